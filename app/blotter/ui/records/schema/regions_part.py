"""RegionsPart: the regions of the project, and in which each country is counted."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QPushButton, QVBoxLayout

from blotter.domain.countries import COUNTRIES
from blotter.domain.entity import Entity
from blotter.domain.record import Record
from blotter.domain.study import CountryRegion, StudyFrame
from blotter.project.records import regions
from blotter.ui.desk import Desk
from blotter.ui.language import in_order, later_plural, plural, tr
from blotter.ui.records.form.told import country_name
from blotter.ui.records.schema import dialogs
from blotter.ui.records.schema.dialogs import NameForm
from blotter.ui.records.schema.listing import Listing, Row
from blotter.ui.records.schema.part import Part, bar, column, halves
from blotter.ui.views.choice_box import Choice, ChoiceBox

_INSIDE = later_plural("{count} country is in it.", "{count} countries are in it.")
_PUT = later_plural("Put {count} country into {region}", "Put {count} countries into {region}")
_READ = later_plural(
    "{count} row could not be read: {first}", "{count} rows could not be read, first: {first}"
)


class RegionsPart(Part):
    """Regions at the left; at the right the countries of the chosen one, which go elsewhere together."""

    SHOWN: ClassVar[tuple[type[Entity], ...]] = (CountryRegion, StudyFrame, Record)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.regions = Listing(tr("Regions"), (tr("Region"), tr("Countries")), tr("a region"), can_move=True)
        self.countries = Listing(
            tr("Countries"),
            (tr("Country"), tr("Code")),
            "",
            can_rename=False,
            filtered=tr("Find a country in any region"),
        )
        self.countries.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.into = ChoiceBox(tr("Put the chosen countries into"), tr("Put into…"))
        self.bring, self.write = QPushButton(tr("Import…")), QPushButton(tr("Export…"))
        self.listings = [self.regions]
        self.fields = [self.into, self.bring]
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        self.countries.title.add(self.into)
        laid.addWidget(halves(column(bar(self.bring, self.write), self.regions), self.countries))
        self.setFocusProxy(self.regions)
        rows = self.regions.rows
        rows.chosen.connect(lambda _: self._show_countries())
        rows.add_requested.connect(self._add)
        rows.listed.renamed.connect(self._rename)
        rows.remove_requested.connect(self._remove)
        rows.move_requested.connect(self._move)
        self.into.chosen_changed.connect(self.put)
        self.bring.clicked.connect(self._ask_import)
        self.write.clicked.connect(self._ask_export)
        assert self.countries.filter is not None
        self.countries.filter.filter_changed.connect(lambda _: self._show_countries())

    def show_all(self) -> None:
        """The regions, and the countries of the chosen one."""
        of = list(self.project.regions.table.values())
        names = self.project.regions.names
        self.regions.show_rows([Row(name, (name, of.count(name))) for name in names])
        self.into.offer(Choice(name, name) for name in names)
        self._show_countries()

    def _show_countries(self) -> None:
        """Those of the chosen region; while one looks for one, those of all."""
        assert self.countries.filter is not None
        region, is_sought = self.regions.rows.current(), bool(self.countries.filter.text().strip())
        table = self.project.regions.table
        found = [(code, of) for code, of in table.items() if is_sought or of == region]
        found = in_order(found, lambda each: country_name(each[0]))
        self.countries.show_rows(
            [
                Row(code, (country_name(code), code), " · ".join((*COUNTRIES[code].names, code, of)))
                for code, of in found
            ]
        )

    def put(self, region: str) -> None:
        """Count the chosen countries in a region."""
        chosen = [COUNTRIES[code] for code in self.countries.rows.chosen_ids()]
        self.into.choose("")
        if region and chosen:
            done = plural(*_PUT, len(chosen), region=region)
            self.apply(lambda: regions.put(self.project, chosen, region), done)

    def _add(self) -> None:
        def plan(form: NameForm) -> object:
            return regions.add(self.project, form.name)

        form = dialogs.asked(dialogs.name_dialog(self, tr("New region"), tr("Add region"), plan))
        if form is not None:
            name = form.name.strip()
            done = tr("Added the region {name}", name=name)
            if self.apply(lambda: regions.add(self.project, name), done):
                self.regions.rows.choose(name)

    def _rename(self, old: str, new: str) -> None:
        done = tr("{old} is now {new}", old=old, new=new)
        if self.apply(lambda: regions.rename(self.project, old, new), done):
            self.regions.rows.choose(new)

    def _move(self, name: str, place: int) -> None:
        self.apply(lambda: regions.move(self.project, name, place), tr("Moved {name}", name=name))

    def _remove(self, name: str) -> None:
        others = [each for each in self.project.regions.names if each != name]
        inside = sum(each == name for each in self.project.regions.table.values())
        groups = any(each.region == name for r in self.project.records.values() for each in r.countries)
        instead = None
        if others and (inside or groups):
            title, told = tr("Remove “{name}”", name=name), plural(*_INSIDE, inside)
            choices = [(each, each) for each in others]
            asked = dialogs.asked(dialogs.instead_dialog(self, title, told, tr("Remove region"), choices))
            if asked is None:
                return
            instead = asked.instead
        done = tr("Removed the region {name}", name=name)
        self.apply(lambda: regions.remove(self.project, name, instead), done)

    def _ask_import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Import regions"), "", tr("Tables (*.csv *.tsv *.txt)")
        )
        planned = self.desk.attempt(lambda: regions.import_file(self.project, Path(path))) if path else None
        if planned is not None:
            edit, refused = planned
            self.apply(lambda: edit, tr("Imported the regions"))
            if refused:
                self.desk.noted.emit(plural(*_READ, len(refused), first=str(refused[0])))

    def _ask_export(self) -> None:
        suggested = f"{self.project.path.stem} regions.csv"
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Export regions"), suggested, tr("Tables (*.csv *.xlsx)")
        )
        written = self.desk.attempt(lambda: regions.export_file(self.project, Path(path))) if path else None
        if written is not None:
            self.desk.said.emit(tr("Wrote {name}", name=Path(path).name))
