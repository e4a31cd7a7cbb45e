"""Layout: where every character of a text stands on the pages of its original; packed, a page at a time.

Coordinates are points from the top left of the page as it is shown. A page is made of pieces of lines, each
a run of characters of the text; pieces lie in the order of the text, which need not be that of the page.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter, sub
from typing import NamedTuple

from blotter.domain.segment import Span

_MAGIC = b"BLAY1"
_HEAD = struct.Struct("<5sI")
_PAGE = struct.Struct("<III")
_PIECE = struct.Struct("<IIBffff")
_STEP = 0.05
_STEPS = 65_535
_LEVEL = 1
_PAGES_AT_HAND = 32
_WORD_GAP = 0.6
"""Marked characters that stand no further apart than this many line heights share a rectangle."""


class Rect(NamedTuple):
    """A box on a page."""

    left: float
    top: float
    right: float
    bottom: float


class Piece(NamedTuple):
    """A run of characters (from `start`) on one line: how far it reaches across, and each one's edges along.

    Of upright lines `across` is top and bottom and the edges are left and right; of lines that run up or down
    the page it is the other way round. A character without a place of its own has two equal edges.
    """

    start: int
    across: tuple[float, float]
    edges: Sequence[tuple[float, float]]
    is_upright: bool = True

    @property
    def end(self) -> int:
        """The position after the last character."""
        return self.start + len(self.edges)

    @property
    def along(self) -> tuple[float, float]:
        """From where to where it runs."""
        return min(self.edges)[0], max(map(itemgetter(1), self.edges))

    def rect(self, low: float, high: float) -> Rect:
        """The box of what lies between two edges."""
        first, last = self.across
        return Rect(low, first, high, last) if self.is_upright else Rect(first, low, last, high)

    def distance(self, x: float, y: float) -> tuple[float, float]:
        """How far a point lies beside the line, across it first."""
        along, across = (x, y) if self.is_upright else (y, x)
        return _outside(across, *self.across), _outside(along, *self.along)

    def gap_at(self, x: float, y: float) -> int:
        """The position between two characters that lies nearest to a point."""
        along = x if self.is_upright else y
        nearest = min(range(len(self.edges)), key=lambda index: self._far(index, along))
        low, high = self.edges[nearest]
        is_first_half = along < (low + high) / 2
        return self.start + nearest + (is_first_half is self._runs_back(nearest))

    def _far(self, index: int, along: float) -> tuple[float, float]:
        low, high = self.edges[index]
        return _outside(along, low, high), abs(along - (low + high) / 2)

    def _runs_back(self, index: int) -> bool:
        """Whether the script runs from right to left here (or up the page): the next one stands before."""
        other = index + 1 if index + 1 < len(self.edges) else index - 1
        if other < 0:
            return False
        step = sum(self.edges[other]) - sum(self.edges[index])
        return (step < 0) is (other > index) and step != 0


class Layout:
    """The places of all characters; pages are unpacked when they are asked for."""

    def __init__(self, content: bytes) -> None:
        magic, count = _HEAD.unpack_from(content)
        if magic != _MAGIC:
            raise ValueError("not a layout")
        self._content = content
        self.page_count: int = count
        self.pieces = lru_cache(_PAGES_AT_HAND)(self._unpack)

    @classmethod
    def unpacked(cls, content: bytes) -> "Layout":
        """The layout in bytes that `packed` made."""
        return cls(content)

    def _unpack(self, page: int) -> tuple[Piece, ...]:
        """The pieces of lines of a page (from 0), by their places in the text."""
        if not 0 <= page < self.page_count:
            return ()
        offset, length, count = _PAGE.unpack_from(self._content, _HEAD.size + page * _PAGE.size)
        return tuple(_read_pieces(zlib.decompress(self._content[offset : offset + length]), count))

    def spans(self, page: int) -> tuple[Span, ...]:
        """Which runs of the text stand on a page, by place."""
        found: list[Span] = []
        for piece in self.pieces(page):
            if found and piece.start - found[-1].end <= 1:
                found[-1] = Span(found[-1].start, piece.end)
            else:
                found.append(Span(piece.start, piece.end))
        return tuple(found)

    def rectangles(self, page: int, span: Span) -> list[Rect]:
        """The boxes of a passage on a page, one a line; more where a line mixes directions of script."""
        pieces = self.pieces(page)
        first = max(0, bisect_right(pieces, span.start, key=lambda piece: piece.start) - 1)
        found: list[Rect] = []
        for piece in pieces[first:]:
            if piece.start >= span.end:
                break
            low, high = max(span.start, piece.start), min(span.end, piece.end)
            found += _boxes(piece, piece.edges[low - piece.start : max(low, high) - piece.start])
        return found

    def position_at(self, page: int, x: float, y: float) -> int | None:
        """The gap between two characters that lies nearest to a point; None on a page without text."""
        pieces = self.pieces(page)
        if not pieces:
            return None
        return min(pieces, key=lambda piece: _reach(piece, x, y)).gap_at(x, y)


def packed(pages: Iterable[Iterable[Piece]]) -> bytes:
    """The layout of all pages as bytes."""
    packing, count = Packing(), 0
    for count, pieces in enumerate(pages, start=1):
        for piece in pieces:
            packing.add(count - 1, piece)
    return packing.packed(count)


class Packing:
    """Takes pieces in any order and keeps them as bytes until all are there."""

    def __init__(self) -> None:
        self._pages: dict[int, list[tuple[int, bytes]]] = {}

    def add(self, page: int, piece: Piece) -> None:
        """One more piece of a page (from 0)."""
        self._pages.setdefault(page, []).append((piece.start, _write_piece(piece)))

    def first_on(self, page: int) -> int | None:
        """The first position of the text that stands on a page; None if there is none."""
        return min((start for start, _ in self._pages.get(page, [])), default=None)

    def packed(self, count: int) -> bytes:
        """The layout of so many pages as bytes, every page's pieces by their places in the text."""
        offset = _HEAD.size + _PAGE.size * count
        index, blocks = bytearray(_HEAD.pack(_MAGIC, count)), []
        for number in range(count):
            pieces = sorted(self._pages.get(number, []))
            block = zlib.compress(b"".join(content for _, content in pieces), _LEVEL)
            index += _PAGE.pack(offset, len(block), len(pieces))
            blocks.append(block)
            offset += len(block)
        return bytes(index) + b"".join(blocks)


def _write_piece(piece: Piece) -> bytes:
    """A piece as bytes; edges as the steps from one to the next, which are alike and so are packed small."""
    low, high = piece.along
    step = max(_STEP, (high - low) / _STEPS)
    steps = 1 / step
    places = [int((edge - low) * steps + 0.5) for pair in piece.edges for edge in pair]
    ways = array("H", [way & _STEPS for way in map(sub, places, [0, *places])])
    if sys.byteorder == "big":
        ways.byteswap()
    head = _PIECE.pack(piece.start, len(piece.edges), piece.is_upright, *piece.across, low, step)
    return head + ways.tobytes()


def _read_pieces(content: bytes, count: int) -> Iterator[Piece]:
    offset = 0
    for _ in range(count):
        start, length, is_upright, first, last, low, step = _PIECE.unpack_from(content, offset)
        offset += _PIECE.size
        ways = array("H", content[offset : offset + 4 * length])
        if sys.byteorder == "big":
            ways.byteswap()
        offset += 4 * length
        places = [low + (place & _STEPS) * step for place in accumulate(ways)]
        edges = tuple(zip(places[::2], places[1::2], strict=True))
        yield Piece(start, (first, last), edges, bool(is_upright))


def _boxes(piece: Piece, edges: Sequence[tuple[float, float]]) -> Iterator[Rect]:
    """What the characters cover, as few boxes as there are gaps wider than between words."""
    room = (piece.across[1] - piece.across[0]) * _WORD_GAP
    low = high = None
    for left, right in sorted(pair for pair in edges if pair[0] < pair[1]):
        if low is None or high is None:
            low, high = left, right
        elif left - high > room:
            yield piece.rect(low, high)
            low, high = left, right
        else:
            high = max(high, right)
    if low is not None and high is not None:
        yield piece.rect(low, high)


def _reach(piece: Piece, x: float, y: float) -> float:
    """How far a piece is from a point; beside its end it is nearer than a line above or below."""
    across, along = piece.distance(x, y)
    return across * 4 + along


def _outside(value: float, low: float, high: float) -> float:
    return max(low - value, value - high, 0.0)
