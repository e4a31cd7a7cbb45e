"""A codebook's table whose rows name the code above them: by its name, its path, its number or its id."""

from collections.abc import Sequence
from typing import NamedTuple

from blotter.domain.codebook import path_key, split_path
from blotter.domain.names import name_key
from blotter.interchange import messages
from blotter.interchange.codebook_rows import CodebookRow
from blotter.message import Sentence

Names = tuple[str, ...]
Placed = Names | Sentence
"""The names from the top code down, or the reason why a row has no place."""

DEEPEST = 200
"""How many codes may lie in one another; deeper trees cost more than they tell."""


class _Told(NamedTuple):
    """What a row says of its place: all of it, or its name and what it calls the code above."""

    name: str
    parent: str
    path: Names = ()


def by_parent(rows: Sequence[CodebookRow]) -> list[Placed]:
    """The place of each row of one sheet."""
    return _Family(rows).places()


def _told(row: CodebookRow) -> _Told:
    name, parent = row.one("name"), row.one("parent")
    if name:
        return _Told(name, parent)
    code = row.one("code")
    path = split_path(code)
    if len(path) > 1 and path_key(path[:-1]) == path_key(split_path(parent)):
        return _Told(path[-1], parent, path)
    return _Told(path[0] if len(path) == 1 else code, parent)


class _Family:
    """Follows each row up to the top; a chain of many thousand rows is walked, not called."""

    def __init__(self, rows: Sequence[CodebookRow]) -> None:
        self._rows = [_told(row) for row in rows]
        self._has_names = any(row.one("name") for row in rows[:1])
        self._places: dict[int, Placed] = {}
        self._named: dict[str, list[int]] = {}
        self._labelled: dict[str, int] = {}
        for number, row in enumerate(self._rows):
            self._named.setdefault(name_key(row.name), []).append(number)
        for number, each in enumerate(rows):
            for field in ("id", "code"):
                self._labelled.setdefault(each.one(field), number)

    def places(self) -> list[Placed]:
        """Where each row lies."""
        for number in range(len(self._rows)):
            self._place(number)
        return [self._places[number] for number in range(len(self._rows))]

    def _place(self, number: int) -> None:
        chain: dict[int, None] = {}
        above: int | Placed = number
        while isinstance(above, int) and above not in self._places and above not in chain:
            chain[above] = None
            above = self._above(above)
        if isinstance(above, int) and above in chain:
            self._refuse_circle(list(chain), above)
            return
        base = self._places[above] if isinstance(above, int) else above
        for each in reversed(chain):
            row = self._rows[each]
            if isinstance(base, Sentence) and isinstance(above, int):
                self._places[each] = Sentence(messages.ROW_PARENT_REFUSED, parent=row.parent)
            elif isinstance(base, Sentence):
                self._places[each] = base
            elif len(base) > DEEPEST:
                self._places[each] = Sentence(messages.ROW_PARENT_REFUSED, parent=row.parent)
            else:
                self._places[each] = row.path or (*base, row.name)
            base, above = self._places[each], each

    def _refuse_circle(self, chain: list[int], closing: int) -> None:
        start = chain.index(closing)
        for number in chain[start:]:
            self._places[number] = Sentence(messages.ROW_IN_CIRCLE, name=self._rows[number].name)
        for number in chain[:start]:
            self._places[number] = Sentence(messages.ROW_PARENT_REFUSED, parent=self._rows[number].parent)

    def _above(self, number: int) -> int | Placed:
        """The row above one, or the names above it where no row is about them."""
        row = self._rows[number]
        if row.path or not row.parent:
            return row.path[:-1]
        found = self._named.get(name_key(row.parent), [])
        if not found and row.parent in self._labelled:
            found = [self._labelled[row.parent]]
        path = split_path(row.parent)
        if not found and len(path) > 1:
            found = [each for each in self._named.get(name_key(path[-1]), ()) if self._is_under(each, path)]
        if not found:
            return (row.parent,) if self._has_names else path
        others = [each for each in found if each != number] or found
        if len({(name_key(self._rows[each].parent), self._rows[each].path) for each in others}) > 1:
            return Sentence(messages.ROW_PARENT_UNCLEAR, parent=row.parent)
        return others[0]

    def _is_under(self, number: int, path: Names) -> bool:
        row = self._rows[number]
        if row.path:
            return path_key(row.path) == path_key(path)
        return name_key(row.parent) == name_key(path[-2]) or path_key(split_path(row.parent)) == path_key(
            path[:-1]
        )
