"""The codebook of a project."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from blotter.domain.carried import Answer, Ask
from blotter.domain.codebook import Code
from blotter.domain.colour_values import full_value, nearest_colour
from blotter.domain.names import FreeNames
from blotter.interchange.refi import messages
from blotter.interchange.refi.descriptions import definition_in, has_labels, parts_of
from blotter.interchange.refi.reading.context import Identities, named, placeholder, prose
from blotter.interchange.refi.reading.tally import Tally
from blotter.interchange.refi.reading.told import ToldCode
from blotter.message import Sentence

_KIND = "code"
_SHOWN = 8
OURS = "Blotter"


class Codes:
    """The codes of a file by GUID; those that are only referred to are made when they are met.

    `cases` are GUIDs of cases: a code that has one of them is that case, and none is made. `colours` are the
    colours in the file by the ids of codes, `folders` the codes that are none there but hold others.
    """

    def __init__(
        self,
        identities: Identities,
        tally: Tally,
        told: Iterable[ToldCode],
        *,
        is_split: bool = False,
        cases: Collection[str] = (),
    ) -> None:
        self.cases = cases
        self.made: dict[str, Code] = {}
        self.colours: dict[str, str] = {}
        self.folders: list[str] = []
        self._identities = identities
        self._tally = tally
        self._is_split = is_split
        self._names = FreeNames()
        self._positions: dict[str | None, int] = {}
        self._places: list[str | None] = []
        for each in told:
            self._places.append(self._take(each))

    def find(self, guid: str) -> str:
        """The code of a GUID."""
        known = self._identities.find(_KIND, guid)
        if known is not None:
            return known
        name = placeholder(messages.UNKNOWN_CODE, guid=guid[:_SHOWN])
        self._tally.add(messages.CODE_MISSING, name, "filled in")
        return self._add(self._identities.claim(_KIND, guid), name, None).id

    def _take(self, told: ToldCode) -> str | None:
        """The id under which the codes below it come."""
        parent = self._places[told.parent] if told.parent >= 0 else None
        if told.guid in self.cases:
            return parent
        identity = self._identities.claim(_KIND, told.guid)
        name = named(self._tally, told.name, placeholder(messages.UNNAMED_CODE))
        code = self._add(identity, name, parent)
        colour = full_value(told.colour)
        if told.colour and not colour:
            self._tally.add(messages.COLOUR_UNKNOWN, f"{code.name}: {told.colour}")
        if colour:
            self.colours[identity] = colour
        if not told.is_codable:
            self.folders.append(identity)
        parts = definition(told.description, self._is_split)
        self.made[identity] = replace(code, colour=nearest_colour(colour), **parts)
        return identity

    def _add(self, identity: str, name: str, parent: str | None) -> Code:
        free = self._names.take(name, parent)
        if free != name:
            self._tally.add(messages.CODE_NAMED_TWICE, name, "noted")
        position = self._positions.get(parent, 0)
        self._positions[parent] = position + 1
        code = self.made[identity] = Code(id=identity, name=free, parent=parent, position=position)
        return code


def splits(origin: str, choice: str) -> bool:
    """Whether definitions are split at labels: ours are, others where somebody chose that."""
    return choice == "split" if choice else origin.startswith(OURS)


def definition(description: str, is_split: bool) -> dict[str, Any]:
    """The parts of a definition by their names."""
    words = prose(description)
    if is_split:
        return dict(parts_of(words))
    return definition_in(words.strip("\n"))


def labels_ask(codes: Sequence[ToldCode], origin: str, choice: str) -> Ask | None:
    """The question whether definitions are to be split, where there is something to split."""
    count = sum(has_labels(prose(each.description)) for each in codes)
    if not count:
        return None
    return Ask(
        "labels",
        Sentence(messages.ASK_LABELS, count=count),
        (Answer("split", Sentence(messages.LABELS_SPLIT)), Answer("whole", Sentence(messages.LABELS_WHOLE))),
        "split" if splits(origin, choice) else "whole",
    )
