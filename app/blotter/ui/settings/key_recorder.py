"""KeyRecorder: a field that takes the next keys that are pressed as what they are."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from blotter.ui.keys import portable
from blotter.ui.language import tr

_MODIFIERS = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
)  # fmt: skip
_SHIFTED = "?!:;<>\"'%&/()=+*_#"


class KeyRecorder(QLineEdit):
    """While it has the focus no key does what it would do elsewhere; Esc leaves it."""

    recorded = Signal(str)
    """The key, as it is written everywhere."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setPlaceholderText(tr("Press the keys · Esc leaves it"))
        self.setAccessibleName(tr("Press the new keys"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        # Tab would go to the next field before it is seen as a key.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _take(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
        )
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            return
        if key is Qt.Key.Key_Escape and not held:
            self.left.emit()
            return
        if event.text() in _SHIFTED and event.text():
            # What a sign needs to be typed differs between keyboards.
            held &= ~Qt.KeyboardModifier.ShiftModifier
        self.recorded.emit(portable(QKeySequence(QKeyCombination(held, key))))
