"""Listing: things by name under a title; they are added, renamed in place, moved and removed by keys."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QToolButton, QVBoxLayout, QWidget

from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import number, tr
from blotter.ui.scale import px
from blotter.ui.views.filter_box import FilterBox
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.row_delegate import Role

_TOP = QModelIndex()
_ROLE = Qt.ItemDataRole
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CELL, _WIDE_CELL = 96, 190

Cell = str | int | bool


class Row(NamedTuple):
    """A thing by its id, and what stands in its columns: words, a number, or whether it has a tick."""

    id: str
    cells: tuple[Cell, ...]
    hint: str = ""
    is_muted: bool = False


class ListingModel(QAbstractTableModel):
    """The rows as they are now; the first column can be typed in."""

    renamed = Signal(str, str)

    def __init__(self, titles: Sequence[str], can_rename: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles, self._can_rename = titles, can_rename
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == _ROLE.TextAlignmentRole:
            is_figure = bool(self.rows) and _is_figure(self.rows[0].cells[section])
            side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._titles[section] if role == _ROLE.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_typed = self._can_rename and index.column() == 0
        return flags | Qt.ItemFlag.ItemIsEditable if is_typed else flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        cell = row.cells[index.column()]
        is_figure = _is_figure(cell)
        match role:
            case _ROLE.DisplayRole | _ROLE.EditRole:
                return _words(cell)
            case _ROLE.AccessibleTextRole:
                return _read(cell)
            case _ROLE.ToolTipRole:
                return row.hint or str(row.cells[0])
            case _ROLE.TextAlignmentRole if is_figure:
                return Qt.AlignmentFlag.AlignRight
            case Role.STATUS if isinstance(cell, bool):
                return "check:accent" if cell else None
            case CellRole.FIGURE:
                return is_figure
            case Role.MUTED:
                return row.is_muted or index.column() > 0
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """A thing is called otherwise once that is in the project."""
        words = str(value).strip()
        if role != _ROLE.EditRole or words == str(self.rows[index.row()].cells[0]):
            return False
        identity = self.rows[index.row()].id
        # The rows are read again with the change: not before the field in which it was typed is gone.
        QTimer.singleShot(0, self, lambda: self.renamed.emit(identity, words))
        return True


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool)


def _words(cell: Cell) -> str:
    if isinstance(cell, bool):
        return ""
    return (number(cell) if cell else "") if isinstance(cell, int) else cell


def _read(cell: Cell) -> str:
    """What is read out, where a tick is only seen."""
    if isinstance(cell, bool):
        return tr("yes") if cell else tr("no")
    return _words(cell)


class ListingRows(Rows):
    """The rows of a listing, with its keys."""

    add_requested = Signal()
    remove_requested = Signal(str)
    move_requested = Signal(str, int)
    toggled = Signal(str, int)
    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        can_rename: bool = False,
        ticks: Sequence[int] = (),
        wide: Sequence[int] = (),
    ) -> None:
        super().__init__(name)
        self.listed = ListingModel(titles, can_rename, self)
        self._ticks = ticks
        self.setModel(self.listed)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(40))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(titles)):
            width = px(_WIDE_CELL if column in wide else _CELL)
            header.resizeSection(column, max(width, header.sectionSizeHint(column)))
        self.setEditTriggers(Rows.EditTrigger.NoEditTriggers)
        self.setHeaderHidden(len(titles) == 1)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(lambda index: self.ask_rename() if index.column() == 0 else None)
        self.activated.connect(lambda _: self.ask_rename())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))

    def current(self) -> str:
        """The id of the row under the cursor, "" for none."""
        row = self.currentIndex().row()
        return self.listed.rows[row].id if 0 <= row < len(self.listed.rows) else ""

    def chosen_ids(self) -> list[str]:
        """The ids of all rows that are chosen, in their order."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.listed.rows[row].id for row in rows]

    def choose(self, identity: str) -> None:
        """Put the cursor on a row."""
        for place, row in enumerate(self.listed.rows):
            if row.id == identity:
                self.setCurrentIndex(self.listed.index(place, 0))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the cursor stays on its thing, or where that was."""
        if tuple(rows) == tuple(self.listed.rows):
            return
        current, at = self.current(), self.currentIndex().row()
        self.listed.show_rows(rows)
        place = next((n for n, row in enumerate(rows) if row.id == current), min(at, len(rows) - 1))
        if rows:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.listed.index(max(place, 0), 0), flags)

    def ask_rename(self) -> None:
        """Type another name in place."""
        index = self.currentIndex().siblingAtColumn(0)
        if index.isValid() and self.listed.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def ask_remove(self) -> None:
        """Ask for the thing under the cursor to go."""
        if self.current():
            self.remove_requested.emit(self.current())

    def ask_move(self, by: int) -> None:
        """Ask for the thing under the cursor to be moved up (-1) or down (1)."""
        place = self.currentIndex().row() + by
        if self.current() and 0 <= place < len(self.listed.rows):
            self.move_requested.emit(self.current(), place)

    def _click(self, index: Index) -> None:
        if index.column() in self._ticks:
            self.toggled.emit(self.listed.rows[index.row()].id, index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, F2 and Enter rename, Delete removes, Alt and an arrow move, Space turns a tick."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Insert:
            self.add_requested.emit()
        elif key in _REMOVES:
            self.ask_remove()
        elif key == Qt.Key.Key_F2:
            self.ask_rename()
        elif key in _MOVES and modifiers & Qt.KeyboardModifier.AltModifier:
            self.ask_move(_MOVES[Qt.Key(key)])
        elif key == Qt.Key.Key_Space and self._ticks and self.current():
            is_second = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self.toggled.emit(self.current(), self._ticks[-1 if is_second else 0])
        else:
            super().keyPressEvent(event)


class Listing(QWidget):
    """Rows under a title, whose tools do what the keys do."""

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        thing: str,
        *,
        can_rename: bool = True,
        can_move: bool = False,
        ticks: Sequence[int] = (),
        wide: Sequence[int] = (),
        filtered: str = "",
    ) -> None:
        super().__init__()
        self.rows = ListingRows(name, titles, can_rename, ticks, wide)
        self.title = PaneTitle(name)
        self._all: Sequence[Row] = ()
        rows = self.rows
        self.tools: list[QToolButton] = []
        if thing:
            self._add_tool("plus", tr("Add {thing} (Ins)", thing=thing), rows.add_requested.emit)
            if can_rename:
                self._add_tool("pencil", tr("Rename (F2)"), rows.ask_rename)
            if can_move:
                self._add_tool("chevron-up", tr("Move up (Alt+Up)"), lambda: rows.ask_move(-1))
                self._add_tool("chevron-down", tr("Move down (Alt+Down)"), lambda: rows.ask_move(1))
            self._add_tool("trash", tr("Remove (Del)"), rows.ask_remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        self.filter: FilterBox | None = None
        if filtered:
            self.filter = FilterBox(filtered)
            self.filter.filter_changed.connect(lambda _: self._narrow())
            self.filter.left_downward.connect(rows.setFocus)
            around = QVBoxLayout()
            around.setContentsMargins(px(8), px(6), px(8), px(6))
            around.addWidget(self.filter)
            column.addLayout(around)
        column.addWidget(rows, 1)
        self.setFocusProxy(rows)

    def _add_tool(self, icon: str, name: str, act: object) -> None:
        assert callable(act)
        self.tools.append(self.title.add_tool(icon, name, act))

    def add_tool(self, icon: str, name: str, act: object) -> QToolButton:
        """One more tool that changes something."""
        self._add_tool(icon, name, act)
        return self.tools[-1]

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, as far as the filter lets them through."""
        self._all = rows
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.filter.text().strip().casefold() if self.filter else ""
        kept = [row for row in self._all if wanted in f"{row.cells[0]} {row.hint}".casefold()]
        self.rows.show_rows(kept if wanted else self._all)

    def allow(self, is_allowed: bool) -> None:
        """Whether anything can be changed now."""
        for tool in self.tools:
            tool.setEnabled(is_allowed)
