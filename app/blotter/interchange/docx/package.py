"""Package: the XML parts of a Word document and how they refer to each other."""

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import Archive
from blotter.interchange.docx import messages as sentences
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.limits import XML_BYTES
from blotter.interchange.xml_files import first_at, parsed_xml
from blotter.message import Sentence

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OFFICE}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OFFICE}/markup-compatibility/2006": "mc",
    f"{_OFFICE}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    f"{_OFFICE}/package/2006/metadata/core-properties": "cp",
}
_OWN = (f"{{{_OFFICE}/wordprocessingml/2006/main}}", f"{{{_STRICT}/wordprocessingml/main}}")
_LINKED = (
    f"{{{_OFFICE}/officeDocument/2006/relationships}}",
    f"{{{_STRICT}/officeDocument/relationships}}",
)
_MATHS = (f"{{{_OFFICE}/officeDocument/2006/math}}", f"{{{_STRICT}/officeDocument/math}}")


@lru_cache(maxsize=4096)
def named(tag: str) -> str:
    """The name of an element with its customary prefix, such as `w:p`, in either edition of the standard."""
    if not tag.startswith("{"):
        return tag
    space, _, local = tag[1:].partition("}")
    return f"{_PREFIXES[space]}:{local}" if space in _PREFIXES else local


def name(element: "Element") -> str:
    """The name of an element as `named`; "" for what is none."""
    return named(element.tag) if isinstance(element.tag, str) else ""


def value(element: "Element | None", attribute: str = "val") -> str:
    """An attribute of Word's own, "" where there is none."""
    if element is None:
        return ""
    return next((found for space in _OWN if (found := element.get(space + attribute)) is not None), "")


def math_value(element: "Element | None") -> str | None:
    """The value of a property of a formula; None where there is none."""
    if element is None:
        return None
    return next((found for space in _MATHS if (found := element.get(space + "val")) is not None), None)


def relation_of(element: "Element") -> str:
    """The id of the relation that an element names."""
    return next((found for space in _LINKED if (found := element.get(space + "id"))), "")


def is_on(element: "Element | None") -> bool:
    """Whether a property that is on or off is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first element at a path below, such as `w:pPr`, `w:pStyle`."""
    return first_at(element, path, name)


def whole_number(words: str, most: int = 1_000_000) -> int | None:
    """A number as files write it, None for anything else."""
    try:
        found = int(words)
    except ValueError:
        return None
    return min(max(found, 0), most)


class Relation(NamedTuple):
    """How a part refers to another, or to something outside: kind, target, whether it is outside."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """The parts of a Word document by name, each parsed when it is asked for."""

    def __init__(self, archive: Archive, content: bytes) -> None:
        self.archive = archive
        self.file = archive.name
        start = self.relations("").values()
        mains = [each.target for each in start if each.kind == "officeDocument" and each.target in archive]
        self.main = mains[0] if mains else "word/document.xml"
        self.properties = next((each.target for each in start if each.kind == "core-properties"), "")
        if self.main not in archive:
            looks = Sentence(messages.LOOKS_LIKE_OTHER, kind=Sentence(looks_like(content)))
            raise WrongFile(sentences.NOT_WORD, name=archive.name, looks=looks)
        self.about_main = self.relations(self.main)

    def root(self, part: str) -> "Element | None":
        """The root of a part, None if it is not there."""
        if part not in self.archive:
            return None
        return parsed_xml(self.archive.read(part, XML_BYTES), self.file, part)

    def parts(self, kind: str) -> list[str]:
        """The parts that the main one refers to as being of a kind, such as `footnotes`."""
        found = [each for each in self.about_main.values() if each.kind == kind and not each.is_outside]
        return [each.target for each in found if each.target in self.archive]

    def of_kind(self, kind: str) -> "Element | None":
        """The root of the one part of a kind."""
        parts = self.parts(kind)
        return self.root(parts[0]) if parts else None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by id."""
        folder, _, file = part.rpartition("/")
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        return (
            {}
            if root is None
            else dict(_relation(each, folder) for each in root if name(each) == "Relationship")
        )


def _relation(element: "Element", folder: str) -> tuple[str, Relation]:
    target = element.get("Target") or ""
    is_outside = element.get("TargetMode") == "External"
    if not is_outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return element.get("Id") or "", Relation(
        (element.get("Type") or "").rpartition("/")[2], target, is_outside
    )
