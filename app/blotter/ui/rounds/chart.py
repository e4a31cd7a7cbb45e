"""CodeChart: agreement on one code, round by round: dots with intervals, diamonds for one coder again."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from blotter.ui import code_look, theme
from blotter.ui.comparison.scale import MARKS
from blotter.ui.comparison.words import DASH, coefficient
from blotter.ui.language import decimals, in_a_row, tr, translated
from blotter.ui.rounds.course import Point
from blotter.ui.scale import px
from blotter.ui.wording import read_path

WIDTH, HEIGHT = 296, 196
_TITLE, _LEFT, _BOTTOM, _RIGHT, _TOP = 26, 34, 22, 10, 14
_RADIUS = 4
_LOWS = (0.0, -0.25, -0.5, -1.0)
_WIDEST = 72
"""How far two rounds stand apart at most."""


class CodeChart(QWidget):
    """A small picture; whoever cannot see it hears the same numbers."""

    def __init__(
        self, code: str, colour: str, points: Sequence[Point], rounds: Sequence[str], low: float
    ) -> None:
        super().__init__()
        self.code, self._colour, self._low = code, colour, low
        self._points, self._rounds = tuple(points), tuple(rounds)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("{code}: {points}", code=read_path(code), points=in_a_row(self.words())))
        theme.notifier().changed.connect(self.update)

    def words(self) -> list[str]:
        """What is drawn, round by round."""
        return [told(each) for each in self._points]

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(HEIGHT))

    # Where things are

    def _plot(self) -> QRectF:
        inner = QRectF(self.rect()).adjusted(px(_LEFT), px(_TITLE) + px(_TOP), -px(_RIGHT), -px(_BOTTOM))
        return inner

    def _x(self, number: int) -> float:
        plot, count = self._plot(), len(self._rounds)
        step = min(float(px(_WIDEST)), plot.width() / max(1, count))
        return plot.left() + step * (number + 0.5)

    def _step(self) -> float:
        return min(float(px(_WIDEST)), self._plot().width() / max(1, len(self._rounds)))

    def _y(self, value: float) -> float:
        plot = self._plot()
        return plot.bottom() - plot.height() * (max(self._low, value) - self._low) / (1 - self._low)

    def place(self, point: Point) -> QPointF:
        """Where a point is drawn; one without a value stands at the foot."""
        x = self._x(self._rounds.index(point.round))
        return QPointF(x, self._y(self._low if point.value is None else point.value))

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_title(painter)
        self._paint_scale(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter)
        for each in self._points:
            self._paint_point(painter, each)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_title(self, painter: QPainter) -> None:
        palette = theme.current()
        look = code_look.look(self._colour, palette.is_dark)
        swatch = code_look.swatch(look, palette)
        side = px(14)
        painter.drawPixmap(QRectF(px(8), px(6), side, side).toRect(), swatch)
        painter.setFont(theme.interface_font(13))
        painter.setPen(palette.text)
        room = self.width() - px(8) - side - px(6) - px(8)
        words = painter.fontMetrics().elidedText(read_path(self.code), Qt.TextElideMode.ElideLeft, int(room))
        box = QRectF(px(8) + side + px(6), px(3), room, px(20))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_scale(self, painter: QPainter) -> None:
        palette, plot = theme.current(), self._plot()
        painter.setFont(theme.tabular(theme.interface_font(11)))
        lines = [(1.0, "1", False), (0.0, "0", False), *((mark, _mark_words(mark), True) for mark in MARKS)]
        if self._low < 0:
            lines.append((self._low, "−1" if self._low == -1 else coefficient(self._low), False))
        for value, words, is_dotted in lines:
            y = round(self._y(value)) + 0.5
            style = Qt.PenStyle.DotLine if is_dotted else Qt.PenStyle.SolidLine
            painter.setPen(QPen(palette.control if is_dotted else palette.border, 1, style))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(palette.muted)
            shift = {MARKS[0]: px(3), MARKS[1]: 0, 1.0: -px(3)}.get(value, 0)
            box = QRectF(0, y - px(8) + shift, px(_LEFT) - px(5), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        for number, name in enumerate(self._rounds):
            room = self._step() - px(4)
            words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room))
            box = QRectF(self._x(number) - room / 2, plot.bottom() + px(3), room, px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_line(self, painter: QPainter) -> None:
        """What coders had with each other is a line as far as it has values; one coder again is none."""
        painter.setPen(QPen(theme.current().muted, 1))
        former: Point | None = None
        for each in self._points:
            if each.is_again:
                continue
            if former is not None and former.value is not None and each.value is not None:
                painter.drawLine(self.place(former), self.place(each))
            former = each

    def _paint_point(self, painter: QPainter, point: Point) -> None:
        palette, at, radius = theme.current(), self.place(point), px(_RADIUS)
        if point.value is None:
            painter.setPen(palette.muted)
            painter.setFont(theme.interface_font(13))
            box = QRectF(at.x() - px(12), self._plot().bottom() - px(18), px(24), px(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, DASH)
            return
        colour = palette.label if point.is_again else palette.accent
        if point.low is not None and point.high is not None:
            painter.setPen(QPen(colour, 1.4))
            low, high = self._y(point.low), self._y(point.high)
            painter.drawLine(QPointF(at.x(), low), QPointF(at.x(), high))
            for y in (low, high):
                painter.drawLine(QPointF(at.x() - radius, y), QPointF(at.x() + radius, y))
        if point.is_again:
            painter.setPen(QPen(colour, 1.6))
            painter.setBrush(palette.base)
            painter.drawPolygon(diamond(at, radius + 1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(at, radius, radius)
        painter.setPen(palette.text)
        painter.setFont(theme.tabular(theme.interface_font(12)))
        words = coefficient(point.value)
        width = painter.fontMetrics().horizontalAdvance(words) + 2
        # Above the interval, where neither it nor the line to the next round crosses it out.
        top = self._y(point.value if point.high is None else max(point.value, point.high))
        box = QRectF(at.x() - width / 2, top - px(17), width, px(15))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    # What is told of it

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), "\n".join([read_path(self.code), *self.words()]), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def told(point: Point) -> str:
    """A point in words: its round, its value and interval, or why there is no value."""
    if point.value is None:
        return tr("{round}: {dash}, {reason}", round=point.round, dash=DASH, reason=translated(point.reason))
    words = {"round": point.round, "value": coefficient(point.value)}
    if point.low is None or point.high is None:
        return tr("{round}: {value}", **words)
    between = {"low": coefficient(point.low), "high": coefficient(point.high)}
    if point.is_again:
        return tr("{round}, the same coder again: {value} ({low} to {high})", **words, **between)
    return tr("{round}: {value} ({low} to {high})", **words, **between)


def diamond(at: QPointF, radius: float) -> QPolygonF:
    """A square on its corner."""
    return QPolygonF(
        [
            QPointF(at.x(), at.y() - radius),
            QPointF(at.x() + radius, at.y()),
            QPointF(at.x(), at.y() + radius),
            QPointF(at.x() - radius, at.y()),
        ]
    )


def lowest(points: Iterable[Point]) -> float:
    """Where a scale begins that holds all points: at 0, or as far below as they reach."""
    least = min(
        (value for each in points for value in (each.value, each.low) if value is not None), default=0.0
    )
    return next(low for low in _LOWS if low <= least or low == -1)


def _mark_words(mark: float) -> str:
    return decimals(".667" if mark == MARKS[0] else ".80")
