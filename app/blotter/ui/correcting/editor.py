"""CorrectionEditor: the words of a passage to be typed over, with the difference, beside the text."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from blotter.ui import theme
from blotter.ui.correcting.difference import show_difference
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.local_browser import LocalBrowser

_WIDTH, _HEIGHT, _GAP = 620, 300, 6
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
        set_role(self, "popup")
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(tr("Words of the passage"))
        self.edit.setTabChangesFocus(True)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._show_difference)
        self.difference = LocalBrowser(tr("Difference"))
        self.told = QLabel()
        set_role(self.told, "muted")
        keys = QLabel(tr("Ctrl+Enter takes it over, Esc leaves it"))
        set_role(keys, "muted")
        self.told.setContentsMargins(px(10), 0, 0, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, px(4), px(10), px(6))
        foot.addWidget(self.told, 1)
        foot.addWidget(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.edit, 3)
        column.addWidget(self.difference, 2)
        column.addLayout(foot)
        theme.notifier().changed.connect(self._show_difference)
        self.hide()

    def open_at(self, passage: QRect, words: str) -> None:
        """Show the words of a passage beside where it stands, in global coordinates."""
        self._before = QApplication.focusWidget()
        self._words = words
        self.edit.setFont(theme.quote_font())
        self.edit.setPlainText(words)
        self._show_difference()
        self._place(QRect(self._host.mapFromGlobal(passage.topLeft()), passage.size()))
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, passage: QRect) -> None:
        room = self._host.rect()
        width, height = min(px(_WIDTH), room.width() - 2 * _GAP), min(px(_HEIGHT), room.height() - 2 * _GAP)
        below = room.bottom() - passage.bottom() - _GAP
        top = passage.bottom() + _GAP if below >= height else passage.top() - _GAP - height
        left = max(_GAP, min(passage.left(), room.right() - width - _GAP))
        self.setGeometry(QRect(QPoint(left, max(_GAP, min(top, room.bottom() - height))), self.size()))
        self.resize(width, height)

    def words(self) -> str:
        """What stands in it now."""
        return self.edit.toPlainText()

    def tell(self, told: str) -> None:
        """Say what taking it over would do."""
        self.told.setText(told)

    def _show_difference(self) -> None:
        show_difference(self.difference, self._words, self.words())
        self.changed.emit(self.words())

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
