"""The report of segments that were coded by a definition which has changed since."""

from functools import cache

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project import rechecking
from blotter.project.paging import pages_of
from blotter.project.project import Project
from blotter.project.reports.segments import COLUMNS
from blotter.project.reports.selection import Names, Selection, extent, query


def recheck(project: Project, selection: Selection) -> Table:
    """The segments to re-check, and since which revision."""
    columns = (*COLUMNS, Column("since", "Redefined in revision", ColumnKind.INTEGER))
    names, asked = Names(project), query(project, selection)
    within = extent(project, selection)

    @cache
    def since(code: str, revision: str) -> int:
        return rechecking.since(project, code, revision).number

    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            names.sources[each.source],
            names.codes[each.code],
            names.coders[each.coder],
            each.start,
            each.end,
            each.quote,
            each.memo,
            names.revisions[each.revision or ""],
            each.created,
            each.modified,
            each.origin,
            project.rounds[each.round].name if each.round else "",
            pages_of(project, project.sources[each.source], each.span),
            each.source,
            each.code,
            each.coder,
            since(each.code, each.revision or ""),
        )
        for each in rechecking.to_recheck(project, asked.codes, asked.coders)
        if within.holds(each.source, each.span)
    ]
    return Table("Segments to re-check", columns, rows)
