"""Bars of what is done of what is assigned: in the header of a coder and at the end of a row."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.scale import px

_THICK, _ROUND = 6, 3


class Done(NamedTuple):
    """How many of how many are done."""

    done: int
    total: int

    @property
    def words(self) -> str:
        """What stands beside the bar; nothing where there is nothing to do."""
        return tr("{done} of {total}", done=self.done, total=self.total) if self.total else ""


def paint_bar(painter: QPainter, rect: QRectF, share: Done) -> None:
    """A trough in the middle of the rectangle, filled as far as it is done; none where nothing is to do."""
    if not share.total:
        return
    palette, thick = theme.current(), px(_THICK)
    trough = QRectF(rect.left(), rect.center().y() - thick / 2, rect.width(), thick)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.border)
    painter.drawRoundedRect(trough, _ROUND, _ROUND)
    if share.done:
        trough.setWidth(max(float(thick), trough.width() * share.done / share.total))
        painter.setBrush(palette.accent)
        painter.drawRoundedRect(trough, _ROUND, _ROUND)
    painter.restore()
