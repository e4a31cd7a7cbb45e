"""Letters of the codebook code the passage while the text has the focus."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import small_study
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.project import codes
from blotter.settings import Settings
from blotter.ui.main_window import MainWindow

DOCUMENT = "Interview 07.md"
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    with small_study.make(tmp_path / "study.blotter") as project:
        for path, key in (("motive", "v"), ("patrol", "c")):
            project.apply(codes.set_key(project, project.codebook.find(path), key))
    window = MainWindow(Settings(coder="Mira Okonjo"), keep_state=False)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.open_project(tmp_path / "study.blotter")
    window.work.open_source(window.work.desk.project.source(DOCUMENT).id)
    yield window
    window.close()


def press(window: MainWindow, key: Qt.Key) -> None:
    page = window.work.page.view.page
    page.setFocus()
    QApplication.processEvents()
    QTest.keyClick(page, key)
    QApplication.processEvents()


def coded(window: MainWindow) -> set[tuple[str, str]]:
    project = window.work.desk.project
    segments = project.segments_of(project.source(DOCUMENT))
    return {(project.codebook.path(each.code), each.quote) for each in segments}


def test_a_letter_codes_the_selection(window: MainWindow) -> None:
    window.work.page.view.select(Span(0, 6))
    press(window, Qt.Key.Key_V)
    assert ("motive", "He was") in coded(window)


def test_a_letter_without_a_passage_changes_nothing(window: MainWindow) -> None:
    before = coded(window)
    press(window, Qt.Key.Key_V)
    assert coded(window) == before


def test_a_key_of_the_window_stays_the_windows(window: MainWindow) -> None:
    before = coded(window)
    window.work.page.view.select(Span(0, 6))
    press(window, Qt.Key.Key_C)
    assert coded(window) == before


def test_letters_and_digits_rest_while_their_group_is_off(window: MainWindow) -> None:
    window.preferences.take(window.settings.model_copy(update={"single_letters": False}))
    before = coded(window)
    window.work.page.view.select(Span(0, 6))
    press(window, Qt.Key.Key_V)
    press_place(window, 1)
    assert coded(window) == before


_FRENCH_ROW = {
    1: ("&", Qt.Key.Key_Ampersand),
    2: ("é", Qt.Key.Key_Eacute),
    7: ("è", Qt.Key.Key_Egrave),
}


def press_place(window: MainWindow, digit: int, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key of the number row on a French keyboard, where it writes a sign."""
    sign, code = _FRENCH_ROW[digit]
    scan = digit + (1 if sys.platform == "win32" else 9)
    mac = {1: 18, 2: 19, 7: 26}[digit]
    kind = QEvent.Type.KeyPress
    event = QKeyEvent(kind, code, held, scan, mac, 0, "" if held else sign)
    QApplication.sendEvent(window.work.page.view.page, event)
    QApplication.processEvents()


def test_digits_go_by_their_place_on_the_number_row(window: MainWindow) -> None:
    """Nobody in France needs Shift for a recent code."""
    first, second = [code.id for code in window.work.desk.project.codebook][:2]
    window.work.desk.mark(Span(0, 2), [first])
    window.work.desk.mark(Span(0, 2), [second])
    window.work.page.view.select(Span(0, 6))
    press_place(window, 2)
    project = window.work.desk.project
    given = {s.code for s in project.segments_of(project.source(DOCUMENT)) if s.span == Span(0, 6)}
    assert given == {first}


def test_a_digit_goes_to_the_action_that_has_it_now(window: MainWindow) -> None:
    own = {"recent-7": ["Shift+F7"], "washes": ["7"], "reading": ["Ctrl+2"]}
    window.preferences.take(window.settings.model_copy(update={"keys": own}))
    press_place(window, 7)
    assert not window.work.page.washes.isChecked()
    press_place(window, 2, Qt.KeyboardModifier.ControlModifier)
    assert not window.work.panes.is_shown("codebook")


def test_the_tree_shows_the_letters(window: MainWindow) -> None:
    project = window.work.desk.project
    assert window.work.code_keys.caps()[project.codebook.find("motive").id] == "v"
