"""CellTable: a small table of a field, whose cells are typed in place; the last row adds one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.records.form.editor import dress_completer
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role

Index = QModelIndex | QPersistentModelIndex

_ROW, _HEADER, _MOST = 25, 26, 8
_HINT = QAbstractItemDelegate.EndEditHint


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, the words offered for it, its width (or what is left); figures stand at the
    right, quotes in the face of the text.
    """

    title: str
    options: Callable[[], Sequence[str]] = tuple
    width: int = 80
    is_figure: bool = False
    is_quote: bool = False
    stretches: bool = False


class CellTable(QTableWidget):
    """Arrows move, typing or F2 writes, Enter takes over, Delete takes a row away, Tab leaves."""

    typed = Signal(int, int, str)
    """Row, column, words; the row after the last is a new one."""
    row_removed = Signal(int)

    def __init__(self, name: str, columns: Sequence[Column], add: str) -> None:
        super().__init__(0, len(columns))
        self.columns, self._add, self._is_filling = columns, add, False
        self._pending: tuple[int, int, str] | None = None
        set_role(self, "edged")
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([each.title for each in columns])
        header = self.horizontalHeader()
        header.setAccessibleName(tr("Columns: {owner}", owner=name))
        header.setFixedHeight(px(_HEADER))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(_ROW))
        self.verticalHeader().setMinimumSectionSize(row_height(_ROW))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setItemDelegate(_CellDelegate(self))
        for number, column in enumerate(columns):
            self.setColumnWidth(number, px(column.width))
            if column.stretches:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.cellChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[Sequence[str]], nothing: str = "") -> None:
        """Show these rows and the one that adds; the cursor stays where it was."""
        place = self.currentRow(), self.currentColumn()
        self._is_filling = True
        self.setRowCount(len(rows) + 1)
        for number, cells in enumerate(rows):
            for column, words in enumerate(cells):
                self.setItem(number, column, self._item(words, column))
        for column in range(len(self.columns)):
            words = (nothing or self._add) if column == 0 else ""
            item = self._item("", column)
            item.setData(Qt.ItemDataRole.UserRole, words)
            self.setItem(len(rows), column, item)
        self._is_filling = False
        self._fit()
        if place[0] >= 0:
            self.setCurrentCell(min(place[0], len(rows)), place[1])

    def _item(self, words: str, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        spec = self.columns[column]
        if spec.is_figure:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if spec.is_quote:
            item.setFont(_quote())
        item.setToolTip(words)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{spec.title}: {words}" if words else spec.title)
        return item

    def is_adding(self, row: int) -> bool:
        """Whether a row is the one that adds."""
        return row == self.rowCount() - 1

    def is_typing(self) -> bool:
        """Whether a cell is being typed in, or what was typed is not told yet."""
        return self._pending is not None or self.state() == QAbstractItemView.State.EditingState

    def _fit(self) -> None:
        rows = min(self.rowCount(), _MOST) * row_height(_ROW)
        needs_bar = self.horizontalHeader().length() > self.viewport().width()
        bar = px(13) if needs_bar else 0
        self.setFixedHeight(px(_HEADER) + rows + bar + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: object) -> None:
        """Whether there is a bar below depends on the width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _tell(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if not self._is_filling and item is not None:
            self._pending = row, column, item.text().strip()
            # The line that was typed in is still open: it goes before the rows are drawn anew.
            QTimer.singleShot(0, self, self.flush)

    def flush(self) -> None:
        """Tell now what was typed last."""
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self.typed.emit(*pending)

    def finish(self) -> None:
        """End what is being typed, and tell of it."""
        if self.is_typing():
            self.setCurrentCell(-1, -1)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentRow(), event.key()
        if key == Qt.Key.Key_Delete and not event.modifiers() and row >= 0:
            if not self.is_adding(row):
                self.row_removed.emit(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next cell; from the last, and from an empty row that adds, out of the table."""
        forward = hint is _HINT.EditNextItem
        leaves = (forward and self._is_last()) or (hint is _HINT.EditPreviousItem and self._is_first())
        super().closeEditor(editor, _HINT.NoHint if leaves else hint)
        if leaves:
            self.focusNextPrevChild(forward)

    def _is_first(self) -> bool:
        return (self.currentRow(), self.currentColumn()) == (0, 0)

    def _is_last(self) -> bool:
        cells = [self.item(self.currentRow(), column) for column in range(self.columnCount())]
        is_empty = not any(cell is not None and cell.text().strip() for cell in cells)
        at_end = self.currentColumn() == self.columnCount() - 1
        return self.is_adding(self.currentRow()) and (is_empty or at_end)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by keys stands in a cell."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.rowCount():
            self.setCurrentCell(0, 0)


def _quote() -> QFont:
    return theme.quote_font(12)


class _CellDelegate(QStyledItemDelegate):
    """A line with completion over the column's words; the row that adds says so."""

    def __init__(self, table: CellTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._table.columns[index.column()]
        line = QLineEdit(parent)
        line.setAccessibleName(column.title)
        options = list(column.options())
        if options:
            line.setCompleter(dress_completer(QCompleter(options, line)))
            line.returnPressed.connect(lambda: self._take_soon(line))
        return line

    def _take_soon(self, line: QLineEdit) -> None:
        """Where completions are listed, Enter reaches only the line: take over what stands in it then."""
        QTimer.singleShot(0, line, lambda: self._take(line))

    def _take(self, line: QLineEdit) -> None:
        if line.isVisible():
            self.commitData.emit(line)
            self.closeEditor.emit(line)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        hint = index.data(Qt.ItemDataRole.UserRole)
        if hint and not index.data():
            option.text = hint
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
            palette = option.palette
            palette.setColor(palette.ColorRole.Text, theme.current().muted)
