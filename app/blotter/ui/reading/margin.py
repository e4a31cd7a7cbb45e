"""Margin: the stripes of the segments on screen, and their names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QEnterEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from blotter.ui import code_look, theme
from blotter.ui.code_look import CodeLook, Pattern
from blotter.ui.language import tr
from blotter.ui.reading import names, stripe_marks
from blotter.ui.reading.columns import Columns, columns
from blotter.ui.reading.looks import Looks
from blotter.ui.reading.marked_page import MarkedPage
from blotter.ui.reading.measures import STRIPE_WIDTH
from blotter.ui.reading.shown_segment import ShownSegment
from blotter.ui.reading.spoken_stripes import SpokenStripes
from blotter.ui.scale import px

_HOVERED_WIDTH = 7
_CAP = 2
_TOLD_AFTER = 100
_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 4, 10


@dataclass(slots=True)
class MarginStripe:
    """A stripe as it is drawn, from the margin's top left."""

    segment: ShownSegment
    lane: int
    top: float
    bottom: float
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class MarginName:
    """A name as it is drawn."""

    segment: ShownSegment
    box: QRectF


class Margin(QWidget):
    """Shows every segment on screen with a beginning and an end, whatever is drawn in the text."""

    menu_requested = Signal(QPoint, str)

    def __init__(self, page: MarkedPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._columns = columns(0, 0, 0)
        self._looks = Looks()
        self._letters: Mapping[str, str] = {}
        self._names: list[MarginName] = []
        self._stripes: list[MarginStripe] = []
        self._spoken: SpokenStripes | None = None
        self._telling = QTimer(self, singleShot=True, interval=_TOLD_AFTER)
        self._telling.timeout.connect(self._tell)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Margin"))

    def set_columns(self, parts: Columns) -> None:
        """Say where lanes and names stand."""
        self._columns = parts
        self.update()

    def dress(self, looks: Looks) -> None:
        """Draw patterns, letters and names as the reader prefers."""
        self._looks = looks
        self.update()

    def set_letters(self, letters: Mapping[str, str]) -> None:
        """Say which letters stand for a code, by its path, where letters are drawn."""
        self._letters = letters
        self.update()

    # What is where

    @property
    def stripes(self) -> list[MarginStripe]:
        """The stripes as last drawn, in the order of reading."""
        return self._stripes

    @property
    def names(self) -> list[MarginName]:
        """The names as last drawn."""
        return self._names

    def segment_at(self, point: QPointF) -> ShownSegment | None:
        """The segment whose stripe or name is drawn at a point."""
        for name in self._names:
            if name.box.contains(point):
                return name.segment
        reach = (self._columns.pitch - STRIPE_WIDTH) / 2
        for stripe in self._drawn_stripes():
            if self._box(stripe).adjusted(-reach, -3, reach, 3).contains(point):
                return stripe.segment
        return None

    def _drawn_stripes(self) -> Iterator[MarginStripe]:
        return (stripe for stripe in self._stripes if stripe.lane < self._columns.lanes)

    def _box(self, stripe: MarginStripe, width: int = STRIPE_WIDTH) -> QRectF:
        left = self._lane_left(stripe.lane) + (self._columns.pitch - width) // 2
        return QRectF(left, round(stripe.top), width, max(2, round(stripe.bottom) - round(stripe.top)))

    def _lane_left(self, lane: int) -> int:
        """Where a lane begins; the lane of what is folded comes after the others."""
        parts = self._columns
        number = parts.drawn_lanes - 1 - lane if parts.is_left else lane
        return parts.stripes_left - parts.margin_left + number * parts.pitch

    def _collect(self) -> list[MarginStripe]:
        """The extents of what is on screen, joined over paragraphs."""
        found: dict[str, MarginStripe] = {}
        for visible in self._page.visible_blocks():
            for part in self._page.marks(visible).stripes:
                stripe = found.get(part.segment.id)
                if stripe is None:
                    stripe = MarginStripe(
                        part.segment, part.lane, visible.top + part.top, 0, part.begins, False
                    )
                    found[part.segment.id] = stripe
                stripe.bottom = visible.top + part.bottom
                stripe.ends = part.ends
        return sorted(found.values(), key=lambda stripe: stripe.segment.order)

    def _tell(self) -> None:
        """Say the same to a screen reader, in the order of reading."""
        if self._spoken is None:
            self._spoken = SpokenStripes(self)
        self._spoken.tell(stripe.segment for stripe in self._stripes)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw stripes, then names."""
        self._stripes = self._collect()
        if QAccessible.isActive():
            self._telling.start()
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().base)
        for stripe in self._drawn_stripes():
            self._paint_stripe(painter, stripe)
        if self._columns.is_folded:
            middle = self._lane_left(self._columns.lanes) + self._columns.pitch // 2
            stripe_marks.paint_folded(painter, middle, self._folded_extents())
        self._names = self._place_names() if self._has_names() else []
        for name in self._names:
            self._paint_name(painter, name)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chosen(painter)

    def _look(self, segment: ShownSegment) -> CodeLook:
        look = code_look.look(segment.colour, theme.current().is_dark)
        return look if self._looks.patterns else replace(look, pattern=Pattern.SOLID)

    def _paint_stripe(self, painter: QPainter, stripe: MarginStripe) -> None:
        segment, look = stripe.segment, self._look(stripe.segment)
        is_hovered = segment.id == self._page.emphasis.hovered
        box = self._box(stripe, _HOVERED_WIDTH if is_hovered else STRIPE_WIDTH)
        if segment.initials and stripe.begins:
            stripe_marks.paint_initials(painter, box, segment.initials)
            box.setTop(min(box.top() + stripe_marks.INITIALS_HEIGHT, box.bottom() - _CAP))
        body = QRectF(box)
        if not stripe.ends:
            body.setBottom(min(body.bottom(), self.height() + 1.0))
        code_look.paint_stripe(painter, body, look)
        if self._looks.letters:
            letters = self._letters.get(segment.path, "")
            stripe_marks.paint_letters(painter, body, self._columns.pitch, self.height(), letters)
        cap = QRectF(box.center().x() - self._columns.pitch / 2 + 0.5, 0, self._columns.pitch - 1, _CAP)
        if stripe.begins:
            painter.fillRect(cap.translated(0, box.top()), look.stripe)
        if stripe.ends:
            painter.fillRect(cap.translated(0, box.bottom() - _CAP), look.stripe)

    def _folded_extents(self) -> Iterator[tuple[float, float]]:
        return ((each.top, each.bottom) for each in self._stripes if each.lane >= self._columns.lanes)

    def _paint_chosen(self, painter: QPainter) -> None:
        """Rings round the chosen stripe and the marked ones, and a line from the chosen one to its name."""
        chosen, marked = self._page.emphasis.chosen, self._page.emphasis.marked
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().focus, 2, Qt.PenStyle.DotLine))
        for each in self._drawn_stripes():
            if each.segment.id in marked:
                painter.drawRoundedRect(self._box(each).adjusted(-3, -4, 3, 4), 3, 3)
        stripe = next((each for each in self._drawn_stripes() if each.segment.id == chosen), None)
        if stripe is None:
            return
        palette = theme.current()
        ring = self._box(stripe).adjusted(-3, -4, 3, 4)
        name = next((each for each in self._names if each.segment.id == chosen), None)
        if name is not None:
            middle = name.box.top() + names.height() / 2
            start = (
                min(max(middle, ring.top() + 8), ring.bottom() - 8)
                if ring.height() > 16
                else ring.center().y()
            )
            painter.setPen(QPen(palette.muted, 1))
            painter.drawPolyline(self._leader(QPointF(ring.center().x(), start), ring, name.box, middle))
        if chosen not in marked:
            painter.setPen(QPen(palette.focus, 2))
            painter.drawRoundedRect(ring, 3, 3)

    def _leader(self, start: QPointF, ring: QRectF, box: QRectF, middle: float) -> list[QPointF]:
        """From the ring round a stripe to the name at its side."""
        if self._columns.is_left:
            edge, name = ring.left(), box.right()
            return [QPointF(edge, start.y()), QPointF(name + 6, middle), QPointF(name + 2, middle)]
        edge, name = ring.right(), box.left()
        return [QPointF(edge, start.y()), QPointF(name - 6, middle), QPointF(name - 2, middle)]

    # Names

    def _has_names(self) -> bool:
        return self._columns.names_width > 0 and self._looks.margin_names != "never"

    def _is_named(self, stripe: MarginStripe) -> bool:
        """Whether a stripe's name is shown: on demand only those that the pointer or a choice points at."""
        if self._looks.margin_names == "always" or self.underMouse():
            return True
        return stripe.segment.id in (self._page.emphasis.chosen, self._page.emphasis.hovered)

    def _place_names(self) -> list[MarginName]:
        """The names that fit; the chosen one is always among them."""
        emphasis, height = self._page.emphasis, float(self.height())
        seen = [stripe for stripe in self._stripes if stripe.top < height and stripe.bottom > 0]
        shown = [stripe for stripe in seen if self._is_named(stripe)]
        room = names.capacity(0, height)
        if len(shown) > room:
            singled = [each for each in shown[room:] if each.segment.id == emphasis.chosen]
            shown = sorted(shown[: room - len(singled)] + singled, key=lambda each: each.segment.order)
        wanted = [max(0.0, stripe.top - 2) for stripe in shown]
        left = self._columns.names_left - self._columns.margin_left
        return [
            MarginName(stripe.segment, QRectF(left, round(top), self._columns.names_width, names.height()))
            for stripe, top in zip(shown, names.spread(wanted, 0, height), strict=True)
        ]

    def _paint_name(self, painter: QPainter, name: MarginName) -> None:
        palette, emphasis = theme.current(), self._page.emphasis
        is_chosen = name.segment.id == emphasis.chosen
        box = name.box
        sample_width, sample_height = px(_SAMPLE_WIDTH), px(_SAMPLE_HEIGHT)
        sample_top = box.top() + (box.height() - sample_height) / 2
        is_left = self._columns.is_left
        sample_left = box.right() - sample_width if is_left else box.left()
        sample = QRectF(sample_left, round(sample_top), sample_width, sample_height)
        code_look.paint_stripe(painter, sample, self._look(name.segment))
        font = theme.interface_font(11, 600 if is_chosen else 400)
        is_singled = is_chosen or name.segment.id == emphasis.hovered
        painter.setFont(font)
        painter.setPen(palette.text if is_singled else palette.muted)
        beside = sample_width + px(5)
        place = box.adjusted(0, 0, -beside, 0) if is_left else box.adjusted(beside, 0, 0, 0)
        side = Qt.AlignmentFlag.AlignRight if is_left else Qt.AlignmentFlag.AlignLeft
        text = _fitting(name.segment, QFontMetricsF(font), place.width())
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)

    # Qt's events

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show every name while the pointer is here."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Names on demand go again."""
        self.update()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a segment's menu."""
        segment = self.segment_at(QPointF(event.pos()))
        if segment is not None:
            self.menu_requested.emit(event.globalPos(), segment.id)


def _fitting(segment: ShownSegment, metrics: QFontMetricsF, width: float) -> str:
    """The full path where it fits, else its last part, shortened at its end."""
    if metrics.horizontalAdvance(segment.full_name) <= width:
        return segment.full_name
    return metrics.elidedText(segment.code_name, Qt.TextElideMode.ElideRight, width)
