"""Timeline: what is known of when, one line each: days as dots, ranges as bars, open ends as arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from blotter.ui import theme
from blotter.ui.records.figures import axes
from blotter.ui.records.figures.chart import Chart, Mark
from blotter.ui.records.figures.fills import colour
from blotter.ui.scale import px

_EDGE, _ROW, _HEAD, _BAR, _NAMES = 12, 20, 26, 10, 0.3
_DOT_DAYS, _ARROW = 3, 14


@dataclass(frozen=True, slots=True)
class Stretch:
    """A record in time: its key, the words beside it, its name with its date, and its bounds.

    A bound is None where it is open. What is `unsure` is drawn hollow. `series` tells its colour.
    """

    key: str
    label: str
    name: str
    earliest: date | None
    latest: date | None
    unsure: bool = False
    series: int = 0
    ids: tuple[str, ...] = ()


class Timeline(Chart):
    """From the first year to the last; the years stand above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stretches: tuple[Stretch, ...] = ()

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these from the top down; what has no bound at all is not shown."""
        self.stretches = tuple(each for each in stretches if each.earliest or each.latest)
        self.lay_out()

    def _natural_height(self) -> int:
        return px(_HEAD) + px(_ROW) * len(self.stretches) + px(_EDGE)

    def _left(self) -> float:
        metrics = QFontMetrics(theme.interface_font(12))
        # The longest of many names is told by their letters: measuring each would take long.
        longest = max((each.label for each in self.stretches), key=len, default="")
        wanted = metrics.horizontalAdvance(longest) + px(8)
        return px(_EDGE) + min(float(wanted), self.width() * _NAMES) + px(8)

    def _span(self) -> tuple[int, int]:
        """The first and the last year."""
        found = [each.year for it in self.stretches for each in (it.earliest, it.latest) if each]
        return (min(found), max(found)) if found else (2000, 2000)

    def _x(self, day: float, span: tuple[int, int], left: float) -> float:
        """Where a moment, in years, stands."""
        first, last = span
        room = self.width() - left - px(_EDGE) - px(_ARROW)
        return left + px(_ARROW) / 2 + room * (day - first) / (last + 1 - first)

    def _placed(self) -> Sequence[Mark]:
        span, left, row, marks = self._span(), self._left(), px(_ROW), list[Mark]()
        for number, it in enumerate(self.stretches):
            y = px(_HEAD) + row * number + (row - px(_BAR)) / 2
            begin = self._x(_in_years(it.earliest), span, left) if it.earliest else left
            end = (
                self._x(_in_years(it.latest, 1), span, left) if it.latest else float(self.width() - px(_EDGE))
            )
            if it.earliest is None:
                begin = min(begin, end - px(_ARROW))
            if it.latest is None:
                end = max(end, begin + px(_ARROW))
            if end - begin < px(_BAR) - 2:
                begin, end = (begin + end) / 2 - px(4), (begin + end) / 2 + px(4)
            marks.append(Mark(it.key, it.name, QRectF(begin, y, end - begin, px(_BAR)), it.ids))
        return marks

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        left, row, span = self._left(), px(_ROW), self._span()
        first = max(0, int((exposed.top() - px(_HEAD)) // row))
        last = min(len(self.stretches), int((exposed.bottom() - px(_HEAD)) // row) + 2)
        self._paint_years(painter, span, left)
        painter.setFont(theme.interface_font(12))
        metrics = painter.fontMetrics()
        for number in range(first, last):
            it, mark = self.stretches[number], self.mark(self.stretches[number].key)
            if mark is None:
                continue
            box = QRectF(px(_EDGE), px(_HEAD) + row * number, left - px(_EDGE) - px(8), row)
            words = metrics.elidedText(it.label, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.setPen(theme.current().text)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            _paint_stretch(painter, mark.area, it)

    def _paint_years(self, painter: QPainter, span: tuple[int, int], left: float) -> None:
        palette = theme.current()
        painter.setFont(theme.tabular(theme.interface_font(12)))
        wanted = max(2, int((self.width() - left) / px(64)))
        for year in axes.years(span[0], span[1] + 1, wanted):
            x = round(self._x(year, span, left)) + 0.5
            painter.setPen(QPen(palette.border, 1))
            painter.drawLine(QPointF(x, px(_HEAD) - px(4)), QPointF(x, self.height() - px(_EDGE)))
            painter.setPen(palette.muted)
            box = QRectF(x - px(28), 0, px(56), px(_HEAD) - px(4))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(year))


def _in_years(day: date | None, further: int = 0) -> float:
    assert day is not None
    return day.year + (day.timetuple().tm_yday - 1 + further) / (366.0 if _is_leap(day.year) else 365.0)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _paint_stretch(painter: QPainter, area: QRectF, it: Stretch) -> None:
    """A dot for days, a bar for a range, an arrow where an end is open; hollow if it is unsure."""
    ink = colour(it.series)
    painter.setPen(QPen(ink, 1.6))
    painter.setBrush(theme.current().base if it.unsure else ink)
    is_closed = it.earliest is not None and it.latest is not None
    if is_closed and it.earliest and it.latest and (it.latest - it.earliest).days <= _DOT_DAYS:
        painter.drawEllipse(area.center(), area.height() / 2 - 1, area.height() / 2 - 1)
        return
    painter.drawPolygon(_outline(area.adjusted(0, 1, 0, -1), it))


def _outline(area: QRectF, it: Stretch) -> QPolygonF:
    """The bar, with a point at each end that is open."""
    tip, middle = min(float(px(8)), area.width() / 2), area.center().y()
    points: list[QPointF] = []
    if it.earliest is None:
        points += [QPointF(area.left() + tip, area.top())]
    else:
        points += [area.topLeft()]
    if it.latest is None:
        points += [
            QPointF(area.right() - tip, area.top()),
            QPointF(area.right(), middle),
            QPointF(area.right() - tip, area.bottom()),
        ]
    else:
        points += [area.topRight(), area.bottomRight()]
    if it.earliest is None:
        points += [QPointF(area.left() + tip, area.bottom()), QPointF(area.left(), middle)]
    else:
        points += [area.bottomLeft()]
    return QPolygonF(points)
