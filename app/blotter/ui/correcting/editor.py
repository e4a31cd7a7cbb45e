"""CorrectionEditor: the words of a passage to be typed over, with the difference, beside the text."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from blotter.ui import theme
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.correcting.difference import show_difference
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.text_positions import Units
from blotter.ui.views.local_browser import LocalBrowser

_WIDTH, _GAP, _FOOT = 620, 6, 10
_MOST_WORDS, _MOST_DIFFERENCE = 240, 160
"""How high the words and the difference become before they are scrolled."""

_LEAST, _FRAME, _BESIDE = 32, 12, 30
"""The least height of the words, and what goes round them, above and below, and at their sides."""

_HIGHEST = 100_000
_HINT = later("What you change is shown here, as it was before and as it is now.")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CorrectionEditor(QFrame):
    """A popup within the window. The text itself is never typed in: Ctrl+Enter takes the words over."""

    taken = Signal(str)
    """The words that are to stand there."""
    changed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self._words = ""
        self._before: QWidget | None = None
        self._passage = QRect()
        set_role(self, "popup")
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(tr("Words of the passage"))
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(px(_LEAST))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._show_difference)
        self.difference = LocalBrowser(tr("Difference"))
        self.told = QLabel()
        set_role(self.told, "muted")
        keys = QLabel(tr("Ctrl+Enter takes it over, Esc leaves it"))
        set_role(keys, "muted")
        self._foot = FlowLayout(gap=px(_FOOT))
        self._foot.setContentsMargins(px(_FOOT), px(4), px(_FOOT), px(6))
        self._foot.addWidget(self.told)
        self._foot.add_at_end(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.edit, 1)
        column.addWidget(self.difference)
        column.addLayout(self._foot)
        theme.notifier().changed.connect(self._show_difference)
        self.hide()

    def open_at(self, passage: QRect, words: str, caret: int | None = None) -> None:
        """Show the words of a passage beside where it stands, in global coordinates.

        The caret stands where it did in the text (a position in the words); without one all are selected.
        """
        self._before = QApplication.focusWidget()
        self._words = words
        self.edit.setFont(theme.quote_font())
        self._passage = QRect(self._host.mapFromGlobal(passage.topLeft()), passage.size())
        self.edit.setPlainText(words)
        self.edit.selectAll()
        if caret is not None:
            cursor = self.edit.textCursor()
            cursor.setPosition(Units(words).to_units(caret))
            self.edit.setTextCursor(cursor)
        self._show_difference()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        """As high as the words and their difference ask for, at the passage."""
        room, passage = self._host.rect(), self._passage
        width = min(px(_WIDTH), room.width() - 2 * _GAP)
        compared = min(px(_MOST_DIFFERENCE), self._height_of_difference(width))
        self.difference.setFixedHeight(compared)
        foot = self._foot.heightForWidth(width - 2)
        height = min(self._height_of_words(width) + compared + foot + 2, room.height() - 2 * _GAP)
        below = room.bottom() - passage.bottom() - _GAP
        top = passage.bottom() + _GAP if below >= height else passage.top() - _GAP - height
        left = max(_GAP, min(passage.left(), room.right() - width - _GAP))
        self.setGeometry(QRect(QPoint(left, max(_GAP, min(top, room.bottom() - height))), self.size()))
        self.resize(width, height)

    def _height_of_words(self, width: int) -> int:
        """With a line to spare, so that nothing moves at the next word."""
        wraps, metrics = Qt.TextFlag.TextWordWrap, self.edit.fontMetrics()
        box = metrics.boundingRect(QRect(0, 0, width - px(_BESIDE), _HIGHEST), wraps, self.words() or " ")
        return min(px(_MOST_WORDS), box.height() + metrics.lineSpacing() + px(_FRAME))

    def _height_of_difference(self, width: int) -> int:
        """Room for the words of both sides is kept from the beginning, since it is asked for soon."""
        metrics = self.difference.fontMetrics()
        longer = max(self._words, self.words(), key=len)
        room = QRect(0, 0, width // 2 - px(_BESIDE), _HIGHEST)
        box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, longer)
        return box.height() + metrics.lineSpacing() + px(_BESIDE)

    def words(self) -> str:
        """What stands in it now."""
        return self.edit.toPlainText()

    def tell(self, told: str) -> None:
        """Say what taking it over would do."""
        self.told.setText(told)
        self._fit()

    def _show_difference(self) -> None:
        show_difference(self.difference, self._words, self.words(), tr(_HINT))
        self.changed.emit(self.words())
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter takes the words over, Esc leaves them."""
        if watched is self.edit and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            is_take = event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if is_take or event.key() == Qt.Key.Key_Escape:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self._end(bool(is_take))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self._end(False)
        else:
            super().keyPressEvent(event)

    def _end(self, is_taken: bool) -> None:
        words = self.words()
        self.leave()
        if is_taken and words != self._words:
            self.taken.emit(words)

    def leave(self) -> None:
        """Close it; the focus goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
