"""SheetModel: documents, or cases, in rows; cells are worked out when they are painted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from blotter.project.metadata.sheet_cells import RefusedCell
from blotter.project.metadata.sheet_columns import Shape, SheetColumn
from blotter.ui import theme
from blotter.ui.cells.model import CellsModel, Index
from blotter.ui.language import tr
from blotter.ui.metadata.sheet.words import title, told
from blotter.ui.wording import plainly

_ROLE = Qt.ItemDataRole

# Qt asks for flags several times a cell, and joining them costs more than all else there.
_SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _SEEN | Qt.ItemFlag.ItemIsEditable
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Cell(NamedTuple):
    """A document or case (by id) and a column: where something was typed."""

    bearer: str
    column: str


class SheetModel(CellsModel):
    """Rows are the ids of documents, or of cases; `names` says what they are called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[str] = []
        self.columns: list[SheetColumn] = []
        self.names: SheetColumn | None = None
        self.wrong: dict[Cell, RefusedCell] = {}
        self._places: dict[str, int] = {}

    # What is shown

    def show_columns(self, columns: Sequence[SheetColumn], names: SheetColumn) -> None:
        """Show these columns, in this order; `names` says what the rows are called."""
        self.beginResetModel()
        self.columns, self.names = list(columns), names
        self.endResetModel()

    def renew_columns(self, columns: Sequence[SheetColumn], names: SheetColumn) -> None:
        """The same columns tell something else now."""
        self.columns, self.names = list(columns), names
        self.tell_all()

    def show_rows(self, rows: Sequence[str]) -> None:
        """Show other rows, by id."""
        if list(rows) == self.rows:
            self.tell_all()
            return
        self.beginResetModel()
        self.rows = list(rows)
        self._places = {identity: row for row, identity in enumerate(self.rows)}
        self.endResetModel()

    def mark_wrong(self, refused: Iterable[RefusedCell]) -> None:
        """Keep what was typed into cells though it does not fit."""
        for each in refused:
            self.wrong[Cell(each.bearer, each.column)] = each
        self.tell_all()

    # Where things are

    def is_cells(self, row: int) -> bool:
        """Whether there are cells in a row."""
        return 0 <= row < len(self.rows)

    def identity(self, row: int) -> str:
        """The document or case in a row, "" for none."""
        return self.rows[row] if self.is_cells(row) else ""

    def row_of(self, identity: str) -> int:
        """The row of a document or case, -1 if it is not shown."""
        return self._places.get(identity, -1)

    def cell(self, index: Index) -> Cell | None:
        """The cell at an index; None where nothing can be typed."""
        if not index.isValid() or not self.columns[index.column()].can_type:
            return None
        return Cell(self.rows[index.row()], self.columns[index.column()].key)

    def name(self, row: int) -> str:
        """What the document or case in a row is called."""
        return self.names.text(self.rows[row]) if self.names is not None and self.is_cells(row) else ""

    # As Qt asks for it

    def flags(self, index: Index) -> Qt.ItemFlag:
        can_type = self.can_change and index.isValid() and self.columns[index.column()].can_type
        return _TYPED if can_type else _SEEN

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        if not self.is_cells(row) or not 0 <= column < len(self.columns):
            return ""
        shown = self.columns[column]
        if self.wrong and (wrong := self.wrong.get(Cell(self.rows[row], shown.key))):
            return wrong.text
        return shown.text(self.rows[row])

    def is_wrong(self, row: int, column: int) -> bool:
        """Whether a cell holds what was typed, since it did not fit."""
        return bool(self.wrong) and Cell(self.rows[row], self.columns[column].key) in self.wrong

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == _ROLE.DisplayRole:
            words = self.text(row, column)
            return " ".join(words.split()) if "\n" in words else words
        if role == _ROLE.EditRole:
            return self.text(row, column)
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if self.columns[column].shape is Shape.FIGURE else _LEFT
        if role == _ROLE.ToolTipRole:
            return self.explained(row, column) or None
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Ask that a cell be given a text."""
        cell = self.cell(index)
        if role != _ROLE.EditRole or cell is None:
            return False
        if value != self.text(index.row(), index.column()):
            self.typed.emit({cell.bearer: {cell.column: str(value)}})
        return True

    def explained(self, row: int, column: int) -> str:
        """Why a cell was not taken over, or what it says in full."""
        if self.is_wrong(row, column):
            return plainly(self.wrong[Cell(self.rows[row], self.columns[column].key)].error)
        return self.text(row, column)

    def _spoken(self, row: int, column: int) -> str:
        values = {
            "column": title(self.columns[column]),
            "name": self.name(row),
            "value": self.text(row, column) or tr("empty"),
        }
        if self.is_wrong(row, column):
            why = self.explained(row, column)
            return tr("{column} of {name}: {value}, not taken over. {why}", why=why, **values)
        return tr("{column} of {name}: {value}", **values)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            return self._title(section, role)
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            return self.name(section)
        if role == _ROLE.FontRole:
            return theme.interface_font(13, 500)
        return None

    def _title(self, section: int, role: int) -> object:
        column = self.columns[section]
        if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return self.sorted_title(title(column), column.key, role == _ROLE.AccessibleTextRole)
        if role == _ROLE.ToolTipRole:
            return told(column)
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.shape is Shape.FIGURE else _LEFT
        return None


def can_type_in(columns: Iterable[SheetColumn]) -> list[str]:
    """The keys of columns, "" for one in which nothing can be typed."""
    return [each.key if each.can_type else "" for each in columns]
