"""What all tests share."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import factories
from blotter.project.project import Project

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

# How long an example takes says more about what else the machine does.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """A hand on the window that does not lose patience."""
    from patient_bot import PatientBot  # most tests know nothing of Qt

    return PatientBot(request)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small study of `factories`, closed, to be copied."""
    path = tmp_path_factory.mktemp("template") / "study.blotter"
    factories.study(path).close()
    return path


@pytest.fixture
def study_path(template: Path, tmp_path: Path) -> Path:
    """A copy of the small study, closed."""
    return Path(shutil.copyfile(template, tmp_path / "study.blotter"))


@pytest.fixture
def project(study_path: Path) -> Iterator[Project]:
    """A copy of the small study, open for writing; Ada acts."""
    with Project(study_path) as opened:
        opened.act_as("Ada")
        yield opened
