"""CaretMoves: how caret and selection go by sentence and paragraph, and how a selection grows and shrinks."""

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from blotter.domain.segment import Span
from blotter.ui.reading.levels import Levels, SpanAt, covering
from blotter.ui.reading.page import TextPage
from blotter.ui.reading.paragraphs import paragraphs_before, paragraphs_from

_WAYS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_VISIBLE = re.compile(r"\S")


class CaretMoves(QObject):
    """Works on a page that is shown. Until the window knows better, a sentence is a paragraph.

    What a selection grew from is remembered as long as nothing else is selected: shrinking goes back exactly
    that way.
    """

    def __init__(self, page: TextPage) -> None:
        super().__init__(page)
        self._page = page
        self._grown: Span | None = None
        self._way: list[tuple[int, int]] = []
        self.word_at: SpanAt = lambda position: Span(position, position)
        self.sentence_at: SpanAt | None = None
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down with Ctrl go by paragraphs, with Shift they select."""
        if not isinstance(event, QKeyEvent) or event.key() not in _WAYS:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held not in (_CTRL, _CTRL | _SHIFT):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.by_paragraph(_WAYS[event.key()], selects=held != _CTRL)
        event.accept()
        return True

    def levels(self) -> Levels:
        """The passages of the text that is shown."""
        text, page = self._page.positions.stored, self._page
        cuts = (page.span_of(page.document().findBlockByNumber(number)).start for number in page.headings)
        levels = Levels(text, cuts, word_at=self.word_at, sentence_at=lambda _: Span(0, 0))
        levels.sentence_at = self.sentence_at or levels.paragraph_at
        return levels

    def _span(self) -> Span:
        at = self._page.caret()
        return self._page.selected_span() or Span(at, at)

    # Growing and shrinking

    def grow(self) -> bool:
        """Select the next larger passage; False if everything is selected."""
        span = self._span()
        wider = self.levels().grown(span)
        if wider is None:
            return False
        cursor = self._page.textCursor()
        if self._grown != span:
            self._way.clear()
        self._way.append((cursor.anchor(), cursor.position()))
        self._grown = wider
        self._page.select(wider)
        return True

    def shrink(self) -> bool:
        """Go back to what the selection grew from, else to the first smaller passage in it."""
        span = self._span()
        if span.length == 0:
            return False
        if self._way and self._grown == span:
            cursor = self._page.textCursor()
            anchor, position = self._way.pop()
            cursor.setPosition(anchor)
            cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self._page.setTextCursor(cursor)
            self._grown = self._span()
        else:
            self._put(self.levels().shrunk(span))
        return True

    def select_sentence(self) -> None:
        """Select the sentence at the caret, or all of those that the selection touches."""
        self._put(covering(self._span(), self.levels().sentence_at))

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret, or all of those that the selection touches."""
        self._put(covering(self._span(), self.levels().paragraph_at))

    def _put(self, span: Span) -> None:
        if span.length:
            self._page.select(span)
        else:
            self._page.put_caret(span.start)

    # Going

    def by_sentence(self, direction: int, selects: bool = False) -> None:
        """Go to the next (1) or previous (-1) beginning of a sentence; selecting, to its next end."""
        text, at = self._page.positions.stored, self._page.caret()
        sentence_at = self.levels().sentence_at
        if direction < 0:
            before = _last_visible(text, at)
            self._go(sentence_at(before).start if before is not None else 0, selects)
            return
        if selects:
            following = _first_visible(text, at)
            self._go(sentence_at(following).end if following is not None else len(text), selects)
            return
        here = sentence_at(at)
        following = here.start if here.start > at else _first_visible(text, max(at, here.end))
        self._go(len(text) if following is None else following, selects)

    def by_paragraph(self, direction: int, selects: bool = False) -> None:
        """Go to the next (1) or previous (-1) beginning of a paragraph; selecting, to its next end."""
        text, at = self._page.positions.stored, self._page.caret()
        here = self.levels().paragraph_at(at)
        if direction < 0:
            is_within = text[here.start : at].strip() != ""
            before = here if is_within else next(paragraphs_before(text, at), Span(0, 0))
            self._go(before.start, selects)
        elif selects and text[at : here.end].strip():
            self._go(here.end, selects)
        else:
            end = Span(len(text), len(text))
            following = next(paragraphs_from(text, at), end)
            self._go(following.end if selects else following.start, selects)

    def _go(self, position: int, selects: bool) -> None:
        cursor = self._page.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if selects else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._page.positions.to_display(position), mode)
        self._page.setTextCursor(cursor)


def _first_visible(text: str, position: int) -> int | None:
    found = _VISIBLE.search(text, position)
    return found.start() if found else None


def _last_visible(text: str, position: int) -> int | None:
    """The last place before a position where something stands."""
    at = position - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at if at >= 0 else None
