"""How large a dialog opens: as designed, at the scale of the interface, if the screen has that room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from blotter.ui.scale import px

_FRAME = 32
"""How much of the screen's height is the title of a window."""


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its size, told at 100 %; not more than the screen has."""
    screen = dialog.screen().availableGeometry()
    dialog.resize(min(px(width), screen.width()), min(px(height), room_in(dialog)))


def room_in(dialog: QWidget) -> int:
    """How high a dialog can be on its screen."""
    return dialog.screen().availableGeometry().height() - _FRAME


class _Following(QScrollArea):
    """Shows what has the keyboard, wherever it came from."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)


def in_scroll_area(parts: QWidget) -> QScrollArea:
    """Parts of a dialog that are scrolled where it has no room for them, on the dialog’s own ground."""
    area = _Following()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    parts.setAutoFillBackground(False)
    area.setWidget(parts)
    return area
