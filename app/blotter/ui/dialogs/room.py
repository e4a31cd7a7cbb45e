"""How large a dialog opens: as designed, at the scale of the interface, if the screen has that room."""

from PySide6.QtWidgets import QWidget

from blotter.ui.scale import px


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its size, told at 100 %; not more than the screen has."""
    screen = dialog.screen().availableGeometry()
    dialog.resize(min(px(width), screen.width()), min(px(height), screen.height()))
