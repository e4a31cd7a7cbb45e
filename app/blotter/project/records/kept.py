"""What is kept of a record that was merged into another, as JSON, so that both can be had back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar, cast

from blotter.domain.entity import Entity
from blotter.domain.record import (
    Alternative,
    Counting,
    Evidence,
    Involved,
    Level,
    NotSame,
    Part,
    Quantity,
    Record,
    Role,
    StatusEntry,
)

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it was, and the one it was merged into, before and after.

    Of its `evidence` only the pieces that did not move are kept with their words. `twins` are the pieces of
    that one that stood on the same segment, before and after. `children` lay under the record. `different`
    are the pairs it was in, `instead` those (their ids) that took their place. `formers` are the numbers (ids
    of FormerRecords) that led to it.
    """

    record: Record
    evidence: tuple[Evidence, ...]
    before: Record
    after: Record
    twins: tuple[tuple[Evidence, Evidence], ...] = ()
    children: tuple[str, ...] = ()
    different: tuple[NotSame, ...] = ()
    instead: tuple[str, ...] = ()
    formers: tuple[str, ...] = ()


def written(kept: Kept) -> str:
    """The words that FormerRecord.kept holds."""
    told = {
        "record": _plain(kept.record),
        "evidence": [_plain(each) for each in kept.evidence],
        "before": _plain(kept.before),
        "after": _plain(kept.after),
        "twins": [[_plain(before), _plain(after)] for before, after in kept.twins],
        "children": kept.children,
        "different": [_plain(each) for each in kept.different],
        "instead": kept.instead,
        "formers": kept.formers,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read(words: str) -> Kept | None:
    """The inverse of `written`; None where nothing was kept, or by a program that keeps it otherwise."""
    told = json.loads(words) if words else {}
    if not {"record", "evidence", "before", "after"} <= told.keys():
        return None
    return Kept(
        _entity(Record, told["record"]),
        tuple(_entity(Evidence, each) for each in told["evidence"]),
        _entity(Record, told["before"]),
        _entity(Record, told["after"]),
        tuple((_entity(Evidence, one), _entity(Evidence, other)) for one, other in told.get("twins", ())),
        tuple(told.get("children", ())),
        tuple(_entity(NotSame, each) for each in told.get("different", ())),
        tuple(told.get("instead", ())),
        tuple(told.get("formers", ())),
    )


def changed(kept: Kept, change: Callable[[Record | Evidence], Record | Evidence]) -> Kept:
    """What is kept, with its records and pieces of evidence changed as those that are in the project were."""

    def each(thing: E) -> E:
        return cast(E, change(cast(Record | Evidence, thing)))

    return replace(
        kept,
        record=each(kept.record),
        evidence=tuple(map(each, kept.evidence)),
        before=each(kept.before),
        after=each(kept.after),
        twins=tuple((each(one), each(other)) for one, other in kept.twins),
    )


def _plain(entity: Entity) -> dict[str, Any]:
    return {each.name: getattr(entity, each.name) for each in fields(entity)}


def _each(kind: Callable[..., Any]) -> Callable[[Any], Any]:
    return lambda rows: tuple(kind(*row) for row in rows)


def _pairs(rows: Any) -> Any:
    return tuple((name, value) for name, value in rows)


_READ: Mapping[str, Callable[[Any], Any]] = {
    "level": Level,
    "counted": Counting,
    "role": Role,
    "countries": _each(Involved),
    "actors": _each(Part),
    "quantities": _each(Quantity),
    "statuses": _each(StatusEntry),
    "alternatives": _each(Alternative),
    "own": _pairs,
    "blanks": _pairs,
    "topics": tuple,
    "dismissed": tuple,
    "fields": tuple,
    "claim_sources": tuple,
    "origins": tuple,
}
"""How what JSON makes of a field becomes its value again; the others are words as they are."""


def _entity(kind: type[E], told: Mapping[str, Any]) -> E:
    known = {each.name for each in fields(kind)}
    return kind(**{name: _READ.get(name, _as_is)(value) for name, value in told.items() if name in known})


def _as_is(value: Any) -> Any:
    return value
