"""GridMenus: what can be done with a record, a cell and a column, as menus offer it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from blotter.project.records.columns import PROBLEMS
from blotter.project.sorting import SortBy
from blotter.ui.cells.model import Index
from blotter.ui.language import plural, tr
from blotter.ui.records.grid.words import title

if TYPE_CHECKING:
    from blotter.ui.records.grid.page import RecordsPage


class GridMenus(QObject):
    """The menus of a page."""

    def __init__(self, page: "RecordsPage") -> None:
        super().__init__(page)
        self._page = page
        self._of_record = page.head.record.menu()
        self._of_record.aboutToShow.connect(self._show_record_menu)
        page.table.menu_requested.connect(self._open)

    def _open(self, index: Index, place: QPoint) -> None:
        menu = self.menu(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu(self, index: Index) -> QMenu:
        """What can be done with a cell and its record, or (without a row) with a column."""
        page, menu = self._page, QMenu(self._page)
        if index.isValid() and page.grid.record_at(index.row()) is not None:
            self.fill_record(menu)
            menu.addSeparator()
            self._fill_cells(menu)
            menu.addSeparator()
        if 0 <= index.column() < len(page.grid.columns):
            self._fill_column(menu, page.grid.columns[index.column()].key)
        if page.sheet.group:
            menu.addAction(tr("Fold all")).triggered.connect(lambda: page.fold_all(True))
            menu.addAction(tr("Unfold all")).triggered.connect(lambda: page.fold_all(False))
        menu.addAction(tr("Columns…")).triggered.connect(page.layout_of_sheet.choose)
        return menu

    def _show_record_menu(self) -> None:
        self._of_record.clear()
        self.fill_record(self._of_record)

    def fill_record(self, menu: QMenu) -> None:
        """What can be done with the record under the cursor, and with those that are selected."""
        page, record = self._page, self._page.table.current_record()
        selected = page.table.chosen_records() if record is not None else []
        can_change = page.can_change
        delete = plural("Delete {count} record", "Delete {count} records", len(selected))
        for words, is_possible, act in (
            (tr("Open in the form"), True, self.open_record),
            (tr("Show its passages"), True, page.open_passages),
            (tr("New record from the same passages"), can_change, self.ask_for_another),
            (tr("Duplicate of…"), can_change, self.ask_to_merge),
            (delete, can_change, self.ask_to_delete),
        ):
            action = menu.addAction(words)
            action.setEnabled(record is not None and is_possible)
            action.triggered.connect(lambda _=False, act=act: act())

    def _fill_cells(self, menu: QMenu) -> None:
        typist = self._page.typist
        for words, key, act, changes in (
            (tr("Copy"), "Ctrl+C", typist.copy, False),
            (tr("Paste"), "Ctrl+V", typist.paste, True),
            (tr("Fill down"), "Ctrl+D", typist.fill_down, True),
            (tr("Clear"), "Del", typist.clear, True),
        ):
            action = menu.addAction(f"{words}\t{key}")
            action.setEnabled(self._page.can_change or not changes)
            action.triggered.connect(lambda _=False, act=act: act())

    def _fill_column(self, menu: QMenu, key: str) -> None:
        page = self._page
        words = title(key, page.sheet.names.schema)
        others = [each for each in page.sheet.sorting if each.key != key]
        entries = [
            (tr("Sort by {column}, rising", column=words), lambda: page.sort([SortBy(key)])),
            (tr("Sort by {column}, falling", column=words), lambda: page.sort([SortBy(key, falls=True)])),
        ]
        if others:
            entries.append(
                (tr("Then sort by {column}", column=words), lambda: page.sort([*others, SortBy(key)]))
            )
        if key != PROBLEMS:
            entries.append((tr("Group by {column}", column=words), lambda: page.group_by(key)))
        if len(page.grid.columns) > 1:
            entries.append((tr("Hide {column}", column=words), lambda: page.layout_of_sheet.hide(key)))
        for told, act in entries:
            menu.addAction(told).triggered.connect(lambda _=False, act=act: act())

    # What is asked for

    def open_record(self) -> None:
        """Ask for the form of the record under the cursor."""
        if (record := self._page.table.current_record()) is not None:
            self._page.record_requested.emit(record.id)

    def ask_for_another(self) -> None:
        """Ask for a new record from the passages of the one under the cursor."""
        if (record := self._page.table.current_record()) is not None:
            self._page.new_requested.emit(record)

    def ask_to_merge(self) -> None:
        """Ask of which record the one under the cursor is a duplicate."""
        if (record := self._page.table.current_record()) is not None:
            self._page.merge_requested.emit(record)

    def ask_to_delete(self) -> None:
        """Ask that the selected records be deleted."""
        if records := self._page.table.chosen_records():
            self._page.delete_requested.emit(records)
