"""The report of what was done."""

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query


def history(project: Project, selection: Selection) -> Table:
    """What was done, by whom and when."""
    columns = (
        Column("id", "Id"),
        Column("at", "When"),
        Column("coder", "Coder"),
        Column("label", "What"),
        Column("kind", "Kind"),
        Column("undone", "Undone", ColumnKind.INTEGER),
        Column("copy", "Which copy"),
    )
    names = {coder.id: coder.name for coder in project.coders.values()}
    rows: list[tuple[Cell, ...]] = []
    asked = query(project, selection).coders
    for each in project.history():
        if not is_asked(each.coder, asked):
            continue
        coder = names.get(each.coder or "", each.coder_name) or None
        label, undone = each.label.sentence, int(each.undone)
        rows.append((each.id, each.at, coder, label, str(each.kind), undone, each.copy or None))
    return Table("History", columns, rows)
