"""The words of the page: statuses, and which documents it shows."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum

from blotter.domain.assignment import Status
from blotter.ui.language import later, tr
from blotter.ui.models.documents_model import GLYPHS
from blotter.ui.wording import capital

STATUSES: Mapping[Status | None, tuple[str, str]] = {
    **GLYPHS,
    None: (f"{GLYPHS[None][0]}:faint", GLYPHS[None][1]),
}
"""How far a coder is with a document: a drawing, and words. Most have most documents not: that is quiet."""


def status_title(status: Status | None) -> str:
    """A status as the beginning of a menu entry."""
    return capital(tr(STATUSES[status][1]))


class Wanted(StrEnum):
    """Which documents are shown."""

    ALL = "all"
    NOBODYS = "nobody"
    SINGLE = "single"
    DOUBLE = "double"
    WAITING = "waiting"
    UNDER_WAY = "under way"
    DONE = "done"


WANTED: Mapping[Wanted, str] = {
    Wanted.ALL: later("All documents"),
    Wanted.NOBODYS: later("Nobody’s"),
    Wanted.SINGLE: later("With one coder"),
    Wanted.DOUBLE: later("With two coders or more"),
    Wanted.WAITING: later("Not begun by somebody"),
    Wanted.UNDER_WAY: later("In progress"),
    Wanted.DONE: later("Done by all who have it"),
}

_FITS: Mapping[Wanted, Callable[[Collection[Status]], bool]] = {
    Wanted.ALL: lambda statuses: True,
    Wanted.NOBODYS: lambda statuses: not statuses,
    Wanted.SINGLE: lambda statuses: len(statuses) == 1,
    Wanted.DOUBLE: lambda statuses: len(statuses) > 1,
    Wanted.WAITING: lambda statuses: Status.ASSIGNED in statuses,
    Wanted.UNDER_WAY: lambda statuses: Status.IN_PROGRESS in statuses,
    Wanted.DONE: lambda statuses: bool(statuses) and all(each is Status.DONE for each in statuses),
}


def fits(wanted: Wanted, statuses: Collection[Status]) -> bool:
    """Whether a document whose coders are so far is among those that are wanted."""
    return _FITS[wanted](statuses)
