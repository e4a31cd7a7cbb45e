"""TabRow: buttons of which one is pressed, for the pages of a page."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from blotter.ui.language import tr

T = TypeVar("T", bound=StrEnum)


class TabRow(QWidget, Generic[T]):
    """Tab comes to the pressed one; the arrow keys go from one to the next."""

    chosen = Signal(object)
    """The one of the `titles`"""

    def __init__(self, titles: Mapping[T, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[T, QToolButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for tab, title in titles.items():
            button = QToolButton()
            button.setText(title)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setAccessibleName(tr("{page}, page", page=title))
            self.buttons[tab] = button
            self._group.addButton(button)
            row.addWidget(button)
        self.choose(next(iter(titles)))
        self._group.buttonToggled.connect(self._tell)

    @property
    def current(self) -> T:
        """The one that is pressed."""
        return next(tab for tab, button in self.buttons.items() if button.isChecked())

    def choose(self, tab: T) -> None:
        """Press one, without telling."""
        self.blockSignals(True)
        self.buttons[tab].setChecked(True)
        self.blockSignals(False)

    def _tell(self, button: QToolButton, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(self.current)
