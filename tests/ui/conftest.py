"""What the tests of the window share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import small_study
from PySide6.QtWidgets import QApplication

from blotter.project.project import Project
from blotter.ui import theme


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Project]:
    """The small study, open for writing."""
    project = small_study.make(tmp_path / "study.blotter")
    yield project
    project.close()


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The program in its light palette."""
    theme.apply(qapp, "light")
    return qapp
