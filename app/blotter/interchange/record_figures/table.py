"""The numbers behind a figure of records, as a table."""

from collections.abc import Iterator

from blotter.domain.record_figure import Chart, Key, Mark, RecordFigure
from blotter.domain.table import Cell, Column, ColumnKind, Table

_BETWEEN = "; "


def table(shown: RecordFigure) -> Table:
    """One row for each bar, tile, cell, point or line, with the numbers of the records behind it."""
    if shown.asked.chart is Chart.TIMELINE:
        return _timeline(shown)
    is_of_amounts = shown.asked.chart is Chart.QUANTITIES
    columns = [Column("row", shown.row_title), Column("label", "Label")]
    if shown.asked.columns:
        columns += [Column("column", shown.column_title), Column("column_label", "Label of the column")]
    if is_of_amounts:
        columns.append(Column("what", "What"))
    columns.append(Column("value", shown.counted.capitalize(), ColumnKind.NUMBER))
    if is_of_amounts:
        columns += [Column("low", "Low", ColumnKind.NUMBER), Column("high", "High", ColumnKind.NUMBER)]
    columns += [Column("records", "Records", ColumnKind.INTEGER), Column("numbers", "Numbers of the records")]
    rows = [_row(shown, key, mark, is_of_amounts) for key, mark in _marks(shown)]
    return Table(shown.title, tuple(columns), rows, notes=shown.told)


def _marks(shown: RecordFigure) -> Iterator[tuple[Key, Mark]]:
    """Every place in order; a row without records has a nought, an empty cell is left out."""
    if shown.asked.chart is Chart.QUANTITIES or shown.asked.columns:
        for panel in shown.panels:
            for row in shown.rows:
                for column in shown.columns:
                    key = Key(row, column, panel)
                    if key in shown.marks:
                        yield key, shown.marks[key]
        return
    for row in shown.rows:
        yield Key(row), shown.mark(row)


def _row(shown: RecordFigure, key: Key, mark: Mark, is_of_amounts: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = [key.row, shown.label(key.row)]
    if shown.asked.columns:
        cells += [key.column, shown.label(key.column)]
    if is_of_amounts:
        cells.append(shown.label(key.panel))
    cells.append(mark.value)
    if is_of_amounts:
        cells += [mark.low, mark.high]
    return (*cells, len(mark.records), _BETWEEN.join(shown.numbers[record] for record in mark.records))


def _timeline(shown: RecordFigure) -> Table:
    columns = (
        Column("row", shown.row_title),
        Column("record", "Record"),
        Column("label", "Label"),
        Column("earliest", "Earliest"),
        Column("latest", "Latest"),
    )
    rows = [
        (shown.label(span.row), span.number, span.label, span.earliest, span.latest) for span in shown.spans
    ]
    return Table(shown.title, columns, rows, notes=shown.told)
