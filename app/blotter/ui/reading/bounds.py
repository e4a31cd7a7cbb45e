"""BoundsEditor: moves the beginning or the end of the chosen segment, by its grips or by keys."""

import re

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor

from blotter.domain.segment import Span
from blotter.ui.reading.levels import SpanAt
from blotter.ui.reading.marked_page import GRIP_WIDTH, MarkedPage

_REACH = (9 - GRIP_WIDTH) / 2
_SCROLL_INTERVAL = 60
_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
    }
)


class BoundsEditor(QObject):
    """Shows the new bounds while they are moved; nothing is changed before they are accepted."""

    moved = Signal(str, object)
    """The chosen segment's id and the span it is to have."""
    changed = Signal()
    """The bounds shown are others."""
    mode_changed = Signal(bool)
    """Whether keys move the bounds."""

    def __init__(self, page: MarkedPage, sentence_at: SpanAt) -> None:
        super().__init__(page)
        self._page = page
        self._emphasis = page.emphasis
        self.sentence_at = sentence_at
        self.is_end = True
        self.has_keys = False
        self._dragged_from: QPointF | None = None
        self._pointer = QPoint()
        self._scrolling = QTimer(self, interval=_SCROLL_INTERVAL)
        self._scrolling.timeout.connect(self._scroll)
        page.installEventFilter(self)
        page.viewport().installEventFilter(self)

    @property
    def shown(self) -> Span | None:
        """The bounds that the chosen segment would get, None while none are moved."""
        return self._emphasis.preview

    @property
    def is_active(self) -> bool:
        """Whether bounds are being moved."""
        return self.has_keys or self._dragged_from is not None

    def start(self) -> bool:
        """Let keys move the end of the chosen segment, its beginning if they do; False if none is chosen."""
        span = self._page.chosen_span
        if self.has_keys:
            self._turn()
            return True
        if span is None or self.is_active:
            return False
        self.has_keys, self.is_end = True, True
        self._show(span)
        self.mode_changed.emit(True)
        return True

    def grab(self, is_end: bool) -> bool:
        """Hold an end of the chosen segment with the mouse, wherever it is drawn; False if none is chosen."""
        if self._page.chosen_span is None:
            return False
        self.is_end = is_end
        self._dragged_from = QPointF()
        return True

    def drag_to(self, position: int) -> None:
        """Move the end that is held before a code point."""
        self._move_to(position)

    def accept(self) -> None:
        """Take the bounds shown."""
        span, chosen = self._emphasis.preview, self._page.layer.get(self._emphasis.chosen)
        self.cancel()
        if span is not None and chosen is not None and span != chosen.span:
            self.moved.emit(chosen.id, span)

    def cancel(self) -> None:
        """Leave the bounds as they were."""
        had_keys, self.has_keys = self.has_keys, False
        self._dragged_from = None
        self._scrolling.stop()
        if self._emphasis.preview is not None:
            self._show(None)
        if had_keys:
            self.mode_changed.emit(False)

    def _show(self, span: Span | None) -> None:
        self._emphasis.preview = span
        self._emphasis.held_end = self.is_end if self.has_keys else None
        self._page.draw_anew()
        self.changed.emit()

    def _move_to(self, position: int) -> None:
        """Move the edge that is held, at least a character short of the other."""
        span = self._emphasis.preview or self._page.chosen_span
        if span is None:
            return
        if self.is_end:
            span = Span(span.start, max(position, span.start + 1))
        else:
            span = Span(min(position, span.end - 1), span.end)
        self._show(span)

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what concerns the bounds before the text does."""
        if watched is self._page:
            return self._filter_key(event)
        if isinstance(event, QMouseEvent):
            return self._filter_mouse(event)
        return False

    def _filter_key(self, event: QEvent) -> bool:
        if not self.is_active:
            return False
        if event.type() == QEvent.Type.FocusOut and self.has_keys:
            self.cancel()
        if not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._press(Qt.Key(event.key()), event.modifiers())
            return True
        return False

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        if key is Qt.Key.Key_Escape:
            self.cancel()
        elif not self.has_keys:
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._turn()
        else:
            self._step(forward=key is Qt.Key.Key_Right, modifiers=modifiers)

    def _turn(self) -> None:
        """Hold the other end."""
        self.is_end = not self.is_end
        self._show(self._emphasis.preview)
        self._bring_into_view()

    def _step(self, forward: bool, modifiers: Qt.KeyboardModifier) -> None:
        span = self._emphasis.preview
        if span is None:
            return
        position = span.end if self.is_end else span.start
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            position = self._by_sentence(position, forward)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            step = QTextCursor.MoveOperation
            position = self._page.moved(position, step.NextCharacter if forward else step.PreviousCharacter)
        else:
            position = self._by_word(position, forward)
        self._move_to(position)
        self._bring_into_view()

    def _by_word(self, position: int, forward: bool) -> int:
        """A word further: an end comes to the end of a word, a beginning to the beginning of one."""
        step = QTextCursor.MoveOperation
        if not self.is_end:
            return self._page.moved(position, step.NextWord if forward else step.PreviousWord)
        if not forward:
            here = self._page.moved(position, step.PreviousWord, step.EndOfWord)
            if here < position:
                return here
            return self._page.moved(position, step.PreviousWord, step.PreviousWord, step.EndOfWord)
        here = self._page.moved(position, step.EndOfWord)
        return here if here > position else self._page.moved(position, step.NextWord, step.EndOfWord)

    def _by_sentence(self, position: int, forward: bool) -> int:
        """To the next edge of a sentence in that direction."""
        text = self._page.positions.stored
        if forward:
            end = self.sentence_at(min(_past_space(text, position), len(text) - 1)).end
            return end if self.is_end else _past_space(text, end)
        start = self.sentence_at(max(0, _before_space(text, position) - 1)).start
        return _before_space(text, start) if self.is_end else start

    def _bring_into_view(self) -> None:
        span = self._emphasis.preview
        if span is not None:
            edge = span.end if self.is_end else span.start
            self._page.reveal(Span(edge, edge))

    def _filter_mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            return self._grab(event.position())
        if self._dragged_from is None:
            if kind == QEvent.Type.MouseMove and event.buttons() == Qt.MouseButton.NoButton:
                over = self._grip_at(event.position()) is not None
                shape = Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.IBeamCursor
                self._page.viewport().setCursor(shape)
            return False
        if kind == QEvent.Type.MouseMove:
            self._pointer = event.position().toPoint()
            self._drag()
        elif kind == QEvent.Type.MouseButtonRelease:
            self.accept()
        return True

    def _grip_at(self, point: QPointF) -> bool | None:
        """Which grip is at a point: that of the end (True), of the beginning, or none."""
        grips = self._page.grips.items()
        near = [is_end for is_end, box in grips if box.adjusted(-_REACH, 0, _REACH, 0).contains(point)]
        return near[-1] if near else None

    def _grab(self, point: QPointF) -> bool:
        grip = self._grip_at(point)
        if grip is None or self._page.chosen_span is None:
            if self.has_keys:
                self.cancel()
            return False
        self.is_end = grip
        self._dragged_from = point
        self._pointer = point.toPoint()
        self._page.setFocus()
        return True

    def _drag(self) -> None:
        self._move_to(self._page.gap_at(self._pointer))
        outside = not 0 <= self._pointer.y() < self._page.viewport().height()
        if outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not outside:
            self._scrolling.stop()

    def _scroll(self) -> None:
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + (1 if self._pointer.y() > 0 else -1))
        self._move_to(self._page.gap_at(self._pointer))


_VISIBLE = re.compile(r"\S")


def _past_space(text: str, position: int) -> int:
    found = _VISIBLE.search(text, position)
    return found.start() if found else len(text)


def _before_space(text: str, position: int) -> int:
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return position
