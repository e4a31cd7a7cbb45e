"""Part: one of the subjects of the page; it shows what is there, and what is changed there is so at once."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from blotter.domain.edit import Changes, Edit
from blotter.domain.entity import Entity
from blotter.project.project import Project
from blotter.ui.desk import Desk
from blotter.ui.language import tr
from blotter.ui.records.schema.listing import Listing
from blotter.ui.scale import px
from blotter.ui.style import set_role

_LEFT, _RIGHT = 380, 640


class Part(QWidget):
    """Knows of which entities it tells (`SHOWN`), and asks the desk for what is to be changed."""

    SHOWN: ClassVar[tuple[type[Entity], ...]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.listings: list[Listing] = []
        self.fields: list[QWidget] = []
        """What can only be typed in while the project can be changed."""
        self._is_stale = True
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    @property
    def project(self) -> Project:
        """The project."""
        return self.desk.project

    def show_all(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def follow(self, changes: Changes) -> None:
        """Show what has changed, at once or when one turns to it."""
        if changes.touches(*self.SHOWN):
            self._is_stale = True
            if self.isVisible():
                self.freshen()

    def freshen(self) -> None:
        """Show what has changed since one looked last."""
        if self._is_stale:
            self._is_stale = False
            self.show_all()

    def allow(self) -> None:
        """Offer changes while they are taken."""
        for listing in self.listings:
            listing.allow(self.desk.can_change)
        for field in self.fields:
            field.setEnabled(self.desk.can_change)

    def apply(self, plan: Callable[[], Edit | None], done: str) -> Changes | None:
        """Carry a change out; what was refused is shown as it is again."""
        changes = self.desk.apply(plan, done)
        if changes is None:
            self.show_all()
        return changes


def halves(left: QWidget, right: QWidget, vertical: bool = False) -> QSplitter:
    """Two widgets beside each other, the first the narrower one."""
    direction = Qt.Orientation.Vertical if vertical else Qt.Orientation.Horizontal
    split = QSplitter(direction)
    split.addWidget(left)
    split.addWidget(right)
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    split.setStretchFactor(1, 1)
    if not vertical:
        split.setSizes([px(_LEFT), px(_RIGHT)])
    return split


def column(*widgets: QWidget) -> QWidget:
    """Widgets below each other; the last has the room that is left."""
    held = QWidget()
    laid = QVBoxLayout(held)
    laid.setContentsMargins(0, 0, 0, 0)
    laid.setSpacing(0)
    for widget in widgets:
        laid.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return held


def bar(*buttons: QPushButton) -> QWidget:
    """Buttons in a row."""
    held = QWidget()
    laid = QHBoxLayout(held)
    laid.setContentsMargins(px(12), px(6), px(12), px(6))
    laid.setSpacing(px(6))
    for each in buttons:
        laid.addWidget(each)
    laid.addStretch()
    return held


class Form(QWidget):
    """Labels at the left, fields at the right; a hint below a field says what belongs into it."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(16), px(12), px(16), px(12))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)

    def add(self, label: str, field: QWidget, hint: str = "") -> None:
        """One more field; its label is its name."""
        row = self._grid.rowCount()
        words = QLabel(label)
        words.setBuddy(field)
        set_role(words, "muted")
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        words.setContentsMargins(0, px(4), 0, 0)
        self._grid.addWidget(words, row, 0, side)
        self._grid.addWidget(field, row, 1)
        field.setAccessibleName(label)
        if hint:
            told = QLabel(hint)
            told.setWordWrap(True)
            set_role(told, "muted")
            field.setAccessibleDescription(hint)
            self._grid.addWidget(told, row + 1, 1)

    def end(self) -> None:
        """Nothing more comes: what is left of the room stays below."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)


def nothing_chosen(words: str = "") -> QLabel:
    """What stands where nothing is chosen."""
    told = QLabel(words or tr("Nothing is chosen."))
    told.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    told.setContentsMargins(px(24), px(48), px(24), px(24))
    told.setWordWrap(True)
    set_role(told, "muted")
    return told
