"""Selection: which part of a project a report is about, and what ids are called in its rows."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from blotter.domain.document_filter import EVERY_DOCUMENT, Condition, DocumentFilter, Operator
from blotter.domain.query import SegmentOrder, SegmentQuery
from blotter.project import former
from blotter.project.metadata import filtering
from blotter.project.metadata.filtering import Extent
from blotter.project.project import Project

if TYPE_CHECKING:
    from blotter.analysis.agreement import AgreementOptions
    from blotter.analysis.asking import MatrixOptions, Question
    from blotter.analysis.records.agreement import RecordOptions
    from blotter.analysis.records.coverage import CoverageOptions
    from blotter.analysis.records.duplicates import DuplicateOptions


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of a project, by names and paths; empty means all. Codes include what is under them.

    `documents` narrows the documents by group, case and attributes, and to the passages of cases. `by`
    divides segments by group, case or an attribute; `with_attributes` and `citations` add columns behind.
    `agreement`, `question`, `matrix`, `records` and `coverage` say all of it for the reports that they are
    for; a matrix that is `long` has a row a cell. `kinds` are those of records, `duplicates` says how near
    two have to be; `bins` is in how many parts a code line is cut, 0 in none. A crosswalk leads from one
    revision to another, each told by its number or the first digits of its digest.
    """

    codes: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: str = ""
    with_children: bool = True
    order: SegmentOrder = SegmentOrder.PLACE
    agreement: "AgreementOptions | None" = None
    question: "Question | None" = None
    matrix: "MatrixOptions | None" = None
    records: "RecordOptions | None" = None
    coverage: "CoverageOptions | None" = None
    kinds: tuple[str, ...] = ()
    duplicates: "DuplicateOptions | None" = None
    bins: int = 0
    documents: DocumentFilter = EVERY_DOCUMENT
    by: str = ""
    with_attributes: bool = False
    citations: bool = False
    long: bool = False
    from_revision: str = ""
    to_revision: str = ""


@dataclass(slots=True)
class Names:
    """What ids are called, looked up once for a long table."""

    project: Project
    sources: dict[str, str] = field(init=False)
    coders: dict[str, str] = field(init=False)
    codes: dict[str, str] = field(init=False)
    revisions: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        project, book = self.project, self.project.codebook
        self.sources = {source.id: source.name for source in project.sources.values()}
        self.coders = {coder.id: coder.name for coder in project.coders.values()}
        self.codes = {code: book.path(code) for code in book.by_id}
        self.revisions = {revision.id: revision.number for revision in project.revisions}


def query(project: Project, selection: Selection) -> SegmentQuery:
    """The selection by ids; NotFound with the nearest name where one is wrong."""
    book, within = project.codebook, extent(project, selection)
    codes = {former.find(project, path).id for path in selection.codes}
    if selection.with_children:
        codes |= {below.id for code in list(codes) for below in book.descendants(code)}
    return SegmentQuery(
        codes=frozenset(codes) if selection.codes else None,
        coders=frozenset(project.coder(n).id for n in selection.coders) if selection.coders else None,
        sources=within.sources,
        cases=within.cases,
        words=selection.words,
        order=selection.order,
    )


def extent(project: Project, selection: Selection) -> Extent:
    """The documents that are meant, and of those that only have passages of a case, these passages."""
    named = frozenset(project.source(n).id for n in selection.sources) if selection.sources else None
    return filtering.extent_of(project, selection.documents).within(named)


def names_meant(project: Project, selection: Selection) -> tuple[str, ...]:
    """The names of the documents that are meant, none for all; Refused where none is."""
    return filtering.names_meant(project, selection.sources, selection.documents)


def selection_of(project: Project, wanted: SegmentQuery) -> Selection:
    """The selection that names what a query has by ids; the inverse of `query`."""
    names = Names(project)
    return Selection(
        codes=tuple(sorted(names.codes[code] for code in wanted.codes or ())),
        coders=tuple(sorted(names.coders[coder] for coder in wanted.coders or ())),
        sources=tuple(sorted(names.sources[source] for source in wanted.sources or ())),
        words=wanted.words,
        with_children=False,
        documents=_documents_of(project, wanted),
    )


def _documents_of(project: Project, wanted: SegmentQuery) -> DocumentFilter:
    """What narrows to cases; a query that means no document at all asks for one without a name."""
    if wanted.sources == frozenset() or wanted.cases == frozenset():
        return DocumentFilter(where=(Condition("name", Operator.EMPTY),))
    return DocumentFilter(cases=tuple(sorted(project.cases[case].name for case in wanted.cases or ())))


def is_asked(identity: str | None, asked: frozenset[str] | None) -> bool:
    """Whether a thing is among those that are asked for; None asks for all."""
    return asked is None or identity in asked
