"""How a page of cells is arranged: written down after a moment, and read where it can be."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from pytestqt.qtbot import QtBot

from blotter.project.project import Project
from blotter.ui.cells.arrangement import KeptArrangement


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    before = QSettings.defaultFormat()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    with Project.create(tmp_path / "study.blotter") as project:
        yield project
    QSettings.setDefaultFormat(before)


def test_what_is_kept_is_read_again(project: Project, qtbot: QtBot) -> None:
    page = QObject()
    kept = KeptArrangement(page, project, "room", "cells", lambda: {"sorting": [["name", True]]})
    assert kept.read() == {}
    kept.keep_soon()
    again = KeptArrangement(page, project, "room", "cells", dict)
    qtbot.waitUntil(lambda: again.read() == {"sorting": [["name", True]]})
    assert KeptArrangement(page, project, "room", "other cells", dict).read() == {}


@pytest.mark.parametrize("value", ["", "no JSON", "[1]", "null"])
def test_what_cannot_be_read_is_passed_over(project: Project, value: str) -> None:
    kept = KeptArrangement(QObject(), project, "room", "cells", dict)
    QSettings().setValue(kept.key, value)
    assert kept.read() == {}
