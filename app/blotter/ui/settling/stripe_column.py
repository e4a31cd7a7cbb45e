"""StripeColumn: the stripes of one coder beside a page, in the colours and patterns of their codes."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from blotter.ui import code_look, theme
from blotter.ui.language import tr
from blotter.ui.reading.lanes import assigned_lanes
from blotter.ui.reading.measures import STRIPE_WIDTH
from blotter.ui.reading.shown_segment import ShownSegment
from blotter.ui.settling.extents import extent
from blotter.ui.settling.scene import Side
from blotter.ui.settling.side_page import SidePage

_PITCH = 11
_CAP = 2
_EDGE = 5
_FAINT = 0.35
_MOST_LANES = 5


class StripeColumn(QWidget):
    """What is to be judged has a ring round it and the lanes next to the text; the rest is faint."""

    def __init__(self, page: SidePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._stripes: list[tuple[ShownSegment, int, bool]] = []
        self._lanes = 1
        page.updateRequest.connect(self._repaint)

    def follow(self, page: SidePage) -> None:
        """Stand beside another page."""
        self._page.updateRequest.disconnect(self._repaint)
        self._page = page
        page.updateRequest.connect(self._repaint)

    def _repaint(self) -> None:
        self.update()

    def show_side(self, side: Side | None) -> None:
        """Show a coder's stripes, each in the lowest lane that is free; what is to be judged comes first."""
        self._stripes = []
        self._lanes = 0
        segments = side.segments if side is not None else ()
        judged = side.concerned if side is not None else frozenset()
        self.setAccessibleName(tr("Stripes of {coder}", coder=side.called) if side is not None else "")
        self._add([each for each in segments if each.id in judged], True)
        self._add([each for each in segments if each.id not in judged], False)
        self.update()

    def _add(self, segments: Iterable[ShownSegment], is_judged: bool) -> None:
        own = list(segments)
        lanes = assigned_lanes([(each.start, each.end, each.id) for each in own])
        self._stripes += [(each, self._lanes + lanes[each.id], is_judged) for each in own]
        self._lanes += max((lane + 1 for lane in lanes.values()), default=0)

    @property
    def wanted_width(self) -> int:
        """How wide the column has to be."""
        return 2 * _EDGE + max(1, min(self._lanes, _MOST_LANES)) * _PITCH

    def box(self, number: int) -> QRectF | None:
        """Where a stripe is drawn, if anything of it is on screen."""
        segment, lane, _ = self._stripes[number]
        found = extent(self._page, segment.span)
        if found is None or lane >= _MOST_LANES:
            return None
        left = _EDGE + lane * _PITCH + (_PITCH - STRIPE_WIDTH) / 2
        return QRectF(round(left), found.top, STRIPE_WIDTH, found.bottom - found.top)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().base)
        for number, (segment, _, is_judged) in enumerate(self._stripes):
            if (box := self.box(number)) is not None:
                painter.setOpacity(1 if is_judged else _FAINT)
                self._paint_stripe(painter, box, segment)
        painter.setOpacity(1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().focus, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, (_, _, is_judged) in enumerate(self._stripes):
            if is_judged and (box := self.box(number)) is not None:
                painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 3, 3)

    def _paint_stripe(self, painter: QPainter, box: QRectF, segment: ShownSegment) -> None:
        look = code_look.look(segment.colour, theme.current().is_dark)
        found = extent(self._page, segment.span)
        code_look.paint_stripe(painter, box, look)
        cap = QRectF(box.left() - 2, 0, STRIPE_WIDTH + 4, _CAP)
        if found is not None and found.begins:
            painter.fillRect(cap.translated(0, box.top()), look.stripe)
        if found is not None and found.ends:
            painter.fillRect(cap.translated(0, box.bottom() - _CAP), look.stripe)

    def event(self, event: QEvent) -> bool:
        """The names of code and coder at a stripe."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """Coder and code of the stripe at a point, "" beside them."""
        for number, (segment, _, _) in enumerate(self._stripes):
            box = self.box(number)
            if box is not None and box.adjusted(-3, -2, 3, 2).contains(point):
                return tr("{name}: {what}", name=segment.coder, what=segment.full_name)
        return ""
