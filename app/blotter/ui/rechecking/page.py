"""RecheckingPage: segments coded by a former definition, one by one: still right, recode, uncode."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source
from blotter.progress import Progress
from blotter.project import rechecking
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import later, tr
from blotter.ui.rechecking.definitions import DefinitionsThenAndNow
from blotter.ui.rechecking.head import RecheckingHead
from blotter.ui.rechecking.item_list import ItemList
from blotter.ui.rechecking.worklist import Item, Outcome, Worklist
from blotter.ui.scale import px
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.acts import Act, ActButtons
from blotter.ui.views.passage_in_context import PassageInContext
from blotter.ui.views.renewed_page import RenewedPage

QUICK = 10_000
"""Up to how many segments a project may have for the list to be made at once; else it is made on a thread."""

_NOTHING = later("Nothing to re-check: every segment was coded by the definition that holds now.")
_NONE_OWN = later("Nothing of your own to re-check. *Show the segments of all coders*")
_NONE_HERE = later("Nothing to re-check with these codes. *Show all codes*")


class _Found(NamedTuple):
    """What is listed, and how many segments of each code (by id) are to re-check in all."""

    segments: list[Segment]
    counts: Mapping[str, int]


class RecheckingPage(RenewedPage):
    """Keeps what was worked off in view until another list is asked for; undo opens an item again."""

    recode_requested = Signal(str, QRect)
    """A segment (by id), and where its words stand on the screen."""
    passage_requested = Signal(str)
    shown = Signal()
    """A list was made."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._codes: frozenset[str] | None = None
        self._making = Latest(tasks, self)
        self.head = RecheckingHead()
        self.list = ItemList(self._project)
        self.passage = PassageInContext(self._project)
        self.definitions = DefinitionsThenAndNow(self._project)
        self.nothing = Empty()
        self.acts = ActButtons(
            self,
            (
                Act("check", tr("Still right"), ("S",), self._confirm),
                Act("tag", tr("Recode…"), ("R",), self._recode),
                Act("tag-off", tr("Uncode"), ("Delete", "Backspace"), self._uncode),
            ),
        )
        self._pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.passage)
        halves.addWidget(self.definitions)
        halves.setSizes([px(330), px(260)])
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(halves, 1)
        column.addWidget(self.acts)
        self._split.addWidget(self.list)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([px(560), px(720)])
        for splitter in (self._split, halves):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._desk.rest_changed.connect(self._show_acts)
        self._making.answered.connect(self._show_list)
        self.head.everybody.toggled.connect(lambda _: self._begin())
        self.head.code.chosen_changed.connect(self._choose_code)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_item())
        self.list.activated.connect(lambda _: self._open())
        self.passage.opened.connect(self._open)
        self.nothing.note.action_requested.connect(self._go_way_out)

    # Which segments

    def show_codes(self, codes: Collection[str] | None) -> None:
        """List what is to re-check of these codes (by id), or of all."""
        self._codes = frozenset(codes) if codes is not None else None
        self._begin()

    def _choose_code(self, code: str) -> None:
        book = self._project.codebook
        below = [code, *(each.id for each in book.descendants(code))] if code in book.by_id else None
        self.show_codes(below)

    def _coders(self) -> frozenset[str] | None:
        actor = self._project.actor
        return None if self.head.everybody.isChecked() or actor is None else frozenset([actor.id])

    def _find(self) -> None:
        """Make the list anew, without what was worked off."""
        project, codes, coders = self._project, self._codes, self._coders()

        def work(_: Progress) -> _Found:
            segments = rechecking.to_recheck(project, codes, coders)
            return _Found(segments, rechecking.outdated_counts(project))

        is_quick = not project.exceeds(QUICK)
        self._making.ask(work if is_quick else unhurried(work), is_quick)

    def _show_list(self, found: "_Found") -> None:
        segments = found.segments
        self.head.offer(self._project, found.counts, self._codes)
        self.list.work.show_list(Worklist(segments))
        self.list.set_widths()
        self._show_progress()
        if segments:
            self.list.choose(0)
            self._pages.setCurrentWidget(self._split)
            if self.hasFocus():
                self.list.setFocus()
        else:
            self.nothing.note.say(tr(self._why_nothing(bool(found.counts))))
            self._pages.setCurrentWidget(self.nothing)
        self._show_item()
        self.shown.emit()

    def _why_nothing(self, has_others: bool) -> str:
        if self._codes is not None:
            return _NONE_HERE
        if self._coders() is not None and has_others:
            return _NONE_OWN
        return _NOTHING

    def _go_way_out(self) -> None:
        if self._codes is not None:
            self.show_codes(None)
        else:
            self.head.everybody.setChecked(True)

    # Following

    def hideEvent(self, event: QHideEvent) -> None:
        self.list.work.paragraphs.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list takes the focus."""
        super().focusInEvent(event)
        if self.list.isVisible():
            self.list.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if not changes.touches(Segment, Code, Revision, Coder, Source):
            return
        if not self.isVisible() or changes.ids is None or changes.touches(Source, Coder):
            self._follow_soon()
        elif changes.touches(Code, Revision):
            self._renew_all()
        else:
            self._renew(changes.ids.get(Segment, frozenset()))

    def _renew(self, touched: frozenset[str]) -> None:
        """Some segments are others now."""
        there = self._project.segments_by_id(touched)
        due = [each.id for each in there if self._is_due(each)]
        opened = self.list.work.list.renew(touched, there, due)
        if opened and max(opened) >= self.list.work.rowCount() - len(opened):
            self.list.work.show_list(self.list.work.list)
        self._show_after(opened[0] if opened else None)

    def _renew_all(self) -> None:
        found = self.list.current()
        work = self.list.work.list
        work.replace(rechecking.to_recheck(self._project, self._codes, self._coders()))
        self.list.work.show_list(work)
        self._show_after(work.row_of(found.segment.id) if found is not None else None)

    def _is_due(self, segment: Segment) -> bool:
        coders = self._coders()
        is_meant = (self._codes is None or segment.code in self._codes) and (
            coders is None or segment.coder in coders
        )
        return is_meant and rechecking.recheck(self._project, segment) is not None

    def _show_after(self, row: int | None) -> None:
        """Show what the list says now, with the cursor on an item that is open."""
        work = self.list.work
        work.tell_all()
        self._show_progress()
        if not len(work.list):
            self._begin()
            return
        here = row if row is not None else max(0, self.list.currentIndex().row())
        there = work.list.next_open(here)
        self.list.choose(there if there is not None else here)
        self._show_item()

    # What is shown

    def _show_progress(self) -> None:
        work = self.list.work.list
        self.head.show_progress(work.done, len(work))

    def _show_item(self) -> None:
        item = self.list.current()
        is_open = item is not None and item.outcome is Outcome.OPEN
        self.passage.show_segment(item.segment if item is not None else None)
        found = rechecking.recheck(self._project, item.segment) if item is not None and is_open else None
        self.definitions.show_recheck(found, self._told(item))
        self._show_acts()

    def _told(self, item: Item | None) -> str:
        work = self.list.work.list
        if item is None:
            return ""
        if work.done == len(work):
            return tr("All of them are worked off. Ctrl+Z brings the last one back.")
        return tr("This one is worked off. Ctrl+Z brings the last one back.")

    def _show_acts(self) -> None:
        item = self.list.current()
        is_open = item is not None and item.outcome is Outcome.OPEN
        can_change = self._desk.can_change
        self.acts.set_possible(
            is_open and can_change, "" if can_change else tr("The project is open for reading only.")
        )

    # What is done

    def _current(self) -> Segment | None:
        item = self.list.current()
        return item.segment if item is not None and item.outcome is Outcome.OPEN else None

    def _confirm(self) -> None:
        if (segment := self._current()) is not None:
            self._desk.confirm_right([segment.id])

    def _recode(self) -> None:
        if (segment := self._current()) is not None:
            self.recode_requested.emit(segment.id, self.passage.rectangle())

    def _uncode(self) -> None:
        if (segment := self._current()) is not None:
            self._desk.unmark([segment.id])

    def _open(self) -> None:
        item = self.list.current()
        if item is not None:
            self.passage_requested.emit(item.segment.id)
