"""Ink: how a picture of a page is shown: as printed, dimmed, or light letters on a dark ground."""

from enum import StrEnum

from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from blotter.ui import palettes

_DIMMED = QColor(0xC4, 0xC2, 0xBD)
_WHITE = QColor(0xFF, 0xFF, 0xFF)

_Mode = QPainter.CompositionMode


class Ink(StrEnum):
    """How pages are shown where the window is dark."""

    AS_PRINTED = "as printed"
    DIMMED = "dimmed"
    INVERTED = "inverted"


def paper(ink: Ink) -> QColor:
    """What becomes of the white of a page."""
    return {Ink.AS_PRINTED: _WHITE, Ink.DIMMED: _DIMMED, Ink.INVERTED: palettes.DARK.base}[ink]


def inked(picture: QImage, turned: int, ink: Ink) -> QImage:
    """A picture turned by quarters to the right, and inked."""
    if turned:
        picture = picture.transformed(QTransform().rotate(90 * turned))
    if ink is not Ink.AS_PRINTED:
        painter = QPainter(picture)
        for mode, colour in _LAYERS[ink]:
            painter.setCompositionMode(mode)
            painter.fillRect(picture.rect(), colour)
        painter.end()
    return picture


_LAYERS = {
    Ink.DIMMED: ((_Mode.CompositionMode_Multiply, _DIMMED),),
    Ink.INVERTED: (
        (_Mode.CompositionMode_Difference, _WHITE),
        (_Mode.CompositionMode_Multiply, palettes.DARK.text),
        (_Mode.CompositionMode_Lighten, palettes.DARK.base),
    ),
}
