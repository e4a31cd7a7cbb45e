"""The report of what breaks the rules."""

from collections.abc import Iterator

from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.progress import Progress, silent
from blotter.project import rule_words
from blotter.project.paging import with_pages
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, extent, is_asked, query
from blotter.project.rule_check import Broken, RuleCheck


def rules(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Every segment that breaks a rule; rows are found as they are read and can be read once."""
    columns = (
        Column("source", "Document"),
        Column("code", "Code", ColumnKind.CODE),
        Column("coder", "Coder"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("text", "Segment", ColumnKind.QUOTE),
        Column("rule", "Rule"),
        Column("other", "Meets"),
        Column("segment", "Id"),
    )
    asked, within = query(project, selection), extent(project, selection)
    found = (
        each
        for each in RuleCheck(project).everywhere(asked.sources, progress)
        if within.holds(each.source.id, Span(each.segment.start, each.segment.end))
        and is_asked(each.segment.code, asked.codes)
        and is_asked(each.segment.coder, asked.coders)
    )
    return with_pages(project, Table("Rules that are broken", columns, _rows(project, found)))


def _rows(project: Project, found: Iterator[Broken]) -> Iterator[tuple[Cell, ...]]:
    names, book = Names(project), project.codebook
    for source, segment, rule, other in found:
        yield (
            source.name,
            names.codes[segment.code],
            names.coders[segment.coder],
            segment.start,
            segment.end,
            project.text(source)[segment.start : segment.end],
            rule_words.asked(rule, book).sentence,
            f"{names.codes[other.code]} {other.start}:{other.end}" if other else None,
            segment.id,
        )
