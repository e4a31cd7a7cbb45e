"""Counts: what compared documents add up to for one code; every measure follows from them."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from blotter.analysis import messages
from blotter.analysis.coefficients import PairCount, Ratings, Value, match_f1
from blotter.analysis.matching import Partners, alike, partners
from blotter.analysis.measures import MatchMeasure, UnitMeasure
from blotter.domain.segment import Span
from blotter.message import Sentence

Spans = Mapping[str, Collection[Span]]
"""The spans of one code in one document by coder, one entry for every coder who is done with it."""

Pattern = tuple[frozenset[str], frozenset[str]]
"""The coders who rated a unit, and those of them who coded it."""


@dataclass(slots=True)
class Counts:
    """One code's sums over documents.

    With two coders `agreed` counts the matched pairs and `only` the rest of each. With more, a passage is
    agreed when every coder who is done with the document has a segment there and every two of these are
    matched; `only` counts the segments that are matched with nobody's.
    """

    units: Counter[Pattern] = field(default_factory=Counter)
    segments: Counter[str] = field(default_factory=Counter)
    only: Counter[str] = field(default_factory=Counter)
    agreed: int = 0
    pairs: dict[tuple[str, str, str], PairCount] = field(default_factory=dict)

    def add_units(self, coders: Sequence[str], tally: Mapping[int, int]) -> None:
        """Add a document's coded units; bit i of the tally's keys is the i-th coder."""
        done = frozenset(coders)
        for mask, units in tally.items():
            self.units[done, frozenset(c for i, c in enumerate(coders) if mask >> i & 1)] += units

    def add_segments(self, spans: Spans, measures: Collection[MatchMeasure], threshold: float) -> None:
        """Add a document's segments, as the measures pair them."""
        agreeing = partners(spans, alike(threshold))
        for coder, own in spans.items():
            others = [agreeing[coder, other] for other in spans if other != coder]
            self.segments[coder] += len(own)
            self.only[coder] += sum(not any(span in found for found in others) for span in own)
        self.agreed += agreed_by_all(list(spans), agreeing)
        for measure in measures:
            self._add_pairs(spans, measure.id, partners(spans, measure.fits(threshold)))

    def _add_pairs(self, spans: Spans, measure: str, found: Partners) -> None:
        for first, second in combinations(sorted(spans), 2):
            before = self.pairs.get((measure, first, second), PairCount(0, 0, 0))
            self.pairs[measure, first, second] = PairCount(
                before.matched + len(found[first, second]),
                before.first + len(spans[first]),
                before.second + len(spans[second]),
            )

    def value(
        self, measure: UnitMeasure | MatchMeasure, coders: Sequence[str], sizes: Mapping[frozenset[str], int]
    ) -> Value:
        """A measure's value; `sizes` has the number of units by the coders who rated them, coded or not."""
        if measure.two_coders and len(coders) > 2:
            return Value(None, messages.TWO_CODERS_ONLY)
        if not any(len(done) > 1 for done in sizes):
            return Value(None, messages.NEEDS_TWO_CODERS)
        if isinstance(measure, MatchMeasure):
            found = match_f1([count for (name, _, _), count in self.pairs.items() if name == measure.id])
        elif not any(size for done, size in sizes.items() if len(done) > 1):
            return Value(None, messages.NO_UNITS)
        else:
            found = measure.function(self._ratings(coders, sizes))
        return Value(found.value, self.usage(coders) or found.reason)

    def _ratings(self, coders: Sequence[str], sizes: Mapping[frozenset[str], int]) -> Ratings:
        patterns = dict(self.units)
        for done, size in sizes.items():
            coded = sum(units for (who, _), units in self.units.items() if who == done)
            patterns[done, frozenset()] = size - coded
        return Ratings(
            {
                tuple(coder in coded if coder in done else None for coder in coders): units
                for (done, coded), units in patterns.items()
            }
        )

    def usage(self, coders: Sequence[str]) -> str:
        """Who of the coders did not use the code, or ""."""
        silent = [coder for coder in coders if not self.segments[coder]]
        if len(silent) == len(coders):
            return messages.NOT_USED
        if len(silent) > 1:
            return Sentence(messages.NOT_USED_BY_SEVERAL, coders=", ".join(silent))
        return Sentence(messages.NOT_USED_BY, coder=silent[0]) if silent else ""


def agreed_by_all(coders: Sequence[str], matches: Partners) -> int:
    """How many passages have one segment of each coder, every two of them matched."""
    if len(coders) < 2:
        return 0
    first, *others = coders
    agreed = 0
    for span in matches[first, others[0]]:
        there = [(other, matches[first, other].get(span)) for other in others]
        agreed += all(here is not None for _, here in there) and all(
            matches[one, other].get(here) == answer
            for (one, here), (other, answer) in combinations(there, 2)
            if here is not None
        )
    return agreed
