"""The extension beside the XML: what REFI-QDA has no place for, so that the same project comes back.

An entry tells the fields in which an entity differs from what the XML gives, and the state of that when it
was written. It counts only while the XML gives the same: what was changed elsewhere wins. An entry for
something that the XML does not show at all counts while everything that it names is there.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from blotter import __version__
from blotter.domain.bundle import Remark
from blotter.domain.carried import Carried, CarriedProject
from blotter.domain.contents import PLACES
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignImport
from blotter.domain.revision import Revision
from blotter.errors import WrongFile
from blotter.interchange.archives import Archive
from blotter.interchange.entity_json import (
    TYPES,
    NotSuch,
    Values,
    contents_of,
    differing,
    encoded,
    entity_from,
    named_ids,
    values_of,
)
from blotter.interchange.limits import FILE_BYTES
from blotter.interchange.refi import messages
from blotter.interchange.refi.container import SIDECAR
from blotter.interchange.refi.extension_contents import extended
from blotter.interchange.refi.likeness import Key, alike, key_of, visible_state
from blotter.interchange.refi.soundness import fit_together, is_sound
from blotter.interchange.refi.told_revisions import misstated
from blotter.message import Sentence

VERSION = 1
_IS = "is"
_WAS = "was"
_FOR = "for"


@dataclass(slots=True)
class Extension:
    """What goes beside the XML: entries by type and id, what is taken away, ids of nothing, contents."""

    entries: dict[str, dict[str, Values]] = field(default_factory=dict)
    gone: list[tuple[str, str, str]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    contents: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the XML tells all."""
        return not (self.entries or self.gone or any(self.contents.values()))

    def written(self) -> str:
        """The extension as JSON."""
        return encoded(
            {
                "program": f"Blotter {__version__}",
                "version": VERSION,
                "entities": self.entries,
                "gone": self.gone,
                "absent": self.absent,
            }
        )


def extension_of(wanted: CarriedProject, given: CarriedProject) -> Extension:
    """What is to be kept of a project so that what its XML gives becomes the same again."""
    made = Extension()
    shown = {key_of(each): each for each in _of_the_project(given)}
    hidden: list[Entity] = []
    for each in wanted.things.every():
        key = key_of(each)
        found = shown.pop(key, None)
        if found is None:
            hidden.append(each)
        elif changed := differing(each, found):
            _keep(made, each, changed, found, key)
    others = {likeness: key for key, each in shown.items() if (likeness := alike(each)) is not None}
    for each in hidden:
        likeness = alike(each)
        other = others.pop(likeness, None) if likeness is not None else None
        if other is None:
            _keep(made, each, values_of(each))
        else:
            found = shown.pop(other)
            _keep(made, each, differing(each, found), found, other)
    made.gone += [(*key, visible_state(each)) for key, each in shown.items()]
    made.absent += _absent(wanted, made)
    for place in PLACES:
        known = getattr(given, place)
        made.contents[place] = [digest for digest in getattr(wanted, place) if digest not in known]
    return made


def _of_the_project(given: CarriedProject) -> Iterator[Entity]:
    """What was read, but for the record that it was read."""
    return (each for each in given.things.every() if not isinstance(each, ForeignImport))


def _keep(
    made: Extension, entity: Entity, values: Values, found: Entity | None = None, key: Key = ("", "")
) -> None:
    """An entry: how an entity differs from what was found of it, or all of it."""
    entry: Values = {_IS: values}
    if found is not None:
        entry[_WAS] = visible_state(found)
        if key[1] != entity.id:
            entry[_FOR] = key[1]
    made.entries.setdefault(type(entity).__name__, {})[entity.id] = entry


def _absent(wanted: CarriedProject, made: Extension) -> list[str]:
    """The ids and digests that entries name and that are of nothing: they ask for nothing to be there."""
    known = {identity for by_id in wanted.things.values() for identity in by_id}
    found: set[str] = set()
    for name, entries in made.entries.items():
        for entry in entries.values():
            found.update(each for each in named_ids(entry[_IS]) if each not in known)
            contents = contents_of(TYPES[name], entry[_IS])
            found.update(digest for place, digest in contents if digest not in getattr(wanted, place))
    return sorted(found)


def applied(carried: CarriedProject, archive: Archive) -> tuple[CarriedProject, list[Remark]]:
    """The project with what its archive has beside the XML, and what to know of that."""
    if SIDECAR not in archive:
        return carried, []
    try:
        applying = _Applying(carried, archive, json.loads(archive.read(SIDECAR, FILE_BYTES)))
    except (ArithmeticError, ValueError, TypeError, LookupError, AttributeError, RecursionError, WrongFile):
        # It came from somebody and may be anything; the XML tells the project without it.
        return carried, [Remark(SIDECAR, "", Sentence(messages.EXTENSION_BROKEN))]
    return applying.project, applying.remarks


class _Pending(NamedTuple):
    """An entity that an entry tells, what the XML gives of it, and what has to be there for it to count."""

    entity: Entity
    shown: Entity | None
    named: tuple[str, ...]


class _Applying:
    """Lays entries over what the XML gave, as long as they still belong to it."""

    def __init__(self, carried: CarriedProject, archive: Archive, told: Mapping[str, Any]) -> None:
        self.project = carried
        self.remarks: list[Remark] = []
        if int(told["version"]) > VERSION:
            self._say(messages.EXTENSION_NEWER, kind="left out")
            return
        self._contents = {place: extended(getattr(carried, place), archive, place) for place in PLACES}
        self._absent = frozenset(map(str, told["absent"]))
        self._shown = {key_of(each): each for each in _of_the_project(carried)}
        self._stale = self._unsound = 0
        self._gone = [each for key in told["gone"] if (each := self._to_go(*map(str, key))) is not None]
        self._pending: list[_Pending] = []
        for name, entries in told["entities"].items():
            for identity, entry in entries.items():
                self._sort(str(name), str(identity), entry)
        self._drop_dangling()
        self._drop_misstated()
        things = self._laid()
        if not fit_together(things):
            raise NotSuch("things that do not fit together")
        texts, originals, layers = (self._contents[place] for place in PLACES)
        self.project = replace(carried, things=things, texts=texts, originals=originals, layers=layers)
        self._tell()

    def _to_go(self, name: str, key: str, was: str) -> Entity | None:
        """What the XML shows and the project does not have, such as what came of a note in it."""
        found = self._shown.get((name, key))
        return found if found is not None and visible_state(found) == was else None

    def _sort(self, name: str, identity: str, entry: Mapping[str, Any]) -> None:
        """Keep what an entry tells, if it still counts."""
        kind, values, was = TYPES.get(name), entry[_IS], entry.get(_WAS)
        if kind is None:
            self._unsound += 1
            return
        shown = self._shown.get((name, str(entry.get(_FOR, identity))))
        if was is None and identity in self.project.things.all(kind):
            self._stale += 1
            return
        if was is not None and (shown is None or visible_state(shown) != was):
            self._stale += 1
            return
        base = shown if was is not None else None
        try:
            made = entity_from(kind, values, base)
        except NotSuch:
            self._unsound += 1
            return
        is_whole = made.id == identity and not self._lacks_content(kind, values)
        if not (is_whole and is_sound(made, self._contents)):
            self._unsound += 1
            return
        named = tuple(each for each in named_ids(values) if each not in self._absent)
        self._pending.append(_Pending(made, base, named))

    def _lacks_content(self, kind: type[Entity], values: Values) -> bool:
        return any(
            digest not in self._contents[place] and digest not in self._absent
            for place, digest in contents_of(kind, values)
        )

    def _drop_dangling(self) -> None:
        """Leave out entries that name what is not there, and then those that name these, until all holds."""
        there = Counter(each.id for each in self.project.things.every())
        there.subtract(each.id for each in self._gone)
        there.subtract(each.shown.id for each in self._pending if each.shown is not None)
        there.update(each.entity.id for each in self._pending)
        while True:
            kept = [each for each in self._pending if all(there[name] > 0 for name in each.named)]
            if len(kept) == len(self._pending):
                return
            left = {id(each) for each in self._pending} - {id(each) for each in kept}
            for each in self._pending:
                if id(each) in left:
                    self._stale += 1
                    there[each.entity.id] -= 1
                    there[each.shown.id if each.shown is not None else ""] += 1
            self._pending = kept

    def _drop_misstated(self) -> None:
        """Leave out revisions that do not say what they are said to, and what names these."""
        revisions = [each.entity for each in self._pending if isinstance(each.entity, Revision)]
        wrong = misstated(revisions)
        if wrong:
            self._unsound += len(wrong)
            self._pending = [each for each in self._pending if each.entity.id not in wrong]
            self._drop_dangling()

    def _laid(self) -> Carried:
        things = Carried({kind: dict(by_id) for kind, by_id in self.project.things.items()})
        for gone in self._gone:
            things[type(gone)].pop(gone.id, None)
        for each in self._pending:
            if each.shown is not None and each.shown.id != each.entity.id:
                things[type(each.shown)].pop(each.shown.id, None)
        things.put(*(each.entity for each in self._pending))
        return Carried({kind: by_id for kind, by_id in things.items() if by_id})

    def _tell(self) -> None:
        hidden = sum(each.shown is None for each in self._pending)
        for template, count in (
            (messages.EXTENSION_TAKEN, hidden),
            (messages.EXTENSION_STALE, self._stale),
            (messages.EXTENSION_UNSOUND, self._unsound),
        ):
            if count:
                self._say(template, "left out" if template is messages.EXTENSION_UNSOUND else "noted", count)

    def _say(self, template: str, kind: str = "noted", count: int = 0) -> None:
        self.remarks.append(Remark(SIDECAR, "", Sentence(template, count=count), kind))
