"""Letters of the codebook code the passage while the text has the focus."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import small_study
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.project import codes
from blotter.settings import Settings
from blotter.ui.main_window import MainWindow

DOCUMENT = "Interview 07.md"


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


def test_the_tree_shows_the_letters(window: MainWindow) -> None:
    project = window.work.desk.project
    assert window.work.code_keys.caps()[project.codebook.find("motive").id] == "v"
