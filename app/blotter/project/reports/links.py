"""The report of links: where documents lead to, as their authors wrote it. Nothing of it is ever opened."""

from blotter.domain.structure import PartKind
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.progress import Progress, counted
from blotter.project.paging import COLUMN, pages_of
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, extent, is_asked, query


def links(project: Project, selection: Selection, progress: Progress) -> Table:
    """Every link of the documents, with its words and its address, by document and place."""
    columns = (
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("text", "Words", ColumnKind.QUOTE),
        Column("url", "Address"),
        COLUMN,
    )
    asked, within = query(project, selection), extent(project, selection)
    rows: list[tuple[Cell, ...]] = []
    for source in counted(list(project.sources.values()), progress, every=1):
        found = project.structure(source).of_kind(PartKind.LINK) if is_asked(source.id, asked.sources) else ()
        text = project.text(source) if found else ""
        for link in found:
            if within.holds(source.id, link.span):
                page = pages_of(project, source, link.span)
                rows.append(
                    (source.name, link.start, link.end, text[link.start : link.end], link.value, page)
                )
    return Table("Links", columns, rows)
