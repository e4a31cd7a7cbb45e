"""Where a range of a paragraph is seen: one run for each line, several where directions mix."""

import re
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextLine

_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


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


def runs(layout: QTextLayout, start: int, end: int, is_mixed: bool) -> list[Run]:
    """The runs of [start, end) of a laid out paragraph, in UTF-16 units, line by line from left to right."""
    found: list[Run] = []
    first = layout.lineForTextPosition(start)
    if not first.isValid():
        return found
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        line_start = line.textStart()
        line_end = line_start + line.textLength()
        if line_start >= end:
            break
        from_, to = max(start, line_start), min(end, line_end)
        if is_mixed:
            found += [Run(number, left, right) for left, right in _visual_runs(line, from_, to)]
        else:
            limit = line.x() + line.naturalTextWidth()
            left = line.x() if from_ == line_start else _x(line, from_)
            right = limit if to == line_end else min(limit, _x(line, to))
            if right > left:
                found.append(Run(number, left, right))
    return found


def beginning(layout: QTextLayout, position: int, is_mixed: bool) -> Edge:
    """The edge before a character."""
    line = layout.lineForTextPosition(position)
    return _edge(line, position, position, is_mixed)


def ending(layout: QTextLayout, position: int, is_mixed: bool) -> Edge:
    """The edge after the character that ends at a position."""
    line = layout.lineForTextPosition(position - 1)
    return _edge(line, position - 1, position, is_mixed)


def _edge(line: QTextLine, character: int, position: int, is_mixed: bool) -> Edge:
    is_end = position > character
    if is_mixed:
        for run in line.glyphRuns(character, 1):
            box, is_mirrored = run.boundingRect(), run.isRightToLeft()
            return Edge(line.lineNumber(), box.left() if is_mirrored == is_end else box.right(), is_mirrored)
    limit = line.x() + line.naturalTextWidth()
    x = limit if position == line.textStart() + line.textLength() else min(limit, _x(line, position))
    return Edge(line.lineNumber(), x, False)


def _visual_runs(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    boxes = [run.boundingRect() for run in line.glyphRuns(start, end - start)]
    merged: list[tuple[float, float]] = []
    for left, right in sorted((box.left(), box.right()) for box in boxes):
        if merged and left <= merged[-1][1] + 0.5:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        elif right > left:
            merged.append((left, right))
    return merged


def _x(line: QTextLine, position: int) -> float:
    x = line.cursorToX(position)
    return float(x[0] if isinstance(x, tuple) else x)  # type: ignore[arg-type]
