"""BandColumn: where coders agree and how they differ along a page; each kind has a pattern and a sign."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from blotter.analysis.disagreements import Kind
from blotter.ui import code_look, icons, theme
from blotter.ui.comparison.words import KIND_ICONS, KIND_TITLES
from blotter.ui.language import in_a_row, tr
from blotter.ui.scale import px
from blotter.ui.settling.extents import depth
from blotter.ui.settling.scene import Stretch
from blotter.ui.settling.side_page import SidePage
from blotter.ui.wording import lowered

WIDTH = 26
_INSET = 4
_SIGN = 14
_GROUND = 0.22

_SAME = "circle-dot:agree"


def sign(kind: Kind | None) -> tuple[str, str]:
    """The sign of a kind, or (None) of agreement, and the token of its colour."""
    name, _, token = (KIND_ICONS[kind] if kind is not None else _SAME).partition(":")
    return name, token


def meaning(kind: Kind | None) -> str:
    """What a kind, or agreement, is called."""
    return lowered(tr(KIND_TITLES[kind])) if kind is not None else tr("same")


class BandColumn(QWidget):
    """Solid where coders agree, hollow where one has nothing, and another pattern for each other kind."""

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
        self.setAccessibleDescription(in_a_row(meaning(each.kind) for each in stretches))
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
            paint_band(painter, box, stretch.kind)
            if stretch.kind is not None and box.height() >= _SIGN + 4:
                _paint_sign(painter, box, stretch.kind, self.devicePixelRatioF(), self.height())

    def event(self, event: QEvent) -> bool:
        """What a stretch says, in words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """The kind of disagreement at a point, "" beside the stretches."""
        for number, stretch in enumerate(self._stretches):
            if self.box(number).contains(point):
                return meaning(stretch.kind)
        return ""


def paint_band(painter: QPainter, box: QRectF, kind: Kind | None) -> None:
    """Fill a box with the pattern of a kind, or (None) of agreement."""
    palette = theme.current()
    colour: QColor = getattr(palette, sign(kind)[1])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if kind is None:
        painter.fillRect(box, colour)
    else:
        inner = box.adjusted(0.75, 0.75, -0.75, -0.75)
        is_hollow = kind is Kind.MISSED
        painter.fillRect(inner, palette.base if is_hollow else code_look.mixed(palette.base, colour, _GROUND))
        painter.setClipRect(inner)
        painter.setPen(QPen(colour, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if kind in _PATTERNS:
            _PATTERNS[kind](painter, inner)
        painter.setClipping(False)
        painter.setPen(QPen(colour, 1.5, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(inner)
    painter.restore()


def _rising(painter: QPainter, box: QRectF) -> None:
    for at in _steps(box.top() - box.width(), box.bottom(), 6):
        painter.drawLine(QPointF(box.left(), at + box.width()), QPointF(box.right(), at))


def _falling(painter: QPainter, box: QRectF) -> None:
    for at in _steps(box.top() - box.width(), box.bottom(), 6):
        painter.drawLine(QPointF(box.left(), at), QPointF(box.right(), at + box.width()))


def _dots(painter: QPainter, box: QRectF) -> None:
    for row, y in enumerate(_steps(box.top() + 2.5, box.bottom(), 5)):
        for x in _steps(box.left() + 2 + (2.5 if row % 2 else 0), box.right(), 5):
            painter.drawPoint(QPointF(x, y))


def _rungs(painter: QPainter, box: QRectF) -> None:
    for y in _steps(box.top() + 4, box.bottom(), 5):
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _rails(painter: QPainter, box: QRectF) -> None:
    for x in _steps(box.left() + 4, box.right(), 5):
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))


def _steps(start: float, end: float, step: float) -> Iterator[float]:
    while start < end:
        yield start
        start += step


_PATTERNS = {
    Kind.BOUNDARY: _rising,
    Kind.SPLIT_OR_MERGED: _falling,
    Kind.OTHER_CODE: _dots,
    Kind.PARENT_OR_CHILD: _rungs,
    Kind.EXTRA_CODE: _rails,
}
"""What fills the boxes of each kind; those of what was missed are empty."""


def _paint_sign(painter: QPainter, box: QRectF, kind: Kind, ratio: float, height: int) -> None:
    """The sign of a kind in the middle of what of its stretch is on screen."""
    name, token = sign(kind)
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

    def __init__(self, kind: Kind | None) -> None:
        super().__init__()
        self._kind = kind

    def sizeHint(self) -> QSize:
        return QSize(px(34), px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, height = QPainter(self), px(14)
        top = (self.height() - height) / 2
        paint_band(painter, QRectF(0, top, px(16), height), self._kind)
        name, token = sign(self._kind)
        painter.drawPixmap(QPointF(px(20), top), icons.pixmap(name, height, token, self.devicePixelRatioF()))
