"""E-books (EPUB): their pages in the order of reading, with headings, notes and tables; nothing is run."""

import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from blotter.domain.attribute import AttributeType, Role
from blotter.domain.bundle import Bundle, Document, Fact
from blotter.domain.names import shown_name
from blotter.domain.source import Heading, normalised
from blotter.domain.structure import Page, Part, PartKind, Structure
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import Archive
from blotter.interchange.decoding import decoded
from blotter.interchange.disk import read_bytes
from blotter.interchange.docx import messages as sentences
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.html_text import declared_encoding
from blotter.interchange.limits import PAGE_BYTES, PAGES, TEXT_CHARACTERS, WORD_BYTES, XML_BYTES
from blotter.interchange.options import Options
from blotter.interchange.told_facts import LANGUAGE, day_at_start, fact_of, language_apart
from blotter.interchange.web.page_text import parsed_page, text_of
from blotter.interchange.xml_files import parsed_xml
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from selectolax.lexbor import LexborHTMLParser, LexborNode

READER = "epub 1"
"""The rules by which the text is made of the file; a change of them is a new number."""

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_LONGEST = 5_000
_LONGEST_LABEL = 20
_FRONT = "front matter"
"""What stands before the first page that is told."""

_ADDRESS = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
_NUMBER = re.compile(r"[\w*†‡§]{1,5}")
# Where XHTML closes an element at once, HTML would leave it open.
_CLOSED = re.compile(r"<([A-Za-z][\w:.-]*+)((?:[^<>\"'/]|/(?!>)|\"[^\"]*\"|'[^']*')*+)/>")
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
}  # fmt: skip
_FACTS = (
    ("title", "Title", Role.TITLE),
    ("creator", "Author", Role.AUTHOR),
    ("publisher", "Publisher", Role.PUBLISHER),
    ("subject", "Keywords", Role.KEYWORDS),
    ("description", "Description", ""),
    ("language", LANGUAGE, ""),
)
Numbers = dict[str, dict[str, str]]
"""The numbers of notes by page and name of their places."""


@dataclass(slots=True)
class _Book:
    """What was read of a book so far."""

    text: str = ""
    headings: tuple[Heading, ...] = ()
    parts: tuple[Part, ...] = ()
    breaks: tuple[tuple[int, str], ...] = ()
    replaced: int = 0


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The document in a file."""
    return Bundle(documents=(document(read_bytes(path, WORD_BYTES, progress), path.name, progress),))


def document(content: bytes, name: str, progress: Progress = silent) -> Document:
    """The document in the bytes of a file called `name`."""
    name = shown_name(name)
    archive = Archive(content, name)
    package, folder = _package(archive, content)
    pages = list(_pages(package, folder, archive))
    _check_open(archive, pages)
    language, facts = language_apart(_facts(package))
    book = _read(archive, pages, progress)
    if not book.text.strip():
        raise WrongFile(messages.FILE_EMPTY, name=name)
    return Document(
        name=name,
        kind="epub",
        text=book.text,
        original=content,
        replaced=book.replaced,
        language=language,
        headings=book.headings,
        structure=Structure(pages=_printed(book), parts=book.parts, reader=READER),
        facts=facts,
    )


def _local(element: "Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _below(element: "Element", local: str) -> "list[Element]":
    return [each for each in element.iter() if _local(each) == local]


def _package(archive: Archive, content: bytes) -> tuple["Element", str]:
    """The file that says what the book is made of, and its folder."""
    if _CONTAINER in archive:
        container = parsed_xml(archive.read(_CONTAINER, XML_BYTES), archive.name, _CONTAINER)
        places = [each.get("full-path") or "" for each in _below(container, "rootfile")]
        for place in places:
            if place in archive:
                return parsed_xml(archive.read(place, XML_BYTES), archive.name, place), posixpath.dirname(
                    place
                )
    looks = Sentence(messages.LOOKS_LIKE_OTHER, kind=Sentence(looks_like(content)))
    raise WrongFile(sentences.NOT_EPUB, name=archive.name, looks=looks)


def _pages(package: "Element", folder: str, archive: Archive) -> Iterator[str]:
    """The pages in the order of reading, each once."""
    items = {each.get("id"): each for each in _below(package, "item")}
    seen: set[str] = set()
    for reference in _below(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or (item.get("media-type") or _PAGES[0]) not in _PAGES:
            continue
        page = _joined(folder, item.get("href") or "")
        if page in archive and page not in seen:
            seen.add(page)
            yield page


def _joined(folder: str, address: str) -> str:
    """The file of the archive that an address leads to, without the place in it."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(address.partition("#")[0]))).lstrip("/")


def _check_open(archive: Archive, pages: list[str]) -> None:
    """WrongFile for a book whose pages are locked; fonts may be."""
    if _ENCRYPTION not in archive:
        return
    root = parsed_xml(archive.read(_ENCRYPTION, XML_BYTES), archive.name, _ENCRYPTION)
    locked = {unquote(each.get("URI") or "") for each in _below(root, "CipherReference")}
    if locked & set(pages):
        raise WrongFile(sentences.EPUB_LOCKED, name=archive.name)


def _read(archive: Archive, pages: list[str], progress: Progress) -> _Book:
    numbers = _numbers(archive, pages)
    book = _Book()
    headings: list[Heading] = []
    parts: list[Part] = []
    breaks: list[tuple[int, str]] = []
    pieces: list[str] = []
    length = 0
    for page in counted(pages, progress, every=1):
        found = _tree(archive, page)
        if found is None:
            continue
        tree, replaced = found
        book.replaced += replaced
        _lead_here(tree, page)
        read = text_of(tree, main_text=False, notes=numbers.get(page))
        words, more = normalised(read.text)
        if not words.strip():
            continue
        pieces.append(words)
        book.replaced += more
        headings += [_moved(each, length) for each in read.headings]
        parts += [
            each._replace(start=each.start + length, end=each.end + length)
            for each in read.parts
            if each.kind is not PartKind.LINK or _ADDRESS.match(each.value)
        ]
        breaks += [(length + place, label) for place, label in read.page_breaks]
        length += len(words) + 1
        if length > TEXT_CHARACTERS:
            raise WrongFile(messages.TEXT_TOO_LONG, name=archive.name, limit=TEXT_CHARACTERS // 1_000_000)
    text = "\n".join(pieces)
    return replace(
        book, text=text, headings=tuple(headings), parts=tuple(parts), breaks=tuple(breaks[:PAGES])
    )


def _printed(book: _Book) -> tuple[Page, ...]:
    """The pages of the printed edition, if the book tells where they begin."""
    if not book.breaks:
        return ()
    starts = [min(start, len(book.text)) for start, _ in book.breaks]
    labels = [" ".join(label.split())[:_LONGEST_LABEL] or "?" for _, label in book.breaks]
    if book.text[: starts[0]].strip():
        starts, labels = [0, *starts], [_FRONT, *labels]
    ends = [*starts[1:], len(book.text)]
    return tuple(Page(start, end, label) for start, end, label in zip(starts, ends, labels, strict=True))


def _moved(heading: Heading, by: int) -> Heading:
    """The heading so much further on."""
    return Heading(heading.start + by, heading.end + by, heading.level)


def _tree(archive: Archive, page: str) -> tuple["LexborHTMLParser", int] | None:
    """The tree of a page, and how many characters of it could not be read; None for an empty one."""
    content = archive.read(page, PAGE_BYTES)
    if not content.strip():
        return None
    found = decoded(content, f"{archive.name}: {page}", None, declared_encoding(content))
    return parsed_page(_as_html(found.text), archive.name), found.replaced


def _as_html(text: str) -> str:
    """XHTML so that a parser of HTML takes it for what it is."""
    return _CLOSED.sub(_opened, _without_sections(text))


def _opened(found: re.Match[str]) -> str:
    tag = found[1]
    return found[0] if tag.lower() in _VOID else f"<{tag}{found[2]}></{tag}>"


def _without_sections(text: str) -> str:
    """Words in CDATA sections are words as others."""
    pieces: list[str] = []
    position = 0
    while (start := text.find("<![CDATA[", position)) >= 0 and (end := text.find("]]>", start)) >= 0:
        pieces += (text[position:start], html.escape(text[start + 9 : end], quote=False))
        position = end + 3
    return "".join((*pieces, text[position:]))


def _numbers(archive: Archive, pages: list[str]) -> Numbers:
    """The numbers of the notes that a page leads to on other pages."""
    numbers: Numbers = {}
    for page in pages:
        # The words tell it without a tree, which is made only where there is something to find.
        if b"noteref" not in archive.read(page, PAGE_BYTES):
            continue
        found = _tree(archive, page)
        for link, target, place in _note_links(found[0], page) if found else ():
            number = _NUMBER.search((link.text() or "")[:40])
            if number:
                numbers.setdefault(target, {}).setdefault(place, number[0])
    return numbers


def _note_links(tree: "LexborHTMLParser", page: str) -> Iterator[tuple["LexborNode", str, str]]:
    for link in tree.css("a"):
        told = f"{link.attributes.get('epub:type') or ''} {link.attributes.get('role') or ''}"
        address, _, place = (link.attributes.get("href") or "").partition("#")
        if "noteref" in told and place and not _ADDRESS.match(address):
            yield link, _joined(posixpath.dirname(page), address) if address else page, place


def _lead_here(tree: "LexborHTMLParser", page: str) -> None:
    """Marks of notes on other pages are marks as those of notes on this one."""
    for link, target, place in _note_links(tree, page):
        if target != page:
            link.attrs["href"] = f"#{place}"


def _facts(package: "Element") -> tuple[Fact, ...]:
    about = next((each for each in package if _local(each) == "metadata"), None)
    if about is None:
        return ()
    facts = []
    for local, title, role in _FACTS:
        told = [" ".join("".join(map(str, each.itertext())).split()) for each in _below(about, local)]
        told = [each for each in told if each]
        value = (told[0] if told and local in ("title", "language") else "; ".join(told))[:_LONGEST]
        if value:
            facts.append(Fact(title, value, role, AttributeType.TEXT))
    for each in _below(about, "date")[:1]:
        if day := day_at_start((each.text or "").strip()):
            facts.append(fact_of(Role.DATE, day))
    return tuple(facts)
