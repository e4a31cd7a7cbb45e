"""Every action by name: found by its own words and by those of other programs, run, or told why not."""

import open_window
from open_window import CONTROL, SHIFT, press, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.ui import command_ranking
from blotter.ui.actions import ACTIONS
from blotter.ui.command_ranking import CommandRanking
from blotter.ui.main_window import MainWindow

IDS = {row.id for row in ACTIONS}


def found(query: str, used: tuple[str, ...] = ()) -> list[str]:
    return [each.row.id for each in CommandRanking(used).find(query)]


def choose(window: MainWindow, words: str) -> None:
    """Type into the palette and press Enter."""
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    QTest.keyClicks(window.commands.palette.query, words)
    QTest.keyClick(window.commands.palette.query, Qt.Key.Key_Return)
    settle()


def test_other_words_are_those_of_actions_that_exist() -> None:
    assert set(command_ranking.OTHER_WORDS) <= IDS


def test_every_action_is_found_by_its_name() -> None:
    for row in ACTIONS:
        if row.menu:
            assert row.id in found(row.title.rstrip("…")), row.id


def test_actions_are_found_by_menu_and_by_the_words_of_other_programs() -> None:
    assert found("in viv")[0] == "in-vivo"
    assert "reread" in found("doc/enc")
    assert {"undo", "redo", "history"} <= set(found("Edit"))
    assert {"copy-cited", "export", "uncode"} <= set(found("quotation"))
    assert {"palette", "new-code"} <= set(found("node"))
    assert "copy-cited" in found("reference")
    assert found("excerpt")
    assert found("kappa") == ["compare"]
    assert found("xylophone") == []


def test_what_was_used_lately_comes_first() -> None:
    assert found("", ("memos", "check"))[:2] == ["memos", "check"]
    assert {row.id for row in ACTIONS if row.menu} <= set(found(""))
    assert found("export", ("export-codebook",))[0] == "export-codebook"
    assert found("export", ("export",))[0] == "export"


def test_an_action_is_run_by_name(window: MainWindow) -> None:
    choose(window, "compare cod")
    assert not window.work.is_text_in_view()
    assert window.settings.commands == ["compare"]


def test_an_action_on_the_text_finds_the_text_in_focus(window: MainWindow) -> None:
    window.work.page.view.page.setFocus()
    choose(window, "next segment")
    assert window.work.page.view.chosen() is not None
    assert window.work.page.view.page.hasFocus()


def test_what_cannot_be_done_says_why_and_is_not_done(window: MainWindow) -> None:
    window.work.desk.show_source(None)
    settle()
    window.commands.ask()
    QTest.keyClicks(window.commands.palette.query, "in vivo")
    rows = [window.commands._row(each) for each in CommandRanking().find("in vivo")]
    assert (rows[0].aside, rows[0].is_muted) == ("Open a document first.", True)
    QTest.keyClick(window.commands.palette.query, Qt.Key.Key_Return)
    settle()
    assert window.settings.commands == []


def test_without_a_project_there_is_the_reason(qtbot: QtBot, dressed: QApplication) -> None:
    with open_window.shown(qtbot) as window:
        settle()
        rows = [window.commands._row(each) for each in CommandRanking().find("")]
        assert {row.aside for row in rows if row.is_muted} == {"Open a project first."}
        assert not next(row for row in rows if row.id == "open").is_muted


def test_one_s_own_key_is_shown(window: MainWindow) -> None:
    window.preferences.take(window.settings.model_copy(update={"keys": {"check": ["Shift+F7"]}}))
    row = next(each for each in CommandRanking().find("check the"))
    assert window.commands._row(row).key == "Shift+F7"


def test_the_question_mark_shows_the_keys_of_the_text(window: MainWindow) -> None:
    window.work.page.view.page.setFocus()
    QTest.keyClicks(window.work.page.view.page, "?")
    settle()
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    assert sheet.windowTitle() == "Keys of this view"
    sheet.close()
