"""What a coder stated in a field of a record, in the shape in which two coders are compared."""

from collections.abc import Hashable
from enum import StrEnum
from typing import NamedTuple

from blotter.domain.record import Blank, Number


class Shape(StrEnum):
    """How a field is compared: by category, set, date, number, quantities, or word for word."""

    CATEGORY = "category"
    SET = "set"
    DATE = "date"
    NUMBER = "number"
    QUANTITIES = "quantities"
    WORDS = "words"


class Dated(NamedTuple):
    """A date as it is written, and the days between which it lies ("": open)."""

    text: str
    earliest: str
    latest: str

    def is_within(self, other: "Dated") -> bool:
        """Whether it lies wholly within another, as a day within its month."""
        return (not other.earliest or (bool(self.earliest) and self.earliest >= other.earliest)) and (
            not other.latest or (bool(self.latest) and self.latest <= other.latest)
        )

    def agrees(self, other: "Dated") -> bool:
        """Whether one of the two says the same as the other as far as it goes."""
        return self.is_within(other) or other.is_within(self)


class Amount(NamedTuple):
    """A quantity by what it measures, its unit and stage, and the number that stands for it.

    That is the best one, else the middle of low and high, else whichever there is.
    """

    measure: str
    unit: str
    stage: str
    number: Number | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What two quantities have to have in common to be compared."""
        return self.measure, self.unit, self.stage


Stated = Hashable
"""A category, a frozenset, a Dated, a number, a tuple of Amounts, words, or the Blank that says why not."""


class Differs(StrEnum):
    """How what two coders stated differs."""

    ONLY_ONE = "only one"
    OTHER = "other value"
    PARTLY = "partly"


def differs(shape: Shape, first: Stated | None, second: Stated | None) -> Differs | None:
    """How two coders differ in a field, None where they do not; None as a value is not yet coded.

    PARTLY are sets that overlap, dates of which one lies within the other, quantities of which some agree.
    """
    if first == second:
        return None
    if first is None or second is None:
        return Differs.ONLY_ONE
    if isinstance(first, Blank) or isinstance(second, Blank):
        return Differs.OTHER
    if isinstance(first, Dated) and isinstance(second, Dated):
        return Differs.PARTLY if first.agrees(second) else Differs.OTHER
    if shape in (Shape.SET, Shape.QUANTITIES):
        assert isinstance(first, frozenset | tuple)
        assert isinstance(second, frozenset | tuple)
        return Differs.PARTLY if set(first) & set(second) else Differs.OTHER
    return Differs.OTHER


def midpoint(low: Number | None, best: Number | None, high: Number | None) -> Number | None:
    """The number that stands for a quantity when it is compared."""
    if best is not None:
        return best
    if low is not None and high is not None:
        return (low + high) / 2
    return low if low is not None else high
