"""Coefficients: ratings in, a number out, or none and the reason. Exact until the last step."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from blotter.analysis import messages


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


def percent_agreement(ratings: Ratings) -> Value:
    """Share of agreeing pairs of ratings, each unit weighing the same (Gwet 2014)."""
    observed = _observed(ratings)
    return Value(None, messages.NEEDS_TWO_CODERS) if observed is None else Value(float(observed))


def percent_agreement_alpha_weighted(ratings: Ratings) -> Value:
    """1 - observed disagreement of alpha: each unit weighs as its ratings (Krippendorff 2004, p. 230)."""
    agreeing, total = Fraction(0), 0
    for units, rated, counts in ratings.counted(2):
        agreeing += units * Fraction(sum(c * (c - 1) for c in counts), rated - 1)
        total += units * rated
    return Value(float(agreeing / total)) if total else Value(None, messages.NEEDS_TWO_CODERS)


def krippendorff_alpha_nominal(ratings: Ratings) -> Value:
    """Krippendorff's alpha for categories (Krippendorff 2004, ch. 11)."""
    disagreeing, totals = Fraction(0), [0] * len(ratings.categories)
    for units, rated, counts in ratings.counted(2):
        disagreeing += units * Fraction(rated * rated - sum(c * c for c in counts), rated - 1)
        totals = [total + units * c for total, c in zip(totals, counts, strict=True)]
    pairable = sum(totals)
    if not pairable:
        return Value(None, messages.NEEDS_TWO_CODERS)
    expected = pairable * pairable - sum(total * total for total in totals)
    if not expected:
        return Value(None, messages.NO_VARIATION)
    return Value(float(1 - (pairable - 1) * disagreeing / expected))


def brennan_prediger(ratings: Ratings) -> Value:
    """Chance is one in the number of declared categories (Bennett et al. 1954; Brennan & Prediger 1981)."""
    return _corrected(_observed(ratings), Fraction(1, max(1, len(ratings.categories))))


def fleiss_kappa(ratings: Ratings) -> Value:
    """Chance from the coders' mean shares of the categories (Fleiss 1971; missing ratings: Gwet 2014)."""
    return _corrected(_observed(ratings), sum((share * share for share in _shares(ratings)), Fraction(0)))


def gwet_ac1(ratings: Ratings) -> Value:
    """Chance from how even the categories are (Gwet 2008)."""
    categories = len(ratings.categories)
    if categories < 2:
        return _corrected(_observed(ratings), Fraction(1))
    mixed = sum((share * (1 - share) for share in _shares(ratings)), Fraction(0))
    return _corrected(_observed(ratings), mixed / (categories - 1))


def cohen_kappa(ratings: Ratings) -> Value:
    """Chance from each coder's own shares of the categories; two coders (Cohen 1960)."""
    return _of_two(ratings, lambda first, second: first * second)


def scott_pi(ratings: Ratings) -> Value:
    """Chance from both coders' pooled shares of the categories; two coders (Scott 1955)."""
    return _of_two(ratings, lambda first, second: ((first + second) / 2) ** 2)


def f1(ratings: Ratings) -> Value:
    """Positive agreement 2a / (2a + b + c) on True, the mean over the pairs of coders who gave it at all.

    Cicchetti & Feinstein (1990); Hripcsak & Rothschild (2005).
    """
    tables = [ratings.pairs(i, j) for i, j in combinations(range(ratings.coders), 2)]
    if not any(tables):
        return Value(None, messages.NEEDS_TWO_CODERS)
    counts = []
    for table in tables:
        both = table[True, True]
        counts.append(PairCount(both, both + table[True, False], both + table[False, True]))
    return match_f1(counts)


def match_f1(pairs: Collection[PairCount]) -> Value:
    """2 matched / (first + second), the mean over the pairs of coders of whom one has a segment at all."""
    if not pairs:
        return Value(None, messages.NEEDS_TWO_CODERS)
    each = [
        Fraction(2 * pair.matched, pair.first + pair.second) for pair in pairs if pair.first + pair.second
    ]
    return Value(float(sum(each, Fraction(0)) / len(each))) if each else Value(None, messages.NOT_USED)


def _observed(ratings: Ratings) -> Fraction | None:
    agreeing, total = Fraction(0), 0
    for units, rated, counts in ratings.counted(2):
        agreeing += units * Fraction(sum(c * (c - 1) for c in counts), rated * (rated - 1))
        total += units
    return agreeing / total if total else None


def _shares(ratings: Ratings) -> list[Fraction]:
    shares, total = [Fraction(0)] * len(ratings.categories), 0
    for units, rated, counts in ratings.counted(1):
        shares = [share + units * Fraction(c, rated) for share, c in zip(shares, counts, strict=True)]
        total += units
    return [share / total for share in shares] if total else shares


def _corrected(observed: Fraction | None, expected: Fraction) -> Value:
    if observed is None:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if expected == 1:
        return Value(None, messages.NO_VARIATION)
    return Value(float((observed - expected) / (1 - expected)))


def _of_two(ratings: Ratings, chance: Callable[[Fraction, Fraction], Fraction]) -> Value:
    if ratings.coders > 2:
        return Value(None, messages.TWO_CODERS_ONLY)
    table = ratings.pairs(0, 1) if ratings.coders == 2 else Counter()
    total = table.total()
    if not total:
        return Value(None, messages.NEEDS_TWO_CODERS)
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    for (here, there), units in table.items():
        first[here] += units
        second[there] += units
    observed = Fraction(sum(units for (here, there), units in table.items() if here == there), total)
    shares = ((Fraction(first[c], total), Fraction(second[c], total)) for c in first.keys() | second.keys())
    return _corrected(observed, sum((chance(*pair) for pair in shares), Fraction(0)))
