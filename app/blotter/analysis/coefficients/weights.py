"""Weights of agreement: how far two categories count as the same, from 0 to 1.

A matrix has a row and a column for each of `Ratings.categories`, in their order; None stands for identity.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from math import comb

Matrix = Sequence[Sequence[Fraction]]
Categories = Sequence[Hashable]


def linear(categories: Categories) -> Matrix:
    """1 - |k - l| / max (Cohen 1968)."""
    return _falling(positions(categories), abs)


def quadratic(categories: Categories) -> Matrix:
    """1 - (k - l)² / max² (Fleiss & Cohen 1973)."""
    return _falling(positions(categories), lambda apart: apart * apart)


def ordinal(categories: Categories) -> Matrix:
    """1 - M / max, with M the number of pairs among the categories from one to the other (Gwet 2014)."""
    ranks = ranked(categories)
    return _falling(ranks, lambda apart: Fraction(comb(int(abs(apart)) + 1, 2)))


def from_distance(distance: Matrix) -> Matrix:
    """1 - d / max, so that weighted kappa is 1 - observed over expected distance (Cohen 1968)."""
    most = max((cell for row in distance for cell in row), default=Fraction(0))
    return [[1 - cell / most if most else Fraction(1) for cell in row] for row in distance]


WEIGHTS: Mapping[str, Callable[[Categories], Matrix]] = {
    "linear": linear,
    "quadratic": quadratic,
    "ordinal": ordinal,
}
"""The weights that have a name."""


def positions(categories: Categories) -> list[Fraction]:
    """The categories as numbers where all of them are, otherwise their places in the order declared."""
    numbers = [as_number(category) for category in categories]
    found = [number for number in numbers if number is not None]
    return found if len(found) == len(categories) else [Fraction(place) for place in range(len(categories))]


def ranked(categories: Categories) -> list[Fraction]:
    """The places of the categories: by size where all are numbers, otherwise in the order declared."""
    values = positions(categories)
    order = sorted(values)
    return [Fraction(order.index(value)) for value in values]


def as_number(category: Hashable) -> Fraction | None:
    """The exact number that a label is, or None."""
    return Fraction(category) if isinstance(category, int | float | Fraction) else None


def weighted(counts: Sequence[Fraction | int], weights: Matrix | None) -> Sequence[Fraction | int]:
    """For each category the counts of all, each weighed by how far it agrees with this one."""
    if weights is None:
        return counts
    return [sum((w * count for w, count in zip(row, counts, strict=True)), Fraction(0)) for row in weights]


def _falling(values: Sequence[Fraction], distance: Callable[[Fraction], Fraction]) -> Matrix:
    return from_distance([[distance(here - there) for there in values] for here in values])
