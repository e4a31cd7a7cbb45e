"""Settling: the page on which it is decided what stands where coders differ, and its rules."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from blotter.domain.decision import Choice, Reason
from blotter.domain.segment import Span
from blotter.project import settling
from blotter.ui import menus
from blotter.ui.control.code_keys import digit_by_place
from blotter.ui.language import plural, tr
from blotter.ui.settling.page import SettlingPage
from blotter.ui.settling.proposals_dialog import ProposalsDialog

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class SettlingControl(QObject):
    """Answers the page, its keys, and what leads to it."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def serve(self, page: SettlingPage) -> None:
        """Answer what the page asks for."""
        page.passage_requested.connect(self._work.open_passage)
        page.proposals_requested.connect(self.propose)
        page.noted.connect(self._work.note)
        bench = page.bench
        buttons = [row.button for row in bench.decision.reasons.values()]
        for widget in (page.list, bench.consensus.page, *buttons):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits go by their place, as in the text: French keyboards have `&` where others have `1`."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit, held = digit_by_place(event), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            actions = menus.settling_actions(self._work.window.actions_by_id).values()
            wanted = QKeySequence(str(digit))
            if digit and held == Qt.KeyboardModifier.NoModifier:
                for action in (each for each in actions if wanted in each.shortcuts()):
                    action.trigger()
                    return True
        return super().eventFilter(watched, event)

    def show(self) -> None:
        """Turn to the page."""
        page = self._work.settling_page
        if self._work.window.pages.currentWidget() is not page:
            self._work.places.leave()
            self._work.turn_to(page)

    def show_round(self, identity: str) -> None:
        """Turn to the places of a round (by id), or with "" to those of open coding."""
        self.show()
        self._work.settling_page.show_round(identity)

    def show_at(self, source: str, span: Span, name: str = "") -> None:
        """Turn to the place in a document (by id) that a span is about, in the round of this name."""
        rounds = self._work.desk.project.rounds.values()
        found = next((each.id for each in reversed(rounds) if name and each.name == name), "")
        self.show()
        self._work.settling_page.show_at(source, span, found)

    # By keys, which are heard on the page only

    def _on_page(self, act: Callable[[SettlingPage], object]) -> None:
        if self._work.settling_page.isVisible():
            act(self._work.settling_page)

    def choose_side(self, number: int) -> None:
        """Choose the version of the n-th coder, counted from 0."""
        self._on_page(lambda page: page.bench.choose_side(number))

    def choose(self, choice: Choice) -> None:
        """Choose all versions, none, or new bounds."""
        self._on_page(lambda page: page.bench.choose(choice))

    def choose_reason(self, reason: Reason) -> None:
        """Say why the coders differed."""
        self._on_page(lambda page: page.bench.choose_reason(reason))

    def choose_segment(self) -> None:
        """Turn to the next segment of what is to stand."""
        self._on_page(lambda page: page.bench.consensus.choose_next())

    def decide(self) -> None:
        """Settle the place and go on."""
        self._on_page(lambda page: page.bench.decide())

    def skip(self) -> None:
        """Go on without settling the place."""
        self._on_page(SettlingPage.go_on)

    def propose(self) -> None:
        """Settle by a rule what it settles, after a look at it."""
        desk, of = self._work.desk, self._work.settling_page.round
        dialog = ProposalsDialog(desk.project, self._work.tasks, of, self._work.window)
        if dialog.exec() and dialog.found is not None:
            found = dialog.found
            count = len(found.made)
            done = plural("Settled {count} place by a rule", "Settled {count} places by a rule", count)
            if not count:
                done = tr("Took over what every coder has")
            size = len(found.made) + len(found.agreed)
            desk.apply_sweeping(
                tr("Settling"), lambda: settling.apply_proposals(desk.project, of, found), done, size
            )
        dialog.deleteLater()
