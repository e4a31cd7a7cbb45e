"""BlockMarks: everything that is drawn in one paragraph for its segments, computed once and kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from blotter.ui import code_look, theme
from blotter.ui.code_look import CodeLook
from blotter.ui.reading.measures import UNDERLINED_LANES, WASHED_LANES, Measures
from blotter.ui.reading.runs import Edge, Line, Run, beginning, ending, runs
from blotter.ui.reading.shown_segment import ShownSegment

UPRIGHT, FOOT, UNDERLINE, TURN = 1.2, 4.5, 1.8, 4.0
_SHORT_OF_MIDDLE = 2.5

Fills = list[tuple[QColor, list[QRectF]]]


class Part(NamedTuple):
    """The part of a segment that lies in one paragraph, in UTF-16 units from the paragraph's start."""

    segment: ShownSegment
    lane: int
    start: int
    end: int
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a part is seen. An edge is None where the segment goes on in another paragraph."""

    part: Part
    look: CodeLook
    runs: list[Run]
    beginning: Edge | None
    ending: Edge | None


class Stripe(NamedTuple):
    """A segment's extent in a paragraph, from the paragraph's top."""

    segment: ShownSegment
    lane: int
    top: float
    bottom: float
    begins: bool
    ends: bool


@dataclass(slots=True)
class BlockMarks:
    """What is drawn under the letters of a paragraph, by colour, and the stripes beside it."""

    placed: list[Placed] = field(default_factory=list)
    washes: Fills = field(default_factory=list)
    edges: Fills = field(default_factory=list)
    underlines: Fills = field(default_factory=list)
    stripes: list[Stripe] = field(default_factory=list)


class Frame(NamedTuple):
    """What a paragraph's marks stand on: its room above and its height."""

    above: int
    height: float
    measures: Measures

    def line_top(self, line: int) -> float:
        """The top of a line, from the paragraph's top."""
        return self.above + line * self.measures.line_height

    def wash(self, run: Run) -> QRectF:
        """The ground behind the letters of a run."""
        top = self.line_top(run.line) + self.measures.wash_top
        return QRectF(run.left, top, run.right - run.left, self.measures.wash_height)


def block_marks(placed: list[Placed], frame: Frame) -> BlockMarks:
    """The marks of what lies in a paragraph, in the order of reading."""
    marks = BlockMarks(placed)
    marks.washes = _by_colour(_washes(placed, frame))
    marks.edges = _by_colour(_edges(placed, frame))
    if frame.measures.has_underlines:
        marks.underlines = _by_colour(_underlines(placed, frame))
    marks.stripes = _stripes(placed, frame)
    return marks


def place(lines: Sequence[Line], part: Part, is_mixed: bool) -> Placed:
    """Find where a part is seen; it holds at least one unit."""
    return Placed(
        part,
        code_look.look(part.segment.colour, theme.current().is_dark),
        runs(lines, part.start, part.end, is_mixed),
        beginning(lines, part.start, is_mixed) if part.begins else None,
        ending(lines, part.end, is_mixed) if part.ends else None,
    )


def _by_colour(fills: Iterable[tuple[QColor, QRectF]]) -> Fills:
    grouped: dict[int, tuple[QColor, list[QRectF]]] = {}
    for colour, rect in fills:
        grouped.setdefault(colour.rgba(), (colour, []))[1].append(rect)
    return list(grouped.values())


def _washes(placed: list[Placed], frame: Frame) -> Iterator[tuple[QColor, QRectF]]:
    """The grounds of the first two lanes, then those of the places where both lie."""
    lanes = [[each for each in placed if each.part.lane == lane] for lane in range(WASHED_LANES)]
    for each in (*lanes[0], *lanes[1]):
        for run in each.runs:
            yield each.look.wash, frame.wash(run)
    lines: dict[int, list[tuple[Run, CodeLook]]] = {}
    for each in lanes[0]:
        for run in each.runs:
            lines.setdefault(run.line, []).append((run, each.look))
    palette = theme.current()
    for upper in lanes[1]:
        for run in upper.runs:
            for other, look in lines.get(run.line, ()):
                both = Run(run.line, max(run.left, other.left), min(run.right, other.right))
                if both.right > both.left:
                    yield code_look.blended(look.wash, upper.look.wash, palette), frame.wash(both)


def _edges(placed: list[Placed], frame: Frame) -> Iterator[tuple[QColor, QRectF]]:
    """Where washes begin, an upright with a foot along the top; where they end, one along the bottom."""
    for each in placed:
        if each.part.lane < WASHED_LANES:
            for rect in edge_rects(each, frame):
                yield each.look.stripe, rect


def edge_rects(placed: Placed, frame: Frame) -> Iterator[QRectF]:
    """The uprights and feet of one wash."""
    for edge, is_end in ((placed.beginning, False), (placed.ending, True)):
        if edge is None:
            continue
        top = frame.line_top(edge.line) + frame.measures.wash_top
        bottom = top + frame.measures.wash_height
        points_left = edge.is_mirrored != is_end
        yield QRectF(edge.x - (UPRIGHT if points_left else 0), top, UPRIGHT, bottom - top)
        foot = bottom - UPRIGHT if is_end else top
        yield QRectF(edge.x - (FOOT if points_left else 0), foot, FOOT, UPRIGHT)


def _underlines(placed: list[Placed], frame: Frame) -> Iterator[tuple[QColor, QRectF]]:
    for each in placed:
        if not WASHED_LANES <= each.part.lane < UNDERLINED_LANES:
            continue
        below = frame.measures.underline(each.part.lane) - UNDERLINE / 2
        for run in each.runs:
            top = frame.line_top(run.line) + below
            yield each.look.stripe, QRectF(run.left, top, run.right - run.left, UNDERLINE)
        for edge, is_end in ((each.beginning, False), (each.ending, True)):
            if edge is not None:
                left = edge.x - (UPRIGHT if edge.is_mirrored != is_end else 0)
                top = frame.line_top(edge.line) + below + UNDERLINE - TURN
                yield each.look.stripe, QRectF(left, top, UPRIGHT, TURN)


def _stripes(placed: list[Placed], frame: Frame) -> list[Stripe]:
    bands = _bands(placed, frame)
    stripes = []
    for each in placed:
        if not each.runs:
            continue
        part = each.part
        top = bands[part.segment.id, each.runs[0].line][0] if part.begins else 0.0
        bottom = bands[part.segment.id, each.runs[-1].line][1] if part.ends else frame.height
        stripes.append(Stripe(part.segment, part.lane, top, bottom, part.begins, part.ends))
    return stripes


def _bands(placed: list[Placed], frame: Frame) -> dict[tuple[str, int], tuple[float, float]]:
    """Top and bottom of each stripe on each line: those of one lane share the line's height."""
    sharing: dict[tuple[int, int], list[str]] = {}
    for each in placed:
        for line in dict.fromkeys(run.line for run in each.runs):
            sharing.setdefault((each.part.lane, line), []).append(each.part.segment.id)
    bands = {}
    for (_, line), ids in sharing.items():
        top = frame.line_top(line) + frame.measures.wash_top
        share = frame.measures.wash_height / len(ids)
        cuts = [top + number * share for number in range(len(ids) + 1)]
        short = min(_SHORT_OF_MIDDLE, share / 4)
        for number, (segment, (upper, lower)) in enumerate(zip(ids, pairwise(cuts), strict=True)):
            is_last = number == len(ids) - 1
            bands[segment, line] = (upper + short * (number > 0), lower - short * (not is_last))
    return bands
