"""QuantityChart: sums of quantities, each unit by itself, with the bounds that their sources leave."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.records.figures import legend
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.records.figures.fills import colour, fill
from blotter.ui.scale import px

_EDGE, _BAR, _GAP, _HEAD, _AFTER, _TIP = 12, 16, 8, 26, 12, 9
_NAMES = 0.28


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum: its key, its series, its name and how it is written, from the least to the most it may be.

    `high` is None where that is open.
    """

    key: Hashable
    series: int
    name: str
    words: str
    low: float
    high: float | None
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """What is added up, and its rows: the words at the left, and the sums."""

    title: str
    rows: tuple[tuple[str, tuple[Sum, ...]], ...]

    @property
    def most(self) -> float:
        """The largest number in it."""
        found = (sum_.low if sum_.high is None else sum_.high for _, sums in self.rows for sum_ in sums)
        return max(found, default=0) or 1


class QuantityChart(Chart):
    """Lying bars: filled as far as is sure, hollow as far as may be, with a point where the end is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels: tuple[Panel, ...] = ()
        self.series: tuple[str, ...] = ()
        self._hues: tuple[int, ...] = ()

    def show_panels(self, panels: Sequence[Panel], series: Sequence[str], hues: Sequence[int]) -> None:
        """Show these; names of several series are told in a legend."""
        self.panels, self.series = tuple(panels), tuple(series) if len(series) > 1 else ()
        self._hues = tuple(hues)
        self.lay_out()

    def _top(self) -> int:
        room = self.width() - 2 * px(_EDGE)
        return px(_EDGE) + (legend.height(self.series, room) if self.series else 0)

    def _natural_height(self) -> int:
        return int(self._bands()[1]) + px(_EDGE)

    def _bands(self) -> tuple[list[tuple[float, list[tuple[float, float]]]], float]:
        """Where each panel begins, and the top and height of its rows; and where all of it ends."""
        y, bands = float(self._top()), []
        for panel in self.panels:
            begin, rows = y, []
            y += px(_HEAD)
            for _, sums in panel.rows:
                high = float(px(_BAR) * len(sums) + px(_GAP))
                rows.append((y, high))
                y += high
            bands.append((begin, rows))
            y += px(_AFTER)
        return bands, y

    def _left(self) -> float:
        metrics = QFontMetrics(theme.interface_font(13))
        names = (metrics.horizontalAdvance(name) for panel in self.panels for name, _ in panel.rows)
        return px(_EDGE) + min(float(max(names, default=0) + 2), self.width() * _NAMES) + px(8)

    def _room(self, left: float) -> float:
        metrics = QFontMetrics(theme.tabular(theme.interface_font(12, 600)))
        sums = (each for panel in self.panels for _, found in panel.rows for each in found)
        words = max((metrics.horizontalAdvance(each.words) for each in sums), default=0)
        return max(20.0, self.width() - left - words - px(_TIP) - px(_EDGE) - px(8))

    def _placed(self) -> Sequence[Mark]:
        left, marks = self._left(), list[Mark]()
        room = self._room(left)
        for (_, rows), panel in zip(self._bands()[0], self.panels, strict=True):
            for (top, _), (_, sums) in zip(rows, panel.rows, strict=True):
                for at, each in enumerate(sums):
                    most = each.low if each.high is None else each.high
                    wide = room * most / panel.most + (px(_TIP) if each.high is None else 0)
                    y = top + px(_GAP) / 2 + px(_BAR) * at + 1
                    area = QRectF(left, y, max(1.0, wide), px(_BAR) - 2)
                    marks.append(Mark(each.key, each.name, area, each.ids))
        return marks

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        legend.paint(painter, self.series, px(_EDGE), px(_EDGE), self.width() - 2 * px(_EDGE), self._hues)
        left = self._left()
        for (top, rows), panel in zip(self._bands()[0], self.panels, strict=True):
            painter.setPen(theme.current().text)
            painter.setFont(theme.interface_font(13, 600))
            box = QRectF(px(_EDGE), top, self.width() - 2 * px(_EDGE), px(_HEAD))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, panel.title)
            for (y, high), (name, sums) in zip(rows, panel.rows, strict=True):
                if QRectF(0, y, self.width(), high).intersects(exposed):
                    self._paint_row(painter, QRectF(0, y, left, high), name, sums, panel.most)

    def _paint_row(
        self, painter: QPainter, band: QRectF, name: str, sums: Sequence[Sum], most: float
    ) -> None:
        palette = theme.current()
        painter.setPen(palette.text)
        painter.setFont(theme.interface_font(13))
        box = band.adjusted(px(_EDGE), 0, -px(8), 0)
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        scale = self._room(band.width()) / most
        for each in sums:
            mark = self.mark(each.key)
            if mark is None:
                continue
            self._paint_sum(painter, mark.area, each, scale)
            painter.setPen(palette.text)
            painter.setFont(theme.tabular(theme.interface_font(12, 600)))
            beside = QRectF(mark.area.right() + px(6), mark.area.top() - 1, self.width(), px(_BAR))
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, each.words)

    def _paint_sum(self, painter: QPainter, area: QRectF, it: Sum, scale: float) -> None:
        ink = colour(self._hues[it.series]) if self.series else theme.current().accent
        sure = QRectF(area.left(), area.top(), it.low * scale, area.height())
        if self.series:
            fill(painter, sure, self._hues[it.series])
        else:
            painter.fillRect(sure, ink)
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if it.high is None:
            tip = QPointF(area.right(), area.center().y())
            painter.drawPolyline(QPolygonF([sure.topRight(), tip, sure.bottomRight()]))
        elif it.high > it.low:
            maybe = area.adjusted(sure.width(), 0.7, 0, -0.7)
            painter.drawRect(maybe)
