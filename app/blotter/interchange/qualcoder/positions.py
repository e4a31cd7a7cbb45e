"""Where a coding of QualCoder lies: its numbers count code points or UTF-16 units, so its words decide."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from blotter.domain.segment import Span
from blotter.domain.source import normalised

_LONGEST_PATTERN = 20_000
_LINE_MARK = "\u2028"
_TWO_AS_ONE = re.compile("\r\n")


class Counting(StrEnum):
    """How positions may count: what the unit is, and whether a line end of two characters is one."""

    CODE_POINTS = "code points"
    UTF16 = "UTF-16 units"
    LINES = "code points, line ends as one"
    LINES_UTF16 = "UTF-16 units, line ends as one"


class How(StrEnum):
    """By what the place of a passage was told."""

    ALIKE = "alike in every counting"
    POINTS = "code points"
    UNITS = "UTF-16 units"
    ENDS = "line ends as one"
    WORDS = "found by its words"
    NUMBERS = "by its numbers alone"
    LOST = "no place"


_HOW = {
    Counting.CODE_POINTS: How.POINTS,
    Counting.UTF16: How.UNITS,
    Counting.LINES: How.ENDS,
    Counting.LINES_UTF16: How.ENDS,
}


class Placed(NamedTuple):
    """The place of a passage, None for none, and what told it."""

    how: How
    span: Span | None


class CountedText:
    """A text as QualCoder has it, and as a project stores it, with the ways of counting that differ in it."""

    def __init__(self, raw: str) -> None:
        self.text, self.replaced = normalised(raw)
        self._plain = self.text.replace(_LINE_MARK, "\n")
        self.length = len(raw)
        stored = None if len(raw) == len(self.text) else _to_stored(raw)
        self._maps: dict[Counting, array[int] | None] = {Counting.CODE_POINTS: stored}
        if not _is_basic(raw):
            self._maps[Counting.UTF16] = _by_units(raw, stored)
        if stored is not None:
            self._maps[Counting.LINES] = None
            if not _is_basic(raw):
                self._maps[Counting.LINES_UTF16] = _by_units(self.text, None)

    def spans(self, start: int, end: int) -> dict[Counting, Span]:
        """Where a passage would lie by each way of counting by which it is within the text."""
        found = {}
        for counting, places in self._maps.items():
            last = len(self.text) if places is None else len(places) - 1
            if 0 <= start <= end <= last:
                span = Span(start, end) if places is None else Span(places[start], places[end])
                found[counting] = span
        return found

    def is_alike(self, spans: Mapping[Counting, Span]) -> bool:
        """Whether a passage lies within the text, at one place, by every way of counting."""
        return len(spans) == len(self._maps) and len(set(spans.values())) == 1

    def fitting(self, start: int, end: int, quote: str) -> dict[Counting, Span]:
        """Those of them by which the passage has these words, as `words_of` gives them."""
        spans = self.spans(start, end).items()
        return {each: span for each, span in spans if self._plain[span.start : span.end] == quote}

    def near(self, quote: str, expected: int) -> Span | None:
        """The place of these words that is nearest to where they were expected; white space may differ."""
        if not quote.strip():
            return None
        after = self._plain.find(quote, expected)
        before = self._plain.rfind(quote, 0, expected + len(quote))
        starts = [each for each in (before, after) if each >= 0]
        if starts:
            start = min(starts, key=lambda each: abs(each - expected))
            return Span(start, start + len(quote))
        return self._near_spaced(quote.split(), expected)

    def _near_spaced(self, words: list[str], expected: int) -> Span | None:
        if sum(map(len, words)) > _LONGEST_PATTERN:
            return None
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        found = [Span(*match.span()) for match in pattern.finditer(self._plain)]
        return min(found, key=lambda each: abs(each.start - expected), default=None)


def words_of(selected: str) -> str:
    """The words of a coding as they are compared: every kind of line end is one line feed."""
    return normalised(selected)[0].replace(_LINE_MARK, "\n")


@dataclass(slots=True)
class Tally:
    """How the codings count whose words fit one way alone: what decides where words fit several ways."""

    sure: Counter[Counting] = field(default_factory=Counter)

    def add(self, text: CountedText, start: int, end: int, quote: str) -> None:
        """A coding, as far as it tells anything."""
        fitting = text.fitting(start, end, quote)
        if len(fitting) == 1 and not text.is_alike(text.spans(start, end)):
            self.sure.update(list(fitting))

    def likeliest(self, among: Iterable[Counting]) -> Counting:
        """Of several ways of counting the one that is seen most, code points where none is."""
        order = list(Counting)
        return min(among, key=lambda each: (-self.sure[each], order.index(each)))


def placed(text: CountedText, start: int, end: int, quote: str, tally: Tally) -> Placed:
    """Where a coding lies whose words are known."""
    fitting = text.fitting(start, end, quote)
    if fitting and quote:
        best = tally.likeliest(fitting)
        is_alike = text.is_alike(text.spans(start, end))
        return Placed(How.ALIKE if is_alike else _HOW[best], fitting[best])
    spans = text.spans(start, end)
    expected = spans[tally.likeliest(spans)].start if spans else min(max(0, start), len(text.text))
    found = text.near(quote, expected)
    return Placed(How.WORDS, found) if found is not None else Placed(How.LOST, None)


def placed_by_numbers(text: CountedText, start: int, end: int, counting: Counting) -> Placed:
    """Where a passage lies of which there are only numbers."""
    spans = text.spans(start, end)
    if not spans:
        return Placed(How.LOST, None)
    span = spans.get(counting, next(iter(spans.values())))
    return Placed(How.ALIKE if text.is_alike(spans) else How.NUMBERS, span)


def _is_basic(text: str) -> bool:
    return text.isascii() or max(text) <= "\uffff"


def _to_stored(raw: str) -> "array[int]":
    """From each position of a text to the one it has as it is stored: without a mark, line ends as one."""
    places = array("I", bytes(array("I").itemsize * (len(raw) + 1)))
    lead = 1 if raw.startswith("\ufeff") else 0
    lost, at = lead, lead
    for end in _TWO_AS_ONE.finditer(raw):
        places[at : end.start() + 1] = array("I", range(at - lost, end.start() + 1 - lost))
        # Both a position before and one within such a line end lie before the one that is left of it.
        places[end.start() + 1] = end.start() - lost
        lost, at = lost + 1, end.end()
    places[at:] = array("I", range(at - lost, len(raw) + 1 - lost))
    return places


def _by_units(text: str, stored: "array[int] | None") -> "array[int]":
    """From each UTF-16 unit to the position of its character, through `stored` where that is another."""
    places = array("I")
    for position, character in enumerate(text):
        place = position if stored is None else stored[position]
        places.append(place)
        if character > "\uffff":
            places.append(place)
    places.append(len(text) if stored is None else stored[len(text)])
    return places
