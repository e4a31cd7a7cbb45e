"""KeyMap: the keys of a list or tree, which win over the window's while the list has the focus."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView


class KeyMap(QObject):
    """Calls what belongs to a key pressed in the view, unless a name is being edited there."""

    def __init__(self, view: QAbstractItemView, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(view)
        self._view = view
        self._keys = {QKeySequence(name).toString(): act for name, act in keys.items()}
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or self._view.state() is _EDITING:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._keys.get(QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key()))).toString())
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            act()
            return True
        return False


_EDITING = QAbstractItemView.State.EditingState
