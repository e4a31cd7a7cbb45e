"""A PDF as a document: read by the worker, told in the values that an import takes."""

import re
from collections.abc import Sequence
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from blotter.domain.attribute import Role
from blotter.domain.bundle import Bundle, Document, Fact, Remark
from blotter.domain.names import shown_name
from blotter.domain.source import Heading
from blotter.domain.structure import Page, unpacked
from blotter.errors import WrongFile
from blotter.interchange import limits, messages
from blotter.interchange.decoding import not_text
from blotter.interchange.disk import read_bytes
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.options import Options, PdfOptions
from blotter.interchange.pdf.pipes import Sent
from blotter.interchange.pdf.process import PdfWorker
from blotter.interchange.told_facts import created, fact_of
from blotter.message import Sentence
from blotter.progress import Progress, silent

KIND = "pdf"
RULES = 1
"""The version of our rules for reading order and paragraphs; counted up when they change."""

_MARK = b"%PDF-"
_MARK_WITHIN = 1024
_PAGES_OF_A_BEGINNING = 2
_DAY = re.compile(r"(?:D:)?(\d{4})(?:(\d{2})(\d{2})?)?")
_NO_TITLE = re.compile(r"untitled|.*\.\w{2,5}|microsoft word\b.*|\(.*\)|anonymous|unknown|\W*", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=$|[-_])")


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The text of a PDF in reading order, with its pages and where every character stands on them."""
    return Bundle(documents=(document(read_bytes(path, limits.FILE_BYTES), path.name, options, progress),))


def read_beginning(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The same of the first pages alone, quick enough to look at before an import."""
    content = read_bytes(path, limits.FILE_BYTES)
    return Bundle(documents=(document(content, path.name, options, progress, pages=_PAGES_OF_A_BEGINNING),))


def document(
    content: bytes,
    name: str,
    options: Options | None = None,
    progress: Progress = silent,
    pages: int | None = None,
) -> Document:
    """The document in the bytes of a PDF, or in its first `pages`."""
    name = shown_name(name)
    if _MARK not in content[:_MARK_WITHIN]:
        kind = looks_like(content)
        raise not_text(name, kind) if kind else WrongFile(messages.PDF_BROKEN, name=name)
    password = options.password if isinstance(options, PdfOptions) else ""
    with PdfWorker(content, name, password) as worker:
        found = worker.ask({"do": "read", "pages": pages, "reader": _reader()}, progress=progress)
    return _document(found, content, name)


def _document(found: Sent, content: bytes, name: str) -> Document:
    values = found.values
    text, structure, layout = _parted(found.content, values["lengths"])
    known = unpacked(structure)
    words = text.decode()
    if not words.strip():
        is_scanned = any(page.scanned for page in known.pages)
        raise WrongFile(messages.PDF_SCANNED if is_scanned else messages.FILE_EMPTY, name=name)
    return Document(
        name=name,
        kind=KIND,
        text=words,
        original=content,
        replaced=values["replaced"],
        language=_language(values["language"]),
        headings=tuple(Heading(*each) for each in values["headings"]),
        structure=known,
        layout=layout,
        facts=tuple(_facts(values)),
        remarks=tuple(_remarks(known.pages, values["cut"], name)),
    )


def _reader() -> str:
    return f"pdfium {version('pypdfium2')}, rules {RULES}"


def _parted(content: bytes, lengths: Sequence[int]) -> list[bytes]:
    parts, start = [], 0
    for length in lengths:
        parts.append(content[start : start + length])
        start += length
    return parts


def _language(told: str) -> str:
    found = _LANGUAGE.match(told)
    return found.group().lower() if found else ""


def _facts(values: dict[str, Any]) -> list[Fact]:
    """What the file says of itself, but for titles that a program has made up."""
    found = []
    title, author = " ".join(values["title"].split()), " ".join(values["author"].split())
    if not _NO_TITLE.fullmatch(title):
        found.append(fact_of(Role.TITLE, title))
    if not _NO_TITLE.fullmatch(author):
        found.append(fact_of(Role.AUTHOR, author))
    day = _DAY.match(values["created"])
    return [*found, *created("-".join(filter(None, day.groups())))] if day else found


def _remarks(pages: Sequence[Page], cut: Sequence[int], name: str) -> list[Remark]:
    scanned = [number for number, page in enumerate(pages) if page.scanned]
    told = ((scanned, messages.PDF_PAGES_SCANNED, "noted"), (cut, messages.PDF_PAGES_CUT, "left out"))
    return [
        Remark(name, _labels(pages, numbers), Sentence(why), kind) for numbers, why, kind in told if numbers
    ]


def _labels(pages: Sequence[Page], numbers: Sequence[int]) -> Sentence:
    """The pages as one says them: `page 4`, or `pages 2, 4–6`."""
    if len(numbers) == 1:
        return Sentence(messages.PDF_PAGE, label=pages[numbers[0]].label)
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        some = [number for _, number in run]
        first, last = pages[some[0]].label, pages[some[-1]].label
        runs.append(first if len(some) == 1 else f"{first}–{last}")
    return Sentence(messages.PDF_PAGE_RANGE, labels=", ".join(runs))
