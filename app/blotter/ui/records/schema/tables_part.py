"""TablesPart: tables by country and year of the user's own, and what stands in them."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QPushButton, QStackedWidget, QVBoxLayout

from blotter.domain.entity import Entity
from blotter.domain.study import CountryTable
from blotter.project.records import country_tables
from blotter.ui.desk import Desk
from blotter.ui.language import later, later_plural, plural, tr
from blotter.ui.records.form.told import country_name
from blotter.ui.records.schema.listing import Listing, Row
from blotter.ui.records.schema.part import Part, bar, column, halves, nothing_chosen

_IMPORTED = later_plural("Imported {name}: {count} value", "Imported {name}: {count} values")
_READ = later_plural(
    "{count} row could not be read: {first}", "{count} rows could not be read, first: {first}"
)
_NONE = later("No table yet. One gives a word or figure for each country, or for each country and year.")


class TablesPart(Part):
    """Tables at the left, the rows of the chosen one at the right."""

    SHOWN: ClassVar[tuple[type[Entity], ...]] = (CountryTable,)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.tables = Listing(tr("Tables by country"), (tr("Table"), tr("Values")), tr("a table"))
        self.values = Listing(
            tr("Values"),
            (tr("Country"), tr("Year"), tr("Value")),
            "",
            can_rename=False,
            filtered=tr("Find a country"),
        )
        self.bring = QPushButton(tr("Import…"))
        self.bring.setToolTip(tr("A CSV file with a country, a value and perhaps a year in each row"))
        self.listings = [self.tables]
        self.fields = [self.bring]
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing_chosen(tr(_NONE)))
        self._pages.addWidget(self.values)
        laid.addWidget(halves(column(bar(self.bring), self.tables), self._pages))
        self.setFocusProxy(self.tables)
        rows = self.tables.rows
        rows.chosen.connect(lambda _: self._show_values())
        rows.add_requested.connect(self.ask_import)
        rows.listed.renamed.connect(self._rename)
        rows.remove_requested.connect(self._remove)
        self.bring.clicked.connect(self.ask_import)

    def _table(self, identity: str) -> CountryTable | None:
        return next((each for each in self.project.country_tables() if each.id == identity), None)

    def show_all(self) -> None:
        """The tables, and the rows of the chosen one."""
        tables = self.project.country_tables()
        self.tables.show_rows([Row(each.id, (each.name, len(each.rows))) for each in tables])
        self._show_values()

    def _show_values(self) -> None:
        table = self._table(self.tables.rows.current())
        self._pages.setCurrentIndex(int(table is not None))
        self.values.show_rows([_row(*row) for row in table.rows] if table else [])

    def ask_import(self) -> None:
        """Ask for a file and take its table in."""
        title, kinds = tr("Import a table by country"), tr("Tables (*.csv *.tsv *.txt)")
        path, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        planned = (
            self.desk.attempt(lambda: country_tables.import_file(self.project, Path(path))) if path else None
        )
        if planned is None:
            return
        table, edit, refused = planned
        if self.apply(lambda: edit, plural(*_IMPORTED, len(table.rows), name=table.name)):
            self.tables.rows.choose(table.id)
            if refused:
                self.desk.noted.emit(plural(*_READ, len(refused), first=str(refused[0])))

    def _rename(self, identity: str, name: str) -> None:
        table = self._table(identity)
        if table is not None:
            done = tr("{old} is now {new}", old=table.name, new=name)
            self.apply(lambda: country_tables.rename(self.project, table, name), done)

    def _remove(self, identity: str) -> None:
        table = self._table(identity)
        if table is not None:
            done = tr("Removed the table {name}", name=table.name)
            self.apply(lambda: country_tables.remove(self.project, table), done)


def _row(code: str, year: int, value: str) -> Row:
    return Row(f"{code} {year}", (country_name(code), str(year) if year else tr("every year"), value), code)
