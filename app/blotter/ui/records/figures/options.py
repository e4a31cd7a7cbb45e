"""FigureOptions: how a figure is drawn and by what it counts, as one short form."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from blotter.domain.record_figure import Chart, FigureAsked, Scale, Uncertain
from blotter.domain.record_schema import RecordSchema
from blotter.ui.asking.picker import Picker
from blotter.ui.language import later, tr
from blotter.ui.records.figures.words import CHARTS, DATES, SCALES, UNCERTAIN
from blotter.ui.scale import px
from blotter.ui.style import set_claim, set_role
from blotter.ui.views.choice_box import Choice

_SINGLE = (Chart.BARS, Chart.MAP, Chart.TIMELINE)
"""Ways of drawing that count by one thing alone."""
_DOUBLE = {Chart.MATRIX: ("kind", "region"), Chart.STACKED: ("region", "kind")}
"""Ways of drawing that count by two, and by which if none was chosen."""
_OF_QUANTITIES = {"claimant": later("Claimant"), "measure": later("Measure")}
_PLACES = ("country", "region")
_LEAST = 96


class FigureOptions(QWidget):
    """`changed` is emitted after each choice that asks for another figure; only what applies is shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = FigureAsked()
        self._is_filling = False
        self._offered: tuple[list[tuple[str, str]], RecordSchema] | None = None
        self.chart = _box(tr("Drawn as"), [(each, tr(words)) for each, words in CHARTS.items()])
        self.rows = _box(tr("By"))
        self.columns = _box(tr("And by"))
        self.date = _box(tr("Date"), [(name, tr(words)) for name, words in DATES.items()])
        self.uncertain = _box(tr("Long dates"), [(each, tr(words)) for each, words in UNCERTAIN.items()])
        self.scale = _box(tr("Classes"), [(each, tr(words)) for each, words in SCALES.items()])
        self.steps = QLineEdit()
        self.steps.setAccessibleName(tr("Upper ends"))
        self.steps.setPlaceholderText(tr("1 2 3 5"))
        self.numbers = _box(tr("Numbers"), [(True, tr("in the tiles")), (False, tr("on hovering"))])
        self.roles = Picker(tr("Roles"), tr("all but venues"), tr("Find a role"))
        self.measures = Picker(tr("Measures"), tr("all"), tr("Find a measure"))
        self.units = Picker(tr("Units"), tr("all"), tr("Find a unit"))
        self.groups = QCheckBox(tr("Groups, too"))
        self.groups.setToolTip(tr("Groups and organisations stand beside countries."))
        self.shares = QCheckBox(tr("Percentages"))
        self.hint = QLabel(
            tr("Colour runs from light to dark and every value is printed: the map reads in grey, too.")
        )
        self._form = QFormLayout(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = self._form
        form.setContentsMargins(10, 8, 12, 8)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field in (
            self.chart, self.rows, self.columns, self.date,
            self.uncertain, self.scale, self.steps, self.numbers,
        ):  # fmt: skip
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            set_role(label, "muted")
            form.addRow(label, field)
        for whole in (self.roles, self.measures, self.units, self.groups, self.shares, self.hint):
            form.addRow(whole)
        self.hint.setWordWrap(True)
        set_role(self.hint, "hint")

    def _connect(self) -> None:
        for box in (self.rows, self.columns, self.date, self.uncertain, self.scale, self.numbers):
            box.currentIndexChanged.connect(self._change)
        self.chart.currentIndexChanged.connect(self._change_chart)
        for picker in (self.roles, self.measures, self.units):
            picker.changed.connect(self._change)
        for tick in (self.groups, self.shares):
            tick.toggled.connect(self._change)
        self.steps.editingFinished.connect(self._take_steps)

    def offer(self, axes: Sequence[tuple[str, str]], schema: RecordSchema) -> None:
        """Offer what a project can count by, by machine name and title."""
        if (list(axes), schema) == self._offered:
            return
        self._offered = (list(axes), schema)
        self._is_filling = True
        try:
            self._fill_axes(self._asked.chart)
            self.roles.offer(Choice(each, tr(each)) for each in schema.options("country_roles"))
            self.measures.offer(Choice(each, tr(each)) for each in schema.options("measures"))
            self.units.offer(Choice(each, tr(each)) for each in schema.options("units"))
        finally:
            self._is_filling = False
        self.show_asked(self._asked)

    def _fill_axes(self, chart: Chart) -> None:
        """What can be counted by; quantities can be told apart by what only they have, too."""
        if self._offered is None:
            return
        axes = list(self._offered[0])
        if chart is Chart.QUANTITIES:
            axes += _OF_QUANTITIES.items()
        for box, none in ((self.rows, False), (self.columns, True)):
            chosen = box.currentData()
            box.clear()
            if none:
                box.addItem(tr("nothing else"), "")
            for name, title in axes:
                box.addItem(tr(title), name)
            _choose(box, chosen)

    def show_asked(self, asked: FigureAsked) -> None:
        """Fill the fields, without telling."""
        self._is_filling = True
        try:
            self._fill_axes(asked.chart)
            for box, value in (
                (self.chart, asked.chart),
                (self.rows, asked.rows),
                (self.columns, asked.columns),
                (self.date, asked.date),
                (self.uncertain, asked.uncertain),
                (self.scale, asked.scale),
                (self.numbers, asked.numbers),
            ):
                _choose(box, value)
            self.steps.setText(" ".join(f"{step:g}" for step in asked.steps))
            self.roles.pick(asked.roles)
            self.measures.pick(asked.measures)
            self.units.pick(asked.units)
            self.groups.setChecked(asked.groups)
            self.shares.setChecked(asked.shares)
        finally:
            self._is_filling = False
        self._asked = asked
        self._fit()

    def read(self, asked: FigureAsked) -> FigureAsked:
        """What is asked for with the fields as they are now."""
        chart = Chart(self.chart.currentData())
        rows, columns = asked.rows, asked.columns
        if self.rows.count():
            rows, columns = str(self.rows.currentData()), str(self.columns.currentData())
        return replace(
            asked,
            chart=chart,
            rows="country" if chart is Chart.MAP else rows,
            columns="" if chart in _SINGLE else columns,
            date=str(self.date.currentData()),
            uncertain=Uncertain(self.uncertain.currentData()),
            scale=Scale(self.scale.currentData()),
            steps=read_steps(self.steps.text()) or (),
            roles=self.roles.picked(),
            measures=self.measures.picked(),
            units=self.units.picked(),
            numbers=bool(self.numbers.currentData()),
            groups=self.groups.isChecked(),
            shares=self.shares.isChecked(),
        )

    def _change_chart(self) -> None:
        """Another way of drawing takes with it what it cannot do without."""
        if self._is_filling:
            return
        chart, by = Chart(self.chart.currentData()), self.rows.currentData()
        self._is_filling = True
        try:
            self._fill_axes(chart)
            if chart is Chart.LINES and by != "year":
                _choose(self.rows, "year")
                _choose(self.columns, "" if by == "country" else by)
            if chart in _DOUBLE and not self.columns.currentData():
                rows, columns = _DOUBLE[chart]
                _choose(self.columns, rows if by == columns else columns)
        finally:
            self._is_filling = False
        self._change()

    def _change(self) -> None:
        if not self._is_filling:
            self._asked = self.read(self._asked)
            self._fit()
            self.changed.emit()

    def _take_steps(self) -> None:
        is_wrong = read_steps(self.steps.text()) is None
        set_claim(self.steps, "wrong", is_wrong)
        self.steps.setToolTip(tr("Write the upper end of each class: 1 2 3 5.") if is_wrong else "")
        if not is_wrong:
            self._change()

    def _fit(self) -> None:
        """Show the fields that the figure has use for."""
        asked = self._asked
        by = {asked.rows, asked.columns}
        is_map = asked.chart is Chart.MAP
        for field, is_shown in (
            (self.rows, not is_map),
            (self.columns, asked.chart not in _SINGLE),
            (self.uncertain, "year" in by and asked.chart is not Chart.TIMELINE),
            (self.scale, is_map),
            (self.steps, is_map and asked.scale is Scale.BY_HAND),
            (self.numbers, is_map),
            (self.roles, bool(by & set(_PLACES)) or is_map),
            (self.measures, asked.chart is Chart.QUANTITIES),
            (self.units, asked.chart is Chart.QUANTITIES),
            (self.groups, "country" in by and not is_map),
            (self.shares, asked.chart is Chart.BARS),
            (self.hint, is_map),
        ):
            self._form.setRowVisible(field, is_shown)


def read_steps(words: str) -> tuple[float, ...] | None:
    """The upper ends of classes in “1 2 3 5”; None if there is something else."""
    try:
        return tuple(sorted({float(each) for each in words.replace(",", " ").split()}))
    except ValueError:
        return None


def _box(name: str, choices: Sequence[tuple[object, str]] = ()) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumWidth(px(_LEAST))
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, words in choices:
        box.addItem(words, value)
    return box


def _choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(max(0, box.findData(value)))
