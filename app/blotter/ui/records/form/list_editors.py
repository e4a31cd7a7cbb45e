"""Editors for several words, and for countries and groups with their roles."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QInputDialog, QMenu, QWidget

from blotter.domain.countries import COUNTRIES, country
from blotter.domain.names import name_key
from blotter.domain.record import Involved, Record
from blotter.ui.desk import Desk
from blotter.ui.language import current, in_order, tr
from blotter.ui.records.form.chips import ChipField, ChipValue, Completion
from blotter.ui.records.form.editor import Editor, Entered
from blotter.ui.records.form.told import country_name, involved_name, typed_blank
from blotter.ui.views.menu_rows import doubled

_PARTNER = "partner"


class ChoicesEditor(Editor):
    """Words of the field's list, as many as fit."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__(desk, field, label)
        self.chips = ChipField(label)
        self.chips.taken.connect(self._add)
        self.chips.typed.connect(self._type)
        self.chips.removed.connect(self._remove)
        self.column.addWidget(self.chips)
        self.setFocusProxy(self.chips)

    def _options(self) -> tuple[str, ...]:
        return self.desk.project.record_schema.options(self.field)

    def _held(self) -> tuple[str, ...]:
        held = self.value_of(self.record) if self.record is not None else ()
        return held if isinstance(held, tuple) else ()

    def show_value(self) -> None:
        """Draw the chips and what can still be taken."""
        options, held = self._options(), self._held()
        odd = set(held) - set(options) if options else set()
        self.chips.takes_first = bool(options)
        self.chips.show_values([ChipValue(each, is_odd=each in odd) for each in held])
        self.chips.offer([Completion(each, each, each) for each in options if each not in held])
        self.chips.line.setPlaceholderText(self.blank())

    def is_touched(self) -> bool:
        """Whether words are typed."""
        return self.chips.is_touched()

    def commit(self) -> None:
        """Take over the words."""
        self.chips.commit()

    def give_up(self) -> None:
        """Forget what is typed."""
        self.chips.give_up()
        super().give_up()

    def stops(self) -> list[QWidget]:
        """The chips, then the line."""
        return self.chips.stops()

    def _add(self, value: str) -> None:
        self.refused.emit("")
        if value not in self._held():
            self.enter((*self._held(), value))

    def _type(self, words: str) -> None:
        blank = typed_blank(words)
        if blank is not None and not self._held():
            self.chips.clear()
            self.blanked.emit(blank)
        elif self._options():
            label = self.label
            self.refused.emit(tr("“{words}” is not in the list of “{field}”.", words=words, field=label))
        else:
            self.chips.clear()
            self._add(words)

    def _remove(self, place: int) -> None:
        held = self._held()
        self.enter((*held[:place], *held[place + 1 :]))


class CountriesEditor(Editor):
    """Countries by name or code in the language of the window or in English; anything else is a group."""

    def __init__(self, desk: Desk, field: str, label: str) -> None:
        super().__init__(desk, field, label)
        self.chips = ChipField(label)
        self.examples = QCheckBox(tr("Examples, not a complete list"))
        self.chips.taken.connect(lambda code: self._add(Involved(code)))
        self.chips.typed.connect(self._type)
        self.chips.removed.connect(self._remove)
        self.chips.opened.connect(self._open)
        self.examples.clicked.connect(self._turn_examples)
        self.column.addWidget(self.chips)
        self.column.addWidget(self.examples)
        self.setFocusProxy(self.chips)
        self._language = ""

    def value_of(self, record: Record) -> object:
        """The countries, and whether they are examples."""
        return record.countries, record.examples

    def show_value(self) -> None:
        """Draw the chips."""
        assert self.record is not None
        held = self.record.countries
        self.chips.show_values([_chip(each, self._region(each)) for each in held])
        self.examples.setChecked(self.record.examples)
        self.examples.setVisible(bool(held))
        self.chips.line.setPlaceholderText(self.blank())
        if self._language != current():
            self._language = current()
            self.chips.offer(_completions())

    def _region(self, involved: Involved) -> str:
        return self.desk.project.regions.of_involved(involved)

    def is_touched(self) -> bool:
        """Whether words are typed."""
        return self.chips.is_touched()

    def commit(self) -> None:
        """Take over the words."""
        self.chips.commit()

    def give_up(self) -> None:
        """Forget what is typed."""
        self.chips.give_up()
        super().give_up()

    def stops(self) -> list[QWidget]:
        """The chips, the line, and whether they are examples."""
        return [*self.chips.stops(), self.examples]

    def _give(self, countries: tuple[Involved, ...]) -> None:
        assert self.record is not None
        examples = self.record.examples and bool(countries)
        self.entered.emit(Entered({"countries": countries, "examples": examples}))

    def _add(self, involved: Involved) -> None:
        assert self.record is not None
        if involved.code not in {each.code for each in self.record.countries if each.code and not each.name}:
            self._give((*self.record.countries, involved))

    def _type(self, words: str) -> None:
        assert self.record is not None
        self.chips.clear()
        blank, known = typed_blank(words), country(words)
        if blank is not None and not self.record.countries:
            self.blanked.emit(blank)
        elif known is not None:
            self._add(Involved(known.code))
        elif name_key(words) not in {name_key(each.name) for each in self.record.countries}:
            self._give((*self.record.countries, Involved(name=words)))

    def _remove(self, place: int) -> None:
        assert self.record is not None
        held = self.record.countries
        self._give((*held[:place], *held[place + 1 :]))

    def _turn_examples(self, is_on: bool) -> None:
        self.entered.emit(Entered({"examples": is_on}))

    # What else is said of one

    def menu_of(self, place: int) -> QMenu:
        """Role, region and place of a country or group."""
        assert self.record is not None
        involved, project = self.record.countries[place], self.desk.project
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        roles = menu.addMenu(tr("Role"))
        offered = dict.fromkeys((*project.record_schema.options("country_roles"), involved.role))
        for role in (each for each in offered if each):
            self._tick(roles, role, role == involved.role, place, involved._replace(role=role))
        regions = menu.addMenu(tr("Region"))
        usual = project.regions.of(involved.code) or tr("none")
        if involved.code:
            words = tr("as the project counts it: {region}", region=usual)
            self._tick(regions, words, not involved.region, place, involved._replace(region=""))
        for region in project.regions.names:
            self._tick(regions, region, region == involved.region, place, involved._replace(region=region))
        menu.addAction(
            tr("Place within it…") if involved.code else tr("Name…"), partial(self._ask_name, place)
        )
        menu.addSeparator()
        menu.addAction(
            tr("Remove {what}", what=doubled(involved_name(involved))), partial(self._remove, place)
        )
        return menu

    def _tick(self, menu: QMenu, words: str, is_on: bool, place: int, changed: Involved) -> None:
        action = menu.addAction(doubled(words), partial(self._put, place, changed))
        action.setCheckable(True)
        action.setChecked(is_on)

    def _put(self, place: int, changed: Involved) -> None:
        assert self.record is not None
        held = self.record.countries
        self._give((*held[:place], changed, *held[place + 1 :]))

    def _open(self, place: int) -> None:
        chip = self.chips.chips[place]
        self.menu_of(place).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _ask_name(self, place: int) -> None:
        assert self.record is not None
        involved = self.record.countries[place]
        asked = tr("Place, as the source writes it:") if involved.code else tr("Name of the group:")
        words, is_given = QInputDialog.getText(self, self.label, asked, text=involved.name)
        if is_given and (words.strip() or involved.code):
            self._put(place, involved._replace(name=words.strip()))


def _chip(involved: Involved, region: str) -> ChipValue:
    role = "" if involved.role == _PARTNER else involved.role
    if involved.code:
        parts = (involved.name, role, involved.region)
        aside = ", ".join(part for part in parts if part)
        name = country_name(involved.code)
        return ChipValue(
            name, involved.code, f"({aside})" if aside else "", is_odd=not country(involved.code)
        )
    aside = ", ".join(part for part in (region, role) if part)
    return ChipValue(involved.name, "", f"({aside})" if aside else tr("(no region)"), is_odd=not region)


def _completions() -> list[Completion]:
    def found_by(code: str) -> str:
        known = COUNTRIES[code]
        return " ".join(dict.fromkeys((code, known.alpha3, known.name(current()), known.name("en"))))

    made = [Completion(code, f"{code}  {country_name(code)}", found_by(code)) for code in COUNTRIES]
    return in_order(made, lambda each: each.words[4:])
