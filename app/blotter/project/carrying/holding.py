"""What a project holds before another one is taken into it."""

from dataclasses import dataclass

from blotter.domain.carried import Carried
from blotter.domain.entity import Entity
from blotter.domain.record import Actor, Evidence, FormerRecord, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Coder
from blotter.domain.study import CountryRegion, CountryTable, Release, SavedFigure, StudyFrame
from blotter.progress import Progress, counted, silent
from blotter.project.carrying.gathering import CARRIED
from blotter.project.project import Project
from blotter.store import entities
from blotter.store.columns import uncollected

OF_RECORDS: frozenset[type[Entity]] = frozenset(
    {
        *(RecordKind, RecordField, Actor, Record, Evidence, FormerRecord, NotSame),
        *(StudyFrame, CountryRegion, CountryTable, SavedFigure, Release),
    }
)
"""Records, and what they are made of: all of it fits together, or nothing of it does."""


@dataclass(frozen=True, slots=True)
class Held:
    """All that is in a project, and which of it who acts may not see."""

    things: Carried
    hidden: frozenset[tuple[type[Entity], str]]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing yet but perhaps coders."""
        return not any(held for kind, held in self.things.items() if kind is not Coder)

    @property
    def has_records(self) -> bool:
        """Whether there are records, or what they are made of."""
        return any(self.things.all(kind) for kind in OF_RECORDS)

    def hides(self, thing: Entity) -> bool:
        """Whether who acts may not know of it."""
        return (type(thing), thing.id) in self.hidden


def held(project: Project, progress: Progress = silent) -> Held:
    """Read all that is in a project."""
    with project.whole():
        things = _read(project, progress)
    if project.database.veil is None:
        return Held(things, frozenset())
    seen = _read(project, progress)
    hidden = {
        (kind, identity)
        for kind, found in things.items()
        for identity in found.keys() - seen.all(kind).keys()
    }
    return Held(things, frozenset(hidden))


def _read(project: Project, progress: Progress) -> Carried:
    things = Carried()
    with uncollected(), project.database.snapshot() as connection:
        for kind in counted(CARRIED, progress, every=1):
            things.put(*entities.every(connection, kind))
    return things


def empty() -> Held:
    """What a project holds that is still to be made."""
    return Held(Carried(), frozenset())
