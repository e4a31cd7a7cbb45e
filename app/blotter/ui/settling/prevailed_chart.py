"""PrevailedChart: how often each coder's version stood alone, stood among others, or did not stand."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from blotter.analysis.settling import Prevailed
from blotter.ui import theme
from blotter.ui.language import later_plural, number, plural, tr
from blotter.ui.scale import px

_ROW, _BAR, _TOP, _LEFT = 46, 16, 10, 12
_PARTS = (
    ("alone", later_plural("{count} stood", "{count} stood")),
    ("among", later_plural("{count} with others", "{count} with others")),
    ("fell", later_plural("{count} did not stand", "{count} did not stand")),
)


class PrevailedChart(QWidget):
    """A bar for each coder: filled, hatched and hollow parts, with their numbers in words above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Prevailed] = ()
        self.setAccessibleName(tr("Who prevailed"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Prevailed]) -> None:
        """Show these, a row a coder."""
        self._rows = sorted(rows, key=lambda row: row.coder.casefold())
        self.setAccessibleDescription("\n".join(map(told, self._rows)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(320), 2 * px(_TOP) + px(_ROW) * max(1, len(self._rows)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = theme.current()
        painter.fillRect(self.rect(), palette.base)
        most = max((row.decided for row in self._rows), default=0)
        room = self.width() - 2 * px(_LEFT)
        for place, row in enumerate(self._rows):
            top = px(_TOP) + place * px(_ROW)
            painter.setFont(theme.interface_font(13))
            painter.setPen(palette.text)
            line = QRectF(px(_LEFT), top, room, px(20))
            words = painter.fontMetrics().elidedText(told(row), Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            left = float(px(_LEFT))
            for name, _ in _PARTS:
                count = getattr(row, name)
                width = room * count / most if most else 0.0
                if width:
                    _paint_part(painter, QRectF(left, top + px(22), max(2.0, width - 1), px(_BAR)), name)
                    _paint_number(painter, QRectF(left, top + px(22), width - 1, px(_BAR)), name, count)
                left += width


def told(row: Prevailed) -> str:
    """A coder's row in words: “Ada: 12 stood · 3 with others · 5 did not stand”."""
    parts = [plural(*words, getattr(row, name)) for name, words in _PARTS]
    return tr("{name}: {what}", name=row.coder, what=" · ".join(parts))


def _paint_part(painter: QPainter, box: QRectF, name: str) -> None:
    palette = theme.current()
    painter.save()
    if name == "alone":
        painter.fillRect(box, palette.accent)
    else:
        inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.fillRect(inner, palette.accent_soft if name == "among" else palette.base)
        if name == "among":
            painter.setClipRect(inner)
            _hatch(painter, inner, palette.accent)
            painter.setClipping(False)
        painter.setPen(QPen(palette.accent, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.2))
    at = box.left() - box.height()
    while at < box.right():
        painter.drawLine(int(at), int(box.bottom()), int(at + box.height()), int(box.top()))
        at += 7


def _paint_number(painter: QPainter, box: QRectF, name: str, count: int) -> None:
    """The number in its part, where it fits."""
    palette = theme.current()
    painter.setFont(theme.tabular(theme.interface_font(11, 600)))
    words = number(count)
    width = painter.fontMetrics().horizontalAdvance(words) + 8
    if width > box.width():
        return
    if name == "among":
        ground = QRectF(0, 0, width, box.height() - 5)
        ground.moveCenter(box.center())
        painter.fillRect(ground, palette.base)
    painter.setPen(palette.on_accent if name == "alone" else palette.text)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
