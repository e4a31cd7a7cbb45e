"""KeySheet: the keys of this view at a glance, in columns, to be narrowed, copied and printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from blotter.ui.key_list import KeyGroup, KeyLine, as_text
from blotter.ui.language import tr
from blotter.ui.palette_ranking import folded
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.views.filter_box import FilterBox

_WIDTH, _HEIGHT = 1020, 640
_COLUMN = 300


class KeySheet(QDialog):
    """What is narrowed is what is copied and saved."""

    save_requested = Signal(list)
    """The groups as they are shown, to be written to a file."""
    change_requested = Signal()

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys of this view"))
        self._groups = tuple(groups)
        self.shown: list[KeyGroup] = list(groups)
        self._filter = FilterBox(tr("Find a key or what it does"))
        self._filter.filter_changed.connect(self._find)
        self._columns = 0
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Keys of this view"))
        self._lay_out()

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        for words, act in (
            (tr("Change keys…"), self.change_requested.emit),
            (tr("Copy"), self._copy),
            (tr("Save to print…"), lambda: self.save_requested.emit(self.shown)),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            bottom.addWidget(button)
        bottom.addStretch()
        closes = QPushButton(tr("Close"))
        closes.setAutoDefault(False)
        closes.clicked.connect(self.close)
        bottom.addWidget(closes)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(10))
        column.addWidget(self._filter)
        column.addWidget(self._scroll, 1)
        column.addLayout(bottom)
        room = self.screen().availableSize()
        self.resize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as have room."""
        super().resizeEvent(event)
        columns = max(1, self._scroll.viewport().width() // px(_COLUMN))
        if columns != self._columns:
            self._columns = columns
            self._show()

    def _find(self, words: str) -> None:
        wanted = folded(words).split()
        kept = [
            KeyGroup(group.title, tuple(each for each in group.lines if _has(wanted, group, each)))
            for group in self._groups
        ]
        self.shown = [group for group in kept if group.lines]
        self._show()

    def _show(self) -> None:
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(24))
        for groups in shared_out(self.shown, self._columns):
            column = QVBoxLayout()
            column.setSpacing(px(14))
            for group in groups:
                column.addWidget(_block(group))
            column.addStretch()
            row.addLayout(column, 1)
        if not self.shown:
            row.addWidget(QLabel(tr("No key and no action has these words.")), 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(sheet)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.shown))


def shared_out(groups: Sequence[KeyGroup], columns: int) -> list[list[KeyGroup]]:
    """The groups in their order in columns of about one height."""
    heights = [len(group.lines) + 2 for group in groups]
    shared: list[list[KeyGroup]] = [[] for _ in range(columns)]
    whole, passed = sum(heights), 0
    for group, height in zip(groups, heights, strict=True):
        middle = passed + height / 2
        shared[min(columns - 1, int(middle * columns / whole))].append(group)
        passed += height
    return shared


def _has(words: Sequence[str], group: KeyGroup, line: KeyLine) -> bool:
    told = folded(" ".join([group.title, line.words, *line.keys]))
    return all(word in told for word in words)


def _block(group: KeyGroup) -> QWidget:
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(10))
    grid.setVerticalSpacing(px(3))
    grid.setColumnStretch(0, 1)
    title = QLabel(group.title)
    set_role(title, "title")
    grid.addWidget(title, 0, 0, 1, 2)
    for number, line in enumerate(group.lines, start=1):
        words = QLabel(line.words)
        words.setWordWrap(True)
        words.setAccessibleName(f"{line.words}: {', '.join(line.keys)}")
        grid.addWidget(words, number, 0)
        grid.addLayout(_caps(line.keys), number, 1)
    return block


def _caps(keys: Sequence[str]) -> QHBoxLayout:
    caps = QHBoxLayout()
    caps.setSpacing(px(4))
    caps.addStretch()
    for key in keys:
        cap = QLabel(key)
        set_role(cap, "key")
        caps.addWidget(cap, 0, Qt.AlignmentFlag.AlignTop)
    return caps
