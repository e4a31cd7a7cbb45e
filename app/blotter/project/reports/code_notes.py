"""The report of what coders discuss about codes."""

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, is_asked, query


def code_notes(project: Project, selection: Selection) -> Table:
    """The notes on codes, oldest first, with what was proposed and decided."""
    columns = (
        Column("id", "Id"),
        Column("code", "Code", ColumnKind.CODE),
        Column("coder", "Coder"),
        Column("at", "Written"),
        Column("text", "Note"),
        Column("part", "Proposes for"),
        Column("words", "Words"),
        Column("decision", "Decision"),
        Column("reason", "Reason"),
        Column("decided_by", "Decided by"),
        Column("decided_at", "Decided"),
    )
    names, asked = Names(project), query(project, selection)
    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            names.codes[each.code],
            names.coders.get(each.coder or ""),
            each.at,
            each.text,
            each.part or None,
            each.words if each.part else None,
            each.decision or None,
            each.reason or None,
            names.coders.get(each.decided_by or ""),
            each.decided_at or None,
        )
        for each in project.code_notes()
        if is_asked(each.code, asked.codes) and is_asked(each.coder, asked.coders)
    ]
    return Table("Notes on codes", columns, rows)
