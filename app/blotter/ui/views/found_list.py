"""The list of what is found as one types: how it looks, and that none of it lies beyond the screen."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QCompleter

from blotter.ui.scale import px
from blotter.ui.style import set_role


def dress_found(completer: QCompleter, width: int) -> QAbstractItemView:
    """Let a completer's list look like ours, at least `width` wide; the list."""
    found = completer.popup()
    assert found is not None
    set_role(found, "found")
    found.setMinimumWidth(px(width))
    found.installEventFilter(_OnScreen(found))
    return found


class _OnScreen(QObject):
    """Qt places the list by the width of its line, which may be less than that of the list."""

    def __init__(self, found: QAbstractItemView) -> None:
        super().__init__(found)
        self._found = found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._found and event.type() in (QEvent.Type.Show, QEvent.Type.Move):
            screen = self._found.screen().availableGeometry()
            beyond = self._found.geometry().right() - screen.right()
            if beyond > 0:
                self._found.move(max(self._found.x() - beyond, screen.left()), self._found.y())
        return super().eventFilter(watched, event)
