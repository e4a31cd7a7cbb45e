"""CodeKeys: a letter that a codebook gives to a code codes the passage, while the text has the focus."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class CodeKeys(QObject):
    """Listens to the text; keys of the window's own actions come first, so a code cannot take them away."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        work.page.view.page.installEventFilter(self)

    def caps(self) -> dict[str, str]:
        """The key of each code that has one, by the code's id."""
        return {code.id: code.key for code in self._work.desk.project.codebook if code.key}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _is_combined(event):
            for code, key in self.caps().items():
                if key == event.text():
                    self._give(code)
                    return True
            number = digit_by_place(event)
            if number:
                self._work.coding.recent(number)
                return True
        return super().eventFilter(watched, event)

    def _give(self, code: str) -> None:
        span = self._work.coding.passage()
        if span is None:
            self._work.note("Select a passage first.")
        else:
            self._work.desk.mark(span, [code])


def _is_combined(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) or not event.text().strip()


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
