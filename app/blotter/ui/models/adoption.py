"""Adoption: which codes of another codebook are to be added, as ticks on its tree."""

from collections.abc import Mapping
from enum import Enum

from blotter.domain.codebook import Codebook


class Ticks(Enum):
    """How much of a code and what is under it will be added."""

    NONE = 0
    SOME = 1
    ALL = 2


class Adoption:
    """A tick goes down to all that is under a code; what is above a ticked code comes along.

    `present` are the codes that the project has already, by path; they are never added again.
    """

    def __init__(self, own: Codebook, other: Codebook) -> None:
        self.book = other
        self.present = frozenset(code.id for code in other if own.get(other.path(code.id)) is not None)
        self._missing = self._summed(frozenset(other.by_id) - self.present)
        self._ticked: set[str] = set()

    def can_tick(self, identity: str) -> bool:
        """Whether the code, or something under it, is missing."""
        return self._missing[identity] > 0

    def tick(self, identity: str) -> None:
        """Add a code, with all that is under it."""
        self._ticked |= self._with_those_under(identity)

    def untick(self, identity: str) -> None:
        """Leave a code out, with all that is under it."""
        self._ticked -= self._with_those_under(identity)

    def tick_all(self, is_wanted: bool) -> None:
        """Add every code, or none."""
        self._ticked = set(self.book.by_id) - self.present if is_wanted else set()

    def chosen(self) -> frozenset[str]:
        """The codes that will be added: those with a tick, and those above them."""
        above = {each.id for identity in self._ticked for each in self.book.ancestors(identity)}
        return frozenset((self._ticked | above) - self.present)

    def paths(self) -> list[str]:
        """Their paths."""
        chosen = self.chosen()
        return [self.book.path(code.id) for code in self.book if code.id in chosen]

    def ticks(self) -> Mapping[str, Ticks]:
        """What stands before each code."""
        chosen = self._summed(self.chosen())
        return {identity: _ticks(count, self._missing[identity]) for identity, count in chosen.items()}

    def _with_those_under(self, identity: str) -> set[str]:
        return {identity, *(code.id for code in self.book.descendants(identity))} - self.present

    def _summed(self, counted: frozenset[str]) -> dict[str, int]:
        """How many of these each code has, itself and what is under it."""
        sums = {code.id: int(code.id in counted) for code in self.book}
        for code in reversed(list(self.book)):
            if code.parent is not None:
                sums[code.parent] += sums[code.id]
        return sums


def _ticks(chosen: int, missing: int) -> Ticks:
    if not chosen:
        return Ticks.NONE
    return Ticks.ALL if chosen == missing else Ticks.SOME
