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

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ONE_FOR_ONE = (("\r", "\n"), ("\u2029", "\n"), ("\ufdd0", "\ufffd"), ("\ufdd1", "\ufffd"))
_SENTENCE_ENDS = ("。", "！", "？", "؟", "۔", "।", "；")
_PAUSES = ("，", "、", "،", "：", "–", "—")
_JOINERS = "\u200c\u200d"


class TextPositions:
    """A stored text, its display copy, and the way from one to the other and back.

    A break takes the place of a space, or is inserted where there is none; an inserted one belongs to no
    character of the stored text. Without emoji and the like and without inserted breaks nothing is computed.
    """

    def __init__(self, stored: str) -> None:
        self.stored = stored
        plain, units = _fit_for_qt(stored)
        pieces, self._inserted, self.continuing_blocks = _broken(plain)
        self.display = "\n".join(pieces) if len(pieces) > 1 else plain
        self.display_length = units + len(self._inserted)
        self._astral = _astral_positions(plain) if units > len(plain) else array("Q")
        self._astral_shown = array(
            "Q", (p + k + bisect_right(self._inserted, p) for k, p in enumerate(self._astral))
        )
        self._inserted_shown = array(
            "Q", (p + k + bisect_left(self._astral, p) for k, p in enumerate(self._inserted))
        )
        self._is_identity = not self._astral and not self._inserted

    def to_display(self, position: int) -> int:
        """Qt's position of a code point: after an inserted break if one stands there."""
        if self._is_identity:
            return position
        return position + bisect_left(self._astral, position) + bisect_right(self._inserted, position)

    def to_stored(self, display: int) -> int:
        """The code point at one of Qt's positions; one inside a surrogate pair is that of the pair."""
        if self._is_identity:
            return display
        pairs = bisect_left(self._astral_shown, display)
        if pairs and self._astral_shown[pairs - 1] == display - 1:
            return self._astral[pairs - 1]
        return display - pairs - bisect_left(self._inserted_shown, display)

    def to_display_range(self, span: Span) -> tuple[int, int]:
        """Where a span begins and ends for Qt; it ends before a break that is inserted there."""
        if self._is_identity:
            return span
        start, end = self.to_display(span.start), span.end
        shown_end = end + bisect_left(self._astral, end) + bisect_left(self._inserted, end)
        return start, max(start, shown_end)

    def to_span(self, start: int, end: int) -> Span:
        """The span between two of Qt's positions, in either order."""
        return Span(self.to_stored(min(start, end)), self.to_stored(max(start, end)))

    def text(self, span: Span) -> str:
        """The stored words of a span."""
        return self.stored[span.start : span.end]


def _fit_for_qt(text: str) -> tuple[str, int]:
    """The text without what Qt would take for a block's end or refuse, one for one, and its UTF-16 units."""
    for unfit, fit in _ONE_FOR_ONE:
        text = text.replace(unfit, fit)
    if text.isascii():
        return text, len(text)
    try:
        encoded = text.encode("utf-16-le")
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
        encoded = text.encode("utf-16-le")
    return text, len(encoded) // 2


def _astral_positions(text: str) -> "array[int]":
    found = array("Q")
    start = 0
    for line in text.split("\n"):
        if not line.isascii():
            found.extend(start + match.start() for match in _ASTRAL.finditer(line))
        start += len(line) + 1
    return found


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
    while len(line) - at > LONGEST:
        end, following = _cut(line, at + LONGEST // 2, at + LONGEST)
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
