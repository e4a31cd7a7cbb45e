"""Rows of files about documents and cases: what each says, by names, and of which document or case."""

from collections.abc import Iterable
from dataclasses import dataclass

from blotter.domain.attribute import Bearer
from blotter.domain.bundle import Fact, RefusedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataRow:
    """What a row says of a document, or of a case with the documents that belong to it.

    A row of a table names the document (`document`: its name or id). An entry of a bibliography, whose key
    is `entry`, has hints instead: `files`, `doi`, `title`. `where` tells a person where the row stands.
    """

    where: str
    document: str = ""
    entry: str = ""
    files: tuple[str, ...] = ()
    doi: str = ""
    title: str = ""
    case: str = ""
    case_kind: str = ""
    documents: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    language: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataBundle:
    """The rows of a file about documents, or (`of`) about cases; those that could not be read among them."""

    rows: Iterable[MetadataRow | RefusedRow]
    of: Bearer = Bearer.DOCUMENTS
