"""The report of activity records."""

from blotter.domain.table import Column, ColumnKind, Table
from blotter.project.project import Project
from blotter.project.records.rows import KEYS, rows
from blotter.project.reports.selection import Selection

_TITLES = {
    "id": "Record",
    "as_of": "As of",
    "report_date": "Reported",
    "parent": "Umbrella",
    "count": "Counts",
}
_NUMBERS = frozenset({"quantities", "evidence"})

COLUMNS = tuple(
    Column(
        key,
        _TITLES.get(key, key.replace("_", " ").capitalize()),
        ColumnKind.INTEGER if key in _NUMBERS else ColumnKind.TEXT,
    )
    for key in KEYS
)


def records(project: Project, selection: Selection) -> Table:
    """Every record by number, under the names of the view `v_records`."""
    return Table("Records", COLUMNS, list(rows(project)))
