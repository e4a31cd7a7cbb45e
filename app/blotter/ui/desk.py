"""Desk: what a person does with an open project in the window, whatever widget asked for it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes, Edit
from blotter.domain.query import SegmentQuery
from blotter.domain.round import Round
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.errors import OthersWork
from blotter.project import assignments, coders, codes, joining
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge
from blotter.ui.coding_steps import RECENT, CodingSteps
from blotter.ui.language import later, tr
from blotter.ui.long_work import LongWork, at_once
from blotter.ui.rounds.sight import sight, sight_of
from blotter.ui.visibility import Visibility

__all__ = ["RECENT", "Desk"]


class Desk(CodingSteps):
    """Holds who acts, which document lies open and what of its segments is hidden."""

    source_shown = Signal(object)
    coder_changed = Signal()
    shown_changed = Signal()

    def __init__(
        self,
        project: Project,
        ask: Callable[[OthersWork], bool],
        parent: QObject | None = None,
        run: Callable[[LongWork], None] = at_once,
    ) -> None:
        super().__init__(project, ask, parent, run)
        self.bridge = ProjectBridge(project, self)
        self.bridge.changed.connect(self._follow)
        self.visibility = Visibility()
        self.sight = sight(project)
        self.may_turn: Callable[[], bool] = lambda: True
        """Whether nothing would be lost if other eyes saw the project from now on; words are written."""

    def let_go(self) -> None:
        """Listen to the project no more."""
        self.bridge.close()

    # Where one is

    def show_source(self, identity: str | None) -> None:
        """Lay a document open, or none."""
        self.source = self.project.sources.get(identity or "")
        self.source_shown.emit(self.source)

    def _follow(self, changes: Changes) -> None:
        """What lies open is the document as the project has it now, if it is still there."""
        if self.source is not None and changes.touches(Source):
            former, self.source = self.source, self.project.sources.get(self.source.id)
            if self.source is None or self.source.text != former.text:
                self.source_shown.emit(self.source)

    def act_as(self, coder: Coder | None) -> None:
        """Say who codes from now on; whoever does not code in the round that is worked in codes openly."""
        working = self.project.working_in
        within = working if coder is not None and working and coder.id in working.coders else None
        if self._turn_eyes(coder, within):
            self.said.emit(tr("{coder} codes now.", coder=coder.name) if coder else tr("Nobody codes now."))

    def work_in(self, chosen: Round | None) -> bool:
        """Code in a round from now on, or (None) openly; whether that is so now."""
        if not self._turn_eyes(self.project.actor, chosen):
            return False
        told = tr("You code in the round “{name}” now.", name=chosen.name) if chosen else ""
        self.said.emit(told or tr("You code openly now, in no round."))
        return True

    def _turn_eyes(self, coder: Coder | None, within: Round | None) -> bool:
        """Let somebody act, in a round or not; False if words would be lost by that."""
        if sight_of(self.project, coder, within) != self.sight and not self.may_turn():
            self.coder_changed.emit()
            return False
        self.project.actor = coder
        self.project.work_in(within)
        self.recall_recents()
        self.coder_changed.emit()
        return True

    def sees_otherwise(self) -> bool:
        """Whether more of the project is to be seen now, or less, than what was read so far."""
        return sight(self.project) != self.sight

    @property
    def hidden_coders(self) -> frozenset[str]:
        """The coders whose segments are hidden, by id."""
        return self.visibility.coders

    def show_coders(self, hidden: frozenset[str]) -> None:
        """Say whose segments are hidden."""
        self._show(replace(self.visibility, coders=hidden))

    def hide_codes(self, codes: frozenset[str]) -> None:
        """Hide the segments of these codes in the text, besides what is hidden there."""
        self._show(replace(self.visibility, codes=self.visibility.codes | codes))

    def unhide_codes(self, codes: frozenset[str]) -> None:
        """Show the segments of these codes again."""
        self._show(replace(self.visibility, codes=self.visibility.codes - codes))

    def show_only(self, codes: frozenset[str] | None) -> None:
        """Show the segments of these codes and no others; None ends that."""
        self._show(replace(self.visibility, only=codes))

    def _show(self, visibility: Visibility) -> None:
        if visibility != self.visibility:
            self.visibility = visibility
            self.shown_changed.emit()

    # Coders

    def add_coder(self, name: str) -> None:
        """A new coder; the first one codes at once."""
        planned = self.attempt(lambda: coders.add(self.project, name))
        if planned is None:
            return
        coder, edit = planned
        if self.apply(lambda: edit, tr("Added {name}", name=coder.name)) and self.project.actor is None:
            self.act_as(coder)

    def rename_coder(self, identity: str, name: str) -> None:
        """Give a coder another name."""
        coder = self.project.coders[identity]
        self.apply(
            lambda: coders.rename(self.project, coder, name),
            tr("{old} is now {new}", old=coder.name, new=name),
        )

    def remove_coder(self, identity: str) -> None:
        """Take a coder away who has no segments."""
        coder = self.project.coders[identity]
        self.apply(lambda: coders.remove(self.project, coder), tr("Removed {name}", name=coder.name))

    def join_coders(self, identity: str, into: str) -> None:
        """Make one coder of two names; whoever codes under the first goes on under the second."""
        coder, other = self.project.coders[identity], self.project.coders[into]
        if self.can_change and self.project.actor == coder:
            self.act_as(other)
        size = self.project.count(SegmentQuery(coders=frozenset([identity])))
        self.apply_sweeping(
            tr("Joining"),
            lambda: joining.join(self.project, coder, other),
            tr("{name} is {other} now", name=coder.name, other=other.name),
            size,
        )

    # The codebook

    def add_code(self, name: str, parent: str | None, colour: str = "", **parts: str) -> Code | None:
        """A new code under a parent, or at the top."""
        above = self.project.codebook.by_id.get(parent or "")
        planned = self.attempt(lambda: codes.add(self.project, name, above, colour, **parts))
        if planned is None:
            return None
        code, edit = planned
        return code if self.apply(lambda: edit, tr("Added {name}", name=code.name)) else None

    def change_code(self, identity: str, plan: Callable[[Code], Edit | None], done: str) -> None:
        """Carry out a change that is planned for a code."""
        code = self.project.codebook.by_id.get(identity)
        if code is not None:
            self.apply(lambda: plan(code), done)

    # Documents

    def set_done(self, source: str, done: bool) -> None:
        """Say that the acting coder is done with a document, or at it again, in the round one works in."""
        document, working = self.project.sources[source], self.project.working_in
        told = later("{document} is done") if done else later("{document} is not done")
        marked = self.apply(
            lambda: assignments.mark_done(self.project, self.project.acting_coder(), [document], done),
            tr(told, document=document.name),
        )
        if marked is not None and working is not None and not working.opened:
            self._tell_opened(working.id)

    def _tell_opened(self, identity: str) -> None:
        """The last one to be done opens a round, which cannot be taken back."""
        opened = self.project.rounds.get(identity)
        if opened is not None and opened.opened:
            told = tr("Everybody is done: “{name}” is open, and all coding in it is shown.", name=opened.name)
            self.said.emit(told)
