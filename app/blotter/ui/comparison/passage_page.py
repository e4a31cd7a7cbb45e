"""PassagePage: the words of an excerpt over what both coders and what one of them marked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from blotter.domain.segment import Span
from blotter.ui import code_look, theme
from blotter.ui.comparison.excerpt import Excerpt, Stripe
from blotter.ui.language import tr
from blotter.ui.reading.lanes import assigned_lanes
from blotter.ui.reading.measures import STRIPE_WIDTH
from blotter.ui.reading.page import TextPage, VisibleBlock
from blotter.ui.reading.runs import Run, lines_of, runs, turns
from blotter.ui.wording import read_path

UNDERLINE = 1.8
_WASH = 0.16
_PITCH = 11
_CAP = 2
_EDGE = 5


class Extent(NamedTuple):
    """From where to where a span is seen, in the viewport, and whether its ends are."""

    top: float
    bottom: float
    begins: bool
    ends: bool


class PassagePage(TextPage):
    """A solid line under what both marked, a dashed one under what one marked, each on its ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.excerpt = Excerpt("", Span(0, 0), (), (), ())
        super().__init__(parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(tr("Passage"))

    def show_excerpt(self, excerpt: Excerpt, language: str) -> None:
        """Show an excerpt with the first of what was marked near its top."""
        self.excerpt = excerpt
        self.load(excerpt.text, (), language)
        self.put_caret(excerpt.place.start)
        marked = [each.span.start for each in excerpt.stripes if each.is_compared]
        start = max(0, min([excerpt.place.start, *marked]))
        self.scroll_to(self.positions.to_display(start), 1.5 * self.measures.line_height)

    def extent(self, span: Span) -> Extent | None:
        """Where a span is seen; None if nothing of it is on screen."""
        length = len(self.excerpt.text)
        found: list[tuple[float, float]] = []
        for visible, run in self._runs(Span(max(0, span.start), min(length, span.end))):
            box = self._box(visible, run)
            found.append((box.top(), box.bottom()))
        if not found:
            return None
        seen = self.visible_span()
        first, last = max(0, span.start) >= seen.start, min(length, span.end) <= seen.end
        return Extent(
            found[0][0] if first else 0,
            found[-1][1] if last else self.viewport().height(),
            first and span.start >= 0,
            last and span.end <= length,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grounds and lines, then Qt's letters and selection."""
        palette = theme.current()
        painter = QPainter(self.viewport())
        for spans, colour, style in (
            (self.excerpt.both, palette.agree, Qt.PenStyle.SolidLine),
            (self.excerpt.alone, palette.boundary, Qt.PenStyle.DashLine),
        ):
            self._paint(painter, spans, colour, style)
        painter.end()
        super().paintEvent(event)

    def _paint(self, painter: QPainter, spans: Iterable[Span], colour: QColor, style: Qt.PenStyle) -> None:
        ground = code_look.mixed(theme.current().base, colour, _WASH)
        for span in spans:
            for visible, run in self._runs(span):
                box = self._box(visible, run)
                painter.fillRect(box, ground)
                paint_line(painter, box.left(), box.right(), self._line_y(visible, run), colour, style)

    def _box(self, visible: VisibleBlock, run: Run) -> QRectF:
        top = visible.top + self.page_layout.above(visible.number) + run.line * self.measures.line_height
        left = self.contentOffset().x() + run.left
        return QRectF(left, top + self.measures.wash_top, run.right - run.left, self.measures.wash_height)

    def _line_y(self, visible: VisibleBlock, run: Run) -> float:
        top = visible.top + self.page_layout.above(visible.number) + run.line * self.measures.line_height
        return top + self.measures.baseline + self.measures.text_size * 0.3

    def _runs(self, span: Span) -> Iterator[tuple[VisibleBlock, Run]]:
        """The stretches of lines on screen that a span covers."""
        if span.length <= 0:
            return
        start, end = self.positions.to_display_range(span)
        for visible in self.visible_blocks():
            at, length = visible.block.position(), visible.block.length() - 1
            from_, to = max(0, start - at), min(length, end - at)
            if from_ < to:
                for run in runs(lines_of(visible.block.layout()), from_, to, turns(visible.block.text())):
                    yield visible, run


def paint_line(
    painter: QPainter, left: float, right: float, y: float, colour: QColor, style: Qt.PenStyle
) -> None:
    """A line under words: solid, or dashed."""
    pen = QPen(colour, UNDERLINE, style, Qt.PenCapStyle.FlatCap)
    if style is Qt.PenStyle.DashLine:
        pen.setDashPattern([4, 2.5])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, y), QPointF(right, y))


class StripeMargin(QWidget):
    """The stripes of one or more coders beside a passage, in the colours of their codes."""

    def __init__(self, page: PassagePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._stripes: list[tuple[Stripe, int, str]] = []
        self._lanes = 1
        page.updateRequest.connect(self._follow_page)

    def show_stripes(self, stripes: Iterable[Stripe], colours: Mapping[str, str]) -> None:
        """Show these stripes, each in the lowest lane that is free; `colours` are those of the codes."""
        own = list(stripes)
        lanes = assigned_lanes([(each.span.start, each.span.end, str(i)) for i, each in enumerate(own)])
        self._stripes = [(each, lanes[str(i)], colours.get(each.code, "")) for i, each in enumerate(own)]
        self._lanes = max([1, *(lane + 1 for _, lane, _ in self._stripes)])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(2 * _EDGE + self._lanes * _PITCH, 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _follow_page(self) -> None:
        self.update()

    def box(self, number: int) -> QRectF | None:
        """Where a stripe is drawn, if anything of it is on screen."""
        stripe, lane, _ = self._stripes[number]
        extent = self._page.extent(stripe.span)
        if extent is None:
            return None
        left = _EDGE + lane * _PITCH + (_PITCH - STRIPE_WIDTH) / 2
        return QRectF(round(left), extent.top, STRIPE_WIDTH, extent.bottom - extent.top)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().base)
        for number, (stripe, _, colour) in enumerate(self._stripes):
            box, extent = self.box(number), self._page.extent(stripe.span)
            if box is None or extent is None:
                continue
            look = code_look.look(colour, theme.current().is_dark)
            code_look.paint_stripe(painter, box, look)
            cap = QRectF(box.left() - 2, 0, STRIPE_WIDTH + 4, _CAP)
            if extent.begins:
                painter.fillRect(cap.translated(0, box.top()), look.stripe)
            if extent.ends:
                painter.fillRect(cap.translated(0, box.bottom() - _CAP), look.stripe)

    def event(self, event: QEvent) -> bool:
        """The names of code and coder at a stripe."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def words_at(self, point: QPointF) -> str:
        """Coder and code of the stripe at a point, "" beside them."""
        for number, (stripe, _, _) in enumerate(self._stripes):
            box = self.box(number)
            if box is not None and box.adjusted(-3, -2, 3, 2).contains(point):
                return tr("{name}: {what}", name=stripe.coder, what=read_path(stripe.code))
        return ""
