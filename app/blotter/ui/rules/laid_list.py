"""LaidList: the code sets, or the rules, with how much breaks each; Enter changes one, Insert adds one."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from blotter.ui.comparison.rows import CellRole, Index, Rows
from blotter.ui.language import number, tr
from blotter.ui.scale import px
from blotter.ui.views.row_delegate import Role

WORDS, TOLD, BROKEN = range(3)
_TOP = QModelIndex()
_ROLE = Qt.ItemDataRole
_WORDS = 140
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class LaidRow(NamedTuple):
    """A set or a rule by its id, in words, and what is told beside them; `broken` is None where it cannot be.

    `hint` is all of it, for whoever rests on the row.
    """

    id: str
    words: str
    told: str = ""
    broken: int | None = None
    hint: str = ""


class LaidModel(QAbstractTableModel):
    """The rows as they are now."""

    def __init__(self, titles: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self.rows: Sequence[LaidRow] = ()

    def show_rows(self, rows: Sequence[LaidRow]) -> None:
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
            side = Qt.AlignmentFlag.AlignRight if section == BROKEN else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._titles[section] if role == _ROLE.DisplayRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            if column == BROKEN:
                return "" if row.broken is None else number(row.broken)
            return row.words if column == WORDS else row.told
        if role == _ROLE.ToolTipRole:
            return row.hint or row.words
        if role == _ROLE.TextAlignmentRole and column == BROKEN:
            return Qt.AlignmentFlag.AlignRight
        if role == CellRole.FIGURE:
            return column == BROKEN
        if role == Role.STRONG:
            return column == BROKEN and bool(row.broken)
        return column == TOLD or (column == BROKEN and not row.broken) if role == Role.MUTED else None


class LaidList(Rows):
    """Says what is asked for of the row under the cursor; a row is chosen by a click, or by moving to it."""

    chosen = Signal(str)
    """The set or rule of this id is to be looked at alone."""
    add_requested = Signal()
    change_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(
        self, name: str, titles: Sequence[str], has_details: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self.laid = LaidModel(titles, self)
        self._has_details = has_details
        self.setModel(self.laid)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(px(40))
        filling = TOLD if has_details else WORDS
        header.setSectionResizeMode(filling, QHeaderView.ResizeMode.Stretch)
        header.setSectionHidden(TOLD, not has_details)
        header.resizeSection(BROKEN, max(px(64), header.sectionSizeHint(BROKEN)))
        self.clicked.connect(lambda _: self._choose())
        self.activated.connect(lambda _: self.ask_change())
        self.doubleClicked.connect(lambda _: self.ask_change())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_details:
            room = self.viewport().width() - self.header().sectionSize(BROKEN)
            self.header().resizeSection(WORDS, min(px(_WORDS), room // 2))

    def show_rows(self, rows: Sequence[LaidRow]) -> None:
        """Show these; the cursor stays where it was, and what was chosen stays so while it is there."""
        current, at = self.current(), self.currentIndex().row()
        was_chosen = self.selectionModel().hasSelection()
        self.laid.show_rows(rows)
        row = next((n for n, each in enumerate(rows) if each.id == current), None)
        if row is not None and was_chosen:
            self.setCurrentIndex(self.laid.index(row, WORDS))
        elif current and rows:
            index = self.laid.index(min(at, len(rows) - 1) if row is None else row, WORDS)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def choose(self, identity: str) -> None:
        """Choose a row by its id."""
        for row, each in enumerate(self.laid.rows):
            if each.id == identity:
                self.setCurrentIndex(self.laid.index(row, WORDS))
                self.chosen.emit(identity)

    def current(self) -> str:
        """The id of the row under the cursor, "" for none."""
        row = self.currentIndex().row()
        return self.laid.rows[row].id if 0 <= row < len(self.laid.rows) else ""

    def let_go(self) -> None:
        """Look at none."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def ask_remove(self) -> None:
        """Ask for the row under the cursor to go."""
        if self.current():
            self.remove_requested.emit(self.current())

    def ask_change(self) -> None:
        """Ask for the row under the cursor to be changed."""
        if self.current():
            self.change_requested.emit(self.current())

    def _choose(self) -> None:
        # Where the focus only arrived, the ring stands round a row that is not chosen yet.
        self.choose(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, Delete removes, F2 changes as Enter does; arrows choose, and so does Space."""
        before = self.current()
        if event.key() == Qt.Key.Key_Insert:
            self.add_requested.emit()
        elif event.key() in _REMOVES:
            self.ask_remove()
        elif event.key() == Qt.Key.Key_F2:
            self.ask_change()
        elif event.key() == Qt.Key.Key_Space:
            self._choose()
        else:
            super().keyPressEvent(event)
            if self.current() != before:
                self._choose()


def titles_of(what: str) -> tuple[str, str, str]:
    """What stands above the columns."""
    return what, tr("Codes"), tr("Broken")
