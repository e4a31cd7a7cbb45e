"""CodeModel: the figures of each code as rows; CodeOrder: which of them are shown, and in what order."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from blotter.project.comparison_result import CodeFigures, Result
from blotter.ui import code_look, theme
from blotter.ui.comparison import scale
from blotter.ui.comparison.figure_columns import CODE, SCALE, FigureCell, FigureColumn, columns, told
from blotter.ui.comparison.rows import CellRole
from blotter.ui.language import later, tr, translated
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import read_path

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_IN_ORDER = later("The code, in the order of the codebook")


class CodeModel(QAbstractTableModel):
    """A row for each code of the codebook, or for each document of one code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[FigureColumn, ...] = ()
        self.rows: tuple[CodeFigures, ...] = ()
        self.low = 0.0
        self._shown = ""
        self._colours: Mapping[str, str] = {}

    def show_result(self, result: Result, colours: Mapping[str, str], by_document: bool = False) -> None:
        """Show a comparison; `colours` are those of the codes by path."""
        self.beginResetModel()
        self.rows = result.figures
        first = (tr("Document"), tr("The document, by name")) if by_document else (tr("Code"), tr(_IN_ORDER))
        self.columns = columns(result, *first)
        self._shown = result.shown
        self._colours = colours
        rows = [figures.values[self._shown] for figures in self.rows]
        self.low = scale.lowest((row.value, row.low) for row in rows)
        self.endResetModel()

    def column(self, key: str) -> int:
        """The number of a column, −1 if it is not there."""
        return next((number for number, each in enumerate(self.columns) if each.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return "" if column.key == SCALE else column.title
        if role == _ROLE.AccessibleTextRole:
            return column.title
        if role == _ROLE.ToolTipRole:
            return column.meaning
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if column.key == CODE else _RIGHT
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        figures, column = self.rows[index.row()], self.columns[index.column()]
        if role == _ROLE.TextAlignmentRole:
            return _LEFT if column.key == CODE else _RIGHT
        if role == CellRole.FIGURE:
            return column.key != CODE
        if role == Role.STRONG:
            return column.key == self._shown
        if column.key == SCALE:
            return self._drawn(figures, column, role)
        if column.cell is None:
            return self._of_code(figures, column, role)
        return _of_cell(column.cell(figures), column, role)

    def _of_code(self, figures: CodeFigures, column: FigureColumn, role: int) -> object:
        name = figures.document or read_path(figures.code)
        if role in (_ROLE.DisplayRole, _ROLE.ToolTipRole):
            return name
        if role == _ROLE.AccessibleTextRole:
            return tr("{name}: {what}", name=column.title, what=name)
        if role == Role.SWATCH and not figures.document:
            return code_look.look(self._colours.get(figures.code, ""), theme.current().is_dark)
        return figures.order if role == CellRole.SORT else None

    def _drawn(self, figures: CodeFigures, column: FigureColumn, role: int) -> object:
        row = figures.values[self._shown]
        if role == CellRole.SCALE and row.value is not None:
            interval = None if row.low is None or row.high is None else (row.low, row.high)
            return scale.Dot(row.value, self.low, interval)
        if role == CellRole.WHY and row.value is None:
            return translated(row.reason)
        if role == CellRole.SORT:
            return row.value
        if role == _ROLE.AccessibleTextRole:
            return tr("{name}: {what}", name=column.title, what=told(row))
        return told(row) if role == _ROLE.ToolTipRole else None


def _of_cell(cell: FigureCell, column: FigureColumn, role: int) -> object:
    if role == _ROLE.DisplayRole:
        return cell.words
    if role == CellRole.SORT:
        return cell.sort
    if role == _ROLE.ToolTipRole:
        return cell.told or None
    if role == Role.MUTED:
        return cell.is_muted
    if role == _ROLE.AccessibleTextRole:
        return tr("{name}: {what}", name=column.title, what=cell.told or cell.words)
    return None


class CodeOrder(QSortFilterProxyModel):
    """Sorts by any column, values that are missing last; leaves codes out that nobody used."""

    def __init__(self, source: CodeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._only_used = True
        self._is_rolled_up = False
        self.setSourceModel(source)
        self.setSortRole(CellRole.SORT)

    def set_filter(self, only_used: bool, rolled_up: bool) -> None:
        """Say which codes are shown; a parent that nobody used is only where its children count for it."""
        self._only_used, self._is_rolled_up = only_used, rolled_up
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        figures = self._source.rows[row]
        return figures.is_used or (not self._only_used and (self._is_rolled_up or not figures.is_parent))

    def lessThan(self, left: Index, right: Index) -> bool:
        first, second = left.data(CellRole.SORT), right.data(CellRole.SORT)
        is_descending = self.sortOrder() is Qt.SortOrder.DescendingOrder
        if first is None or second is None:
            missing_first = first is None and second is not None
            return missing_first if is_descending else first is not None and second is None
        return bool(first < second)

    def figures(self, index: Index) -> CodeFigures | None:
        """The figures of a row."""
        place = self.mapToSource(index)
        return self._source.rows[place.row()] if place.isValid() else None

    def row_of(self, code: str) -> QModelIndex:
        """Where a code stands, or nowhere."""
        for row, figures in enumerate(self._source.rows):
            if figures.code == code:
                return self.mapFromSource(self._source.index(row, 0))
        return QModelIndex()
