"""A coefficient as a dot between 0 (or −1) and 1, its interval, and the marks that convention knows."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from blotter.ui import theme
from blotter.ui.language import decimals
from blotter.ui.scale import px

MARKS = (0.667, 0.8)
"""Krippendorff 2004: conventions for alpha, no verdicts."""

_MARGIN = 10
_RADIUS = 3.5


_CAP = 4
_HARDLY = -0.05


class Dot(NamedTuple):
    """A value on a scale that begins at `low`, with its interval where there is one."""

    value: float
    low: float
    interval: tuple[float, float] | None = None


def lowest(figures: Iterable[tuple[float | None, float | None]]) -> float:
    """Where a scale begins that shows all of these values with the lower ends of their intervals.

    What is hardly below chance stands at 0: the scale is worth more than the difference.
    """
    found = list(figures)
    is_below = any(value is not None and value < _HARDLY for value, _ in found)
    return -1.0 if is_below or any(low is not None and low < 4 * _HARDLY for _, low in found) else 0.0


def place(rect: QRectF, value: float, low: float) -> float:
    """Where a value stands on the scale in a rectangle."""
    width = rect.width() - 2 * _MARGIN
    return rect.left() + _MARGIN + width * (value - low) / (1 - low)


def paint(painter: QPainter, rect: QRectF, dot: Dot) -> None:
    """The scale with its dot, in a row."""
    palette = theme.current()
    middle = rect.center().y() + 0.5
    painter.setPen(QPen(palette.border, 1))
    painter.drawLine(QPointF(place(rect, dot.low, dot.low), middle), QPointF(place(rect, 1, dot.low), middle))
    _paint_marks(painter, rect, dot.low)
    if dot.interval is not None:
        _paint_interval(painter, rect, dot.interval, dot.low)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.accent)
    radius = px(2 * _RADIUS) / 2
    painter.drawEllipse(QPointF(place(rect, max(dot.low, dot.value), dot.low), middle), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _paint_interval(painter: QPainter, rect: QRectF, interval: tuple[float, float], low: float) -> None:
    """A line from end to end with a cap at each; where the scale is left there is none."""
    middle, cap = rect.center().y() + 0.5, px(_CAP)
    first, last = (place(rect, max(low, end), low) for end in interval)
    painter.setPen(QPen(theme.current().muted, 1.6))
    painter.drawLine(QPointF(first, middle), QPointF(last, middle))
    for end in (first, last)[interval[0] < low :]:
        x = round(end) + 0.5
        painter.drawLine(QPointF(x, middle - cap), QPointF(x, middle + cap))


def paint_heading(painter: QPainter, rect: QRectF, low: float) -> None:
    """The numbers of the scale, over the rows."""
    painter.setFont(theme.tabular(theme.interface_font(11)))
    painter.setPen(theme.current().muted)
    metrics = painter.fontMetrics()
    numbers = [(low, "−1"), (0.0, "0"), (1.0, "1")] if low < 0 else [(0.0, "0"), (1.0, "1")]
    limit = rect.right()
    # From the right: where the scale is narrow, a number moves left rather than into the next.
    for value, words in [*reversed(numbers), (MARKS[1], decimals(".80")), (MARKS[0], decimals(".667"))]:
        width = metrics.horizontalAdvance(words)
        left = place(rect, value, low) - width / 2
        if value in (1.0, *MARKS):
            left = min(left, limit - width)
            limit = left - 4
        box = QRectF(left, rect.top(), width, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)


def _paint_marks(painter: QPainter, rect: QRectF, low: float) -> None:
    pen = QPen(theme.current().control, 1, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    for mark in (*MARKS, 0.0) if low < 0 else MARKS:
        x = round(place(rect, mark, low)) + 0.5
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
