"""Matrices of the coded material: code × document, code × code, and a document's codes along its length."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from blotter.analysis import matrices
from blotter.analysis.asking import MatrixOptions
from blotter.analysis.matrices import Count, Counted, Matrix, Stretch
from blotter.domain.codebook import Code
from blotter.domain.segment import Placed, Span
from blotter.domain.source import Source
from blotter.progress import Progress, silent
from blotter.project.asking import Scope, laid, named, reach_in, scope
from blotter.project.metadata.dividing import NOTHING, Division, division
from blotter.project.project import Project
from blotter.store import layout


@dataclass(frozen=True, slots=True)
class CodeMatrix:
    """Codes in the codebook's order against documents by name, or against codes."""

    rows: Sequence[Code]
    columns: Sequence[Code] | Sequence[Source]
    cells: Matrix

    def values(self, row: Code, count: Count) -> list[int]:
        """The figures of a row, in the order of the columns."""
        return [self.cells.value(row.id, column.id, count) for column in self.columns]


def code_by_source(project: Project, options: MatrixOptions, progress: Progress = silent) -> CodeMatrix:
    """How much of each document each code has."""
    within, counted = _asked(project, options)
    cells = Matrix()
    if options.count is Count.CHARACTERS:
        for source, segments in laid(project, within, progress):
            passages = within.extent.passages.get(source.id)
            matrices.add_codes(cells, source.id, segments, counted, passages)
    else:
        found = layout.counts_by_code_and_source(
            project.database.read(), within.codes, within.coders, within.extent.sources, within.extent.cases
        )
        _add_counts(cells, found, counted)
    used = {column for _, column in cells.cells}
    columns = [source for source in within.documents if options.sources or source.id in used]
    rows = _with_a_place(project, options, {row for row, _ in cells.cells})
    return CodeMatrix(rows, columns, cells)


@dataclass(frozen=True, slots=True)
class DividedMatrix:
    """Codes in the codebook's order against what their places are divided by."""

    rows: Sequence[Code]
    division: Division
    columns: Sequence[str]
    cells: Matrix

    def values(self, row: Code, count: Count) -> list[int]:
        """The figures of a row, in the order of the columns."""
        return [self.cells.value(row.id, column, count) for column in self.columns]


def divided(project: Project, options: MatrixOptions, progress: Progress = silent) -> DividedMatrix:
    """How much of each case, group or value of an attribute each code has (`options.by` says of what).

    What belongs to several counts in each of them; what belongs to none stands last, under "".
    """
    by = division(project, options.by)
    within, counted = _asked(project, options)
    cells = Matrix()
    for source, segments in laid(project, within, progress):
        shared: dict[str, list[Placed]] = {}
        for each in segments:
            for label in by.of(source.id, Span(each.start, each.end)):
                shared.setdefault(label, []).append(each)
        asked = within.extent.passages.get(source.id)
        for label, held in shared.items():
            passages = _within_both(asked, by.passages(source.id, label))
            matrices.add_codes(cells, label, held, counted, passages)
    used = {column for _, column in cells.cells}
    columns = [label for label in (*by.labels, NOTHING) if label in used]
    return DividedMatrix(_with_a_place(project, options, {row for row, _ in cells.cells}), by, columns, cells)


def _within_both(one: Sequence[Span] | None, other: Sequence[Span] | None) -> Sequence[Span] | None:
    """What lies in passages of both; None is everything."""
    if one is None or other is None:
        return one if other is None else other
    met = ((max(a.start, b.start), min(a.end, b.end)) for a in one for b in other if a.overlaps(b))
    return [Span(start, end) for start, end in met]


def _add_counts(cells: Matrix, found: Mapping[tuple[str, str], int], counted: Counted) -> None:
    for (code, source), number in found.items():
        for row in counted.get(code, ()):
            held = cells.cells.get((row, source))
            if held is None:
                cells.add(row, source, number, ())
            else:
                held.segments += number


def code_by_code(project: Project, options: MatrixOptions, progress: Progress = silent) -> CodeMatrix:
    """How often a segment of the row's code stands in the relation to one of the column's."""
    within, counted = _asked(project, options)
    cells, used = Matrix(), set[str]()
    for source, segments in laid(project, within, progress):
        used.update(row for code in {each.code for each in segments} for row in counted.get(code, ()))
        reach = reach_in(project, source, options, options.relation)
        matrices.add_pairs(cells, segments, counted, options.relation, reach, options.across_coders)
    rows = _with_a_place(project, options, used)
    return CodeMatrix(rows, rows, cells)


def code_lines(
    project: Project, options: MatrixOptions, bins: int = 0, progress: Progress = silent
) -> Iterator[tuple[Source, list[Stretch]]]:
    """Where the codes lie along each document: their longest runs, or how much of so many equal parts.

    The stretches are in the codebook's order and then by place.
    """
    within, counted = _asked(project, options)
    order = {code.id: place for place, code in enumerate(project.codebook)}
    for source, segments in laid(project, within, progress):
        if bins:
            stretches = matrices.code_bins(segments, counted, source.characters, bins)
        else:
            stretches = matrices.code_line(segments, counted)
        yield source, sorted(stretches, key=lambda each: (order.get(each.code, 0), each.start))


def _asked(project: Project, options: MatrixOptions) -> tuple[Scope, Counted]:
    book = project.codebook
    chosen = frozenset(code.id for code in named(project, options.codes, options.with_children))
    asked = chosen if options.codes else frozenset(book.by_id)
    counted: dict[str, list[str]] = {}
    for code in asked:
        above = [code, *(each.id for each in book.ancestors(code))] if options.rollup else [code]
        counted[code] = [each for each in above if each in asked]
    codes = chosen if options.codes else None
    return scope(project, codes, options.coders, options.sources, options.documents), counted


def _with_a_place(project: Project, options: MatrixOptions, used: set[str]) -> list[Code]:
    """The codes that are used, and those asked for by name, in the codebook's order."""
    asked = {code.id for code in named(project, options.codes, with_children=False)}
    return [code for code in project.codebook if code.id in used | asked]
