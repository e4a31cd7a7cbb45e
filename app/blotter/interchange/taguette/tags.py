"""The tags of Taguette as codes: by their names, as a tree where a separator is chosen."""

from collections import Counter
from dataclasses import dataclass, field, replace

from blotter.domain.codebook import Code
from blotter.domain.names import FreeNames, name_key
from blotter.domain.source import storable
from blotter.interchange.foreign import messages as shared
from blotter.interchange.foreign.project import ForeignProject
from blotter.interchange.foreign_sqlite import Row
from blotter.interchange.taguette import messages
from blotter.message import Sentence

SEPARATORS = (".", "/", "\\")
"""What people put between a tag and the one below it."""


@dataclass(slots=True)
class Tags:
    """Makes the codes; `by_number` are their ids, `separated` how many tags have which separator."""

    project: ForeignProject
    separator: str
    by_number: dict[int, str] = field(default_factory=dict)
    separated: dict[str, int] = field(default_factory=dict)
    _by_path: dict[tuple[str, ...], str] = field(default_factory=dict)
    _names: dict[str | None, FreeNames] = field(default_factory=dict)
    _inside: Counter[str | None] = field(default_factory=Counter)
    _told: set[str] = field(default_factory=set)

    def take(self, rows: list[Row]) -> None:
        """All tags by name; in newer files a tag may say itself which one it is under."""
        self.separated = {each: sum(each in row.text("path") for row in rows) for each in SEPARATORS}
        parents = {row.number("id"): row.number("parent_id") for row in rows}
        for row in sorted(rows, key=lambda each: name_key(each.text("path"))):
            number = row.number("id")
            if number is not None:
                self.project.found["codes"] += 1
                self.by_number[number] = self._code(row, number)
        self._put_under(parents)

    def code(self, number: int) -> str:
        """The code of a tag; one that highlights have and the file lacks is made."""
        if number not in self.by_number:
            name = str(Sentence(shared.UNNAMED_CODE, number=number))
            self.project.findings.note(messages.NO_TAG, name, "filled in")
            self.by_number[number] = self._put((name,), "", "missing").id
        return self.by_number[number]

    def untagged(self) -> str:
        """The code of highlights that have no tag."""
        if -1 not in self.by_number:
            self.by_number[-1] = self._put((str(Sentence(messages.UNTAGGED)),), "", "untagged").id
        return self.by_number[-1]

    def _code(self, row: Row, number: int) -> str:
        path, words = row.text("path"), storable(row.text("description"))
        parts = [path]
        if self.separator:
            parts = [part.strip() for part in path.split(self.separator) if part.strip()] or [path]
        names = tuple(self.project.named(part, shared.UNNAMED_CODE, number=number) for part in parts)
        key = tuple(map(name_key, names))
        known = self._by_path.get(key)
        if known is not None and known not in self._told:
            # Made for a tag below it that came first.
            self._told.add(known)
            self.project.things.put(replace(self.project.things.all(Code)[known], full=words))
            return known
        code = self._put(names, words, path)
        self._told.add(code.id)
        return code.id

    def _put(self, names: tuple[str, ...], words: str, path: str) -> Code:
        parent: str | None = None
        for depth in range(1, len(names)):
            key = tuple(map(name_key, names[:depth]))
            if key not in self._by_path:
                self._put_one(names[depth - 1], parent, "", self.separator.join(names[:depth]), key)
                self.project.findings.note(messages.PARENTS_MADE, names[depth - 1], "filled in")
            parent = self._by_path[key]
        return self._put_one(names[-1], parent, words, path, tuple(map(name_key, names)))

    def _put_one(self, name: str, parent: str | None, words: str, path: str, key: tuple[str, ...]) -> Code:
        names = self._names.setdefault(parent, FreeNames())
        code = Code(
            id=self.project.id("tag", path),
            name=self.project.free(names, name),
            parent=parent,
            position=self._inside[parent],
            full=words,
        )
        self._inside[parent] += 1
        self.project.things.put(code)
        self._by_path.setdefault(key, code.id)
        return code

    def _put_under(self, parents: dict[int | None, int | None]) -> None:
        """Put codes under those that the file names, but for those that would lie in themselves."""
        codes = self.project.things.all(Code)
        for number, above in parents.items():
            if number is None or above is None or above not in self.by_number:
                continue
            if _is_in_circle(number, parents):
                self.project.findings.note(messages.TAG_CIRCLE, codes[self.by_number[number]].name)
                continue
            code, parent = codes[self.by_number[number]], self.by_number[above]
            if code.parent is None and parent != code.id:
                names = self._names.setdefault(parent, FreeNames())
                self.project.things.put(
                    replace(code, parent=parent, name=self.project.free(names, code.name))
                )


def _is_in_circle(number: int, parents: dict[int | None, int | None]) -> bool:
    seen: set[int | None] = set()
    above: int | None = number
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return above is not None
