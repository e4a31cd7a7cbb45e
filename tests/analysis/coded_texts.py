"""Coded texts for tests, told briefly."""

from itertools import count

from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.units import Unit
from blotter.domain.segment import Span


def coded_text(*rows, done=("A", "B"), source="one.txt", text="x" * 100, units=()):
    """A text with segments given as (coder, code, start, end)."""
    numbers = count(1)
    segments = tuple(CodedSegment(f"{next(numbers):04}", *row) for row in rows)
    return CodedText(
        source=source,
        text=text,
        done=done,
        segments=segments,
        units={Unit.SENTENCE: [Span(*unit) for unit in units]},
    )
