"""Standing: the project as it will be when everything that was taken so far is in it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, cast

from blotter.domain.code_note import CodeNote
from blotter.domain.codebook import Code, Codebook
from blotter.domain.edit import Put, Remove, Step
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.merged_copy import Twin
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.query import SegmentQuery
from blotter.domain.record import Evidence, FormerRecord, NotSame, Record
from blotter.domain.round import Override, Round
from blotter.domain.segment import Segment
from blotter.project.project import Project
from blotter.store import entities
from blotter.store.veil import Blind, Veil

E = TypeVar("E", bound=Entity)

Place = tuple[str, str, str | None, int, int]
"""Code, coder and bounds of a segment within its source."""


_WRITTEN_AT = (CodeNote, FormerRecord, MovedPassage, NotSame, ForeignImport)


def _written(entity: Entity) -> str:
    """When something was written, or changed last; "" where it does not say."""
    at = entity.at if isinstance(entity, _WRITTEN_AT) else ""
    created = entity.created if isinstance(entity, Evidence) else ""
    return getattr(entity, "modified", "") or at or created


class Standing:
    """Small things are all in memory; segments are, as far as they are asked for or touched."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.projects = [project]
        """This one, and the copies that were taken so far."""
        self._all: dict[type[Entity], dict[str, Entity]] = {}
        self._before: dict[tuple[type[Entity], str], Entity | None] = {}
        self._before_copy: dict[tuple[type[Entity], str], Entity | None] = {}
        self._segments: dict[str, Segment | None] = {}
        self._places: dict[str, dict[Place, str]] = {}
        self._of_source: dict[str, set[str]] = {}

    def hides(self, entity: Entity) -> bool:
        """Whether this is another's work in a round that is blind to who merges, here or in what came."""
        coder, moment = getattr(entity, "coder", None), _written(entity)
        if isinstance(entity, Segment):
            return any(each.round == entity.round and coder != self._acting for each in self._blind())
        if bool(coder and moment) and Veil(self._acting, None, self._blind()).keeps(coder, moment):
            return True
        within = self._part_of(entity)
        return within is not None and self.hides(within)

    def _part_of(self, entity: Entity) -> Entity | None:
        """What something is a part of, so that it is hidden with it."""
        if isinstance(entity, Evidence):
            return self.get(Record, entity.record)
        return self.get(ForeignImport, entity.brought_by) if isinstance(entity, ForeignElement) else None

    def is_apart(self, entity: Entity) -> bool:
        """Whether one of its coders has written this since a round began that is still blind."""
        coder, moment = getattr(entity, "coder", None), _written(entity)
        blind = (each for each in self.all(Round).values() if each.is_blind)
        return any(coder in each.coders and moment >= each.started for each in blind)

    @property
    def _acting(self) -> str | None:
        return self.project.actor.id if self.project.actor else None

    def _blind(self) -> tuple[Blind, ...]:
        seen = {each.round for each in self.all(Override).values() if each.coder == self._acting}
        return tuple(
            Blind(each.id, each.coders, each.started)
            for each in self.all(Round).values()
            if each.is_blind and each.id not in seen
        )

    def read_ahead(self, segments: Iterable[str]) -> None:
        """Read these segments at once, since they will be asked for."""
        missing = [identity for identity in segments if identity not in self._segments]
        self._segments.update(dict.fromkeys(missing))
        for segment in entities.get_many(self.project.database.read(), Segment, missing):
            self._segments[segment.id] = segment

    def all(self, kind: type[E]) -> dict[str, E]:
        """All entities of a type but segments, by id."""
        assert kind is not Segment
        if kind not in self._all:
            found = entities.every(self.project.database.read(), kind)
            self._all[kind] = {entity.id: entity for entity in found}
        return cast(dict[str, E], self._all[kind])

    def get(self, kind: type[E], identity: str) -> E | None:
        """The entity with this id, or None."""
        if kind is not Segment:
            return self.all(kind).get(identity)
        if identity not in self._segments:
            self.read_ahead([identity])
        return cast("E | None", self._segments[identity])

    def put(self, entity: Entity) -> None:
        """Write an entity, new or in place of the one with its id."""
        self._set(type(entity), entity.id, entity)

    def remove(self, kind: type[Entity], identity: str) -> None:
        """Take an entity away, if it is there."""
        if self.get(kind, identity) is not None:
            self._set(kind, identity, None)

    def _set(self, kind: type[Entity], identity: str, entity: Entity | None) -> None:
        former = self.get(kind, identity)
        self._before.setdefault((kind, identity), former)
        self._before_copy.setdefault((kind, identity), former)
        if kind is Segment:
            self._move(cast("Segment | None", former), cast("Segment | None", entity))
            self._segments[identity] = cast("Segment | None", entity)
        elif entity is None:
            self.all(kind).pop(identity, None)
        else:
            self.all(kind)[identity] = entity

    def _move(self, former: Segment | None, segment: Segment | None) -> None:
        """Keep what is known of where segments lie; a source's are read before the first of them moves."""
        if former is not None:
            self._read_places(former.source)
            places = self._places[former.source]
            if places.get(place_of(former)) == former.id:
                del places[place_of(former)]
            self._of_source[former.source].discard(former.id)
        if segment is not None:
            self._read_places(segment.source)
            self._places[segment.source].setdefault(place_of(segment), segment.id)
            self._of_source[segment.source].add(segment.id)

    def _read_places(self, source: str) -> None:
        if source not in self._places:
            here = self.project.sources.get(source)
            found = self.project.placed_in(here) if here else []
            self._places[source] = {(e.code, e.coder, e.round, e.start, e.end): e.id for e in found}
            self._of_source[source] = {each.id for each in found}

    def at(self, segment: Segment) -> str | None:
        """The id of the segment that has this one's code, coder and bounds, if there is one."""
        self._read_places(segment.source)
        return self._places[segment.source].get(place_of(segment))

    def segments_of(self, source: str) -> list[Segment]:
        """The segments of a source."""
        self._read_places(source)
        ids = self._of_source[source]
        self.read_ahead(ids)
        return [segment for identity in sorted(ids) if (segment := self._segments[identity]) is not None]

    def segments_with(self, code: str) -> list[Segment]:
        """The segments of a code."""
        return self._found(SegmentQuery(codes=frozenset([code])), lambda segment: segment.code == code)

    def segments_by(self, coder: str) -> list[Segment]:
        """The segments of a coder."""
        return self._found(SegmentQuery(coders=frozenset([coder])), lambda segment: segment.coder == coder)

    def segments_in(self, of: str) -> list[Segment]:
        """The segments of a round."""
        return self._found(SegmentQuery(round=of), lambda segment: segment.round == of)

    def _found(self, query: SegmentQuery, fits: Callable[[Segment], bool]) -> list[Segment]:
        here = {each.id: each for each in self.project.retrieve(query)}
        touched = (identity for (kind, identity) in self._before if kind is Segment)
        for identity in touched:
            here.pop(identity, None)
            segment = self._segments.get(identity)
            if segment is not None and fits(segment):
                here[identity] = segment
        return [here[identity] for identity in sorted(here)]

    @property
    def codebook(self) -> Codebook:
        """The codes as they will be."""
        return Codebook(self.all(Code).values())

    def same_as(self, identity: str) -> str:
        """The id that a thing has here, if a merged copy knows it under another."""
        twin = self.all(Twin).get(identity)
        return twin.same_as if twin else identity

    def touched(self) -> Iterator[tuple[type[Entity], str, Entity | None, Entity | None]]:
        """What is different from what the project holds: type, id, before and after."""
        for (kind, identity), before in self._before.items():
            after = self.get(kind, identity)
            if before != after:
                yield kind, identity, before, after

    def begin_copy(self) -> None:
        """From now on another copy is taken."""
        self._before_copy = {}

    def came(self) -> Iterator[tuple[type[Entity], Entity | None, Entity | None]]:
        """What the copy that is being taken has made different: type, before and after."""
        for (kind, identity), before in self._before_copy.items():
            yield kind, before, self.get(kind, identity)

    def steps(self) -> list[Step]:
        """What makes the project so."""
        return [
            Remove(kind, identity) if after is None else Put(after)
            for kind, identity, _, after in self.touched()
        ]


def place_of(segment: Segment) -> Place:
    """Where in its source a segment lies, with what code, by whom and in which round."""
    return segment.code, segment.coder, segment.round, segment.start, segment.end
