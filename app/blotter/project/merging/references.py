"""Which fields of entities name others, so that they can be followed and redirected."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from blotter.domain.assignment import Assignment
from blotter.domain.attribute import Attribute, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.code_note import CodeNote
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.coding_rule import CodingRule
from blotter.domain.decision import Decision
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import Entity
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.former_code import FormerCode
from blotter.domain.freeze import Freeze
from blotter.domain.memo import Memo
from blotter.domain.merged_copy import MergedCopy
from blotter.domain.moved_passage import MovedPassage
from blotter.domain.record import Actor, Evidence, FormerRecord, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.revision import Revision
from blotter.domain.round import KeptAgreement, Override, Round, RoundPassage
from blotter.domain.saved_query import SavedQuery
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.domain.study import CountryRegion, CountryTable, Release, SavedFigure, StudyFrame

E = TypeVar("E", bound=Entity)
Ref = tuple[type[Entity], str]
"""A type and an id."""

_ID_IN_JSON = re.compile('"([0-9a-f]{32})"')

_ONE: dict[type[Entity], dict[str, type[Entity]]] = {
    DocumentGroup: {"parent": DocumentGroup},
    Source: {"group": DocumentGroup},
    Code: {"parent": Code},
    Revision: {"coder": Coder, "parent": Revision, "other": Revision},
    Segment: {"source": Source, "code": Code, "coder": Coder, "revision": Revision, "round": Round},
    Memo: {"source": Source, "code": Code, "coder": Coder},
    SavedQuery: {"coder": Coder},
    Assignment: {"source": Source, "coder": Coder, "round": Round},
    CodingRule: {"code": Code},
    CodeNote: {"code": Code, "coder": Coder, "decided_by": Coder},
    FormerCode: {"revision": Revision},
    Freeze: {"revision": Revision, "coder": Coder, "round": Round},
    Round: {"revision": Revision, "boundaries": Coder, "lead": Coder},
    RoundPassage: {"round": Round, "source": Source},
    Override: {"round": Round, "coder": Coder},
    KeptAgreement: {"round": Round},
    Decision: {"round": Round, "source": Source, "coder": Coder, "revision": Revision},
    MergedCopy: {"coder": Coder},
    Actor: {"parent": Actor},
    Record: {"kind": RecordKind, "coder": Coder, "reviewed_by": Coder},
    Evidence: {"record": Record, "source": Source, "coder": Coder},
    FormerRecord: {"coder": Coder},
    NotSame: {"coder": Coder},
    SavedFigure: {"coder": Coder},
    Release: {"revision": Revision, "coder": Coder},
    CasePart: {"case": Case, "source": Source},
    AttributeValue: {"attribute": Attribute, "source": Source, "case": Case},
    MovedPassage: {"source": Source, "coder": Coder},
    ForeignImport: {"coder": Coder},
    ForeignElement: {"brought_by": ForeignImport, "source": Source},
}
_NAMING_NOTHING = (RecordKind, RecordField, StudyFrame, CountryRegion, CountryTable, Case, Attribute)
TYPES: dict[str, type[Entity]] = {
    kind.__name__: kind for kind in (Coder, CodeSet, FormerCode, *_ONE, *_NAMING_NOTHING)
}
"""Every type that a merge knows, by its name."""

_SEVERAL: dict[type[Entity], str] = {CodeSet: "codes", CodingRule: "others"}
_LOOSE: dict[type[Entity], dict[str, type[Entity]]] = {
    FormerCode: {"code": Code, "successor": Code},
    RecordKind: {"code": Code},
    Record: {"subtype": Code, "parent": Record},
    Evidence: {"segment": Segment},
    FormerRecord: {"successor": Record},
    NotSame: {"one": Record, "other": Record},
}
"""What may name things that are no more; a subtype may be words as well."""

_LOOSE_SEVERAL: dict[type[Entity], dict[str, type[Entity]]] = {
    Round: {"coders": Coder, "codes": Code},
    Decision: {"codes": Code, "coders": Coder, "sided": Coder, "segments": Segment, "made": Segment},
}
"""Lists that may name what is no more, or, in a coder's package, what is not there."""


def naming(kind: type[Entity]) -> Mapping[str, type[Entity]]:
    """Which fields of a type name one thing each that has to be there, and of which type that is."""
    return _ONE.get(kind, {})


def references(entity: Entity) -> Iterator[Ref]:
    """What has to be there for this entity to be there."""
    for name, kind in _ONE.get(type(entity), {}).items():
        identity = getattr(entity, name)
        if identity is not None:
            yield kind, identity
    if type(entity) in _SEVERAL:
        for identity in getattr(entity, _SEVERAL[type(entity)]):
            yield Code, identity
    if isinstance(entity, Record):
        for part in entity.actors:
            yield Actor, part.actor


def redirected(entity: E, of: Callable[[type[Entity], str], str]) -> E:
    """The entity with what it names under other ids; `of` gives the id for a type and the former id."""
    fields = {**_ONE.get(type(entity), {}), **_LOOSE.get(type(entity), {})}
    changed: dict[str, object] = {}
    for name, kind in fields.items():
        identity = getattr(entity, name)
        if identity is not None and (other := of(kind, identity)) != identity:
            changed[name] = other
    lists = dict(_LOOSE_SEVERAL.get(type(entity), {}))
    if type(entity) in _SEVERAL:
        lists[_SEVERAL[type(entity)]] = Code
    for name, kind in lists.items():
        before = getattr(entity, name)
        after = tuple(dict.fromkeys(of(kind, identity) for identity in before))
        if after != before:
            changed[name] = after
    if isinstance(entity, Record):
        changed |= _inside(entity, of)
    if isinstance(entity, ForeignImport) and (told := _told(entity.told, of)) != entity.told:
        changed["told"] = told
    return replace(entity, **changed) if changed else entity  # type: ignore[arg-type]


def _told(told: str, of: Callable[[type[Entity], str], str]) -> str:
    """What is told of things by their ids, by those that they have here: whatever things these are."""
    return _ID_IN_JSON.sub(lambda found: f'"{of(Entity, found[1])}"', told)


def _inside(record: Record, of: Callable[[type[Entity], str], str]) -> dict[str, object]:
    """What the parts of a record name, under other ids; only what differs."""
    parts = {
        "actors": tuple(each._replace(actor=of(Actor, each.actor)) for each in record.actors),
        "quantities": tuple(
            each._replace(evidence=of(Evidence, each.evidence)) if each.evidence else each
            for each in record.quantities
        ),
    }
    return {name: after for name, after in parts.items() if after != getattr(record, name)}
