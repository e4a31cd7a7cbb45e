"""The report of an import as a table: to be looked at, saved and read again."""

from blotter.domain.table import Column, Table
from blotter.message import Sentence
from blotter.project import messages
from blotter.project.import_report import ImportReport, ReportLine

_COLUMNS = (
    Column("kind", "What"),
    Column("where", "Where"),
    Column("what", "Which"),
    Column("why", "Why"),
)
_FIRST = ("refused", "left out", "skipped")
"""What people have to know before the rest."""


def import_table(report: ImportReport) -> Table:
    """All that an import told: what was left out, what is to know, what was guessed, and what came in."""
    lines = sorted(report.lines, key=_rank)
    rows = [(each.kind, each.where, each.what, each.why) for each in (*lines, *report.came_in)]
    return Table("What to know about the import", _COLUMNS, rows, (_summary(report),))


def _rank(line: ReportLine) -> int:
    if line.kind in _FIRST:
        return _FIRST.index(line.kind)
    return len(_FIRST) + (line.kind in ("guess", "encoding"))


def _summary(report: ImportReport) -> str:
    """The counts in one sentence."""
    taken = ", ".join(f"{kind} {count}" for kind, count in report.taken.items() if count) or "-"
    made = ", ".join(f"{kind} {count}" for kind, count in report.created.items() if count) or "-"
    told = {"taken": taken, "made": made, "refused": report.refused, "skipped": report.skipped}
    return Sentence(messages.IMPORT_SUMMARY, formats=report.format or "-", **told)
