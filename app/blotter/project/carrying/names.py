"""Names that are free: where two things would have one name, the one that comes in gets another."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, TypeVar, cast

from blotter.domain.attribute import Attribute
from blotter.domain.case import Case
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.entity import Entity
from blotter.domain.names import free_name, name_key, numbered
from blotter.domain.segment import Coder
from blotter.domain.source import Source

E = TypeVar("E", bound=Entity)

_SCOPES: dict[type[Entity], Callable[[Any], Hashable]] = {
    Coder: lambda _: "",
    Code: lambda each: each.parent,
    Case: lambda _: "",
    CodeSet: lambda _: "",
    Attribute: lambda each: each.of,
}
"""Within what names of these are told apart, case aside; those of documents by their very letters."""


class Names:
    """The names that are taken in a project, by things there and by those that come in."""

    def __init__(self, things: Iterable[Entity]) -> None:
        self._taken: set[tuple[type[Entity], Hashable, str]] = set()
        self._documents: set[str] = set()
        for thing in things:
            self._take(thing)

    def free(self, thing: E) -> E:
        """The thing under a name that nothing else has."""
        named = self._free(cast(Any, thing))
        self._take(named)
        return cast(E, named)

    def _free(self, thing: Any) -> Entity:
        kind = type(thing)
        if kind is Source:
            return thing if thing.name not in self._documents else self._document(thing)
        if kind not in _SCOPES or self._key(thing, thing.name) not in self._taken:
            return cast(Entity, thing)
        number = 2
        while self._key(thing, numbered(thing.name, number)) in self._taken:
            number += 1
        return cast(Entity, replace(thing, name=numbered(thing.name, number)))

    def _document(self, source: Source) -> Source:
        return replace(source, name=free_name(source.name, self._documents))

    def _key(self, thing: Entity, name: str) -> tuple[type[Entity], Hashable, str]:
        return (type(thing), _SCOPES[type(thing)](thing), name_key(name))

    def _take(self, thing: Entity) -> None:
        if isinstance(thing, Source):
            self._documents.add(thing.name)
        elif type(thing) in _SCOPES:
            self._taken.add(self._key(thing, cast(Any, thing).name))
