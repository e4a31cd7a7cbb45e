"""The fields of a code's form: they grow with their words, and say when they are left."""

from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from blotter.ui import style
from blotter.ui.scale import px

_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the focus leaves for a moment only."""

_FRAME = 8


class WordsField(Protocol):
    """What the form asks of a field of words."""

    left: SignalInstance
    typed: SignalInstance

    def read_words(self) -> str:
        """What stands in the field."""

    def show_words(self, words: str) -> None:
        """Put words into the field; what was typed there cannot be brought back by undo any more."""

    def forget_typing(self) -> None:
        """What was typed is in the project: from here on, its step is what can be undone."""

    def has_undo(self) -> bool:
        """Whether typing can be taken back."""

    def has_redo(self) -> bool:
        """Whether typing that was taken back can be typed again."""


class LineWords(QLineEdit):
    """Words on one line."""

    left = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(lambda _: self.typed.emit())

    def read_words(self) -> str:
        return self.text()

    def show_words(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)

    def forget_typing(self) -> None:
        place = self.cursorPosition()
        self.setText(self.text())
        self.setCursorPosition(place)

    def has_undo(self) -> bool:
        return self.isUndoAvailable()

    def has_redo(self) -> bool:
        return self.isRedoAvailable()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class LongWords(QPlainTextEdit):
    """Words on as many lines as they need: the page scrolls, never the field within it."""

    left = Signal()
    typed = Signal()
    grown = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._least = lines
        style.set_role(self, "edged")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.typed)
        # A height that is set while a layout is at work would be overlooked by it.
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fitting.start())
        self._fitting.start()

    def read_words(self) -> str:
        return self.toPlainText()

    def show_words(self, words: str) -> None:
        if words != self.toPlainText():
            self.setPlainText(words)

    def forget_typing(self) -> None:
        self.document().clearUndoRedoStacks()

    def has_undo(self) -> bool:
        return self.document().isUndoAvailable()

    def has_redo(self) -> bool:
        return self.document().isRedoAvailable()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fitting.start()

    def _fit(self) -> None:
        """As high as its lines; those out of sight are laid out only when they are asked for."""
        layout, block = self.document().documentLayout(), self.document().firstBlock()
        needed = 0.0
        while block.isValid():
            needed += layout.blockBoundingRect(block).height()
            block = block.next()
        margins = 2 * self.document().documentMargin()
        height = ceil(max(needed, self._least * self.fontMetrics().lineSpacing() + margins)) + px(_FRAME)
        if height != self.height():
            self.setFixedHeight(height)
            self.grown.emit()


class TypedUndo(QObject):
    """Ctrl+Z takes back typing only while something is typed; otherwise the last step of the project."""

    def __init__(self, field: QWidget, words: WordsField, is_typing: "IsTyping") -> None:
        super().__init__(field)
        self._words, self._is_typing = words, is_typing
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            is_ours = self._is_typing() and self._words.has_undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            is_ours = self._words.has_redo()
        else:
            return False
        event.setAccepted(is_ours)
        return True


class IsTyping(Protocol):
    """Whether the field holds words that are not in the project."""

    def __call__(self) -> bool: ...
