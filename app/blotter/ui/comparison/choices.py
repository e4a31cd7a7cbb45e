"""ChoiceBar: what is compared, on what, by which measure, and by whom."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QToolButton, QWidget

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.measures import MEASURES, AnyMeasure, MatchMeasure, measure
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.round import Round
from blotter.project.comparison_result import ALPHA, SEGMENT_F1
from blotter.project.project import Project
from blotter.project.voices import options_of
from blotter.ui import icons, style
from blotter.ui.asking.picker import Picker
from blotter.ui.comparison.coder_button import CoderButton
from blotter.ui.comparison.counting import CountingButton
from blotter.ui.comparison.figure_columns import explained
from blotter.ui.comparison.figure_view import named
from blotter.ui.comparison.flow import FlowLayout
from blotter.ui.comparison.measures_dialog import MeasuresDialog
from blotter.ui.comparison.words import ALL_UNITS, RULES
from blotter.ui.language import later, tr, translated
from blotter.ui.metadata.filter_button import BESIDE, FilterButton
from blotter.ui.metadata.meant import names_meant
from blotter.ui.views.choice_box import Choice, code_choices

_TWO_ONLY = later("needs exactly two coders: pick two")
_BLIND = later("Blind: its segments open when all of its coders are done.")
_RULED = (Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH, Unit.SEGMENT)
_SET = "\n"
"""Before the name of a code set among the codes that can be picked: no path has it."""


class ChoiceBar(QWidget):
    """The bar over the table; `changed` is emitted after each choice that needs other figures."""

    changed = Signal()
    only_used_changed = Signal(bool)
    export_requested = Signal()
    report_requested = Signal()
    settling_requested = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._coder_count = 0
        self._more: tuple[str, ...] = ()
        self._title = QLabel(tr("Agreement"))
        self.round = QComboBox()
        self.unit = QComboBox()
        self.rule = QComboBox()
        self.measure = QComboBox()
        self.about = QToolButton()
        self.coders = CoderButton()
        self.codes = Picker(tr("Codes"), tr("all"), tr("Find a code or a set"))
        self.sources = Picker(tr("Documents"), tr("all"), tr("Find a document"))
        self.documents = FilterButton(project, BESIDE)
        self.rollup = QCheckBox(tr("Roll up"))
        self.counting = CountingButton()
        self.only_used = QCheckBox(tr("Only codes that were used"))
        self.only_used.setChecked(True)
        self.export = QPushButton(tr("Export…"))
        self.settle = QPushButton(tr("Settle…"))
        self.report = QPushButton(tr("Report…"))
        self._fill()
        self._lay_out()
        self._connect()
        self._judge()
        self.offer(project)

    def _fill(self) -> None:
        for unit, title in ALL_UNITS.items():
            self.unit.addItem(tr(title), unit)
        for rule, title in RULES.items():
            self.rule.addItem(tr(title), rule)
        for each in MEASURES:
            self.measure.addItem(tr(each.title), each.id)
        self.measure.setCurrentIndex(self.measure.findData(ALPHA))
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        for box, length in ((self.measure, 14), (self.unit, 8), (self.rule, 19), (self.round, 12)):
            box.setSizeAdjustPolicy(narrow)
            box.setMinimumContentsLength(length)
            box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 24)
        fields = AgreementOptions.model_fields
        self.unit.setToolTip(tr(fields["unit"].description or ""))
        self.rule.setToolTip(tr(fields["unit_rule"].description or ""))
        self.rollup.setToolTip(tr(fields["rollup"].description or ""))
        for box, name in (
            (self.round, tr("Round")),
            (self.unit, tr("Unit")),
            (self.rule, tr("A unit is coded when")),
            (self.measure, tr("Measure")),
        ):
            box.setAccessibleName(name)
        self.about.setIcon(icons.icon("info-circle"))
        self.about.setAutoRaise(True)
        self.about.setToolTip(tr("Measures: what they mean, and which of them have a column"))
        self.about.setAccessibleName(tr("About the measures"))

    def _lay_out(self) -> None:
        style.set_role(self._title, "heading")
        self._round_field = named(tr("Round"), self.round)
        self._rule_field = named(tr("coded when"), self.rule)
        line = FlowLayout(self, gap=10)
        line.setContentsMargins(12, 6, 12, 6)
        for widget in (
            self._title,
            self._round_field,
            named(tr("Unit"), self.unit),
            self._rule_field,
            named(tr("Measure"), self.measure, self.about),
            self.coders,
            self.codes,
            self.sources,
            self.documents,
            self.rollup,
            self.counting,
        ):
            line.addWidget(widget)

    def _connect(self) -> None:
        self.round.currentIndexChanged.connect(self._change_round)
        self.unit.currentIndexChanged.connect(self._change_unit)
        self.rule.currentIndexChanged.connect(self.changed)
        self.measure.currentIndexChanged.connect(self._change_measure)
        self.about.clicked.connect(self.explain)
        self.rollup.toggled.connect(self.changed)
        for several in (self.coders, self.codes, self.sources, self.counting):
            several.changed.connect(self.changed)
        self.documents.filter_changed.connect(lambda _: self.changed.emit())
        self.only_used.toggled.connect(self.only_used_changed)
        self.export.clicked.connect(self.export_requested)
        self.settle.clicked.connect(self.settling_requested)
        self.report.clicked.connect(self.report_requested)

    # What can be chosen

    def offer(self, project: Project) -> None:
        """Offer the rounds, coders, codes and documents that there are now."""
        book = project.codebook
        self._offer_rounds(project)
        self._offer_coders(project)
        sets = [
            Choice(_SET + each.name, tr("Set: {name}", name=each.name))
            for each in project.code_sets
            if each.codes
        ]
        codes = [each._replace(id=book.path(each.id)) for each in code_choices(book)]
        self.codes.offer([*sets, *codes])
        self.sources.offer(Choice(each.name, each.name) for each in project.sources.values())

    def _offer_rounds(self, project: Project) -> None:
        former = self.round.currentData() or ""
        with QSignalBlocker(self.round):
            self.round.clear()
            self.round.addItem(tr("Open coding"), "")
            for of in project.rounds.values():
                self.round.addItem(of.name, of.name)
                if not project.sees(of):
                    model = self.round.model()
                    assert isinstance(model, QStandardItemModel)
                    _tell(model.item(self.round.count() - 1), tr(_BLIND), False)
            self.round.setCurrentIndex(max(0, self.round.findData(former)))
        self._round_field.setVisible(self.round.count() > 1)

    def _offer_coders(self, project: Project) -> None:
        """The coders of the round that is compared, or all of them; what was settled on is one of these."""
        of = next((each for each in project.rounds.values() if each.name == self.round.currentData()), None)
        people = [
            coder for coder in project.coders.values() if of is None or coder.id in of.coders or coder.kind
        ]
        self.coders.show_coders(
            [coder.name for coder in people if not coder.kind], [coder.name for coder in people if coder.kind]
        )

    # What is chosen

    @property
    def _unit(self) -> Unit:
        return Unit(self.unit.currentData())

    def options(self) -> AgreementOptions:
        """What is chosen."""
        shown = str(self.measure.currentData())
        return self.counting.applied(
            AgreementOptions(
                round=str(self.round.currentData() or ""),
                unit=self._unit,
                unit_rule=UnitRule(self.rule.currentData()),
                measures=tuple(dict.fromkeys((shown, *self._more))),
                rollup=self.rollup.isChecked(),
                coders=self.coders.picked(),
                codes=self._picked_codes(),
                sources=names_meant(self._project, self.sources.picked(), self.documents.filter),
            )
        )

    def _picked_codes(self) -> tuple[str, ...]:
        """The paths of the codes that are picked, by themselves or in a set."""
        book = self._project.codebook
        sets = {each.name: each.codes for each in self._project.code_sets}
        found: list[str] = []
        for name in self.codes.picked():
            if not name.startswith(_SET):
                found.append(name)
            else:
                members = sets.get(name.removeprefix(_SET), ())
                found += [book.path(code) for code in members if code in book.by_id]
        return tuple(dict.fromkeys(found))

    def compare_round(self, chosen: Round | None) -> None:
        """Compare in this round from now on, at first as it says itself, or (None) in open coding."""
        with self._quietly():
            self.round.setCurrentIndex(max(0, self.round.findData(chosen.name if chosen is not None else "")))
            self._take_round(chosen)

    def _change_round(self) -> None:
        name = self.round.currentData()
        with self._quietly():
            self._take_round(
                next((each for each in self._project.rounds.values() if each.name == name), None)
            )
        self.changed.emit()

    def _take_round(self, chosen: Round | None) -> None:
        self._offer_coders(self._project)
        self.coders.pick(())
        if chosen is not None:
            told = options_of(chosen)
            self.unit.setCurrentIndex(max(0, self.unit.findData(told.unit)))
            self.rule.setCurrentIndex(max(0, self.rule.findData(told.unit_rule)))
            self.counting.take(told)
            others = [each for each in told.measures if each != SEGMENT_F1]
            drawn = ALPHA if ALPHA in others or not others else others[0]
            self.measure.setCurrentIndex(self.measure.findData(drawn))
            self._more = tuple(each for each in told.measures if each not in (drawn, SEGMENT_F1, ALPHA))
        self._fit_measure()
        self._judge()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Several choices at once, of which nothing is told."""
        before = self.blockSignals(True)
        try:
            yield
        finally:
            self.blockSignals(before)

    def set_compared(self, count: int) -> None:
        """Say how many coders are compared: some measures are for two."""
        self._coder_count = count
        self._judge()

    def allow(self, allowed: bool) -> None:
        """Whether there is something to be exported, reported and settled."""
        for button in (self.export, self.settle, self.report):
            button.setEnabled(allowed)
        self.settle.setEnabled(allowed and self._project.writable)

    def _change_unit(self) -> None:
        with self._quietly():
            self._fit_measure()
        self._judge()
        self.changed.emit()

    def _fit_measure(self) -> None:
        """Where the unit has no value of the measure at all, take the usual one that has."""
        unit = self._unit
        chosen = measure(str(self.measure.currentData()))
        is_match = isinstance(chosen, MatchMeasure)
        if unit is Unit.MATCH and not is_match:
            self.measure.setCurrentIndex(self.measure.findData(SEGMENT_F1))
        elif not is_match and unit not in chosen.units:
            self.measure.setCurrentIndex(self.measure.findData(ALPHA))

    def _change_measure(self) -> None:
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        """Grey the measures that would mislead here, with the reason."""
        model = self.measure.model()
        assert isinstance(model, QStandardItemModel)
        for row, each in enumerate(MEASURES):
            reason = self.objection(each)
            _tell(model.item(row), reason or explained(each), not reason)
        self.measure.setToolTip(str(self.measure.currentData(Qt.ItemDataRole.ToolTipRole)))
        self._rule_field.setVisible(self._unit in _RULED)

    def objection(self, each: AnyMeasure) -> str:
        """Why a measure is not for this unit and so many coders, or ""."""
        return objection(each, self._unit, self._coder_count)

    # Measures

    def explain(self) -> None:
        """Tell of every measure, and let further ones have a column."""
        dialog = MeasuresDialog(self.objection, str(self.measure.currentData()), self._more, self.window())
        dialog.shown_changed.connect(self._show_more)
        dialog.open()

    def _show_more(self, measures: Sequence[str]) -> None:
        self._more = tuple(measures)
        self.changed.emit()


def objection(each: AnyMeasure, unit: Unit, coders: int) -> str:
    """Why a measure is not for this unit and so many coders, or ""."""
    if each.two_coders and coders > 2:
        return tr(_TWO_ONLY)
    return "" if isinstance(each, MatchMeasure) else translated(each.objection(unit))


def _tell(item: QStandardItem, words: str, enabled: bool) -> None:
    item.setToolTip(words)
    item.setData(words, Qt.ItemDataRole.AccessibleDescriptionRole)
    item.setEnabled(enabled)
