"""DuplicatesPage: pairs of records that may be one, side by side: merge, not the same, skip."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.records.duplicates import DuplicateOptions, Pair
from blotter.domain.edit import Changes
from blotter.domain.record import Actor, Evidence, FormerRecord, Gone, NotSame, Record
from blotter.domain.record_schema import RecordField, RecordKind
from blotter.domain.segment import Coder
from blotter.domain.study import StudyFrame
from blotter.progress import Progress
from blotter.project.records import duplicates
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, later, tr, translated
from blotter.ui.records.duplicates.head import DuplicatesHead
from blotter.ui.records.duplicates.pair_list import PairList
from blotter.ui.records.duplicates.passages import PairPassages
from blotter.ui.records.duplicates.side_by_side import SideBySide
from blotter.ui.scale import px
from blotter.ui.style import set_role
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.acts import Act, ActButtons
from blotter.ui.views.progress_strip import ProgressStrip
from blotter.ui.views.renewed_page import RenewedPage

QUICK = 2_000
"""Up to how many records a project may have for the pairs to be found at once; else on a thread."""

_MOST_MERGED = 20
_NOTHING = later("No records that may be one, as near as this. More come up with more days apart.")


class DuplicatesPage(RenewedPage):
    """Of a pair, the record with the lower number stays unless they are swapped."""

    merge_requested = Signal(str, str, object)
    """The record (id) that stays, the one that goes into it, the fields where the other's value stays."""
    different_requested = Signal(str, str)
    separate_requested = Signal(str)
    record_requested = Signal(str)
    passage_requested = Signal(str, object)
    shown = Signal()
    """The pairs were listed anew."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._is_new = True
        self._is_swapped = False
        self._wanted = frozenset[str]()
        self._finding = Latest(tasks, self)
        self.head = DuplicatesHead()
        self.strip = ProgressStrip()
        self.list = PairList(self._project)
        self.both = SideBySide(self._project)
        self.passages = [PairPassages(self._project), PairPassages(self._project)]
        self.nothing = Empty()
        self.why = QLabel()
        self.acts = ActButtons(
            self,
            (
                Act("arrow-merge", tr("Merge"), ("M",), self._merge),
                Act("equal-not", tr("Not the same"), ("N",), self._different),
                Act("arrow-right", tr("Skip"), ("S",), self._skip),
                Act("arrows-horizontal", tr("Swap"), ("W",), self._swap),
            ),
        )
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        evidence = QSplitter(Qt.Orientation.Horizontal)
        for each in self.passages:
            evidence.addWidget(each)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.both)
        halves.addWidget(evidence)
        halves.setSizes([px(420), px(180)])
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.why.setContentsMargins(px(12), px(4), px(12), px(4))
        self.why.setWordWrap(True)
        set_role(self.why, "hint")
        column.addWidget(self.why)
        column.addWidget(halves, 1)
        column.addWidget(self.acts)
        self._split.addWidget(self.list)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(520), px(760)])
        for splitter in (self._split, halves, evidence):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget, stretch in ((self.head, 0), (self.strip, 0), (self._pages, 1)):
            whole.addWidget(widget, stretch)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._desk.rest_changed.connect(self._show_acts)
        self._finding.answered.connect(self._show_list)
        self._finding.begun.connect(lambda task: self.strip.watch(task, tr("Comparing records")))
        self.head.changed.connect(self._begin)
        self.head.separate_requested.connect(self.separate_requested)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_pair())
        self.list.activated.connect(lambda _: self._open())
        for each in self.passages:
            each.passage_requested.connect(self.passage_requested)

    # Which pairs

    def options(self) -> DuplicateOptions:
        """How near two records have to be, as the head says."""
        return DuplicateOptions(days=self.head.days.value(), needs_actor=self.head.actor.isChecked())

    def _find(self) -> None:
        """Look for the pairs anew."""
        if self._is_new:
            usual = duplicates.options_of(self._project)
            self.head.show_windows(usual.days, usual.needs_actor)
            self._is_new = False
        project, options = self._project, self.options()

        def work(progress: Progress) -> list[Pair]:
            return duplicates.proposed_pairs(project, options, progress)

        is_quick = project.record_count <= QUICK
        if not is_quick:
            self.head.tell(None)
        self._finding.ask(work if is_quick else unhurried(work), is_quick)

    def _show_list(self, pairs: Sequence[Pair]) -> None:
        before, row = self.list.current(), self.list.currentIndex().row()
        self.list.work.show_pairs(pairs)
        found = self.list.work.pairs
        self.head.tell(len(found))
        self.head.offer_merged(self._merged())
        same = [n for n, each in enumerate(found) if before and each[:2] == before[:2]]
        if found:
            self._pages.setCurrentWidget(self._split)
            wanted = [n for n, each in enumerate(found) if self._wanted == {each.one, each.other}]
            same, self._wanted = wanted or same, frozenset()
            self.list.choose(same[0] if same else self._first_open(max(row, 0)))
            if self.hasFocus():
                self.list.setFocus()
        else:
            self.nothing.note.say(tr(_NOTHING))
            self._pages.setCurrentWidget(self.nothing)
        self._show_pair()
        self.shown.emit()

    def look_at(self, one: str, other: str) -> None:
        """Look at the pair of two records (by id), as soon as the pairs are listed."""
        wanted = {one, other}
        rows = [n for n, each in enumerate(self.list.work.pairs) if {each.one, each.other} == wanted]
        if rows:
            self.list.choose(rows[0])
        # What is listed now may be found anew before the page is shown.
        self._wanted = frozenset(wanted)

    def _first_open(self, row: int) -> int:
        row = min(row, len(self.list.work.pairs) - 1)
        return self.list.next_open(row) if self.list.work.is_skipped(row) else row

    def _merged(self) -> list[tuple[str, str]]:
        """The records that were merged last, with those they are in."""
        there = self._project.records
        formers = [
            each
            for each in self._project.former_records()
            if each.fate is Gone.MERGED and each.kept and each.successor in there
        ]
        formers.sort(key=lambda each: each.at, reverse=True)
        return [(each.number, there[each.successor or ""].number) for each in formers[:_MOST_MERGED]]

    # Following

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list takes the focus."""
        super().focusInEvent(event)
        if self.list.isVisible():
            self.list.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(StudyFrame):
            self._is_new = True
        if changes.touches(
            Record, Evidence, NotSame, FormerRecord, Actor, RecordKind, RecordField, StudyFrame, Coder
        ):
            self._follow_soon()

    # What is shown

    def pair(self) -> tuple[Record, Record] | None:
        """The records that are looked at: the one that stays, and the other."""
        pair, there = self.list.current(), self._project.records
        if pair is None or pair.one not in there or pair.other not in there:
            return None
        one, other = there[pair.one], there[pair.other]
        return (other, one) if self._is_swapped else (one, other)

    def _show_pair(self) -> None:
        self._is_swapped = False
        self._show_both()

    def _show_both(self) -> None:
        pair = self.pair()
        keep, other = pair or (None, None)
        found = self.list.current()
        self.why.setText(in_a_row(translated(each) for each in found.reasons) if found and pair else "")
        self.both.fields.show_pair(keep, other)
        for passages, record in zip(self.passages, (keep, other), strict=True):
            passages.show_record(record)
        self._show_acts()

    def _show_acts(self) -> None:
        can_change = self._desk.can_change
        why_not = "" if can_change else tr("The project is open for reading only.")
        self.acts.set_possible(self.pair() is not None and can_change, why_not)

    # What is done

    def _merge(self) -> None:
        if (pair := self.pair()) is not None:
            of_other = sorted(self.both.fields.of_other)
            self.merge_requested.emit(pair[0].id, pair[1].id, of_other)

    def _different(self) -> None:
        if (pair := self.pair()) is not None:
            self.different_requested.emit(pair[0].id, pair[1].id)

    def _skip(self) -> None:
        pair, row = self.list.current(), self.list.currentIndex().row()
        if pair is not None:
            self.list.work.skipped.add(frozenset((pair.one, pair.other)))
            self.list.work.tell_all()
            self.list.choose(self.list.next_open(row))

    def _swap(self) -> None:
        self._is_swapped = not self._is_swapped
        self._show_both()

    def _open(self) -> None:
        if (pair := self.pair()) is not None:
            self.record_requested.emit(pair[0].id)
