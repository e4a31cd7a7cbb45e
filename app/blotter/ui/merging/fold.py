"""Fold: something under a title that can be folded away; the title then still says how much there is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from blotter.ui import icons
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.elided_label import ElidedLabel

_HEIGHT = 28


class Fold(QWidget):
    """A click on the title, or Space on it, folds out and in."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.title = QToolButton()
        self.title.setText(title)
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.setCheckable(True)
        self.title.setIconSize(QSize(px(14), px(14)))
        self.title.setAutoRaise(True)
        set_role(self.title, "fold")
        self.title.toggled.connect(self._turn)
        self._told = ElidedLabel()
        set_role(self._told, "hint")
        bar = QWidget()
        set_role(bar, "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(px(_HEIGHT))
        line = QHBoxLayout(bar)
        line.setContentsMargins(px(4), 0, px(12), 0)
        line.setSpacing(px(8))
        line.addWidget(self.title)
        line.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(content, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._turn(False)

    def tell(self, words: str) -> None:
        """How much there is, in words."""
        self._told.setText(words)
        self.title.setAccessibleDescription(words)

    def told(self) -> str:
        """What it says beside its title."""
        return self._told.text()

    def is_folded_out(self) -> bool:
        """Whether what is under the title is shown."""
        return self.title.isChecked()

    def fold_out(self, is_out: bool) -> None:
        """Show what is under the title, or not."""
        self.title.setChecked(is_out)

    def _turn(self, is_out: bool) -> None:
        self.title.setIcon(icons.icon("chevron-down" if is_out else "chevron-right"))
        self._content.setVisible(is_out)
        self.toggled.emit(is_out)
