"""Bundle: a whole project, or a part of one, as plain values that name each other by name and path.

This is what file formats read and write; ids of the project appear only where a format carries them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from blotter.domain.codebook import Codebook
from blotter.domain.source import Heading

if TYPE_CHECKING:
    from blotter.domain.record_rows import RecordBundle


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as read from a file: its normalised text, its bytes, and what was guessed on the way."""

    name: str
    kind: str
    text: str
    original: bytes
    encoding: str = "utf-8"
    guessed: bool = False
    replaced: int = 0
    language: str = ""
    headings: tuple[Heading, ...] = ()


class SegmentRow(NamedTuple):
    """A coded segment by names, as tables carry it; `text` is None where a table has no quotes.

    `where` tells a person which line of which file it came from.
    """

    source: str
    start: int
    end: int
    code: str
    coder: str
    text: str | None = None
    memo: str = ""
    id: str = ""
    revision: int | None = None
    created: str = ""
    modified: str = ""
    origin: str = ""
    where: str = ""


class RefusedRow(NamedTuple):
    """A row of a file that could not be read: where it stands, what it says, why it was refused."""

    where: str
    what: str
    why: str


class Remark(NamedTuple):
    """Something to know about a row that was read: where it stands, what it says, what was done and why.

    `kind` is "left out" for what was not taken, "filled in" for what was understood, "encoding" for a guess.
    """

    where: str
    what: str
    why: str
    kind: str = "left out"


class DoneMark(NamedTuple):
    """A coder has finished a source."""

    source: str
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a file held. `segments`, and the rows of `records`, may be read once only.

    `refused` are the rows of a codebook's table that are no codes, `remarks` what to know of the others.
    """

    documents: tuple[Document, ...] = ()
    codebook: Codebook | None = None
    codebook_name: str = ""
    segments: Iterable[SegmentRow | RefusedRow] = ()
    records: "RecordBundle | None" = None
    done: tuple[DoneMark, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
