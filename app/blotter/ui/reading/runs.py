"""Where a range of a paragraph is seen: one run for each line, several where directions mix."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Line(NamedTuple):
    """A line of a paragraph: its units from `start` up to `end`, and where its letters begin and end."""

    number: int
    start: int
    end: int
    left: float
    right: float
    shown: QTextLine


class Run(NamedTuple):
    """A stretch of a line."""

    line: int
    left: float
    right: float


class Edge(NamedTuple):
    """Where a range begins or ends; `is_mirrored` where letters run from right to left."""

    line: int
    x: float
    is_mirrored: bool


def turns(text: str) -> bool:
    """Whether a paragraph holds letters or marks that run from right to left."""
    return not text.isascii() and _TURNS.search(text) is not None


def lines_of(layout: QTextLayout) -> list[Line]:
    """The lines of a laid out paragraph, asked of Qt once for all that is placed in it."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, left = line.textStart(), line.x()
        end, right = start + line.textLength(), left + line.naturalTextWidth()
        found.append(Line(number, start, end, left, right, line))
    return found


def runs(lines: Sequence[Line], start: int, end: int, is_mixed: bool) -> list[Run]:
    """The runs of [start, end), in UTF-16 units, line by line from left to right."""
    found: list[Run] = []
    for line in lines[_number_at(lines, start) :]:
        if line.start >= end:
            break
        from_, to = max(start, line.start), min(end, line.end)
        if from_ == line.start and to == line.end:
            if line.right > line.left:
                found.append(Run(line.number, line.left, line.right))
        elif is_mixed:
            found += [Run(line.number, left, right) for left, right in _visual_runs(line.shown, from_, to)]
        else:
            left = line.left if from_ == line.start else _x(line, from_)
            right = line.right if to == line.end else _x(line, to)
            if right > left:
                found.append(Run(line.number, left, right))
    return found


def _number_at(lines: Sequence[Line], position: int) -> int:
    """The number of the line in which a character stands."""
    return max(0, bisect_right(lines, position, key=attrgetter("start")) - 1)


def beginning(lines: Sequence[Line], position: int, is_mixed: bool) -> Edge:
    """The edge before a character."""
    return _edge(lines[_number_at(lines, position)], position, position, is_mixed)


def ending(lines: Sequence[Line], position: int, is_mixed: bool) -> Edge:
    """The edge after the character that ends at a position."""
    return _edge(lines[_number_at(lines, position - 1)], position - 1, position, is_mixed)


def _edge(line: Line, character: int, position: int, is_mixed: bool) -> Edge:
    is_end = position > character
    if is_mixed:
        for run in line.shown.glyphRuns(character, 1):
            box, is_mirrored = run.boundingRect(), run.isRightToLeft()
            return Edge(line.number, box.left() if is_mirrored == is_end else box.right(), is_mirrored)
    return Edge(line.number, line.right if position == line.end else _x(line, position), False)


def _visual_runs(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    merged: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        elif right > left:
            merged.append((left, right))
    return merged


def _x(line: Line, position: int) -> float:
    """Where a caret stands, no further than the letters reach."""
    x = line.shown.cursorToX(position)
    return min(line.right, float(x[0] if isinstance(x, tuple) else x))  # type: ignore[arg-type]
