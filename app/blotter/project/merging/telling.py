"""The report of a merge as a table: what came, what was decided, what was settled by rule."""

from collections.abc import Iterable
from pathlib import Path

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.interchange import formats
from blotter.interchange.formats import Export
from blotter.interchange.options import Options
from blotter.interchange.written import Written
from blotter.progress import Progress, silent
from blotter.project.merging import messages
from blotter.project.merging.questions import Question, Take
from blotter.project.merging.report import MergeReport

_COLUMNS = (
    Column("about", "About"),
    Column("copy", "Which copy"),
    Column("coder", "Coder"),
    Column("kind", "Kind"),
    Column("what", "What"),
    Column("added", "Added", ColumnKind.INTEGER),
    Column("changed", "Changed", ColumnKind.INTEGER),
    Column("removed", "Removed", ColumnKind.INTEGER),
    Column("how", "How"),
)


def report_table(report: MergeReport, decided: Iterable[tuple[Question, Take]]) -> Table:
    """What came by copy and coder, then each decision, then each thing that was settled by rule."""
    rows: list[tuple[Cell, ...]] = [
        (
            "came", each.copy, each.coder or None, messages.TYPES[each.what], None,
            each.added, each.changed, each.removed, None,
        )
        for each in report.came
    ]  # fmt: skip
    for question, take in decided:
        what = f"{question.what}, {question.part}" if question.part else str(question.what)
        state = question.other if take is Take.FROM else question.into
        how = f"{take} ({question.kind}): {state}" if state else f"{take} ({question.kind})"
        rows.append(_line("decided", question.copy, question.type.__name__, what, how))
    for remark in report.remarks:
        rows.append(_line("settled by rule", remark.copy, remark.kind, str(remark.what), str(remark.why)))
    return Table("Merge", _COLUMNS, rows)


def _line(about: str, copy: str, kind: str, what: str, how: str) -> tuple[Cell, ...]:
    return about, copy, None, messages.TYPES[kind], what, None, None, None, how


def export_report(
    table: Table, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write the report to a file; the suffix decides the format."""
    row = formats.writer(path, "sources")
    assert row.write is not None
    return row.write(Export(what="merge", table=table), path, options, progress)
