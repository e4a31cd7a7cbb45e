"""Section: a title and what stands under it; LinkRow: one thing to go to, with what is told of it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from blotter.ui import code_look, theme
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.menu_rows import doubled


class Section(QWidget):
    """What is shown is replaced whole; without anything it says why."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = label("", "hint")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(label(title, "title"))
        self._column.addWidget(self._nothing)
        self._nothing.hide()

    def add(self, widget: QWidget) -> None:
        """Something that stays."""
        self._column.addWidget(widget)

    def fill(self, rows: Sequence[QWidget], nothing: str) -> None:
        """Show these, or say that there is nothing."""
        cleared(self._rows)
        self._rows = list(rows)
        for row in rows:
            self._column.addWidget(row)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not rows and bool(nothing))

    def rows(self) -> list[QWidget]:
        """What is shown."""
        return list(self._rows)


class LinkRow(QWidget):
    """A link, and under it a muted line or two."""

    clicked = Signal()

    def __init__(self, words: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = QPushButton(doubled(words))
        set_role(self.link, "link")
        self.link.setAccessibleDescription(told)
        self.link.clicked.connect(self.clicked)
        below = label(told, "hint")
        below.setContentsMargins(px(4), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.link)
        column.addWidget(below)
        below.setVisible(bool(told))

    def show_sign(self, colour: str) -> None:
        """Put the sign of a code before the words."""
        palette = theme.current()
        self.link.setIconSize(QSize(px(14), px(14)))
        self.link.setIcon(QIcon(code_look.swatch(code_look.look(colour, palette.is_dark), palette, px(14))))


def label(words: str, role: str = "") -> QLabel:
    """Words on as many lines as they need, as they are written."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if role:
        set_role(made, role)
    return made


def cleared(widgets: Iterable[QWidget]) -> None:
    """Take widgets away."""
    for widget in widgets:
        widget.hide()
        widget.setParent(None)
        widget.deleteLater()
