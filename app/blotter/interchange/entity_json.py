"""Entities as JSON: their fields by name, checked when they are read back; and what they name."""

import hashlib
import json
import re
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from math import isfinite
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from blotter.domain import (
    assignment,
    attribute,
    case,
    code_note,
    code_set,
    codebook,
    coding_rule,
    decision,
    document_group,
    foreign,
    former_code,
    freeze,
    memo,
    merged_copy,
    moved_passage,
    record,
    record_schema,
    revision,
    saved_query,
    segment,
    source,
    study,
)
from blotter.domain import round as rounds
from blotter.domain.contents import DIGESTS
from blotter.domain.entity import Entity, is_id

_MODULES = (
    assignment, attribute, case, code_note, code_set, codebook, coding_rule, decision, document_group,
    foreign, former_code, freeze, memo, merged_copy, moved_passage, record, record_schema, revision, rounds,
    saved_query, segment, source, study,
)  # fmt: skip

TYPES: Mapping[str, type[Entity]] = {
    kind.__name__: kind
    for module in _MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Entity) and kind is not Entity
}
"""Every type of entity by its name."""

_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
_DIGEST = 32
"""How many hex digits tell one state of an entity from another."""

_NUMBERS = 2**63

Decode = Callable[[Any], Any]
Values = dict[str, Any]

encoded: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON without white space; enumerations as their words, tuples as lists."""


class NotSuch(ValueError):
    """JSON that is no entity of its type, or no value of a field."""


def values_of(entity: Entity) -> Values:
    """The fields by name."""
    return {name: getattr(entity, name) for name in field_names(type(entity))}


def differing(entity: Entity, other: Entity) -> Values:
    """The fields in which an entity differs from another of its type, as the first has them."""
    found = {}
    for name in field_names(type(entity)):
        value = getattr(entity, name)
        if value != getattr(other, name):
            found[name] = value
    return found


def state_of(entity: Entity, *, without: tuple[str, ...] = ()) -> str:
    """A digest of all its fields, by which to see whether it is still the same."""
    told = [getattr(entity, name) for name in field_names(type(entity)) if name not in without]
    return hashlib.sha256(encoded(told).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


def entity_from(kind: type[Entity], values: Mapping[str, Any], base: Entity | None = None) -> Entity:
    """The entity that JSON tells; fields it is silent about are those of `base`, or the defaults."""
    _, needed, ways = _shape(kind)
    unknown = values.keys() - ways.keys()
    if unknown:
        raise NotSuch(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    made = {name: ways[name](value) for name, value in values.items()}
    if base is not None:
        made = {name: made.get(name, getattr(base, name)) for name in ways}
    elif not needed <= made.keys():
        raise NotSuch(f"{kind.__name__} lacks {', '.join(sorted(needed - made.keys()))}")
    if not is_id(made["id"]):
        raise NotSuch("not an id")
    return kind(**made)


def named_ids(values: Mapping[str, Any]) -> Iterator[str]:
    """The ids in these fields, wherever they stand in them; its own is none of them."""
    for name, value in values.items():
        if name != "id" and value:
            yield from _ids_in(value)


def contents_of(kind: type[Entity], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The contents that these fields name: where they are kept, and the digest."""
    for name, place in DIGESTS.get(kind, {}).items():
        digest = values.get(name)
        if digest:
            yield place, digest


def field_names(kind: type[Entity]) -> tuple[str, ...]:
    """The names of the fields of a type, in order."""
    return _shape(kind).names


def _ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= 32:
            yield from _ID.findall(value)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _ids_in(each)


class _Shape(NamedTuple):
    """The fields of a type: their names, what has to be told, and how each comes out of JSON."""

    names: tuple[str, ...]
    needed: frozenset[str]
    ways: dict[str, Decode]


_SHAPES: dict[type[Entity], _Shape] = {}


def _shape(kind: type[Entity]) -> _Shape:
    if kind not in _SHAPES:
        hints, known = get_type_hints(kind), fields(kind)
        needed = (e.name for e in known if e.default is MISSING and e.default_factory is MISSING)
        ways = {each.name: _way(hints[each.name]) for each in known}
        _SHAPES[kind] = _Shape(tuple(ways), frozenset(needed), ways)
    return _SHAPES[kind]


def _way(hint: Any) -> Decode:
    """How a value of a type comes out of JSON."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _one_of([_way(each) for each in arguments])
    if origin is tuple:
        return _several(arguments)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _word_of(hint)
    if isinstance(hint, type) and issubclass(hint, tuple):
        return _named(hint)
    return _plain(hint)


def _plain(kind: type) -> Decode:
    def decode(value: Any) -> Any:
        # A bool is an int for Python, and not for us.
        if type(value) is not kind or not _is_kept(value):
            raise NotSuch(f"not {kind.__name__}")
        return value

    return decode


def _is_kept(value: object) -> bool:
    """Whether a project file can hold a value: no half characters, no number beyond what it counts with."""
    if isinstance(value, str):
        return value.isascii() or value.encode("utf-8", "replace").decode() == value
    if isinstance(value, int):
        return -_NUMBERS <= value < _NUMBERS
    return not isinstance(value, float) or isfinite(value)


def _word_of(words: type[StrEnum]) -> Decode:
    def decode(value: Any) -> StrEnum:
        try:
            return words(value)
        except ValueError:
            raise NotSuch(f"not one of {words.__name__}") from None

    return decode


def _one_of(ways: list[Decode]) -> Decode:
    def decode(value: Any) -> Any:
        for way in ways:
            try:
                return way(value)
            except NotSuch:
                continue
        raise NotSuch("of no fitting type")

    return decode


def _several(arguments: tuple[Any, ...]) -> Decode:
    if arguments[-1] is Ellipsis:
        each = _way(arguments[0])
        return lambda value: tuple(map(each, _listed(value)))
    ways = [_way(argument) for argument in arguments]
    return lambda value: _zipped(ways, value)


def _named(kind: Any) -> Decode:
    hints = get_type_hints(kind)
    ways = [_way(hints[name]) for name in kind._fields]
    return lambda value: kind(*_zipped(ways, value))


def _zipped(ways: list[Decode], value: Any) -> tuple[Any, ...]:
    listed = _listed(value)
    if len(listed) != len(ways):
        raise NotSuch("of another length")
    return tuple(way(each) for way, each in zip(ways, listed, strict=True))


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, (list, tuple)):
        raise NotSuch("not a list")
    return list(value)
