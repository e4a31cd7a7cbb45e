"""How parts of a figure are filled: colours of the code palette in order, each with a pattern of its own."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from blotter.ui import code_look, theme

_PATTERNS = (
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.VerPattern,
    Qt.BrushStyle.CrossPattern,
    Qt.BrushStyle.Dense6Pattern,
    Qt.BrushStyle.FDiagPattern,
    Qt.BrushStyle.DiagCrossPattern,
)
_VEIL = 0.6


def colour(number: int) -> QColor:
    """The colour of a series in the theme of this moment."""
    name = code_look.PALETTE_NAMES[number % len(code_look.PALETTE_NAMES)]
    return code_look.look(name, theme.current().is_dark).stripe


def fill(painter: QPainter, area: QRectF, number: int) -> None:
    """Fill an area as the series of this number: its colour, and over it its pattern in that of the page."""
    painter.fillRect(area, colour(number))
    pattern = _PATTERNS[number % len(_PATTERNS)]
    if pattern is not Qt.BrushStyle.NoBrush:
        painter.fillRect(area, QBrush(code_look.thin(theme.current().base, _VEIL), pattern))
