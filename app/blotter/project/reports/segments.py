"""The report of coded segments."""

from collections.abc import Iterator

from blotter.domain.query import SegmentQuery
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, query


def segments(project: Project, selection: Selection) -> Table:
    """The coded segments with their quotes; rows stream from the file and can be read once."""
    columns = (
        Column("id", "Id"),
        Column("source", "Document"),
        Column("code", "Code", ColumnKind.CODE),
        Column("coder", "Coder"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("text", "Segment", ColumnKind.QUOTE),
        Column("memo", "Memo"),
        Column("revision", "Revision", ColumnKind.INTEGER),
        Column("created", "Coded"),
        Column("modified", "Changed"),
        Column("origin", "Made by"),
    )
    return Table("Segments", columns, _segment_rows(project, query(project, selection)))


def _segment_rows(project: Project, wanted: SegmentQuery) -> Iterator[tuple[Cell, ...]]:
    names = Names(project)
    for each in project.retrieve(wanted):
        yield (
            each.id,
            names.sources[each.source],
            names.codes[each.code],
            names.coders[each.coder],
            each.start,
            each.end,
            each.quote,
            each.memo,
            names.revisions.get(each.revision or ""),
            each.created,
            each.modified,
            each.origin,
        )
