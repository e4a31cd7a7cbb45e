"""MapLegend: the classes under a tile map, and what its numbers are a number of."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from blotter.ui import theme
from blotter.ui.language import in_a_row, tr
from blotter.ui.scale import px

_HEIGHT, _SWATCH, _WIDE, _GAP, _EDGE = 24, 14, 16, 16, 14


class MapLegend(QWidget):
    """“none, 1, 2, 3, 4–5, 6–7”, each with its ground."""

    def __init__(self, shade: Callable[[int], QColor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shade = shade
        self.classes: tuple[str, ...] = ()
        self._what = ""
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    def show_classes(self, classes: Sequence[str], what: str) -> None:
        """Show these, from the lightest on."""
        self.classes, self._what = tuple(classes), what
        self.setAccessibleName(tr("Classes: {classes}", classes=in_a_row([tr("none"), *classes])))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.interface_font(12))
        palette, x = theme.current(), float(px(_EDGE))
        for level, words in enumerate((tr("none"), *self.classes)):
            swatch = QRectF(x + 0.5, (self.height() - px(_SWATCH)) / 2, px(_WIDE), px(_SWATCH))
            painter.setPen(QPen(palette.border, 1) if not level else Qt.PenStyle.NoPen)
            painter.setBrush(self._shade(level) if level else palette.alt)
            painter.drawRoundedRect(swatch, 3, 3)
            painter.setPen(palette.text)
            wide = painter.fontMetrics().horizontalAdvance(words)
            box = QRectF(swatch.right() + px(6), 0, wide + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            x = box.right() + px(_GAP)
        painter.setPen(palette.muted)
        room = self.width() - x - px(_EDGE)
        if QFontMetrics(painter.font()).horizontalAdvance(self._what) <= room:
            box = QRectF(x, 0, room, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._what)
