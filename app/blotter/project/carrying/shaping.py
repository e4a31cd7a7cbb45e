"""What comes in, as it fits into a project that has things of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast

from blotter.analysis.metadata import typed
from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, value_id
from blotter.domain.carried import Carried
from blotter.domain.case import CasePart, part_id
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignImport
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.names import name_key
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.message import Sentence
from blotter.project.carrying import messages
from blotter.project.carrying.names import Names
from blotter.project.merging.references import TYPES, redirected
from blotter.store import entities, splicing

E = TypeVar("E", bound=Entity)
Of = Callable[[type[Entity], str], str]


class Misfit(Exception):
    """Something cannot come in, for a reason that `why` tells."""

    def __init__(self, why: Sentence) -> None:
        super().__init__(why)
        self.why = why


class Shaping:
    """Gives new things names, keys and positions that are free, and ids as they would have been made here.

    `of` tells under which id a carried thing is here. In a blank project all stays as it is but names.
    """

    def __init__(self, here: Carried, is_blank: bool, actor: Coder | None, moment: str, of: Of) -> None:
        self._here, self._is_blank = here, is_blank
        self._actor, self._moment, self._of = actor, moment, of
        self._names = Names(here.every())
        codes = here.all(Code).values()
        self._keys = {code.key for code in codes if code.key}
        self._words = {name_key(word) for code in codes for word in (code.name, *code.aliases)}
        self._last = _last_positions(here)
        self._attributes = dict(here.all(Attribute))
        self.options: dict[str, Attribute] = {}

    def shaped(self, thing: E) -> E:
        """The new thing as it comes in; Misfit where it cannot."""
        shaped = self._names.free(cast(E, self._shaped(thing)))
        try:
            entities.BY_TYPE[type(shaped)].to_row(shaped)
        except (ValueError, OverflowError) as error:
            # Such as an id that is none, of something that need not be there.
            raise Misfit(Sentence(messages.NOT_AS_KEPT)) from error
        if isinstance(shaped, Attribute):
            self._attributes[shaped.id] = shaped
        return shaped

    def _shaped(self, thing: Any) -> Entity:
        if isinstance(thing, Source):
            return replace(thing, imported=thing.imported or self._moment)
        if isinstance(thing, ForeignImport):
            who = self._actor.id if self._actor else None
            return replace(thing, coder=thing.coder or who, at=thing.at or self._moment)
        if isinstance(thing, Segment) and not thing.created:
            return replace(thing, created=self._moment, modified=thing.modified or self._moment)
        if isinstance(thing, AttributeValue):
            return self._value(thing)
        if isinstance(thing, MovedPassage):
            return self._passage(thing)
        if self._is_blank:
            return cast(Entity, thing)
        if isinstance(thing, Code):
            return self._code(thing)
        if isinstance(thing, (DocumentGroup, Attribute)):
            return replace(thing, position=thing.position + self._behind(thing))
        if isinstance(thing, CasePart):
            return replace(thing, id=part_id(thing.case, thing.source, thing.span))
        return cast(Entity, thing)

    def _code(self, code: Code) -> Code:
        key = "" if code.key in self._keys else code.key
        aliases = tuple(each for each in code.aliases if name_key(each) not in self._words)
        self._keys.add(key)
        return replace(code, key=key, aliases=aliases, position=code.position + self._behind(code))

    def _behind(self, thing: Entity) -> int:
        """What puts something behind all that is in its place already."""
        return self._last.get((type(thing), getattr(thing, "parent", None)), -1) + 1

    def _value(self, value: AttributeValue) -> AttributeValue:
        attribute = self.options.get(value.attribute) or self._attributes.get(value.attribute)
        identity = value_id(value.attribute, value.source or value.case or "")
        if attribute is None:
            return replace(value, id=identity)
        options = attribute.options
        if attribute.type is AttributeType.CHOICE and value.value not in options:
            options = (*options, value.value)
            self.options[attribute.id] = replace(attribute, options=options)
        try:
            words = typed.typed(attribute.type, value.value, options)
        except BlotterError as error:
            raise Misfit(error.sentence) from error
        if not words:
            raise Misfit(Sentence(messages.NO_VALUE))
        return replace(value, id=identity, value=value.value if self._is_blank else words)

    def _passage(self, passage: MovedPassage) -> MovedPassage:
        about = self._of(TYPES[passage.type], passage.about) if passage.type in TYPES else passage.about
        kept = passage.kept
        if kept:
            try:
                thing = redirected(splicing.from_kept(passage), self._of)
            except (ValueError, LookupError, TypeError, AttributeError, StopIteration) as error:
                raise Misfit(Sentence(messages.NOT_AS_KEPT)) from error
            kept = splicing.as_kept(replace(cast(Any, thing), id=about))
        return replace(passage, about=about, kept=kept)

    @staticmethod
    def united(here: Entity, other: Entity) -> Entity:
        """What is here with what a file adds to it: codes to a set that does not exclude any."""
        if isinstance(here, CodeSet) and isinstance(other, CodeSet) and not here.exclusive:
            return replace(here, codes=tuple(dict.fromkeys((*here.codes, *other.codes))))
        return here


def _last_positions(here: Carried) -> dict[tuple[type[Entity], str | None], int]:
    last: dict[tuple[type[Entity], str | None], int] = {}
    for kind in (Code, DocumentGroup, Attribute):
        for thing in here[kind].values() if kind in here else ():
            place = (kind, getattr(thing, "parent", None))
            last[place] = max(last.get(place, -1), getattr(thing, "position", -1))
    return last
