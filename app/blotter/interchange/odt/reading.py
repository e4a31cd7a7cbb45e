"""Reads an OpenDocument text: its words as they are shown, with headings, tables, notes and comments."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Bundle, Document, Fact
from blotter.domain.names import shown_name
from blotter.domain.structure import Structure
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import Archive
from blotter.interchange.disk import read_bytes
from blotter.interchange.docx import messages as sentences
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.left_out import MACROS, remarks_on
from blotter.interchange.limits import WORD_BYTES, XML_BYTES
from blotter.interchange.odt.names import child, name, words
from blotter.interchange.odt.styles import Styles
from blotter.interchange.odt.walk import Walk
from blotter.interchange.options import Options
from blotter.interchange.told_facts import LANGUAGE, created, language_apart
from blotter.interchange.transcripts.reading import perhaps_spoken
from blotter.interchange.xml_files import parsed_xml
from blotter.message import Sentence
from blotter.progress import Progress, silent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

READER = "odt 1"
"""The rules by which the text is made of the file; a change of them is a new number."""

_LONGEST = 2_000
_FACTS = (
    ("dc:title", "Title", Role.TITLE),
    ("meta:initial-creator", "Author", Role.AUTHOR),
    ("dc:creator", "Author", Role.AUTHOR),
    ("dc:subject", "Subject", ""),
    ("meta:keyword", "Keywords", Role.KEYWORDS),
    ("dc:description", "Description", ""),
    ("dc:language", LANGUAGE, ""),
)


class _Parts(NamedTuple):
    """The XML of a text: its content, styles and what it says of itself, and whether it brings macros."""

    content: "Element"
    styles: "Element | None"
    meta: "Element | None"
    has_macros: bool


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The document in a file, with its speakers if it is a transcript."""
    found = document(read_bytes(path, WORD_BYTES, progress), path.name, progress)
    return Bundle(documents=(perhaps_spoken(found, options),))


def document(content: bytes, name: str, progress: Progress = silent) -> Document:
    """The document in the bytes of a file called `name`, an archive or a single XML file."""
    name = shown_name(name)
    is_flat = content.lstrip()[:1] == b"<" or content.startswith(b"\xef\xbb\xbf")
    parts = _flat(content, name) if is_flat else _packed(Archive(content, name), content)
    walk = Walk(Styles(parts.styles, parts.content), name)
    body = child(parts.content, "office:body", "office:text")
    if body is None:
        raise _not_odt(name, "" if is_flat else looks_like(content))
    walk.body(body, progress)
    grown = walk.text.finish()
    if not grown.text.strip():
        raise WrongFile(messages.FILE_EMPTY, name=name)
    walk.left[MACROS] = int(parts.has_macros)
    language, facts = language_apart(_facts(child(parts.meta, "office:meta")))
    return Document(
        name=name,
        kind="odt",
        text=grown.text,
        original=content,
        replaced=grown.replaced,
        language=language,
        headings=grown.headings,
        structure=Structure(parts=grown.parts, reader=READER),
        facts=facts,
        comments=grown.comments,
        remarks=remarks_on(walk.left, _heads(parts)),
    )


def _flat(content: bytes, file: str) -> _Parts:
    root = parsed_xml(content, file)
    if name(root) != "office:document":
        raise _not_odt(file, looks_like(content))
    scripts = child(root, "office:scripts")
    return _Parts(root, root, root, scripts is not None and bool(words(scripts)))


def _packed(archive: Archive, content: bytes) -> _Parts:
    manifest = archive.read("META-INF/manifest.xml", XML_BYTES) if "META-INF/manifest.xml" in archive else b""
    if b"encryption-data" in manifest or "encrypted-package" in archive:
        raise WrongFile(messages.ARCHIVE_ENCRYPTED, name=archive.name)
    if "content.xml" not in archive:
        raise _not_odt(archive.name, looks_like(content))

    def part(member: str) -> "Element | None":
        found = member in archive
        return parsed_xml(archive.read(member, XML_BYTES), archive.name, member) if found else None

    body = part("content.xml")
    assert body is not None
    has_macros = any(each.startswith(("Basic/", "Scripts/")) for each in archive.names())
    return _Parts(body, part("styles.xml"), part("meta.xml"), has_macros)


def _not_odt(file: str, kind: str) -> WrongFile:
    looks = (
        Sentence(messages.LOOKS_LIKE_OTHER, kind=Sentence(kind)) if kind else Sentence(messages.LOOKS_BINARY)
    )
    return WrongFile(sentences.NOT_ODT, name=file, looks=looks)


def _facts(meta: "Element | None") -> tuple[Fact, ...]:
    if meta is None:
        return ()
    found: dict[str, Fact] = {}
    for tag, title, role in _FACTS:
        told = [words(each) for each in meta if name(each) == tag]
        value = "; ".join(each for each in told if each)[:_LONGEST]
        if value and title not in found:
            found[title] = Fact(title, value, role, AttributeType.TEXT)
    return (*found.values(), *created(words(child(meta, "meta:creation-date"))))


def _heads(parts: _Parts) -> Iterator[str]:
    """What stands at the head or the foot of pages."""
    masters = child(parts.styles, "office:master-styles")
    for master in masters if masters is not None else ():
        for each in master:
            if name(each).startswith(("style:header", "style:footer")):
                yield words(each)
