"""What the tests of the comparison share: a coded study, and its page on the screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import coded_study
import pytest

from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge
from blotter.ui.comparison.page import ComparisonPage
from blotter.ui.tasks import TaskRunner


@pytest.fixture
def coded(tmp_path: Path) -> Iterator[Project]:
    """Two coders, three documents, a difference of every kind."""
    project = coded_study.make(tmp_path / "coded.blotter")
    yield project
    project.close()


@pytest.fixture
def tasks(qapp: object) -> Iterator[TaskRunner]:
    """Threads, closed at the end."""
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def make_page(tasks: TaskRunner, dressed: object, qtbot) -> Iterator[Callable[[Project], ComparisonPage]]:
    """Shows the page of a project and waits for its figures."""
    bridges = []

    def make(project: Project) -> ComparisonPage:
        bridges.append(ProjectBridge(project))
        page = ComparisonPage(bridges[-1], tasks)
        qtbot.addWidget(page)
        page.resize(1280, 720)
        with qtbot.waitSignal(page.computed):
            page.show()
        return page

    yield make
    for bridge in bridges:
        bridge.close()


@pytest.fixture
def page(coded: Project, make_page: Callable[[Project], ComparisonPage]) -> ComparisonPage:
    """The page of the coded study."""
    return make_page(coded)
