"""CodeKeys: a letter that a codebook gives to a code codes the passage, while the text has the focus."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from blotter.ui.language import tr

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class CodeKeys(QObject):
    """Listens to the text; keys of the window's own actions come first, so a code cannot take them away."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        work.area.attach(lambda page: page.view.page.installEventFilter(self))

    def caps(self) -> dict[str, str]:
        """The key of each code that has one and can be given, by the code's id."""
        book = self._work.desk.project.codebook
        return {code.id: code.key for code in book if code.key and not code.archived}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._was_letter(event) or self._was_digit(event)
        return super().eventFilter(watched, event)

    def _was_letter(self, event: QKeyEvent) -> bool:
        if not self._work.window.settings.single_letters or _held(event) or not event.text().strip():
            return False
        found = (code for code, key in self.caps().items() if key == event.text())
        code = next(found, None)
        if code is not None:
            self._give(code)
        return code is not None

    def _was_digit(self, event: QKeyEvent) -> bool:
        """Whether the key of an action stands at that place of the number row; the action is done then."""
        digit, held = digit_by_place(event), _held(event)
        if not digit or held not in (_NONE, _CONTROL):
            return False
        wanted = QKeySequence(f"Ctrl+{digit}" if held else str(digit))
        actions = self._work.window.actions_by_id.values()
        action = next((each for each in actions if wanted in each.shortcuts()), None)
        if action is not None:
            action.trigger()
        return action is not None

    def _give(self, code: str) -> None:
        span = self._work.coding.passage()
        if span is None:
            self._work.note(tr("Select a passage first."))
        else:
            self._work.desk.mark(span, [code])


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


_NONE, _CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def digit_by_place(event: QKeyEvent) -> int:
    """Which of the nine digit keys was pressed, whatever the layout writes there unshifted; 0 for none.

    French keyboards have `&` where others have `1`.
    """
    if sys.platform == "darwin":
        return _MAC_DIGITS.get(event.nativeVirtualKey(), 0)
    number = event.nativeScanCode() - (_SET_ONE if sys.platform == "win32" else _EVDEV)
    return number if 1 <= number <= 9 else 0


_SET_ONE, _EVDEV = 1, 9
"""What the scan codes of the digit keys lie above the digits, on Windows and under X11 and Wayland."""

_MAC_DIGITS = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9}
