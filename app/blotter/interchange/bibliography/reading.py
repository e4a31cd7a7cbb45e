"""A bibliography as rows about documents, whatever it is written in."""

from collections.abc import Callable, Iterable
from pathlib import Path

from blotter.domain.bundle import Bundle, RefusedRow
from blotter.domain.metadata_rows import MetadataBundle, MetadataRow
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.bibliography import bibtex, csl_json, ris
from blotter.interchange.bibliography.entry import Entry
from blotter.interchange.decoding import decoded
from blotter.interchange.disk import read_bytes
from blotter.interchange.limits import BIBLIOGRAPHY_BYTES, BIBLIOGRAPHY_ENTRIES
from blotter.interchange.options import BibliographyOptions, Options, told_encoding
from blotter.progress import Progress, counted, silent

Entries = Iterable[Entry | RefusedRow]


def read_ris(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The entries of an RIS file."""
    return _read(path, ris.entries, options, progress)


def read_bibtex(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The entries of a BibTeX or BibLaTeX file."""
    return _read(path, bibtex.entries, options, progress)


def read_csl_json(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The entries of a CSL-JSON file."""
    return _read(path, csl_json.entries, options, progress)


def _read(
    path: Path, entries: Callable[[str, str], Entries], options: Options | None, progress: Progress
) -> Bundle:
    name = shown_name(path.name)
    text = decoded(read_bytes(path, BIBLIOGRAPHY_BYTES, progress), name, told_encoding(options)).text
    matches = options.matches if isinstance(options, BibliographyOptions) else {}
    rows: list[MetadataRow | RefusedRow] = []
    for entry in counted(entries(text, name), progress):
        if len(rows) >= BIBLIOGRAPHY_ENTRIES:
            raise WrongFile(messages.TOO_MANY_ENTRIES, name=name, limit=BIBLIOGRAPHY_ENTRIES)
        row = entry if isinstance(entry, RefusedRow) else entry.row(matches)
        if row is not None:
            rows.append(row)
    if not rows and not matches:
        raise WrongFile(messages.NO_ENTRIES, name=name)
    return Bundle(metadata=MetadataBundle(rows=rows))
