"""Own words: which words of an entity are people's, and may hold names, and which are the program's.

A country's code, a record's number, a date or the name of a built-in field is never a name, though a person
may be called the same: `LI` is Liechtenstein, and Li a surname.
"""

import json
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue
from blotter.domain.case import CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.codebook import Code
from blotter.domain.countries import COUNTRIES
from blotter.domain.decision import Decision
from blotter.domain.document_filter import condition
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.record import (
    Actor,
    Alternative,
    Evidence,
    FormerRecord,
    Involved,
    Part,
    Quantity,
    Record,
    StatusEntry,
)
from blotter.domain.record_schema import BUILT_IN, LISTS, RecordField, RecordKind
from blotter.domain.revision import Revision
from blotter.domain.round import KeptAgreement, Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryRegion, CountryTable, SavedFigure, StudyFrame
from blotter.store import entities
from blotter.store.database import Database

E = TypeVar("E", bound=Entity)
Change = Callable[[str], str]

_JSON = frozenset({"asked", "told", "draw"})
_TECHNICAL_KEYS: Mapping[type[Entity], frozenset[str]] = {
    KeptAgreement: frozenset({"measure", "unit", "reason", "interval_reason", "drawing"}),
    SavedQuery: frozenset({"unit", "relation", "origin"}),
    SavedFigure: frozenset({"figure", "chart"}),
    Round: frozenset({"again", "bounds_of", "how", "of", "by"}),
}
"""Whose values, in JSON, are words of the program: two measures of agreement are named after people."""

_CONDITIONS = "where"
_BY_CODER = frozenset({"segments", "only", "units_only"})
"""Under which keys of a kept agreement there is a number for each coder, by name."""

_QUOTE = frozenset({"quote"})
"""A quote is cut from the text."""

_TECHNICAL: Mapping[type[Entity], frozenset[str]] = {
    Source: frozenset({"text", "original", "kind", "encoding", "language", "imported"}),
    Code: frozenset({"colour", "key", "origin"}),
    CodeNote: frozenset({"part", "decision"}),
    Coder: frozenset({"kind"}),
    KeptAgreement: frozenset({"moment"}),
    Revision: frozenset({"digest"}),
    ForeignImport: frozenset({"format", "convention", "digest"}),
    ForeignElement: frozenset({"kind"}),
    Segment: _QUOTE | {"origin"},
    Memo: _QUOTE,
    CasePart: _QUOTE,
    RoundPassage: _QUOTE,
    Decision: _QUOTE,
    Evidence: _QUOTE,
    Round: frozenset({"unit", "unit_rule", "measures"}),
    Attribute: frozenset({"role"}),
    Record: frozenset(
        {"number", "date", "earliest", "latest", "as_of", "announced", "report_date", "blanks"}
    ),
    FormerRecord: frozenset({"number"}),
    Actor: frozenset({"country"}),
    StudyFrame: frozenset({"home", "earliest", "latest"}),
    CountryRegion: frozenset({"country"}),
}
_MOMENTS = frozenset({"created", "modified", "at", "started", "opened", "decided_at", "reviewed", "id"})
_TECHNICAL_ITEMS: Mapping[type, frozenset[str]] = {
    Involved: frozenset({"code"}),
    Part: frozenset({"actor"}),
    Quantity: frozenset({"id", "as_of", "part_of", "alternative_to", "evidence"}),
    StatusEntry: frozenset({"date"}),
    Alternative: frozenset({"number"}),
}
_NAMES_FIELDS: Mapping[type[Entity], frozenset[str]] = {
    RecordField: frozenset({"name"}),
    RecordKind: frozenset({"fields", "required"}),
    Evidence: frozenset({"fields"}),
}
_FIELD_NAMES = frozenset({*BUILT_IN, *LISTS})
_WORDY = frozenset({AttributeType.TEXT, AttributeType.CHOICE, AttributeType.URL})
"""Types of attributes whose values are words; those of others have the one form that the program gives."""


class OwnWords:
    """Changes people's words in entities of a project, whose attributes tell what their values are."""

    def __init__(self, database: Database) -> None:
        every = entities.every(database.read(), Attribute)
        self._typed = frozenset(each.id for each in every if each.type not in _WORDY)

    def changed(self, entity: E, change: Change) -> E:
        """The entity with every text of people's own put through `change`."""
        mapped = entities.BY_TYPE[type(entity)]
        left = self._technical(entity) | mapped.ids | mapped.words.keys() | _MOMENTS
        naming = _NAMES_FIELDS.get(type(entity), frozenset())
        after: dict[str, object] = {}
        for each in fields(entity):
            if each.name not in left:
                before = getattr(entity, each.name)
                wanted = _unless_fixed(change, _FIELD_NAMES) if each.name in naming else change
                value = _value(entity, each.name, before, wanted)
                if value != before:
                    after[each.name] = value
        return replace(entity, **after) if after else entity  # type: ignore[arg-type]

    def _technical(self, entity: Entity) -> frozenset[str]:
        if isinstance(entity, AttributeValue) and entity.attribute in self._typed:
            return frozenset({"value"})
        return _TECHNICAL.get(type(entity), frozenset())


def _value(entity: Entity, name: str, value: Any, change: Change) -> object:
    if name in _JSON and value:
        keys = _TECHNICAL_KEYS.get(type(entity), frozenset())
        told = _deep(json.loads(value), _unless_fixed(change, COUNTRIES), keys)
        return json.dumps(told, ensure_ascii=False)
    if isinstance(entity, CountryTable) and name == "rows":
        return tuple((country, year, change(words)) for country, year, words in value)
    if isinstance(entity, Record) and name == "own":
        named = _unless_fixed(change, _FIELD_NAMES)
        return tuple((named(field), change(words)) for field, words in value)
    return _deep(value, change)


def _unless_fixed(change: Change, fixed: Container[str]) -> Change:
    return lambda words: words if words in fixed else change(words)


def _deep(value: Any, change: Change, keys: frozenset[str] = frozenset()) -> Any:
    """Every text changed within lists, named tuples and mappings, less what stands under these keys."""
    if isinstance(value, str):
        return change(value) if type(value) is str else value
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        left = _TECHNICAL_ITEMS.get(type(value), frozenset())
        items = zip(value._fields, value, strict=True)
        return type(value)(*(item if name in left else _deep(item, change) for name, item in items))
    if isinstance(value, (tuple, list)):
        return type(value)(_deep(item, change, keys) for item in value)
    if isinstance(value, Mapping):
        return {key: _under(key, item, change, keys) for key, item in value.items()}
    return value


def _under(key: str, value: Any, change: Change, keys: frozenset[str]) -> Any:
    if key == _CONDITIONS and isinstance(value, list):
        return [_condition(each, change) for each in value]
    if key in _BY_CODER and isinstance(value, Mapping):
        return {change(coder): item for coder, item in value.items()}
    return value if key in keys else _deep(value, change, keys)


def _condition(words: str, change: Change) -> str:
    """A condition with its quotes where the changed name of its attribute needs some."""
    asked = condition(words)
    return replace(asked, attribute=change(asked.attribute), value=change(asked.value)).words


def all_words(database: Database) -> Iterator[tuple[str, str]]:
    """Every text of people's own in the entities of a project file, with where it stands."""
    own = OwnWords(database)
    for mapped in entities.MAPPED:
        for entity in entities.every(database.read(), mapped.type):
            found: list[str] = [getattr(entity, "quote", "")]

            def meet(words: str, found: list[str] = found) -> str:
                found.append(words)
                return words

            own.changed(entity, meet)
            yield from ((mapped.table, words) for words in found)
