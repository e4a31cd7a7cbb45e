"""Rounds: choosing in which one codes, going through what is to be coded in it, starting and opening them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from blotter.domain.assignment import Assignment, Status
from blotter.domain.edit import Changes
from blotter.domain.round import Round, RoundPassage
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project import rounds
from blotter.project.round_plans import RoundPlan
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import later, later_plural, listed, plural, tr
from blotter.ui.models.documents_model import listed_documents
from blotter.ui.rounds.look_dialog import look_dialog
from blotter.ui.rounds.page import RoundsPage
from blotter.ui.rounds.round_line import RoundLine
from blotter.ui.rounds.todo import passages_in, rounds_of, rounds_to_do, statuses_in
from blotter.ui.views.document_page import DocumentPage
from blotter.ui.views.place_palette import Offer, PlacePalette, PlaceRow
from blotter.ui.wording import in_a_paragraph

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

OPENLY = "openly"
_LEFT = later_plural("{count} document left", "{count} documents left")
_DONE = later_plural("{done} of {count} done", "{done} of {count} done")
_BLIND = later("Blind round “{name}”: only your own coding is shown")
_SEEN = later("Blind round “{name}”: you may look before it opens, so everybody’s coding is shown")
_OPEN = later("Round “{name}”: everybody’s coding is shown")
_PASSAGES = later_plural("{count} passage in this document", "{count} passages in this document")


class RoundsControl(QObject):
    """Answers the chooser of rounds, the line above the text and the page of rounds."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work
        self.settle: Callable[[str], None] | None = None
        """Leads to where a round (by id) is settled; set before the page of rounds is made."""
        self.report: Callable[[str], None] | None = None
        """Writes the report of a round (by id); likewise."""
        self.line = RoundLine()
        self.palette = PlacePalette(work.window)
        self.palette.chosen.connect(self._work_in_chosen)
        self.palette.chosen_beside.connect(self._work_in_chosen)
        self.line.passage_asked.connect(lambda: self.step_passage(1))
        self.line.done_asked.connect(work.documents.toggle_done)
        self.line.document_asked.connect(self.next_document)
        work.area.place_above(self.line)
        work.area.attach(self._attach)
        work.area.changed.connect(self._show_line)
        desk = work.desk
        desk.source_shown.connect(lambda _: self._show_line())
        desk.coder_changed.connect(self._show_line)
        desk.bridge.changed.connect(self._follow)
        self._show_line()

    def close(self) -> None:
        """Take the palette out of the window."""
        self.palette.close_palette(returns_focus=False)
        self.palette.deleteLater()

    # Choosing in which round one codes

    def choose(self) -> None:
        """Offer open coding and the rounds in which the one who codes has something to do."""
        self.palette.ask(
            Offer(
                prompt=tr("Code in a round, or openly"),
                hint=tr("Enter goes there, Esc leaves"),
                find=self._find,
                nothing=tr("No round is called like this."),
            )
        )

    def _find(self, query: str) -> list[PlaceRow]:
        words = query.casefold().split()
        return [row for row in self._rows() if all(word in row.words.casefold() for word in words)]

    def _rows(self) -> list[PlaceRow]:
        project = self._work.desk.project
        left, working = rounds_of(project, project.actor), project.working_in
        rows = [PlaceRow(OPENLY, tr("Open coding"), "" if working else tr("now"), "pencil")]
        for each in rounds_to_do(project, project.actor):
            aside = tr("now") if each == working else plural(*_LEFT, left.get(each.id, 0))
            rows.append(PlaceRow(each.id, each.name, aside, _icon(each)))
        return rows

    def open_menu(self, beside: QWidget) -> None:
        """The same choice as a menu at a button, with the way to all rounds."""
        menu = self.menu(beside)
        menu.popup(beside.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def menu(self, parent: QWidget) -> QMenu:
        """Open coding and the rounds in which there is something to do; a tick marks where one is."""
        working = self._work.desk.project.working_in
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        for row in self._rows():
            words = row.words if row.id == OPENLY else tr("{round} · {left}", round=row.words, left=row.aside)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(row.id == (working.id if working else OPENLY))
            action.triggered.connect(lambda _, chosen=row.id: self._work_in_chosen(chosen))
        menu.addSeparator()
        menu.addAction(tr("All rounds")).triggered.connect(lambda _: self._work.show_rounds())
        return menu

    def _work_in_chosen(self, identity: str) -> None:
        project = self._work.desk.project
        self.work_in(None if identity == OPENLY else project.rounds.get(identity))

    def work_in(self, chosen: Round | None) -> None:
        """Code in a round, at its first document that is not done; or (None) openly."""
        desk = self._work.desk
        if desk.project.working_in == chosen or not desk.work_in(chosen):
            return
        if chosen is not None and (first := self._first_to_do()):
            self._work.open_source(first.id)

    def leave(self) -> None:
        """Code openly again."""
        if self._work.desk.project.working_in is None:
            self._work.note(tr("You code openly already."))
        else:
            self.work_in(None)

    # Starting one

    def start(self) -> None:
        """Ask everything that a round begins with, and start it."""
        desk = self._work.desk
        if not desk.can_change:
            self._work.note(tr("Nothing can be changed now."))
            return
        if not self._may_start():
            return
        # The window starts without what a wizard needs.
        from blotter.ui.rounds.wizard import RoundWizard

        wizard = RoundWizard(desk.project, self._work.tasks, self._work.window)
        if wizard.exec():
            self.start_by(wizard.plan())
        wizard.deleteLater()

    def _may_start(self) -> bool:
        """What a round needs before anything is asked."""
        project = self._work.desk.project
        if not project.sources:
            self._work.note(tr("A round needs documents. Import some first."))
        elif not project.codebook.by_id:
            self._work.note(tr("A round needs a codebook. Add codes first."))
        elif not project.coders:
            self._work.note(tr("A round needs coders. Add them in Coders… first."))
        else:
            return True
        return False

    def start_by(self, plan: RoundPlan) -> None:
        """Start a round by a plan, and show it among the others."""
        desk = self._work.desk
        if desk.apply(
            lambda: rounds.start(desk.project, plan), tr("Started the round “{name}”", name=plan.name)
        ):
            self._work.show_rounds()
            self._work.rounds_page.choose(plan.name)

    # The page of rounds

    def serve(self, page: RoundsPage) -> None:
        """Answer what the page asks for."""
        page.start_asked.connect(self.start)
        page.work_asked.connect(lambda identity: self.work_in(self._round(identity)))
        page.leave_asked.connect(self.leave)
        page.open_asked.connect(self.open_now)
        page.look_asked.connect(self.look)
        page.compare_asked.connect(self.compare)
        for button, asked, act in (
            (page.settle, page.settle_asked, self.settle),
            (page.report, page.report_asked, self.report),
        ):
            button.setVisible(act is not None)
            if act is not None:
                asked.connect(act)

    def _round(self, identity: str) -> Round | None:
        return self._work.desk.project.rounds.get(identity)

    def open_now(self, identity: str) -> None:
        """Open a blind round before everybody is done, once the person has said so."""
        desk, chosen = self._work.desk, self._round(identity)
        if chosen is None:
            return
        state = rounds.state(desk.project, chosen)
        waiting = [each.coder.name for each in state.coders if not each.is_done]
        question = in_a_paragraph(
            [
                tr("Open “{name}” for everybody?", name=chosen.name),
                tr("Not done yet: {coders}.", coders=listed(waiting)) if waiting else "",
                tr("What has been seen cannot be unseen: this cannot be undone, and the history tells it."),
            ]
        )
        if confirm(self._work.window, tr("Open the round"), question, tr("Open the round")):
            self._record(
                lambda: rounds.open_now(desk.project, chosen),
                tr("“{name}” is open: everybody’s coding is shown.", name=chosen.name),
            )

    def look(self, identity: str) -> None:
        """Look into a blind round for a reason, which the history tells."""
        desk, chosen = self._work.desk, self._round(identity)
        if chosen is None:
            return
        dialog = look_dialog(chosen, self._work.window)
        if dialog.exec():
            reason = dialog.value().reason
            self._record(
                lambda: rounds.override(desk.project, chosen, reason),
                tr("You see all of “{name}” now; the history tells why.", name=chosen.name),
            )
        dialog.deleteLater()

    def _record(self, event: Callable[[], object], done: str) -> None:
        """Write down what cannot be undone, and say so; the words outlast what is read anew then."""
        desk, window = self._work.desk, self._work.window
        if not desk.can_change:
            self._work.note(tr("Nothing can be changed now."))
        elif desk.attempt(event) is not None:
            window.status.say(done)

    def compare(self, identity: str) -> None:
        """Compare the coders of a round; within another round nothing of it would be seen."""
        window, chosen = self._work.window, self._round(identity)
        if chosen is None or not self._lets_see(chosen):
            return
        work = window.work
        work.show_comparison()
        work.comparison.compare_round(chosen)

    def _lets_see(self, chosen: Round) -> bool:
        """Look at a round from open coding: there everything is to be seen that may be."""
        desk, window = self._work.desk, self._work.window
        if desk.project.working_in is not None and not desk.work_in(None):
            return False
        window.renew()
        return window.work.desk.project.sees(chosen)

    # What is to be coded in it

    def documents(self) -> list[Source]:
        """The documents that the one who codes has in the round, as they are listed."""
        project = self._work.desk.project
        if project.working_in is None or project.actor is None:
            return []
        held = statuses_in(project, project.working_in, project.actor)
        return listed_documents(each for each in project.sources.values() if each.id in held)

    def _undone(self) -> list[Source]:
        project = self._work.desk.project
        if project.actor is None:
            return []
        statuses = statuses_in(project, project.working_in, project.actor)
        return [each for each in self.documents() if statuses[each.id] is not Status.DONE]

    def _first_to_do(self) -> Source | None:
        here = self._work.desk.source
        undone = self._undone()
        if here in undone:
            return here
        return next(iter(undone or self.documents()), None)

    def next_document(self) -> None:
        """Go to the next document of the round that is not done."""
        here = self._work.desk.source
        order = [each.id for each in self.documents()]
        after = order.index(here.id) if here is not None and here.id in order else -1
        undone = [each for each in self._undone() if each != here]
        if not undone:
            self._work.note(tr("You are done with every other document of this round."))
            return
        undone.sort(key=lambda each: (order.index(each.id) <= after, order.index(each.id)))
        self._work.open_source(undone[0].id)

    def step_passage(self, direction: int) -> None:
        """Go to the next passage of the round in this document, or to the one before."""
        desk, view = self._work.desk, self._work.page.view
        if desk.project.working_in is None:
            self._work.note(tr("You code openly: passages belong to a round."))
            return
        spans = passages_in(desk.project, desk.source) if desk.source is not None else []
        if not spans:
            self._work.note(tr("The whole document is to be coded in this round."))
            return
        selected = view.selected_span()
        starts = [span.start for span in spans]
        at = selected.start if selected else view.caret()
        number = bisect_right(starts, at) if direction > 0 else bisect_left(starts, at) - 1
        if 0 <= number < len(spans):
            self._go_to(spans[number])
        elif direction > 0:
            self._work.note(tr("There is no further passage of the round in this document."))
        else:
            self._work.note(tr("There is no earlier passage of the round in this document."))

    def _go_to(self, passage: Span) -> None:
        """Stand at a passage; where its bounds are given and only labels are to be set, it is selected."""
        view, working = self._work.page.view, self._work.desk.project.working_in
        self._work.page.jump()
        view.reveal(passage)
        if working is not None and working.boundaries is not None:
            view.select(passage)
        else:
            view.page.put_caret(passage.start)
        view.page.setFocus()

    # What is shown of it

    def _attach(self, page: DocumentPage) -> None:
        page.source_changed.connect(lambda: self._limit(page))
        self._limit(page)

    def _limit(self, page: DocumentPage) -> None:
        project = self._work.desk.project
        page.view.limit_to(passages_in(project, page.source) if page.source is not None else [])

    def _follow(self, changes: Changes) -> None:
        if changes.touches(Round, RoundPassage):
            for page in self._work.area.pages:
                self._limit(page)
        if changes.touches(Round, Assignment, RoundPassage):
            self._show_line()

    def _show_line(self) -> None:
        project, source = self._work.desk.project, self._work.desk.source
        working = project.working_in
        if working is None:
            self.line.hide()
            return
        held = statuses_in(project, working, project.actor) if project.actor is not None else {}
        done = sum(status is Status.DONE for status in held.values())
        spans = passages_in(project, source) if source is not None else []
        told = plural(*_DONE, len(held), done=done) if held else ""
        self.line.tell(self._described(working), told, working.is_blind)
        self.line.passage.setToolTip(plural(*_PASSAGES, len(spans)))
        is_here = source is not None and source.id in held
        is_done = source is not None and held.get(source.id) is Status.DONE
        self.line.passage.setVisible(bool(spans))
        self.line.done.setVisible(is_here and not is_done)
        self.line.document.setVisible(not is_here or is_done)
        self.line.done.setEnabled(self._work.desk.can_change)
        self.line.document.setEnabled(done < len(held))

    def _described(self, working: Round) -> str:
        blind = self._work.desk.sight.blind
        words = _BLIND if working.id in blind else _SEEN if working.is_blind else _OPEN
        return tr(words, name=working.name)


def _icon(each: Round) -> str:
    return "shield-lock" if each.is_blind else "lock-open"
