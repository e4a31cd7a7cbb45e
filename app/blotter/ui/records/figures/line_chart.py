"""LineChart: numbers over years, or over whatever stands in an order, one line a series, named at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, sin, tau

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.records.figures import axes
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.records.figures.fills import colour
from blotter.ui.records.figures.words import written
from blotter.ui.scale import px

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 20, 18, 30
_DOT, _NEAR, _LABEL = 3.5, 16, 0.26
_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)


@dataclass(frozen=True, slots=True)
class Dot:
    """A year of a line: its label, what it is called with its number, the value, the records behind it."""

    label: str
    name: str
    value: float
    ids: tuple[str, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A series: its name, its dots in order, and its place in the palette."""

    name: str
    dots: tuple[Dot, ...]
    hue: int = 0


class LineChart(Chart):
    """Lines are told apart by colour, dashes and the names at their ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.lines = tuple(each for each in lines if each.dots)
        self.lay_out()

    def _natural_height(self) -> int:
        return max(px(220), px(_TOP) + px(_BOTTOM) + px(_NEAR) * len(self.lines))

    def _labels(self) -> float:
        metrics = QFontMetrics(theme.interface_font(12))
        wanted = max((metrics.horizontalAdvance(line.name) for line in self.lines), default=0) + px(18)
        return min(float(wanted), self.width() * _LABEL) if len(self.lines) > 1 else 0.0

    def _plot(self) -> QRectF:
        right = px(_RIGHT) + self._labels()
        return QRectF(self.rect()).adjusted(px(_LEFT), px(_TOP), -right, -px(_BOTTOM))

    def _labels_below(self) -> list[str]:
        return [dot.label for dot in self.lines[0].dots] if self.lines else []

    def _ticks(self) -> list[int]:
        most = max((dot.value for line in self.lines for dot in line.dots), default=0)
        return axes.counts(most, max(2, int(self._plot().height() / px(52))))

    def _at(self, place: int, value: float, highest: float) -> QPointF:
        plot, steps = self._plot(), len(self._labels_below()) - 1
        share = place / steps if steps > 0 else 0.5
        return QPointF(plot.left() + plot.width() * share, plot.bottom() - plot.height() * value / highest)

    def _placed(self) -> Sequence[Mark]:
        highest, radius, marks = float(self._ticks()[-1] or 1), px(2 * _DOT) / 2 + 1, list[Mark]()
        for number, line in enumerate(self.lines):
            for place, dot in enumerate(line.dots):
                at = self._at(place, dot.value, highest)
                area = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
                marks.append(Mark((number, dot.label), dot.name, area, dot.ids, dot.more))
        return marks

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        self._paint_axes(painter)
        for number, line in enumerate(self.lines):
            ink = colour(line.hue) if len(self.lines) > 1 else theme.current().accent
            points = [mark.area.center() for dot in line.dots if (mark := self.mark((number, dot.label)))]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 1.8, _DASHES[line.hue % len(_DASHES)]))
            painter.drawPolyline(points)
            painter.setPen(QPen(theme.current().base, 1))
            painter.setBrush(ink)
            for point in points:
                painter.drawPolygon(sign(point, px(2 * _DOT) / 2, line.hue if len(self.lines) > 1 else 0))
        if len(self.lines) > 1:
            self._paint_names(painter)
        else:
            self._paint_values(painter)

    def _paint_axes(self, painter: QPainter) -> None:
        palette, plot, ticks = theme.current(), self._plot(), self._ticks()
        painter.setFont(theme.tabular(theme.interface_font(12)))
        for value in ticks:
            y = round(self._at(0, value, float(ticks[-1] or 1)).y()) + 0.5
            painter.setPen(QPen(palette.control if value == 0 else palette.border, 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(palette.muted)
            box = QRectF(0, y - px(8), px(_LEFT) - px(8), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{value:,}")
        names, metrics = self._labels_below(), painter.fontMetrics()
        every = axes.every(names, metrics, plot.width() / max(1, len(names)))
        for place in range(0, len(names), every):
            x = self._at(place, 0, 1).x()
            painter.setPen(palette.control)
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + px(4)))
            painter.setPen(palette.muted)
            box = QRectF(x - px(90), plot.bottom() + px(5), px(180), px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, names[place])

    def _paint_names(self, painter: QPainter) -> None:
        """At the ends of the lines, moved apart where they would overlap."""
        painter.setFont(theme.interface_font(12))
        plot, room = self._plot(), int(self._labels() - px(14))
        ends = [(self._end(number), number) for number in range(len(self.lines))]
        lowest = plot.bottom() + px(4)
        heights = apart([y for y, _ in sorted(ends)], px(_NEAR), lowest)
        for y, (_, number) in zip(heights, sorted(ends), strict=True):
            end = QPointF(plot.right() + px(3), self._end(number))
            painter.setPen(QPen(colour(self.lines[number].hue), 1))
            painter.drawLine(end, QPointF(plot.right() + px(11), y))
            painter.setPen(theme.current().text)
            words = painter.fontMetrics().elidedText(
                self.lines[number].name, Qt.TextElideMode.ElideRight, room
            )
            box = QRectF(plot.right() + px(14), y - px(8), room + px(12), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_values(self, painter: QPainter) -> None:
        """The numbers of a single line, if all of them have room."""
        painter.setFont(theme.tabular(theme.interface_font(12)))
        metrics, dots = painter.fontMetrics(), self.lines[0].dots if self.lines else ()
        widest = max((metrics.horizontalAdvance(written(dot.value)) for dot in dots), default=0) + px(4)
        if widest * len(dots) > self._plot().width():
            return
        painter.setPen(theme.current().text)
        for dot in dots:
            mark = self.mark((0, dot.label))
            if mark is not None and dot.value:
                at = mark.area.center()
                box = QRectF(at.x() - px(40), at.y() - px(20), px(80), px(15))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, written(dot.value))

    def _end(self, number: int) -> float:
        mark = self.mark((number, self.lines[number].dots[-1].label))
        return mark.area.center().y() if mark else self._plot().bottom()


def apart(wanted: Sequence[float], least: float, lowest: float) -> list[float]:
    """Heights near the wanted ones (from the top down), as far apart as said, none below the lowest."""
    heights: list[float] = []
    for each in wanted:
        heights.append(max(each, heights[-1] + least) if heights else each)
    limit = lowest
    for number in range(len(heights) - 1, -1, -1):
        heights[number] = min(heights[number], limit)
        limit = heights[number] - least
    return heights


def sign(at: QPointF, radius: float, number: int) -> QPolygonF:
    """The sign of a series: a disc, a square, a triangle and so on, so that colour is not needed."""
    turn, corners = _SIGNS[number % len(_SIGNS)]
    reach = radius if corners > 4 else radius * 1.25
    return QPolygonF(
        [
            QPointF(at.x() + reach * sin(angle), at.y() - reach * cos(angle))
            for angle in (tau * (turn + step / corners) for step in range(corners))
        ]
    )


_SIGNS = ((0.0, 24), (0.125, 4), (0.0, 3), (0.0, 4), (0.5, 3), (0.0, 5), (0.25, 3), (0.75, 3))
"""By how much a sign is turned, and how many corners it has."""
