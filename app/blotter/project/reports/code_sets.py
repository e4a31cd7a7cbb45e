"""The report of code sets."""

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, is_asked, query


def code_sets(project: Project, selection: Selection) -> Table:
    """The sets with their codes; narrowed to codes, those that hold one of them."""
    columns = (
        Column("id", "Id"),
        Column("name", "Code set"),
        Column("exclusive", "Exclusive", ColumnKind.INTEGER),
        Column("codes", "Codes"),
    )
    names, asked = Names(project), query(project, selection).codes
    rows: list[tuple[Cell, ...]] = [
        (each.id, each.name, int(each.exclusive), "; ".join(names.codes[code] for code in each.codes))
        for each in project.code_sets
        if asked is None or any(is_asked(code, asked) for code in each.codes)
    ]
    return Table("Code sets", columns, rows)
