"""MHTML: a page and what it shows in one file, as browsers save it; only its words are looked at."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import Message as Letter
from email.parser import BytesParser
from pathlib import Path

from blotter.domain.bundle import Bundle, Document
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.decoding import not_text
from blotter.interchange.disk import read_bytes
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.limits import ARCHIVE_MEMBERS, MHTML_NESTING, PAGE_BYTES
from blotter.interchange.options import HtmlOptions, Options, told_encoding
from blotter.interchange.web import messages as own_messages
from blotter.interchange.web.about_page import Saved, day_in
from blotter.interchange.web.leaving_out import words_in
from blotter.interchange.web.page_text import MAIN_TEXT, WHOLE_PAGE
from blotter.interchange.web.reading import joined_pages, page_document, with_day_of_file, words_left_out
from blotter.progress import Progress, silent

KIND = "mhtml"
_BOUNDARY = re.compile(rb"boundary\s*=\s*\"?([^\"\s;]{1,200})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The main page of an MHTML file, with its address and the day on which it was saved."""
    content = read_bytes(path, PAGE_BYTES, progress)
    return Bundle(
        documents=(with_day_of_file(mhtml_document(content, shown_name(path.name), options), path),)
    )


def mhtml_document(content: bytes, name: str, options: Options | None = None) -> Document:
    """The document in the bytes of an MHTML file; the whole file is its original."""
    whole = isinstance(options, HtmlOptions) and not options.main_text
    reader = WHOLE_PAGE if whole else MAIN_TEXT
    letter = _letter(content, name)
    pages = list(_pages(letter))
    if not pages:
        raise WrongFile(own_messages.MHTML_WITHOUT_PAGE, name=name)
    saved = Saved(
        _header(letter, "Snapshot-Content-Location") or _header(pages[0], "Content-Location"), _day(letter)
    )
    encoding = told_encoding(options)
    main = _document(pages[0], name, encoding, reader, saved)
    frames = [] if len(pages) < 2 else list(_frames(pages[1:], name, encoding, reader))
    if frames and (whole or main is None or b"<frameset" in _bytes(pages[0]).lower()):
        main = joined_pages(main, frames) if main else joined_pages(frames[0], frames[1:])
        frames = []
    if main is None:
        raise WrongFile(messages.FILE_EMPTY, name=name)
    words = sum(words_in(each.text) for each in frames)
    told = (words_left_out(Counter({own_messages.OF_FRAMES: words})),) if words else ()
    return replace(main, original=content, remarks=(*main.remarks, *told))


def _letter(content: bytes, name: str) -> "Letter[str, str]":
    kind = looks_like(content)
    if kind:
        raise not_text(name, kind)
    boundaries = {match[1] for match in _BOUNDARY.finditer(content)}
    count = (
        sum(content.count(b"\n--" + each) for each in boundaries) if len(boundaries) <= MHTML_NESTING else 0
    )
    if len(boundaries) > MHTML_NESTING or count > ARCHIVE_MEMBERS:
        raise WrongFile(own_messages.MHTML_CROWDED, name=name, limit=ARCHIVE_MEMBERS)
    return BytesParser(policy=policy.compat32).parsebytes(content)


def _pages(letter: "Letter[str, str]") -> Iterator["Letter[str, str]"]:
    """The pages in it, that which the file was saved from first."""
    found = [part for part in letter.walk() if part.get_content_type() in _PAGES and _bytes(part).strip()]
    start = _header(letter, "Snapshot-Content-Location")
    main = next((part for part in found if start and _header(part, "Content-Location") == start), None)
    yield from ([main] if main is not None else [])
    yield from (part for part in found if part is not main)


def _document(
    page: "Letter[str, str]", name: str, encoding: str | None, reader: str, saved: Saved
) -> Document | None:
    """The document in one page of it, None where it shows no words."""
    charset = page.get_param("charset", "")
    declared = charset if isinstance(charset, str) else ""
    try:
        return page_document(
            _bytes(page), name, encoding=encoding, declared=declared, reader=reader, saved=saved, kind=KIND
        )
    except WrongFile as error:
        if error.message.template == messages.FILE_EMPTY:
            return None
        raise


def _frames(
    pages: list["Letter[str, str]"], name: str, encoding: str | None, reader: str
) -> Iterator[Document]:
    for page in pages:
        document = _document(page, name, encoding, reader, Saved())
        if document is not None:
            yield document


def _bytes(part: "Letter[str, str]") -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _header(part: "Letter[str, str]", name: str) -> str:
    return str(part.get(name, ""))[:2_000].replace("\n", "").replace("\r", "").strip()


def _day(letter: "Letter[str, str]") -> str:
    return day_in(_header(letter, "Date"))
