"""FilterBar: further things that records have to be for a figure: countries, regions, coders, own fields."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from blotter.domain.countries import COUNTRIES
from blotter.domain.record_filter import WORDS_FIELDS, Pairs, RecordFilter
from blotter.domain.record_schema import BUILT_IN, LISTS, FieldType
from blotter.project.project import Project
from blotter.ui.asking.picker import Picker
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import current, in_order, tr
from blotter.ui.metadata.filter_button import EVIDENCE, FilterButton
from blotter.ui.views.choice_box import Choice
from blotter.ui.views.filter_box import FilterBox

_BETWEEN = "\t"
_TYPED = 300
_FIELD_TYPES = (FieldType.CHOICE, FieldType.CHOICES, FieldType.YES_NO)
_YES_NO = ("yes", "no")


class FilterBar(QWidget):
    """`changed` is emitted after each choice; fields that a project has nothing for are hidden."""

    changed = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        everything = tr("all")
        self.countries = Picker(tr("Countries"), everything, tr("Find a country"))
        self.regions = Picker(tr("Regions"), everything, tr("Find a region"))
        self.topics = Picker(tr("Topics"), everything, tr("Find a topic"))
        self.statuses = Picker(tr("Status"), everything, tr("Find a status"))
        self.claim_sources = Picker(tr("Claim source"), everything, tr("Find a claim source"))
        self.coders = Picker(tr("Coders"), tr("everybody"), tr("Find a coder"))
        self.own = Picker(tr("Fields"), everything, tr("Find a value"))
        self.tables = Picker(tr("Country tables"), everything, tr("Find a value"))
        self.documents = FilterButton(project, EVIDENCE)
        self.reviewed = QCheckBox(tr("Reviewed only"))
        self.words = FilterBox(tr("Words in the record"))
        self._pickers = (
            self.countries,
            self.regions,
            self.topics,
            self.statuses,
            self.claim_sources,
            self.coders,
            self.own,
            self.tables,
        )
        self._has_coders = self._has_tables = True
        self._typed = QTimer(self, interval=_TYPED, singleShot=True)
        line = FlowLayout(self, gap=8)
        line.setContentsMargins(12, 2, 12, 6)
        for widget in (*self._pickers, self.documents, self.reviewed, self.words):
            line.addWidget(widget)
        for picker in self._pickers:
            picker.changed.connect(self.changed)
        self.documents.filter_changed.connect(lambda _: self.changed.emit())
        self.reviewed.toggled.connect(self.changed)
        self.words.textChanged.connect(lambda _: self._typed.start())
        self._typed.timeout.connect(self.changed)

    def offer(self, project: Project) -> None:
        """Offer what the records of a project can be told apart by."""
        schema, language = project.record_schema, current()
        countries = in_order(COUNTRIES.values(), lambda each: each.name(language))
        self.countries.offer(Choice(each.code, each.name(language)) for each in countries)
        self.regions.offer(_plain(project.regions.names))
        self.topics.offer(_plain(schema.options("topics")))
        self.statuses.offer(_plain(schema.options("statuses")))
        self.claim_sources.offer(_plain(schema.options("claim_sources")))
        self.coders.offer(_plain(each.name for each in project.coders.values()))
        self.own.offer(_own_values(project))
        tables = [(table.name, value) for table in project.country_tables() for _, _, value in table.rows]
        self.tables.offer(_pair(name, name, value) for name, value in dict.fromkeys(tables))
        self._has_coders, self._has_tables = len(project.coders) > 1, bool(tables)
        self._fit()

    def _fit(self) -> None:
        self.coders.setVisible(self._has_coders or bool(self.coders.picked()))
        self.tables.setVisible(self._has_tables or bool(self.tables.picked()))

    def show_filter(self, asked: RecordFilter) -> None:
        """Fill the fields, without telling."""
        with QSignalBlocker(self):
            self.countries.pick(asked.countries)
            self.regions.pick(asked.regions)
            self.topics.pick(asked.topics)
            self.statuses.pick(asked.statuses)
            self.claim_sources.pick(asked.claim_sources)
            self.coders.pick(asked.coders)
            self.own.pick([_BETWEEN.join(pair) for pair in asked.own])
            self.tables.pick([_BETWEEN.join(pair) for pair in asked.table])
            self.documents.show_filter(asked.documents)
            self.reviewed.setChecked(asked.reviewed is True)
            self.words.setText(asked.words)
            self._typed.stop()
        self._fit()

    def read(self, asked: RecordFilter) -> RecordFilter:
        """The filter with the fields as they are now; what has no field here stays."""
        reviewed = asked.reviewed if asked.reviewed is False else None
        return replace(
            asked,
            countries=self.countries.picked(),
            regions=self.regions.picked(),
            topics=self.topics.picked(),
            statuses=self.statuses.picked(),
            claim_sources=self.claim_sources.picked(),
            coders=self.coders.picked(),
            own=_pairs(self.own.picked()),
            table=_pairs(self.tables.picked()),
            reviewed=True if self.reviewed.isChecked() else reviewed,
            words=self.words.text().strip(),
        ).within(self.documents.filter)

    def is_used(self) -> bool:
        """Whether any field asks for something."""
        return bool(
            any(picker.picked() for picker in self._pickers)
            or not self.documents.filter.asks_nothing
            or self.reviewed.isChecked()
            or self.words.text()
        )


def _plain(names: Iterable[str]) -> list[Choice]:
    return [Choice(name, tr(name)) for name in names]


def _pair(name: str, label: str, value: str) -> Choice:
    return Choice(_BETWEEN.join((name, value)), tr("{what}: {value}", what=label, value=tr(value)))


def _pairs(picked: Iterable[str]) -> Pairs:
    found = []
    for each in picked:
        name, _, value = each.partition(_BETWEEN)
        found.append((name, value))
    return tuple(found)


def _own_values(project: Project) -> list[Choice]:
    """The values to choose from: of fields of the project's own, and of the few that every record has."""
    schema = project.record_schema
    own = [each.name for each in schema.fields.values() if each.name not in (*BUILT_IN, *LISTS)]
    found = []
    for name in (*WORDS_FIELDS, *own):
        if schema.type(name) not in _FIELD_TYPES:
            continue
        options = _YES_NO if schema.type(name) is FieldType.YES_NO else schema.options(name)
        found += [_pair(name, tr(schema.label(name)), value) for value in options]
    return found
