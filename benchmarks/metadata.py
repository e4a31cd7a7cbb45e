"""10,000 documents with 100 attributes without the window: listed, filtered, divided, written."""

from collections.abc import Callable

from benchmarks.figure import Figure, milliseconds
from benchmarks.metadata_grid import SIZE, study
from blotter.domain.attribute import Bearer
from blotter.domain.document_filter import DocumentFilter, condition
from blotter.project.metadata import dividing, filtering
from blotter.project.project import Project
from blotter.project.reports import Selection, report

_TARGET = 300
_WRITTEN = 5_000
_CONDITIONS = ("Fact 1 > 500", "Fact 2 >= 2015", "Fact 3 = MM; Laos", "Fact 0 ~ 7", "Fact 4 is not empty")


def figures() -> list[Figure]:
    """Each on a project that was just opened, so that nothing of it is at hand."""
    found = [
        _cold("documents: listed", lambda project: list(project.sources)),
        *(_cold(f"documents: filtered by “{each}”", _filtered(each)) for each in _CONDITIONS),
        _cold("documents: filtered by five conditions and a group", _filtered(*_CONDITIONS, group="Group 7")),
        _cold("documents: divided by a date", lambda project: dividing.division(project, "Fact 2")),
        _cold("documents: all values of fifty", _fifty),
    ]
    with Project(study(), writable=False) as project:
        work = _filtered(*_CONDITIONS)
        work(project)
        found.append(
            Figure("documents: filtered again", SIZE, milliseconds(lambda: work(project)), "ms", 100)
        )
        written = milliseconds(lambda: list(report(project, "sources", Selection()).rows), 1)
        found.append(Figure("documents: report with every attribute", SIZE, written, "ms", _WRITTEN))
    return found


def _cold(name: str, work: Callable[[Project], object]) -> Figure:
    def once() -> None:
        with Project(study(), writable=False) as project:
            taken.append(milliseconds(lambda: work(project), 1))

    taken: list[float] = []
    for _ in range(3):
        once()
    return Figure(name, SIZE, sorted(taken)[1], "ms", _TARGET)


def _filtered(*words: str, group: str = "") -> Callable[[Project], object]:
    groups = (group,) if group else ()
    asked = DocumentFilter(groups=groups, where=tuple(map(condition, words)))
    return lambda project: filtering.sources_of(project, asked)


def _fifty(project: Project) -> object:
    return project.values_held_by(Bearer.DOCUMENTS, list(project.sources)[:50])
