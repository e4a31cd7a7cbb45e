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
from blotter.ui.scale import px

_EDGE, _ROW, _HEAD, _BAR, _NAMES = 12, 20, 26, 10, 0.34
_DOT, _ARROW = 0.09, 14
"""What is shorter than this, in years, is drawn as a dot; how much room an arrow has."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A record in time: its key, its group, the words beside it, its name with its date, and its bounds.

    A bound is None where it is open.
    """

    key: str
    group: str
    label: str
    name: str
    earliest: date | None
    latest: date | None
    ids: tuple[str, ...] = ()


class Timeline(Chart):
    """From the first year to the last, which stand above; groups have their name over them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Stretch | str, ...] = ()
        """What stands in each line: a record, or the name of a group."""

    @property
    def stretches(self) -> list[Stretch]:
        """The records."""
        return [each for each in self.rows if isinstance(each, Stretch)]

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these from the top down; what has no bound at all is not shown."""
        known = [each for each in stretches if each.earliest or each.latest]
        has_groups = len({each.group for each in known}) > 1
        rows: list[Stretch | str] = []
        former: str | None = None
        for each in known:
            if has_groups and each.group != former:
                rows.append(each.group)
                former = each.group
            rows.append(each)
        self.rows = tuple(rows)
        self.lay_out()

    def _natural_height(self) -> int:
        return px(_HEAD) + px(_ROW) * len(self.rows) + px(_EDGE)

    def _left(self) -> float:
        metrics = QFontMetrics(theme.interface_font(12, 600))
        labels = [each if isinstance(each, str) else each.label for each in self.rows]
        # The longest of many names is told by their letters: measuring each would take long.
        wanted = metrics.horizontalAdvance(max(labels, key=len, default="")) + px(8)
        return px(_EDGE) + min(float(wanted), self.width() * _NAMES) + px(8)

    def _span(self) -> tuple[int, int]:
        """The first year, and the one after the last."""
        found = [each.year for it in self.stretches for each in (it.earliest, it.latest) if each]
        return (min(found), max(found) + 1) if found else (2000, 2001)

    def _x(self, moment: float, span: tuple[int, int], left: float) -> float:
        """Where a moment, in years, stands."""
        first, last = span
        room = self.width() - left - px(_EDGE) - 2 * px(_ARROW)
        return left + px(_ARROW) + room * (moment - first) / (last - first)

    def _placed(self) -> Sequence[Mark]:
        span, left, row, marks = self._span(), self._left(), px(_ROW), list[Mark]()
        right = float(self.width() - px(_EDGE))
        for number, it in enumerate(self.rows):
            if isinstance(it, str):
                continue
            y = px(_HEAD) + row * number + (row - px(_BAR)) / 2
            begin = self._x(in_years(it.earliest), span, left) if it.earliest else left
            end = self._x(in_years(it.latest, 1), span, left) if it.latest else right
            if _is_dot(it):
                middle, radius = (begin + end) / 2, px(_BAR) / 2
                begin, end = middle - radius, middle + radius
            marks.append(Mark(it.key, it.name, QRectF(begin, y, end - begin, px(_BAR)), it.ids))
        return marks

    def _paint(self, painter: QPainter, exposed: QRectF) -> None:
        left, row = self._left(), px(_ROW)
        first = max(0, int((exposed.top() - px(_HEAD)) // row))
        last = min(len(self.rows), int((exposed.bottom() - px(_HEAD)) // row) + 2)
        self._paint_years(painter, left)
        plain, strong = theme.interface_font(12), theme.interface_font(12, 600)
        for number in range(first, last):
            it = self.rows[number]
            is_head = isinstance(it, str)
            painter.setFont(strong if is_head else plain)
            box = QRectF(px(_EDGE), px(_HEAD) + row * number, left - px(_EDGE) - px(8), row)
            label = it if isinstance(it, str) else it.label
            words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.setPen(theme.current().text)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            if isinstance(it, Stretch) and (mark := self.mark(it.key)) is not None:
                _paint_stretch(painter, mark.area, it)

    def _paint_years(self, painter: QPainter, left: float) -> None:
        palette, span = theme.current(), self._span()
        painter.setFont(theme.tabular(theme.interface_font(12)))
        for year in axes.years(*span, max(2, int((self.width() - left) / px(64)))):
            x = round(self._x(year, span, left)) + 0.5
            painter.setPen(QPen(palette.border, 1))
            painter.drawLine(QPointF(x, px(_HEAD) - px(4)), QPointF(x, self.height() - px(_EDGE)))
            painter.setPen(palette.muted)
            box = QRectF(x - px(28), 0, px(56), px(_HEAD) - px(4))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(year))


def in_years(day: date, further: int = 0) -> float:
    """A day as a number of years; the end of one day is the beginning of the next."""
    is_leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    return day.year + (day.timetuple().tm_yday - 1 + further) / (366 if is_leap else 365)


def _is_dot(it: Stretch) -> bool:
    if it.earliest is None or it.latest is None:
        return False
    return in_years(it.latest, 1) - in_years(it.earliest) < _DOT


def _paint_stretch(painter: QPainter, area: QRectF, it: Stretch) -> None:
    """A dot for days, a bar for a range, an arrow where an end is open."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().accent)
    if _is_dot(it):
        painter.drawEllipse(area.center(), area.width() / 2 - 1, area.width() / 2 - 1)
    else:
        painter.drawPolygon(_outline(area.adjusted(0, 1, 0, -1), it))


def _outline(area: QRectF, it: Stretch) -> QPolygonF:
    """The bar, with a point at each end that is open."""
    tip, middle = min(float(px(8)), area.width() / 2), area.center().y()
    left, right = area.left(), area.right()
    from_left, to_right = left + tip, right - tip
    begin = [area.bottomLeft(), area.topLeft()]
    if it.earliest is None:
        begin = [QPointF(from_left, area.bottom()), QPointF(left, middle), QPointF(from_left, area.top())]
    end = [area.topRight(), area.bottomRight()]
    if it.latest is None:
        end = [QPointF(to_right, area.top()), QPointF(right, middle), QPointF(to_right, area.bottom())]
    return QPolygonF([*begin, *end])
