"""Ratings: what coders said of units, and the value that a coefficient makes of it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
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
    or not; for one code they are False and True.
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

    def pairs(self, first: int, second: int) -> Counter[tuple[Hashable, Hashable]]:
        """The contingency table of two coders, over the units that both rated."""
        table: Counter[tuple[Hashable, Hashable]] = Counter()
        for pattern, units in self.patterns.items():
            here, there = pattern[first], pattern[second]
            if here is not None and there is not None and units:
                table[here, there] += units
        return table

    @property
    def coders(self) -> int:
        """How many coders there are."""
        return len(next(iter(self.patterns), ()))


class PairCount(NamedTuple):
    """Two coders' segments of a code: how many are matched, how many each of them has."""

    matched: int
    first: int
    second: int
