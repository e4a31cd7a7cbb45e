"""What the page shows, as it is computed on a thread: passages, a matrix, a document's code line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from blotter.analysis.asking import MatrixOptions, Question, told_documents
from blotter.analysis.matrices import Count, Stretch
from blotter.domain.codebook import Code
from blotter.domain.segment import Span, initials
from blotter.domain.source import Source
from blotter.progress import Progress
from blotter.project import asking, matrices, places
from blotter.project.asking import Passage
from blotter.project.project import Project
from blotter.ui.asking.words import Tab

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


@dataclass(frozen=True, slots=True)
class MatrixShown:
    """A matrix with what was asked for."""

    options: MatrixOptions
    matrix: matrices.CodeMatrix
    is_pairs: bool

    def value(self, row: Code, column: Code | Source) -> int:
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


def cell_question(shown: MatrixShown, project: Project, row: Code, column: Code | Source) -> Question:
    """The question whose passages a cell counts."""
    book, options = project.codebook, shown.options
    path = book.path(row.id)
    shared = {
        "any_of": (path,),
        "coders": options.coders,
        "with_children": options.rollup,
        "across_coders": options.across_coders,
        **told_documents(options.documents),
    }
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


def is_of_segments(shown: MatrixShown) -> bool:
    """Whether the cells count segments."""
    return shown.options.count is Count.SEGMENTS


def short_coders(names: Sequence[str]) -> str:
    """Coders in a narrow column."""
    return " ".join(initials(name) for name in names)
