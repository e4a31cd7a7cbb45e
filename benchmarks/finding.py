"""Marking every hit of a word in a large document."""

import re

from benchmarks.desk_window import on_large, settle
from benchmarks.figure import Figure, milliseconds
from benchmarks.material import study
from blotter.domain.segment import Span
from blotter.ui.main_window import MainWindow

SIZE = 5
_WORD = re.compile("treaty", re.IGNORECASE)


def figures() -> list[Figure]:
    """Find a frequent word and mark all hits, beside the scan alone."""
    with on_large(study(SIZE)) as window:
        text = window.work.page.view.page.positions.stored
        floor = milliseconds(lambda: sum(1 for _ in _WORD.finditer(text)))
        value = milliseconds(lambda: _mark_hits(window, text))
        hits = sum(1 for _ in _WORD.finditer(text))
    return [Figure("find: all hits found and marked", f"5 MB, {hits:,} hits", value, "ms", 120, floor)]


def _mark_hits(window: MainWindow, text: str) -> None:
    window.work.page.view.set_hits([Span(*match.span()) for match in _WORD.finditer(text)])
    settle()
