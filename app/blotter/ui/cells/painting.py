"""How a cell looks: words, side, the corner of what was not taken over, the ring of the cursor."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from blotter.ui import theme
from blotter.ui.scale import px

ROW = 26
"""The height of a row."""

MARGIN = 6
_CORNER = 7


def paint_words(
    painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor, is_at_right: bool
) -> None:
    """Write what stands in a cell, as much of it as there is room for."""
    painter.setPen(colour)
    painter.setFont(font)
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if is_at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, elided)


def paint_corner(painter: QPainter, rect: QRect) -> None:
    """Say that a cell holds what was not taken over."""
    size = px(_CORNER)
    right, top = rect.right() + 1, rect.top()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().error)
    painter.drawPolygon(
        QPolygonF([QPointF(right - size, top), QPointF(right, top), QPointF(right, top + size)])
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def paint_cursor(painter: QPainter, rect: QRect, has_focus: bool) -> None:
    """The ring round the cell under the cursor."""
    palette = theme.current()
    painter.setPen(QPen(palette.focus if has_focus else palette.muted, 2))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
