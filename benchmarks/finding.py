"""Marking every hit of a word in a large document."""

import re
import time

from benchmarks.desk_window import on_large, settle
from benchmarks.figure import Figure, milliseconds
from benchmarks.material import study
from blotter.analysis.searching import Search, hits
from blotter.ui.main_window import MainWindow

SIZE = 5
_WORD, _OTHER = "treaty", "seminar"
_SCAN = re.compile(_WORD, re.IGNORECASE)


def figures() -> list[Figure]:
    """Find a frequent word in the bar, case and accents aside, beside the scan alone."""
    with on_large(study(SIZE)) as window:
        text = window.work.page.view.page.positions.stored
        floor = milliseconds(lambda: sum(1 for _ in _SCAN.finditer(text)))
        value = milliseconds(lambda: _find(window, _WORD), before=lambda: _find(window, _OTHER))
        count = sum(1 for _ in hits(text, Search(_WORD)))
    return [Figure("find: word given to all hits painted", f"5 MB, {count:,} hits", value, "ms", 120, floor)]


def _find(window: MainWindow, word: str) -> None:
    """From the word in the bar to the number of its hits beside it, and the hits in the text."""
    bar = window.work.finding.bar()
    before = bar.told.text()
    bar.open(word)
    while bar.told.text() == before:
        settle()
        time.sleep(0.001)
    settle()
