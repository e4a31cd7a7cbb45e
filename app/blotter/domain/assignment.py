"""Assignment: how far a coder is with a source."""

from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.entity import Entity


class Status(StrEnum):
    """How far; a source without an assignment is not assigned."""

    ASSIGNED = "assigned"
    """The coder is to code it and has not begun."""
    IN_PROGRESS = "in progress"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Entity):
    """A coder's work on a source, in a round or in open coding (None)."""

    source: str
    coder: str
    status: Status
    round: str | None = None


def further(first: Status, second: Status) -> Status:
    """The one that is nearer to done."""
    return max(first, second, key=list(Status).index)
