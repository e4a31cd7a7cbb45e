"""Change: a coefficient before and after, drawn on a scale from 0 (or −1) to 1."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from blotter.ui import theme
from blotter.ui.comparison.scale import MARKS, place

_RADIUS = 4.0


class Change(NamedTuple):
    """Two values of one measure; None where it has none."""

    before: float | None
    after: float | None


def paint(painter: QPainter, rect: QRectF, change: Change) -> None:
    """A hollow ring for before, a disc for after, and a line from one to the other."""
    palette = theme.current()
    values = [value for value in change if value is not None]
    low = -1.0 if values and min(values) < 0 else 0.0
    middle = rect.center().y() + 0.5
    painter.save()
    painter.setPen(QPen(palette.border, 1))
    painter.drawLine(QPointF(place(rect, low, low), middle), QPointF(place(rect, 1, low), middle))
    painter.setPen(QPen(palette.control, 1, Qt.PenStyle.DotLine))
    for mark in MARKS:
        x = round(place(rect, mark, low)) + 0.5
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = [QPointF(place(rect, value, low), middle) if value is not None else None for value in change]
    before, after = at
    if before is not None and after is not None:
        painter.setPen(QPen(palette.accent, 2))
        painter.drawLine(before, after)
    if before is not None:
        painter.setPen(QPen(palette.accent, 1.6))
        painter.setBrush(palette.base)
        painter.drawEllipse(before, _RADIUS, _RADIUS)
    if after is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.accent)
        painter.drawEllipse(after, _RADIUS, _RADIUS)
    painter.restore()
