"""FigureHead: the first line of the page: what is counted, of which kinds and years, and how it gets out."""

import re
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from blotter.domain.record_figure import Count, FigureAsked
from blotter.domain.record_schema import RecordSchema
from blotter.ui.asking.picker import Picker
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.language import tr
from blotter.ui.records.figures.words import COUNT_MEANINGS, COUNTS
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role
from blotter.ui.views.choice_box import Choice
from blotter.ui.views.named_field import named_field

_YEARS = re.compile(r"\s*(\d{4})\s*(?:[/–-]\s*(\d{4})\s*)?")
_WIDTH, _BOX = 96, 220


class FigureHead(QWidget):
    """`changed` is emitted after each choice that asks for another figure."""

    changed = Signal()
    save_requested = Signal()
    data_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(tr("Figures"))
        set_role(title, "heading")
        self.figures = QComboBox()
        self.figures.setAccessibleName(tr("Figure"))
        self.figures.setMaximumWidth(px(_BOX))
        self._is_narrow = False
        self.count = _box(tr("Count"))
        self.count.addItem(tr("Records"), False)
        self.count.addItem(tr("Records and totals"), True)
        self.kinds = Picker(tr("Kind"), tr("all"), tr("Find a kind"))
        self.years = QLineEdit()
        self.years.setAccessibleName(tr("Years"))
        self.years.setPlaceholderText(tr("all"))
        self.years.setFixedWidth(px(_WIDTH))
        self.several = _box(tr("Several countries"))
        for count, words in COUNTS.items():
            self.several.addItem(tr(words), count)
        self.more = QToolButton()
        self.more.setText(tr("More filters ▾"))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.data = QPushButton(tr("Data as CSV…"))
        self.save = QPushButton(tr("Save figure…"))
        self.side = QToolButton()
        self.side.setText(tr("Table and options"))
        self.side.setCheckable(True)
        self.side.setAutoRaise(True)
        self._how = (named_field(tr("Count"), self.count), named_field(tr("Several countries"), self.several))
        self._lay_out(title)
        self._connect()

    def _lay_out(self, title: QLabel) -> None:
        line = FlowLayout(self, gap=10)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (
            title,
            self.figures,
            self._how[0],
            self.kinds,
            named_field(tr("Years"), self.years),
            self._how[1],
            self.more,
        ):
            line.addWidget(widget)
        line.addWidget(self.side)
        line.add_at_end(self.data)
        line.addWidget(self.save)

    def _connect(self) -> None:
        self.count.currentIndexChanged.connect(self.changed)
        self.several.currentIndexChanged.connect(self._tell_meaning)
        self.several.currentIndexChanged.connect(self.changed)
        self.kinds.changed.connect(self.changed)
        self.years.editingFinished.connect(self._take_years)
        self.years.textEdited.connect(lambda _: set_claim(self.years, "wrong", False))
        self.more.toggled.connect(lambda _: self._fit_how())
        self.save.clicked.connect(self.save_requested)
        self.data.clicked.connect(self.data_requested)

    def fit(self, is_narrow: bool) -> None:
        """Where there is little room, figures are chosen here, and how to count stands with the filters."""
        self._is_narrow = is_narrow
        self.figures.setVisible(is_narrow)
        self.side.setVisible(is_narrow)
        self._fit_how()

    def _fit_how(self) -> None:
        for pair in self._how:
            pair.setVisible(not self._is_narrow or self.more.isChecked())

    def offer(self, schema: RecordSchema) -> None:
        """Offer the kinds of a project."""
        self.kinds.offer(Choice(each.name, each.name) for each in schema.kinds.values())

    def show_asked(self, asked: FigureAsked, schema: RecordSchema) -> None:
        """Fill the fields, without telling."""
        with QSignalBlocker(self):
            self.count.setCurrentIndex(self.count.findData(asked.include_aggregates))
            self.several.setCurrentIndex(self.several.findData(asked.count))
            self.kinds.pick([_kind_name(each, schema) for each in asked.filter.kinds])
            self.years.setText(_told_years(asked.filter.years))
            set_claim(self.years, "wrong", False)
        self._tell_meaning()

    def read(self, asked: FigureAsked) -> FigureAsked:
        """What is asked for with the fields as they are now."""
        filtered = replace(asked.filter, kinds=self.kinds.picked(), years=read_years(self.years.text()))
        return replace(
            asked,
            filter=filtered,
            count=Count(self.several.currentData()),
            include_aggregates=bool(self.count.currentData()),
        )

    def _tell_meaning(self) -> None:
        self.several.setToolTip(tr(COUNT_MEANINGS[Count(self.several.currentData())]))

    def _take_years(self) -> None:
        words = self.years.text().strip()
        is_wrong = bool(words) and read_years(words) is None
        set_claim(self.years, "wrong", is_wrong)
        self.years.setToolTip(tr("Write one year, or two: 2004/2021.") if is_wrong else "")
        if not is_wrong:
            self.changed.emit()


def read_years(words: str) -> tuple[int, int] | None:
    """The years in “2004/2021”, “2004–2021” or “2004”; None if there are none."""
    found = _YEARS.fullmatch(words)
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else None


def _told_years(years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}/{years[1]}"


def _kind_name(kind: str, schema: RecordSchema) -> str:
    known = schema.kinds.get(kind)
    return known.name if known else kind


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box
