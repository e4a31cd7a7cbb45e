"""The report of an import, saved as a file: to be read, filed with a study, or read by programs."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

from blotter.domain.kinds import KINDS
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.errors import Refused
from blotter.interchange import tables, tables_page
from blotter.interchange.tables_page import TablesPage
from blotter.message import Sentence
from blotter.project.carrying import messages
from blotter.project.carrying.called import CALLED
from blotter.project.import_report import ImportReport
from blotter.project.import_table import import_table

SUFFIXES = (".html", ".md", ".json", ".csv")
_OTHERS = {"done": Sentence("done marks"), "rows": Sentence("rows"), "records": Sentence("records")}
_MADE = "revisions"
"""What an import itself may make, so that it is not counted as part of the file unless it was found there."""
_SEGMENTS, _UNPLACED = "segments", "moved"
_NOTE = "files"
"""The note that an import leaves of the file it read, which is no part of what the file holds."""


def save(report: ImportReport, path: Path, at: str = "") -> None:
    """Write a report; the suffix says as what. `at` is the moment of the import."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise Refused(messages.NO_REPORT_FILE, name=path.name, suffixes=", ".join(SUFFIXES))
    writer(report, path, at)


def check(path: Path) -> None:
    """Refused where a report cannot be written as such a file: before the import, not after it."""
    if path.suffix.lower() not in _WRITERS:
        raise Refused(messages.NO_REPORT_FILE, name=path.name, suffixes=", ".join(SUFFIXES))


def plain(report: ImportReport) -> dict[str, object]:
    """The report as plain values with names, for JSON."""
    told = dataclasses.asdict(report)
    told["samples"] = [sample._asdict() for sample in report.samples]
    return told


def page_of(report: ImportReport, at: str = "") -> TablesPage:
    """The report as a page: how the file was read, how much of what, three passages, and each remark."""
    facts = [
        (Sentence(messages.FORMAT), report.format),
        (Sentence(messages.POSITIONS), report.convention),
        (Sentence(messages.REFUSED), str(report.refused) if report.refused else ""),
        (Sentence(messages.REANCHORED), str(report.reanchored) if report.reanchored else ""),
        (Sentence(messages.MOMENT), at),
    ]
    every = (counts_table(report), _samples(report), import_table(report))
    return TablesPage(
        Sentence(messages.REPORT_TITLE),
        tuple((name, words) for name, words in facts if words),
        tuple(each for each in every if each.rows),
    )


def counts_table(report: ImportReport) -> Table:
    """How much of each kind is in the file, is new, was there already, stays out."""
    columns = (
        Column("kind", "What"),
        Column("found", "In the file", ColumnKind.INTEGER),
        Column("taken", "New", ColumnKind.INTEGER),
        Column("there", "There already", ColumnKind.INTEGER),
        Column("left", "Left out", ColumnKind.INTEGER),
    )
    each = (report.found, report.taken, report.there, report.left, report.created)
    rows: list[tuple[Cell, ...]] = [
        (
            _called(kind),
            _in_file(report, kind),
            _new(report, kind),
            report.there.get(kind, 0),
            _left(report, kind),
        )
        for kind in sorted({kind for counts in each for kind in counts if kind != _NOTE}, key=_order)
    ]
    return Table(Sentence("How much"), columns, rows)


def _order(kind: str) -> tuple[int, str]:
    """The same kinds in the same order for every file; what is no kind of a project comes last."""
    known = list(KINDS.values())
    return (known.index(kind), "") if kind in known else (len(known), kind)


def _in_file(report: ImportReport, kind: str) -> int | None:
    """How many the file has; of what its reader did not count, all that came of it.

    Passages that have lost their place have a row of their own, so the segments are those with one.
    """
    came = sum(counts.get(kind, 0) for counts in (report.taken, report.there, report.left))
    if kind not in report.found:
        return None if kind == _MADE else came
    if kind == _SEGMENTS:
        return max(report.found[kind] - _unplaced(report), came)
    return report.found[kind]


def _unplaced(report: ImportReport) -> int:
    return report.taken.get(_UNPLACED, 0) + report.there.get(_UNPLACED, 0)


def _new(report: ImportReport, kind: str) -> int:
    """How many of the file come in; a revision that the import itself makes is not one of the file's."""
    taken, there, left = (counts.get(kind, 0) for counts in (report.taken, report.there, report.left))
    return min(taken, report.found[kind] - there - left) if kind == _MADE and kind in report.found else taken


def _left(report: ImportReport, kind: str) -> int:
    """How many stay out; passages that have lost their place are kept, so they do not count among them."""
    came = (report.taken, report.there)
    missing = report.found.get(kind, 0) - sum(counts.get(kind, 0) for counts in came)
    if kind == _SEGMENTS:
        missing -= _unplaced(report)
    return max(report.left.get(kind, 0), missing)


def _called(kind: str) -> str:
    return CALLED.get(kind) or _OTHERS.get(kind) or kind


def _samples(report: ImportReport) -> Table:
    columns = (
        Column("source", "Document"),
        Column("code", "Code", ColumnKind.CODE),
        Column("before", "Before"),
        Column("quote", "Passage", ColumnKind.QUOTE),
        Column("after", "After"),
    )
    return Table(Sentence("Passages as they were read"), columns, [tuple(each) for each in report.samples])


def _html(report: ImportReport, path: Path, at: str) -> None:
    tables_page.write_html(page_of(report, at), path)


def _markdown(report: ImportReport, path: Path, at: str) -> None:
    tables_page.write_markdown(page_of(report, at), path)


def _json(report: ImportReport, path: Path, at: str) -> None:
    tables_page.write_json({**plain(report), "at": at}, path)


def _csv(report: ImportReport, path: Path, _: str) -> None:
    table = import_table(report)
    counts = [("count", name, kind, str(number)) for name, kind, number in _numbers(report)]
    tables.write_csv(dataclasses.replace(table, rows=[*counts, *table.rows]), path)


def _numbers(report: ImportReport) -> Iterator[tuple[str, str, int]]:
    """Each count by its name and kind, so that a table has them, too."""
    for name in ("found", "taken", "there", "left", "created"):
        for kind, number in getattr(report, name).items():
            yield name, kind, number


_WRITERS: dict[str, Callable[[ImportReport, Path, str], None]] = {
    ".html": _html,
    ".htm": _html,
    ".md": _markdown,
    ".markdown": _markdown,
    ".json": _json,
    ".csv": _csv,
}
