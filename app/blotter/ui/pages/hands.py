"""Hands: what mouse and keys do on pages. What is selected there is selected in the text."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from blotter.domain.segment import Span, paragraph_at
from blotter.ui.pages.marked_paper import MarkedPaper
from blotter.ui.reading import transfer
from blotter.ui.reading.drop import CodeDrop
from blotter.ui.reading.pointer import Pointer

_SCROLL_INTERVAL, _SCROLL_STEP = 30, 24
_BY_PAGE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Hands(QObject):
    """Watches pages. Keys that move a caret or ask something of a text go on to the text."""

    def __init__(self, paper: MarkedPaper) -> None:
        super().__init__(paper)
        self._paper = paper
        self._view = paper.reading
        self._text = paper.reading.page
        self._is_selecting = False
        self._held: QPointF | None = None
        """Where the mouse was pressed on what is selected: it is dragged out, or let go of."""
        self._is_moving_bounds = False
        self._last = QPointF()
        self._doubled: tuple[int, QPoint] | None = None
        self._scrolling = QTimer(self, interval=_SCROLL_INTERVAL)
        self._scrolling.timeout.connect(self._scroll)
        paper.installEventFilter(self)
        paper.viewport().installEventFilter(self)
        gestures = self._view.gestures
        pointer = Pointer(paper.viewport(), paper.ids_at)
        pointer.rested.connect(gestures.hover)
        pointer.lingered.connect(gestures.show_card)
        pointer.moved.connect(gestures.card.hide)
        pointer.clicked.connect(self._click, Qt.ConnectionType.QueuedConnection)
        pointer.added.connect(gestures.added, Qt.ConnectionType.QueuedConnection)
        self.drop = CodeDrop(self._text, gestures.drop_target, over=paper.viewport())
        self.drop.dropped.connect(self._view.codes_dropped)

    # Mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse over the pages, and the keys while they have the focus."""
        if watched is self._paper:
            return isinstance(event, QKeyEvent) and self._filter_key(event)
        if isinstance(event, QMouseEvent):
            return self._filter_mouse(event)
        if isinstance(event, QContextMenuEvent):
            self._ask_for_menu(event)
            return True
        return False

    def _filter_mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._move(event)
        elif event.button() is not Qt.MouseButton.LeftButton:
            return False
        elif kind == QEvent.Type.MouseButtonPress:
            self._press(event)
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._double(event)
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release()
        return False

    def _press(self, event: QMouseEvent) -> None:
        self._paper.setFocus(Qt.FocusReason.MouseFocusReason)
        place, selected = event.position(), self._view.selected_span()
        if self._is_third(event):
            self._take_paragraph(place)
            return
        self._doubled = None
        grip = self._paper.grip_at(place)
        if grip is not None and self._view.gestures.bounds.grab(grip):
            self._is_moving_bounds = True
            return
        held = event.modifiers()
        if held & Qt.KeyboardModifier.ControlModifier:
            return
        if selected is not None and held == _PLAIN and self._paper.is_over(selected, place):
            self._held = place
            return
        self._put(place, keeps_anchor=bool(held & Qt.KeyboardModifier.ShiftModifier))
        self._is_selecting = True

    def _is_third(self, event: QMouseEvent) -> bool:
        if self._doubled is None:
            return False
        moment, place = self._doubled
        return (
            event.timestamp() - moment < QApplication.doubleClickInterval()
            and (event.position().toPoint() - place).manhattanLength() < QApplication.startDragDistance()
        )

    def _double(self, event: QMouseEvent) -> None:
        """Select the word, and expect a third click."""
        self._held = None
        self._doubled = event.timestamp(), event.position().toPoint()
        position = self._paper.position_at(event.position())
        if position is not None:
            cursor = self._text.textCursor()
            cursor.setPosition(self._text.positions.to_display(position))
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._stand(cursor)

    def _take_paragraph(self, place: QPointF) -> None:
        self._doubled = None
        position = self._paper.position_at(place)
        if position is not None:
            self._paper.is_leading = True
            self._text.select(paragraph_at(self._text.positions.stored, position))
            self._paper.is_leading = False

    def _move(self, event: QMouseEvent) -> None:
        place = self._last = event.position()
        self._paper.viewport().setCursor(self._shape(place))
        if self._held is not None:
            distance = (place - self._held).toPoint().manhattanLength()
            if distance >= QApplication.startDragDistance():
                self._held = None
                self._drag_out()
        elif self._is_selecting or self._is_moving_bounds:
            self._drag_to(place)
            is_outside = not 0 <= place.y() < self._paper.viewport().height()
            if is_outside and not self._scrolling.isActive():
                self._scrolling.start()
            elif not is_outside:
                self._scrolling.stop()

    def _shape(self, place: QPointF) -> Qt.CursorShape:
        if self._is_moving_bounds or self._paper.grip_at(place) is not None:
            return Qt.CursorShape.SizeHorCursor
        selected = self._view.selected_span()
        is_held = self._is_selecting or selected is None or not self._paper.is_over(selected, place)
        has_text = self._paper.position_at(place) is not None
        return Qt.CursorShape.IBeamCursor if is_held and has_text else Qt.CursorShape.ArrowCursor

    def _release(self) -> None:
        self._scrolling.stop()
        if self._is_moving_bounds:
            self._view.gestures.bounds.accept()
        elif self._held is not None:
            self._put(self._held, keeps_anchor=False)
        self._held, self._is_selecting, self._is_moving_bounds = None, False, False

    def _scroll(self) -> None:
        bar = self._paper.verticalScrollBar()
        bar.setValue(bar.value() + (_SCROLL_STEP if self._last.y() > 0 else -_SCROLL_STEP))
        self._drag_to(self._last)

    def _drag_to(self, place: QPointF) -> None:
        """Select up to there, or move the end that is held."""
        if not self._is_moving_bounds:
            self._put(place, keeps_anchor=True)
        elif (position := self._paper.position_at(place)) is not None:
            self._view.gestures.bounds.drag_to(position)

    def _put(self, place: QPointF, keeps_anchor: bool) -> None:
        """Stand the caret of the text where a point is, selecting up to there or nothing."""
        position = self._paper.position_at(place)
        if position is None:
            return
        cursor = self._text.textCursor()
        keep, move = QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(self._text.positions.to_display(position), keep if keeps_anchor else move)
        self._stand(cursor)

    def _stand(self, cursor: QTextCursor) -> None:
        """Select in the text what was selected here; it comes into view there, and nothing moves here."""
        self._paper.is_leading = True
        self._text.setTextCursor(cursor)
        self._paper.is_leading = False

    def _drag_out(self) -> None:
        span = self._view.selected_span() or Span(0, 0)
        drag = QDrag(self._paper)
        drag.setMimeData(transfer.span_data(self._text.positions.text(span), span))
        drag.exec(Qt.DropAction.CopyAction)

    def _click(self, ids: list[str]) -> None:
        """A click that has selected a letter was a short drag."""
        if self._view.selected_span() is None:
            self._view.choice.click(ids)

    def _ask_for_menu(self, event: QContextMenuEvent) -> None:
        """The selection is meant if a key asks, or if the pointer is over it."""
        selected = self._view.selected_span()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            caret = self._paper.caret_box(self._view.caret())
            place = (
                (caret.bottomLeft() - self._paper.offset()).toPoint() if caret is not None else QPoint(8, 8)
            )
            ids = self._view.segments_at(self._view.caret())
        else:
            place = event.pos()
            ids = self._paper.ids_at(QPointF(place))
            if selected is not None and not self._paper.is_over(selected, QPointF(place)):
                selected = None
        self._view.context_requested.emit(self._paper.viewport().mapToGlobal(place), ids, selected)

    # Keys

    def _filter_key(self, event: QKeyEvent) -> bool:
        """Plain page keys turn pages, all others are the text's."""
        if event.key() in _BY_PAGE and event.modifiers() & ~_KEYPAD == _PLAIN:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            return False
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not self._view.gestures.bounds.has_keys:
            return False
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            event.setAccepted(False)
            QApplication.sendEvent(self._text, event)
            return event.type() == QEvent.Type.KeyPress and event.isAccepted()
        return False
