"""Pointer: what the mouse means over segments, besides selecting text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_EMPHASIS_DELAY, _CARD_DELAY = 80, 400

_PLAIN, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier

Find = Callable[[QPointF], list[str]]


class Pointer(QObject):
    """Tells over which segments the pointer rests and clicks, by id, innermost first."""

    rested = Signal(list)
    lingered = Signal(list, QPoint)
    moved = Signal()
    clicked = Signal(list)
    added = Signal(list)
    """Clicked with Ctrl held."""
    doubled = Signal(list)

    def __init__(self, watched: QWidget, find: Find) -> None:
        super().__init__(watched)
        self._find = find
        self._at = QPointF()
        self._pressed: QPoint | None = None
        self._told = self.clicked
        self._resting = QTimer(self, interval=_EMPHASIS_DELAY, singleShot=True)
        self._resting.timeout.connect(lambda: self.rested.emit(find(self._at)))
        self._lingering = QTimer(self, interval=_CARD_DELAY, singleShot=True)
        self._lingering.timeout.connect(self._linger)
        watched.installEventFilter(self)

    def _linger(self) -> None:
        self.lingered.emit(self._find(self._at), QCursor.pos())

    def is_over(self) -> bool:
        """Whether the pointer rests over a segment."""
        watched = self.parent()
        return isinstance(watched, QWidget) and watched.underMouse() and bool(self._find(self._at))

    def linger_now(self) -> None:
        """Tell at once over what the pointer rests."""
        self._lingering.stop()
        self._linger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the mouse; nothing is kept from the widget."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseMove:
                self._move(event)
            elif kind == QEvent.Type.MouseButtonPress:
                self._press(event)
            elif kind == QEvent.Type.MouseButtonRelease:
                self._release(event)
            elif kind == QEvent.Type.MouseButtonDblClick:
                self._pressed = None
                self._leave()
                self.doubled.emit(self._find(event.position()))
        elif kind in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self._leave()
        return False

    def _move(self, event: QMouseEvent) -> None:
        self._at = event.position()
        self.moved.emit()
        if event.buttons() != Qt.MouseButton.NoButton:
            self._stop()
            return
        self._resting.start()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._lingering.stop()
            self._linger()
        else:
            self._lingering.start()

    def _leave(self) -> None:
        self._stop()
        self.moved.emit()
        self.rested.emit([])

    def _stop(self) -> None:
        self._resting.stop()
        self._lingering.stop()

    def _press(self, event: QMouseEvent) -> None:
        self._stop()
        self.moved.emit()
        held = event.modifiers()
        is_ours = event.button() is Qt.MouseButton.LeftButton and held in (_PLAIN, _CTRL)
        self._told = self.added if held == _CTRL else self.clicked
        self._pressed = event.position().toPoint() if is_ours else None

    def _release(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - pressed).manhattanLength() < QApplication.startDragDistance():
            self._told.emit(self._find(event.position()))
