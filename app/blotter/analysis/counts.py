"""Counts: what compared documents add up to for one code; every measure follows from them."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from blotter.analysis import messages
from blotter.analysis.coefficients import PairCount, Ratings, Value, match_f1
from blotter.analysis.measures import MatchMeasure, UnitMeasure
from blotter.analysis.tallies import Counting, DocumentTally, SegmentCounts, segments_counted
from blotter.domain.segment import Span
from blotter.message import Sentence

Coders = tuple[str, ...]
"""Names, in the order in which the bits of a mask mean them."""

Rating = tuple[Hashable | None, ...]
"""Whether each coder coded a unit, None for one who is missing."""


@dataclass(slots=True)
class Counts:
    """One code's sums over documents.

    With two coders `agreed` counts the matched pairs and `only` the rest of each. With more, a passage is
    agreed when every coder who is done with the document has a segment there and every two of these are
    matched; `only` counts the segments that are matched with nobody's.
    """

    units: dict[Coders, Counter[int]] = field(default_factory=dict)
    segments: Counter[str] = field(default_factory=Counter)
    only: Counter[str] = field(default_factory=Counter)
    agreed: int = 0
    pairs: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)
    """By measure and two coders: matched segments, and those of both, as in `PairCount`."""

    def add(self, coders: Coders, tally: DocumentTally) -> None:
        """Add a document, or several that were added up, of the same coders."""
        self.add_units(coders, tally.coded)
        self._add_segments(coders, tally.segments)

    def add_units(self, coders: Sequence[str], tally: Mapping[int, int]) -> None:
        """Add coded units; bit i of the tally's keys is the i-th coder."""
        counted = self.units.setdefault(tuple(coders), Counter())
        for mask, units in tally.items():
            counted[mask] += units

    def add_segments(
        self, spans: Mapping[str, Collection[Span]], measures: Collection[MatchMeasure], threshold: float
    ) -> None:
        """Add a document's segments, one entry for every coder, as the measures pair them."""
        coders = tuple(sorted(spans))
        counting = Counting(threshold=threshold, matching=tuple(measures))
        own = tuple(tuple(sorted(set(spans[coder]))) for coder in coders)
        self._add_segments(coders, segments_counted(own, counting))

    def _add_segments(self, coders: Coders, found: SegmentCounts) -> None:
        self.agreed += found.agreed
        for coder, own, only in zip(coders, found.segments, found.only, strict=True):
            self.segments[coder] += own
            self.only[coder] += only
        for (name, i, j), pair in found.pairs.items():
            key = (name, coders[i], coders[j])
            added = self.pairs.setdefault(key, [0, 0, 0])
            for place, count in enumerate(pair):
                added[place] += count

    def value(
        self, measure: UnitMeasure | MatchMeasure, coders: Sequence[str], sizes: Mapping[frozenset[str], int]
    ) -> Value:
        """A measure's value; `sizes` has the number of units by the coders who rated them, coded or not."""
        if reason := missing(measure, coders, sizes):
            return Value(None, reason)
        if isinstance(measure, MatchMeasure):
            found = match_f1([PairCount(*c) for (name, _, _), c in self.pairs.items() if name == measure.id])
        else:
            found = measure.function(self.ratings(coders, sizes))
        return Value(found.value, self.usage(coders) or found.reason)

    def ratings(self, coders: Sequence[str], sizes: Mapping[frozenset[str], int]) -> Ratings:
        """How many units were rated in which way, the uncoded ones included."""
        patterns: Counter[Rating] = Counter()
        rest = Counter(sizes)
        for done, tally in self.units.items():
            for mask, units in tally.items():
                patterns[rating(coders, done, mask)] += units
                rest[frozenset(done)] -= units
        for others, units in rest.items():
            patterns[rating(coders, tuple(others), 0)] += units
        return Ratings(patterns)

    def prevalence(self, sizes: Mapping[frozenset[str], int]) -> float | None:
        """The share of ratings, each unit weighing the same, that give the code."""
        total = sum(sizes.values())
        shares = [
            units * Fraction(mask.bit_count(), len(done))
            for done, tally in self.units.items()
            for mask, units in tally.items()
        ]
        return float(sum(shares, Fraction(0)) / total) if total else None

    def units_agreed(self) -> int:
        """How many units all who are done with the document coded."""
        return sum(tally[(1 << len(done)) - 1] for done, tally in self.units.items())

    def units_only(self, coder: str) -> int:
        """How many units this coder alone coded."""
        return sum(tally[1 << done.index(coder)] for done, tally in self.units.items() if coder in done)

    def usage(self, coders: Sequence[str]) -> str:
        """Why the values may surprise: nobody used the code, or somebody did not; or ""."""
        silent = [coder for coder in coders if not self.segments[coder]]
        if len(silent) == len(coders):
            return messages.NOT_USED
        if len(silent) > 1:
            return Sentence(messages.NOT_USED_BY_SEVERAL, coders=", ".join(silent))
        return Sentence(messages.NOT_USED_BY, coder=silent[0]) if silent else ""


def missing(
    measure: UnitMeasure | MatchMeasure, coders: Sequence[str], sizes: Mapping[frozenset[str], int]
) -> str:
    """What a measure lacks to be computed at all, or ""."""
    if measure.two_coders and len(coders) > 2:
        return messages.TWO_CODERS_ONLY
    if not any(len(done) > 1 for done in sizes):
        return messages.NEEDS_TWO_CODERS
    if isinstance(measure, UnitMeasure) and not any(size for done, size in sizes.items() if len(done) > 1):
        return messages.NO_UNITS
    return ""


def rating(coders: Sequence[str], done: Coders, mask: int) -> Rating:
    """What a mask says, with a place for each of the coders."""
    return tuple(bool(mask >> done.index(coder) & 1) if coder in done else None for coder in coders)
