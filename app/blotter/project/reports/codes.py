"""The report of the codebook."""

from collections import Counter
from collections.abc import Mapping

from blotter.domain.names import joined_names
from blotter.domain.query import SegmentQuery
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query


def codes(project: Project, selection: Selection) -> Table:
    """The codebook, in its order, with the number of segments that each code has of its own."""
    columns = (
        Column("id", "Id"),
        Column("code", "Code", ColumnKind.CODE),
        Column("parent", "Under"),
        Column("colour", "Colour"),
        Column("short", "Short definition"),
        Column("full", "Full definition"),
        Column("use_when", "Use when"),
        Column("not_when", "Do not use when"),
        Column("example", "Example"),
        Column("segments", "Segments", ColumnKind.INTEGER),
        Column("counter_example", "Counter-example"),
        Column("origin", "Origin"),
        Column("reference", "Reference"),
        Column("aliases", "Aliases"),
        Column("archived", "Archived", ColumnKind.INTEGER),
        Column("key", "Key"),
        Column("own_colour", "Own colour"),
        Column("parent_id", "Parent id"),
    )
    book, asked = project.codebook, query(project, selection)
    counts = _counts_by_code(project, asked)
    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            book.path(each.id),
            book.path(each.parent) if each.parent else None,
            book.colour(each.id),
            each.short,
            each.full,
            each.use_when,
            each.not_when,
            each.example,
            counts.get(each.id, 0),
            each.counter_example,
            each.origin,
            each.reference,
            joined_names(each.aliases),
            int(each.archived),
            each.key,
            each.colour,
            each.parent,
        )
        for each in book
        if is_asked(each.id, asked.codes)
    ]
    return Table("Codes", columns, rows)


def _counts_by_code(project: Project, asked: SegmentQuery) -> Mapping[str, int]:
    if asked.coders is None and asked.cases is None and not asked.words:
        return project.counts_by_code(asked.sources)
    return Counter(each.code for each in project.retrieve(asked))
