"""Groups in the documents pane: a tree that folds, filtered, activated and moved by keys and by dragging."""

import pytest
from open_window import CONTROL, answering, choosing, press_in, settle
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.entity import new_id
from blotter.domain.source import Source
from blotter.project.metadata import grouping, groups
from blotter.project.project import Project
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.models.documents_model import DocumentsModel
from blotter.ui.views.documents_pane import DocumentsPane
from blotter.ui.views.row_delegate import Role

KEY = Qt.Key
INTERVIEW, LOAN, NOTES = (
    "Interview 07.md", "Loan agreement.txt", "Notes on the joint patrols, spring and summer.txt",
)  # fmt: skip


@pytest.fixture
def pane(window: MainWindow) -> DocumentsPane:
    """Field holds Spring, which holds the interview; the others are in no group."""
    project = window.work.desk.project
    project.apply(grouping.move_to_path(project, [project.source(INTERVIEW).id], ["Field", "Spring"]))
    settle()
    return window.work.panes.documents


def group(project: Project, *names: str) -> str:
    found = project.groups.find(names)
    assert found is not None
    return found.id


def lines(pane: DocumentsPane) -> list[str]:
    """The rows that can be seen, indented as they are."""
    found: list[str] = []
    index = pane.model.index(0, 0)
    while index.isValid():
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        found.append("  " * depth + str(index.data()))
        index = pane.list.indexBelow(index)
    return found


def drop(pane: DocumentsPane, dragged: list[str], place: QPoint) -> None:
    """Drag documents and groups over a place and let go."""
    data = pane.model.mimeData([pane.model.index_of(each) for each in dragged])
    held = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    pane.list.dragMoveEvent(QDragMoveEvent(place, *held))
    pane.list.dropEvent(QDropEvent(QPointF(place), *held))
    settle()


def test_without_groups_it_is_the_list_that_it_was(window: MainWindow) -> None:
    settle()
    assert lines(window.work.panes.documents) == [INTERVIEW, LOAN, NOTES]
    assert not window.work.panes.documents.model.hasChildren(window.work.panes.documents.model.index(0, 0))


def test_it_keeps_qts_rules(pane: DocumentsPane, window: MainWindow, qtmodeltester) -> None:
    qtmodeltester.check(pane.model)
    project = window.work.desk.project
    project.apply(groups.remove(project, project.groups.by_id[group(project, "Field")]))
    qtmodeltester.check(pane.model)


def test_groups_come_first_fold_and_count(pane: DocumentsPane, window: MainWindow) -> None:
    assert lines(pane) == ["Field (1)", "  Spring (1)", f"    {INTERVIEW}", LOAN, NOTES]
    field = pane.model.index_of(group(window.work.desk.project, "Field"))
    assert (field.data(Role.COUNT), field.data(Role.STRONG)) == (2, True)
    pane.list.setCurrentIndex(field)
    press_in(pane.list, KEY.Key_Left)
    assert lines(pane) == ["Field (1)", LOAN, NOTES]
    pane.filter.setText("spring")
    assert lines(pane) == ["Field (1)", "  Spring (1)", f"    {INTERVIEW}", NOTES]
    pane.filter.clear()
    assert lines(pane) == ["Field (1)", LOAN, NOTES], "what was folded is folded again"


def test_space_activates_all_of_a_group(pane: DocumentsPane, window: MainWindow) -> None:
    project = window.work.desk.project
    pane.list.setCurrentIndex(pane.model.index_of(group(project, "Field")))
    press_in(pane.list, KEY.Key_Space)
    assert pane.activated == {project.source(INTERVIEW).id}
    assert pane.model.index_of(group(project, "Field")).data(Role.ACTIVATED) is True
    press_in(pane.list, KEY.Key_Space)
    assert pane.activated == frozenset()


def test_a_group_is_made_renamed_and_removed(pane: DocumentsPane, window: MainWindow) -> None:
    project = window.work.desk.project

    def fill(box: object) -> None:
        assert isinstance(box, FormDialog)
        box.enter(name="Papers")
        box.accept()

    pane.select(project.source(LOAN).id)
    pane.list.selectionModel().select(
        pane.model.index_of(project.source(NOTES).id), QItemSelectionModel.SelectionFlag.Select
    )
    with answering(fill):
        press_in(pane.list, KEY.Key_G, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert lines(pane)[-3:] == ["Papers (2)", f"  {LOAN}", f"  {NOTES}"]
    assert pane.current_group() == group(project, "Papers")
    press_in(pane.list, KEY.Key_F2)
    line = pane.list.findChild(QLineEdit)
    assert line is not None
    line.setText("Prints")
    QTest.keyClick(line, KEY.Key_Return)
    settle()
    assert group(project, "Prints")
    pane.select(group(project, "Prints"))
    with choosing("Remove group"):
        press_in(pane.list, KEY.Key_Delete)
    settle()
    assert lines(pane)[-2:] == [LOAN, NOTES]
    window.actions_by_id["undo"].trigger()
    settle()
    assert group(project, "Prints")


def test_documents_and_groups_are_dragged(pane: DocumentsPane, window: MainWindow) -> None:
    project = window.work.desk.project
    field, spring = group(project, "Field"), group(project, "Field", "Spring")
    loan, notes = project.source(LOAN).id, project.source(NOTES).id
    steps = len(project.history())
    drop(pane, [loan, notes], pane.list.visualRect(pane.model.index_of(spring)).center())
    assert {project.sources[each].group for each in (loan, notes)} == {spring}
    assert len(project.history()) == steps + 1
    on_document = pane.list.visualRect(pane.model.index_of(notes)).center()
    drop(pane, [field], on_document)
    assert project.groups.by_id[field].parent is None, "a group does not go into itself"
    drop(pane, [spring, loan], QPoint(40, pane.list.viewport().height() - 2))
    assert project.groups.by_id[spring].parent is None
    assert project.sources[loan].group is None


def test_where_to_is_asked_by_key(pane: DocumentsPane, window: MainWindow) -> None:
    project = window.work.desk.project
    pane.select(project.source(LOAN).id)
    press_in(pane.list, KEY.Key_M, CONTROL)
    palette = window.work.metadata.groups._palette.palette
    assert palette.rows() == ["No group", "Field", "Field › Spring"]
    QTest.keyClicks(palette.query, "spri")
    assert palette.rows() == ["Field › Spring", "New group “spri”"]
    QTest.keyClick(palette.query, KEY.Key_Return)
    settle()
    assert project.source(LOAN).group == group(project, "Field", "Spring")
    press_in(pane.list, KEY.Key_M, CONTROL)
    QTest.keyClicks(palette.query, "Year/2016")
    QTest.keyClick(palette.query, KEY.Key_Return)
    settle()
    assert project.source(LOAN).group == group(project, "Year", "2016")


def test_a_click_opens_a_document_and_folds_a_group(pane: DocumentsPane, window: MainWindow, qtbot) -> None:
    project = window.work.desk.project
    field = pane.model.index_of(group(project, "Field"))
    with qtbot.assertNotEmitted(pane.source_opened):
        qtbot.mouseClick(
            pane.list.viewport(), Qt.MouseButton.LeftButton, pos=pane.list.visualRect(field).center()
        )
    assert not pane.list.isExpanded(field)
    loan = pane.list.visualRect(pane.model.index_of(project.source(LOAN).id)).center()
    with qtbot.assertNotEmitted(pane.source_opened):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, CONTROL, pos=loan)
    with qtbot.waitSignal(pane.source_opened):
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=loan)


def test_the_menus_are_of_what_is_meant(pane: DocumentsPane, window: MainWindow) -> None:
    project = window.work.desk.project

    def words(index: object) -> list[str]:
        return [each.text().partition("\t")[0] for each in pane.menu_at(index).actions() if each.text()]

    field = pane.model.index_of(group(project, "Field"))
    assert "Remove the group…" in words(field)
    loan = pane.model.index_of(project.source(LOAN).id)
    pane.list.setCurrentIndex(loan)
    assert "Move to a group…" in words(loan)
    pane.list.selectionModel().select(field, QItemSelectionModel.SelectionFlag.Select)
    assert words(loan)[0] == "Activate 2 documents"
    assert "New group of these…" in words(loan)
    assert words(pane.model.index(-1, 0)) == ["Import documents…", "New group…"]


def test_ten_thousand_documents_in_two_hundred_groups(qapp: object) -> None:
    above = [DocumentGroup(id=new_id(), name=f"Group {n}", position=n) for n in range(200)]
    digest = "0" * 64
    made = [
        Source(
            id=new_id(), name=f"Interview {n}.txt", kind="text", text=digest, original=digest, characters=n,
            group=above[n % 200].id,
        )
        for n in range(10_000)
    ]  # fmt: skip
    model = DocumentsModel()
    model.show_sources({each.id: each for each in made}, Groups(above))
    assert (model.rowCount(), model.rowCount(model.index(0, 0))) == (200, 50)
    model.show_filter("interview 4242")
    assert [model.index(0, 0, model.index(row, 0)).data() for row in range(model.rowCount())] == [
        "Interview 4242.txt"
    ]


def test_the_next_document_is_the_one_below_in_the_list(window: MainWindow, pane: DocumentsPane) -> None:
    project = window.work.desk.project
    project.apply(grouping.move_to_path(project, [project.source(NOTES).id], ["Archive"]))
    window.work.open_source(project.source(NOTES).id)
    settle()
    walked = []
    for _ in range(3):
        window.actions_by_id["next-document"].trigger()
        settle()
        assert window.work.desk.source is not None
        walked.append(window.work.desk.source.name)
    assert walked == [LOAN, INTERVIEW, NOTES]
    assert [each.strip() for each in lines(pane) if each.strip() in walked] == [INTERVIEW, NOTES, LOAN]
