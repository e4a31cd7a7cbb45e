"""The report of documents."""

from blotter.domain.table import Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query


def sources(project: Project, selection: Selection) -> Table:
    """The documents."""
    columns = (
        Column("id", "Id"),
        Column("name", "Document"),
        Column("kind", "Kind"),
        Column("characters", "Characters", ColumnKind.INTEGER),
        Column("sha256", "SHA-256"),
        Column("language", "Language"),
        Column("imported", "Imported"),
    )
    wanted = query(project, selection).sources
    rows = [
        (each.id, each.name, each.kind, each.characters, each.original, each.language, each.imported)
        for each in project.sources.values()
        if is_asked(each.id, wanted)
    ]
    return Table("Documents", columns, rows)
