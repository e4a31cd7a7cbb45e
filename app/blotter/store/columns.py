"""Columns of many rows turned into what entities hold: at once, and what recurs once."""

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

Convert = Callable[[Any], Any]

_MANY = 100_000
"""From how many new objects on they are set aside for Python's collector."""

_RECURRING = 20_000
"""How many values of a column are remembered while it is read."""


class FromJson:
    """How a list in JSON becomes a tuple; `make` is what becomes of each item."""

    def __init__(self, make: Convert | None = None) -> None:
        self._make = make

    def __call__(self, text: str) -> tuple[Any, ...]:
        # Most are empty, and there may be tens of thousands of them.
        return () if text == "[]" else self._shaped(json.loads(text))

    def each(self, texts: Collection[str]) -> Iterable[tuple[Any, ...]]:
        """The same of many texts, which are read as one."""
        return map(self._shaped, json.loads(f"[{','.join(texts)}]"))

    def _shaped(self, items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(map(self._make, items)) if self._make else tuple(items)


def tuples_of(kind: type[Any]) -> FromJson:
    """A list of lists, each of which becomes a named tuple of a kind."""
    # Twice as fast as `kind._make`, which calls this and counts the values that we wrote ourselves.
    return FromJson(partial(tuple.__new__, kind))


class Recurring:
    """Converts the values of a column; of many rows most share a few, and so their entities share them."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert
        self._known: dict[Any, Any] = {}

    def of(self, column: Sequence[Any]) -> Iterable[Any]:
        """What these values become, in their order."""
        new = set(column).difference(self._known)
        if len(self._known) + len(new) > _RECURRING:
            self._known.clear()
            new = set(column)
        if new:
            self._known.update(zip(new, self._each(new), strict=True))
        return map(self._known.__getitem__, column)

    def _each(self, values: set[Any]) -> Iterable[Any]:
        if isinstance(self._convert, FromJson):
            return self._convert.each(values)
        return map(self._convert, values)


@contextmanager
def uncollected() -> Iterator[None]:
    """Nothing is searched for circles meanwhile: many thousands of entities are made, none of them in one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            # Nor at once afterwards, all of them: the window looks through what is set aside when hands rest.
            gc.freeze()
        if was_on:
            gc.enable()
