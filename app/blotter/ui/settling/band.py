"""BandColumn: how far coders agree along a page; each degree has a pattern, a sign and a colour."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from blotter.ui import code_look, icons, theme
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.settling.extents import depth
from blotter.ui.settling.scene import Band, Stretch
from blotter.ui.settling.side_page import SidePage

WIDTH = 26
_INSET = 4
_SIGN = 14
_GROUND = 0.22

SIGNS = {
    Band.SAME: "circle-dot:agree",
    Band.BOUNDARY: "arrows-horizontal:boundary",
    Band.LABEL: "equal-not:label",
    Band.MISSED: "circle-off:missed",
}
"""The sign of each degree and the token of its colour."""

MEANINGS = {
    Band.SAME: later("same"),
    Band.BOUNDARY: later("boundary"),
    Band.LABEL: later("other code"),
    Band.MISSED: later("not all of them"),
}
"""What each is called in the legend."""


class BandColumn(QWidget):
    """Solid where coders agree, hatched at bounds, dotted where codes differ, hollow where one has none."""

    def __init__(self, page: SidePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._stretches: Sequence[Stretch] = ()
        self.setAccessibleName(tr("Agreement along the text"))
        page.updateRequest.connect(self._repaint)

    def follow(self, page: SidePage) -> None:
        """Stand beside another page."""
        self._page.updateRequest.disconnect(self._repaint)
        self._page = page
        page.updateRequest.connect(self._repaint)

    def _repaint(self) -> None:
        self.update()

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these."""
        self._stretches = stretches
        self.setAccessibleDescription(", ".join(tr(MEANINGS[each.band]) for each in stretches))
        self.update()

    def box(self, number: int) -> QRectF:
        """Where a stretch is drawn."""
        span = self._stretches[number].span
        top, bottom = depth(self._page, span.start), depth(self._page, span.end)
        return QRectF(_INSET, top, self.width() - 2 * _INSET, max(3.0, bottom - top - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().alt)
        painter.fillRect(QRectF(0, 0, 1, self.height()), theme.current().border)
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme.current().border)
        for number, stretch in enumerate(self._stretches):
            box = self.box(number)
            if box.bottom() < 0 or box.top() > self.height():
                continue
            paint_band(painter, box, stretch.band)
            if stretch.band is not Band.SAME and box.height() >= _SIGN + 4:
                _paint_sign(painter, box, stretch.band, self.devicePixelRatioF(), self.height())

    def event(self, event: QEvent) -> bool:
        """What a stretch says, in words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """The degree of agreement at a point, "" beside the stretches."""
        for number, stretch in enumerate(self._stretches):
            if self.box(number).contains(point):
                return tr(MEANINGS[stretch.band])
        return ""


def paint_band(painter: QPainter, box: QRectF, band: Band) -> None:
    """Fill a box with the pattern of a degree."""
    palette = theme.current()
    colour: QColor = getattr(palette, SIGNS[band].partition(":")[2])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if band is Band.SAME:
        painter.fillRect(box, colour)
    else:
        inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
        is_hollow = band is Band.MISSED
        painter.fillRect(inner, palette.base if is_hollow else code_look.mixed(palette.base, colour, _GROUND))
        painter.setClipRect(inner)
        if band is Band.BOUNDARY:
            _hatch(painter, inner, colour)
        elif band is Band.LABEL:
            _dots(painter, inner, colour)
        painter.setClipping(False)
        painter.setPen(QPen(colour, 1.5, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)
    painter.restore()


def _hatch(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2))
    at = box.top() - box.width()
    while at < box.bottom():
        painter.drawLine(QPointF(box.left(), at + box.width()), QPointF(box.right(), at))
        at += 6


def _dots(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for row in range(int(box.height() // 5) + 1):
        shift = 2.5 if row % 2 else 0.0
        for column in range(int(box.width() // 5) + 1):
            painter.drawPoint(QPointF(box.left() + 2 + shift + column * 5, box.top() + 2.5 + row * 5))


def _paint_sign(painter: QPainter, box: QRectF, band: Band, ratio: float, height: int) -> None:
    """The sign of a degree in the middle of what of its stretch is on screen."""
    name, _, token = SIGNS[band].partition(":")
    top, bottom = max(0.0, box.top()), min(float(height), box.bottom())
    place = QRectF(0, 0, _SIGN + 2, _SIGN + 2)
    place.moveCenter(QPointF(box.center().x(), (top + bottom) / 2))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().base)
    painter.drawRoundedRect(place, 3, 3)
    painter.restore()
    painter.drawPixmap(place.topLeft() + QPointF(1, 1), icons.pixmap(name, _SIGN, token, ratio))


class BandSample(QWidget):
    """A piece of the band, for the legend."""

    def __init__(self, band: Band) -> None:
        super().__init__()
        self._band = band

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        height = px(14)
        paint_band(QPainter(self), QRectF(0, (self.height() - height) / 2, px(16), height), self._band)
