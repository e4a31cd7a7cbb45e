"""The reports of two coders' agreement on records, and of what differs."""

from typing import TYPE_CHECKING

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, names_meant, query

if TYPE_CHECKING:
    from blotter.analysis.records.agreement import RecordAgreement, RecordOptions
    from blotter.project.records.comparing import RecordComparison

_INTEGER, _NUMBER = ColumnKind.INTEGER, ColumnKind.NUMBER


def agreement(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Whether two coders found the same activities, and how far they agree on each field of the pairs."""
    columns = (
        Column("field", "Field"),
        Column("kind", "Kind"),
        Column("coders", "Coders"),
        Column("measure", "Measure"),
        Column("value", "Value", _NUMBER),
        Column("low", "Low", _NUMBER),
        Column("high", "High", _NUMBER),
        Column("n", "n", _INTEGER),
        Column("drawing", "n counts"),
        Column("first", "Records of the first", _INTEGER),
        Column("second", "Records of the second", _INTEGER),
        Column("pairs", "Pairs", _INTEGER),
        Column("only_one", "Stated by one only", _INTEGER),
        Column("reason", "Reason"),
        Column("interval_reason", "No interval"),
    )
    found = _compared(project, selection, progress)
    rows = [_figures(row) for each in found for row in each.rows]
    return Table("Agreement on records", columns, rows, _notes(found))


def _figures(row: "RecordAgreement") -> tuple[Cell, ...]:
    return (
        row.field,
        row.kind or None,
        ", ".join(row.coders),
        row.measure,
        row.value,
        row.low,
        row.high,
        row.n,
        str(row.drawn),
        row.first,
        row.second,
        row.matched,
        row.only_one,
        row.reason,
        row.interval_reason,
    )


def differences(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """In which fields the pairs of two coders differ, and what only one of them has."""
    from blotter.project.records import settling
    from blotter.project.records.rows import RecordNames

    columns = (
        Column("first", "Record of the first"),
        Column("second", "Record of the second"),
        Column("coders", "Coders"),
        Column("kind", "Kind"),
        Column("field", "Field"),
        Column("difference", "Difference"),
        Column("first_value", "Value of the first"),
        Column("second_value", "Value of the second"),
        Column("overlap", "Evidence in common", _NUMBER),
        Column("settled", "Settled as"),
    )
    names, rows = RecordNames(project), list[tuple[Cell, ...]]()
    found = _compared(project, selection, progress, intervals=False)
    for compared in found:
        settled = settling.settled_numbers(project, compared)
        coders = ", ".join(compared.names)
        for pair in compared.pairs:
            first, second = (each.number if each else None for each in (pair.first, pair.second))
            kind, as_what = names.kind(pair.records[0]), settled.get(settling.key(pair))
            if pair.first is None or pair.second is None:
                missed = ("record", "missed", None, None, None)
                rows.append((first, second, coders, kind, *missed, as_what))
            for each in pair.differences:
                differs = (each.field, str(each.how), each.first or None, each.second or None)
                rows.append((first, second, coders, kind, *differs, pair.overlap, as_what))
    return Table("Differences between records", columns, rows, _notes(found))


def _compared(
    project: Project, selection: Selection, progress: Progress, intervals: bool = True
) -> "list[RecordComparison]":
    from dataclasses import replace

    from blotter.project.records import comparing

    query(project, selection)
    options = options_of(project, selection)
    options = options if intervals else replace(options, intervals=False)
    pairs = comparing.pairs_of_coders(project, options)
    return [comparing.compare(project, *pair, options, progress) for pair in pairs]


def options_of(project: Project, selection: Selection) -> "RecordOptions":
    """As they were chosen, else the usual ones for the coders and documents that are asked for."""
    from blotter.analysis.records.agreement import RecordOptions

    return selection.records or RecordOptions(
        coders=selection.coders, sources=names_meant(project, selection)
    )


def _notes(found: "list[RecordComparison]") -> tuple[str, ...]:
    from blotter.analysis import messages
    from blotter.project.records.comparing import how_notes

    if not found:
        return (messages.NO_TWO_CODERS_OF_RECORDS,)
    return (*(note for each in found for note in each.notes()), *how_notes(found[0].options, found[0].days))
