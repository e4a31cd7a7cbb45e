"""Typist: texts into cells, one or a block at once, and out to the clipboard; what does not fit is kept."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from blotter.domain.record import Record
from blotter.project.records.editing import Typed, filled_down, pasted, type_cells
from blotter.ui.cells import blocks
from blotter.ui.cells.model import Index
from blotter.ui.comparison.notice import Notice
from blotter.ui.desk import Desk
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.records.grid.delegate import problem_of
from blotter.ui.records.grid.entries_dialog import EntriesDialog
from blotter.ui.records.grid.model import Cell
from blotter.ui.records.grid.sheet import Sheet
from blotter.ui.records.grid.table import RecordsTable
from blotter.ui.records.grid.words import title

_TYPED = later_plural("Changed {count} cell", "Changed {count} cells")
_REFUSED = later_plural("{count} cell was not taken over.", "{count} cells were not taken over.")
_COPIED = later_plural("Copied {count} cell", "Copied {count} cells")

_HINTS = {
    "quantities": later(
        "A line for each: “participants: 20 persons”, “value: ≥ 2,700 USD, as of 2016, claimed by …”."
    ),
    "statuses": later("A line for each, oldest first: “planned 2015”, “confirmed 2016-05 (who says so)”."),
}


class Typist(QObject):
    """`notice` says how many cells hold what did not fit; `went_wrong` that there are some more now."""

    went_wrong = Signal()
    all_wanted = Signal()
    """A cell to go to is not shown: every record and column is wanted."""

    def __init__(self, desk: Desk, sheet: Sheet, table: RecordsTable, notice: Notice) -> None:
        super().__init__(table)
        self._desk, self._project = desk, desk.project
        self._sheet, self._table, self._grid, self._notice = sheet, table, table.grid, notice
        self._grid.typed.connect(self.put)
        table.copy_requested.connect(self.copy)
        table.paste_requested.connect(self.paste)
        table.fill_requested.connect(self.fill_down)
        table.clear_requested.connect(self.clear)
        table.entries_requested.connect(self._edit_entries)
        notice.asked.connect(self.go_to_wrong)

    def put(self, typed: Typed) -> None:
        """Give cells texts, all that fit in one step; the others keep what was typed and say why."""
        if not typed:
            self._desk.noted.emit(tr("Nothing to change."))
            return
        planned = self._desk.attempt(lambda: type_cells(self._project, typed))
        if planned is None:
            return
        if planned.edit is not None:
            edit, done = planned.edit, plural(*_TYPED, planned.changed)
            self._desk.apply_sweeping(tr("Changing records"), lambda: edit, done, len(typed))
        refused = {Cell(each.record, each.field) for each in planned.refused}
        taken = (Cell(record, field) for record, texts in typed.items() for field in texts)
        self._grid.forgive(each for each in taken if each not in refused)
        self._grid.mark_wrong(planned.refused)
        self.show_wrong()
        if planned.refused:
            self.went_wrong.emit()

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        block = self._table.chosen_texts()
        if block:
            QGuiApplication.clipboard().setText(blocks.written(block))
            self._desk.said.emit(plural(*_COPIED, len(block) * len(block[0])))

    def paste(self) -> None:
        """Type the block on the clipboard into the cells from the first selected one on."""
        if not self._may_change():
            return
        text = QGuiApplication.clipboard().text()
        if not text:
            self._desk.noted.emit(tr("There is no text on the clipboard."))
            return
        block = blocks.read(text)
        height, width = len(block), max(map(len, block))
        there = max(width, len(self._table.chosen_fields()))
        fields = self._table.fields_from_chosen()[:there]
        records = self._table.chosen_records(height)
        typed = pasted(self._sheet.names, records, fields, block)
        self._table.select_block(len(records), there)
        self.put(typed)

    def fill_down(self) -> None:
        """Type what stands in the first of the selected rows into those below."""
        if self._may_change():
            records, fields = self._table.chosen_records(), self._table.chosen_fields()
            self.put(filled_down(self._sheet.names, records, fields))

    def clear(self) -> None:
        """Empty the selected cells; one that holds what did not fit shows again what the project has."""
        if not self._may_change():
            return
        cells = self._table.chosen_cells()
        wrong = [each for each in cells if each in self._grid.wrong]
        if wrong:
            self._grid.forgive(wrong)
            self.show_wrong()
            return
        columns = {column.field: column for column in self._grid.columns}
        typed: dict[str, dict[str, str]] = {}
        for identity, field in cells:
            if columns[field].text(self._sheet.names.records[identity]):
                typed.setdefault(identity, {})[field] = ""
        self.put(typed)

    def _may_change(self) -> bool:
        if not self._desk.can_change:
            self._desk.noted.emit(tr("The project is open for reading only."))
        return self._desk.can_change

    def _edit_entries(self, index: Index) -> None:
        record, cell = self._grid.record_at(index.row()), self._grid.cell(index)
        if record is None or cell is None:
            return
        words = title(self._grid.columns[index.column()].key, self._sheet.names.schema)
        dialog = EntriesDialog(
            tr("{column} of {number}", column=words, number=record.number),
            self._grid.text(index.row(), index.column()),
            tr(_HINTS[cell.field]),
            problem_of(self._project, record, cell.field),
            self._table,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._grid.setData(index, dialog.text())
        dialog.deleteLater()

    def show_wrong(self) -> None:
        """Say how many cells hold what did not fit."""
        records = self._sheet.names.records
        gone = [cell for cell in self._grid.wrong if cell.record not in records]
        if gone:
            self._grid.forgive(gone)
        if self._grid.wrong:
            words = plural(*_REFUSED, len(self._grid.wrong))
            self._notice.tell(words, tr("Go to the next"), "alert-triangle:error")
        else:
            self._notice.hide()

    def go_to_wrong(self) -> None:
        """Go to the next cell that was not taken over, after the cursor and round."""
        places = self._wrong_places()
        if not places:
            self.all_wanted.emit()
            places = self._wrong_places()
        self._table.go_to_next(places)

    def _wrong_places(self) -> list[tuple[int, int]]:
        """Where cells stand that hold what did not fit: row and column."""
        columns = {column.field: place for place, column in enumerate(self._grid.columns)}
        rows_of = {each.id: row for row, each in enumerate(self._grid.rows) if isinstance(each, Record)}
        rows = ((rows_of.get(cell.record, -1), columns.get(cell.field, -1)) for cell in self._grid.wrong)
        return sorted(place for place in rows if min(place) >= 0)
