"""Frame: a page as it is read, along the lines and down from line to line, whichever way it is turned."""

from array import array
from collections.abc import Sequence
from typing import NamedTuple, Self

from blotter.domain.layout import Piece
from blotter.interchange.pdf.glyphs import Edges, Glyphs, Run

_STRAIGHT = 0.97
ABOVE, BELOW = 0.85, 0.25
"""How far a line reaches above and below the line that its letters stand on, in sizes of its type."""


class Axis(NamedTuple):
    """One coordinate as a multiple (1 or -1) of the page's own (0 across, 1 up), and an offset."""

    source: int
    sign: int
    offset: float

    def of(self, place: tuple[float, float]) -> float:
        """The coordinate of a place on the page."""
        return self.offset + self.sign * place[self.source]

    def reversed(self, length: float) -> "Axis":
        """The same, counted from the other end."""
        return Axis(self.source, -self.sign, length - self.offset)

    def back(self, value: float, other: "Axis") -> float:
        """What a coordinate of this axis is on another of the same source."""
        return other.offset + other.sign * (value - self.offset) * self.sign


class Frame(NamedTuple):
    """`along` and `down` are the axes of reading, `x` and `y` those of the page as it is shown."""

    along: Axis
    down: Axis
    x: Axis
    y: Axis
    length: float
    depth: float

    def lows_and_highs(self, edges: Edges) -> tuple["array[float]", "array[float]"]:
        """Where every character begins and ends along its line."""
        pairs = ((edges.left, edges.right), (edges.bottom, edges.top))
        low, high = pairs[self.along.source]
        offset = self.along.offset
        if self.along.sign < 0:
            return array("f", [offset - edge for edge in high]), array("f", [offset - edge for edge in low])
        if offset:
            return array("f", [offset + edge for edge in low]), array("f", [offset + edge for edge in high])
        return low, high

    def piece(self, start: int, base: float, size: float, edges: Sequence[tuple[float, float]]) -> Piece:
        """A line that was read, as a piece of the page as it is shown."""
        is_upright = self.along.source == self.x.source
        shown = (self.x, self.y) if is_upright else (self.y, self.x)
        across = [self.down.back(value, shown[1]) for value in (base - ABOVE * size, base + BELOW * size)]
        return Piece(start, (min(across), max(across)), self._shown(edges, shown[0]), is_upright)

    def _shown(self, edges: Sequence[tuple[float, float]], shown: Axis) -> Sequence[tuple[float, float]]:
        if self.along == shown:
            return edges
        along = self.along
        if along.sign == shown.sign:
            shift = shown.offset - along.offset
            return [(low + shift, high + shift) for low, high in edges]
        return [(along.back(high, shown), along.back(low, shown)) for low, high in edges]

    def mirrored(self) -> Self:
        """The same for scripts that run from right to left."""
        return self._replace(along=self.along.reversed(self.length))


class Turned(NamedTuple):
    """A page as it is shown: its axes and its size."""

    x: Axis
    y: Axis
    width: float
    height: float

    def turn(self, run: Run) -> int:
        """Which way a run of characters runs as shown: 0 right, 1 down, 2 left, 3 up, -1 slanting."""
        across = self.x.sign * run.ahead[self.x.source]
        down = self.y.sign * run.ahead[self.y.source]
        ways = (across, down, -across, -down)
        straight = max(range(4), key=lambda way: ways[way])
        return straight if ways[straight] >= _STRAIGHT else -1

    def frame(self, turn: int) -> Frame:
        """The frame in which lines that run this way are read."""
        x, y, width, height = self
        along, down = (
            (x, y),
            (y, x.reversed(width)),
            (x.reversed(width), y.reversed(height)),
            (y.reversed(height), x),
        )[max(turn, 0)]
        length, depth = (width, height) if turn in (0, 2, -1) else (height, width)
        return Frame(along, down, x, y, length, depth)


def turned(glyphs: Glyphs) -> Turned:
    """How a page is shown."""
    left, bottom, right, top = glyphs.box
    width, height = right - left, top - bottom
    return (
        Turned(Axis(0, 1, -left), Axis(1, -1, top), width, height),
        Turned(Axis(1, 1, -bottom), Axis(0, 1, -left), height, width),
        Turned(Axis(0, -1, right), Axis(1, 1, -bottom), width, height),
        Turned(Axis(1, -1, top), Axis(0, -1, right), height, width),
    )[glyphs.quarters]
