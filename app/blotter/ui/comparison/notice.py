"""What the page tells beside its figures: that they are old, what went wrong, that there is nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from blotter.ui import icons, style
from blotter.ui.scale import px
from blotter.ui.views.empty_note import EmptyNote

_WRAPPED_FROM = 90


class Notice(QWidget):
    """A line with a glyph, a sentence, and the one thing to do about it."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = QLabel()
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._action = QPushButton()
        style.set_role(self._action, "link")
        self._action.clicked.connect(self.asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 12, 2)
        line.setSpacing(6)
        line.addWidget(self._glyph)
        line.addWidget(self._words)
        line.addWidget(self._action)
        line.addStretch()
        self.hide()

    def tell(self, words: str, action: str, glyph: str = "info-circle") -> None:
        """Show a sentence and what can be done; `glyph` names an icon, with `:token` for a colour."""
        name, _, token = glyph.partition(":")
        self._glyph.setPixmap(icons.pixmap(name, px(16), token or None, self.devicePixelRatioF()))
        self._words.setText(words)
        self._words.setWordWrap(len(words) > _WRAPPED_FROM)
        self._action.setText(action)
        self.show()

    def words(self) -> str:
        """The sentence that is shown, "" if none is."""
        return "" if self.isHidden() else self._words.text()


class Empty(QWidget):
    """A page of a stack with nothing but a note on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = EmptyNote()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
