"""What came from another program and has no place here, on its way back into such a file."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from blotter.domain.foreign import ForeignElement
from blotter.domain.source import Source
from blotter.errors import WrongFile
from blotter.interchange.refi import structure
from blotter.interchange.refi.guids import guid, identity_of
from blotter.interchange.refi.validation import Found, leads_wrong, looked_at
from blotter.interchange.refi.writing.outgoing import Outgoing
from blotter.interchange.xml_files import as_written, parsed_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CONTAINERS: Mapping[str, str] = {
    "PictureSource": "Sources",
    "AudioSource": "Sources",
    "VideoSource": "Sources",
    "PDFSource": "Sources",
    "TextSource": "Sources",
    "Note": "Notes",
    "Link": "Links",
    "Set": "Sets",
    "Graph": "Graphs",
    "Case": "Cases",
    "Variable": "Variables",
    "PDFSelection": "PDFSource",
}
"""Where each kind of element goes."""

_NAMING = frozenset({"targetGUID", "representedGUID", "originGUID", "sourceVertex", "targetVertex",
                     "creatingUser", "modifyingUser", "fromSyncPoint", "toSyncPoint"})  # fmt: skip
_PATHS = ("path", "plainTextPath", "richTextPath")
_LONGEST_SUFFIX = 10


class ForeignParts:
    """The elements that can go back: they are sound, and all that they name is in the file."""

    def __init__(self, outgoing: Outgoing, known: Mapping[str, str]) -> None:
        """`known` are the GUIDs in the file, with the elements that have them."""
        self._outgoing = outgoing
        self.words: dict[str, str] = {}
        self.elements: dict[str, ForeignElement] = {}
        self.left_out: list[ForeignElement] = []
        found = dict(self._parsed())
        self._drop_unfit(found, known)
        for identity, (each, element) in found.items():
            self.elements[identity] = each
            self.words[identity] = as_written(element) + "\n"

    def within(self, container: str) -> Iterator[str]:
        """The elements that go into a container."""
        for identity, each in self.elements.items():
            if CONTAINERS[each.kind] == container:
                yield self.words[identity]

    def on_pages(self, source: str) -> str:
        """The selections on the pages of a PDF."""
        return "".join(
            self.words[identity]
            for identity, each in self.elements.items()
            if each.kind == "PDFSelection" and each.source == source
        )

    def _parsed(self) -> Iterator[tuple[str, tuple[ForeignElement, "Element"]]]:
        documents = self._outgoing.things.all(Source)
        every = self._outgoing.things.all(ForeignElement).values()
        for each in sorted(every, key=lambda each: (each.position, each.id)):
            element = _element(each)
            on = documents.get(each.source or "")
            is_placed = each.kind != "PDFSelection" or (on is not None and on.kind == "pdf")
            if element is None or not is_placed:
                self.left_out.append(each)
                continue
            self._rename_files(each, element)
            yield each.id, (each, element)

    def _drop_unfit(
        self, found: dict[str, tuple[ForeignElement, "Element"]], known: Mapping[str, str]
    ) -> None:
        """Leave out what is not sound, what names something that is not there, and then what names that."""
        kinds = dict(known)
        looks: dict[str, Found] = {}
        for identity, (each, element) in list(found.items()):
            look = looked_at(as_written(element), each.kind)
            if look.faults or not kinds.keys().isdisjoint(look.kinds):
                self.left_out.append(found.pop(identity)[0])
            else:
                looks[identity] = look
                kinds |= look.kinds
        while unfit := [
            identity
            for identity, look in looks.items()
            if any(leads_wrong(kind, target, kinds) for kind, target in look.references)
        ]:
            for identity in unfit:
                self.left_out.append(found.pop(identity)[0])
                for own in looks.pop(identity).kinds:
                    del kinds[own]

    def _rename_files(self, each: ForeignElement, element: "Element") -> None:
        """Put the file that belongs to it into the container; paths that lead nowhere go."""
        has_file = each.content is not None and each.content in self._outgoing.project.originals
        for part in element.iter():
            part.attrib.pop("currentPath", None)
            for name in _PATHS:
                if part.get(name, "").lower().startswith("internal:"):
                    del part.attrib[name]
        if has_file and each.content is not None:
            suffix = PurePath(each.file).suffix[:_LONGEST_SUFFIX]
            name = guid(each.id) + ("".join(c for c in suffix if c.isascii() and (c.isalnum() or c == ".")))
            element.set("path", self._outgoing.member(name, "originals", each.content))


def _element(each: ForeignElement) -> "Element | None":
    """The element as a tree in our namespace, its GUIDs in upper case; None for what is none."""
    if each.kind not in CONTAINERS:
        return None
    try:
        element = parsed_xml(each.words.encode("utf-8", "replace"), each.kind)
    except WrongFile:
        # It can only be kept, and the loss is told.
        return None
    for part in element.iter():
        tag = part.tag
        if isinstance(tag, str):
            part.tag = f"{{{structure.PROJECT}}}{tag.rpartition('}')[2]}"
        for name, value in part.attrib.items():
            identity = identity_of(value) if name == "guid" or name in _NAMING else None
            if identity is not None:
                part.set(name, guid(identity))
    return element
