"""From the click on a document to its painted page."""

from pathlib import Path

from benchmarks.desk_window import bare_page, fetched, large, opened, settle
from benchmarks.figure import Figure, growth, milliseconds
from benchmarks.material import size_of, study
from blotter.ui.main_window import MainWindow

SIZES: tuple[float, ...] = (1, 2.5, 5)
_TARGETS: dict[float, int] = {1: 150, 5: 600}
_NAME = "open: project open, click to painted"


def figures() -> list[Figure]:
    """Three sizes, and how the time grows."""
    found, points = [], []
    for size in SIZES:
        value, floor = click_to_painted(study(size))
        found.append(Figure(_NAME, size_of(size), value, "ms", _TARGETS.get(size), floor))
        points.append((size, value))
    return [*found, growth(_NAME, points, "1 to 5 MB")]


def click_to_painted(path: Path) -> tuple[float, float]:
    """The median, and that of fetching the same and showing the text in Qt's own view."""
    with opened(path) as window:
        source = large(window.work.desk.project).id

        def click() -> None:
            window.work.open_source(source)
            settle()

        value = milliseconds(click, 5, before=lambda: _read_others(window))
        like = window.work.page.view.page
        floor = milliseconds(lambda: bare_page(fetched(path), like).close())
    return value, floor


def _read_others(window: MainWindow) -> None:
    """Open so many other documents that nothing of the large one is at hand any more."""
    for source in window.work.desk.project.sources.values():
        if source.name.startswith("small"):
            window.work.open_source(source.id)
            settle()
