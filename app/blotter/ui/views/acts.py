"""Acts: the few things that can be done with what is looked at, as large buttons with their keys."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from blotter.ui import icons
from blotter.ui.keys import native
from blotter.ui.language import tr
from blotter.ui.scale import px
from blotter.ui.style import set_role


class Act(NamedTuple):
    """What is done, its icon, its words, and the keys that do it while the page has the focus."""

    icon: str
    words: str
    keys: tuple[str, ...]
    do: Callable[[], object]


class ActButtons(QWidget):
    """The buttons name their first key; `page` is where the keys work."""

    def __init__(self, page: QWidget, acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._keys: list[QShortcut] = []
        self._caps: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(8))
        for act in acts:
            button = QPushButton(act.words)
            self._caps.append(_cap_on(button, native(act.keys[0])))
            button.setIcon(icons.icon(act.icon))
            button.setIconSize(QSize(px(18), px(18)))
            set_role(button, "large")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(act.do)
            row.addWidget(button)
            self.buttons.append(button)
            for key in act.keys:
                shortcut = QShortcut(QKeySequence(key), page)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(button.click)
                self._keys.append(shortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words come first: a cap that would lie on them is left out, and the tool tip names the key."""
        super().resizeEvent(event)
        for button, cap in zip(self.buttons, self._caps, strict=True):
            needed = button.sizeHint().width() + cap.sizeHint().width()
            cap.setVisible(button.width() >= needed)

    def set_possible(self, is_possible: bool, why_not: str = "") -> None:
        """Whether anything can be done now."""
        for button, cap in zip(self.buttons, self._caps, strict=True):
            button.setEnabled(is_possible)
            named = tr("{words} ({key})", words=button.text(), key=cap.text())
            button.setToolTip(why_not or named)
        for shortcut in self._keys:
            shortcut.setEnabled(is_possible)


def _cap_on(button: QPushButton, key: str) -> QLabel:
    """Draw a key cap at the right end of a button."""
    cap = QLabel(key)
    set_role(cap, "key")
    cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(button)
    row.setContentsMargins(0, 0, px(10), 0)
    row.addStretch()
    row.addWidget(cap)
    return cap
