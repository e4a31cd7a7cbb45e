"""SheetTable: the cells of a sheet of documents or cases; names stand before the rows and stay in view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from blotter.domain.attribute import Bearer
from blotter.project.metadata.sheet_columns import SheetColumn
from blotter.project.project import Project
from blotter.ui.cells.model import Index
from blotter.ui.cells.table import CellTable
from blotter.ui.language import tr
from blotter.ui.metadata.sheet.delegate import SheetDelegate
from blotter.ui.metadata.sheet.model import Cell, SheetModel, can_type_in


class SheetTable(CellTable):
    """Enter opens what a row is about; F2 on the name of a row renames it."""

    opened = Signal(str)
    """A document or case, by id."""
    rename_requested = Signal(str)
    remove_requested = Signal()

    def __init__(
        self, project: Project, of: Bearer, model: SheetModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(model, model, parent)
        self.sheet = model
        of_documents = of is Bearer.DOCUMENTS
        self.setAccessibleName(tr("Documents") if of_documents else tr("Cases"))
        self.verticalHeader().setAccessibleName(
            tr("Names of the documents") if of_documents else tr("Names of the cases")
        )
        self.horizontalHeader().setAccessibleName(tr("Columns"))
        self.cells = SheetDelegate(project, of, model, self)
        self.setItemDelegate(self.cells)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)

    # What is chosen

    def chosen_columns(self) -> list[SheetColumn]:
        """The selected columns, from the left."""
        return [self.sheet.columns[place] for place in self.chosen_places()]

    def columns_from_chosen(self) -> list[SheetColumn]:
        """The columns from the first selected one to the last there is."""
        return [self.sheet.columns[place] for place in self.places_from_chosen()]

    def chosen_ids(self, least: int = 1) -> list[str]:
        """The documents, or cases, of the selected rows, or as many from the first on as are wanted."""
        return [self.sheet.identity(row) for row in self.chosen_rows(least)]

    def chosen_cells(self) -> list[Cell]:
        """The selected cells in which something can be typed."""
        keys = [key for key in can_type_in(self.chosen_columns()) if key]
        return [Cell(identity, key) for identity in self.chosen_ids() for key in keys]

    def current_id(self) -> str:
        """The document, or case, under the cursor."""
        return self.sheet.identity(self.currentIndex().row())

    # Gestures

    def takes_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F2 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.rename_requested.emit(self.current_id())
            return True
        is_remove = event.key() == Qt.Key.Key_Delete
        if is_remove and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.remove_requested.emit()
            return True
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.edit_all()
            return True
        return False

    def edit_all(self) -> None:
        """Type in the cell under the cursor what every selected cell gets."""
        index = self.currentIndex()
        if self.sheet.can_change and self.sheet.cell(index) is not None:
            self.cells.fills_next = True
            self.edit(index)

    def open_cell(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(self.sheet.identity(index.row()))

    def open_row(self, row: int) -> None:
        self.opened.emit(self.sheet.identity(row))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A cell that can be typed in is, as in a spreadsheet; any other opens what its row is about."""
        index = self.indexAt(event.position().toPoint())
        if self.sheet.can_change and self.sheet.cell(index) is not None:
            self.edit(index)
        else:
            self.open_cell(index)
