"""Marking every hit of a word in a large document."""

import re

from benchmarks.desk_window import on_large, settle
from benchmarks.figure import Figure, milliseconds
from benchmarks.material import study
from blotter.analysis.searching import Search, hits
from blotter.ui.main_window import MainWindow

SIZE = 5
_SEARCH = Search("treaty")
_SCAN = re.compile("treaty", re.IGNORECASE)


def figures() -> list[Figure]:
    """Find a frequent word, case and accents aside, and mark all hits, beside the scan alone."""
    with on_large(study(SIZE)) as window:
        text = window.work.page.view.page.positions.stored
        floor = milliseconds(lambda: sum(1 for _ in _SCAN.finditer(text)))
        value = milliseconds(lambda: _mark_hits(window, text))
        count = sum(1 for _ in hits(text, _SEARCH))
    return [Figure("find: all hits found and marked", f"5 MB, {count:,} hits", value, "ms", 120, floor)]


def _mark_hits(window: MainWindow, text: str) -> None:
    window.work.page.view.set_hits(list(hits(text, _SEARCH)))
    settle()
