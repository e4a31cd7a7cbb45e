"""Bench: the place that is looked at, side by side, and what is decided about it."""

from collections.abc import Callable
from random import SystemRandom
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from blotter.analysis.settling import Item, Side, shuffled, sides
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.edit import Edit
from blotter.project import settling
from blotter.ui.comparison.words import KIND_TITLES
from blotter.ui.desk import Desk
from blotter.ui.language import in_a_row, later, tr
from blotter.ui.scale import px
from blotter.ui.settling.consensus_pane import ConsensusPane, Stand
from blotter.ui.settling.decision_pane import Chosen, DecisionPane
from blotter.ui.settling.definitions import ConcernedDefinitions
from blotter.ui.settling.scene import Question, scene
from blotter.ui.settling.side_by_side import SideBySide
from blotter.ui.settling.words import choice_words, decision_words, is_by_rule
from blotter.ui.views.definition_html import Render
from blotter.ui.views.elided_label import title_label
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.wording import lowered

LACKING = later("Choose what stands and a reason first.")
_KEPT = later("nothing is decided yet; what the coders coded stays as it is, whatever is decided")


class Looks(NamedTuple):
    """How one looks at places: letters in place of names, another order at each."""

    hides: bool = False
    shuffles: bool = False


class Bench(QSplitter):
    """Decides for whoever acts; nothing that a coder has coded is touched."""

    decided = Signal()
    """The place that is shown was settled."""
    open_requested = Signal()
    """The document is to be opened at this place."""
    noted = Signal(str)

    def __init__(
        self, desk: Desk, render: Render, key_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk, self._project = desk, desk.project
        self._seed = SystemRandom().randrange(1 << 30)
        self._looks = Looks()
        self._chosen: Chosen | None = None
        self._sides: tuple[Side, ...] = ()
        self.item: Item | None = None
        self.sides = SideBySide()
        self.consensus = ConsensusPane(self._project)
        self.definitions = ConcernedDefinitions(self._project, render)
        self.decision = DecisionPane(self._project, key_of)
        self._title = title_label()
        self._lay_out()
        self.consensus.changed.connect(self.show_possible)
        self.decision.chosen.connect(self._choose)
        self.decision.reason_chosen.connect(self.show_possible)
        self.decision.decide_requested.connect(self.decide)
        self.decision.take_back_requested.connect(self.take_back)
        desk.rest_changed.connect(self.show_possible)

    def _lay_out(self) -> None:
        passage = PaneTitle(tr("Passage"))
        passage.add(self._title)
        passage.add_tool("external-link", tr("Open the document here"), self.open_requested.emit)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(column(passage, self.sides))
        middle.addWidget(self.consensus)
        middle.setSizes([px(420), px(190)])
        middle.setStretchFactor(0, 2)
        middle.setStretchFactor(1, 1)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(column(PaneTitle(tr("Definitions")), self.definitions))
        right.addWidget(column(PaneTitle(tr("Decision")), self.decision))
        right.setSizes([px(150), px(480)])
        right.setStretchFactor(0, 1)
        for widget, narrowest, stretch in (
            (middle, least(240), 6),
            (right, max(least(300), self.decision.foot_width), 1),
        ):
            self.addWidget(widget)
            widget.setMinimumWidth(narrowest)
            self.setStretchFactor(self.count() - 1, stretch)
        self.setSizes([px(730), px(310)])
        for splitter in (self, middle, right):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)

    @property
    def key_places(self) -> tuple[QWidget, ...]:
        """Where keys stand for choices and for deciding."""
        return self.sides, self.consensus.page, self.definitions, *self.decision.key_places

    # What is shown

    def show_item(self, item: Item | None) -> None:
        """Show a place with what was decided about it, or nothing."""
        self.item = item
        if item is None:
            self._chosen, self._sides = None, ()
            self.sides.show_scene(None)
            self.consensus.show_scene(None, "")
            self.definitions.show_codes(())
            self._title.setText("")
        else:
            self._show_scene(item)
            self._show_decision(item)
        self.show_possible()

    def look(self, looks: Looks) -> None:
        """Look at places otherwise; what is chosen and written stays."""
        self._looks = looks
        item = self.item
        if looks.hides:
            # The status bar may still say with whose name the last place was settled.
            self.noted.emit(tr("Letters stand for the coders’ names now."))
        if item is None:
            return
        chosen, reason, note = self._chosen, self.decision.reason(), self.decision.note.toPlainText()
        proposed = self.decision.proposed()
        is_new = chosen is not None and chosen.choice is Choice.NEW
        drafted = self.consensus.stands() if is_new else []
        self._show_scene(item)
        self._show_decision(item)
        self.decision.choose_reason(reason)
        self.decision.note.setPlainText(note)
        self.decision.show_proposed(proposed)
        if chosen is not None and chosen != self._chosen:
            self._chosen = chosen
            self.decision.choose(chosen)
            if not is_new:
                self._preview(item, chosen)
        if is_new:
            self.consensus.edit(drafted)
        self.show_possible()

    def _show_scene(self, item: Item) -> None:
        book = self._project.codebook
        ids = {coder.name: coder.id for coder in self._project.coders.values()}
        self._sides = shuffled(item, self._seed) if self._looks.shuffles else sides(item)
        codes = [code.id for code in map(book.get, item.codes) if code is not None]
        source = self._project.source(item.source)
        asked = Question(
            source=source.id,
            place=item.span,
            codes=frozenset(codes),
            kinds=frozenset(item.kinds),
            people={
                (ids[side.coder], item.round): (side.letter, "" if self._looks.hides else side.coder)
                for side in self._sides
            },
            segments=frozenset(each.id for each in item.segments),
        )
        with self._project.whole():
            found = scene(self._project, asked)
        self.sides.show_scene(found)
        self.consensus.show_scene(found, source.id)
        self.definitions.show_codes(codes)
        self.decision.offer([(side.letter, side.coder) for side in self._sides], self._called())
        self.decision.offer_codes(codes)
        kinds = in_a_row(lowered(tr(KIND_TITLES[kind])) for kind in item.kinds)
        self._title.setText(tr("{kinds} · {document}", kinds=kinds, document=item.source))

    def _show_decision(self, item: Item) -> None:
        """Show what was decided, or that nothing is yet."""
        decision = item.decision
        self.decision.choose_reason(decision.reason if decision is not None else None)
        # What a rule noted is no note of whoever decides anew.
        has_note = decision is not None and not is_by_rule(decision)
        self.decision.note.setPlainText(decision.note if decision is not None and has_note else "")
        self._chosen = self._decided(decision) if decision is not None else None
        self.decision.choose(self._chosen)
        if decision is not None:
            self.consensus.show_stands(self._made(decision), tr("nothing stands here"))
        else:
            self.consensus.show_stands((), tr(_KEPT))
        self.decision.show_told(self._told(decision) if decision is not None else "")

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
        return {side.coder: side.letter if self._looks.hides else side.coder for side in self._sides}

    def _told(self, decision: Decision) -> str:
        people = self._project.coders
        names = self._called()
        called = {
            each: names[people[each].name]
            for each in decision.coders
            if each in people and people[each].name in names
        }
        what = decision_words(decision, called)
        if is_by_rule(decision):
            return tr("Settled by rule: {what}", what=what)
        who = people[decision.coder].name if decision.coder in people else ""
        if not who or (self._looks.hides and who in names):
            return tr("Settled: {what}", what=what)
        if decision.took_part:
            return tr("Settled by {coder}, who is one of the coders: {what}", coder=who, what=what)
        return tr("Settled by {coder}: {what}", coder=who, what=what)

    # Choosing

    def choose_side(self, number: int) -> None:
        """Choose the version of the n-th coder, counted from 0."""
        if number < len(self._sides):
            self._choose(Chosen(Choice.ONE, self._sides[number].coder))

    def choose(self, choice: Choice) -> None:
        """Choose all versions, none, or new bounds."""
        self._choose(Chosen(choice))

    def _choose(self, chosen: Chosen) -> None:
        item = self.item
        if item is None or not self._desk.can_change:
            return
        before, self._chosen = self._chosen, chosen
        self.decision.choose(chosen)
        if chosen.choice is not Choice.NEW:
            self._preview(item, chosen)
        else:
            if not self.consensus.can_edit:
                self.consensus.edit(self._beginning(item, before))
            self.consensus.move_with_keys()
        self.show_possible()

    def _beginning(self, item: Item, before: Chosen | None) -> list[Stand]:
        """What new bounds begin with: what stands or was chosen before, else what the first coder has."""
        if before is not None and (stands := self.consensus.stands()):
            return stands
        first = next((side.coder for side in self._sides if side.segments), "")
        return self._version(item, Chosen(Choice.ONE, first))

    def _version(self, item: Item, chosen: Chosen) -> list[Stand]:
        coders = item.coders if chosen.choice is Choice.ALL else (chosen.coder,)
        stands = item.version(*coders) if chosen.choice in (Choice.ONE, Choice.ALL) else ()
        found = [(self._project.codebook.get(each.code), each.span) for each in stands]
        return [Stand(code.id, span) for code, span in found if code is not None]

    def _preview(self, item: Item, chosen: Chosen) -> None:
        self.consensus.show_stands(self._version(item, chosen), tr("nothing stands here"))

    def choose_reason(self, reason: Reason) -> None:
        """Choose why the coders differed."""
        if self.item is not None and self._desk.can_change:
            self.decision.choose_reason(reason)
            self.show_possible()

    def _is_ready(self) -> bool:
        is_new = self._chosen is not None and self._chosen.choice is Choice.NEW
        return (
            self._chosen is not None
            and self.decision.reason() is not None
            and not (is_new and not self.consensus.stands())
        )

    def show_possible(self) -> None:
        """Say what can be done now."""
        item, is_ready = self.item, self._is_ready()
        can_change = self._desk.can_change and item is not None
        self.decision.decide.setEnabled(can_change and is_ready)
        self.decision.decide.setToolTip("" if is_ready else tr(LACKING))
        self.decision.skip.setEnabled(item is not None)
        self.decision.back.setVisible(item is not None and item.decision is not None)
        self.decision.back.setEnabled(can_change)

    # Deciding

    def decide(self) -> None:
        """Settle the place."""
        item, chosen, reason = self.item, self._chosen, self.decision.reason()
        if item is None or chosen is None or reason is None or not self._is_ready():
            self.noted.emit(tr(LACKING))
            return
        stands = self.consensus.stands()
        words = choice_words(chosen.choice, self._called().get(chosen.coder, ""), len(item.coders))
        done = tr("Settled: {what}", what=words)
        if self._desk.apply(lambda: self._planned(item, chosen, reason, stands), done) is not None:
            self.decided.emit()

    def _planned(self, item: Item, chosen: Chosen, reason: Reason, stands: list[Stand]) -> Edit:
        project, book = self._project, self._project.codebook
        note, proposed = self.decision.note.toPlainText(), self.decision.proposed()
        words = None
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
            hidden=self._looks.hides,
            words=words,
        )

    def take_back(self) -> None:
        """Make the place open again."""
        decision = self.item.decision if self.item is not None else None
        if decision is not None:
            self._desk.apply(
                lambda: settling.take_back(self._project, decision), tr("The place is open again")
            )


def least(width: int) -> int:
    """A least width, told at 100 %, that leaves room for its neighbours where everything is large."""
    return min(px(width), width * 5 // 4)


def column(*widgets: QWidget) -> QWidget:
    """Widgets below each other; the last one stretches."""
    pane = QWidget()
    line = QVBoxLayout(pane)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    for widget in widgets:
        line.addWidget(widget, 1 if widget is widgets[-1] else 0)
    pane.setBackgroundRole(QPalette.ColorRole.Base)
    pane.setAutoFillBackground(True)
    return pane
