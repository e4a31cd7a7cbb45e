"""The codebook pane: what it shows after every change, and what its gestures ask for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDockWidget, QLineEdit, QMenu
from small_study import mark

from blotter.domain.codebook import Code
from blotter.project import code_sets, codes
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge
from blotter.ui.tasks import TaskRunner
from blotter.ui.views import codebook_pane
from blotter.ui.views.codebook_pane import CodebookPane
from blotter.ui.views.row_delegate import Role


@pytest.fixture
def tasks(qapp: object) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def pane(study: Project, tasks: TaskRunner, dressed: object, qtbot) -> Iterator[CodebookPane]:
    bridge = ProjectBridge(study)
    made = CodebookPane(bridge, tasks)
    made.setWindowFlag(Qt.WindowType.Window)
    qtbot.addWidget(made)
    made.resize(280, 500)
    made.show()
    yield made
    bridge.close()


def code(pane: CodebookPane, path: str) -> Code:
    return pane.model.codebook.find(path)


def index(pane: CodebookPane, path: str):
    return pane.model.index_of(code(pane, path).id)


def choose(pane: CodebookPane, path: str) -> Code:
    pane.select(code(pane, path).id)
    return code(pane, path)


def row_menu(menu: QMenu, words: str):
    return next(action for action in menu.actions() if action.text().partition("\t")[0] == words)


def test_it_follows_the_project(pane: CodebookPane, study: Project) -> None:
    assert index(pane, "patrol").data(Role.COUNT) == 3
    mark(study, "Loan", "patrol/exercise", "tranche")
    assert index(pane, "patrol").data(Role.COUNT) == 4
    study.apply(codes.rename(study, study.codebook.find("motive"), "reason"))
    assert index(pane, "reason").data() == "reason"
    study.undo()
    assert index(pane, "motive").isValid()


def test_what_is_open_and_chosen_stays_through_changes(pane: CodebookPane, study: Project) -> None:
    chosen = choose(pane, "patrol/exercise/live fire")
    study.apply(codes.move(study, study.codebook.find("motive"), None, study.codebook.find("training")))
    study.apply(codes.delete(study, study.codebook.find("training")))
    assert pane.current_code() == study.codebook.by_id[chosen.id]
    assert pane.tree.isExpanded(index(pane, "patrol/exercise"))
    assert not pane.tree.isExpanded(index(pane, "repression"))


def test_when_the_chosen_code_goes_it_is_said(pane: CodebookPane, study: Project, qtbot) -> None:
    told = []
    pane.current_changed.connect(told.append)
    chosen = choose(pane, "motive")
    study.apply(codes.delete(study, chosen))
    assert told[0] == chosen.id
    assert told[-1] == pane.tree.current() != chosen.id


def test_counts_of_a_large_project_come_from_a_thread(
    pane: CodebookPane, study: Project, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codebook_pane, "QUICK", 0)
    mark(study, "Loan", "motive", "tranche")
    qtbot.waitUntil(lambda: index(pane, "motive").data(Role.COUNT) == 1)


def test_a_filter_opens_what_it_finds_and_leaves_the_tree_as_it_was(pane: CodebookPane, qtbot) -> None:
    pane.tree.expand(index(pane, "training"))
    qtbot.keyClicks(pane.filter, "live")
    assert pane.tree.isExpanded(index(pane, "patrol/exercise"))
    assert not index(pane, "training").isValid()
    qtbot.keyClick(pane.filter, Qt.Key.Key_Return)
    assert pane.current_code() == code(pane, "patrol/exercise/live fire")
    assert pane.tree.hasFocus() or pane.focusWidget() is pane.tree
    qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
    assert pane.tree.isExpanded(index(pane, "training"))
    assert not pane.tree.isExpanded(index(pane, "repression"))


def test_a_code_that_the_filter_hides_can_be_selected(pane: CodebookPane, qtbot) -> None:
    pane.filter.setText("live")
    chosen = choose(pane, "training")
    assert pane.current_code() == chosen
    assert pane.filter.text() == ""


def test_nothing_found_and_nothing_there_are_said(pane: CodebookPane, study: Project) -> None:
    pane.filter.setText("zzz")
    assert pane.note.sentence() == "No code is like this."
    pane.filter.clear()
    assert pane.note.sentence() == ""
    for top in study.codebook.children(None):
        study.apply(codes.delete(study, top))
    assert pane.note.sentence() == "No codes yet. *New code…*"


@pytest.mark.parametrize(
    ("key", "modifier", "signal", "rest"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "code_activated", []),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "delete_requested", []),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, "new_code_requested", []),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, "move_requested", ["", "training"]),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, "move_requested", ["", "motive"]),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier, "move_requested", ["training", ""]),
    ],
)
def test_keys(pane: CodebookPane, qtbot, key, modifier, signal: str, rest: list[str]) -> None:
    chosen = choose(pane, "patrol")
    with qtbot.waitSignal(getattr(pane, signal)) as told:
        qtbot.keyClick(pane.tree, key, modifier)
    assert told.args == [chosen.id, *(code(pane, path).id if path else "" for path in rest)]


def test_keys_move_a_code_where_the_project_puts_it(pane: CodebookPane, study: Project, qtbot) -> None:
    def move(identity: str, parent: str, before: str) -> None:
        book = study.codebook
        study.apply(codes.move(study, book.by_id[identity], book.by_id.get(parent), book.by_id.get(before)))

    pane.move_requested.connect(move)
    chosen = choose(pane, "repression")
    shift = Qt.KeyboardModifier
    for key, modifier, path in (
        (Qt.Key.Key_Right, shift.ControlModifier, "patrol/repression"),
        (Qt.Key.Key_Up, shift.AltModifier, "patrol/repression"),
        (Qt.Key.Key_Left, shift.ControlModifier, "repression"),
        (Qt.Key.Key_Up, shift.AltModifier, "repression"),
    ):
        qtbot.keyClick(pane.tree, key, modifier)
        assert pane.model.codebook.path(chosen.id) == path
        assert pane.current_code() == pane.model.codebook.by_id[chosen.id]
    assert [top.name for top in study.codebook.children(None)][:3] == ["training", "repression", "patrol"]
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(pane.tree, key, shift.AltModifier)
    with qtbot.assertNotEmitted(pane.move_requested):
        qtbot.keyClick(pane.tree, Qt.Key.Key_Up, shift.AltModifier)
        qtbot.keyClick(pane.tree, Qt.Key.Key_Left, shift.ControlModifier)
        qtbot.keyClick(pane.tree, Qt.Key.Key_Right, shift.ControlModifier)


def test_renaming_in_place(pane: CodebookPane, qtbot) -> None:
    chosen = choose(pane, "motive")
    qtbot.keyClick(pane.tree, Qt.Key.Key_F2)
    editor = pane.tree.findChild(QLineEdit)
    assert editor.text() == "motive"
    editor.setText("reason")
    with qtbot.waitSignal(pane.rename_requested) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [chosen.id, "reason"]


def test_double_click_activates_a_code(pane: CodebookPane, qtbot) -> None:
    place = pane.tree.visualRect(index(pane, "motive")).center()
    qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(pane.code_activated) as told:
        qtbot.mouseDClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [code(pane, "motive").id]


def test_space_and_the_gutter_activate_with_what_lies_below(pane: CodebookPane, qtbot) -> None:
    told = []
    pane.activation_changed.connect(told.append)
    choose(pane, "patrol")
    qtbot.keyClick(pane.tree, Qt.Key.Key_Space)
    book = pane.model.codebook
    patrol = {code(pane, "patrol").id, *(each.id for each in book.descendants(code(pane, "patrol").id))}
    assert told == [patrol]
    row = pane.tree.visualRect(index(pane, "motive"))
    qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, row.center().y()))
    assert told[-1] == patrol | {code(pane, "motive").id}
    assert index(pane, "motive").data(Role.ACTIVATED) is True
    qtbot.keyClick(pane.tree, Qt.Key.Key_Space)
    assert told[-1] == {code(pane, "motive").id}
    pane.activate(frozenset())
    assert told[-1] == frozenset()


def test_a_deleted_code_is_not_active_any_more(pane: CodebookPane, study: Project, qtbot) -> None:
    motive = code(pane, "motive")
    pane.activate(frozenset([motive.id]))
    with qtbot.waitSignal(pane.activation_changed) as told:
        study.apply(codes.delete(study, motive))
    assert told.args == [frozenset()]


def test_only_codes_with_segments(pane: CodebookPane, study: Project) -> None:
    action = pane.findChild(QMenu).actions()[0]
    action.setChecked(True)
    assert [pane.model.index(row, 0).data() for row in range(pane.model.rowCount())] == [
        "training",
        "patrol",
        "repression",
    ]
    mark(study, "Loan", "motive", "tranche")
    assert index(pane, "motive").isValid()


def test_the_context_menu_asks(pane: CodebookPane, qtbot) -> None:
    chosen = code(pane, "patrol/exercise")
    menu = pane.context_menu(chosen)
    for words, signal, args in (
        ("Apply", pane.apply_requested, [chosen.id]),
        ("Show segments", pane.segments_requested, [chosen.id]),
        ("New sub-code…", pane.new_code_requested, [chosen.id]),
        ("Definition…", pane.definition_requested, [chosen.id]),
        ("Memo…", pane.memo_requested, [chosen.id]),
        ("Notes…", pane.notes_requested, [chosen.id]),
        ("Archive", pane.archive_requested, [chosen.id, True]),
        ("Merge into…", pane.merge_partner_requested, [chosen.id]),
        ("Move…", pane.new_place_requested, [chosen.id]),
        ("Delete…", pane.delete_requested, [chosen.id]),
    ):
        with qtbot.waitSignal(signal) as told:
            row_menu(menu, words).trigger()
        assert told.args == args
    colours = row_menu(menu, "Colour").menu()
    with qtbot.waitSignal(pane.recolour_requested) as told:
        row_menu(colours, "Rose").trigger()
    assert told.args == [chosen.id, "rose"]
    row_menu(menu, "Activate").trigger()
    assert chosen.id in pane.model._activated
    assert row_menu(pane.context_menu(chosen), "Deactivate").isEnabled()


def test_a_dock_takes_the_title(pane: CodebookPane, qtbot) -> None:
    dock = QDockWidget()
    qtbot.addWidget(dock)
    dock.setWidget(pane)
    pane.title.attach(dock)
    assert dock.windowTitle() == "Codebook"
    assert dock.titleBarWidget() is pane.title


def test_what_is_read_only_offers_no_change(study: Project, tasks: TaskRunner, qtbot) -> None:
    path = study.path
    study.close()
    with Project(path, writable=False) as project:
        bridge = ProjectBridge(project)
        pane = CodebookPane(bridge, tasks)
        qtbot.addWidget(pane)
        choose(pane, "motive")
        with qtbot.assertNotEmitted(pane.delete_requested):
            qtbot.keyClick(pane.tree, Qt.Key.Key_Delete)
        menu = pane.context_menu(code(pane, "motive"))
        assert not row_menu(menu, "Rename").isEnabled()
        assert not row_menu(menu, "Colour").isEnabled()
        assert row_menu(menu, "Show segments").isEnabled()
        bridge.close()


def test_a_filter_that_hides_the_chosen_code_gives_it_back(pane: CodebookPane, qtbot) -> None:
    chosen = choose(pane, "patrol/river patrol")
    for typed in ("zzz", "coerced"):
        qtbot.keyClicks(pane.filter, typed)
        assert pane.current_code() != chosen
        qtbot.keyClick(pane.filter, Qt.Key.Key_Escape)
        assert pane.current_code() == chosen


def test_a_code_that_is_chosen_while_a_filter_hides_others_stays_chosen(pane: CodebookPane, qtbot) -> None:
    choose(pane, "patrol/river patrol")
    qtbot.keyClicks(pane.filter, "re")
    found = choose(pane, "repression/coerced return")
    pane.filter.clear()
    assert pane.current_code() == found


def test_a_former_code_is_told_when_it_is_looked_for(pane: CodebookPane, study: Project) -> None:
    book = study.codebook
    study.apply(codes.merge(study, book.find("motive"), book.find("patrol")))
    pane.filter.setText("motive")
    told = pane.note.sentence()
    assert told.startswith("No code is like this. “motive” was merged into “patrol” in revision")
    pane.filter.setText("motives")
    assert pane.note.sentence() == "No code is like this."


def shown(pane: CodebookPane) -> list[str]:
    return [pane.model.index(row, 0).data() for row in range(pane.model.rowCount())]


def test_archived_codes_go_from_the_tree_until_they_are_asked_for(
    pane: CodebookPane, study: Project, qtbot
) -> None:
    study.apply(codes.archive(study, study.codebook.find("motive")))
    assert shown(pane) == ["training", "patrol", "repression"]
    pane.filter.setText("motive")
    assert pane.note.sentence() == "No code is like this."
    pane.filter.clear()
    pane.archived.setChecked(True)
    assert index(pane, "motive").data(Role.MUTED)
    menu = pane.context_menu(code(pane, "motive"))
    assert "Apply" not in [action.text().partition("\t")[0] for action in menu.actions()]
    with qtbot.waitSignal(pane.archive_requested) as told:
        row_menu(menu, "Bring back from the archive").trigger()
    assert told.args == [code(pane, "motive").id, False]
    pane.archived.setChecked(False)
    assert shown(pane)[-1] == "repression"
    chosen = choose(pane, "motive")
    assert pane.current_code() == chosen, "whoever goes to it sees it"
    assert pane.archived.isChecked()


def test_keys_move_a_code_past_the_archived_ones_that_are_not_seen(
    pane: CodebookPane, study: Project, qtbot
) -> None:
    study.apply(codes.archive(study, study.codebook.find("repression")))
    for each in ("repression/rendition or kidnapping", "repression/coerced return"):
        study.apply(codes.archive(study, study.codebook.find(each)))
    choose(pane, "motive")
    with qtbot.waitSignal(pane.move_requested) as told:
        qtbot.keyClick(pane.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told.args[2] == code(pane, "patrol").id


def test_a_code_set_is_activated_as_a_whole_with_what_lies_under_it(
    pane: CodebookPane, study: Project
) -> None:
    def offered() -> list[str]:
        pane.sets.aboutToShow.emit()
        return [action.text() for action in pane.sets.actions() if action.isEnabled()]

    assert offered() == []
    several = [study.codebook.find(path) for path in ("patrol/exercise", "motive")]
    study.apply(code_sets.add(study, "Shows & motives", several)[1])
    study.apply(code_sets.add(study, "Empty")[1])
    assert offered() == ["Shows && motives"]
    row_menu(pane.sets, "Shows && motives").trigger()
    paths = ("patrol/exercise", "patrol/exercise/live fire", "motive")
    assert pane.activated == {code(pane, path).id for path in paths}
