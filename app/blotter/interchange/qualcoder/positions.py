"""Where a coding of QualCoder lies: its numbers count code points or UTF-16 units, so its words decide."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from blotter.domain.segment import Span
from blotter.domain.source import normalised

_LONGEST_PATTERN = 20_000
_LINE_MARK = "\u2028"
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
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
    """The place of a passage, None for none, what told it, and whether its words fit at two places."""

    how: How
    span: Span | None
    fits_twice: bool = False


class _Way(NamedTuple):
    """A way of counting in one text: the last position, and where a position lies in the text as stored."""

    last: int
    place: Callable[[int], int]


class CountedText:
    """A text as QualCoder has it, and as a project stores it, with the ways of counting that differ in it."""

    def __init__(self, raw: str) -> None:
        self.text, self.replaced = normalised(raw)
        self._plain = self.text.replace(_LINE_MARK, "\n")
        self.length = len(raw)
        is_stored = len(raw) == len(self.text)
        stored = _same if is_stored else _to_stored(raw)
        self._ways = {Counting.CODE_POINTS: _Way(len(raw), stored)}
        if not is_stored:
            self._ways[Counting.LINES] = _Way(len(self.text), _same)
        astral = [found.start() for found in _ASTRAL.finditer(raw)]
        if astral:
            units = _by_units(astral)
            self._ways[Counting.UTF16] = _Way(len(raw) + len(astral), lambda at: stored(units(at)))
        if astral and not is_stored:
            last = len(self.text) + len(astral)
            of_stored = _by_units([stored(place) for place in astral])
            self._ways[Counting.LINES_UTF16] = _Way(last, of_stored)

    @property
    def counts_one_way(self) -> bool:
        """Whether all ways of counting are the same in this text."""
        return len(self._ways) == 1

    def spans(self, start: int, end: int) -> dict[Counting, Span]:
        """Where a passage would lie by each way of counting by which it is within the text."""
        if not 0 <= start <= end:
            return {}
        return {
            counting: Span(place(start), place(end))
            for counting, (last, place) in self._ways.items()
            if end <= last
        }

    def is_alike(self, spans: Mapping[Counting, Span]) -> bool:
        """Whether a passage lies within the text, at one place, by every way of counting."""
        return len(spans) == len(self._ways) and len(set(spans.values())) == 1

    def fitting(self, spans: Mapping[Counting, Span], quote: str) -> dict[Counting, Span]:
        """Those of the places where the text has these words, as `words_of` gives them."""
        return {each: span for each, span in spans.items() if self._plain[span.start : span.end] == quote}

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
        if text.counts_one_way:
            return
        spans = text.spans(start, end)
        fitting = text.fitting(spans, quote)
        if len(fitting) == 1 and not text.is_alike(spans):
            self.sure.update(list(fitting))

    def likeliest(self, among: Iterable[Counting]) -> Counting:
        """Of several ways of counting the one that is seen most, code points where none is."""
        order = list(Counting)
        return min(among, key=lambda each: (-self.sure[each], order.index(each)))


def placed(text: CountedText, start: int, end: int, quote: str, tally: Tally) -> Placed:
    """Where a coding lies whose words are known."""
    spans = text.spans(start, end)
    fitting = text.fitting(spans, quote)
    if fitting and quote:
        best = tally.likeliest(fitting)
        how = How.ALIKE if text.is_alike(spans) else _HOW[best]
        return Placed(how, fitting[best], len(set(fitting.values())) > 1)
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


def _same(position: int) -> int:
    return position


def _to_stored(raw: str) -> Callable[[int], int]:
    """From a position of a text to the one it has as it is stored: without a mark, line ends as one.

    A position within such a line end lies before the one that is left of it.
    """
    lead = 1 if raw.startswith("\ufeff") else 0
    ends = [found.start() for found in _TWO_AS_ONE.finditer(raw)]
    return lambda position: max(0, position - lead) - bisect_left(ends, position)


def _by_units(astral: Sequence[int]) -> Callable[[int], int]:
    """From a UTF-16 unit to its character, in a text with two units a character at these places."""
    begins = [place + before for before, place in enumerate(astral)]

    def character(unit: int) -> int:
        before = bisect_right(begins, unit - 1)
        is_within = before > 0 and begins[before - 1] == unit - 1
        return astral[before - 1] if is_within else unit - before

    return character
