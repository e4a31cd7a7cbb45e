"""A coefficient as a dot between 0 (or −1) and 1, with the marks that convention knows."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from blotter.ui import theme
from blotter.ui.language import decimals

MARKS = (0.667, 0.8)
"""Krippendorff 2004: conventions for alpha, no verdicts."""

_MARGIN = 10
_RADIUS = 3.5


class Dot(NamedTuple):
    """A value on a scale that begins at `low`."""

    value: float
    low: float


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
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.accent)
    painter.drawEllipse(QPointF(place(rect, max(dot.low, dot.value), dot.low), middle), _RADIUS, _RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


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
