"""Acts: the few things that can be done with what is looked at, as large buttons with their keys."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from blotter.ui import icons
from blotter.ui.keys import native
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
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.setSpacing(px(8))
        for act in acts:
            button = QPushButton(act.words)
            _add_cap(button, native(act.keys[0]))
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

    def set_possible(self, is_possible: bool, why_not: str = "") -> None:
        """Whether anything can be done now."""
        for button in self.buttons:
            button.setEnabled(is_possible)
            button.setToolTip(why_not)
        for shortcut in self._keys:
            shortcut.setEnabled(is_possible)


def _add_cap(button: QPushButton, key: str) -> None:
    """Draw a key cap at the right end of a button."""
    cap = QLabel(key)
    set_role(cap, "key")
    cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(button)
    row.setContentsMargins(0, 0, px(10), 0)
    row.addStretch()
    row.addWidget(cap)
