"""Distances between two labels, for Krippendorff's alpha and for single units."""

from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction

from blotter.analysis.coefficients.weights import Matrix

Distance = Callable[[Hashable, Hashable], Fraction]


def nominal(first: Hashable, second: Hashable) -> Fraction:
    """0 for the same label, 1 for another."""
    return Fraction(first != second)


def interval(first: Hashable, second: Hashable) -> Fraction:
    """(c - k)², for numbers."""
    return (_number(first) - _number(second)) ** 2


def ratio(first: Hashable, second: Hashable) -> Fraction:
    """((c - k) / (c + k))², for numbers that are not negative; 0 where both are 0."""
    here, there = _number(first), _number(second)
    return ((here - there) / (here + there)) ** 2 if here + there else Fraction(0)


def jaccard(first: Hashable, second: Hashable) -> Fraction:
    """1 - |A and B| / |A or B|, for sets; 0 for two empty ones."""
    here, there = _set(first), _set(second)
    return 1 - _shared(here, there)


def masi(first: Hashable, second: Hashable) -> Fraction:
    """1 - J M, for sets: J as in Jaccard, M how one lies in the other (Passonneau 2006).

    M is 1 for equal sets, 2/3 where one contains the other, 1/3 where they only meet, 0 where they do not.
    """
    here, there = _set(first), _set(second)
    if here == there:
        return Fraction(0)
    nested = here <= there or there <= here
    return 1 - _shared(here, there) * Fraction(2 if nested else 1, 3)


def custom(labels: Sequence[Hashable], matrix: Matrix) -> Distance:
    """A distance given as a table, with a row and a column for each label."""
    places = {label: place for place, label in enumerate(labels)}
    return lambda first, second: matrix[places[first]][places[second]]


def _shared(first: frozenset[Hashable], second: frozenset[Hashable]) -> Fraction:
    either = first | second
    return Fraction(len(first & second), len(either)) if either else Fraction(1)


def _number(label: Hashable) -> Fraction:
    assert isinstance(label, int | float | Fraction), label
    return Fraction(label)


def _set(label: Hashable) -> frozenset[Hashable]:
    assert isinstance(label, frozenset), label
    return label
