"""RecordSchema: which kinds of records a project has, and which fields with which values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from blotter.domain.entity import Entity
from blotter.domain.names import name_key


class FieldType(StrEnum):
    """What a field holds."""

    WORDS = "words"
    NUMBER = "number"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    YES_NO = "yes or no"
    SUBTYPE = "subtype"
    COUNTRIES = "countries"
    ACTORS = "actors"
    QUANTITIES = "quantities"
    STATUSES = "statuses"
    RECORD = "record"


BUILT_IN: Mapping[str, FieldType] = MappingProxyType(
    {
        "level": FieldType.CHOICE,
        "subtype": FieldType.SUBTYPE,
        "topics": FieldType.CHOICES,
        "engagement": FieldType.CHOICE,
        "direction": FieldType.CHOICE,
        "countries": FieldType.COUNTRIES,
        "date": FieldType.DATE,
        "as_of": FieldType.DATE,
        "announced": FieldType.DATE,
        "report_date": FieldType.DATE,
        "actors": FieldType.ACTORS,
        "quantities": FieldType.QUANTITIES,
        "statuses": FieldType.STATUSES,
        "parent": FieldType.RECORD,
        "confidence": FieldType.CHOICE,
        "note": FieldType.WORDS,
    }
)
"""The fields that every record has a place for; all others are the project's own."""

OWN_TYPES = (
    FieldType.WORDS,
    FieldType.NUMBER,
    FieldType.CHOICE,
    FieldType.CHOICES,
    FieldType.DATE,
    FieldType.YES_NO,
)
"""What a field of the project's own can hold."""

LISTS = (
    "claim_sources",
    "country_roles",
    "actor_roles",
    "actor_kinds",
    "sides",
    "stages",
    "measures",
    "units",
    "statuses",
)
"""Lists of words that are no field's options but are the project's to set, as RecordFields of these names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField(Entity):
    """A field: its name in exports, its label for people, what it holds, and the words to choose from.

    A list of LISTS is kept in the same way, as a field that no kind shows.
    """

    name: str
    label: str = ""
    type: FieldType = FieldType.WORDS
    options: tuple[str, ...] = ()
    help: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind(Entity):
    """A kind of record: the code (by id, or None) that proposes it, and its fields by name, in order.

    `required` are the fields without which a record of this kind is not complete.
    """

    name: str
    code: str | None = None
    fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    help: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class RecordSchema:
    """The kinds and fields of a project, by id and by name, in their order.

    `is_kept` says whether they lie in the project, or are the ones it would begin with.
    """

    kinds: Mapping[str, RecordKind]
    fields: Mapping[str, RecordField]
    is_kept: bool = field(default=True)

    @classmethod
    def of(
        cls, kinds: Iterable[RecordKind], fields: Iterable[RecordField], is_kept: bool = True
    ) -> "RecordSchema":
        """A schema of these kinds (by id) and fields (by name), sorted by position."""
        kinds = sorted(kinds, key=lambda each: (each.position, each.name))
        fields = sorted(fields, key=lambda each: (each.position, each.name))
        return cls({each.id: each for each in kinds}, {each.name: each for each in fields}, is_kept)

    def kind_named(self, name: str) -> RecordKind | None:
        """The kind of this name."""
        return next((each for each in self.kinds.values() if name_key(each.name) == name_key(name)), None)

    def kind_of_code(self, codes: Iterable[str]) -> RecordKind | None:
        """The kind that is tied to the first of these codes (a code and its ancestors, say) that has one."""
        tied = {each.code: each for each in self.kinds.values() if each.code}
        return next((tied[code] for code in codes if code in tied), None)

    def options(self, name: str) -> tuple[str, ...]:
        """The words to choose from in a field or list."""
        known = self.fields.get(name)
        return known.options if known else ()

    def label(self, name: str) -> str:
        """What people call a field."""
        known = self.fields.get(name)
        return (known.label if known else "") or name.replace("_", " ").capitalize()

    def type(self, name: str) -> FieldType:
        """What a field holds."""
        if name in BUILT_IN:
            return BUILT_IN[name]
        known = self.fields.get(name)
        return known.type if known else FieldType.WORDS

    def fields_of(self, kind: str) -> tuple[str, ...]:
        """The fields that a kind (by id) shows, in order; of an unknown kind, all built-in ones."""
        known = self.kinds.get(kind)
        return known.fields if known else tuple(BUILT_IN)
