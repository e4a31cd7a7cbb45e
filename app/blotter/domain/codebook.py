"""Code and Codebook: the tree of meanings, its paths and its rules."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from blotter.domain import messages
from blotter.domain.entity import Entity
from blotter.domain.names import name_key, nearest
from blotter.errors import NotFound
from blotter.message import Message, Sentence

PARTS = ("short", "full", "use_when", "not_when", "example", "counter_example")
"""MacQueen's parts beside the name (MacQueen, McLellan, Kay & Milstein 1998), and what nearly is one."""


class Origin(StrEnum):
    """Where a code comes from; one that says nothing has ""."""

    DEDUCTIVE = "deductive"
    INDUCTIVE = "inductive"
    LITERATURE = "literature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Entity):
    """A meaning that passages can be given. `colour` is one of domain.colours or "" (as the parent).

    `origin` is one of Origin or "", `reference` says from which work or passage. `aliases` are other names by
    which it is found. An `archived` code is given no more; what has it keeps it.
    """

    name: str
    parent: str | None = None
    position: int = 0
    colour: str = ""
    key: str = ""
    short: str = ""
    full: str = ""
    use_when: str = ""
    not_when: str = ""
    example: str = ""
    counter_example: str = ""
    origin: str = ""
    reference: str = ""
    aliases: tuple[str, ...] = ()
    archived: bool = False

    @property
    def definition(self) -> tuple[str, ...]:
        """Name and parts: what a coder goes by, in PARTS' order."""
        return (
            self.name,
            self.short,
            self.full,
            self.use_when,
            self.not_when,
            self.example,
            self.counter_example,
        )


class Codebook:
    """The codes of a project as a tree; a value: it is made anew when a code changes."""

    def __init__(self, codes: Iterable[Code] = (), title: str = "", introduction: str = "") -> None:
        self.title = title
        self.introduction = introduction
        self.by_id: Mapping[str, Code] = {code.id: code for code in codes}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Codebook) and (self.title, self.introduction, self.by_id) == (
            other.title,
            other.introduction,
            other.by_id,
        )

    def __hash__(self) -> int:
        return hash((self.title, tuple(self.by_id)))

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[Code]:
        """Every code that has a place in the tree, parents before children, in reading order."""
        pending = list(reversed(self.children(None)))
        while pending:
            code = pending.pop()
            yield code
            pending.extend(reversed(self.children(code.id)))

    @cached_property
    def _children(self) -> Mapping[str | None, list[Code]]:
        children: dict[str | None, list[Code]] = {}
        for code in sorted(self.by_id.values(), key=lambda c: (c.position, name_key(c.name), c.id)):
            children.setdefault(code.parent, []).append(code)
        return children

    def children(self, parent: str | None) -> list[Code]:
        """The codes directly under a code, or the top codes for None, in order."""
        return self._children.get(parent, [])

    def ancestors(self, code_id: str) -> list[Code]:
        """The codes above this one, nearest first; stops where a circle closes."""
        above: list[Code] = []
        seen = {code_id}
        parent = self.by_id[code_id].parent
        while parent is not None and parent in self.by_id and parent not in seen:
            seen.add(parent)
            above.append(self.by_id[parent])
            parent = self.by_id[parent].parent
        return above

    def descendants(self, code_id: str) -> list[Code]:
        """The codes below this one, in reading order, each once even where they form a circle."""
        found: dict[str, Code] = {}
        pending = list(reversed(self.children(code_id)))
        while pending:
            code = pending.pop()
            if code.id not in found and code.id != code_id:
                found[code.id] = code
                pending.extend(reversed(self.children(code.id)))
        return list(found.values())

    def path(self, code_id: str) -> str:
        """The names from the top code down, joined by `/`; a slash within a name is `\\/`."""
        return self._paths[code_id]

    def name_path(self, code_id: str) -> tuple[str, ...]:
        """The names from the top code down."""
        return tuple(c.name for c in reversed((self.by_id[code_id], *self.ancestors(code_id))))

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        return {code_id: joined_path(self.name_path(code_id)) for code_id in self.by_id}

    @cached_property
    def _by_path(self) -> Mapping[tuple[str, ...], Code]:
        return {path_key(self.name_path(code.id)): code for code in self}

    def get(self, path: str) -> Code | None:
        """The code at a path, looked up case-insensitively, or None."""
        return self.get_by_names(split_path(path))

    def get_by_names(self, names: Iterable[str]) -> Code | None:
        """The code to which these names lead from the top, looked up case-insensitively, or None."""
        return self._by_path.get(path_key(names))

    def find(self, path: str) -> Code:
        """The code at a path, or NotFound with the nearest paths."""
        code = self.get(path)
        if code is None:
            near = nearest(path, (self.path(c.id) for c in self))
            raise NotFound(messages.NO_SUCH_CODE, path=path, nearest=near)
        return code

    def part(self, code_ids: Iterable[str], with_children: bool = True) -> "Codebook":
        """These codes alone, with what is above them, without which they have no place, and under them."""
        wanted = set[str]()
        for code_id in code_ids:
            wanted |= {code_id, *(code.id for code in self.ancestors(code_id))}
            wanted |= {code.id for code in self.descendants(code_id)} if with_children else set()
        codes = [code for code in self.by_id.values() if code.id in wanted]
        return Codebook(codes, self.title, self.introduction)

    def colour(self, code_id: str) -> str:
        """The code's own colour or the nearest one above it, "" if there is none."""
        for code in (self.by_id[code_id], *self.ancestors(code_id)):
            if code.colour:
                return code.colour
        return ""

    def digest(self) -> str:
        """The identity of names, places and parts (not colours, keys or order), equal on every laptop."""
        told = sorted(_told(code) for code in self.by_id.values())
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    def problems(self) -> list[Message]:
        """What breaks the tree: parents that are missing, circles, siblings of one name."""
        found = [
            Message(messages.PARENT_MISSING, {"name": code.name})
            for code in self.by_id.values()
            if code.parent is not None and code.parent not in self.by_id
        ]
        found += [Message(messages.CODES_IN_CIRCLE, {"names": names}) for names in self._circles()]
        for parent, children in self._children.items():
            is_known = parent is not None and parent in self.by_id
            where = f"“{self.path(parent)}”" if parent and is_known else Sentence(messages.THE_TOP)
            seen: set[str] = set()
            for child in children:
                if name_key(child.name) in seen:
                    values = {"parent": where, "name": child.name}
                    found.append(Message(messages.SIBLINGS_ALIKE, values))
                seen.add(name_key(child.name))
        return found

    def _circles(self) -> list[str]:
        placed = {code.id for code in self}
        names = [
            f"“{code.name}”"
            for code in self.by_id.values()
            if code.id not in placed and not self._hangs_loose(code)
        ]
        return [", ".join(names)] if names else []

    def _hangs_loose(self, code: Code) -> bool:
        last = (code, *self.ancestors(code.id))[-1]
        return last.parent not in self.by_id


def _told(code: Code) -> list[str | None]:
    """What a digest is made of; a part that came later counts only where it is written."""
    *definition, counter_example = code.definition
    return [code.id, code.parent, *definition, *([counter_example] if counter_example else [])]


def joined_path(names: Iterable[str]) -> str:
    """Names as one path: `/` between them, `\\/` and `\\\\` within them."""
    return "/".join(name.replace("\\", "\\\\").replace("/", "\\/") for name in names)


def split_path(path: str) -> tuple[str, ...]:
    """The names of a path; the inverse of `joined_path`."""
    if "\\" not in path:
        return tuple(name.strip() for name in path.split("/"))
    names = [""]
    characters = iter(path)
    for character in characters:
        if character == "\\":
            escaped = next(characters, "")
            names[-1] += escaped if escaped in ("\\", "/") and escaped else character + escaped
        elif character == "/":
            names.append("")
        else:
            names[-1] += character
    return tuple(name.strip() for name in names)


def path_key(names: Iterable[str]) -> tuple[str, ...]:
    """What two paths share when they name the same code."""
    return tuple(name_key(name) for name in names)
