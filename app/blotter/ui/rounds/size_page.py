"""MeasuresPage: by what agreement is told, how much is enough, and whether there will be units for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTableWidget, QTableWidgetItem

from blotter.analysis.measures import MEASURES, usual_measures
from blotter.analysis.planner import PLANNED_UNITS, PlanOptions
from blotter.analysis.units import Unit
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import comparison, rounds
from blotter.project.planning import plan_units
from blotter.project.project import Project
from blotter.project.round_plans import Passage, RoundPlan
from blotter.ui.comparison.words import COUNTED_UNITS, DASH, coefficient
from blotter.ui.dialogs.form_fields import FractionField, TicksField
from blotter.ui.language import later_plural, number, plural, tr, translated
from blotter.ui.rounds.draw_page import QUICK
from blotter.ui.rounds.wizard_page import WizardPage, chosen, ticked
from blotter.ui.scale import px, row_height
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.wording import plainly, read_path

ENOUGH = 0.8
_ROWS = 5


@dataclass(frozen=True, slots=True)
class Size:
    """How many units a round has, and what each code needs and can expect of them."""

    units: int
    rows: tuple["SizeRow", ...]
    objection: str = ""


@dataclass(frozen=True, slots=True)
class SizeRow:
    """A code by path: the units it needs, those with the code that it needs and that the round will have."""

    code: str
    units: int | None
    positives: int | None
    expected: int | None
    reason: str = ""

    @property
    def is_short(self) -> bool:
        """Whether the round will have too few with the code."""
        return self.positives is not None and self.expected is not None and self.expected < self.positives


class MeasuresPage(WizardPage):
    """Which measures, how much is enough, and the figures of the planner for this draw."""

    def __init__(self, project: Project, tasks: TaskRunner) -> None:
        super().__init__(
            tr("Measures"),
            tr(
                "What is enough is decided before anything is counted. α of .80 is the usual demand, "
                ".667 the least."
            ),
        )
        self._project = project
        self._plan: RoundPlan | None = None
        self._unit: Unit | None = None
        self._sizes = Latest(tasks, self)
        self._sizes.answered.connect(self._show_size)
        self.measures = self.add(tr("Measures"), TicksField([(each.id, tr(each.title)) for each in MEASURES]))
        self.enough = self.add(tr("Enough from"), FractionField(0, 0.99))
        self.enough.show_value(ENOUGH)
        self.told = QLabel()
        self.told.setWordWrap(True)
        set_role(self.told, "title")
        self.table = QTableWidget(0, 4)
        self._lay_out()
        self.enough.edited().connect(lambda *_: self._count())

    def _lay_out(self) -> None:
        set_role(self.table, "edged")
        self.table.setAccessibleName(tr("Units that each code needs"))
        titles = [tr("Code"), tr("Needs units"), tr("with the code"), tr("will have")]
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(row_height(24))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(4):
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            title = QTableWidgetItem(titles[column])
            title.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(column, title)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setMinimumHeight(row_height(24) * (_ROWS + 1) + px(12))
        self.column.addWidget(self.told)
        self.column.addWidget(self.table, 1)

    def show_for(self, plan: RoundPlan) -> None:
        self._plan = plan
        if plan.unit is not self._unit:
            self._unit = plan.unit
            self._offer(plan.unit)
        self._count()

    def _offer(self, unit: Unit) -> None:
        """Tick what is usual on this unit, and offer nothing that flatters there."""
        usual = [each.id for each in usual_measures(unit)]
        self.measures.show_value(usual)
        for row, each in enumerate(MEASURES):
            is_fit = each.id in usual or not each.objection(unit)
            self.measures.item(row).setHidden(not is_fit)

    def enough_from(self) -> float:
        """From which value on agreement is enough."""
        value = chosen(self.enough)
        assert isinstance(value, float)
        return value

    def put_into(self, plan: RoundPlan) -> RoundPlan:
        if self._unit is None:
            return replace(plan, measures=tuple(each.id for each in usual_measures(plan.unit)))
        return replace(plan, measures=tuple(ticked(self.measures)))

    # The planner's figures

    def _count(self) -> None:
        if self._plan is None:
            return
        project, plan, enough = self._project, self._plan, self.enough_from()
        is_quick = sum(each.characters for each in project.sources.values()) <= QUICK and not project.exceeds(
            QUICK // 40
        )

        def work(progress: Progress) -> Size:
            return size_of(project, plan, enough, progress)

        self.told.setText(tr("Counting…"))
        self._sizes.ask(work if is_quick else unhurried(work), is_quick)

    def _show_size(self, size: Size) -> None:
        self.told.setText(size.objection or self._words(size))
        self.table.setRowCount(len(size.rows))
        for row, each in enumerate(size.rows):
            cells = (
                read_path(each.code),
                _figure(each.units),
                _figure(each.positives),
                _figure(each.expected),
            )
            for column, words in enumerate(cells):
                item = QTableWidgetItem(
                    tr("{figure}, too few", figure=words) if column == 3 and each.is_short else words
                )
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(translated(each.reason) if each.reason else "")
                self.table.setItem(row, column, item)

    def _words(self, size: Size) -> str:
        assert self._plan is not None
        short = sum(each.is_short for each in size.rows)
        unit = self._plan.unit
        told = plural(*COUNTED_UNITS.get(unit, _UNITS), size.units)
        enough = coefficient(self.enough_from())
        if not any(each.units for each in size.rows):
            return tr(
                "{units} in the draw. How many a code needs is known once some of it is coded.", units=told
            )
        if not short:
            return tr(
                "{units} in the draw: enough to show α from {enough} for every code known so far.",
                units=told,
                enough=enough,
            )
        return plural(*_SHORT, short, units=told, enough=enough)


_UNITS = later_plural("{count} unit", "{count} units")
_SHORT = later_plural(
    "{units} in the draw: too few with the code to show α from {enough} for {count} code.",
    "{units} in the draw: too few with the code to show α from {enough} for {count} codes.",
)


def size_of(project: Project, plan: RoundPlan, enough: float, progress: Progress) -> Size:
    """What the planner says of a plan: units drawn, and units that each code needs."""
    try:
        found = rounds.sample(project, plan)
    except BlotterError as error:
        return Size(0, (), plainly(error))
    units = _units_in(project, plan, found.sources, found.passages, progress)
    options = PlanOptions(
        alpha=enough,
        coders=max(2, len(plan.coders)),
        unit=plan.unit if plan.unit in PLANNED_UNITS else Unit.SENTENCE,
    )
    paths = [project.codebook.path(code.id) for code in plan.codes]
    needed, _ = plan_units(project, options, paths, progress=progress)
    rows = (
        SizeRow(
            each.code or "",
            each.units,
            each.positives,
            None if not each.share else floor(units * each.share + 0.5),
            each.reason,
        )
        for each in needed
    )
    return Size(units, tuple(rows))


def _units_in(
    project: Project,
    plan: RoundPlan,
    sources: Sequence[Source],
    passages: Sequence[Passage],
    progress: Progress,
) -> int:
    """How many units lie in what was drawn."""
    if plan.unit is Unit.SEGMENT:
        return len(passages)
    if plan.unit is Unit.DOCUMENT:
        return len(sources)
    if plan.unit in (Unit.CHARACTER, Unit.MATCH):
        return sum(each.span.length for each in passages) or sum(each.characters for each in sources)
    by_source: dict[str, list[Span]] = {}
    for passage in passages:
        by_source.setdefault(passage.source.id, []).append(passage.span)
    count = 0
    for number_of, source in enumerate(sources):
        progress(number_of, len(sources))
        spans = comparison.unit_spans(project, source, plan.unit)
        within = by_source.get(source.id)
        count += (
            len(spans)
            if within is None
            else sum(any(span.overlaps(each) for each in within) for span in spans)
        )
    return count


def _figure(value: int | None) -> str:
    return DASH if value is None else number(value)
