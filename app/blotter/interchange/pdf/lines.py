"""Lines: visual lines of running text with the column that they stand in, and what tells how one goes on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from blotter.interchange.pdf.stretches import HAN, HYPHENS, PageText, Stretch

_MARKER = re.compile(r"([•‣▪●○◦■□➢✓\uf0a7\uf0b7*·–—-]|\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})[.)])\s")
_BULLETS = frozenset("•‣▪●○◦■□➢✓\uf0a7\uf0b7")
_FIRST_WORD = re.compile(r"\S+")
_CLOSED = re.compile(r"[.!?:;…。！？：；؟۔]['\"”’»）)\]]*\W*\d{0,3}$")
_TAB = 3.0
_VERY_WIDE = 8.0
_FILLED = 0.3


@dataclass(frozen=True, slots=True)
class Column:
    """The edges of the lines of a block; in a hanging one all lines but the first of a paragraph stand in."""

    left: float
    right: float
    is_hanging: bool = False


@dataclass(eq=False)
class Line:
    """A visual line: what stands on it from left to right, in its column."""

    page: PageText
    row: Sequence[Stretch]
    column: Column

    def __post_init__(self) -> None:
        main = self.row[0]
        self.low, self.high = main.low, main.high
        if len(self.row) > 1:
            main = max(self.row, key=lambda each: len(each.words))
            self.high = max(each.high for each in self.row)
        self.base, self.size = main.base, main.size
        self._words: str | None = None

    @property
    def words(self) -> str:
        """What it says."""
        if self._words is None:
            self._words = "".join(before + each.words for before, each in self.spaced())
        return self._words

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(each.is_bold for each in self.row)

    @property
    def top(self) -> float:
        """Where it begins, from the top of the page."""
        return self.base - self.size

    @property
    def indent(self) -> float:
        """How far it stands in from the edge of its column, in sizes of its type."""
        return (self.low - self.column.left) / self.size

    @property
    def fill(self) -> float:
        """How much of its column is left of where it ends."""
        return (self.high - self.column.left) / max(self.column.right - self.column.left, self.size)

    @property
    def begins_with_a_marker(self) -> bool:
        """Whether it begins with a bullet, a dash or a number."""
        return _MARKER.match(self.words) is not None

    @property
    def begins_with_a_bullet(self) -> bool:
        """Whether it begins with a bullet."""
        return self.words[:1] in _BULLETS

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return _CLOSED.search(self.words) is not None

    @property
    def is_open(self) -> bool:
        """Whether it ends in the middle of a word."""
        return self.words[-1:] in HYPHENS

    @property
    def is_centred(self) -> bool:
        """Whether it stands in the middle of its column, away from both edges."""
        return self.is_in_the_middle and self.indent > 1.5

    @property
    def is_in_the_middle(self) -> bool:
        """Whether it leaves as much room on one side as on the other, if any."""
        left, right = self.low - self.column.left, self.column.right - self.high
        return abs(left - right) < self.size

    def is_short_before(self, line: "Line") -> bool:
        """Whether the first word of the next line would have had room at the end of this one."""
        return self.high + line.first_word + 0.3 * self.size < self.column.right - 0.3 * self.size

    @property
    def first_word(self) -> float:
        """The width of the first word; of Chinese, that of a few characters, which do not part anywhere."""
        words = self.words
        found = _FIRST_WORD.match(words)
        if found is None:
            return 0.0
        if HAN.match(words):
            return 2.5 * self.size
        share = min(1.0, found.end() / max(1, len(words)))
        return share * (self.high - self.low)

    def spaced(self) -> Iterator[tuple[str, Stretch]]:
        """The stretches, each with what stands before it."""
        last: Stretch | None = None
        is_filled = self.column.right - self.high < _FILLED * self.size
        for each in self.row:
            gap = each.low - last.high if last else 0.0
            wide = _VERY_WIDE if is_filled else _TAB
            yield ("" if last is None else "\t" if gap > wide * each.size else " "), each
            last = each


def lines_of(rows: Iterable[Sequence[Stretch]], left: float, right: float) -> list[Line]:
    """The lines of a block between two edges."""
    rows = list(rows)
    column = Column(left, right)
    lines = [Line(row[0].page, row, column) for row in rows]
    standing_in = sum(line.indent > 0.7 and not line.is_centred for line in lines)
    at_the_edge = sum(line.indent <= 0.4 for line in lines)
    if len(lines) > 3 and standing_in > at_the_edge > 0:
        column = Column(left, right, is_hanging=True)
        lines = [Line(line.page, line.row, column) for line in lines]
    return lines
