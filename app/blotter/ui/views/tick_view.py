"""TickView: a list of many things with a box each."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView


class TickView(QListView):
    """A click anywhere on a row ticks it, and so do Enter and Space."""

    def __init__(self, turn: Callable[[QModelIndex], None]) -> None:
        super().__init__()
        self._turn = turn
        self._before: object = None
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._click)

    def _click(self, index: QModelIndex) -> None:
        # A press on the box itself has turned it already.
        if index.data(Qt.ItemDataRole.CheckStateRole) == self._before:
            self._turn(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember how the row was before the press."""
        self._before = self.indexAt(event.position().toPoint()).data(Qt.ItemDataRole.CheckStateRole)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ticks as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._turn(self.currentIndex())
        else:
            super().keyPressEvent(event)
