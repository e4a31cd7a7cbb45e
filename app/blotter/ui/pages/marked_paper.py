"""MarkedPaper: pages with what is coded, found and selected on them; the text says what that is."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from blotter.domain.segment import Span
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.pages.page_marks import PageMarks, page_marks
from blotter.ui.pages.page_painter import PagePainter
from blotter.ui.pages.paper import Paper
from blotter.ui.pages.paper_view import PaperView
from blotter.ui.pages.rendering import Rendering
from blotter.ui.pages.sheets import GAP
from blotter.ui.reading.marked_page import GRIP_WIDTH
from blotter.ui.reading.reading_view import ReadingView

_KEPT_PAGES = 24
_REST = 30
_NEAR = 240
"""How many characters after a position, which may be a blank, are looked at for a place."""


class MarkedPaper(PaperView):
    """Selection, caret and everything singled out are those of the reading view, which is asked for them."""

    def __init__(self, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = view
        self.is_leading = False
        """Whether the text is being changed from here, so that pages need not follow it."""
        self._kept: dict[int, PageMarks] = {}
        self._ahead = QTimer(self, singleShot=True, interval=_REST)
        self._ahead.timeout.connect(self._prepare)
        self.moved.connect(self._look_further)
        text = view.page
        text.drawn_anew.connect(self.viewport().update)
        text.marks_dropped.connect(self._drop_marks)
        text.selectionChanged.connect(self.viewport().update)
        text.cursorPositionChanged.connect(self.viewport().update)
        text.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Whether the text has the focus is seen on the page."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return False

    def show_paper(self, shown: Paper | None, rendering: Rendering | None) -> None:
        """Show the pages of the document that the reading view shows."""
        self._kept.clear()
        super().show_paper(shown, rendering)

    def _laid_out(self) -> None:
        self._kept.clear()

    def _drop_marks(self) -> None:
        self._kept.clear()
        self.viewport().update()

    def _look_further(self) -> None:
        if not self._ahead.isActive():
            self._ahead.start()

    def _prepare(self) -> None:
        """When the hands rest, see to what is marked on the pages that may come next, one at a time."""
        seen = self.pages_in_view()
        near = (page for page in (seen.stop, seen.start - 1) if 0 <= page < self.sheets.count)
        page = next((page for page in near if page not in self._kept), None)
        if self.paper is not None and page is not None:
            self.marks(page)
            self._ahead.start()

    # Where things are

    def marks(self, page: int) -> PageMarks:
        """What is marked on a page."""
        marks = self._kept.get(page)
        if marks is None and self.paper is not None:
            if len(self._kept) >= _KEPT_PAGES:
                self._kept.clear()
            marks = self._kept[page] = page_marks(self.paper, page, self.reading.page.layer, self.sheets)
        return marks or PageMarks()

    def boxes(self, span: Span) -> list[QRectF]:
        """Where a passage lies on all its pages, in pixels from the top left of all pages."""
        if self.paper is None:
            return []
        return [box for page in self.paper.pages_of(span) for box in self._boxes_on(page, span)]

    def _boxes_on(self, page: int, span: Span) -> list[QRectF]:
        assert self.paper is not None
        to = self.sheets.transform(page)
        return [to.mapRect(box) for box in self.paper.boxes(page, span)]

    def first_box(self, span: Span) -> QRectF | None:
        """Where the first word of a passage lies that has a place on its first page."""
        if self.paper is None or not self.sheets.count:
            return None
        boxes = self._boxes_on(self.paper.page_at(span.start), span)
        return boxes[0] if boxes else None

    def view_box(self) -> QRectF:
        """What is in view, in pixels from the top left of all pages."""
        return QRectF(self.offset(), QSizeF(self.viewport().size()))

    def caret_box(self, position: int) -> QRectF | None:
        """Where a caret before a position lies, in pixels from the top left of all pages."""
        if self.paper is None or not self.sheets.count:
            return None
        page = self.paper.page_at(position)
        box = self.paper.caret_box(page, position)
        return self.sheets.place(page, box) if box is not None else None

    def position_at(self, point: QPointF) -> int | None:
        """The gap between characters that lies nearest to a point of the view; None where no text is."""
        if self.paper is None or not self.sheets.count:
            return None
        page = self.page_under(point)
        return self.paper.position_at(page, self.sheets.point(page, point + self.offset()))

    def ids_at(self, point: QPointF) -> list[str]:
        """The ids of the segments over a point of the view, innermost first."""
        if self.paper is None or not self.sheets.count:
            return []
        found = self.marks(self.page_under(point)).at(point + self.offset())
        return [segment.id for segment in found]

    def grips(self) -> dict[bool, QRectF]:
        """Where the ends of the chosen segment can be held: the last (True) and the first."""
        span = self.reading.page.chosen_span
        boxes = self.boxes(span) if span is not None else []
        if not boxes or self.sheets.turned:
            return {}
        first, last = boxes[0], boxes[-1]
        half = GRIP_WIDTH / 2
        return {
            False: QRectF(first.left() - half, first.top() - 2, GRIP_WIDTH, first.height() + 4),
            True: QRectF(last.right() - half, last.top() - 2, GRIP_WIDTH, last.height() + 4),
        }

    def grip_at(self, point: QPointF) -> bool | None:
        """Which end of the chosen segment is at a point of the view: the last (True), the first, or none."""
        place = point + self.offset()
        near = [is_end for is_end, box in self.grips().items() if box.adjusted(-3, 0, 3, 0).contains(place)]
        return near[-1] if near else None

    def is_over(self, span: Span, point: QPointF) -> bool:
        """Whether a point of the view lies on a passage."""
        place = point + self.offset()
        return any(box.adjusted(0, -1, 0, 1).contains(place) for box in self.boxes(span))

    def reveal(self, span: Span) -> None:
        """Bring the beginning of a passage into view, a quarter below the top, unless it is there."""
        if self.paper is None or not self.sheets.count:
            return
        page = self.paper.page_at(span.start)
        box = self.first_box(Span(span.start, max(span.end, span.start + _NEAR)))
        if box is None:
            if page not in self.pages_in_view():
                self.go_to(page)
        elif not self.view_box().contains(box):
            down = round(box.top() - self.viewport().height() / 4)
            # The beginning of a page is seen from its edge on.
            top = round(self.sheets.box(page).top()) - GAP // 2
            self.verticalScrollBar().setValue(max(down, top))
            self.bring(box)

    # Drawing

    def paint_marks(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        """Grounds, selection, what is singled out, stripes; then what is to be said of the page."""
        assert self.paper is not None
        if not self.paper.has_text(page):
            self._paint_textless(painter, page, sheet)
            return
        painter.save()
        painter.setClipRect(self.viewport().rect())
        painter.translate(-self.offset())
        self._paint(painter, page)
        painter.restore()

    def _paint(self, painter: QPainter, page: int) -> None:
        assert self.paper is not None
        view, emphasis, layer = self.reading, self.reading.page.emphasis, self.reading.page.layer
        within = self.paper.span(page)
        marks = self.marks(page)
        hovered = emphasis.hovered if layer.is_shown(emphasis.hovered) else None
        singled = [each for each in (*emphasis.marked, emphasis.chosen) if each is not None]

        def boxes(span: Span) -> list[QRectF]:
            return self._boxes_on(page, span) if span.overlaps(within) else []

        selected = view.selected_span()
        selection = boxes(selected) if selected is not None else []
        drawing = PagePainter(painter, self.ink, view.looks, selection)
        washes = emphasis.has_washes
        drawing.grounds(marks, hovered, singled, emphasis.is_quiet, washes)
        if emphasis.preview is not None:
            drawing.target(emphasis.preview, boxes)
        hits = (hit for hit in emphasis.hits_within(within) if hit != emphasis.hit_now)
        drawing.passages((*emphasis.tinted, *hits), boxes)
        if emphasis.hit_now is not None:
            drawing.current(emphasis.hit_now, boxes, has_edge=True)
        if emphasis.noted is not None:
            drawing.noted(emphasis.noted, boxes)
        if emphasis.flash is not None:
            drawing.current(emphasis.flash, boxes, has_edge=False)
        drawing.selection(self._has_focus())
        if emphasis.limits:
            sheet = self.sheets.box(page)
            drawing.limits(sheet, emphasis.limits_within(within), boxes)
        if emphasis.target is not None:
            drawing.target(emphasis.target, boxes)
        self._paint_caret(drawing, page)
        chosen = layer.get(emphasis.chosen)
        if chosen is not None and layer.is_shown(chosen.id):
            sheet = self.sheets.box(page)
            on_page = (box for box in self.grips().values() if sheet.contains(box.center()))
            drawing.grips(chosen, on_page)
        drawing.stripes(marks, hovered, emphasis.chosen, emphasis.marked)

    def _paint_caret(self, drawing: PagePainter, page: int) -> None:
        assert self.paper is not None
        caret = self.reading.caret()
        if self._has_focus() and self.paper.page_at(caret) == page:
            box = self.caret_box(caret)
            if box is not None:
                drawing.caret(box)

    def _has_focus(self) -> bool:
        return self.hasFocus() or self.reading.page.hasFocus()

    def _paint_textless(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        """Say on a scanned page that there is nothing to select."""
        assert self.paper is not None
        if not self.paper.is_scan(page):
            return
        words = tr("Scanned page: no text to select")
        painter.save()
        painter.setFont(theme.interface_font(12))
        width = min(painter.fontMetrics().horizontalAdvance(words) + 24, round(sheet.width()))
        chip = QRectF(sheet.center().x() - width / 2, sheet.top() + 8, width, 24)
        painter.setPen(theme.current().control)
        painter.setBrush(theme.current().raised)
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(theme.current().text)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
