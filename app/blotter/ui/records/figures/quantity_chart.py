"""QuantityChart: sums of quantities, each unit on a scale of its own, with the bounds their sources leave."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.scale import px

_EDGE, _ROW, _BAR, _HEAD, _AFTER, _CAP = 12, 26, 0.62, 26, 12, 5
_NAMES, _OPEN = 0.34, 1.06
"""How much of the width names take at most; how much longer a scale is where an upper bound is open."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum: its key, the words beside it, its name, and how it is written; exact, or between bounds.

    `value` is None where no exact number is known, `high` where the upper bound is open.
    """

    key: Hashable
    label: str
    name: str
    words: str
    value: float | None
    low: float
    high: float | None
    ids: tuple[str, ...] = ()

    @property
    def length(self) -> float:
        """How far the bar goes."""
        return self.low if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Panel:
    """What is added up, and the sums of it."""

    title: str
    sums: tuple[Sum, ...]

    @property
    def reach(self) -> float:
        """How far its scale goes."""
        longest = max((max(each.length, each.high or 0) for each in self.sums), default=0) or 1
        return longest * (_OPEN if any(each.high is None for each in self.sums) else 1)


class QuantityChart(Chart):
    """A full bar for an exact number, a hollow one for a lower bound; a line from bound to bound."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panels: tuple[Panel, ...] = ()

    def show_panels(self, panels: Sequence[Panel]) -> None:
        """Show these under each other."""
        self.panels = tuple(panels)
        self.lay_out()

    def _natural_height(self) -> int:
        rows = sum(len(panel.sums) for panel in self.panels)
        return px(_EDGE) + rows * px(_ROW) + len(self.panels) * (px(_HEAD) + px(_AFTER))

    def _left(self) -> float:
        metrics = QFontMetrics(theme.interface_font(13))
        names = (metrics.horizontalAdvance(each.label) for panel in self.panels for each in panel.sums)
        return px(_EDGE) + min(float(max(names, default=0) + 2), self.width() * _NAMES) + px(8)

    def _room(self, left: float) -> float:
        metrics = QFontMetrics(theme.tabular(theme.interface_font(12, 600)))
        sums = (each for panel in self.panels for each in panel.sums)
        words = max((metrics.horizontalAdvance(each.words) for each in sums), default=0)
        return max(20.0, self.width() - left - words - px(_EDGE) - px(14))

    def _placed(self) -> Sequence[Mark]:
        left, y, marks = self._left(), float(px(_EDGE)), list[Mark]()
        room = self._room(left)
        for panel in self.panels:
            y += px(_HEAD)
            reach = panel.reach
            for each in panel.sums:
                end = reach if each.high is None else max(each.length, each.high)
                wide = max(1.0, room * end / reach)
                high = px(_ROW) * _BAR
                area = QRectF(left, y + (px(_ROW) - high) / 2, wide, high)
                marks.append(Mark(each.key, each.name, area, each.ids))
                y += px(_ROW)
            y += px(_AFTER)
        return marks

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        left, y = self._left(), float(px(_EDGE))
        room = self._room(left)
        for panel in self.panels:
            painter.setPen(theme.current().text)
            painter.setFont(theme.interface_font(13, 600))
            box = QRectF(px(_EDGE), y, self.width() - 2 * px(_EDGE), px(_HEAD))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, panel.title)
            y += px(_HEAD)
            begin, scale = y, room / panel.reach
            for each in panel.sums:
                band = QRectF(0, y, self.width(), px(_ROW))
                if band.intersects(exposed):
                    self._paint_sum(painter, band, each, left, scale)
                y += px(_ROW)
            painter.setPen(theme.current().control)
            painter.drawLine(QPointF(round(left) - 0.5, begin), QPointF(round(left) - 0.5, y))
            y += px(_AFTER)

    def _paint_sum(self, painter: QPainter, band: QRectF, it: Sum, left: float, scale: float) -> None:
        palette, mark = theme.current(), self.mark(it.key)
        if mark is None:
            return
        painter.setPen(palette.text)
        painter.setFont(theme.interface_font(13))
        box = QRectF(px(_EDGE), band.top(), left - px(_EDGE) - px(8), band.height())
        words = painter.fontMetrics().elidedText(it.label, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        bar = QRectF(mark.area.topLeft(), mark.area.size())
        bar.setWidth(it.length * scale)
        painter.setPen(QPen(palette.accent, 1.2))
        painter.setBrush(palette.accent if it.value is not None else Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        self._paint_bounds(painter, mark.area, it, scale)
        painter.setPen(palette.text)
        painter.setFont(theme.tabular(theme.interface_font(12, 600)))
        beside = QRectF(mark.area.right() + px(8), band.top(), self.width(), band.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, it.words)

    @staticmethod
    def _paint_bounds(painter: QPainter, area: QRectF, it: Sum, scale: float) -> None:
        """A line from bound to bound with a cap at each; an arrow where nobody knows how far up."""
        low = area.left() + it.low * scale
        if it.high is not None and it.high <= it.low:
            return
        middle, cap = area.center().y(), px(_CAP)
        end = area.right()
        painter.setPen(QPen(theme.current().text, 1.2))
        painter.drawLine(QPointF(low, middle), QPointF(end, middle))
        painter.drawLine(QPointF(low, middle - cap), QPointF(low, middle + cap))
        if it.high is not None:
            painter.drawLine(QPointF(end, middle - cap), QPointF(end, middle + cap))
            return
        painter.setBrush(theme.current().text)
        points = (QPointF(end, middle), QPointF(end - cap, middle - cap), QPointF(end - cap, middle + cap))
        painter.drawPolygon(QPolygonF(points))
