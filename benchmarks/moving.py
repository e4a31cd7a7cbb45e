"""Moving through a large document: by pages, by the wheel, from segment to segment."""

import statistics
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from benchmarks.desk_window import bare_page, fetched, on_large, page_paint, places, settle, wheel
from benchmarks.figure import Figure, milliseconds, percentile, timed
from benchmarks.material import size_of, study
from blotter.ui.main_window import MainWindow

SIZE = 5
_PAGES, _STEPS, _JUMPS = 300, 300, 41


def figures() -> list[Figure]:
    """Pages and steps that were never seen before, and segments anywhere."""
    path, size = study(SIZE), size_of(SIZE)
    with on_large(path) as window:
        page = window.work.page.view.page
        bare = bare_page(fetched(path), page)
        pages, bare_pages = turn_pages(page), turn_pages(bare)
        bare.close()
        bare = bare_page(fetched(path), page)
        steps, bare_steps = turn_wheel(page), turn_wheel(bare)
        bare.close()
        jumped, paint = _jump(window), page_paint(window)
    median = statistics.median
    return [
        Figure("page down: key to repaint, median", size, median(pages), "ms", 16, median(bare_pages)),
        Figure("page down: key to repaint, 99 of 100", size, percentile(pages, 0.99), "ms", 40,
               percentile(bare_pages, 0.99)),
        Figure("wheel: step to repaint, median", size, median(steps), "ms", 12, median(bare_steps)),
        Figure("jump: to a segment anywhere, to repaint", size, jumped, "ms", 25, paint),
    ]  # fmt: skip


def turn_pages(page: QPlainTextEdit) -> list[float]:
    """The time of each of many pages, one after the other from where the view stands."""
    return _times(lambda: QTest.keyClick(page, Qt.Key.Key_PageDown), _PAGES)


def turn_wheel(page: QPlainTextEdit) -> list[float]:
    """The time of each of many steps of the wheel."""
    return _times(lambda: wheel(page), _STEPS)


def _times(move: Callable[[], object], count: int) -> list[float]:
    def moved() -> None:
        move()
        settle()

    return [timed(moved) for _ in range(count)]


def _jump(window: MainWindow) -> float:
    """As from the segments pane: reveal a segment and choose it."""
    work = window.work
    assert work.desk.source is not None
    held = work.desk.project.segments_of(work.desk.source)
    wanted = iter([held[place].id for place in places(_JUMPS, len(held))])

    def jump() -> None:
        work.chosen.reveal_by_id(next(wanted))
        settle()

    return milliseconds(jump, _JUMPS)
