"""TickMenu: a menu of words with ticks that stays open while one ticks, and tells once what is ticked."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from blotter.ui.views.menu_rows import doubled


class TickMenu(QMenu):
    """Space, Enter and clicks turn a tick; Esc or a click elsewhere closes it."""

    chosen = Signal(object)
    """`tuple[str, ...]`: what is ticked, in the order of the menu, if that is other than before."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._values: list[str] = []
        self._before: tuple[str, ...] = ()
        self.aboutToHide.connect(self._tell)

    def offer(self, words: Iterable[tuple[str, str]], ticked: Iterable[str]) -> None:
        """Offer values with their words, some of them ticked."""
        self.clear()
        self._values, held = [], set(ticked)
        for value, told in words:
            action = self.addAction(doubled(told))
            action.setCheckable(True)
            action.setChecked(value in held)
            self._values.append(value)
        self._before = self.ticked()

    def ticked(self) -> tuple[str, ...]:
        """What is ticked now."""
        pairs = zip(self._values, self.actions(), strict=True)
        return tuple(value for value, action in pairs if action.isChecked())

    def _tell(self) -> None:
        now = self.ticked()
        if now != self._before:
            self._before = now
            self.chosen.emit(now)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        turns = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if turns and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
