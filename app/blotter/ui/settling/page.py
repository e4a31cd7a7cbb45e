"""SettlingPage: the places where coders differ, one by one: what stands, and why they differed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.settling import Item, Places
from blotter.domain.assignment import Assignment
from blotter.domain.codebook import Code
from blotter.domain.decision import Decision
from blotter.domain.edit import Changes
from blotter.domain.revision import Revision
from blotter.domain.round import Override, Round, RoundPassage
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import settling
from blotter.project.project import Project
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.settling.bench import Bench, Looks, column, least
from blotter.ui.settling.filters import Filters
from blotter.ui.settling.head import SettlingHead
from blotter.ui.settling.item_list import ItemList
from blotter.ui.settling.outcome import OutcomeView
from blotter.ui.settling.worklist import SettlingList
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.definition_html import Render
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.renewed_page import RenewedPage
from blotter.ui.wording import plainly

QUICK = 10_000
"""Up to how many segments a project may have for the list to be made at once; else it is made on a thread."""

_NOTHING = later("Nothing to settle: the coders agree wherever two of them are done with a document.")
_NONE_HERE = later("No place of this kind. *List all places*")
_SHOWN = (Segment, Decision, Code, Coder, Source, Assignment, Round, RoundPassage, Override)


class SettlingPage(RenewedPage):
    """Keeps the places in view while one works them off; a decision that is undone opens its place again."""

    passage_requested = Signal(str, object)
    """The document with this id is to be opened at this `Span`."""
    proposals_requested = Signal()
    noted = Signal(str)
    shown = Signal()
    """A list was made."""

    def __init__(
        self,
        desk: Desk,
        tasks: TaskRunner,
        render: Render,
        key_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._wished: tuple[str, Span] | None = None
        self._round = _round_to_begin_with(desk.project)
        self.work = SettlingList()
        self._making = Latest(tasks, self)
        self.head = SettlingHead()
        self.filters = Filters(self._project)
        self.list = ItemList(self._project)
        self.bench = Bench(desk, render, key_of)
        self.outcome = OutcomeView(desk, tasks)
        self.nothing = Empty()
        self.none_here = Empty()
        self._lists, self._pages = QStackedWidget(), QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = PaneTitle(tr("Places"))
        self.fold = title.add_tool("filter", tr("Filter the places"))
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self.filters.setVisible)
        self.filters.hide()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.none_here)
        left = column(title, self.filters, self._lists)
        left.setMinimumWidth(least(190))
        self._split.addWidget(left)
        self._split.addWidget(self.bench)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 7)
        self._split.setSizes([px(240), px(1040)])
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for page in (self.nothing, self._split, self.outcome):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._desk.rest_changed.connect(self._turn)
        self._making.answered.connect(self._take)
        self.head.round_chosen.connect(self._choose_round)
        self.head.looks_changed.connect(self._look)
        self.head.proposals_requested.connect(self.proposals_requested)
        self.head.outcome.toggled.connect(lambda _: self._turn())
        self.filters.changed.connect(self._filter)
        self.none_here.note.action_requested.connect(self.filters.list_all)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_item())
        self.bench.decided.connect(self.go_on)
        self.bench.decision.skip_requested.connect(self.go_on)
        self.bench.open_requested.connect(self._open)
        self.bench.noted.connect(self.noted)
        self.outcome.names_requested.connect(lambda: self.head.hides.setChecked(False))

    def take_keys(self, actions: Mapping[str, QAction]) -> None:
        """Hear these keys where they cannot be meant for filters."""
        for widget in (self.list, *self.bench.key_places):
            widget.addActions(list(actions.values()))

    # Which places

    @property
    def round(self) -> Round | None:
        """The round whose disagreements are settled; None for open coding."""
        return self._project.rounds.get(self._round)

    def show_round(self, identity: str) -> None:
        """Settle a round (by id), or with "" open coding."""
        self.head.outcome.setChecked(False)
        self._choose_round(identity)

    def show_at(self, source: str, span: Span, identity: str) -> None:
        """Put the cursor on the place that a span of a document is about, in a round or not; both by id."""
        self._wished, self._round = (source, span), identity
        self.head.outcome.setChecked(False)
        self._begin()

    def _choose_round(self, identity: str) -> None:
        self._round = identity
        self._begin()

    def _find(self) -> None:
        """Make the list anew."""
        project, of = self._project, self.round

        def work(progress: Progress) -> Places | BlotterError:
            # What is refused, for a round that is still blind, is an answer like another.
            try:
                return settling.places(project, of, progress=progress)
            except BlotterError as error:
                return error

        is_quick = not project.exceeds(QUICK)
        self._making.ask(work if is_quick else unhurried(work), is_quick)

    def _take(self, found: Places | BlotterError) -> None:
        former = self.list.current()
        items = found.items if isinstance(found, Places) else ()
        self.head.offer(self._project.rounds.values(), self._round)
        self.filters.offer(items)
        self.work = SettlingList(items, self.filters.wanted())
        self.nothing.note.say(plainly(found) if isinstance(found, BlotterError) else tr(_NOTHING))
        self._show_list(self._first_to_show(former))
        self._turn()
        if self.hasFocus():
            self.list.setFocus()
        self.shown.emit()

    def _first_to_show(self, former: Item | None) -> str | None:
        """The place that was asked for, else the one that was shown, else the first that is open."""
        wished, self._wished = self._wished, None
        if wished is not None and wished[0] in self._project.sources:
            name, span = self._project.sources[wished[0]].name, wished[1]
            found = self.work.at(name, span.start, span.end)
            if found is not None and all(item.id != found for item in self.work.shown()):
                self.filters.list_all()
            if found is not None:
                return found
        if former is not None and any(item.id == former.id for item in self.work.items):
            return former.id
        return self.work.next_open("")

    def _filter(self) -> None:
        former = self.list.current()
        self.work.wanted = self.filters.wanted()
        self._show_list(former.id if former is not None else None)

    def _show_list(self, identity: str | None) -> None:
        shown = self.work.shown()
        self.list.work.show_items(shown)
        self.head.show_progress(self.work.settled, len(self.work.items))
        self.none_here.note.say("" if shown else tr(_NONE_HERE))
        self._lists.setCurrentWidget(self.list if shown else self.none_here)
        if shown:
            self.list.choose(identity)
        self._show_item()

    def _show_item(self) -> None:
        item = self.list.current()
        if item != self.bench.item:
            self.bench.show_item(item)

    def _look(self) -> None:
        self.bench.look(Looks(self.head.hides.isChecked(), self.head.shuffles.isChecked()))
        self._turn()

    def _turn(self) -> None:
        """Show the places, or what came of them, or why there are none."""
        has_places = bool(self.work.items)
        self.head.outcome.setEnabled(has_places)
        self.head.proposals.setEnabled(has_places and self._desk.can_change)
        if has_places and self.head.outcome.isChecked():
            self.outcome.show_round(self.round, self.head.hides.isChecked())
            self._pages.setCurrentWidget(self.outcome)
        else:
            self._pages.setCurrentWidget(self._split if has_places else self.nothing)

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
        if changes.touches(Code, Revision):
            self.bench.definitions.renew()
        if not changes.touches(*_SHOWN):
            return
        # A decision leaves what the coders have as it is: the places stay what they are.
        is_decision = changes.touches(Decision) and not changes.touches(Code, Source)
        if self.isVisible() and changes.ids is not None and is_decision:
            self._renew()
        else:
            self._follow_soon()

    def _renew(self) -> None:
        former = self.list.current()
        opened = self.work.renew(self._project.decisions(self.round))
        self._show_list(opened[0] if opened else former.id if former is not None else None)
        self._turn()

    # Going on

    def go_on(self) -> None:
        """Go on to the next place that is open."""
        here = self.bench.item
        following = self.work.next_open(here.id if here is not None else "")
        if following is None or (here is not None and following == here.id):
            self.noted.emit(tr("No other place that is listed is open. The outcome tells what came of it."))
        elif following is not None:
            self.list.choose(following)
        self.list.setFocus()

    def _open(self) -> None:
        item = self.bench.item
        if item is not None:
            self.passage_requested.emit(self._project.source(item.source).id, item.span)


def _round_to_begin_with(project: Project) -> str:
    """The round (by id) in which one works, else the newest that is blind no more, else open coding."""
    if project.working_in is not None:
        return project.working_in.id
    opened = [each.id for each in project.rounds.values() if not each.is_blind]
    return opened[-1] if opened else ""
