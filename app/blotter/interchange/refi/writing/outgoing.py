"""Outgoing: a project that is being written, sorted by what stands where in the XML."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from blotter.domain.attribute import Attribute, AttributeValue, Bearer
from blotter.domain.carried import CarriedProject
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code, Codebook
from blotter.domain.document_group import DocumentGroup, Groups
from blotter.domain.entity import Entity, derived_id
from blotter.domain.foreign import ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.interchange.refi.guids import coding_id, guid, representation_id
from blotter.interchange.refi.writing.profiles import Profile
from blotter.interchange.refi.writing.told import Told, told_of
from blotter.interchange.refi.writing.xml_words import is_legal

E = TypeVar("E", bound=Entity)

_WITH_GUIDS = (Coder, Code, Attribute, Case, Source, Segment, Memo, CasePart, CodeSet, DocumentGroup)
YES = "yes"
"""What a document has in an attribute that is a set."""

_WHOLE = 19
"""Of characters of a moment down to its second."""


class Member(NamedTuple):
    """A file of the container: its name, and the digest of what it holds and where that is kept."""

    name: str
    place: str
    digest: str


class Outgoing:
    """A project with everything by its place, and the files that its XML names as it is written."""

    def __init__(self, project: CarriedProject, profile: Profile, *, flatten: bool = False) -> None:
        self.project = project
        self.things = project.things
        self.profile = profile
        self.flatten = flatten
        self.members: dict[str, Member] = {}
        self.inline: dict[str, bytes] = {}
        self.guids: set[str] = set()
        self._other: dict[tuple[type[Entity], str], str] = {}
        for kind in _WITH_GUIDS:
            for identity in self.things.all(kind):
                self._take(kind, identity)

    def _take(self, kind: type[Entity], identity: str) -> None:
        """Keep a GUID for one thing: they are unique in a file, where ids are within a type."""
        if identity in self.guids:
            identity = self._other[kind, identity] = derived_id("refi", kind.__name__, identity)
        self.guids.add(identity)
        if kind is Segment:
            self.guids.add(coding_id(identity))
        elif kind is Source:
            self.guids.add(representation_id(identity))

    def guid(self, kind: type[Entity], identity: str) -> str:
        """The GUID of a thing."""
        return guid(self.own(kind, identity))

    def own(self, kind: type[Entity], identity: str) -> str:
        """The id behind the GUID of a thing: its own, unless another thing has that too."""
        return self._other.get((kind, identity), identity) if self._other else identity

    def user(self, coder: str | None) -> str:
        """The GUID of a coder who is among the users, "" for nobody."""
        return self._users.get(coder, "") if coder is not None else ""

    @cached_property
    def _users(self) -> dict[str, str]:
        return {coder: self.guid(Coder, coder) for coder in self.things.all(Coder)}

    @cached_property
    def codebook(self) -> Codebook:
        """The codes as a tree."""
        return Codebook(self.things.all(Code).values())

    @cached_property
    def groups(self) -> Groups:
        """The groups of documents as a tree."""
        return Groups(self.things.all(DocumentGroup).values())

    @cached_property
    def segments(self) -> dict[str, list[Segment]]:
        """The segments by document."""
        return _by(self.things.all(Segment).values(), "source")

    @cached_property
    def parts(self) -> dict[str, list[CasePart]]:
        """The parts of cases by case."""
        return _by(self.things.all(CasePart).values(), "case")

    @cached_property
    def passages(self) -> dict[str, list[CasePart | Memo]]:
        """What stands on passages of a document beside its segments: parts of cases, and notes."""
        found: dict[str, list[CasePart | Memo]] = defaultdict(list)
        for part in self.things.all(CasePart).values():
            if part.span is not None:
                found[part.source].append(part)
        for memo in self.things.all(Memo).values():
            if memo.span is not None and memo.source is not None:
                found[memo.source].append(memo)
        return found

    @cached_property
    def _memos(self) -> dict[str, list[Memo]]:
        """The memos on no passage by what they are about; those of the project under ""."""
        found: dict[str, list[Memo]] = defaultdict(list)
        for memo in self.things.all(Memo).values():
            if memo.span is None or memo.source is None:
                found[memo.source or memo.code or ""].append(memo)
        return found

    @cached_property
    def descriptions(self) -> dict[str, Memo]:
        """The memos that are Descriptions of documents: each its only one, where that is nobody's."""
        documents = self.things.all(Source)
        return {
            about: memos[0]
            for about, memos in self._memos.items()
            if about in documents and len(memos) == 1 and memos[0].coder is None and is_legal(memos[0].text)
        }

    @cached_property
    def notes(self) -> dict[str, list[Memo]]:
        """The memos that become notes, by what they are about; those of the project under ""."""
        return {about: memos for about, memos in self._memos.items() if about not in self.descriptions}

    @cached_property
    def values(self) -> dict[str, list[AttributeValue]]:
        """The values by document or case, in the order of the attributes."""
        places = {each.id: place for place, each in enumerate(self.attributes)}
        found: dict[str, list[AttributeValue]] = defaultdict(list)
        known = (each for each in self.things.all(AttributeValue).values() if each.attribute in places)
        for value in sorted(known, key=lambda each: places[each.attribute]):
            found[value.source or value.case or ""].append(value)
        return found

    @cached_property
    def attributes(self) -> list[Attribute]:
        """The attributes in their order; those that are sets are none."""
        every = (each for each in self.things.all(Attribute).values() if each.id not in self.sets)
        return sorted(every, key=lambda each: (each.position, each.name, each.id))

    @cached_property
    def sets(self) -> dict[str, list[str]]:
        """Attributes that were sets of documents and say no more than such: each with its documents.

        One of their documents is in a group: only so does the set become an attribute again.
        """
        known, documents = self.things.all(Attribute), self.things.all(Source)
        told = {each for each in self.told.sets if each in known and known[each].of is Bearer.DOCUMENTS}
        values = [each for each in self.things.all(AttributeValue).values() if each.attribute in told]
        told -= {each.attribute for each in values if each.value != YES or each.source not in documents}
        found: dict[str, list[str]] = defaultdict(list)
        for each in values:
            if each.attribute in told and each.source is not None:
                found[each.attribute].append(each.source)
        return {
            each: members for each, members in found.items() if any(documents[one].group for one in members)
        }

    @cached_property
    def told(self) -> Told:
        """What is known of the files that parts of the project came from."""
        return told_of(self.things.all(ForeignImport).values())

    def sources(self) -> Iterator[Source]:
        """The documents in their order."""
        yield from self.things.all(Source).values()

    def member(self, name: str, place: str, digest: str) -> str:
        """A file to be written into the container; the path by which the XML names it."""
        self.members[name] = Member(name, place, digest)
        return f"internal://{name}"

    def file(self, name: str, content: bytes) -> str:
        """A small file with this content; the path by which the XML names it."""
        self.inline[name] = content
        return f"internal://{name}"


@lru_cache(1024)
def moment(at: str) -> str:
    """A moment as every program reads it: to the second, in UTC; "" for what is none."""
    try:
        told = datetime.fromisoformat(at)
    except ValueError:
        return ""
    offset = told.utcoffset()
    return f"{at[:_WHOLE]}Z" if offset is not None and not offset and "T" in at else ""


def _by(things: Iterable[E], name: str) -> dict[str, list[E]]:
    found: dict[str, list[E]] = defaultdict(list)
    for each in things:
        found[getattr(each, name)].append(each)
    return found
