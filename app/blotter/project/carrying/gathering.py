"""Gather a whole project, or a part of it, on its way into a file."""

from collections.abc import Iterable
from dataclasses import replace

from blotter.domain.assignment import Assignment, Status
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.case import CasePart
from blotter.domain.codebook import Code
from blotter.domain.entity import Entity
from blotter.domain.former_code import FormerCode
from blotter.domain.freeze import Freeze
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import MergedCopy, Twin
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.query import SegmentQuery
from blotter.domain.record import Evidence, Record
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.progress import Progress, counted, silent
from blotter.project import reports
from blotter.project.carrying import contents
from blotter.project.carrying.closing import closed
from blotter.project.merging.references import TYPES
from blotter.project.project import Project
from blotter.project.reports import Selection
from blotter.store import entities, retrieval, splicing
from blotter.store.columns import uncollected
from blotter.store.connection import Connection

NOT_CARRIED: frozenset[type[Entity]] = frozenset({MergedCopy, Twin})
"""What is about this very file: which copies of it were merged into it."""

CARRIED: tuple[type[Entity], ...] = tuple(m.type for m in entities.MAPPED if m.type not in NOT_CARRIED)
"""What goes along with a project, in an order in which it can be taken."""

_OF_ALL_CODES: tuple[type[Entity], ...] = (Revision, FormerCode, Freeze)
"""What is about the codebook as a whole."""


def gathered(
    project: Project, selection: Selection | None = None, progress: Progress = silent
) -> CarriedProject:
    """The project as far as who acts may see it; documents, codes or coders that are chosen narrow it.

    Whatever names what is left out goes without that name, or stays out. Contents are read when they are
    asked for, so the project has to stay open until then.
    """
    selection = selection or Selection()
    query = reports.query(project, selection)
    is_narrowed = selection != Selection(with_children=selection.with_children, order=selection.order)
    with uncollected(), project.database.snapshot() as connection:
        things = Carried()
        for kind in counted(CARRIED, progress, every=1):
            things.put(*_of(connection, kind, query if is_narrowed else None))
    things.put(*_as_seen(project, things))
    if is_narrowed:
        things = _Narrowing(project, query).of(things)
    if is_narrowed or project.database.veil is not None:
        things, _ = closed(things)
    return CarriedProject(
        name=project.path.stem,
        things=things,
        texts=contents.texts_of(project, things),
        originals=contents.originals_of(project, things),
        layers=contents.layers_of(project, things),
    )


def documents_of(project: Project) -> CarriedProject:
    """The documents alone, whose texts are read when they are asked for."""
    things = Carried()
    things.put(*project.sources.values())
    return CarriedProject(name=project.path.stem, things=things, texts=contents.texts_of(project, things))


def _of(connection: Connection, kind: type[Entity], query: SegmentQuery | None) -> Iterable[Entity]:
    if kind is Segment and query is not None:
        return list(retrieval.segments(connection, query))
    return list(entities.every(connection, kind))


def _as_seen(project: Project, things: Carried) -> list[Assignment]:
    """Assignments that tell too much: of a blind round, whether others have begun is not to be known."""
    blind = {each.id for each in project.rounds.values() if not project.sees(each)}
    own = project.actor.id if project.actor else None
    return [
        replace(each, status=Status.ASSIGNED)
        for each in things.all(Assignment).values()
        if each.round in blind and each.coder != own and each.status is Status.IN_PROGRESS
    ]


class _Narrowing:
    """What of a project belongs to the documents, codes and coders that were chosen (None: all)."""

    def __init__(self, project: Project, query: SegmentQuery) -> None:
        self._sources, self._coders, self._coded = query.sources, query.coders, query.codes
        self._codes = None if query.codes is None else _with_those_above(project, query.codes)
        parts = project.case_parts.values()
        if query.cases is not None:
            within = frozenset(each.source for each in parts if each.case in query.cases)
            self._sources = within if self._sources is None else self._sources & within

    def of(self, things: Carried) -> Carried:
        """The things that stay; what they name may be missing."""
        kept = Carried()
        for thing in things.every():
            if self._stays(thing):
                kept.put(thing)
        self._leave_records(kept)
        self._leave_moved(kept)
        return kept

    def _stays(self, thing: Entity) -> bool:
        if self._codes is not None and isinstance(thing, _OF_ALL_CODES):
            return False
        if isinstance(thing, Source):
            return self._is_asked(self._sources, thing.id)
        if isinstance(thing, Code):
            return self._is_asked(self._codes, thing.id)
        if isinstance(thing, Coder):
            return self._is_asked(self._coders, thing.id)
        if isinstance(thing, Memo):
            by_whom = thing.coder is None or self._is_asked(self._coders, thing.coder)
            return by_whom and not (thing.source is None and thing.code is None and self._is_part)
        if isinstance(thing, (Evidence, CasePart)):
            return self._is_asked(self._sources, thing.source)
        return True

    @property
    def _is_part(self) -> bool:
        return self._sources is not None or self._codes is not None

    @staticmethod
    def _is_asked(asked: frozenset[str] | None, identity: str) -> bool:
        return asked is None or identity in asked

    def _leave_records(self, things: Carried) -> None:
        """Without the records that rest on nothing of what was chosen."""
        if self._sources is None:
            return
        resting = {each.record for each in things.all(Evidence).values()}
        things[Record] = {id_: each for id_, each in things.all(Record).items() if id_ in resting}

    def _leave_moved(self, things: Carried) -> None:
        """Without what is to be looked at of passages that were not chosen."""
        if self._codes is None and self._coders is None:
            return
        moved = things.all(MovedPassage).items()
        things[MovedPassage] = {id_: each for id_, each in moved if self._is_chosen(each, things)}

    def _is_chosen(self, moved: MovedPassage, things: Carried) -> bool:
        """Whether the passage comes along, or would if it still had its place."""
        if not moved.kept:
            return moved.about in things.all(TYPES[moved.type])
        thing = splicing.from_kept(moved)
        by_whom = moved.coder is None or self._is_asked(self._coders, moved.coder)
        return by_whom and (not isinstance(thing, Segment) or self._is_asked(self._coded, thing.code))


def _with_those_above(project: Project, codes: Iterable[str]) -> frozenset[str]:
    """The codes with those above them, without which they have no place."""
    return frozenset(project.codebook.part(codes, with_children=False).by_id)
