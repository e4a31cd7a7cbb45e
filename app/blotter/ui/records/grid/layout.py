"""SheetLayout: which columns the sheet shows, in which order, how wide; and how it was arranged."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QDialog

from blotter.project.records.columns import YEAR
from blotter.project.sorting import SortBy
from blotter.ui.cells.choosing import TickDialog
from blotter.ui.language import tr
from blotter.ui.records.grid.head import GridHead
from blotter.ui.records.grid.sheet import Sheet
from blotter.ui.records.grid.table import RecordsTable
from blotter.ui.records.grid.usual import GROUPED, usual_width
from blotter.ui.records.grid.words import title
from blotter.ui.scale import px


class SheetLayout(QObject):
    """The titles of the table can be dragged, and so can their edges."""

    arranged = Signal()

    def __init__(self, sheet: Sheet, table: RecordsTable, head: GridHead) -> None:
        super().__init__(table)
        self._sheet, self._table, self._head = sheet, table, head
        self._widths: dict[str, int] = {}
        self._following = QTimer(self, singleShot=True, interval=0)
        self._following.timeout.connect(self._take_order)
        header = table.horizontalHeader()
        header.sectionMoved.connect(lambda *_: self._following.start())
        header.sectionResized.connect(self._note_width)
        head.columns.clicked.connect(self.choose)

    def lay_out(self) -> None:
        """Show the columns that were asked for, each as wide as it was."""
        header, grid = self._table.horizontalHeader(), self._table.grid
        with QSignalBlocker(header):
            grid.show_columns(self._sheet.shown_columns())
            grid.show_sorting(self._sheet.sorting)
            for place, column in enumerate(grid.columns):
                header.moveSection(header.visualIndex(place), place)
                header.resizeSection(place, self._widths.get(column.key, px(usual_width(column.key))))

    def offer_groups(self) -> None:
        """Offer what records can be grouped by."""
        schema, columns = self._sheet.names.schema, self._sheet.columns
        choices = [(key, title(key, schema)) for key in GROUPED if key in columns or key == YEAR]
        choices += [(key, title(key, schema)) for key in columns if ":" in key]
        self._head.offer_groups(choices, self._sheet.group)

    def choose(self) -> None:
        """Ask which columns are to be shown, in which order."""
        schema, shown = self._sheet.names.schema, [each.key for each in self._sheet.shown_columns()]
        order = (*shown, *(key for key in self._sheet.columns if key not in shown))
        choices = [(key, title(key, schema)) for key in order]
        dialog = TickDialog(tr("Columns"), tr("Show"), choices, shown, self._table, can_move=True)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.ticked():
            self.show_columns(dialog.ticked())
        dialog.deleteLater()

    def show_columns(self, keys: Iterable[str]) -> None:
        """Show these columns, in this order, with the cursor on the record where it is."""
        self._sheet.keys = tuple(keys)
        here = self._table.currentIndex()
        self.lay_out()
        if here.row() >= 0:
            self._table.go_to(here.row(), min(here.column(), len(self._table.grid.columns) - 1))
        self.arranged.emit()

    def hide(self, key: str) -> None:
        """Show all columns but one."""
        self.show_columns(each.key for each in self._table.grid.columns if each.key != key)

    def _take_order(self) -> None:
        """The order into which titles were dragged is that of the columns from now on."""
        self.show_columns(self._table.grid.columns[place].key for place in self._table.visual_columns())

    def _note_width(self, column: int, _: int, width: int) -> None:
        if 0 <= column < len(self._table.grid.columns):
            self._widths[self._table.grid.columns[column].key] = width
            self.arranged.emit()

    def arrangement(self) -> dict[str, Any]:
        """Columns, widths, sorting and groups, to be kept."""
        return {
            "columns": list(self._sheet.keys),
            "widths": self._widths,
            "sorting": [[each.key, each.falls] for each in self._sheet.sorting],
            "group": self._sheet.group,
            "passages": self._head.passages.isChecked(),
        }

    def arrange(self, kept: dict[str, Any]) -> None:
        """Have columns, widths, sorting and groups as they were kept, once the sheet is read again."""
        self._sheet.keys = tuple(map(str, kept.get("columns") or self._sheet.keys))
        self._widths = {str(key): int(width) for key, width in dict(kept.get("widths", {})).items()}
        self._sheet.sort([SortBy(str(key), bool(falls)) for key, falls in kept.get("sorting", ())])
        self._sheet.group = str(kept.get("group", ""))
        self._head.passages.setChecked(bool(kept.get("passages", False)))
