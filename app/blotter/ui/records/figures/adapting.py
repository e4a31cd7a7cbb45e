"""What a figure of records shows, as the widgets that draw it want it."""

from collections.abc import Callable, Mapping
from datetime import date

from blotter.domain.countries import COUNTRIES
from blotter.domain.record_figure import Chart, Count, Mark, RecordFigure
from blotter.ui.language import current, tr, translated
from blotter.ui.records.figures.bar_chart import Bar, Piece
from blotter.ui.records.figures.group_table import Group
from blotter.ui.records.figures.heat_grid import Cell
from blotter.ui.records.figures.line_chart import Dot, Line
from blotter.ui.records.figures.quantity_chart import Panel, Sum
from blotter.ui.records.figures.tile_map import Tile
from blotter.ui.records.figures.timeline import Stretch
from blotter.ui.records.figures.words import Name, called, told, told_amount, written

_CLASSES = 5
More = Callable[[str], str]
"""What is told on hovering over a country, beside its number."""


def tiles(figure: RecordFigure, more: More) -> list[Tile]:
    """Every country with its number, those without one too."""
    return [_tile(figure, code, more) for code in COUNTRIES]


def _tile(figure: RecordFigure, code: str, more: More) -> Tile:
    mark = figure.mark(code)
    place = figure.class_of(mark.value or 0)
    name = told(figure, (COUNTRIES[code].name(current()),), mark)
    return Tile(code, name, written(mark.value), 0 if place is None else place + 1, mark.records, more(code))


def without_tile(figure: RecordFigure) -> list[tuple[str, str, Mark]]:
    """The rows of a map that have no tile: key, name and what is there."""
    return [
        (key, called(figure, key), figure.mark(key))
        for key in figure.rows
        if (key not in COUNTRIES or COUNTRIES[key].tile is None) and figure.mark(key).records
    ]


def bars(figure: RecordFigure) -> list[Bar]:
    """A bar a row, with a piece for each column that has something."""
    return [
        Bar(row, called(figure, row), _with_share(figure, figure.total(row)), tuple(_pieces(figure, row)))
        for row in figure.rows
    ]


def _with_share(figure: RecordFigure, value: float) -> str:
    """A number, with its share where that is asked for: of all records, or of all counts."""
    if not figure.asked.shares:
        return written(value)
    is_once = figure.asked.count is Count.RECORDS
    whole = len(figure.records) if is_once else sum(mark.value or 0 for mark in figure.marks.values())
    if not whole:
        return written(value)
    return tr("{value} ({share} %)", value=written(value), share=f"{100 * value / whole:.0f}")


def _pieces(figure: RecordFigure, row: str) -> list[Piece]:
    name = called(figure, row)
    pieces = []
    for number, column in enumerate(figure.columns):
        mark = figure.mark(row, column)
        if mark.value or not column:
            told_name = told(figure, (name, called(figure, column)), mark)
            pieces.append(Piece(number, told_name, mark.value or 0, mark.records))
    return pieces


def hues(figure: RecordFigure) -> list[int]:
    """Which colour of the palette each column has."""
    return [figure.hues.get(column, number) for number, column in enumerate(figure.columns)]


def lines(figure: RecordFigure) -> list[Line]:
    """A line a column, over the years that the rows are."""
    return [
        Line(called(figure, column), tuple(_dot(figure, row, column) for row in figure.rows), hue)
        for column, hue in zip(figure.columns, hues(figure), strict=True)
    ]


def _dot(figure: RecordFigure, row: str, column: str) -> Dot:
    mark = figure.mark(row, column)
    name = told(figure, (called(figure, column), called(figure, row)), mark)
    return Dot(called(figure, row), name, mark.value or 0, mark.records)


def panels(figure: RecordFigure) -> list[Panel]:
    """What is added up, with a sum for each row and column that has some of it."""
    return [Panel(called(figure, panel), tuple(_sums(figure, panel))) for panel in figure.panels]


def _sums(figure: RecordFigure, panel: str) -> list[Sum]:
    found = []
    for row in figure.rows:
        for column in figure.columns:
            mark = figure.mark(row, column, panel)
            if not mark.records:
                continue
            parts = [called(figure, each) for each in (row, column) if each]
            name = told(figure, (called(figure, panel), *parts), mark)
            low = mark.low if mark.low is not None else mark.value or 0
            found.append(
                Sum(
                    (row, column, panel), " · ".join(parts), name, told_amount(mark),
                    mark.value, low, mark.high, mark.records,
                )
            )  # fmt: skip
    return found


def cells(figure: RecordFigure) -> Mapping[tuple[int, int], Cell]:
    """What is where rows and columns meet, in five steps up to the largest."""
    most = max((mark.value or 0 for mark in figure.marks.values()), default=0)
    return {
        (at, across): _cell(figure, row, column, most)
        for at, row in enumerate(figure.rows)
        for across, column in enumerate(figure.columns)
    }


def _cell(figure: RecordFigure, row: str, column: str, most: float) -> Cell:
    mark = figure.mark(row, column)
    level = min(_CLASSES, int(_CLASSES * mark.value / most) + 1) if most and mark.value else 0
    name = told(figure, (called(figure, row), called(figure, column)), mark)
    return Cell(name, written(mark.value), level, mark.records)


def stretches(figure: RecordFigure, dates: Callable[[str], str]) -> list[Stretch]:
    """The records in time; `dates` gives a record's date as it was written."""
    return [
        Stretch(
            key=span.record,
            group=called(figure, span.row),
            label=tr("{number}  {label}", number=span.number, label=translated(span.label)),
            name=Name(
                tr("{number}, {label}", number=span.number, label=translated(span.label)),
                dates(span.record) or "–",
                "1",
            ),
            earliest=_day(span.earliest),
            latest=_day(span.latest),
            ids=(span.record,),
        )
        for span in figure.spans
    ]


def _day(day: str) -> date | None:
    return date.fromisoformat(day) if day else None


def groups(figure: RecordFigure, region: Callable[[str], str]) -> tuple[str, list[Group]]:
    """The same numbers by group, with what they are groups by; a map’s by region."""
    if figure.asked.chart is Chart.MAP:
        return tr("Region"), _regions(figure, region)
    if figure.asked.chart is Chart.TIMELINE:
        return translated(figure.row_title), _spans_by_row(figure)
    if figure.asked.chart is Chart.QUANTITIES:
        return tr("Quantity"), [_panel_group(figure, panel) for panel in figure.panels]
    if figure.asked.chart is Chart.LINES and len(figure.columns) > 1:
        return translated(figure.column_title), _by_column(figure)
    found = [_row_group(figure, row) for row in figure.rows]
    return translated(figure.row_title), found


def _regions(figure: RecordFigure, region: Callable[[str], str]) -> list[Group]:
    """By region, the largest first: each record once where records are counted, else the sums."""
    marks: dict[str, list[Mark]] = {}
    for key in figure.rows:
        if figure.mark(key).records:
            marks.setdefault(region(key), []).append(figure.mark(key))
    found = [_sum(name, marks[name], figure) for name in marks]
    return sorted(found, key=lambda each: -each.value)


def _sum(name: str, marks: list[Mark], figure: RecordFigure) -> Group:
    ids = tuple(dict.fromkeys(each for mark in marks for each in mark.records))
    is_once = figure.asked.count is Count.RECORDS
    value = len(ids) if is_once else sum(mark.value or 0 for mark in marks)
    return Group(name, tr(name) if name else tr("no region"), value, written(value), ids)


def _by_column(figure: RecordFigure) -> list[Group]:
    found = []
    for column in figure.columns:
        marks = [figure.mark(row, column) for row in figure.rows]
        ids = tuple(dict.fromkeys(each for mark in marks for each in mark.records))
        value = sum(mark.value or 0 for mark in marks)
        found.append(Group(column, called(figure, column), value, written(value), ids))
    return found


def _spans_by_row(figure: RecordFigure) -> list[Group]:
    ids: dict[str, list[str]] = {row: [] for row in figure.rows}
    for span in figure.spans:
        ids.setdefault(span.row, []).append(span.record)
    return [
        Group(row, called(figure, row), len(found), written(len(found)), tuple(found))
        for row, found in ids.items()
        if found
    ]


def _panel_group(figure: RecordFigure, panel: str) -> Group:
    """How many records a quantity comes from: numbers in other units have no common bar."""
    marks = [mark for key, mark in figure.marks.items() if key.panel == panel]
    ids = tuple(dict.fromkeys(each for mark in marks for each in mark.records))
    return Group(panel, called(figure, panel), len(ids), written(len(ids)), ids)


def _row_group(figure: RecordFigure, row: str) -> Group:
    marks = [figure.mark(row, column) for column in figure.columns]
    ids = tuple(dict.fromkeys(each for mark in marks for each in mark.records))
    value = figure.total(row)
    return Group(row, called(figure, row), value, written(value), ids)
