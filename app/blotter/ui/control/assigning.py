"""Assigning: documents given to coders and taken back, by hand and by plan."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.assignment import Status
from blotter.domain.source import Source
from blotter.project import assignments
from blotter.project.assignments import Pair
from blotter.project.reports import Selection
from blotter.ui.assigning.page import AssigningPage
from blotter.ui.assigning.plan_dialog import plan_dialog, planned
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import later_plural, listed, plural, tr
from blotter.ui.wording import in_a_paragraph

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace

_SET = {
    None: later_plural("Took back {count} assignment", "Took back {count} assignments"),
    Status.ASSIGNED: later_plural("Assigned {count} document", "Assigned {count} documents"),
    Status.IN_PROGRESS: later_plural("{count} document is in progress", "{count} documents are in progress"),
    Status.DONE: later_plural("{count} document is done", "{count} documents are done"),
}
_KEPT = later_plural(
    "{count} stays as it is: the coder has segments there.",
    "{count} stay as they are: the coders have segments there.",
)
_OTHERS = later_plural(
    "Whether a document is done is its coder’s own word, and agreement goes by it. This changes {count} such "
    "word, of {who}.",
    "Whether a document is done is its coder’s own word, and agreement goes by it. This changes {count} such "
    "words, of {who}.",
)


class AssigningControl(QObject):
    """Answers the page of assignments."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    def serve(self, page: AssigningPage) -> None:
        """Answer what the page asks for."""
        work = self._work
        page.status_asked.connect(self.set_status)
        page.plan_asked.connect(self.plan)
        page.export_asked.connect(lambda: work.exchange.export_answer("assignments", Selection()))
        page.document_asked.connect(work.open_source)
        page.import_asked.connect(work.exchange.import_files)
        page.coders_asked.connect(work.documents.edit_coders)

    def set_status(self, pairs: Sequence[Pair], status: Status | None) -> None:
        """Say how far coders are with documents; what others have said themselves is changed after asking."""
        desk = self._work.desk
        if not desk.can_change or not self._may_change(pairs, status):
            return
        setting = desk.attempt(lambda: assignments.set_status(desk.project, pairs, status))
        if setting is None:
            return
        kept = plural(*_KEPT, len(setting.kept)) if setting.kept else ""
        if setting.edit is None:
            self._work.note(kept or tr("Nothing to change."))
            return
        edit = setting.edit
        done = plural(*_SET[status], edit.size)
        told = tr("{done}. {kept}", done=done, kept=kept.rstrip(".")) if kept else done
        desk.apply_sweeping(tr("Assigning"), lambda: edit, told, edit.size)

    def _may_change(self, pairs: Sequence[Pair], status: Status | None) -> bool:
        project = self._work.desk.project
        actor = project.actor.id if project.actor else ""
        others = [
            coder.name
            for source, coder in pairs
            if coder.id != actor and _changes_word(project.statuses(coder).get(source.id), status)
        ]
        if not others:
            return True
        who = listed(list(dict.fromkeys(others)))
        question = in_a_paragraph([plural(*_OTHERS, len(others), who=who), tr("It can be undone.")])
        act = tr("Change it all the same") if len(others) == 1 else tr("Change them all the same")
        return confirm(self._work.window, tr("Another coder’s word"), question, act)

    def plan(self, sources: Sequence[Source] | None = None) -> None:
        """Ask for a plan, say what it comes to, and carry it out as one step."""
        desk = self._work.desk
        dialog = plan_dialog(desk.project, sources, self._work.window)
        if dialog.exec():
            plan = planned(desk.project, dialog.value(), sources)
            done = plural(*_SET[Status.ASSIGNED], len({source.id for source, _ in plan.given}))
            desk.apply_sweeping(tr("Assigning"), lambda: plan.edit(desk.project), done, len(plan.given))
        dialog.deleteLater()


def _changes_word(held: Status | None, status: Status | None) -> bool:
    """Whether a document becomes done by this, or is done no more."""
    return (held is Status.DONE) is not (status is Status.DONE)
