"""SheetMenus: what can be done with a document or case, a cell and a column, as menus offer it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from blotter.domain.attribute import Attribute
from blotter.project.metadata.sheet_columns import SheetColumn
from blotter.project.sorting import SortBy
from blotter.ui.cells.model import Index
from blotter.ui.language import tr
from blotter.ui.metadata.sheet.words import TYPES, title
from blotter.ui.wording import capital

if TYPE_CHECKING:
    from blotter.ui.metadata.sheet.view import SheetView


class SheetMenus(QObject):
    """The menus of a sheet; the rows' own acts come from whoever shows it, as (words, changes, act)."""

    def __init__(self, view: "SheetView") -> None:
        super().__init__(view)
        self._view = view
        self._of_rows = view.head.rows.menu()
        self._of_rows.aboutToShow.connect(self._show_rows_menu)
        view.table.menu_requested.connect(self._open)

    def _open(self, index: Index, place: QPoint) -> None:
        menu = self.menu(index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu(self, index: Index, column: int | None = None) -> QMenu:
        """What can be done with a cell and its row, or (without a row) with a column."""
        view, menu = self._view, QMenu(self._view)
        if index.isValid():
            self.fill_rows(menu)
            menu.addSeparator()
            self._fill_cells(menu)
            menu.addSeparator()
        place = index.column() if column is None else column
        if 0 <= place < len(view.model.columns):
            self._fill_column(menu, view.model.columns[place])
            menu.addSeparator()
        self._add(menu, tr("New attribute…"), view.add_attribute, changes=True)
        self._add(menu, tr("Columns…"), view.choose_columns)
        return menu

    def _show_rows_menu(self) -> None:
        self._of_rows.clear()
        self.fill_rows(self._of_rows)

    def fill_rows(self, menu: QMenu) -> None:
        """What can be done with the selected documents or cases."""
        for act in self._view.row_acts():
            self._add(menu, act.words, act.act, act.changes, act.is_possible)

    def _fill_cells(self, menu: QMenu) -> None:
        view, typist = self._view, self._view.typist
        for words, key, act, changes in (
            (tr("Copy"), "Ctrl+C", typist.copy, False),
            (tr("Copy as a table"), "", typist.copy_as_table, False),
            (tr("Paste"), "Ctrl+V", typist.paste, True),
            (tr("Fill down"), "Ctrl+D", typist.fill_down, True),
            (tr("Type into all selected cells…"), "Ctrl+Enter", view.table.edit_all, True),
            (tr("Clear"), "Del", typist.clear, True),
        ):
            self._add(menu, f"{words}\t{key}" if key else words, act, changes)

    def _fill_column(self, menu: QMenu, column: SheetColumn) -> None:
        view, words = self._view, title(column)
        others = [each for each in view.sheet.sorting if each.key != column.key]
        self._add(menu, tr("Sort by {column}, rising", column=words), lambda: view.sort([SortBy(column.key)]))
        self._add(
            menu,
            tr("Sort by {column}, falling", column=words),
            lambda: view.sort([SortBy(column.key, falls=True)]),
        )
        if others:
            self._add(
                menu,
                tr("Then sort by {column}", column=words),
                lambda: view.sort([*others, SortBy(column.key)]),
            )
        self._add(menu, tr("Filter by {column}…", column=words), lambda: view.filter_by(column))
        self._add(menu, tr("Hide {column}", column=words), lambda: view.hide_column(column.key))
        if column.attribute is not None:
            menu.addSeparator()
            self._fill_attribute(menu, column.attribute)

    def _fill_attribute(self, menu: QMenu, attribute: Attribute) -> None:
        control, name = self._view.attributes, attribute.name
        self._add(menu, tr("Rename “{name}”…", name=name), lambda: control.rename(attribute), changes=True)
        types = menu.addMenu(tr("Type of “{name}”", name=name))
        types.setEnabled(self._view.can_change)
        for kind, words in TYPES.items():
            action = types.addAction(capital(tr(words)))
            action.setCheckable(True)
            action.setChecked(kind is attribute.type)
            action.triggered.connect(lambda _=False, kind=kind: control.retype(attribute, kind))
        for words, act in (
            (tr("Change “{name}”…", name=name), lambda: control.change(attribute)),
            (tr("Move “{name}” to the left", name=name), lambda: control.move(attribute, -1)),
            (tr("Move “{name}” to the right", name=name), lambda: control.move(attribute, 1)),
            (tr("Remove “{name}”…", name=name), lambda: control.remove(attribute)),
        ):
            self._add(menu, words, act, changes=True)

    def _add(
        self, menu: QMenu, words: str, act: object, changes: bool = False, is_possible: bool = True
    ) -> None:
        assert callable(act)
        action = menu.addAction(words)
        action.setEnabled(is_possible and (self._view.can_change or not changes))
        action.triggered.connect(lambda _=False: act())
