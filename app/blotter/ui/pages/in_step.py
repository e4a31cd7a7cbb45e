"""InStep: text and pages show the same passage; the one follows the other as little as it must."""

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer

from blotter.domain.segment import Span
from blotter.ui.pages.marked_paper import MarkedPaper
from blotter.ui.reading.reading_view import ReadingView

_THIRD = 1 / 3
_ROOM = 0.12
_NEAR = 240
"""How many characters after a position, which may be a blank, are looked at for a place."""


class InStep(QObject):
    """What is read is what stands a third below the top. While that is in view on the other side, this rests.

    `is_on` says whether anything follows at all: pages that are hidden need not.
    """

    def __init__(self, view: ReadingView, paper: MarkedPaper) -> None:
        super().__init__(paper)
        self._view, self._text, self._paper = view, view.page, paper
        self.is_on = False
        self._is_moving = False
        self._caret_moved = False
        self._after_text = QTimer(self, singleShot=True, interval=0)
        self._after_text.timeout.connect(self._move_pages)
        self._after_pages = QTimer(self, singleShot=True, interval=0)
        self._after_pages.timeout.connect(self._move_text)
        self._text.verticalScrollBar().valueChanged.connect(lambda _: self._follow_text())
        self._text.cursorPositionChanged.connect(self._follow_caret)
        view.revealed.connect(self._show)
        paper.moved.connect(self._follow_pages)

    def follow_now(self) -> None:
        """Show on the pages what is read in the text."""
        self._after_text.stop()
        self._after_pages.stop()
        self._caret_moved = False
        self._move_pages()

    def _follow_text(self) -> None:
        if self.is_on and not self._is_moving and not self._paper.is_leading:
            self._after_text.start()

    def _follow_caret(self) -> None:
        if self.is_on and not self._is_moving and not self._paper.is_leading:
            self._caret_moved = True
            self._after_text.start()

    def _follow_pages(self) -> None:
        if self.is_on and not self._is_moving:
            self._after_pages.start()

    def _show(self, span: Span) -> None:
        """A jump: the passage itself, wherever the text now has its top."""
        if self.is_on:
            self._after_text.stop()
            self._after_pages.stop()
            self._caret_moved = False
            self._is_moving = True
            self._paper.reveal(span)
            self._is_moving = False

    def go_to(self, page: int) -> None:
        """A page that the text shows already: it may have no words by which to find it."""
        self._after_text.stop()
        self._caret_moved = False
        self._is_moving = True
        self._paper.go_to(page)
        self._is_moving = False

    # Where one reads

    def read_in_text(self) -> int:
        """The position a third below the top of the text; the first lines are read at the top."""
        scrolled = self._text.verticalScrollBar().value() * self._text.measures.line_height
        third = self._text.viewport().height() * _THIRD
        return self._text.gap_at(QPoint(0, round(min(third, scrolled))))

    def _move_pages(self) -> None:
        caret = self._view.caret()
        is_caret = self._caret_moved and self._is_in_text_view(caret)
        self._caret_moved = False
        position = caret if is_caret else self.read_in_text()
        box = self._paper.first_box(Span(position, position + _NEAR))
        self._is_moving = True
        if box is not None:
            self._paper.bring(box, _ROOM)
        elif self._paper.paper is not None:
            page = self._paper.paper.page_at(position)
            if page not in self._paper.pages_in_view():
                self._paper.go_to(page)
        self._is_moving = False

    def _is_in_text_view(self, position: int) -> bool:
        seen = self._text.visible_span()
        return seen.start <= position <= seen.end

    def _move_text(self) -> None:
        target = self._target()
        if target is not None:
            self._is_moving = True
            height = self._text.viewport().height()
            self._text.scroll_to(self._text.positions.to_display(target), height * _THIRD)
            self._is_moving = False

    def _target(self) -> int | None:
        """What the text is to show; None if what it shows is in view on the pages."""
        shown = self._paper.paper
        if shown is None or not shown.count:
            return None
        position = self.read_in_text()
        view = self._paper.view_box()
        box = self._paper.first_box(Span(position, position + _NEAR))
        if box is not None and view.top() <= box.center().y() <= view.bottom():
            return None
        pages = self._paper.pages_in_view()
        place = shown.page_at(position)
        if box is None and place in pages:
            return None
        is_above = place < pages.start if box is None else box.center().y() < view.top()
        x = box.left() if box is not None else view.center().x()
        if is_above:
            begun = [page for page in pages if self._paper.sheets.box(page).top() >= view.top()]
            if begun and place not in pages:
                return shown.span(begun[0]).start
            return self._paper.position_at(QPointF(x - view.left(), view.height() * _ROOM))
        return self._paper.position_at(QPointF(x - view.left(), view.height() * (1 - _ROOM)))
