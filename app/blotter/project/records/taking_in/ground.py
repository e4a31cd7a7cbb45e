"""Ground: what an import finds and makes, as the records of its files see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from blotter.domain.codebook import Codebook
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.message import Sentence
from blotter.project.import_report import ImportReport
from blotter.project.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The project as it will be once documents, codes and coders of the import are in it.

    `coder` has made what names nobody. New segments belong to the `round` (its id; None: to open coding), and
    `why_not_theirs` says why a coder does not code a document in it. `text_of` is the text of a document (its
    id); `is_free` says once of a segment's id that nobody has it.
    """

    project: Project
    report: ImportReport
    create: bool
    moment: str
    coder: Coder
    revision: Revision | None
    codebook: Codebook
    sources: Mapping[str, Source]
    coders: Mapping[str, Coder]
    text_of: Callable[[str], str]
    is_free: Callable[[str], bool]
    round: str | None
    why_not_theirs: Callable[[Source, Coder], Sentence | None]
