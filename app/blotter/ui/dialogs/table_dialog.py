"""TableDialog: any Table of the project in a window of its own, to read and to copy from."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.ui.language import decimals, later, moment, tr, translated
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

Index = QModelIndex | QPersistentModelIndex

_NUMERIC = (ColumnKind.INTEGER, ColumnKind.NUMBER)
_WIDTH, _HIGHEST, _ROUND_ABOUT, _ROW_HEIGHT = 860, 560, 160, 25
_NOWHERE = QModelIndex()
_MOMENTS = ("at", "created", "modified", "imported")
"""The keys of columns that hold times."""
_KINDS = ("kind", "on")
"""The keys of columns that hold words of the program."""
_WORDS = {
    "assignment": later("assignment"),
    "code": later("code"),
    "codebook": later("codebook"),
    "coder": later("coder"),
    "edit": later("edit"),
    "event": later("event"),
    "file": later("file"),
    "journal": later("journal"),
    "memo": later("memo"),
    "original": later("original"),
    "passage": later("passage"),
    "project": later("project"),
    "redo": later("redo"),
    "reference": later("reference"),
    "segment": later("segment"),
    "source": later("source"),
    "text": later("text"),
    "undo": later("undo"),
}


def arranged(table: Table, keys: Sequence[str]) -> Table:
    """The table with these columns, in this order; one in which nothing stands is left out."""
    rows = list(table.rows)
    places = [table.keys.index(key) for key in keys]
    order = [at for at in places if not rows or any(row[at] is not None for row in rows)]
    columns = tuple(table.columns[at] for at in order)
    return Table(table.title, columns, [tuple(row[at] for at in order) for row in rows], table.notes)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    """Where cells and title of a column stand."""
    side = Qt.AlignmentFlag.AlignRight if column.kind in _NUMERIC else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Shows the rows of one Table as they are."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._rows = list(table.rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if cell is None else self._told_in_full(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.table.columns[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return translated(self.table.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _alignment(self.table.columns[section])
        return None

    def text(self, rows: list[int]) -> str:
        """Some rows under their headers, tab between cells: what a spreadsheet takes from the clipboard."""
        lines = [[translated(column.title) for column in self.table.columns]]
        columns = range(self.columnCount())
        lines += [[self._shown(row, column).replace("\t", " ") for column in columns] for row in rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def _shown(self, row: int, column: int) -> str:
        cell = self._rows[row][column]
        return (
            shown_cell(cell) if cell is None or isinstance(cell, float) else self._told_in_full(row, column)
        )

    def _told_in_full(self, row: int, column: int) -> str:
        cell, key = self._rows[row][column], self.table.columns[column].key
        if key in _MOMENTS:
            return moment(str(cell)) or str(cell)
        return tr(_WORDS.get(str(cell), str(cell))) if key in _KINDS else _in_words(cell)


def shown_cell(cell: Cell) -> str:
    """A cell as people read it: nothing as a dash, coefficients to three places."""
    if cell is None:
        return "—"
    if isinstance(cell, float):
        return decimals(f"{cell:z.3f}".replace("-", "\u2212"))
    return _in_words(cell)


def _in_words(cell: Cell) -> str:
    """What the program says of a row is said in the language in use; names and numbers stay."""
    return translated(cell) if isinstance(cell, Sentence) else str(cell)


class TableDialog(QDialog):
    """One table; Ctrl+C copies the chosen rows, or all where none is chosen."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translated(table.title))
        self.model = TableModel(table, self)
        self.view = self._made_view()
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setAlternatingRowColors(True)
        self.view.setStyleSheet("QTableView::item { padding: 0 5px; }")
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(row_height(_ROW_HEIGHT))
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            self.view.setColumnWidth(column, min(px(360), self.view.columnWidth(column) + 16))
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.view.setAccessibleName(translated(table.title))
        notes = QLabel("\n".join(map(translated, table.notes)))
        notes.setWordWrap(True)
        notes.setVisible(bool(table.notes))
        set_role(notes, "hint")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_ = QVBoxLayout(self)
        column_.addWidget(self.view)
        column_.addWidget(notes)
        column_.addWidget(buttons)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.activated.connect(self._copy)
        column_.setContentsMargins(16, 16, 16, 12)
        rows = row_height(_ROW_HEIGHT) * self.model.rowCount()
        self.resize(px(_WIDTH), min(px(_HIGHEST), px(_ROUND_ABOUT) + rows))

    def _made_view(self) -> QTableView:
        """The view of the table, with a line for each row."""
        return QTableView()

    def _copy(self) -> None:
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText(self.model.text(chosen or list(range(self.model.rowCount()))))
