"""What stands on a stripe besides its colour: initials of its coder, letters of its code, folded lanes."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from blotter.ui import theme

INITIALS_HEIGHT = 9
_LETTERS_EVERY = 120
_LETTERS_HEIGHT = 10
_BELOW_CAP = 3
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


def paint_initials(painter: QPainter, stripe: QRectF, initials: str, colour: QColor | None = None) -> None:
    """Whose a stripe is, above it; in the colour of text unless another is given."""
    painter.setFont(theme.mark_font(8, 600))
    painter.setPen(colour or theme.current().text)
    place = QRectF(stripe.center().x() - 8, stripe.top(), 16, INITIALS_HEIGHT - 1)
    painter.drawText(place, _CENTRED, initials)


def paint_letters(painter: QPainter, stripe: QRectF, width: int, bottom: float, letters: str) -> None:
    """A code's two letters on the stripe, again and again so that they are in sight down to `bottom`."""
    painter.setFont(theme.mark_font(8, 600))
    painter.setPen(theme.current().text)
    left, top = stripe.center().x() - width / 2, max(stripe.top(), 0) + _BELOW_CAP
    while letters and top + _LETTERS_HEIGHT <= min(stripe.bottom(), bottom):
        box = QRectF(left, round(top), width, _LETTERS_HEIGHT)
        painter.fillRect(box.adjusted(0.5, 0, -0.5, 0), theme.current().base)
        painter.drawText(box, _CENTRED, letters)
        top += _LETTERS_EVERY


def paint_folded(painter: QPainter, middle: int, extents: Iterable[tuple[float, float]]) -> None:
    """One rule for each cluster of stripes (their tops and bottoms), with how many lie there."""
    painter.setFont(theme.mark_font(9, 600))
    painter.setPen(theme.current().muted)
    for top, bottom, count in clusters(extents):
        painter.fillRect(QRectF(middle, top + 12, 1, max(0, bottom - top - 12)), theme.current().muted)
        place = QRectF(middle - 10, top, 20, 11)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"+{count}")


def clusters(extents: Iterable[tuple[float, float]]) -> list[tuple[float, float, int]]:
    """Top, bottom and number of the extents that touch each other in height."""
    found: list[tuple[float, float, int]] = []
    for top, bottom in sorted(extents):
        if found and top <= found[-1][1]:
            first, last, count = found[-1]
            found[-1] = (first, max(last, bottom), count + 1)
        else:
            found.append((top, bottom, 1))
    return found
