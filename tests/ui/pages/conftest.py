"""What the tests of pages share: the window on a printed document of two columns."""

from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
import small_study
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import printed
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow

NAME = "Report.pdf"
LABELS = ("i", "ii")


@pytest.fixture(scope="session")
def report() -> printed.Printed:
    """Six pages in two columns, the first two with Roman labels, the fourth a scan."""
    pages = [printed.words(number, 640) for number in range(6)]
    return printed.printed(
        pages, lambda page: LABELS[page] if page < 2 else str(page - 1), columns=2, scans=(3,)
    )


@pytest.fixture
def read(
    tmp_path: Path,
    qtbot: QtBot,
    dressed: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    report: printed.Printed,
) -> Iterator[MainWindow]:
    """The window with the report open in it, its pages not shown yet."""
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    path = open_window.made(tmp_path)
    with Project(path) as project:
        printed.add(project, NAME, report)
    with open_window.shown(qtbot) as window:
        window.resize(1400, 900)
        assert window.open_project(path)
        window.work.open_source(small_study.document(window.work.desk.project, NAME).id)
        yield window
