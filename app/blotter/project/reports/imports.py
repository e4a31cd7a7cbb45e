"""The report of files of other programs that came in, and of what they brought that has no place here."""

from collections import Counter

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, is_asked, query


def imports(project: Project, selection: Selection) -> Table:
    """What came from where: the file, how it was read, by whom and when, and the parts kept as they were."""
    columns = (
        Column("id", "Id"),
        Column("file", "File"),
        Column("format", "Format"),
        Column("program", "Program"),
        Column("convention", "Positions"),
        Column("elements", "Parts kept as they were", ColumnKind.INTEGER),
        Column("kinds", "Which parts"),
        Column("sha256", "SHA-256 of the file"),
        Column("coder", "Coder"),
        Column("at", "When"),
    )
    names, asked = Names(project), query(project, selection)
    kept: dict[str, Counter[str]] = {}
    for part in project.foreign_elements():
        if is_asked(part.source, asked.sources):
            kept.setdefault(part.brought_by, Counter())[part.kind] += 1
    rows: list[tuple[Cell, ...]] = []
    for each in project.foreign_imports():
        if not is_asked(each.coder, asked.coders):
            continue
        parts = kept.get(each.id, Counter[str]())
        told = "; ".join(f"{kind}: {count}" for kind, count in sorted(parts.items()))
        coder = names.coders.get(each.coder or "")
        reading = (each.file, each.format, each.program or None, each.convention or None)
        rows.append((each.id, *reading, parts.total(), told or None, each.digest or None, coder, each.at))
    return Table("Files of other programs", columns, rows)
