"""What the page shows, as it is computed on a thread: passages, a matrix, a document's code line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from blotter.analysis.asking import MatrixOptions, Question, told_documents
from blotter.analysis.matrices import Matrix, Stretch
from blotter.domain.codebook import Code
from blotter.domain.names import name_key
from blotter.domain.segment import Span, initials
from blotter.domain.source import Source
from blotter.progress import Progress
from blotter.project import asking, matrices, places
from blotter.project.asking import Passage
from blotter.project.metadata.dividing import CASE, Division
from blotter.project.project import Project
from blotter.ui.asking.words import Tab
from blotter.ui.language import tr

MOST = 100_000
"""How many passages the list holds; an export has them all."""

_QUOTE = 400


class PassageRow(NamedTuple):
    """A passage as a row shows it; the quote may be cut. Codes and coders by id, in order of place."""

    source: Source
    span: Span
    paragraph: int
    quote: str
    codes: tuple[str, ...]
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages that answer a question: the first ones, and how many there are in all."""

    question: Question
    rows: Sequence[PassageRow]
    count: int
    segments: int
    documents: int


class Label(NamedTuple):
    """A case, a group or a value of an attribute as a column; its `id` is "" for none of them."""

    id: str
    name: str


MatrixColumn = Code | Source | Label


@dataclass(frozen=True, slots=True)
class DividedMatrix:
    """Codes against the labels of a division."""

    rows: Sequence[Code]
    columns: Sequence[Label]
    cells: Matrix
    division: Division


@dataclass(frozen=True, slots=True)
class MatrixShown:
    """A matrix with what was asked for."""

    options: MatrixOptions
    matrix: matrices.CodeMatrix | DividedMatrix
    is_pairs: bool

    def value(self, row: Code, column: MatrixColumn) -> int:
        """The figure in a cell."""
        return self.matrix.cells.value(row.id, column.id, self.options.count)


@dataclass(frozen=True, slots=True)
class Line:
    """Where each code lies in a document, in the codebook's order; `starts` are those of its paragraphs."""

    source: Source
    stretches: Mapping[str, Sequence[Stretch]]
    starts: Sequence[int]


Answer = Passages | MatrixShown | Line


def passages(project: Project, question: Question, progress: Progress) -> Passages:
    """Answer a question."""
    rows: list[PassageRow] = []
    count, made, documents = 0, set[str](), set[str]()
    starts: Sequence[int] = ()
    for each in asking.passages(project, question, progress):
        if each.source.id not in documents:
            documents.add(each.source.id)
            starts = places.paragraph_starts(project, each.source)
        count += 1
        made.update(segment.id for segment in each.segments)
        if len(rows) < MOST:
            rows.append(_row(each, starts))
    return Passages(question, rows, count, len(made), len(documents))


def _row(passage: Passage, starts: Sequence[int]) -> PassageRow:
    return PassageRow(
        passage.source,
        passage.span,
        places.paragraph_number(starts, passage.span.start),
        passage.quote[:_QUOTE],
        tuple(dict.fromkeys(segment.code for segment in passage.segments)),
        tuple(dict.fromkeys(segment.coder for segment in passage.segments)),
    )


def matrix(project: Project, tab: Tab, options: MatrixOptions, progress: Progress) -> MatrixShown:
    """Count codes against documents, or against codes."""
    is_pairs = tab is Tab.BY_CODE
    if options.by and not is_pairs:
        found = matrices.divided(project, options, progress)
        columns = [Label(each, each or tr("none of these")) for each in found.columns]
        return MatrixShown(options, DividedMatrix(found.rows, columns, found.cells, found.division), False)
    count = matrices.code_by_code if is_pairs else matrices.code_by_source
    return MatrixShown(options, count(project, options, progress), is_pairs)


def line(project: Project, options: MatrixOptions, progress: Progress) -> Line | None:
    """Where the codes lie in the one document that the options name; None where they name none."""
    if len(options.sources) != 1:
        return None
    source = project.source(options.sources[0])
    stretches: dict[str, list[Stretch]] = {}
    for _, found in matrices.code_lines(project, options, progress=progress):
        for each in found:
            stretches.setdefault(each.code, []).append(each)
    return Line(source, stretches, places.paragraph_starts(project, source))


def cell_question(shown: MatrixShown, project: Project, row: Code, column: MatrixColumn) -> Question | None:
    """The question whose passages a cell counts; None where no question asks for just these."""
    book, options = project.codebook, shown.options
    path = book.path(row.id)
    shared = {
        "any_of": (path,),
        "coders": options.coders,
        "with_children": options.rollup,
        "across_coders": options.across_coders,
        **told_documents(options.documents),
    }
    if isinstance(column, Label):
        asked = _label_asked(shown, project, column)
        return None if asked is None else Question.model_validate({**shared, **asked})
    if isinstance(column, Source):
        return Question.model_validate({**shared, "sources": (column.name,)})
    return Question.model_validate(
        {
            **shared,
            "sources": options.sources,
            "relation": options.relation,
            "others": (book.path(column.id),),
            "within": options.within,
            "unit": options.unit,
        }
    )


def _label_asked(shown: MatrixShown, project: Project, column: Label) -> dict[str, tuple[str, ...]] | None:
    """The documents, or the case, of a label."""
    assert isinstance(shown.matrix, DividedMatrix)
    options, by = shown.options, shown.matrix.division
    if name_key(options.by) == CASE and column.id and not options.cases:
        return {"cases": (column.id,), "sources": options.sources}
    if any(share.spans is not None for held in by.shares.values() for share in held):
        return None
    held = {
        each.name
        for each in project.sources.values()
        if column.id in ([share.label for share in by.shares.get(each.id, ())] or [""])
    }
    names = tuple(sorted(held & set(options.sources) if options.sources else held))
    return {"sources": names} if names else None


def short_coders(names: Sequence[str]) -> str:
    """Coders in a narrow column."""
    return " ".join(initials(name) for name in names)
