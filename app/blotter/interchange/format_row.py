"""What a row of FORMATS is made of: a format, what it reads and writes, and a part of a project to write."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from blotter.domain.bundle import Bundle
from blotter.domain.carried import CarriedProject
from blotter.domain.codebook import Codebook
from blotter.domain.record_data import RecordData
from blotter.domain.table import Table
from blotter.interchange.codebook_print import Instrument
from blotter.interchange.options import Options
from blotter.interchange.written import Written
from blotter.progress import Progress

TABLES = (
    "segments", "sources", "groups", "cases", "case-parts", "attributes", "attribute-list", "codes", "memos",
    "links", "coders", "assignments", "progress", "passages",
    "code-by-source", "code-by-case", "code-by-group", "code-by-attribute", "code-by-code", "code-line",
    "code-sets", "code-notes", "rules", "history",
    "agreement", "agreement-by-document", "agreement-by-pair", "confusion", "disagreements",
    "decisions", "prevailed", "negotiation", "rounds", "agreement-by-round",
    "revisions", "crosswalk", "former-codes", "recheck", "moved", "imports", "records",
    "record-agreement", "record-differences", "record-problems", "coverage", "duplicates", "claims", "sums",
)  # fmt: skip
"""The parts of a project that are tables; codes are a codebook too."""

PROJECT = "project"
WHATS = (*TABLES, PROJECT)
"""What can be written: a part of a project, or all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A part of a project on its way into a file; codes are a codebook too, and one that can be printed.

    Records are linked tables, too; a whole project has all its entities and no table.
    """

    what: str
    table: Table
    project: CarriedProject | None = None
    codebook: Codebook | None = None
    instrument: Instrument | None = None
    records: RecordData | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A file format: what it reads, what it writes, and which choices it leaves.

    `read(path, options, progress)` gives a Bundle, `write(export, path, options, progress)` says what was
    written. `fits` looks into a file whose suffix alone decides nothing, `fits_among` into one that fits
    nothing else, with the keys of the documents that it may name; a format that is `by_name_only` is never
    guessed when reading. `glance` reads as much as is shown of a file before it is brought in, where to read
    all of it takes long; `counts` tells how many files are in one that holds others. Where several rows could
    write a file, the first one does. A format that is printed has no `write` but `prints(export, options)`,
    which gives the HTML page for a printer. `options` are the choices that it leaves; where writing leaves
    others than reading, these are `write_options`. One that `quotes_around` tells the words around each
    segment, for which it gets the documents beside the table; one `with_records` gets the linked tables of
    records beside a whole project. One that `is_folder` is written where a name has no suffix; `takes_folder`
    says whether a folder is, as a whole, what it reads.
    """

    id: str
    title: str
    suffixes: tuple[str, ...]
    reads: Literal["documents", "codebook", "segments", "records", "metadata", "project"] | None = None
    read: Callable[..., Bundle] | None = None
    glance: Callable[..., Bundle] | None = None
    fits: Callable[[Path], bool] | None = None
    fits_among: Callable[[Path, Collection[str]], bool] | None = None
    counts: Callable[[Path], int] | None = None
    takes_folder: Callable[[Path], bool] | None = None
    by_name_only: bool = False
    writes: frozenset[str] = frozenset()
    write: Callable[[Export, Path, Options | None, Progress], Written] | None = None
    prints: Callable[[Export, Options | None], str] | None = None
    options: type[Options] = Options
    write_options: type[Options] | None = None
    carries_project: bool = False
    quotes_around: bool = False
    with_records: bool = False
    is_folder: bool = False

    @property
    def options_to_write(self) -> type[Options]:
        """The choices that it leaves to whoever writes."""
        return self.write_options or self.options
