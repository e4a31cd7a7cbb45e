"""The report of passages that answer a question."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.progress import Progress, silent
from blotter.project.paging import with_pages
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection

if TYPE_CHECKING:
    from blotter.project.asking import Passage

_BETWEEN = "; "


def passages(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """The passages that answer a question; rows are found as they are read and can be read once."""
    from blotter.analysis.asking import Question, told_documents
    from blotter.project import asking

    columns = (
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("text", "Passage", ColumnKind.QUOTE),
        Column("codes", "Codes"),
        Column("coders", "Coders"),
        Column("ids", "Segments"),
    )
    question = selection.question or Question(
        any_of=selection.codes,
        coders=selection.coders,
        sources=selection.sources,
        **told_documents(selection.documents),
        words=selection.words,
        with_children=selection.with_children,
    )
    found = asking.passages(project, question, progress)
    return with_pages(project, Table("Passages", columns, _rows(Names(project), found)))


def _rows(names: Names, found: "Iterator[Passage]") -> Iterator[tuple[Cell, ...]]:
    for each in found:
        codes = dict.fromkeys(names.codes[segment.code] for segment in each.segments)
        coders = sorted({names.coders[segment.coder] for segment in each.segments})
        yield (
            each.source.name,
            each.span.start,
            each.span.end,
            each.quote,
            _BETWEEN.join(codes),
            _BETWEEN.join(coders),
            " ".join(segment.id for segment in each.segments),
        )
