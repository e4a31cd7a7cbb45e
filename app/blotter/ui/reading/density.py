"""DensityStrip: the whole document in the height of the view."""

from array import array
from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from blotter.domain.segment import Span
from blotter.ui import code_look, theme
from blotter.ui.reading.page import TextPage
from blotter.ui.reading.segment_layer import SegmentLayer

_MARKS = 4
_MARK_WIDTH, _MARK_HEIGHT = 2, 2
_TICK_WIDTH = 3
_LEAST_FRAME = 8
_DELAY = 100


class DensityStrip(QWidget):
    """Up to four marks a row of pixels for what is coded there, and a frame round what is on screen.

    Ticks at its left edge say where coders disagree, ticks at its right edge where a search has found.
    """

    asked_for = Signal(int)
    """The code point that a click or a drag points at."""
    pressed = Signal()
    """A click or a drag begins; nothing has moved yet."""

    def __init__(self, page: TextPage, layer: SegmentLayer, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._layer = layer
        self._picture: QPixmap | None = None
        self._disagreements = _Ticks()
        self._hits = _Ticks()
        self._soon = QTimer(self, interval=_DELAY, singleShot=True)
        self._soon.timeout.connect(self.redraw)

    def show_layer(self, layer: SegmentLayer) -> None:
        """Draw other segments."""
        self._layer = layer
        self.redraw()

    def show_disagreements(self, spans: Sequence[Span]) -> None:
        """Tick where coders disagree."""
        self._disagreements = _Ticks(spans)
        self.update()

    def show_hits(self, spans: Sequence[Span]) -> None:
        """Tick where a search has found something."""
        self._hits = _Ticks(spans)
        self.update()

    def redraw_soon(self) -> None:
        """Draw the marks anew when the reader's hands rest: one segment has changed."""
        self._soon.start()

    def redraw(self) -> None:
        """Draw the marks anew: many segments, the theme or the height have changed."""
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has other rows."""
        self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks and the frame."""
        palette = theme.current()
        if self._picture is None:
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.fillRect(QRectF(0, 0, 1, self.height()), palette.border)
        scale = self.height() / max(1, len(self._page.positions.stored))
        for row in self._hits.rows(scale):
            painter.fillRect(self.width() - _TICK_WIDTH, row, _TICK_WIDTH, _MARK_HEIGHT, palette.hit_edge)
        for row in self._disagreements.rows(scale):
            painter.fillRect(0, row, _TICK_WIDTH, _MARK_HEIGHT, palette.label)
        painter.setPen(palette.muted)
        painter.drawRect(self.frame().adjusted(0.5, 0.5, -0.5, -0.5))

    def frame(self) -> QRectF:
        """Where what is on screen lies."""
        length = max(1, len(self._page.positions.stored))
        seen = self._page.visible_span()
        top, bottom = (self.height() * at / length for at in seen)
        height = max(_LEAST_FRAME, bottom - top)
        top = max(0.0, min(top, self.height() - height))
        return QRectF(1, round(top), self.width() - 1, min(self.height(), round(height)))

    def _drawn(self) -> QPixmap:
        palette, ratio = theme.current(), self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(palette.base)
        painter = QPainter(picture)
        rows = self.height()
        scale = rows / max(1, len(self._page.positions.stored))
        used = array("B", bytes(rows + _MARK_HEIGHT))
        for segment in sorted(self._layer, key=attrgetter("start")):
            first = int(segment.start * scale)
            column = used[first]
            if column == _MARKS:
                continue
            last = min(rows, max(first + _MARK_HEIGHT, round(segment.end * scale)))
            if first < last:
                for row in range(first, last):
                    used[row] = max(used[row], column + 1)
                colour = code_look.look(segment.colour, palette.is_dark).stripe
                left = 2 + column * (_MARK_WIDTH + 1)
                painter.fillRect(QRectF(left, first, _MARK_WIDTH, last - first), colour)
        painter.end()
        return picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self.pressed.emit()
        self._ask(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the drag."""
        self._ask(event.position())

    def _ask(self, point: QPointF) -> None:
        share = min(1.0, max(0.0, point.y() / max(1, self.height())))
        self.asked_for.emit(int(share * max(0, len(self._page.positions.stored) - 1)))


class _Ticks:
    """Places in a text as rows of pixels, computed once for each height of the strip."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        self._spans = spans
        self._scale = 0.0
        self._rows: list[int] = []

    def rows(self, scale: float) -> list[int]:
        """The rows in which spans begin; `scale` is rows a code point."""
        if scale != self._scale:
            self._scale = scale
            self._rows = sorted({int(span.start * scale) for span in self._spans})
        return self._rows
