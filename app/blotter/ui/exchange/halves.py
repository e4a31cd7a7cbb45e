"""Halves: two things beside each other above a third one; scrolled where a screen has no room."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from blotter.ui.dialogs.room import in_scroll_area, room_for
from blotter.ui.scale import px

_WIDE, _HIGH, _NARROWEST = 880, 700, 240
"""What is needed to have all in view, and how narrow a half may be."""


class Halves(QWidget):
    """Lays out its parts as the screen allows, at the scale of the interface."""

    def __init__(self, dialog: QWidget, left: QWidget, right: QWidget, below: QWidget) -> None:
        super().__init__()
        room = room_for(dialog)
        self.is_beside, is_in_view = room.width() >= px(_WIDE), room.height() >= px(_HIGH)
        across = QBoxLayout.Direction.LeftToRight if self.is_beside else QBoxLayout.Direction.TopToBottom
        self._upper = QBoxLayout(across)
        self._upper.setSpacing(20)
        for half in (left, right):
            self._upper.addWidget(half, 6)
        if not self.is_beside:
            left.setMinimumWidth(px(_NARROWEST))
        parts = QWidget()
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._upper, 3)
        column.addWidget(below, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts if self.is_beside and is_in_view else in_scroll_area(parts))
