"""The report of activity records."""

from collections.abc import Iterable

from blotter.domain.record import Record
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.records.rows import KEYS, RecordNames, by_number, row
from blotter.project.reports.selection import Selection

_TITLES = {
    "id": "Record",
    "as_of": "As of",
    "report_date": "Reported",
    "parent": "Umbrella",
    "count": "Counts",
}
_NUMBERS = frozenset({"quantities", "evidence"})

QUALITY = (
    Column("completeness", "Completeness", ColumnKind.NUMBER),
    Column("sources", "Sources", ColumnKind.INTEGER),
    Column("independent", "Independent sources", ColumnKind.INTEGER),
    Column("review", "Review"),
    Column("recheck", "To re-check"),
    Column("problems", "Problems", ColumnKind.INTEGER),
)
"""How good a record is: what the report tells beyond the view."""

COLUMNS = (
    *(
        Column(
            key,
            _TITLES.get(key, key.replace("_", " ").capitalize()),
            ColumnKind.INTEGER if key in _NUMBERS else ColumnKind.TEXT,
        )
        for key in KEYS
    ),
    *QUALITY,
)


def records(project: Project, selection: Selection) -> Table:
    """The records by number, under the names of the view `v_records`, with how good they are."""
    from blotter.project.records import choosing

    return table_of(project, choosing.chosen(project, selection))


def table_of(project: Project, chosen: Iterable[Record], notes: tuple[str, ...] = ()) -> Table:
    """Some records by number, in the columns of the report."""
    from blotter.project.records import validating

    names = RecordNames(project)
    qualities, problems = validating.qualities(project, names), validating.problem_counts(project)
    rows: list[tuple[Cell, ...]] = []
    for record in sorted(chosen, key=by_number):
        held = qualities[record.id]
        rows.append(
            (
                *row(record, names),
                held.completeness,
                held.sources,
                held.independent,
                str(held.review),
                "yes" if held.to_recheck else "no",
                problems.get(record.id, 0),
            )
        )
    return Table("Records", COLUMNS, rows, notes)
