"""Positive agreement: of what coders coded, how much is common."""

from collections.abc import Collection
from fractions import Fraction
from itertools import combinations

from blotter.analysis import messages
from blotter.analysis.coefficients.ratings import PairCount, Ratings, Value


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
