"""The documents pane: names, progress, counts, and what its gestures ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPersistentModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit
from small_study import add_document, document, mark

from blotter.domain.assignment import Status
from blotter.domain.entity import new_id
from blotter.domain.source import Source
from blotter.project import assignments, sources
from blotter.project.project import Project
from blotter.ui import segment_counts
from blotter.ui.bridge import ProjectBridge
from blotter.ui.models.documents_model import DocumentsModel
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.documents_pane import DocumentsPane
from blotter.ui.views.row_delegate import Role


@pytest.fixture
def pane(study: Project, dressed: object, qtbot) -> Iterator[DocumentsPane]:
    bridge, tasks = ProjectBridge(study), TaskRunner()
    made = DocumentsPane(bridge, tasks)
    qtbot.addWidget(made)
    made.resize(224, 400)
    made.show()
    yield made
    tasks.close()
    bridge.close()


def index(pane: DocumentsPane, study: Project, name: str):
    return pane.model.index_of(document(study, name).id)


def click(qtbot, pane: DocumentsPane, place: QPoint) -> None:
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_keeps_qts_rules(pane: DocumentsPane, study: Project, qtmodeltester) -> None:
    qtmodeltester.check(pane.model)
    add_document(study, "A new one.txt", "Words.")
    qtmodeltester.check(pane.model)
    pane.filter.setText("loan")
    qtmodeltester.check(pane.model)


def test_it_follows_the_project(pane: DocumentsPane, study: Project) -> None:
    loan = document(study, "Loan")
    row = QPersistentModelIndex(pane.model.index_of(loan.id))
    assert (row.data(), row.data(Role.COUNT), row.data(Role.STATUS)) == (loan.name, 0, "circle-dashed")
    study.apply(assignments.assign(study, [(loan, study.acting_coder())]))
    assert row.data(Role.STATUS) == "circle-dot"
    assert str(row.data(Qt.ItemDataRole.ToolTipRole)).endswith("assigned")
    mark(study, "Loan", "motive", "tranche")
    assert (row.data(Role.COUNT), row.data(Role.STATUS)) == (1, "progress-check")
    study.apply(assignments.mark_done(study, study.acting_coder(), [loan]))
    assert row.data(Role.STATUS) == "circle-check:success"
    study.apply(sources.rename(study, loan, "A loan.txt"))
    assert (row.data(), row.row()) == ("A loan.txt", 0)
    study.apply(sources.remove(study, study.sources[loan.id]))
    assert not row.isValid()


def test_the_glyphs_are_the_acting_coders(pane: DocumentsPane, study: Project) -> None:
    row = index(pane, study, "Notes")
    assert row.data(Role.STATUS) == "progress-check"
    pane.show_coder(study.coder("Jonas Falk"))
    assert row.data(Role.STATUS) == "circle-dashed"
    pane.show_coder(None)
    assert row.data(Role.STATUS) == "file-text"


def test_counts_of_a_large_project_come_from_a_thread(
    pane: DocumentsPane, study: Project, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_counts, "QUICK", 0)
    mark(study, "Loan", "motive", "tranche")
    qtbot.waitUntil(lambda: index(pane, study, "Loan").data(Role.COUNT) == 1)


def test_a_click_opens_and_a_click_on_the_glyph_says_done(pane: DocumentsPane, study: Project, qtbot) -> None:
    row = index(pane, study, "Notes")
    with qtbot.waitSignal(pane.source_opened) as told, qtbot.assertNotEmitted(pane.done_toggled):
        click(qtbot, pane, pane.list.visualRect(row).center())
    assert told.args == [document(study, "Notes").id]
    with qtbot.waitSignal(pane.done_toggled) as told, qtbot.assertNotEmitted(pane.source_opened):
        click(qtbot, pane, pane.list.sign_rect(row).center())
    assert told.args == [document(study, "Notes").id, True]
    study.apply(assignments.mark_done(study, study.acting_coder(), [document(study, "Notes")]))
    with qtbot.waitSignal(pane.done_toggled) as told:
        click(qtbot, pane, pane.list.sign_rect(row).center())
    assert told.args == [document(study, "Notes").id, False]


def test_keys(pane: DocumentsPane, study: Project, qtbot) -> None:
    loan = document(study, "Loan")
    pane.select(loan.id)
    with qtbot.waitSignal(pane.source_opened) as told:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert told.args == [loan.id]
    with qtbot.waitSignal(pane.remove_requested) as told:
        qtbot.keyClick(pane.list, Qt.Key.Key_Delete)
    assert told.args == [loan.id]
    with qtbot.waitSignal(pane.activation_changed) as told:
        qtbot.keyClick(pane.list, Qt.Key.Key_Space)
    assert told.args == [frozenset([loan.id])]
    qtbot.keyClick(pane.list, Qt.Key.Key_F2)
    editor = pane.list.findChild(QLineEdit)
    editor.setText("Agreement.txt")
    with qtbot.waitSignal(pane.rename_requested) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [loan.id, "Agreement.txt"]


def test_filters(pane: DocumentsPane, study: Project, qtbot) -> None:
    pane.filter.setText("PATROLS joint")
    assert pane.model.shown() == [document(study, "Notes").id]
    qtbot.keyClick(pane.filter, Qt.Key.Key_Down)
    assert pane.current() == document(study, "Notes").id
    pane.filter.setText("zzz")
    assert pane.note.sentence() == "No document is like this."
    pane.filter.clear()
    pane._only_open.setChecked(True)
    study.apply(assignments.mark_done(study, study.acting_coder(), [document(study, "Notes")]))
    assert document(study, "Notes").id not in pane.model.shown()
    assert len(pane.model.shown()) == 2


def test_only_my_documents(pane: DocumentsPane, study: Project, qtbot) -> None:
    notes, interview, loan = (document(study, name) for name in ("Notes", "Interview", "Loan"))
    with qtbot.waitSignal(pane.mine_toggled) as told:
        pane._only_mine.trigger()
    assert told.args == [True]
    assert set(pane.model.shown()) == {notes.id, interview.id}
    study.apply(assignments.assign(study, [(loan, study.acting_coder())]))
    assert loan.id in pane.model.shown(), "what is assigned is mine before it is begun"
    study.apply(assignments.mark_done(study, study.acting_coder(), [notes]))
    assert notes.id in pane.model.shown()
    pane._only_open.setChecked(True)
    assert set(pane.model.shown()) == {loan.id, interview.id}
    pane.show_coder(None)
    assert set(pane.model.shown()) >= {loan.id, interview.id}, "nobody has no documents"
    pane.show_coder(study.coder("Jonas Falk"))
    assert pane.model.shown() == []
    assert pane.note.sentence() == "None of these documents is yours. *List all documents*"
    pane.note.action_requested.emit()
    assert not pane.is_only_mine()
    assert set(pane.model.shown()) == {notes.id, interview.id, loan.id}


def test_an_empty_project_says_the_one_way_to_begin(pane: DocumentsPane, study: Project, qtbot) -> None:
    for source in list(study.sources.values()):
        study.apply(sources.remove(study, source))
    assert pane.note.sentence() == "No documents yet. Drop files here or *Import…*"
    with qtbot.waitSignal(pane.import_requested):
        pane.note.linkActivated.emit("act")


def test_a_removed_document_is_not_active_any_more(pane: DocumentsPane, study: Project, qtbot) -> None:
    loan = document(study, "Loan")
    pane.activate(frozenset([loan.id]))
    assert index(pane, study, "Loan").data(Role.ACTIVATED) is True
    with qtbot.waitSignal(pane.activation_changed) as told:
        study.apply(sources.remove(study, loan))
    assert told.args == [frozenset()]


def test_files_dropped_anywhere_are_told(pane: DocumentsPane, tmp_path: Path, qtbot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt")), QUrl("https://example.org/b.txt")])
    drop = QDropEvent(
        QPointF(50, 90),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(pane.files_dropped) as told:
        pane.dropEvent(drop)
    assert told.args == [[tmp_path / "a.txt"]]
    assert drop.isAccepted()


def test_the_context_menu_asks(pane: DocumentsPane, study: Project, qtbot) -> None:
    loan = document(study, "Loan").id
    actions = {each.text().partition("\t")[0]: each for each in pane.context_menu(loan).actions()}
    for words, signal, args in (
        ("Open", pane.source_opened, [loan]),
        ("Done", pane.done_toggled, [loan, True]),
        ("Assign…", pane.assign_requested, [loan]),
        ("Memo…", pane.memo_requested, [loan]),
        ("Remove…", pane.remove_requested, [loan]),
        ("Activate", pane.activation_changed, [frozenset([loan])]),
    ):
        with qtbot.waitSignal(signal) as told:
            actions[words].trigger()
        assert told.args == args


def test_ten_thousand_documents(qapp: object) -> None:
    digest = "0" * 64
    made = [
        Source(
            id=new_id(), name=f"Interview {n}.txt", kind="text", text=digest, original=digest, characters=n
        )
        for n in range(10_000)
    ]
    model = DocumentsModel()
    model.show_sources({each.id: each for each in made})
    model.show_statuses({made[4].id: Status.DONE}, has_coder=True)
    assert model.rowCount() == 10_000
    model.show_filter("interview 4242")
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Interview 4242.txt"]
