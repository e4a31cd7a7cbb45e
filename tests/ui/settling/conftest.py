"""What the tests of settling share: the window on the coded study, at the page."""

from collections.abc import Iterator
from pathlib import Path

import coded_study
import open_window
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.project.project import Project
from blotter.settings import Settings
from blotter.ui.main_window import MainWindow
from blotter.ui.settling.page import SettlingPage


@pytest.fixture
def coded(tmp_path: Path) -> Iterator[Project]:
    """Two coders, three documents, a difference of every kind."""
    project = coded_study.make(tmp_path / "coded.blotter")
    yield project
    project.close()


@pytest.fixture
def coded_window(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window on the coded study; Ada codes."""
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))
    path = tmp_path / "coded.blotter"
    coded_study.make(path).close()
    with open_window.shown(qtbot, settings=Settings(coder=coded_study.ADA)) as window:
        window.resize(1280, 800)
        assert window.open_project(path)
        open_window.settle()
        yield window


@pytest.fixture
def page(coded_window: MainWindow) -> SettlingPage:
    """The page, with all places open."""
    coded_window.actions_by_id["settle"].trigger()
    open_window.settle()
    page = coded_window.work.settling_page
    assert page.isVisible()
    return page
