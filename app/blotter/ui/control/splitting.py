"""Splitting: a code becomes several, and its segments are divided among them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.edit import Edit
from blotter.project import splitting
from blotter.project.project import Project
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import plural, tr
from blotter.ui.splitting.division import Division
from blotter.ui.splitting.page import SplittingPage
from blotter.ui.splitting.split_dialog import SplitDialog

if TYPE_CHECKING:
    from blotter.ui.workplace import Workplace


class SplittingControl(QObject):
    """Answers the page, and the menus that lead to it."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    @property
    def _project(self) -> Project:
        return self._work.desk.project

    def serve(self, page: SplittingPage) -> None:
        """Answer what a page asks for."""
        page.finish_requested.connect(self.finish)
        page.give_up_requested.connect(self.give_up)
        page.passage_requested.connect(self._work.chosen.reveal_by_id)

    def split_chosen(self) -> None:
        """Split the code that is chosen in the tree, or go on with the one that is being split."""
        if self._work.split_under_way() is not None:
            self._turn()
            return
        chosen = self._work.panes.codebook.tree.current()
        if self._work.places.page() == "editor":
            chosen = self._work.editor.current_code()
        if chosen:
            self.split(chosen)
        else:
            self._work.note(tr("Choose a code first."))

    def split(self, identity: str) -> None:
        """Ask into which codes to split a code, and show its segments one by one."""
        page, code = self._work.splitting, self._project.codebook.by_id.get(identity)
        if code is None or not self._may_begin(identity):
            return
        if page.division is None:
            dialog = SplitDialog(self._project, code, self._work.window)
            parts = dialog.parts() if dialog.exec() else []
            dialog.deleteLater()
            if not parts:
                return
            page.begin(identity, parts)
        self._turn()

    def _may_begin(self, identity: str) -> bool:
        """Whether another split may begin: one that is under way goes on, or is given up after asking."""
        division = self._work.splitting.division
        if division is None or division.code == identity:
            return True
        code = self._project.codebook.by_id.get(division.code)
        words = tr("“{code}” is being split, and that is not finished.", code=code.name if code else "")
        if confirm(self._work.window, tr("Another split"), words, tr("Give it up")):
            self._work.splitting.end()
        return self._work.splitting.division is None

    def _turn(self) -> None:
        if self._work.window.pages.currentWidget() is not self._work.splitting:
            self._work.places.leave()
            self._work.turn_to(self._work.splitting)

    def give_up(self) -> None:
        """Forget what was decided, after asking if anything was."""
        count = self._work.splitting.decided()
        words = plural("{count} decision is lost.", "{count} decisions are lost.", count)
        if not count or confirm(self._work.window, tr("Give up the split"), words, tr("Give up")):
            self._work.splitting.end()
            self._work.show_text()

    def finish(self, division: Division) -> None:
        """Carry out what was decided, as one step; what was not decided stays where it is."""
        code = self._project.codebook.by_id.get(division.code)
        if code is None:
            return

        def planned() -> Edit | None:
            # One part and what stays are two as well.
            stays = [splitting.Part(code)] if len(division.parts) == 1 else []
            parts = [*division.parts, *stays]
            return splitting.split(self._project, code, parts, division.assigned())

        done = plural(
            "Split {code}: {count} segment divided",
            "Split {code}: {count} segments divided",
            len(division.assigned()),
            code=code.name,
        )
        if self._work.desk.apply(planned, done) is not None:
            self._work.splitting.end()
            self._work.show_text()
