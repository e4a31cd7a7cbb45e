"""RecordComparingPage: two coders' records compared in figures, settled one by one; and coverage."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.records.agreement import RecordOptions
from blotter.analysis.records.coverage import Coverage
from blotter.domain.assignment import Assignment
from blotter.domain.edit import Changes
from blotter.domain.names import name_key
from blotter.domain.record import Actor, Evidence, FormerRecord, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.round import Override, Round
from blotter.domain.segment import CONSENSUS, Coder
from blotter.domain.source import Source
from blotter.domain.study import StudyFrame
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project.records import comparing, covering, settling
from blotter.project.records.comparing import RecordComparison
from blotter.project.records.rows import RecordNames
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import later, plural, tr, translated
from blotter.ui.records.comparing.bench import Bench
from blotter.ui.records.comparing.coverage_view import CoverageView
from blotter.ui.records.comparing.figure_table import FigureTable
from blotter.ui.records.comparing.head import Head
from blotter.ui.records.comparing.pair_list import PairList
from blotter.ui.records.comparing.words import Tab
from blotter.ui.scale import px
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.renewed_page import RenewedPage
from blotter.ui.wording import plainly

_SHOWN = (
    Record, Evidence, FormerRecord, RecordKind, RecordField, Actor, Coder, Source, Assignment, Round,
    Override, StudyFrame,
)  # fmt: skip
_NOBODY = later(
    "Records are compared between two coders, and fewer than two have made any. A coder’s records are those "
    "made while that coder acts."
)
_NOTHING_DONE = later(
    "These two have no document in common that both have done, with records in it. *Compare all documents*"
)
_NO_RECORDS = later("There are no records yet, so no document covers a year.")


class _Answer(NamedTuple):
    """What was found: the comparison, or why there is none; and the coverage."""

    compared: RecordComparison | BlotterError | None
    coverage: Coverage


class RecordComparingPage(RenewedPage):
    """Computed on a thread of `tasks`; settling does not compare anew, since pairs stay what they are."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""
    noted = Signal(str)
    computed = Signal()
    """New figures are shown."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._making = Latest(tasks, self)
        self._refused = ""
        self._is_answered = False
        self.compared: RecordComparison | None = None
        self.head = Head()
        self.figures = FigureTable(self._project.record_schema)
        self.list = PairList()
        self.bench = Bench(desk)
        self.coverage = CoverageView()
        self.nothing = Empty()
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        self._turn()

    def _lay_out(self) -> None:
        self._split.addWidget(self.list)
        self._split.addWidget(self.bench)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([px(330), px(950)])
        self._split.setStretchFactor(1, 1)
        for page in (self.nothing, self.figures, self._split, self.coverage):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._desk.rest_changed.connect(self._show_pair)
        self._making.answered.connect(self._take)
        self.head.changed.connect(self._begin)
        self.head.tabs.chosen.connect(lambda _: self._turn())
        self.head.accept.clicked.connect(self.accept)
        self.coverage.changed.connect(self._begin)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_pair())
        self.list.activated.connect(lambda _: self.bench.decide())
        self.bench.hear(self.list)
        self.bench.settled.connect(self.go_on)
        self.bench.noted.connect(self.noted)
        self.bench.quotes.passage_requested.connect(self.passage_requested)
        self.nothing.note.action_requested.connect(lambda: self.head.everywhere.setChecked(True))

    def show_tab(self, tab: Tab) -> None:
        """Turn to one of the tabs."""
        self.head.tabs.choose(tab)
        self._turn()

    # What is compared

    def _coders(self) -> list[Coder]:
        """The people who have records, by name; the consensus coder can be compared, too."""
        having = {each.coder for each in self._project.records.values()}
        found = [each for each in self._project.coders.values() if each.id in having]
        return sorted(found, key=lambda each: (each.kind == CONSENSUS, name_key(each.name)))

    def _find(self) -> None:
        """Compare anew."""
        project, coders = self._project, self._coders()
        self.head.offer(coders)
        self.coverage.offer([(each.id, each.name) for each in coders])
        first, second = (project.coders.get(each) for each in self.head.chosen())
        options = RecordOptions(everywhere=self.head.everywhere.isChecked())
        asked = self.coverage.options(lambda identity: project.coders[identity].name)

        def work(progress: Progress) -> _Answer:
            covered = covering.covered(project, asked)
            if first is None or second is None or first == second:
                return _Answer(None, covered)
            # What is refused, for a round that is still blind, is an answer like another.
            try:
                return _Answer(comparing.compare(project, first, second, options, progress), covered)
            except BlotterError as error:
                return _Answer(error, covered)

        self._making.ask(unhurried(work), False)

    def _take(self, found: _Answer) -> None:
        compared = found.compared
        self._is_answered = True
        self.compared = compared if isinstance(compared, RecordComparison) else None
        self._refused = plainly(compared) if isinstance(compared, BlotterError) else ""
        self.coverage.show_coverage(found.coverage)
        if self.compared is not None:
            notes = [*self.compared.notes(), *comparing.how_notes(self.compared.options, self.compared.days)]
            schema = self._project.record_schema
            self.figures.show_rows(self.compared.rows, [translated(each) for each in notes], schema)
        self._renew()
        self.computed.emit()

    def _renew(self) -> None:
        """Show what is settled now."""
        compared = self.compared
        if compared is not None:
            settled = settling.settled_numbers(self._project, compared)
            self.list.show_pairs(compared, settled, RecordNames(self._project))
            self.head.show_progress(settling.progress(self._project, compared))
        self._show_pair()
        self._turn()

    def _show_pair(self) -> None:
        pair, compared = self.list.current(), self.compared
        if compared is None or pair is None:
            self.bench.show_pair(None, None, None, "")
        else:
            self.bench.show_pair(compared, pair, RecordNames(self._project), self.list.work.outcome(pair))
        self.head.accept.setEnabled(self._desk.can_change and bool(compared and compared.pairs))

    def _turn(self) -> None:
        """Show the tab, or why there is nothing on it."""
        tab = self.head.tabs.current
        self.head.show_for(tab)
        why = self._why_nothing(tab)
        self.nothing.note.say(why)
        pages = {Tab.FIGURES: self.figures, Tab.SETTLING: self._split, Tab.COVERAGE: self.coverage}
        self._pages.setCurrentWidget(self.nothing if why else pages[tab])

    def _why_nothing(self, tab: Tab) -> str:
        if not self._is_answered:
            return tr("Computing…")
        if tab is Tab.COVERAGE:
            return "" if self._project.records else tr(_NO_RECORDS)
        if self._refused:
            return self._refused
        if self.compared is None:
            return tr(_NOBODY)
        return "" if self.compared.pairs else tr(_NOTHING_DONE)

    # Following

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is worked with takes the focus."""
        super().focusInEvent(event)
        page = self._pages.currentWidget()
        if page is self._split:
            self.list.setFocus(event.reason())
        elif page is self.figures:
            self.figures.table.setFocus(event.reason())
        elif page is self.coverage:
            self.coverage.grid.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if not changes.touches(*_SHOWN):
            return
        if self.isVisible() and self._is_only_consensus(changes):
            self._renew()
        else:
            self._follow_soon()

    def _is_only_consensus(self, changes: Changes) -> bool:
        """Whether nothing but consensus records of what is listed came, went or changed."""
        if changes.ids is None or self.compared is None or not changes.touches(Record, FormerRecord):
            return False
        own = {settling.key(pair) for pair in self.compared.pairs}
        of_settling = {Record, Evidence, FormerRecord, Coder}
        return set(changes.types) <= of_settling and changes.ids.get(Record, frozenset()) <= own

    # Settling

    def go_on(self) -> None:
        """Go on to the next activity that is open."""
        following = self.list.next_open(self.list.currentIndex().row())
        if following < 0:
            self.noted.emit(tr("Everything that is listed is settled."))
        else:
            self.list.setCurrentIndex(self.list.work.index(following, 0))

    def accept(self) -> None:
        """Settle what is alike, in one step."""
        compared, project = self.compared, self._project
        if compared is None:
            return
        count = sum(_is_alike(each) and not self.list.work.outcome(each) for each in compared.pairs)
        if not count:
            self.noted.emit(tr("No open pair is alike in every field."))
            return
        done = plural(
            "Took over {count} record that is alike", "Took over {count} records that are alike", count
        )
        self._desk.apply(lambda: settling.accept_agreed(project, compared), done)


def _is_alike(pair: comparing.RecordPair) -> bool:
    return len(pair.records) == 2 and not pair.differences
