"""FilterChips: what the grid is narrowed by, a chip for each; a click on one takes that away."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.menu_rows import doubled

_LONGEST = 48


class Chip(NamedTuple):
    """What is asked for, in words, and the name under which it is taken away or changed."""

    name: str
    words: str


class FilterChips(QWidget):
    """`removed` and `opened` carry the name of a chip."""

    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[QToolButton] = []
        self._line = FlowLayout(self, gap=6)
        self._line.setContentsMargins(12, 4, 12, 4)
        set_role(self, "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these."""
        had_focus = any(each.hasFocus() for each in self._chips)
        while self._line.count():
            self._line.takeAt(0)
        for each in self._chips:
            each.hide()
            each.deleteLater()
        self._chips = [self._made(each) for each in chips]
        self.setVisible(bool(chips))
        self.updateGeometry()
        if had_focus and self._chips:
            self._chips[0].setFocus()

    def words(self) -> list[str]:
        """What the chips say."""
        return [each.toolTip().split("\n")[0] for each in self._chips]

    def press(self, place: int) -> None:
        """Take one away."""
        self._chips[place].click()

    def _made(self, chip: Chip) -> QToolButton:
        button = QToolButton()
        set_role(button, "chip")
        shown = chip.words if len(chip.words) <= _LONGEST else chip.words[: _LONGEST - 1] + "…"
        button.setText(doubled(shown) + "  ×")
        button.setFixedHeight(px(24))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(tr("{words}\nClick: show all", words=chip.words))
        button.setAccessibleName(tr("Shown: {words}. Press to show all.", words=chip.words))
        button.clicked.connect(lambda: self.removed.emit(chip.name))
        self._line.addWidget(button)
        button.show()
        return button
