"""Matching: which things of a carried project are here already, and under which ids the others come in."""

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import TypeVar

from blotter.domain.carried import Carried
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity, derived_id
from blotter.domain.foreign import ForeignElement
from blotter.domain.record import Actor, Record
from blotter.domain.source import Source
from blotter.progress import Progress, counted, silent
from blotter.project.carrying.gathering import CARRIED
from blotter.project.carrying.keys import KEYS
from blotter.project.carrying.matching_documents import DocumentMatching
from blotter.project.carrying.placing import Placing
from blotter.project.merging.references import redirected

E = TypeVar("E", bound=Entity)

_NESTED: frozenset[type[Entity]] = frozenset({DocumentGroup, Code, Actor, Record})


class Matching:
    """Finds for each thing its twin in a project: by its id, else by what makes it what it is.

    Nothing here is the twin of two things. What is new keeps its id unless something else has it.
    """

    def __init__(
        self,
        here: Carried,
        things: Carried,
        documents: DocumentMatching,
        placing: Placing,
        progress: Progress = silent,
    ) -> None:
        self._here, self._documents, self._placing = here, documents, placing
        self._ids: dict[tuple[type[Entity], str], str] = {}
        self._other_ids: dict[str, str] = {}
        self._claimed: set[tuple[type[Entity], str]] = set()
        for kind in counted(CARRIED, progress, every=1):
            if kind in things:
                self._match(kind, things[kind])

    def of(self, kind: type[Entity], identity: str) -> str:
        """The id under which a thing is, or will be, here; of an Entity, whatever has this id."""
        known = self._other_ids.get(identity) if kind is Entity else self._ids.get((kind, identity))
        return known or identity

    def here(self, thing: E) -> E | None:
        """The twin of a carried thing in the project."""
        place = (type(thing), self.of(type(thing), thing.id))
        return self._here.all(type(thing)).get(place[1]) if place in self._claimed else None

    def moved_in(self, thing: E) -> E:
        """The thing as it names things, and is named, here."""
        return self._placing.placed(self.named(thing), thing.id)

    def named(self, thing: E) -> E:
        """The thing as it names things here, and is named, whereever it stands."""
        own, named = self.of(type(thing), thing.id), redirected(thing, self.of)
        return named if own == thing.id else replace(named, id=own)

    def _match(self, kind: type[Entity], found: dict[str, Entity]) -> None:
        held = self._here.all(kind)
        if kind is Source:
            for thing in found.values():
                self._note(thing, self._documents.of(thing.id), thing.id in self._documents.twins)
            return
        if not held:
            # Nothing can have a twin, nor be in the way.
            return
        # What has its id here is known first, so that nothing else takes its place.
        waiting = [thing for thing in _parents_first(kind, found) if not self._is_here_by_id(thing)]
        if not waiting:
            return
        twins = self._by_key(kind)
        for thing in waiting:
            named = self._placing.placed(redirected(thing, self.of), thing.id)
            self._note_by_key(kind, thing, named, twins)

    def _is_here_by_id(self, thing: Entity) -> bool:
        twin = self._here.all(type(thing)).get(thing.id)
        if twin is None or not self._is_about_the_same(thing, twin):
            return False
        self._note(thing, thing.id, True)
        return True

    def _is_about_the_same(self, thing: Entity, twin: Entity) -> bool:
        """Whether what lies in a document lies in the same one there."""
        source = getattr(thing, "source", None)
        if source is None or isinstance(thing, ForeignElement):
            return True
        return self.of(Source, source) == getattr(twin, "source", None)

    def _by_key(self, kind: type[Entity]) -> dict[Hashable, list[str]]:
        key = KEYS.get(kind)
        found: dict[Hashable, list[str]] = {}
        if key is not None:
            for identity, thing in self._here.all(kind).items():
                if (kind, identity) not in self._claimed:
                    found.setdefault(key(thing), []).append(identity)
        return found

    def _note_by_key(
        self, kind: type[Entity], thing: Entity, named: Entity, twins: dict[Hashable, list[str]]
    ) -> None:
        alike = twins.get(KEYS[kind](named)) if kind in KEYS else None
        if alike:
            self._note(thing, alike.pop(0), True)
            return
        other = derived_id("carried", thing.id, str(getattr(named, "source", "")))
        held = self._here.all(kind)
        if thing.id not in held:
            self._note(thing, thing.id, False)
        else:
            # Something else has its id; if that happened before, it is here under the other one.
            self._note(thing, other, other in held)

    def _note(self, thing: Entity, identity: str, is_here: bool) -> None:
        place = (type(thing), thing.id)
        if identity != thing.id:
            self._ids[place] = self._other_ids[thing.id] = identity
        if is_here:
            self._claimed.add((type(thing), identity))


def _parents_first(kind: type[Entity], found: dict[str, Entity]) -> Iterator[Entity]:
    """The things in their order, but none before the one above it, whose id it is known by."""
    if kind not in _NESTED:
        yield from found.values()
        return
    done: set[str] = set()
    for thing in found.values():
        line: list[Entity] = []
        while thing is not None and thing.id not in done:
            done.add(thing.id)
            line.append(thing)
            above = getattr(thing, "parent", None)
            thing = found.get(above) if above else None  # type: ignore[assignment]
        yield from reversed(line)
