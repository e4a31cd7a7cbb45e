"""Notes: footnotes and endnotes with the marks that stand for them, and the comments on passages."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from blotter.domain.structure import PartKind
from blotter.interchange.docx.package import Package, child, name, value, whole_number
from blotter.interchange.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z?")


class Note(NamedTuple):
    """A note that the text refers to: its mark, and its words in the file."""

    mark: str
    element: "Element"


class Notes:
    """The notes of one kind, numbered as the text comes to them."""

    def __init__(self, package: Package, kind: PartKind) -> None:
        self.kind = kind
        word = "footnote" if kind is PartKind.FOOTNOTE else "endnote"
        root = package.of_kind(f"{word}s")
        elements = [each for each in root if name(each) == f"w:{word}"] if root is not None else []
        self._by_id = {value(each, "id"): each for each in elements}
        about = child(package.of_kind("settings"), f"w:{word}Pr")
        usual = "decimal" if kind is PartKind.FOOTNOTE else "lowerRoman"
        self._form = value(child(about, "w:numFmt")) or usual
        start = whole_number(value(child(about, "w:numStart")))
        self._number = (1 if start is None else start) - 1
        self._told: list[Note] = []
        self._seen: set[str] = set()

    def mark(self, reference: "Element", own: str) -> str:
        """The mark of the note referred to here, `own` if the text brings one; "" if there is no note."""
        identity = value(reference, "id")
        element = self._by_id.get(identity)
        if element is None or identity in self._seen:
            return ""
        self._seen.add(identity)
        if not own:
            self._number += 1
            own = numeral(self._number, self._form)
        self._told.append(Note(own, element))
        return own

    def told(self) -> Iterator[Note]:
        """The notes in the order of their marks, those that notes refer to after them."""
        yield from self._told


class Remarked(NamedTuple):
    """A comment of the file: its words are still to be read."""

    element: "Element"
    author: str
    at: str


def comments_of(package: Package) -> dict[str, Remarked]:
    """The comments by their ids."""
    root = package.of_kind("comments")
    found = [each for each in root if name(each) == "w:comment"] if root is not None else []
    return {
        value(each, "id"): Remarked(each, value(each, "author")[:200], moment(value(each, "date")))
        for each in found
    }


def moment(words: str) -> str:
    """A time of the file as the project writes times, "" if it is none."""
    found = _MOMENT.fullmatch(words)
    return f"{found[1]}.000000Z" if found else ""
