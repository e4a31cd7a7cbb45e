"""The report of documents."""

from blotter.domain.attribute import Bearer
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.citing import Citations
from blotter.project.project import Project
from blotter.project.reports.columns_behind import CITATION
from blotter.project.reports.metadata import AttributeCells, attribute_columns, attributes_of
from blotter.project.reports.selection import Selection, is_asked, query


def sources(project: Project, selection: Selection) -> Table:
    """The documents, with their groups and attributes."""
    known = attributes_of(project, Bearer.DOCUMENTS)
    columns = (
        Column("id", "Id"),
        Column("name", "Document"),
        Column("kind", "Kind"),
        Column("characters", "Characters", ColumnKind.INTEGER),
        Column("sha256", "SHA-256"),
        Column("language", "Language"),
        Column("imported", "Imported"),
        Column("group", "Group"),
        Column("group_id", "Group id"),
        *attribute_columns(known),
        *(CITATION if selection.citations else ()),
    )
    facts = AttributeCells(project, known)
    told = Citations(project) if selection.citations else None
    wanted, groups = query(project, selection).sources, project.groups
    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            each.name,
            each.kind,
            each.characters,
            each.original,
            each.language,
            each.imported,
            groups.path(each.group) or None,
            each.group,
            *facts.of(each.id),
            *((told.short(each), told.full(each)) if told is not None else ()),
        )
        for each in project.sources.values()
        if is_asked(each.id, wanted)
    ]
    return Table("Documents", columns, rows)
