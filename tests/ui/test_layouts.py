"""Layouts for coding and reading, and the text alone."""

from pathlib import Path

import open_window
import pytest
from open_window import press, settle
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from blotter.ui.main_window import MainWindow

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
PANES = {"documents", "codebook", "definition", "segments"}


def shown(window: MainWindow) -> set[str]:
    """The panes that are shown."""
    settle()
    docks = window.findChildren(QDockWidget)
    return {dock.objectName() for dock in docks if not dock.isHidden()}


def around(window: MainWindow) -> tuple[bool, bool, bool]:
    """Whether menu bar, tool bar and status bar are shown."""
    bars: list[QWidget] = [window.menuBar(), window.tools, window.statusBar()]
    menu, tools, status = (bar.isVisible() for bar in bars)
    return menu, tools, status


def test_reading_and_coding_remember_their_panes(window: MainWindow) -> None:
    press(window, KEY.Key_F8)
    assert shown(window) == set()
    assert around(window) == (True, False, True)
    assert window.actions_by_id["reading"].isChecked()
    window.work.panes.toggle("codebook")
    assert shown(window) == {"codebook"}
    press(window, KEY.Key_F8)
    assert shown(window) == PANES
    assert around(window) == (True, True, True)
    window.work.panes.toggle("segments")
    press(window, KEY.Key_F8)
    assert shown(window) == {"codebook"}
    press(window, KEY.Key_F8)
    assert shown(window) == PANES - {"segments"}


def test_one_click_above_the_text_changes_the_layout_and_back(window: MainWindow) -> None:
    settle()
    book = window.work.page.header.reading
    book.click()
    assert shown(window) == set()
    assert book.isChecked()
    book.click()
    assert shown(window) == PANES
    assert not book.isChecked()


def test_from_another_page_one_comes_back_to_the_layout_one_left(window: MainWindow) -> None:
    press(window, KEY.Key_F8)
    window.work.show_comparison()
    assert around(window) == (True, True, True)
    window.work.show_text()
    assert shown(window) == set()
    assert around(window) == (True, False, True)
    press(window, KEY.Key_F8)
    assert shown(window) == PANES


def test_the_text_stands_alone_until_esc(window: MainWindow) -> None:
    window.work.panes.toggle("documents")
    press(window, KEY.Key_F8, SHIFT)
    settle()
    assert shown(window) == set()
    assert around(window) == (False, False, False)
    assert window.isFullScreen()
    header = window.work.page.header
    assert not header.isVisible()
    assert window.work.page.view.page.hasFocus()
    press(window, KEY.Key_Escape)
    settle()
    assert shown(window) == PANES - {"documents"}
    assert around(window) == (True, True, True)
    assert not window.isFullScreen()
    assert header.isVisible()


def test_the_same_key_leaves_it_and_a_window_on_the_whole_screen_stays_so(window: MainWindow) -> None:
    window.toggle_full_screen()
    press(window, KEY.Key_F8, SHIFT)
    press(window, KEY.Key_F8, SHIFT)
    settle()
    assert window.isFullScreen()
    assert around(window) == (True, True, True)
    window.toggle_full_screen()


def test_esc_lets_go_of_what_is_chosen_before_it_leaves(window: MainWindow) -> None:
    press(window, KEY.Key_F8, SHIFT)
    view = window.work.page.view
    (segment, *_) = view.segments_at(view.page.positions.stored.index("night boat"))
    view.choose(segment)
    press(window, KEY.Key_Escape)
    assert view.chosen() is None
    assert window.isFullScreen()
    press(window, KEY.Key_Escape)
    settle()
    assert not window.isFullScreen()


def test_the_header_comes_with_the_pointer_and_the_text_stays(window: MainWindow) -> None:
    press(window, KEY.Key_F8, SHIFT)
    settle()
    page = window.work.page
    edge = page.childAt(QPoint(page.width() // 2, 1))
    assert edge is not None
    place = page.view.geometry()
    at = QPointF(50, 1)
    QApplication.sendEvent(edge, QEnterEvent(at, at, at))
    assert page.header.isVisible()
    assert page.header.width() == page.width()
    assert page.view.geometry() == place
    press(window, KEY.Key_Escape)
    settle()
    assert page.view.mapTo(page, QPoint()).y() >= page.header.height()


def test_coding_goes_on_while_the_text_stands_alone(window: MainWindow) -> None:
    work = window.work
    press(window, KEY.Key_F8, SHIFT)
    work.area.split()
    settle()
    assert not work.page.header.isVisible()
    work.open_memo("project")
    assert shown(window) == {"memo"}
    press(window, KEY.Key_Escape)
    assert "memo" not in shown(window)


def test_the_panes_for_reading_come_back_the_next_time(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    before = QSettings.defaultFormat()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "places"))
    path = open_window.made(tmp_path)
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(path)
        press(window, KEY.Key_F8)
        window.work.panes.toggle("documents")
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(path)
        assert shown(window) == PANES, "a project opens for coding"
        press(window, KEY.Key_F8)
        assert shown(window) == {"documents"}
    QSettings.setDefaultFormat(before)


def test_below_640_the_definition_is_a_tab_of_the_codebook(window: MainWindow) -> None:
    def tabs() -> set[str]:
        settle()
        codebook = window.findChild(QDockWidget, "codebook")
        assert isinstance(codebook, QDockWidget)
        return {dock.objectName() for dock in window.tabifiedDockWidgets(codebook)}

    assert tabs() == set()
    window.resize(1280, 630)
    assert tabs() == {"definition"}
    assert shown(window) == PANES
    window.resize(1280, 600)
    assert shown(window) == PANES - {"segments"}
    window.resize(1280, 800)
    assert tabs() == set()
    assert shown(window) == PANES
    codebook, definition = (window.findChild(QDockWidget, name) for name in ("codebook", "definition"))
    assert isinstance(codebook, QDockWidget)
    assert isinstance(definition, QDockWidget)
    assert codebook.geometry().bottom() < definition.geometry().top()
    assert definition.height() > 150
