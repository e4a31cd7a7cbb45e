"""Where a stored text and what Qt shows of it meet.

We count code points, Qt counts UTF-16 units, and the view shows a display copy in which very long
paragraphs are broken, since Qt lays out a paragraph as a whole. Positions are converted here only.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from unicodedata import category

from blotter.domain.segment import Span

LONGEST = 4_000
"""A paragraph of more characters is broken for display."""

PIECE = 2_000
"""The most characters of a piece of it: some screens, since Qt lays out a piece as a whole."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_ONE_FOR_ONE = (("\r", "\n"), ("\u2029", "\n"), ("\ufdd0", "\ufffd"), ("\ufdd1", "\ufffd"))
_SENTENCE_ENDS = ("。", "！", "？", "؟", "۔", "।", "；")
_PAUSES = ("，", "、", "،", "：", "–", "—")
_JOINERS = "\u200c\u200d"
_STRETCH = 512
_UTF16 = "utf-16-le"


class Units:
    """Code points and UTF-16 units of a text: those before each stretch are known, the rest is counted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = array("Q", [0])
        units = 0
        for start in range(0, len(text), _STRETCH):
            units += _units(text[start : start + _STRETCH])
            self._before.append(units)
        self.count = units
        self._is_identity = units == len(text)

    def to_units(self, position: int) -> int:
        """The units before a code point."""
        if self._is_identity:
            return position
        stretch = position // _STRETCH
        return self._before[stretch] + _units(self._text[stretch * _STRETCH : position])

    def to_position(self, units: int) -> int:
        """The code point that so many units precede, or that of a pair if they end within it."""
        if self._is_identity:
            return units
        stretch = min(bisect_right(self._before, units), len(self._before) - 1) - 1
        start = stretch * _STRETCH
        encoded = self._text[start : start + _STRETCH].encode(_UTF16)
        within = encoded[: 2 * (units - self._before[stretch])]
        return start + len(within.decode(_UTF16, "ignore"))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(_UTF16)) // 2


class TextPositions:
    """A stored text, its display copy, and the way from one to the other and back.

    A break takes the place of a space, or is inserted where there is none; an inserted one belongs to no
    character of the stored text. Without emoji and the like and without inserted breaks nothing is computed.
    """

    def __init__(self, stored: str) -> None:
        self.stored = stored
        plain, self._units = _fit_for_qt(stored)
        pieces, self._inserted, self.continuing_blocks = _broken(plain)
        self.display = "\n".join(pieces) if len(pieces) > 1 else plain
        self.display_length = self._units.count + len(self._inserted)
        self._inserted_shown = array(
            "Q", (self._units.to_units(p) + number for number, p in enumerate(self._inserted))
        )

    def to_display(self, position: int) -> int:
        """Qt's position of a code point: after an inserted break if one stands there."""
        return self._units.to_units(position) + bisect_right(self._inserted, position)

    def to_stored(self, display: int) -> int:
        """The code point at one of Qt's positions; one inside a surrogate pair is that of the pair."""
        return self._units.to_position(display - bisect_left(self._inserted_shown, display))

    def to_display_range(self, span: Span) -> tuple[int, int]:
        """Where a span begins and ends for Qt; it ends before a break that is inserted there."""
        start = self.to_display(span.start)
        shown_end = self._units.to_units(span.end) + bisect_left(self._inserted, span.end)
        return start, max(start, shown_end)

    def to_span(self, start: int, end: int) -> Span:
        """The span between two of Qt's positions, in either order."""
        return Span(self.to_stored(min(start, end)), self.to_stored(max(start, end)))

    def text(self, span: Span) -> str:
        """The stored words of a span."""
        return self.stored[span.start : span.end]


def _fit_for_qt(text: str) -> tuple[str, Units]:
    """The text without what Qt would take for a block's end or refuse, one for one, and its UTF-16 units."""
    for unfit, fit in _ONE_FOR_ONE:
        text = text.replace(unfit, fit)
    try:
        return text, Units(text)
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
        return text, Units(text)


def _broken(text: str) -> tuple[list[str], "array[int]", frozenset[int]]:
    """The pieces that newlines join, where one of these is inserted, and which pieces go on in the next."""
    inserted = array("Q")
    if len(text) <= LONGEST:
        return [text], inserted, frozenset()
    lines = text.split("\n")
    if max(map(len, lines)) <= LONGEST:
        return [text], inserted, frozenset()
    pieces: list[str] = []
    continuing = []
    start = 0
    for line in lines:
        if len(line) > LONGEST:
            at = 0
            for end, following in _cuts(line):
                continuing.append(len(pieces))
                pieces.append(line[at:end])
                at = following
                if following == end:
                    inserted.append(start + end)
            pieces.append(line[at:])
        else:
            pieces.append(line)
        start += len(line) + 1
    return pieces, inserted, frozenset(continuing)


def _cuts(line: str) -> Iterator[tuple[int, int]]:
    """Where a piece ends and the next begins: a character apart if a space gives way, else the same."""
    at = 0
    while len(line) - at > PIECE:
        end, following = _cut(line, at + PIECE // 2, at + PIECE)
        yield end, following
        at = following


def _cut(line: str, low: int, high: int) -> tuple[int, int]:
    sentence = line.rfind(". ", low, high)
    space = sentence + 1 if sentence >= 0 else line.rfind(" ", low, high)
    if space >= 0 and not _is_mark(line[space + 1]):
        return space, space + 1
    for marks in (_SENTENCE_ENDS, _PAUSES):
        after = max(line.rfind(mark, low, high - 1) for mark in marks) + 1
        if after > 0 and not _is_mark(line[after]):
            return after, after
    return _between_graphemes(line, high, low)


def _between_graphemes(line: str, at: int, low: int) -> tuple[int, int]:
    """The last place up to `at` where no letter is parted from its marks."""
    wanted = at
    while at > low and (_is_mark(line[at]) or line[at - 1] in _JOINERS):
        at -= 1
    at = at if at > low else wanted
    return at, at


def _is_mark(character: str) -> bool:
    return category(character)[0] == "M" or character in _JOINERS or "\U0001f3fb" <= character <= "\U0001f3ff"
