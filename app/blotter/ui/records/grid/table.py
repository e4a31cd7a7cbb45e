"""RecordsTable: the sheet of cells itself, with keys and gestures as in a spreadsheet."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.ui import theme
from blotter.ui.language import tr
from blotter.ui.records.grid.delegate import ROW, CellDelegate, paint_heading
from blotter.ui.records.grid.model import Cell, GridModel, Index
from blotter.ui.scale import px, row_height

_LEAST_COLUMN = 44
_Trigger = QAbstractItemView.EditTrigger
_Hint = QAbstractItemDelegate.EndEditHint
_STEPS = {_Hint.EditNextItem: (0, 1), _Hint.EditPreviousItem: (0, -1), _Hint.SubmitModelCache: (1, 0)}
"""Where the cursor goes once a cell is typed."""


class Chosen(NamedTuple):
    """The rectangle round what is selected: its first and last row and column."""

    top: int
    bottom: int
    left: int
    right: int


class RecordsTable(QTableView):
    """The records' numbers are the header of the rows, so they stay in view."""

    record_requested = Signal(str)
    passages_requested = Signal(str)
    entries_requested = Signal(object)
    """A cell (its index) whose entries are to be edited in a dialog."""
    copy_requested = Signal()
    paste_requested = Signal()
    fill_requested = Signal()
    clear_requested = Signal()
    fold_requested = Signal(int)
    """The row of a heading."""
    filter_requested = Signal()
    menu_requested = Signal(object, object)
    """An index, and where on the screen its menu is to stand."""
    sort_requested = Signal(int, bool)
    """A column, and whether rows are sorted by it after what they are sorted by already."""

    def __init__(self, project: Project, grid: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.setModel(grid)
        self.setAccessibleName(tr("Records"))
        self.setItemDelegate(CellDelegate(project, grid, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._set_headers()
        theme.notifier().changed.connect(self.viewport().update)

    def _set_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(row_height(ROW))
        rows.setDefaultSectionSize(row_height(ROW))
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setAccessibleName(tr("Numbers of the records"))
        columns.setAccessibleName(tr("Columns"))
        columns.setMinimumSectionSize(px(_LEAST_COLUMN))
        columns.setFixedHeight(row_height(ROW))
        columns.setSectionsMovable(True)
        for header in (rows, columns):
            header.setHighlightSections(False)
            # A header asks of every row whether it is selected, which takes long when all are.
            header.setSelectionModel(QItemSelectionModel(self.grid, self))
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(
                self.grid.index(-1, columns.logicalIndexAt(place)), columns.mapToGlobal(place)
            )
        )
        # With sorting, a click on a title does not select the column; the grid itself says how it is sorted.
        self.setSortingEnabled(True)
        columns.setSortIndicatorShown(False)
        columns.sectionClicked.connect(self._sort_by)
        rows.sectionDoubleClicked.connect(self._open_row)

    def _sort_by(self, column: int) -> None:
        is_further = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(column, is_further)

    def fit_numbers(self, longest: str) -> None:
        """Give the numbers the room that the longest needs."""
        metrics = QFontMetrics(theme.tabular(theme.interface_font(13, 600)))
        self.verticalHeader().setFixedWidth(metrics.horizontalAdvance(longest) + px(24))

    # What is chosen

    def visual_columns(self) -> list[int]:
        """The columns as they stand, from the left."""
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    def chosen(self) -> Chosen | None:
        """The rectangle that is selected, else the cell under the cursor."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        if not parts:
            here = self.currentIndex()
            return Chosen(here.row(), here.row(), here.column(), here.column()) if here.isValid() else None
        header = self.horizontalHeader()
        sides = [
            header.visualIndex(column) for part in parts for column in range(part.left(), part.right() + 1)
        ]
        return Chosen(
            min(part.top() for part in parts), max(part.bottom() for part in parts), min(sides), max(sides)
        )

    def chosen_fields(self) -> list[str]:
        """The fields of the selected columns, "" for one that cannot be typed in."""
        chosen = self.chosen()
        if chosen is None:
            return []
        places = self.visual_columns()[chosen.left : chosen.right + 1]
        return [self.grid.columns[place].field for place in places]

    def fields_from_chosen(self) -> list[str]:
        """The fields from the first selected column to the last there is."""
        chosen = self.chosen()
        places = self.visual_columns()[chosen.left :] if chosen is not None else []
        return [self.grid.columns[place].field for place in places]

    def chosen_records(self, least: int = 1) -> list[Record]:
        """The records of the selected rows, or as many from the first of them on as are wanted at least."""
        chosen = self.chosen()
        if chosen is None:
            return []
        found: list[Record] = []
        for row in range(chosen.top, len(self.grid.rows)):
            if row > chosen.bottom and len(found) >= least:
                break
            record = self.grid.record_at(row)
            if record is not None:
                found.append(record)
        return found

    def chosen_cells(self) -> list[Cell]:
        """The selected cells in which something can be typed."""
        fields = [field for field in self.chosen_fields() if field]
        return [Cell(record.id, field) for record in self.chosen_records() for field in fields]

    def chosen_texts(self) -> list[list[str]]:
        """The selected cells as a block of texts; headings are left out."""
        chosen = self.chosen()
        if chosen is None:
            return []
        places = self.visual_columns()[chosen.left : chosen.right + 1]
        rows = range(chosen.top, chosen.bottom + 1)
        return [
            [self.grid.text(row, place) for place in places]
            for row in rows
            if self.grid.record_at(row) is not None
        ]

    def current_record(self) -> Record | None:
        """The record under the cursor."""
        return self.grid.record_at(self.currentIndex().row())

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor into a cell."""
        index = self.grid.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def select_block(self, rows: int, columns: int) -> None:
        """Select as many rows and columns from the first selected cell on."""
        chosen = self.chosen()
        if chosen is None:
            return
        places = self.visual_columns()[chosen.left : chosen.left + columns]
        last = min(chosen.top + rows, len(self.grid.rows)) - 1
        selection = QItemSelection()
        for place in places:
            selection.select(self.grid.index(chosen.top, place), self.grid.index(last, place))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Some keys are the grid's own while it has the focus, though the window or a menu has them, too."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def _act_of(self, event: QKeyEvent) -> SignalInstance | None:
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_requested
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste_requested
        if event.matches(QKeySequence.StandardKey.Find):
            return self.filter_requested
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return self.fill_requested
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            return self.clear_requested
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is not None:
            act.emit()
        elif self.grid.heading_at(self.currentIndex().row()) is not None and self._folds(event):
            self.fold_requested.emit(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2 and self._has_entries(self.currentIndex()):
            self.entries_requested.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._leaves(event):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_F2:
                self._go_on_typing()

    def _go_on_typing(self) -> None:
        """Put the caret behind what is in the cell that is being typed in."""
        line = self.indexWidget(self.currentIndex())
        if isinstance(line, QLineEdit):
            line.end(False)

    def _folds(self, event: QKeyEvent) -> bool:
        heading = self.grid.heading_at(self.currentIndex().row())
        assert heading is not None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return True
        return event.key() == (Qt.Key.Key_Right if heading.is_folded else Qt.Key.Key_Left)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether Tab goes beyond the last cell, or back before the first: it leaves the sheet then."""
        here, places = self.currentIndex(), self.visual_columns()
        if not here.isValid() or not places:
            return True
        if event.key() == Qt.Key.Key_Tab:
            return here.row() == len(self.grid.rows) - 1 and here.column() == places[-1]
        return here.row() == 0 and here.column() == places[0]

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What was typed stands; the cursor goes on, as in a spreadsheet."""
        before = self.currentIndex()
        super().closeEditor(editor, _Hint.NoHint)
        down, right = _STEPS.get(hint, (0, 0))
        if not (down or right) or not before.isValid():
            return
        places = self.visual_columns()
        place = self.horizontalHeader().visualIndex(before.column()) + right
        row = min(before.row() + down, len(self.grid.rows) - 1)
        if 0 <= place < len(places):
            self.go_to(row, places[place])

    def _has_entries(self, index: Index) -> bool:
        cell = self.grid.cell(index)
        return self.grid.can_change and cell is not None and cell.field in ("quantities", "statuses")

    def _open(self, index: Index) -> None:
        record = self.grid.record_at(index.row()) if index.isValid() else None
        if record is None:
            return
        if self.grid.columns[index.column()].key == "evidence":
            self.passages_requested.emit(record.id)
        else:
            self.record_requested.emit(record.id)

    def _open_row(self, row: int) -> None:
        record = self.grid.record_at(row)
        if record is not None:
            self.record_requested.emit(record.id)

    # Mouse

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A record opens; a heading has been folded by the click before."""
        index = self.indexAt(event.position().toPoint())
        if self.grid.heading_at(index.row()) is not None:
            self.fold_requested.emit(index.row())
        else:
            self._open(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return
        if self.grid.heading_at(index.row()) is not None:
            self.fold_requested.emit(index.row())
        elif index.isValid() and self.grid.columns[index.column()].key == "evidence":
            record = self.grid.record_at(index.row())
            if record is not None:
                self.passages_requested.emit(record.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        place = event.globalPos()
        if not is_mouse and index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        self.menu_requested.emit(index, place)

    # How it looks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        for row in range(max(first, 0), (last if last >= 0 else len(self.grid.rows) - 1) + 1):
            heading = self.grid.heading_at(row)
            if heading is not None:
                top, height = self.rowViewportPosition(row), self.rowHeight(row) - 1
                rect = QRect(0, top, self.viewport().width(), height)
                is_current = self.currentIndex().row() == row
                paint_heading(painter, rect, heading, is_current, has_focus=self.hasFocus())
