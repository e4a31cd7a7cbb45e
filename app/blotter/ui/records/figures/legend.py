"""The legend over a figure whose parts have colours: swatches with names, in as many lines as it takes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from blotter.ui import theme
from blotter.ui.records.figures.fills import fill
from blotter.ui.scale import px

_LINE, _SWATCH, _GAP = 22, 13, 16


def height(names: Sequence[str], width: float) -> int:
    """How much room it takes."""
    return px(_LINE) * (_places(names, width)[-1][1] + 1) + px(6) if names else 0


def paint(
    painter: QPainter, names: Sequence[str], left: float, top: float, width: float, hues: Sequence[int]
) -> None:
    """Draw it from a corner on; `hues` are the places of the names in the palette."""
    painter.setFont(theme.interface_font(12))
    for number, (name, (x, line)) in enumerate(zip(names, _places(names, width), strict=True)):
        y = top + px(_LINE) * line
        swatch = QRectF(left + x, y + (px(_LINE) - px(_SWATCH)) / 2, px(_SWATCH), px(_SWATCH))
        fill(painter, swatch, hues[number])
        painter.setPen(theme.current().text)
        box = QRectF(swatch.right() + px(6), y, width, px(_LINE))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _places(names: Sequence[str], width: float) -> list[tuple[float, int]]:
    """Where each entry begins, and on which line."""
    metrics = QFontMetrics(theme.interface_font(12))
    places, x, line = [], 0.0, 0
    for name in names:
        wide = px(_SWATCH) + px(6) + metrics.horizontalAdvance(name) + px(_GAP)
        if x and x + wide - px(_GAP) > width:
            x, line = 0.0, line + 1
        places.append((x, line))
        x += wide
    return places
