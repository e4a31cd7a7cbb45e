"""RoundLine: the quiet line above the text that says in which round one codes, and what is left to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from blotter.ui import icons, style, theme
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.scale import px


class RoundLine(QWidget):
    """There while one codes in a round; it asks for the next passage, and says that a document is done."""

    passage_asked = Signal()
    done_asked = Signal()
    document_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph, self._words, self._left = QLabel(), QLabel(), QLabel()
        self.passage = QPushButton(tr("Next passage"))
        self.done = QPushButton(tr("Done with this document"))
        self.document = QPushButton(tr("Next document of the round"))
        self._icon = ""
        style.set_role(self._left, "hint")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._left.setTextFormat(Qt.TextFormat.PlainText)
        line = FlowLayout(self, gap=12)
        line.setContentsMargins(14, 3, 12, 3)
        head = QWidget()
        beside = QHBoxLayout(head)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        beside.addWidget(self._glyph)
        beside.addWidget(self._words)
        for button, asked in (
            (self.passage, self.passage_asked),
            (self.done, self.done_asked),
            (self.document, self.document_asked),
        ):
            style.set_role(button, "link")
            button.clicked.connect(asked)
        for widget in (head, self._left, self.passage, self.done, self.document):
            line.addWidget(widget)
        theme.notifier().changed.connect(self._dress)
        self.hide()

    def tell(self, words: str, left: str, is_blind: bool) -> None:
        """Say in which round one codes, and how much of it is left."""
        self._icon = "shield-lock" if is_blind else "lock-open"
        self._words.setText(words)
        self._left.setText(left)
        self._left.setVisible(bool(left))
        self._dress()
        self.show()

    def words(self) -> str:
        """What is said of the round, "" in open coding."""
        return "" if self.isHidden() else self._words.text()

    def left(self) -> str:
        """What is said of what is left to do."""
        return self._left.text()

    def _dress(self) -> None:
        for part in (self._words, self.passage, self.done, self.document):
            part.setFont(theme.interface_font(12))
        if self._icon:
            self._glyph.setPixmap(icons.pixmap(self._icon, px(16), None, self.devicePixelRatioF()))
