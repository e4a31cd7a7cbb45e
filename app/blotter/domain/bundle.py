"""Bundle: a whole project, or a part of one, as plain values that name each other by name and path.

This is what file formats read and write; ids of the project appear only where a format carries them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from blotter.domain.attribute import AttributeType
from blotter.domain.codebook import Codebook
from blotter.domain.source import Heading
from blotter.domain.structure import EMPTY, Structure

if TYPE_CHECKING:
    from blotter.domain.carried import CarriedProject
    from blotter.domain.metadata_rows import MetadataBundle
    from blotter.domain.record_rows import RecordBundle


class Fact(NamedTuple):
    """A value of an attribute as a file has it: of which name and role, of which type, the words of the file.

    `type` is None where it is to be guessed from all the values of the attribute.
    """

    name: str
    value: str
    role: str = ""
    type: AttributeType | None = None


class Comment(NamedTuple):
    """A comment on a passage of a document (code points, end exclusive): becomes a memo on it."""

    start: int
    end: int
    text: str
    author: str = ""
    at: str = ""


class Remark(NamedTuple):
    """Something to know about what was read: where it stands, what it says, what was done and why.

    `kind` is "left out" for what was not taken, "filled in" for what was understood, "encoding" or "guess"
    for a guess, "noted" for the rest.
    """

    where: str
    what: str
    why: str
    kind: str = "left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as read from a file: its normalised text, its bytes, and what was guessed on the way.

    `group` are the names of the groups that it lies in, from the top; `layout` is what `domain.layout` packs.
    `cases` are the names of the cases that it belongs to.
    """

    name: str
    kind: str
    text: str
    original: bytes
    encoding: str = "utf-8"
    guessed: bool = False
    replaced: int = 0
    language: str = ""
    headings: tuple[Heading, ...] = ()
    structure: Structure = EMPTY
    layout: bytes | None = None
    facts: tuple[Fact, ...] = ()
    comments: tuple[Comment, ...] = ()
    group: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


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


class QuoteRow(NamedTuple):
    """A coded segment of a table that has the words of a passage, but not its position in code points.

    `group` are the names of the groups that the document is said to lie in, `code` is a path. `coder` is ""
    where the table names none. `paragraph` (from 1) and `start` are what it says of the place, if anything.
    """

    source: str
    code: str
    text: str
    group: tuple[str, ...] = ()
    coder: str = ""
    memo: str = ""
    paragraph: int | None = None
    start: int | None = None
    created: str = ""
    modified: str = ""
    where: str = ""


class RefusedRow(NamedTuple):
    """A row of a file that could not be read: where it stands, what it says, why it was refused."""

    where: str
    what: str
    why: str


class DoneMark(NamedTuple):
    """A coder has finished a source."""

    source: str
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a file held. `segments`, and the rows of `records` and `metadata`, may be read once only.

    `refused` are the rows of a table that are no codes or documents, `remarks` what to know of the others.
    """

    documents: tuple[Document, ...] = ()
    codebook: Codebook | None = None
    codebook_name: str = ""
    segments: Iterable[SegmentRow | QuoteRow | RefusedRow] = ()
    records: "RecordBundle | None" = None
    metadata: "MetadataBundle | None" = None
    done: tuple[DoneMark, ...] = ()
    project: "CarriedProject | None" = None
    refused: tuple[RefusedRow, ...] = ()
    remarks: tuple[Remark, ...] = ()
