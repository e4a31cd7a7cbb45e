"""The report of who codes."""

from dataclasses import replace

from blotter.domain.assignment import Status
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query


def coders(project: Project, selection: Selection) -> Table:
    """Who codes: segments, documents begun and documents done."""
    columns = (
        Column("id", "Id"),
        Column("name", "Coder"),
        Column("segments", "Segments", ColumnKind.INTEGER),
        Column("begun", "Documents begun", ColumnKind.INTEGER),
        Column("done", "Documents done", ColumnKind.INTEGER),
    )
    rows: list[tuple[Cell, ...]] = []
    asked, assignments = query(project, selection), project.assignments()
    for each in project.coders.values():
        if not is_asked(each.id, asked.coders):
            continue
        own = [a for a in assignments if a.coder == each.id and a.round is None]
        own = [a for a in own if is_asked(a.source, asked.sources)]
        begun = sum(a.status is Status.IN_PROGRESS for a in own)
        done = sum(a.status is Status.DONE for a in own)
        held = project.count(replace(asked, coders=frozenset([each.id])))
        rows.append((each.id, each.name, held, begun, done))
    return Table("Coders", columns, rows)
