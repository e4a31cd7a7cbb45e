"""Ratings: what coders said of units, and the value that a coefficient makes of it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Value:
    """A coefficient, or None; `reason` says why there is none, or what to know about it."""

    value: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ratings:
    """How many units were rated in which way.

    A pattern has one place a coder, None where the coder is missing. `categories` are the declared ones, used
    or not, in their order where they have one; for one code they are False and True.
    """

    patterns: Mapping[tuple[Hashable | None, ...], int]
    categories: tuple[Hashable, ...] = (False, True)

    def counted(self, at_least: int) -> Iterator[tuple[int, int, list[int]]]:
        """Units, ratings of each, ratings of each in each category, for units with enough ratings."""
        for pattern, units in self.patterns.items():
            counts = Counter(label for label in pattern if label is not None)
            ratings = counts.total()
            if ratings >= at_least and units:
                yield units, ratings, [counts[category] for category in self.categories]

    def units(self, at_least: int) -> int:
        """How many units have enough ratings."""
        return sum(units for units, _, _ in self.counted(at_least))

    def pairs(self, first: int, second: int) -> Counter[tuple[Hashable, Hashable]]:
        """The contingency table of two coders, over the units that both rated."""
        table: Counter[tuple[Hashable, Hashable]] = Counter()
        for pattern, units in self.patterns.items():
            here, there = pattern[first], pattern[second]
            if here is not None and there is not None and units:
                table[here, there] += units
        return table

    def margins(self, coder: int) -> list[Fraction] | None:
        """A coder's shares of the categories, over the units that this coder rated; None without any."""
        counts: Counter[Hashable] = Counter()
        for pattern, units in self.patterns.items():
            label = pattern[coder]
            if label is not None:
                counts[label] += units
        total = counts.total()
        return [Fraction(counts[category], total) for category in self.categories] if total else None

    def complete(self) -> "Ratings":
        """Only the units that every coder rated."""
        whole = {pattern: units for pattern, units in self.patterns.items() if None not in pattern}
        return Ratings(whole, self.categories)

    def only(self, category: Hashable) -> "Ratings":
        """One category against all the others together."""
        patterns: Counter[tuple[Hashable | None, ...]] = Counter()
        for pattern, units in self.patterns.items():
            patterns[tuple(None if label is None else label == category for label in pattern)] += units
        return Ratings(patterns)

    @property
    def coders(self) -> int:
        """How many coders there are."""
        return len(next(iter(self.patterns), ()))


class PairCount(NamedTuple):
    """Two coders' segments of a code: how many are matched, how many each of them has."""

    matched: int
    first: int
    second: int
