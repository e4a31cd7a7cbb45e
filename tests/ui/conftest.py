"""What the tests of the window share."""

from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
import small_study
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.project.project import Project
from blotter.ui import scale, theme
from blotter.ui.main_window import MainWindow


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """What a test has closed is gone before Python's collector takes it apart, in whatever order it does."""
    held = [widget() for widget, _ in getattr(item, "qt_widgets", ())]
    yield
    open_window.delete_what_was_closed()
    held.clear()


@pytest.fixture(autouse=True)
def usual_size() -> None:
    """Everything is as large as the design has it, whatever a test before has chosen."""
    scale.use(100)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """The small study, open for writing."""
    with Project(small_study.copy(tmp_path / "study.blotter")) as project:
        project.act_as("Mira Okonjo")
        yield project


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The program in its light palette."""
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture
def screen_reader(qapp: QApplication) -> Iterator[None]:
    """Somebody listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def window(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window on the small study, an interview open; Mira Okonjo codes."""
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))
    path = open_window.made(tmp_path)
    with open_window.shown(qtbot) as window:
        assert window.open_project(path)
        project = window.work.desk.project
        window.work.open_source(project.source(open_window.DOCUMENT).id)
        yield window
