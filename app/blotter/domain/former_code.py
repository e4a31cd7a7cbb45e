"""FormerCode: a code that is no more, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.entity import Entity


class Fate(StrEnum):
    """What became of a code."""

    MERGED = "merged"
    SPLIT = "split"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerCode(Entity):
    """A code under its last path; merged, it went into the `successor`; split, it has a line for each.

    `revision` is the first in which it was gone.
    """

    code: str
    path: str
    fate: Fate
    successor: str | None = None
    revision: str | None = None
