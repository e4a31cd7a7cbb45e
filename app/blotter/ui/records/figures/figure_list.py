"""FigureList: the figures that come along and those of the project, in two folders."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from blotter.ui.language import later, tr
from blotter.ui.views.filter_box import FilterBox
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.row_delegate import Role
from blotter.ui.views.row_tree import RowTree

_ROLE = Qt.ItemDataRole
_ID = int(_ROLE.UserRole) + 1
_OWN = int(_ROLE.UserRole) + 2
_FOLDERS = (later("Presets"), later("My figures"))
_ROW = 25
_INDENT = 12
"""Titles are long and the list is narrow."""


class FigureEntry(NamedTuple):
    """A figure in the list: its name as a preset or its id, its title, its icon, and whose it is."""

    id: str
    title: str
    icon: str
    is_own: bool


class FigureList(QWidget):
    """Choosing a row asks for its figure; what the project keeps can be renamed and deleted."""

    chosen = Signal(object)
    """A `FigureEntry`."""
    save_requested = Signal()
    rename_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[tuple[str, bool], FigureEntry] = {}
        self._shown: tuple[str, bool] | None = None
        self.title = PaneTitle(tr("Figures"))
        self.add = self.title.add_tool(
            "plus", tr("Save as a figure of the project…"), self.save_requested.emit
        )
        self.filter = FilterBox(tr("Find a figure"))
        self._model = QStandardItemModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setRecursiveFilteringEnabled(True)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tree = _Tree()
        self.tree.setAccessibleName(tr("Figures"))
        self.tree.setModel(self._found)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        self.filter.textChanged.connect(self._filter)
        self.tree.selectionModel().currentChanged.connect(lambda now, _: self._choose(now))
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.tree.rename_wanted.connect(lambda: self._tell_own(self.rename_requested))
        self.tree.delete_wanted.connect(lambda: self._tell_own(self.delete_requested))

    def show_entries(self, entries: Sequence[FigureEntry]) -> None:
        """List these; what is shown stays marked."""
        self._entries = {(each.id, each.is_own): each for each in entries}
        blocked = self.tree.selectionModel().blockSignals(True)
        try:
            self._model.clear()
            for title, is_own in zip(_FOLDERS, (False, True), strict=True):
                folder = _row(tr(title), "folder")
                folder.setData(True, Role.STRONG)
                folder.setFlags(Qt.ItemFlag.ItemIsEnabled)
                for entry in entries:
                    if entry.is_own == is_own:
                        folder.appendRow(_entry_row(entry))
                if folder.rowCount():
                    self._model.appendRow(folder)
            self.tree.expandAll()
            self._mark()
        finally:
            self.tree.selectionModel().blockSignals(blocked)
        self.tree.viewport().update()

    def mark(self, identity: str, is_own: bool) -> None:
        """Say which figure is shown, without asking for it."""
        self._shown = (identity, is_own)
        blocked = self.tree.selectionModel().blockSignals(True)
        self._mark()
        self.tree.selectionModel().blockSignals(blocked)
        self.tree.viewport().update()

    def shown(self) -> FigureEntry | None:
        """The figure that is shown."""
        return self._entries.get(self._shown) if self._shown else None

    def titles(self) -> list[str]:
        """The titles that can be seen, from the top."""
        return [str(index.data()) for index in self._indexes()]

    def _indexes(self) -> list[QModelIndex]:
        found = []
        for row in range(self._found.rowCount()):
            folder = self._found.index(row, 0)
            found += [self._found.index(number, 0, folder) for number in range(self._found.rowCount(folder))]
        return found

    def _mark(self) -> None:
        there = next((each for each in self._indexes() if _key(each) == self._shown), QModelIndex())
        self.tree.setCurrentIndex(there)

    def _filter(self, words: str) -> None:
        blocked = self.tree.selectionModel().blockSignals(True)
        self._found.setFilterFixedString(words)
        self.tree.expandAll()
        self._mark()
        self.tree.selectionModel().blockSignals(blocked)

    def _choose(self, index: QModelIndex) -> None:
        entry = self._entries.get(_key(index)) if index.isValid() else None
        if entry is not None:
            self._shown = (entry.id, entry.is_own)
            self.chosen.emit(entry)

    def _tell_own(self, signal: object) -> None:
        entry = self._entries.get(_key(self.tree.currentIndex()))
        if entry is not None and entry.is_own:
            signal.emit(entry.id)  # type: ignore[attr-defined]

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu(self.tree.indexAt(place))
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def menu(self, index: QModelIndex) -> QMenu:
        """What can be done with a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Save as a figure of the project…"), self.save_requested.emit)
        entry = self._entries.get(_key(index)) if index.isValid() else None
        if entry is not None and entry.is_own:
            menu.addSeparator()
            menu.addAction(tr("Rename…"), lambda: self.rename_requested.emit(entry.id))
            menu.addAction(tr("Delete"), lambda: self.delete_requested.emit(entry.id))
        return menu


class _Tree(RowTree):
    """F2 and Delete are for the figures of the project."""

    rename_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(row_height=_ROW)
        self.setIndentation(_INDENT)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


def _row(title: str, icon: str) -> QStandardItem:
    item = QStandardItem(title)
    item.setEditable(False)
    item.setData(f"{icon}:muted", Role.STATUS)
    return item


def _entry_row(entry: FigureEntry) -> QStandardItem:
    item = _row(entry.title, entry.icon)
    item.setData(entry.id, _ID)
    item.setData(entry.is_own, _OWN)
    item.setToolTip(entry.title)
    return item


def _key(index: QModelIndex) -> tuple[str, bool]:
    return str(index.data(_ID) or ""), bool(index.data(_OWN))
