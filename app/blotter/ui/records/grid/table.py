"""RecordsTable: the sheet of records: headings that fold, entries in a dialog, passages behind a count."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.ui.cells.model import Index
from blotter.ui.cells.table import CellTable
from blotter.ui.language import tr
from blotter.ui.records.grid.delegate import CellDelegate, paint_heading
from blotter.ui.records.grid.model import Cell, GridModel


class RecordsTable(CellTable):
    """The records' numbers are the header of the rows, so they stay in view."""

    record_requested = Signal(str)
    passages_requested = Signal(str)
    entries_requested = Signal(object)
    """A cell (its index) whose entries are to be edited in a dialog."""
    fold_requested = Signal(int)
    """The row of a heading."""

    def __init__(self, project: Project, grid: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(grid, grid, parent)
        self.grid = grid
        self.setAccessibleName(tr("Records"))
        self.setItemDelegate(CellDelegate(project, grid, self))
        self.verticalHeader().setAccessibleName(tr("Numbers of the records"))
        self.horizontalHeader().setAccessibleName(tr("Columns"))

    # What is chosen

    def chosen_fields(self) -> list[str]:
        """The fields of the selected columns, "" for one that cannot be typed in."""
        return [self.grid.columns[place].field for place in self.chosen_places()]

    def fields_from_chosen(self) -> list[str]:
        """The fields from the first selected column to the last there is."""
        return [self.grid.columns[place].field for place in self.places_from_chosen()]

    def chosen_records(self, least: int = 1) -> list[Record]:
        """The records of the selected rows, or as many from the first of them on as are wanted at least."""
        records = (self.grid.record_at(row) for row in self.chosen_rows(least))
        return [each for each in records if each is not None]

    def chosen_cells(self) -> list[Cell]:
        """The selected cells in which something can be typed."""
        fields = [field for field in self.chosen_fields() if field]
        return [Cell(record.id, field) for record in self.chosen_records() for field in fields]

    def current_record(self) -> Record | None:
        """The record under the cursor."""
        return self.grid.record_at(self.currentIndex().row())

    # Keys

    def takes_key(self, event: QKeyEvent) -> bool:
        here = self.currentIndex()
        if self.grid.heading_at(here.row()) is not None and self._folds(event):
            self.fold_requested.emit(here.row())
            return True
        if event.key() == Qt.Key.Key_F2 and self._has_entries(here):
            self.entries_requested.emit(here)
            return True
        return False

    def _folds(self, event: QKeyEvent) -> bool:
        heading = self.grid.heading_at(self.currentIndex().row())
        assert heading is not None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            return True
        return event.key() == (Qt.Key.Key_Right if heading.is_folded else Qt.Key.Key_Left)

    def _has_entries(self, index: Index) -> bool:
        cell = self.grid.cell(index)
        return self.grid.can_change and cell is not None and cell.field in ("quantities", "statuses")

    def open_cell(self, index: Index) -> None:
        record = self.grid.record_at(index.row()) if index.isValid() else None
        if record is None:
            return
        if self.grid.columns[index.column()].key == "evidence":
            self.passages_requested.emit(record.id)
        else:
            self.record_requested.emit(record.id)

    def open_row(self, row: int) -> None:
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
            self.open_cell(index)

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
