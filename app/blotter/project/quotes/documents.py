"""Which document of the project a table means by a name, and by the group that it names beside it."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from blotter.domain.codebook import path_key
from blotter.domain.names import name_key
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project.quotes import messages

_TOLD = 3


class Meant(NamedTuple):
    """The document that is meant, or None; and why not, where it could be several."""

    source: Source | None
    why: str = ""


class NamedDocuments:
    """Finds documents by name with its suffix or without; of several alike the one in the named group.

    `group_of` gives the names of the groups that a document lies in, from the top.
    """

    def __init__(self, sources: Iterable[Source], group_of: Callable[[Source], tuple[str, ...]]) -> None:
        self._group_of = group_of
        self._names: dict[str, list[Source]] = {}
        self._keys: dict[str, list[Source]] = {}
        self._stems: dict[str, list[Source]] = {}
        for each in sources:
            self._names.setdefault(each.name, []).append(each)
            self._keys.setdefault(name_key(each.name), []).append(each)
            self._stems.setdefault(name_key(PurePath(each.name).stem), []).append(each)
        self._met: dict[tuple[str, tuple[str, ...]], Meant] = {}

    def meant(self, name: str, group: tuple[str, ...]) -> Meant:
        """The document of this name."""
        if (name, group) not in self._met:
            self._met[name, group] = self._found(name, group)
        return self._met[name, group]

    def _found(self, name: str, group: tuple[str, ...]) -> Meant:
        key = name_key(name)
        ways: tuple[Mapping[str, list[Source]], ...] = (self._names, self._keys, self._stems, self._stems)
        for known, words in zip(ways, (name, key, key, name_key(PurePath(name).stem)), strict=True):
            met = known.get(words, [])
            if len(met) > 1:
                lying = [each for each in met if self._lies_in(each, group)]
                met = lying if len(lying) == 1 else met
            if len(met) == 1:
                return Meant(met[0])
            if met:
                names = ", ".join(f"“{each.name}”" for each in met[:_TOLD])
                return Meant(None, Sentence(messages.SEVERAL_DOCUMENTS, words=name, names=names))
        return Meant(None)

    def _lies_in(self, source: Source, group: tuple[str, ...]) -> bool:
        lies = path_key(self._group_of(source))
        return bool(group) and lies[-len(group) :] == path_key(group)
