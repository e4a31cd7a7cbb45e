"""Worklist: the segments to re-check, what became of each, and which one comes next."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.segment import Segment


class Outcome(StrEnum):
    """What became of a segment."""

    OPEN = "open"
    RIGHT = "still right"
    RECODED = "recoded"
    UNCODED = "uncoded"


@dataclass(slots=True)
class Item:
    """A segment as it was when it had to be looked at, and what became of it."""

    segment: Segment
    outcome: Outcome = Outcome.OPEN


class Worklist:
    """Items keep their places while one works them off; an undone step opens its item again."""

    def __init__(self, segments: Iterable[Segment] = ()) -> None:
        self.items = [Item(segment) for segment in segments]
        self._rows = {item.segment.id: row for row, item in enumerate(self.items)}

    def __len__(self) -> int:
        return len(self.items)

    @property
    def done(self) -> int:
        """How many are worked off."""
        return sum(item.outcome is not Outcome.OPEN for item in self.items)

    def row_of(self, identity: str) -> int | None:
        """Where a segment stands."""
        return self._rows.get(identity)

    def next_open(self, row: int) -> int | None:
        """The first open item from a row on, or else from the beginning; None if all are worked off."""
        rows = [*range(row, len(self.items)), *range(row)]
        return next((each for each in rows if self.items[each].outcome is Outcome.OPEN), None)

    def renew(
        self, touched: Collection[str], there: Iterable[Segment], to_recheck: Iterable[str]
    ) -> list[int]:
        """Segments were touched: `there` are those that there are, `to_recheck` those to re-check (by id).

        Returns the rows of items that are open again or new.
        """
        present, due = {each.id: each for each in there}, set(to_recheck)
        opened = []
        for identity in touched:
            row = self._rows.get(identity)
            if row is None:
                if identity in due:
                    opened.append(self._add(present[identity]))
                continue
            item = self.items[row]
            if identity in due:
                if item.outcome is not Outcome.OPEN:
                    opened.append(row)
                self.items[row] = Item(present[identity])
            elif item.outcome is Outcome.OPEN:
                item.outcome = _outcome(item.segment, present.get(identity))
        return opened

    def replace(self, to_recheck: Iterable[Segment]) -> None:
        """Definitions are others now: what is open follows from them anew, what was worked off stays so."""
        due = {each.id: each for each in to_recheck}
        known = [item for item in self.items if item.segment.id in due or item.outcome is not Outcome.OPEN]
        self.items = [Item(due.pop(item.segment.id)) if item.segment.id in due else item for item in known]
        self.items += [Item(segment) for segment in due.values()]
        self._rows = {item.segment.id: row for row, item in enumerate(self.items)}

    def _add(self, segment: Segment) -> int:
        self.items.append(Item(segment))
        self._rows[segment.id] = len(self.items) - 1
        return len(self.items) - 1


def _outcome(before: Segment, after: Segment | None) -> Outcome:
    if after is None:
        return Outcome.UNCODED
    return Outcome.RIGHT if after.code == before.code else Outcome.RECODED
