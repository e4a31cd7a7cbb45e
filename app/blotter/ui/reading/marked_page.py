"""MarkedPage: a text with washes and underlines beneath its letters."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from blotter.domain.segment import Span
from blotter.domain.source import Heading
from blotter.ui import code_look, theme
from blotter.ui.reading.block_marks import (
    BlockMarks,
    Fills,
    Frame,
    Part,
    Placed,
    block_marks,
    edge_rects,
    place,
)
from blotter.ui.reading.emphasis import Emphasis
from blotter.ui.reading.page import TextPage, VisibleBlock
from blotter.ui.reading.page_breaks import PageBreaks
from blotter.ui.reading.runs import Edge, lines_of, runs, turns
from blotter.ui.reading.segment_layer import SegmentLayer
from blotter.ui.reading.shown_segment import ShownSegment

GRIP_WIDTH = 3.5
_RULE = 1.5
_BACKGROUND_SHARE = 0.35
_DIMMED = 0.6
_UPRIGHT = 1.2
_KEPT_BLOCKS = 400


class MarkedPage(TextPage):
    """Draws what `layer` and `emphasis` say; what it has computed for a paragraph is kept until dropped."""

    drawn_anew = Signal()
    """What is drawn over the words is other than before."""
    marks_dropped = Signal()
    """Segments are others than before, or are shown where they were hidden."""

    def __init__(self, layer: SegmentLayer, emphasis: Emphasis, parent: QWidget | None = None) -> None:
        self.layer = layer
        self.emphasis = emphasis
        self._kept: dict[int, BlockMarks] = {}
        self._places: dict[int, dict[str, Placed | None]] = {}
        self.breaks = PageBreaks(())
        """Where pages of the original begin."""
        self._held_top = (0, 0)
        self._grips: dict[bool, QRectF] = {}
        super().__init__(parent)

    def load(
        self, text: str, headings: Iterable[Heading], language: str = "", names: Iterable[Span] = ()
    ) -> None:
        """Show another text, of which nothing has been computed yet."""
        self._forget()
        self._held_top = (0, 0)
        super().load(text, headings, language, names)

    # What is kept

    def draw_anew(self) -> None:
        """Draw what lies under and over the letters anew, here and wherever else the document is shown."""
        self.viewport().update()
        self.drawn_anew.emit()

    def drop_all(self) -> None:
        """Compute every paragraph's marks anew when they are next seen."""
        self._forget()
        self._tell_dropped()

    def draw_others(self) -> None:
        """Draw what is shown now; segments that were seen before lie where they lay."""
        self._kept.clear()
        self._tell_dropped()

    def _tell_dropped(self) -> None:
        self.marks_dropped.emit()
        self.draw_anew()

    def _forget(self) -> None:
        self._kept.clear()
        self._places.clear()

    def drop_within(self, span: Span) -> None:
        """Compute the marks of the paragraphs that a span touches anew."""
        start, end = self.positions.to_display_range(span)
        first = self.document().findBlock(start).blockNumber()
        last = self.document().findBlock(end).blockNumber()
        for number in [each for each in self._places if first <= each <= last]:
            del self._places[number]
            self._kept.pop(number, None)
        self._tell_dropped()

    def marks(self, visible: VisibleBlock) -> BlockMarks:
        """What is drawn in a paragraph on screen."""
        marks = self._kept.get(visible.number)
        if marks is None:
            if len(self._places) >= _KEPT_BLOCKS:
                self._forget()
            marks = self._kept[visible.number] = block_marks(self._placed_in(visible), self._frame(visible))
        return marks

    def _placed_in(self, visible: VisibleBlock) -> list[Placed]:
        """Where the visible segments lie in a paragraph; those that lay there before are not sought again."""
        known = self._places.setdefault(visible.number, {})
        within = self.layer.within(*self.span_of(visible.block))
        new = [segment for segment in within if segment.id not in known]
        if new:
            lines, is_mixed = lines_of(visible.block.layout()), self._is_mixed(visible)
            for segment in new:
                part = self._part(segment, segment.span, visible)
                known[segment.id] = place(lines, part, is_mixed) if part.start < part.end else None
        found = (known[segment.id] for segment in within)
        return [placed for placed in found if placed is not None]

    def _part(self, segment: ShownSegment, span: Span, visible: VisibleBlock) -> Part:
        """The part of a span in a paragraph; one that takes the line feed in ends before it."""
        block_start, length = visible.block.position(), visible.block.length() - 1
        start, end = (at - block_start for at in self.positions.to_display_range(span))
        lane = self.layer.lane(segment.id)
        return Part(segment, lane, max(0, start), min(length, end), start >= 0, end <= length + 1)

    def _frame(self, visible: VisibleBlock) -> Frame:
        return Frame(self.page_layout.above(visible.number), visible.height, self.measures)

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width; what stands at the top stays there."""
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        self._forget()
        # While a splitter is dragged, the same letter is held, though the lines begin elsewhere each time.
        line, held = self._held_top
        top = self._first_on_screen()
        top = held if top == line else top
        super().resizeEvent(event)
        self.scroll_to(top, 0)
        self._held_top = self._first_on_screen(), top

    def _first_on_screen(self) -> int:
        """Where Qt begins the first line on screen."""
        return self.cursorForPosition(QPoint(0, 0)).position()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Marks, then Qt's letters and selection, then grips."""
        painter = QPainter(self.viewport())
        dirty = event.rect()
        for visible in self.visible_blocks():
            if visible.top > dirty.bottom() or visible.top + visible.height < dirty.top():
                continue
            painter.save()
            painter.translate(self.contentOffset().x(), visible.top)
            self._paint_under(painter, visible)
            painter.restore()
        painter.end()
        super().paintEvent(event)
        self._paint_breaks()
        if self.emphasis.limits:
            self._paint_limits(dirty)
        self._grips = {}
        if self.layer.is_shown(self.emphasis.chosen) or self.emphasis.target is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_target(painter)
            self._paint_grips(painter)
            painter.end()

    def _paint_breaks(self) -> None:
        """A dotted upright where a page of the original begins within a paragraph."""
        seen = self.breaks.within(self.visible_span())
        stored = self.positions.stored
        within = [page.start for page in seen if page.start and stored[page.start - 1] != "\n"]
        if within:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.current().muted, 1, Qt.PenStyle.DotLine))
            for box in map(self.caret_box, within):
                painter.drawLine(box.topLeft(), box.bottomLeft())

    def _paint_under(self, painter: QPainter, visible: VisibleBlock) -> None:
        marks, emphasis = self.marks(visible), self.emphasis
        hovered = self._placed(marks, emphasis.hovered)
        chosen = self._chosen_placed(marks, visible)
        is_quiet = emphasis.is_quiet or self.layer.is_shown(emphasis.hovered)
        share = _BACKGROUND_SHARE if is_quiet else 1
        if emphasis.has_washes:
            _fill(painter, marks.washes, share)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if emphasis.has_washes:
            _fill(painter, marks.edges, share)
        _fill(painter, marks.underlines, share)
        frame = self._frame(visible)
        if emphasis.marked:
            self._paint_marked(painter, marks, frame)
        for each in (hovered, chosen):
            if each is not None:
                self._paint_alone(painter, each, frame, with_rules=each is chosen)
        self._paint_spans(painter, visible)

    def _paint_marked(self, painter: QPainter, marks: BlockMarks, frame: Frame) -> None:
        """The segments that are to be worked on together look chosen, but for the grips."""
        for placed in marks.placed:
            segment = placed.part.segment.id
            if segment in self.emphasis.marked and segment != self.emphasis.chosen:
                self._paint_alone(painter, placed, frame, with_rules=True)

    def _paint_alone(self, painter: QPainter, placed: Placed, frame: Frame, with_rules: bool) -> None:
        """A segment's own wash at full strength, whatever its lane, and rules if it is the chosen one."""
        for run in placed.runs:
            box = frame.wash(run)
            painter.fillRect(box.toAlignedRect(), placed.look.wash)
            if with_rules:
                painter.fillRect(QRectF(box.left(), box.top(), box.width(), _RULE), placed.look.stripe)
                bottom = box.bottom() - _RULE
                painter.fillRect(QRectF(box.left(), bottom, box.width(), _RULE), placed.look.stripe)
        for rect in edge_rects(placed, frame):
            painter.fillRect(rect, placed.look.stripe)

    def _placed(self, marks: BlockMarks, segment_id: str | None) -> Placed | None:
        return next((each for each in marks.placed if each.part.segment.id == segment_id), None)

    def _chosen_placed(self, marks: BlockMarks, visible: VisibleBlock) -> Placed | None:
        """The chosen segment, at the bounds that it would get if these are being moved."""
        emphasis = self.emphasis
        segment = self.layer.get(emphasis.chosen)
        if emphasis.preview is None or segment is None:
            return self._placed(marks, emphasis.chosen)
        part = self._part(segment, emphasis.preview, visible)
        if part.start >= part.end:
            return None
        return place(lines_of(visible.block.layout()), part, self._is_mixed(visible))

    def _is_mixed(self, visible: VisibleBlock) -> bool:
        return turns(self.positions.text(self.span_of(visible.block)))

    def _paint_spans(self, painter: QPainter, visible: VisibleBlock) -> None:
        """Hits, the hit a search stands at, and the place just jumped to."""
        palette, emphasis = theme.current(), self.emphasis
        within = self.span_of(visible.block)
        for tinted in emphasis.tinted:
            if tinted.overlaps(within):
                for box in self._boxes(tinted, visible):
                    painter.fillRect(box.toAlignedRect(), palette.hit)
        for hit in emphasis.hits_within(within):
            is_now = hit == emphasis.hit_now
            for box in self._boxes(hit, visible):
                painter.fillRect(box.toAlignedRect(), palette.hit_now if is_now else palette.hit)
                if is_now:
                    painter.setPen(QPen(palette.hit_edge, 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75))
        if emphasis.noted is not None and emphasis.noted.overlaps(within):
            painter.setPen(QPen(palette.text, 1, Qt.PenStyle.DotLine))
            for box in self._boxes(emphasis.noted, visible):
                painter.drawLine(box.bottomLeft(), box.bottomRight())
        if emphasis.flash is not None and emphasis.flash.overlaps(within):
            for box in self._boxes(emphasis.flash, visible):
                painter.fillRect(box.toAlignedRect(), palette.hit_now)

    def _paint_limits(self, dirty: QRect) -> None:
        """Lay a veil over what is not to be coded, and uprights where a passage begins and ends."""
        palette = theme.current()
        veil = code_look.thin(palette.base, _DIMMED)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for visible in self.visible_blocks():
            if visible.top > dirty.bottom() or visible.top + visible.height < dirty.top():
                continue
            painter.save()
            painter.translate(self.contentOffset().x(), visible.top)
            outside = QPainterPath()
            outside.addRect(QRectF(0, 0, self.viewport().width(), visible.height))
            for passage in self.emphasis.limits_within(self.span_of(visible.block)):
                inside = QPainterPath()
                boxes = list(self._boxes(passage, visible))
                for box in boxes:
                    inside.addRect(box)
                outside -= inside
                self._paint_ends(painter, passage, visible, boxes)
            painter.fillPath(outside, veil)
            painter.restore()
        painter.end()

    def _paint_ends(
        self, painter: QPainter, passage: Span, visible: VisibleBlock, boxes: Sequence[QRectF]
    ) -> None:
        block, colour = self.span_of(visible.block), theme.current().muted
        is_mixed = self._is_mixed(visible)
        if not boxes or is_mixed:
            # Where letters run both ways, a run's edge is not where the passage begins.
            return
        if block.start <= passage.start < block.end:
            first = boxes[0]
            painter.fillRect(QRectF(first.left() - _UPRIGHT, first.top(), _UPRIGHT, first.height()), colour)
        if block.start < passage.end <= block.end:
            last = boxes[-1]
            painter.fillRect(QRectF(last.right(), last.top(), _UPRIGHT, last.height()), colour)

    def _boxes(self, span: Span, visible: VisibleBlock) -> Iterator[QRectF]:
        start, end = (at - visible.block.position() for at in self.positions.to_display_range(span))
        last = visible.block.length() - 1
        frame = self._frame(visible)
        lines = lines_of(visible.block.layout())
        for run in runs(lines, max(0, start), min(last, end), self._is_mixed(visible)):
            yield frame.wash(run)

    def _paint_target(self, painter: QPainter) -> None:
        """A ring round what a dragged code would be dropped on."""
        target = self.emphasis.target
        if target is None:
            return
        painter.setPen(QPen(theme.current().focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for visible in self.visible_blocks():
            if target.overlaps(self.span_of(visible.block)):
                for box in self._boxes(target, visible):
                    painter.drawRoundedRect(box.translated(0, visible.top), 2, 2)

    # Grips

    @property
    def chosen_span(self) -> Span | None:
        """The bounds at which the chosen segment is drawn, None if none is."""
        segment = self.layer.get(self.emphasis.chosen)
        if segment is None or not self.layer.is_shown(segment.id):
            return None
        return self.emphasis.preview or segment.span

    @property
    def grips(self) -> dict[bool, QRectF]:
        """The grips as last drawn, by whether they stand at the end."""
        return self._grips

    def _paint_grips(self, painter: QPainter) -> None:
        segment, span = self.layer.get(self.emphasis.chosen), self.chosen_span
        if segment is None or span is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(code_look.look(segment.colour, theme.current().is_dark).stripe)
        for visible in self.visible_blocks():
            part = self._part(segment, span, visible)
            if part.start < part.end:
                placed = place(lines_of(visible.block.layout()), part, self._is_mixed(visible))
                self._paint_grip(painter, visible, placed.beginning, False)
                self._paint_grip(painter, visible, placed.ending, True)

    def _paint_grip(self, painter: QPainter, visible: VisibleBlock, edge: Edge | None, is_end: bool) -> None:
        if edge is None:
            return
        top = visible.top + self._frame(visible).line_top(edge.line) + self.measures.wash_top - 2
        box = QRectF(edge.x - GRIP_WIDTH / 2, top, GRIP_WIDTH, self.measures.wash_height + 4)
        painter.drawRoundedRect(box, 1.5, 1.5)
        self._grips[is_end] = box
        if self.emphasis.held_end is is_end:
            painter.save()
            painter.setPen(QPen(theme.current().focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), 3, 3)
            painter.restore()


def _fill(painter: QPainter, fills: Fills, share: float) -> None:
    """Fill rectangles with a share of their colours, the rest the page's."""
    base = theme.current().base
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in fills:
        painter.setBrush(colour if share == 1 else code_look.mixed(base, colour, share))
        painter.drawRects(rects)
