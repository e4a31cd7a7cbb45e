"""Sets: of codes as code sets, of sources as groups of documents."""

from collections.abc import Mapping
from dataclasses import replace

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer, value_id
from blotter.domain.code_set import CodeSet
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.names import FreeNames
from blotter.domain.source import Source
from blotter.interchange.foreign.titles import titled
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading.context import Reading, placeholder, prose
from blotter.interchange.refi.reading.told import ToldForeign, ToldSet

_KIND = "set"
_BETWEEN = " > "
_YES = "yes"


class Sets:
    """Makes code sets and groups. A document is in one group: what else it is in becomes an attribute."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._code_sets, self._groups, self._attributes = FreeNames(), FreeNames(), FreeNames()
        for each in reading.carried.all(Attribute).values():
            self._attributes.take(each.name, each.of)
        self._of_sources = {each.name: each for each in reading.told.sets if each.sources}
        self._made: dict[str, str] = {}
        self._done: set[ToldSet] = set()
        self._used: set[str] = set()
        self.foreign: list[ToldForeign] = []

    def put(self) -> None:
        """Make all of them; those of nothing but notes stay as they are."""
        for told in self._reading.told.sets:
            if told.codes or not (told.sources or told.notes):
                self._put_code_set(told)
            if told.sources:
                self._put_group(told)
            if told.notes and not (told.codes or told.sources):
                self.foreign.append(told.foreign)
            elif told.notes:
                self._reading.tally.add(messages.SET_NOTES, told.name)
            if told.description.strip():
                self._put_description(told)

    def _name(self, told: ToldSet) -> str:
        return self._reading.name(told.name, placeholder(messages.UNNAMED_SET))

    def _identity(self, told: ToldSet) -> str:
        """The id of what a set becomes; one of codes and of sources becomes two things."""
        identities = self._reading.identities
        if told.guid in self._used and told.codes and told.sources:
            return identities.bind(_KIND, "", derived_id("refi set of sources", told.guid))
        self._used.add(told.guid)
        return identities.claim(_KIND, told.guid)

    def _put_code_set(self, told: ToldSet) -> None:
        reading = self._reading
        name = self._name(told)
        found = [reading.identities.find("code", guid) for guid in told.codes]
        if None in found:
            reading.tally.add(messages.SET_MEMBER_MISSING, name)
        codes = tuple(dict.fromkeys(each for each in found if each is not None))
        identity = self._identity(told)
        reading.carried.put(CodeSet(id=identity, name=self._code_sets.take(name), codes=codes))

    def _put_group(self, told: ToldSet) -> None:
        """A group, in the one whose path its name begins with."""
        if told in self._done:
            return
        self._done.add(told)
        reading = self._reading
        parent = _above(told.name, self._of_sources)
        if parent and parent not in self._made:
            self._put_group(self._of_sources[parent])
        sources = reading.carried.all(Source)
        found = [reading.identities.find("source", guid) for guid in told.sources]
        members = [sources[each] for each in found if each is not None]
        if None in found:
            reading.tally.add(messages.SET_MEMBER_MISSING, told.name)
        free = [source for source in members if source.group is None]
        name = self._name(told)
        if len(free) < len(members):
            reading.tally.add(messages.GROUPS_OVERLAP, name, "noted")
            self._put_attribute(told, name, members)
            return
        within = self._made.get(parent)
        own = name[len(parent) + len(_BETWEEN) :] if within else name
        identity = self._identity(told)
        self._made.setdefault(told.name, identity)
        position = len(reading.carried.all(DocumentGroup))
        reading.carried.put(
            DocumentGroup(id=identity, name=self._groups.take(own, within), parent=within, position=position)
        )
        reading.carried.put(*(replace(source, group=identity) for source in free))

    def _put_attribute(self, told: ToldSet, name: str, members: list[Source]) -> None:
        """Whether documents are in a set whose documents are in other groups already."""
        reading = self._reading
        identity = self._identity(told)
        reading.keep("sets", identity, told.guid)
        attribute = Attribute(
            id=identity,
            name=self._attributes.take(name, Bearer.DOCUMENTS),
            type=AttributeType.YES_NO,
            note=placeholder(messages.GROUP_AS_ATTRIBUTE),
            position=len(reading.carried.all(Attribute)),
        )
        reading.carried.put(attribute)
        for source in members:
            own = value_id(identity, source.id)
            reading.carried.put(AttributeValue(id=own, attribute=identity, source=source.id, value=_YES))

    def _put_description(self, told: ToldSet) -> None:
        """What is said of a set, which has no words of its own here, as a memo of the project."""
        words = titled(told.name, prose(told.description))
        identity = derived_id("refi set description", told.guid or told.name)
        self._reading.tally.add(messages.SET_DESCRIPTION, told.name, "noted")
        self._reading.carried.put(Memo(id=self._reading.identities.bind("", "", identity), text=words))


def _above(name: str, known: Mapping[str, object]) -> str:
    """The longest other name of a set that a name begins with as a path."""
    steps = name.split(_BETWEEN)
    above = (_BETWEEN.join(steps[:count]) for count in range(len(steps) - 1, 0, -1))
    return next((each for each in above if each in known), "")
