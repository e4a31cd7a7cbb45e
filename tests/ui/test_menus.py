"""ACTIONS and the menus: complete, without double keys, enabled when something can be done."""

from collections import Counter
from pathlib import Path

import open_window
import pytest
from open_window import settle
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.ui import icons, menus
from blotter.ui.action_row import Needs, Where
from blotter.ui.actions import ACTIONS, GROUPS_BEGIN, MENUS, shortcuts
from blotter.ui.main_window import MainWindow

BY_ID = {row.id: row for row in ACTIONS}
TAKEN = {
    "Ctrl+Space", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+U", "Ctrl+M", "Ctrl+H", "Ctrl+Shift+3", "Ctrl+Shift+4",
    "Ctrl+Shift+5", "F10", "Tab", "Shift+Tab",
}  # fmt: skip
"""What systems, window managers, input methods and the way out of the text need."""
PAGED = (Needs.PAGES, Needs.ORIGINAL)
"""What the documents of the small study, which have no pages, do not give."""


def enabled(window: MainWindow) -> set[str]:
    """The ids of the actions that can be used now."""
    settle()
    return {name for name, action in window.actions_by_id.items() if action.isEnabled()}


def needing(*needs: Needs) -> set[str]:
    return {row.id for row in ACTIONS if row.needs in needs}


def test_every_action_has_an_id_and_a_title_of_its_own() -> None:
    assert len(BY_ID) == len(ACTIONS)
    in_menus = Counter((row.menu, row.title) for row in ACTIONS if row.menu)
    assert [title for title, count in in_menus.items() if count > 1] == []
    assert {row.menu for row in ACTIONS} == {*MENUS, ""}
    assert all(row.keys for row in ACTIONS if not row.menu), "what is in no menu has a key"


def test_menus_end_as_people_expect_and_keep_together_what_belongs_together() -> None:
    rows = {menu: [row.id for row in ACTIONS if row.menu == menu] for menu in MENUS}
    assert rows["Project"][-1] == "quit"
    assert rows["Document"][-1] == "erase"
    assert "erase" in GROUPS_BEGIN
    for menu, first, second in (
        ("Project", "export", "export-filtered"), ("Document", "go-page", "go-time"),
    ):  # fmt: skip
        assert rows[menu].index(second) == rows[menu].index(first) + 1


def test_every_icon_is_drawn() -> None:
    assert {row.icon for row in ACTIONS if row.icon} <= set(icons.names())


def test_no_key_is_given_twice_in_one_context() -> None:
    keys = [(key.toString(), row) for row in ACTIONS for key in shortcuts(row)]
    everywhere = Counter(key for key, row in keys if row.where is Where.WINDOW)
    for where in (Where.TEXT, Where.SETTLING):
        there = everywhere + Counter(key for key, row in keys if row.where is where)
        assert [key for key, count in there.items() if count > 1] == []
    assert all(key for key, _ in keys), "every key is one that Qt knows"


def test_no_key_is_one_that_others_need() -> None:
    keys = {key.toString() for row in ACTIONS for key in shortcuts(row)}
    assert keys & TAKEN == set()
    assert [key for key in keys if key.startswith("Ctrl+Alt+")] == [], "AltGr writes letters"


def test_single_keys_work_only_in_the_text_and_where_one_settles() -> None:
    single = {row.id for row in ACTIONS for key in shortcuts(row) if len(key.toString().split("+")[-1]) == 1
              and not key.toString().startswith(("Ctrl", "Alt"))}  # fmt: skip
    assert all(BY_ID[name].where in (Where.TEXT, Where.SETTLING) for name in single)


def test_menus_stand_in_the_order_of_the_table_with_lines_between_groups(window: MainWindow) -> None:
    bar = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert bar == list(MENUS)
    for title, action in zip(MENUS, window.menuBar().actions(), strict=True):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        shown = [each for each in menu.actions() if not each.isSeparator()]
        ids = [next(name for name, made in window.actions_by_id.items() if made is each) for each in shown]
        assert ids == [row.id for row in ACTIONS if row.menu == title]
        lines = [place for place, each in enumerate(menu.actions()) if each.isSeparator()]
        begun = [menu.actions()[place + 1] for place in lines]
        assert {name for name in ids if window.actions_by_id[name] in begun} <= GROUPS_BEGIN


def test_without_a_project_only_what_needs_none(qtbot: QtBot, dressed: QApplication) -> None:
    with open_window.shown(qtbot) as window:
        assert enabled(window) == needing(Needs.NOTHING)


def test_in_the_text_all_but_redo_and_the_way_back(window: MainWindow) -> None:
    assert enabled(window) == {*BY_ID} - needing(
        Needs.REDO, Needs.AWAY, Needs.FORWARD, Needs.SETTLING, *PAGED
    )


def test_without_a_document_nothing_of_the_text(window: MainWindow) -> None:
    window.work.desk.show_source(None)
    lacking = needing(Needs.REDO, Needs.FORWARD, Needs.AWAY, Needs.TEXT, Needs.CODING, Needs.SETTLING, *PAGED)
    assert enabled(window) == {*BY_ID} - lacking


def test_beside_another_page_nothing_of_the_text(window: MainWindow) -> None:
    window.work.show_comparison()
    of_the_text = needing(Needs.TEXT, Needs.CODING, Needs.DESK, Needs.FORWARD, *PAGED)
    assert enabled(window) == {*BY_ID} - needing(Needs.REDO, Needs.SETTLING) - of_the_text
    assert window.actions_by_id["back-to-text"].isVisible()
    assert not window.actions_by_id["compare"].isVisible()


def test_read_only_nothing_that_changes(tmp_path: Path, qtbot: QtBot, dressed: QApplication) -> None:
    path = open_window.made(tmp_path)
    with open_window.shown(qtbot) as window:
        assert window.open_project(path, writable=False)
        changing = needing(Needs.CHANGES, Needs.CODING, Needs.SETTLING, Needs.UNDO, Needs.REDO)
        assert enabled(window) == {*BY_ID} - changing - needing(Needs.AWAY, Needs.BACK, Needs.FORWARD, *PAGED)
        tips = {window.actions_by_id[name].toolTip() for name in changing}
        assert tips == {"The project is open for reading only."}


def test_undo_and_redo_name_what_they_would_do(window: MainWindow) -> None:
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    desk = window.work.desk
    desk.mark_new(Span(0, 6), "night & day", desk.project.codebook.find("patrol").id)
    settle()
    assert undo.text() == "Undo code patrol › night && day"
    assert undo.toolTip() == "Undo: Code patrol › night & day (Ctrl+Z)"
    desk.undo()
    settle()
    assert redo.text() == "Redo code patrol › night && day"
    assert redo.isEnabled()
    desk.redo()
    settle()
    assert (redo.text(), redo.isEnabled()) == ("Redo", False)


def test_tool_tips_name_the_key(window: MainWindow) -> None:
    settle()
    for name, words in (("palette", "Code (Ctrl+K)"), ("again", "Last code again (Ctrl+L)")):
        assert window.actions_by_id[name].toolTip() == words
    tools = [action for action in window.tools.actions() if action in window.actions_by_id.values()]
    for action in tools:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert key in action.toolTip()
        assert window.tools.widgetForAction(action).accessibleName()


def test_ticks_follow_what_they_stand_for(window: MainWindow) -> None:
    def is_ticked(name: str) -> bool:
        settle()
        action: QAction = window.actions_by_id[name]
        return action.isChecked()

    assert is_ticked("washes")
    window.work.page.washes.toggle()
    assert not is_ticked("washes")
    assert not is_ticked("done")
    window.actions_by_id["done"].trigger()
    assert is_ticked("done")
    window.work.desk.undo()
    assert not is_ticked("done")
    assert is_ticked("show-documents")
    window.work.panes.toggle("documents")
    assert not is_ticked("show-documents")


@pytest.mark.parametrize("name", ["show-documents", "show-segments", "show-codebook"])
def test_a_pane_is_put_away_and_shown_again(window: MainWindow, name: str) -> None:
    settle()
    pane = name.removeprefix("show-")
    window.actions_by_id[name].trigger()
    assert not window.work.panes.is_shown(pane)
    window.actions_by_id[name].trigger()
    assert window.work.panes.is_shown(pane)


def test_a_key_is_written_as_this_system_writes_it(window: MainWindow) -> None:
    assert menus.with_keys("Code", window.actions_by_id["palette"]) == "Code (Ctrl+K)"
    assert menus.with_keys("Check", window.actions_by_id["check"]) == "Check"


def test_on_a_mac_some_keys_are_others_and_none_is_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    keys = {row.id: [key.toString() for key in shortcuts(row)] for row in ACTIONS}
    assert (keys["back"], keys["forward"], keys["go-paragraph"]) == (["Ctrl+["], ["Ctrl+]"], ["Ctrl+Alt+G"])
    assert keys["uncode"] == ["Del", "Backspace"]
    everywhere = [key for row in ACTIONS if row.where is Where.WINDOW for key in keys[row.id]]
    assert [key for key, count in Counter(everywhere).items() if count > 1] == []
