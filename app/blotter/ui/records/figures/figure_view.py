"""FigureView: a figure with its title above it, and under it what it does not show."""

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from blotter.domain import record_figure
from blotter.domain.record_figure import RecordFigure
from blotter.interchange.record_figures import look
from blotter.ui import theme
from blotter.ui.asking.matrix_table import heat
from blotter.ui.language import in_a_row, tr, translated
from blotter.ui.records.figures import adapting, words
from blotter.ui.records.figures.bar_chart import BarChart
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.records.figures.column_chart import ColumnChart
from blotter.ui.records.figures.heat_grid import HeatGrid
from blotter.ui.records.figures.line_chart import LineChart
from blotter.ui.records.figures.map_legend import MapLegend
from blotter.ui.records.figures.quantity_chart import QuantityChart
from blotter.ui.records.figures.tile_map import TileMap
from blotter.ui.records.figures.timeline import Timeline
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel

_EDGE = 14
_FADED, _LOW = 0.6, 460
_FEW_OTHERS, _ALL = 12, "*"
"""How many of what has no tile are listed at first; the link that lists the rest."""


class Told(NamedTuple):
    """What a figure needs to be told of a project: of a country what is to be said beside its number and its
    region, of a record (by id) its date as written.
    """

    more: Callable[[str], str]
    region: Callable[[str], str]
    date: Callable[[str], str]


class FigureView(QWidget):
    """Shows one figure at a time; `chart` is the widget that draws it."""

    turned_to = Signal(object)
    """A `Mark` was clicked or reached with the arrow keys."""
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: RecordFigure | None = None
        self._charts: dict[type[Chart], Chart] = {}
        self.heading = ElidedLabel()
        self.kind = ElidedLabel()
        self.legend = MapLegend(self._map_shade)
        self.others = QLabel()
        self.told = QLabel()
        self.fold = QToolButton()
        self.fold.setAccessibleName(tr("What the figure counts and leaves out"))
        self.stack = QStackedWidget()
        self._others: dict[str, Mark] = {}
        self._shows_all = False
        self._lay_out()
        self.others.linkActivated.connect(self._choose_other)
        theme.notifier().changed.connect(self._show_others)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        set_role(self.heading, "heading")
        set_role(self.kind, "hint")
        self.kind.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.setContentsMargins(px(_EDGE), 8, px(_EDGE), 4)
        head.addWidget(self.heading, 3)
        head.addWidget(self.kind, 2)
        for label in (self.others, self.told):
            label.setWordWrap(True)
            label.setContentsMargins(px(_EDGE), 0, px(_EDGE), 0)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            set_role(label, "hint")
        set_role(self.fold, "fold")
        self.fold.setCheckable(True)
        self.fold.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.fold.toggled.connect(lambda _: self._fit())
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.others.setTextFormat(Qt.TextFormat.RichText)
        self.others.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.legend)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.others)
        column.addWidget(self.told)

    @property
    def chart(self) -> Chart:
        """The widget that draws the figure."""
        area = self.stack.currentWidget()
        assert isinstance(area, _Area)
        return area.chart

    def show_figure(self, figure: RecordFigure, told: Told) -> None:
        """Show a figure."""
        self.figure = figure
        self.heading.setText(translated(figure.title))
        self.kind.setText(tr(words.HINTS[figure.asked.chart]))
        _SHOWERS[figure.asked.chart](self, figure, told)
        self.chart.setAccessibleName(translated(figure.title))
        is_map = figure.asked.chart is record_figure.Chart.MAP
        self.legend.setVisible(is_map)
        if is_map:
            what = tr("{what} a country", what=translated(figure.counted))
            self.legend.show_classes([words.told_class(each) for each in figure.classes], what)
        self._others = self._found_others(figure) if is_map else {}
        self._show_others()
        self.told.setText("\n".join(translated(line) for line in figure.told))
        self._fit()

    def _map_shade(self, level: int) -> QColor:
        """The ground of a class; few classes are spread over the whole scale."""
        count = len(self.figure.classes) if self.figure else 5
        return QColor(look.step(level - 1, count, look.look(theme.current().is_dark)))

    def current(self) -> Mark | None:
        """The mark whose records are shown."""
        return self.chart.current() if self.stack.count() else None

    def set_faded(self, faded: bool) -> None:
        """Show the figure at 60 %, or in full again."""
        if self.stack.count():
            self.chart.set_faded(_FADED if faded else 1)

    def _use(self, kind: type[Chart], make: Callable[[], Chart]) -> Chart:
        """The widget of this kind, in view now."""
        chart = self._charts.get(kind)
        if chart is None:
            chart = self._charts[kind] = make()
            self.stack.addWidget(_Area(chart))
            chart.turned_to.connect(self._follow)
            chart.entered.connect(self.entered)
        self.stack.setCurrentIndex(list(self._charts).index(kind))
        return chart

    def _follow(self, mark: Mark) -> None:
        area = self.stack.currentWidget()
        assert isinstance(area, _Area)
        area.bring_in(mark.area)
        self.turned_to.emit(mark)

    # What has no tile

    @staticmethod
    def _found_others(figure: RecordFigure) -> dict[str, Mark]:
        found = {}
        for key, name, mark in adapting.without_tile(figure):
            found[key] = Mark(key, words.told(figure, (name,), mark), QRectF(), mark.records)
        return found

    def _show_others(self) -> None:
        shown = list(self._others.items())[: None if self._shows_all else _FEW_OTHERS]
        links = [_link(key, words.beside(mark.name)) for key, mark in shown]
        left = len(self._others) - len(shown)
        if left:
            links.append(_link(_ALL, tr("{count} more", count=left)))
        self.others.setText(tr("Without a tile: {names}", names=in_a_row(links)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the notes are folded away, all but how many records there are."""
        is_low = self.height() < px(_LOW)
        shows = not is_low or self.fold.isChecked()
        self.fold.setVisible(is_low)
        records = words.told_records(len(self.figure.records) if self.figure else 0)
        sign = "▾" if shows else "▸"
        self.fold.setText(tr("{sign} {records}, and what is not shown", sign=sign, records=records))
        self.told.setVisible(shows)
        self.others.setVisible(shows and bool(self._others))

    def _choose_other(self, key: str) -> None:
        if key == _ALL:
            self._shows_all = True
            self._show_others()
        elif key in self._others:
            self.turned_to.emit(self._others[key])

    # One for each way of drawing

    def _show_map(self, figure: RecordFigure, told: Told) -> None:
        chart = self._use(TileMap, lambda: TileMap(self._map_shade))
        assert isinstance(chart, TileMap)
        chart.show_tiles(adapting.tiles(figure, told.more), figure.asked.numbers)

    def _show_bars(self, figure: RecordFigure, told: Told) -> None:
        is_stacked = figure.asked.chart is record_figure.Chart.STACKED
        kind = ColumnChart if is_stacked and figure.asked.rows == "year" else BarChart
        chart = self._use(kind, kind)
        assert isinstance(chart, BarChart | ColumnChart)
        series = [words.called(figure, each) for each in figure.columns] if is_stacked else ()
        chart.show_bars(adapting.bars(figure), series, adapting.hues(figure))

    def _show_lines(self, figure: RecordFigure, told: Told) -> None:
        chart = self._use(LineChart, LineChart)
        assert isinstance(chart, LineChart)
        chart.show_lines(adapting.lines(figure))

    def _show_matrix(self, figure: RecordFigure, told: Told) -> None:
        chart = self._use(HeatGrid, lambda: HeatGrid(_shade))
        assert isinstance(chart, HeatGrid)
        rows, columns = (
            [words.called(figure, each) for each in keys] for keys in (figure.rows, figure.columns)
        )
        chart.show_cells(rows, columns, adapting.cells(figure))

    def _show_quantities(self, figure: RecordFigure, told: Told) -> None:
        chart = self._use(QuantityChart, QuantityChart)
        assert isinstance(chart, QuantityChart)
        chart.show_panels(adapting.panels(figure))

    def _show_timeline(self, figure: RecordFigure, told: Told) -> None:
        chart = self._use(Timeline, Timeline)
        assert isinstance(chart, Timeline)
        chart.show_stretches(adapting.stretches(figure, told.date))


_SHOWERS = {
    record_figure.Chart.MAP: FigureView._show_map,
    record_figure.Chart.BARS: FigureView._show_bars,
    record_figure.Chart.STACKED: FigureView._show_bars,
    record_figure.Chart.LINES: FigureView._show_lines,
    record_figure.Chart.MATRIX: FigureView._show_matrix,
    record_figure.Chart.TIMELINE: FigureView._show_timeline,
    record_figure.Chart.QUANTITIES: FigureView._show_quantities,
}


def _link(key: str, name: str) -> str:
    colour = theme.current().accent.name()
    return f'<a href="{escape(key)}" style="color: {colour}; text-decoration: none">{escape(name)}</a>'


class _Area(QScrollArea):
    """A chart that may be larger than there is room; the focus is the chart's."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.setWidget(chart)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(chart)

    def bring_in(self, area: QRectF) -> None:
        """Scroll so far that a mark can be seen."""
        centre = area.center().toPoint()
        self.ensureVisible(centre.x(), centre.y(), px(40), px(40))


def _shade(level: int) -> QColor:
    found = heat(level)
    assert found is not None
    return found
