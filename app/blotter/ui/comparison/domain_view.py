"""DomainView: agreement on codes that exclude each other, or the places where they overlap."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from blotter.analysis.domains import DomainAgreement, domain_table
from blotter.analysis.measures import measure
from blotter.domain.code_set import CodeSet
from blotter.domain.table import Table
from blotter.project.comparison_result import Result
from blotter.project.domain_comparison import ClashPlace, DomainAnswer, compared_on
from blotter.project.project import Project
from blotter.ui.comparison import scale
from blotter.ui.comparison.figure_view import FigureView, Work, bar_of, hint_label, named, stacked
from blotter.ui.comparison.notice import Empty
from blotter.ui.comparison.rows import CellRole, Rows
from blotter.ui.comparison.scale_header import ScaleHeader
from blotter.ui.comparison.words import COUNTED_UNITS, DASH, DRAWN, coefficient, exact, interval
from blotter.ui.language import in_a_row, later, later_plural, listed, number, plural, tr, translated
from blotter.ui.scale import px
from blotter.ui.views.choice_box import Choice, ChoiceBox
from blotter.ui.views.row_delegate import Role
from blotter.ui.wording import read_path

_NO_DOMAIN = later(
    "No code set says yet that its codes exclude each other; such a set is a domain. *Code sets and rules*"
)
_CLASHES = later_plural(
    "At {count} place a coder gave two codes of this domain. Take one away there, or compare code by code.",
    "At {count} places a coder gave two codes of this domain. Take one away there, or compare code by code.",
)
_UNITS = later_plural("{count} unit", "{count} units")
_MEASURE, _CODE, _VALUE, _SCALE, _INTERVAL, _N = range(6)
_TITLES = (later("Measure"), later("Code"), later("Value"), "", later("95 % interval"), later("n"))
_CLASH_TITLES = (later("Coder"), later("First code"), later("Second code"), later("Document"), later("Words"))
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DomainView(FigureView):
    """One domain is chosen in the bar; a clash leads to its place in the document."""

    passage_requested = Signal(str, object)
    """A document's id and the `Span` in it."""
    sets_requested = Signal()
    """Code sets are asked for."""
    leads_on = False

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._result: Result | None = None
        self._answer = DomainAnswer((), ())
        self._low = 0.0
        self.domain = ChoiceBox(tr("Domain"))
        self.hint = hint_label()
        self.figures = Rows(tr("Agreement on the domain"))
        self.clashes = Rows(tr("Places where codes of the domain overlap"))
        self.nothing = Empty()
        self._figures = QStandardItemModel(self)
        self._clashes = QStandardItemModel(self)
        self._pages = QStackedWidget()
        self._lay_out()
        self.domain.chosen_changed.connect(self.due)
        self.clashes.activated.connect(self._open)
        self.nothing.note.action_requested.connect(self.sets_requested)

    def _lay_out(self) -> None:
        self.figures.setModel(self._figures)
        self.figures.setHeader(ScaleHeader(lambda: _SCALE, lambda: self._low, self.figures))
        self.clashes.setModel(self._clashes)
        for widget in (self.figures, self.clashes, self.nothing):
            self._pages.addWidget(widget)
        self.setLayout(stacked(bar_of(named(tr("Domain"), self.domain), hint=self.hint), self._pages))
        self.setFocusProxy(self._pages)

    def show_result(self, result: Result, colours: Mapping[str, str]) -> None:
        self._result = result
        domains = [each for each in self._project.code_sets if each.exclusive and each.codes]
        former = self.domain.chosen()
        self.domain.offer(Choice(each.id, each.name) for each in domains)
        self.domain.choose(former)
        if not self.domain.chosen() and domains:
            self.domain.choose(domains[0].id)
        self.domain.setEnabled(bool(domains))
        if not domains:
            self.hint.setText("")
            self._show_page(self.nothing, tr(_NO_DOMAIN))

    def work(self) -> Work | None:
        found = self._domain()
        if self._result is None or found is None:
            return None
        project, asked = self._project, self._result.asked
        return lambda _, progress: compared_on(project, asked, found, progress)

    def _domain(self) -> CodeSet | None:
        chosen = self.domain.chosen()
        return next((each for each in self._project.code_sets if each.id == chosen), None)

    def show_answer(self, answer: object) -> None:
        assert isinstance(answer, DomainAnswer)
        self._answer = answer
        if answer.clashes:
            self.hint.setText(plural(*_CLASHES, len(answer.clashes)))
            self._show_clashes(answer.clashes)
            self._show_page(self.clashes)
        else:
            self.hint.setText(_told_of(answer.rows))
            self._show_figures(answer.rows)
            self._show_page(self.figures)

    def show_failure(self, words: str) -> None:
        self._show_page(self.nothing, words)

    def _show_page(self, page: QWidget, words: str = "") -> None:
        self.nothing.note.say(words)
        self._pages.setCurrentWidget(page)

    def table_of(self) -> Table | None:
        return domain_table(self._answer.rows) if self._answer.rows else None

    def set_faded(self, faded: bool) -> None:
        self.figures.set_faded(faded)

    def _show_figures(self, rows: Sequence[DomainAgreement]) -> None:
        self._figures.clear()
        self._figures.setHorizontalHeaderLabels([tr(title) for title in _TITLES])
        self._low = scale.lowest((row.value, row.low) for row in rows)
        for row in rows:
            self._figures.appendRow(_figure_items(row, self._low))
        for column in range(len(_TITLES)):
            is_figure = column in (_VALUE, _INTERVAL, _N)
            self._figures.horizontalHeaderItem(column).setTextAlignment(_RIGHT if is_figure else _LEFT)
        header = self.figures.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_MEASURE, QHeaderView.ResizeMode.Stretch)
        self.figures.setColumnHidden(_CODE, not any(row.code for row in rows))
        for column, width in ((_CODE, 240), (_VALUE, 80), (_SCALE, 260), (_INTERVAL, 110), (_N, 130)):
            header.resizeSection(column, px(width))
        self.figures.setCurrentIndex(self._figures.index(0, 0))

    def _show_clashes(self, clashes: Sequence[ClashPlace]) -> None:
        self._clashes.clear()
        self._clashes.setHorizontalHeaderLabels([tr(title) for title in _CLASH_TITLES])
        for column in range(len(_CLASH_TITLES)):
            self._clashes.horizontalHeaderItem(column).setTextAlignment(_LEFT)
        for each in clashes:
            told = (each.coder, *map(read_path, each.codes), each.document, each.words)
            items = [QStandardItem(words) for words in told]
            for item in items:
                item.setEditable(False)
                item.setToolTip(tr("{what} (Enter opens the document here)", what=item.text()))
            items[0].setData("external-link:accent", Role.STATUS)
            items[-1].setData(True, CellRole.QUOTE)
            self._clashes.appendRow(items)
        header = self.clashes.header()
        for column, width in enumerate((120, 220, 220, 220)):
            header.resizeSection(column, px(width))
        header.setStretchLastSection(True)
        self.clashes.setCurrentIndex(self._clashes.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        place = self._answer.clashes[index.row()]
        source = self._project.source(place.document)
        self.passage_requested.emit(source.id, place.span)


def _told_of(rows: Sequence[DomainAgreement]) -> str:
    if not rows:
        return ""
    coded = listed(
        [tr("{name}: {what}", name=coder, what=number(units)) for coder, units in rows[0].coded.items()]
    )
    units = plural(*COUNTED_UNITS.get(rows[0].unit, _UNITS), rows[0].units)
    return tr("{units}; with one of the codes: {coded}", units=units, coded=coded)


def _figure_items(row: DomainAgreement, low: float) -> list[QStandardItem]:
    drawn = plural(*DRAWN[row.drawing], row.n)
    told = tr(measure(row.measure).explanation)
    value = QStandardItem(coefficient(row.value))
    value.setToolTip(DASH if row.value is None else exact(row.value))
    drawing = QStandardItem()
    if row.value is None:
        drawing.setData(translated(row.reason), CellRole.WHY)
    else:
        ends = None if row.low is None or row.high is None else (row.low, row.high)
        drawing.setData(scale.Dot(row.value, low, ends), CellRole.SCALE)
    ends_item = QStandardItem(interval(row.low, row.high))
    ends_item.setToolTip(translated(row.interval_reason))
    items = [
        QStandardItem(tr(measure(row.measure).title)),
        QStandardItem(read_path(row.code) if row.code else ""),
        value,
        drawing,
        ends_item,
        QStandardItem(drawn),
    ]
    items[_MEASURE].setToolTip(told)
    items[_N].setData(True, Role.MUTED)
    items[_VALUE].setData(True, Role.STRONG)
    for place, item in enumerate(items):
        item.setEditable(False)
        if place in (_VALUE, _INTERVAL, _N):
            item.setTextAlignment(_RIGHT)
            item.setData(True, CellRole.FIGURE)
    spoken = in_a_row([items[_MEASURE].text(), value.text(), ends_item.text(), translated(row.reason)])
    items[_MEASURE].setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
    return items
