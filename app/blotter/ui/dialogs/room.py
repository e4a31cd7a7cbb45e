"""How large a dialog opens: as designed, at the scale of the interface, if the screen has that room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from blotter.ui.scale import px

_FRAME = 32
"""How much of the screen's height is the title of a window."""


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog its size, told at 100 %; not more than the screen has."""
    room = room_for(dialog)
    dialog.resize(min(px(width), room.width()), min(px(height), room.height()))


def room_for(dialog: QWidget) -> QSize:
    """How large a dialog can be: as its screen, or as the window that it belongs to where that is larger."""
    room, around = dialog.screen().availableSize(), dialog.parentWidget()
    if around is not None:
        room = room.expandedTo(around.window().size())
    return QSize(room.width(), room.height() - _FRAME)


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
