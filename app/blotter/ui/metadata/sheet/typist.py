"""SheetTypist: texts into cells, one or many at once, and out to the clipboard; what does not fit is kept."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from blotter.domain.attribute import Bearer
from blotter.project.cell_blocks import laid
from blotter.project.metadata.sheet_cells import Typed, type_cells
from blotter.ui.cells import blocks
from blotter.ui.comparison.notice import Notice
from blotter.ui.desk import Desk
from blotter.ui.language import later_plural, plural, tr
from blotter.ui.metadata.sheet.model import Cell, can_type_in
from blotter.ui.metadata.sheet.sheet import Sheet
from blotter.ui.metadata.sheet.table import SheetTable
from blotter.ui.metadata.sheet.words import title

_TYPED = later_plural("Changed {count} cell", "Changed {count} cells")
_REFUSED = later_plural("{count} cell was not taken over.", "{count} cells were not taken over.")
_COPIED = later_plural("Copied {count} cell", "Copied {count} cells")


class SheetTypist(QObject):
    """`notice` says how many cells hold what did not fit; `went_wrong` that there are some more now."""

    went_wrong = Signal()
    all_wanted = Signal()
    """A cell to go to is not shown: every row is wanted."""

    def __init__(self, desk: Desk, of: Bearer, sheet: Sheet, table: SheetTable, notice: Notice) -> None:
        super().__init__(table)
        self._desk, self._project, self._of = desk, desk.project, of
        self._sheet, self._table, self._model, self._notice = sheet, table, table.sheet, notice
        self._model.typed.connect(self.put)
        table.copy_requested.connect(self.copy)
        table.paste_requested.connect(self.paste)
        table.fill_requested.connect(self.fill_down)
        table.clear_requested.connect(self.clear)
        table.cells.fill_requested.connect(self.fill)
        notice.asked.connect(self.go_to_wrong)

    def put(self, typed: Typed) -> None:
        """Give cells texts, all that fit in one step; the others keep what was typed and say why."""
        if not typed:
            self._desk.noted.emit(tr("Nothing to change."))
            return
        planned = self._desk.attempt(lambda: type_cells(self._project, self._of, typed))
        if planned is None:
            return
        refused = {Cell(each.bearer, each.column) for each in planned.refused}
        taken = (Cell(bearer, column) for bearer, texts in typed.items() for column in texts)
        self._model.forgive(each for each in taken if each not in refused)
        self._model.mark_wrong(planned.refused)
        self.show_wrong()
        if planned.edit is not None:
            edit, done = planned.edit, plural(*_TYPED, planned.changed)
            self._desk.apply_sweeping(tr("Changing cells"), lambda: edit, done, planned.changed)
        elif not planned.refused:
            self._desk.noted.emit(tr("Nothing to change."))
        if planned.refused:
            self.went_wrong.emit()

    def fill(self, text: str) -> None:
        """Type one text into all selected cells."""
        if self._may_change():
            typed: dict[str, dict[str, str]] = {}
            for bearer, column in self._table.chosen_cells():
                typed.setdefault(bearer, {})[column] = text
            self.put(typed)

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        block = self._table.chosen_texts()
        if block:
            QGuiApplication.clipboard().setText(blocks.written(block))
            self._desk.said.emit(plural(*_COPIED, len(block) * len(block[0])))

    def copy_as_table(self) -> None:
        """Put the selected rows on the clipboard with their names, under the titles of the columns."""
        block, rows = self._table.chosen_texts(), self._table.chosen_rows()
        if block:
            heads = [title(self._sheet.names), *(title(each) for each in self._table.chosen_columns())]
            lines = [[self._model.name(row), *line] for row, line in zip(rows, block, strict=True)]
            QGuiApplication.clipboard().setText(blocks.written([heads, *lines]))
            self._desk.said.emit(plural("Copied {count} row", "Copied {count} rows", len(lines)))

    def paste(self) -> None:
        """Type the block on the clipboard into the cells from the first selected one on."""
        if not self._may_change():
            return
        text = QGuiApplication.clipboard().text()
        if not text:
            self._desk.noted.emit(tr("There is no text on the clipboard."))
            return
        block = blocks.read(text)
        there = max(max(map(len, block)), len(self._table.chosen_columns()))
        columns = can_type_in(self._table.columns_from_chosen()[:there])
        rows = self._table.chosen_ids(len(block))
        typed = laid(rows, columns, block)
        self._table.select_block(len(rows), there)
        self.put(typed)

    def fill_down(self) -> None:
        """Type what stands in the first of the selected rows into those below."""
        if not self._may_change():
            return
        rows, columns = self._table.chosen_rows(), self._table.chosen_places()
        if len(rows) < 2:
            self._desk.noted.emit(tr("Select the cell to be filled down and those below it."))
            return
        line = [self._model.text(rows[0], place) for place in columns]
        below = [self._model.identity(row) for row in rows[1:]]
        self.put(laid(below, can_type_in(self._table.chosen_columns()), [line]))

    def clear(self) -> None:
        """Empty the selected cells; one that holds what did not fit shows again what the project has."""
        if not self._may_change():
            return
        cells = self._table.chosen_cells()
        wrong = [each for each in cells if each in self._model.wrong]
        if wrong:
            self._model.forgive(wrong)
            self.show_wrong()
            return
        typed: dict[str, dict[str, str]] = {}
        for bearer, column in cells:
            if self._sheet.columns[column].text(bearer):
                typed.setdefault(bearer, {})[column] = ""
        self.put(typed)

    def _may_change(self) -> bool:
        if not self._desk.can_change:
            self._desk.noted.emit(tr("The project is open for reading only."))
        return self._desk.can_change

    def show_wrong(self) -> None:
        """Say how many cells hold what did not fit."""
        there = self._sheet.facts.held
        gone = [each for each in self._model.wrong if each.bearer not in there]
        if gone:
            self._model.forgive(gone)
        if self._model.wrong:
            words = plural(*_REFUSED, len(self._model.wrong))
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
        places = (
            (self._model.row_of(each.bearer), self._model.column_of(each.column))
            for each in self._model.wrong
        )
        return sorted(place for place in places if min(place) >= 0)
