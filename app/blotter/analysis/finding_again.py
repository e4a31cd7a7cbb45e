"""Finding a passage of one text again in another: by what did not change, by its words, or nearly."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from blotter.analysis.differences import differences
from blotter.analysis.units import tokens
from blotter.domain.segment import Span, trimmed
from blotter.domain.shifting import Motion, motion
from blotter.progress import Progress, silent

LIKENESS = 0.7
"""How like its old words the words of a place have to be; less is no place."""

FRAMED = 0.5
"""The same for a place that begins and ends with what did not change."""

_AHEAD = 0.05
"""By how much a place has to be liker than any other."""

_GRAM = 3
_OFTEN = 50
"""Words in a row that stand more often than this tell nothing about a place."""

_CONTEXTS = (20, 60, 200)
"""How many characters on either side tell one place of the same words from another."""

_LONGEST = 3_000
"""How much of a passage is looked for to find out where it may begin."""


class How(StrEnum):
    """How a passage was found again."""

    SAME = "same"
    """Where it was: the same words."""
    EXACT = "exact"
    """Its very words, elsewhere."""
    CHANGED = "changed"
    """Where it was, in other words."""
    NEAR = "near"
    """Elsewhere, in words that are nearly its own."""
    LOST = "lost"
    """Nowhere, or in two places that are as good."""


class Again(NamedTuple):
    """Where a passage is now (None: nowhere), how that was found, and how like its old words the new are."""

    span: Span | None
    how: How
    score: float = 1.0


@dataclass(slots=True)
class _Index:
    """Where which few words in a row stand in a text."""

    text: str
    places: dict[tuple[str, ...], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for gram, span in _grams(self.text):
            self.places.setdefault(gram, []).append(span.start)

    def near(self, words: str) -> list[int]:
        """Where a passage with these words may begin, the likeliest places first."""
        votes: dict[int, int] = {}
        size = max(20, len(words) // 4)
        for gram, span in _grams(words):
            places = self.places.get(gram, ())
            if len(places) <= _OFTEN:
                for place in places:
                    at = (place - span.start) // size
                    votes[at] = votes.get(at, 0) + 1
        best = sorted(votes, key=lambda at: -votes[at])[:8]
        return [at * size for at in best]


def _grams(text: str) -> list[tuple[tuple[str, ...], Span]]:
    spans = tokens(text)
    words = [text[span.start : span.end].casefold() for span in spans]
    length = min(_GRAM, len(words))
    if not length:
        return []
    return [(tuple(words[at : at + length]), spans[at]) for at in range(len(words) - length + 1)]


class FindingAgain:
    """Finds passages of an old text again in a new one, as many as are asked for."""

    def __init__(self, old: str, new: str, progress: Progress = silent) -> None:
        self.old, self.new = old, new
        self.moving: Motion = motion(differences(old, new, progress))

    @cached_property
    def _index(self) -> _Index:
        return _Index(self.new)

    def find(self, span: Span) -> Again:
        """Where a passage is now; a place that is as good as another is never guessed."""
        quote = self.old[span.start : span.end]
        moved = self.moving.moved(span)
        if not self.moving.touches(*span):
            return Again(moved, How.SAME)
        exact = self._elsewhere(quote)
        if len(exact) == 1 and self.old.count(quote) == 1:
            return Again(exact[0], How.SAME if exact[0] == moved else How.EXACT)
        if (placed := self._by_context(span)) is not None:
            return Again(placed, How.SAME if placed == moved else How.EXACT)
        here = trimmed(self.new, moved)
        here = self._fitting(quote, here)
        score = _likeness(quote, self.new[here.start : here.end]) if here.length else 0.0
        if score >= (FRAMED if self._is_framed(span) else LIKENESS):
            return Again(here, How.CHANGED, score)
        return self._nearly(quote, span)

    def _is_framed(self, span: Span) -> bool:
        """Whether a passage begins and ends with what did not change, so that it is the same one."""
        first, last = (span.start, span.start + 1), (span.end - 1, span.end)
        return not (self.moving.touches(*first) or self.moving.touches(*last))

    def _elsewhere(self, quote: str) -> list[Span]:
        """The first two places of the very words."""
        found: list[Span] = []
        start = self.new.find(quote)
        while start >= 0 and len(found) < 2:
            found.append(Span(start, start + len(quote)))
            start = self.new.find(quote, start + 1)
        return found

    def _by_context(self, span: Span) -> Span | None:
        """The place of the very words that has the same words round it, if these stand once in both texts."""
        for width in _CONTEXTS:
            start, end = max(0, span.start - width), min(len(self.old), span.end + width)
            around = self.old[start:end]
            found = self._elsewhere(around)
            if not found:
                return None
            if len(found) == 1 and self.old.count(around) == 1:
                place = found[0].start + span.start - start
                return Span(place, place + span.length)
        return None

    def _nearly(self, quote: str, span: Span) -> Again:
        """The place that is liker than all others, among those where its words stand and where it stood."""
        guesses = [*self._index.near(quote[:_LONGEST]), self.moving.moved(span).start]
        found: dict[Span, float] = {}
        for guess in guesses:
            place = self._fitted(quote, guess)
            if place is not None and place not in found:
                found[place] = _likeness(quote, self.new[place.start : place.end])
        ranked = sorted(found.items(), key=lambda each: -each[1])
        if not ranked or ranked[0][1] < LIKENESS:
            return Again(None, How.LOST, ranked[0][1] if ranked else 0.0)
        best, score = ranked[0]
        others = [value for place, value in ranked[1:] if not place.overlaps(best)]
        if others and score - others[0] < _AHEAD:
            return Again(None, How.LOST, score)
        return Again(best, How.NEAR, score)

    def _fitted(self, quote: str, guess: int) -> Span | None:
        """The whole words round a guess that are most like the quote."""
        from rapidfuzz import fuzz

        slack = 30 + len(quote) // 3
        start, end = max(0, guess - slack), min(len(self.new), guess + len(quote) + slack)
        window = self.new[start:end]
        if not window.strip():
            return None
        if len(quote) <= len(window):
            aligned = fuzz.partial_ratio_alignment(quote, window)
            if aligned is None or aligned.dest_start == aligned.dest_end:
                return None
            first, last = start + aligned.dest_start, start + aligned.dest_end
        else:
            first, last = start, end
        return self._whole_words(quote, Span(first, last))

    def _fitting(self, quote: str, here: Span) -> Span:
        """Words beside a place that belong to it as well; of one that is far too long, the likest part."""
        best = self._whole_words(quote, here)
        if best is None or not (best.contains(here) or here.length > 1.5 * len(quote)):
            return here
        mine, theirs = (self.new[each.start : each.end] for each in (here, best))
        return best if _likeness(quote, theirs) > _likeness(quote, mine) else here

    def _whole_words(self, quote: str, span: Span) -> Span | None:
        """Of the ways to have whole words at both ends, the one that is most like the quote."""
        around = Span(max(0, span.start - 60), min(len(self.new), span.end + 60))
        words = [Span(around.start + a, around.start + b) for a, b in tokens(self.new[slice(*around)])]
        starts = _nearest([each.start for each in words], span.start)
        ends = _nearest([each.end for each in words], span.end)
        ways = [Span(a, b) for a in starts for b in ends if a < b]
        if not ways:
            return None
        best = max(ways, key=lambda way: _likeness(quote, self.new[way.start : way.end]))
        return self._with_marks(quote, best)

    def _with_marks(self, quote: str, span: Span) -> Span:
        """With the mark at either end that the quote had there, such as a full stop."""
        start, end = span
        if quote[-1:] and not quote[-1].isalnum() and self.new[end : end + 1] == quote[-1]:
            end += 1
        if not quote[0].isalnum() and start and self.new[start - 1] == quote[0]:
            start -= 1
        return Span(start, end)


def _nearest(places: Sequence[int], to: int) -> list[int]:
    """The two places on either side."""
    at = bisect_left(places, to)
    return list(places[max(0, at - 2) : at + 2])


def _likeness(one: str, other: str) -> float:
    """How like two passages are, from 0 to 1; white space counts little."""
    from rapidfuzz import fuzz

    return float(fuzz.ratio(" ".join(one.split()), " ".join(other.split()))) / 100
