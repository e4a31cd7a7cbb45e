"""SettlingPage: the places where coders differ, one by one: what stands, and why they differed."""

from collections.abc import Callable, Mapping
from random import SystemRandom

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from blotter.analysis.settling import Item, Places, Side, shuffled, sides
from blotter.domain.assignment import Assignment
from blotter.domain.codebook import Code
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.edit import Changes, Edit
from blotter.domain.revision import Revision
from blotter.domain.round import Override, Round, RoundPassage
from blotter.domain.segment import Coder, Segment, Span
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.progress import Progress
from blotter.project import settling
from blotter.ui.comparison.notice import Empty
from blotter.ui.desk import Desk
from blotter.ui.language import later, tr
from blotter.ui.scale import px
from blotter.ui.settling.consensus_pane import ConsensusPane, Stand
from blotter.ui.settling.decision_pane import Chosen, DecisionPane
from blotter.ui.settling.definitions import ConcernedDefinitions
from blotter.ui.settling.filters import Filters
from blotter.ui.settling.head import SettlingHead
from blotter.ui.settling.item_list import ItemList
from blotter.ui.settling.outcome import OutcomeView
from blotter.ui.settling.scene import Question, scene
from blotter.ui.settling.side_by_side import SideBySide
from blotter.ui.settling.words import choice_words, decision_words
from blotter.ui.settling.worklist import SettlingList
from blotter.ui.tasks import Latest, TaskRunner, unhurried
from blotter.ui.views.definition_html import Render
from blotter.ui.views.elided_label import title_label
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.wording import plainly

QUICK = 10_000
"""Up to how many segments a project may have for the list to be made at once; else it is made on a thread."""

_NOTHING = later("Nothing to settle: the coders agree wherever two of them are done with a document.")
_NONE_HERE = later("No place of this kind. *List all places*")
_KEPT = later("What the coders coded stays as it is; the consensus coder gets what stands.")
_LACKING = later("Choose what stands and a reason first.")


class SettlingPage(QWidget):
    """Decides for whoever acts; nothing that a coder has coded is touched."""

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
        super().__init__(parent)
        self._desk, self._project = desk, desk.project
        self._is_stale = True
        self._seed = SystemRandom().randrange(1 << 30)
        self._chosen: Chosen | None = None
        self._sides: tuple[Side, ...] = ()
        self._shown_item = ""
        self._wished: tuple[str, Span] | None = None
        within = desk.project.working_in
        self._round = within.id if within is not None else ""
        self.work = SettlingList()
        self._making = Latest(tasks, self)
        self.head = SettlingHead()
        self.filters = Filters(self._project)
        self.list = ItemList(self._project)
        self.sides = SideBySide()
        self.consensus = ConsensusPane(self._project)
        self.definitions = ConcernedDefinitions(self._project, render)
        self.decision = DecisionPane(self._project, key_of)
        self.outcome = OutcomeView(desk, tasks)
        self.nothing = Empty()
        self._none_here = Empty()
        self._passage_title = title_label()
        self._lists, self._pages = QStackedWidget(), QStackedWidget()
        self._following = QTimer(self, interval=0, singleShot=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        title = PaneTitle(tr("Places"))
        fold = title.add_tool("filter", tr("Filter the places"))
        fold.setCheckable(True)
        fold.toggled.connect(self.filters.setVisible)
        self.filters.hide()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._none_here)
        left = _column(title, self.filters, self._lists)
        passage = PaneTitle(tr("Passage"))
        passage.add(self._passage_title)
        passage.add_tool("external-link", tr("Open the document here"), self._open)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(_column(passage, self.sides))
        middle.addWidget(self.consensus)
        middle.setSizes([px(420), px(190)])
        middle.setStretchFactor(0, 1)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(_column(PaneTitle(tr("Definitions")), self.definitions))
        right.addWidget(_column(PaneTitle(tr("Decision")), self.decision))
        right.setSizes([px(190), px(440)])
        right.setStretchFactor(0, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        for widget, size in ((left, 216), (middle, 752), (right, 312)):
            split.addWidget(widget)
            widget.setMinimumWidth(px(min(size, 200)))
        split.setSizes([px(216), px(752), px(312)])
        split.setStretchFactor(1, 1)
        for splitter in (split, middle, right):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        for page in (self.nothing, split, self.outcome):
            self._pages.addWidget(page)
        self._split = split
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._pages, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.bridge.changed.connect(self._follow)
        self._desk.coder_changed.connect(self._begin_if_shown)
        self._desk.rest_changed.connect(self._show_possible)
        self._following.timeout.connect(self._begin)
        self._making.answered.connect(self._take)
        self.head.round_chosen.connect(self._choose_round)
        self.head.looks_changed.connect(self._look_anew)
        self.head.proposals_requested.connect(self.proposals_requested)
        self.head.outcome.toggled.connect(lambda _: self._turn())
        self.filters.changed.connect(self._filter)
        self._none_here.note.action_requested.connect(self.filters.list_all)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_item())
        self.consensus.changed.connect(self._show_possible)
        self.decision.chosen.connect(self._choose)
        self.decision.reason_chosen.connect(self._show_possible)
        self.decision.decide_requested.connect(self.decide)
        self.decision.skip_requested.connect(self.skip)
        self.decision.take_back_requested.connect(self.take_back)
        self.outcome.names_requested.connect(lambda: self.head.hides.setChecked(False))

    def take_keys(self, actions: Mapping[str, QAction]) -> None:
        """Hear these keys where they cannot be meant for words or filters."""
        for widget in (self.list, self.sides, self.consensus.page, self.decision):
            widget.addActions(list(actions.values()))

    # Which places

    @property
    def round(self) -> Round | None:
        """The round whose disagreements are settled; None for open coding."""
        return self._project.rounds.get(self._round)

    def _choose_round(self, identity: str) -> None:
        self._round = identity
        self._begin()

    def show_at(self, source: str, span: Span) -> None:
        """Put the cursor on the place in a document (by id) that a span is about."""
        self._wished = (source, span)
        self.head.outcome.setChecked(False)
        self._begin()

    def _begin_if_shown(self) -> None:
        if self.isVisible():
            self._begin()
        else:
            self._is_stale = True

    def _begin(self) -> None:
        """Make the list anew."""
        self._is_stale = False
        self._following.stop()
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
        self.head.offer(self._project.rounds.values(), self._round)
        items = found.items if isinstance(found, Places) else ()
        self.work = SettlingList(items, self.work.wanted)
        self.filters.offer(items)
        self.work.wanted = self.filters.wanted()
        self._shown_item = ""
        if isinstance(found, BlotterError):
            self.nothing.note.say(plainly(found))
        elif not items:
            self.nothing.note.say(tr(_NOTHING))
        self._show_list(self._first_to_show(former))
        self._turn()
        if self.hasFocus():
            self.list.setFocus()
        self.shown.emit()

    def _first_to_show(self, former: Item | None) -> str | None:
        """The place that was asked for, else the one that was shown, else the first that is open."""
        if self._wished is not None:
            source, span = self._wished
            self._wished = None
            name = self._project.sources[source].name if source in self._project.sources else ""
            if (wished := self.work.at(name, span.start, span.end)) is not None:
                if wished not in {item.id for item in self.work.shown()}:
                    self.filters.list_all()
                return wished
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
        self._none_here.note.say("" if shown else tr(_NONE_HERE))
        self._lists.setCurrentWidget(self.list if shown else self._none_here)
        if shown:
            self.list.choose(identity)
        self._show_item()

    def _turn(self) -> None:
        """Show the places, or what came of them, or why there are none."""
        has_outcome = self.head.outcome.isChecked() and bool(self.work.items)
        self.head.outcome.setEnabled(bool(self.work.items))
        self.head.proposals.setEnabled(bool(self.work.items) and self._desk.can_change)
        if has_outcome:
            self.outcome.show_round(self.round, self.head.hides.isChecked())
            self._pages.setCurrentWidget(self.outcome)
        else:
            self._pages.setCurrentWidget(self._split if self.work.items else self.nothing)

    # Following

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:
        self._following.stop()
        self.list.work.paragraphs.stop()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list takes the focus."""
        super().focusInEvent(event)
        if self.list.isVisible():
            self.list.setFocus(event.reason())

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Code, Revision):
            self.definitions.renew()
        if not changes.touches(
            Segment, Decision, Code, Coder, Source, Assignment, Round, RoundPassage, Override
        ):
            return
        if not self.isVisible():
            self._is_stale = True
        elif changes.ids is not None and changes.touches(Decision) and not changes.touches(Code, Source):
            # A decision leaves what the coders have as it is: the places stay what they are.
            self._renew()
        else:
            self._following.start()

    def _renew(self) -> None:
        former = self.list.current()
        opened = self.work.renew(self._project.decisions(self.round))
        shown = opened[0] if opened else former.id if former is not None else None
        self._shown_item = ""
        self._show_list(shown)
        self._turn()

    # What is shown

    def _show_item(self) -> None:
        item = self.list.current()
        if item is None:
            self._shown_item = ""
            self._show_nothing()
        elif item.id != self._shown_item:
            self._shown_item = item.id
            self._show_scene(item)
            self._show_decision(item)
        self._show_possible()

    def _show_nothing(self) -> None:
        self._chosen = None
        self._sides = ()
        self.sides.show_scene(None)
        self.consensus.show_scene(None, "")
        self.definitions.show_codes(())
        self._passage_title.setText("")

    def _show_scene(self, item: Item) -> None:
        ids = {coder.name: coder.id for coder in self._project.coders.values()}
        self._sides = shuffled(item, self._seed) if self.head.shuffles.isChecked() else sides(item)
        codes = [self._project.codebook.get(path) for path in item.codes]
        source = self._project.source(item.source)
        asked = Question(
            source=source.id,
            place=item.span,
            codes=frozenset(code.id for code in codes if code is not None),
            kinds=frozenset(item.kinds),
            people={
                ids[side.coder]: (side.letter, "" if self.head.hides.isChecked() else side.coder)
                for side in self._sides
            },
            segments=frozenset(each.id for each in item.segments),
            round=item.round,
        )
        with self._project.whole():
            found = scene(self._project, asked)
        self.sides.show_scene(found)
        self.consensus.show_scene(found, source.id)
        there = [code.id for code in codes if code is not None]
        self.definitions.show_codes(there)
        self.decision.offer([(side.letter, side.coder) for side in self._sides], self._called())
        self.decision.proposes.setChecked(False)
        self.decision.offer_codes(there)
        self._passage_title.setText(item.source)

    def _show_decision(self, item: Item) -> None:
        """Show what was decided, or that nothing is yet."""
        decision = item.decision
        self.decision.choose_reason(decision.reason if decision is not None else None)
        self.decision.note.setPlainText(decision.note if decision is not None else "")
        self._chosen = self._decided(decision) if decision is not None else None
        self.decision.choose(self._chosen)
        if decision is not None:
            self.consensus.show_stands(self._made(decision), tr("nothing stands here"))
        else:
            self.consensus.show_stands((), tr("nothing is decided yet"))
        self.decision.show_told(self._told(decision) if decision is not None else tr(_KEPT))

    def _decided(self, decision: Decision) -> Chosen:
        names = {coder.id: coder.name for coder in self._project.coders.values()}
        if decision.choice is Choice.ONE:
            return Chosen(Choice.ONE, next((names[each] for each in decision.sided if each in names), ""))
        return Chosen(decision.choice)

    def _made(self, decision: Decision) -> list[Stand]:
        with self._project.whole():
            return [Stand(each.code, each.span) for each in self._project.segments_by_id(decision.made)]

    def _called(self) -> dict[str, str]:
        """What each coder (by name) is called now."""
        hides = self.head.hides.isChecked()
        return {side.coder: side.letter if hides else side.coder for side in self._sides}

    def _told(self, decision: Decision) -> str:
        people = self._project.coders
        names = self._called()
        called = {each: names[people[each].name] for each in decision.coders if people[each].name in names}
        what = decision_words(decision, called)
        who = people[decision.coder].name if decision.coder in people else ""
        if not who or (self.head.hides.isChecked() and who in names):
            return tr("Settled: {what}", what=what)
        if decision.took_part:
            return tr("Settled by {coder}, who is one of the coders: {what}", coder=who, what=what)
        return tr("Settled by {coder}: {what}", coder=who, what=what)

    def _look_anew(self) -> None:
        """Names or order are others now; what was chosen and written stays."""
        if self.list.current() is None:
            return
        item = self.list.current()
        assert item is not None
        chosen, reason, note = self._chosen, self.decision.reason(), self.decision.note.toPlainText()
        drafted = self.consensus.stands() if chosen is not None and chosen.choice is Choice.NEW else None
        self._show_scene(item)
        self._show_decision(item)
        self.decision.choose_reason(reason)
        self.decision.note.setPlainText(note)
        if chosen is not None and item.decision is None:
            self._chosen = chosen
            self.decision.choose(chosen)
            if drafted is not None:
                self.consensus.edit(drafted)
            else:
                self._preview(chosen)
        self._show_possible()
        self._turn()

    # Choosing

    def choose_side(self, number: int) -> None:
        """Choose the version of the n-th coder, counted from 0."""
        if number < len(self._sides):
            self._choose(Chosen(Choice.ONE, self._sides[number].coder))

    def choose(self, choice: Choice) -> None:
        """Choose what stands, by a key."""
        self._choose(Chosen(choice))

    def _choose(self, chosen: Chosen) -> None:
        item = self.list.current()
        if item is None or not self._desk.can_change:
            return
        before = self._chosen
        self._chosen = chosen
        self.decision.choose(chosen)
        if chosen.choice is Choice.NEW:
            if before is None or before.choice is not Choice.NEW or item.decision is not None:
                self.consensus.edit(self._beginning(item, before))
            self.consensus.move_with_keys()
        else:
            self._preview(chosen)
        self._show_possible()

    def _beginning(self, item: Item, before: Chosen | None) -> list[Stand]:
        """What new bounds begin with: what was chosen before, else what the first coder has who has any."""
        if before is not None and (stands := self._version(item, before)):
            return stands
        if item.decision is not None and (made := self._made(item.decision)):
            return made
        first = next((side.coder for side in self._sides if side.segments), "")
        return self._version(item, Chosen(Choice.ONE, first))

    def _version(self, item: Item, chosen: Chosen) -> list[Stand]:
        coders = item.coders if chosen.choice is Choice.ALL else (chosen.coder,)
        stands = item.version(*coders) if chosen.choice in (Choice.ONE, Choice.ALL) else ()
        found = [(self._project.codebook.get(each.code), each.span) for each in stands]
        return [Stand(code.id, span) for code, span in found if code is not None]

    def _preview(self, chosen: Chosen) -> None:
        item = self.list.current()
        if item is not None:
            self.consensus.show_stands(self._version(item, chosen), tr("nothing stands here"))

    def choose_reason(self, reason: Reason) -> None:
        """Choose why the coders differed, by a key."""
        if self.list.current() is not None and self._desk.can_change:
            self.decision.choose_reason(reason)
            self._show_possible()

    def choose_segment(self) -> None:
        """Turn to the next segment of what is to stand."""
        self.consensus.choose_next()

    def _is_ready(self) -> bool:
        is_new = self._chosen is not None and self._chosen.choice is Choice.NEW
        return (
            self._chosen is not None
            and self.decision.reason() is not None
            and not (is_new and not self.consensus.stands())
        )

    def _show_possible(self) -> None:
        item = self.list.current()
        can_change = self._desk.can_change and item is not None
        self.decision.decide.setEnabled(can_change and self._is_ready())
        self.decision.decide.setToolTip("" if self._is_ready() else tr(_LACKING))
        self.decision.skip.setEnabled(item is not None)
        self.decision.back.setVisible(item is not None and item.decision is not None)
        self.decision.back.setEnabled(can_change)
        self.head.proposals.setEnabled(self._desk.can_change and bool(self.work.items))

    # Deciding

    def decide(self) -> None:
        """Settle the place and go on to the next that is open."""
        item, chosen, reason = self.list.current(), self._chosen, self.decision.reason()
        if item is None or chosen is None or not self._is_ready():
            self.noted.emit(tr(_LACKING))
            return
        stands = self.consensus.stands()
        following = self.work.next_open(item.id)

        def planned() -> Edit | None:
            return self._planned(item, chosen, reason, stands)

        sided = self._called().get(chosen.coder, "")
        words = choice_words(chosen.choice, sided, len(item.coders))
        if self._desk.apply(planned, tr("Settled: {what}", what=words)) is not None:
            self._go_to(following if following != item.id else None)

    def _planned(
        self, item: Item, chosen: Chosen, reason: Reason | None, stands: list[Stand]
    ) -> Edit | None:
        project, book = self._project, self._project.codebook
        proposed = self.decision.proposed()
        words = None
        note = self.decision.note.toPlainText()
        if proposed is not None:
            words = settling.Words(book.by_id[proposed.code], proposed.part, proposed.words, note)
        is_new = chosen.choice is Choice.NEW
        return settling.decide(
            project,
            item,
            chosen.choice,
            sided=[project.coder(chosen.coder)] if chosen.choice is Choice.ONE else (),
            spans=[(book.by_id[each.code], each.span) for each in stands] if is_new else None,
            reason=reason,
            note=note,
            hidden=self.head.hides.isChecked(),
            words=words,
        )

    def _go_to(self, identity: str | None) -> None:
        if identity is None:
            self.noted.emit(tr("All places listed are settled. The outcome tells what came of it."))
        elif self.list.work.row_of(identity) is not None:
            self.list.choose(identity)
        self.list.setFocus()

    def skip(self) -> None:
        """Leave the place open and go on."""
        item = self.list.current()
        if item is not None:
            following = self.work.next_open(item.id)
            if following is not None:
                self.list.choose(following)
            self.list.setFocus()

    def take_back(self) -> None:
        """Make the place open again."""
        item = self.list.current()
        if item is not None and item.decision is not None:
            decision = item.decision
            self._desk.apply(
                lambda: settling.take_back(self._project, decision), tr("The place is open again")
            )

    def _open(self) -> None:
        item = self.list.current()
        if item is not None:
            self.passage_requested.emit(self._project.source(item.source).id, item.span)


def _column(*widgets: QWidget) -> QWidget:
    """Widgets below each other; the last one stretches."""
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[-1] else 0)
    pane.setBackgroundRole(QPalette.ColorRole.Base)
    pane.setAutoFillBackground(True)
    return pane
