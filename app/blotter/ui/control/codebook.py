"""Codebook: requests of the code tree and the definition, planned and carried out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from blotter.domain.codebook import Code
from blotter.project import codes
from blotter.project.project import Project
from blotter.ui import code_look, theme
from blotter.ui.dialogs.code_dialogs import (
    MergeDialog,
    MoveDialog,
    NewCode,
    NewCodeDialog,
)
from blotter.ui.dialogs.code_notes_dialog import CodeNotesDialog
from blotter.ui.dialogs.code_questions import delete_question, merge_question
from blotter.ui.dialogs.colour_dialog import ColourDialog
from blotter.ui.dialogs.questions import confirm
from blotter.ui.language import later, tr

if TYPE_CHECKING:
    from blotter.ui.desk import Desk
    from blotter.ui.views.codebook_pane import CodebookPane
    from blotter.ui.workplace import Workplace


class CodebookControl(QObject):
    """Answers the codebook pane and the Code menu."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    @property
    def _desk(self) -> "Desk":
        return self._work.desk

    @property
    def _project(self) -> Project:
        return self._work.desk.project

    def _code(self, identity: str) -> Code | None:
        return self._project.codebook.by_id.get(identity)

    def serve(self, pane: "CodebookPane") -> None:
        """Answer what is asked for in a tree of the codebook, wherever it stands."""
        for signal, act in (
            (pane.new_code_requested, self.new_code),
            (pane.rename_requested, self.rename),
            (pane.recolour_requested, self.recolour),
            (pane.own_colour_requested, self.choose_colour),
            (pane.move_requested, self.move),
            (pane.new_place_requested, self.choose_place),
            (pane.merge_requested, self.merge),
            (pane.merge_partner_requested, self.choose_merge),
            (pane.split_requested, self._work.dividing.split),
            (pane.archive_requested, self.archive),
            (pane.recheck_requested, self._work.revising.show_rechecking_of),
            (pane.delete_requested, self.delete),
            (pane.memo_requested, self._work.open_code_memo),
            (pane.notes_requested, self.show_notes),
            (pane.rules_requested, self._work.rules.show),
        ):
            signal.connect(act)

    def rename(self, identity: str, name: str) -> None:
        """Give a code another name."""
        self._desk.change_code(
            identity, lambda code: codes.rename(self._project, code, name), tr("Renamed to {name}", name=name)
        )

    def move(self, identity: str, parent: str, before: str) -> None:
        """Place a code under another ("": at the top), before a sibling ("": last)."""
        above, sibling = self._code(parent), self._code(before)
        done = tr("Placed the code at the top")
        if above:
            done = tr("Placed the code under {parent}", parent=self._desk.name_of(above))
        self._desk.change_code(identity, lambda code: codes.move(self._project, code, above, sibling), done)

    def recolour(self, identity: str, colour: str) -> None:
        """Give a code a colour, "" for its parent's."""
        self._desk.change_code(
            identity, lambda code: codes.recolour(self._project, code, colour), tr("Changed the colour")
        )

    def archive(self, identity: str, is_archived: bool) -> None:
        """Give a code no more, or give it again."""
        code = self._code(identity)
        if code is not None:
            name = self._desk.name_of(code)
            told = later("Archived {code}") if is_archived else later("Brought {code} back from the archive")
            self._desk.apply(lambda: codes.archive(self._project, code, is_archived), tr(told, code=name))

    def show_notes(self, identity: str) -> None:
        """Open the discussion of a code."""
        code = self._code(identity)
        if code is not None:
            CodeNotesDialog(self._desk, code, self._work.window).open()

    def merge(self, identity: str, into: str) -> None:
        """Merge a code into another after asking in numbers, since others' segments may be touched."""
        merged, kept = self._code(identity), self._code(into)
        if merged is None or kept is None:
            return
        question = merge_question(self._project, merged, kept)
        if confirm(self._work.window, tr("Merge “{code}”", code=merged.name), question, tr("Merge codes")):
            self._merge(merged, kept)

    def _merge(self, merged: Code, kept: Code) -> None:
        self._desk.apply_sweeping(
            tr("Merging"),
            lambda: codes.merge(self._project, merged, kept),
            tr("Merged {merged} into {kept}", merged=merged.name, kept=kept.name),
            self._project.touched_by([merged.id])[0],
        )

    def choose_merge(self, identity: str) -> None:
        """Ask which code to merge a code into."""
        code = self._code(identity)
        if code is None:
            return
        dialog = MergeDialog(self._project, code, self._work.window)
        if dialog.exec() and (into := self._code(dialog.chosen())):
            self._merge(code, into)
        dialog.deleteLater()

    def choose_place(self, identity: str) -> None:
        """Ask under which code to place a code."""
        code = self._code(identity)
        if code is None:
            return
        dialog = MoveDialog(self._project, code, self._work.window)
        if dialog.exec():
            self.move(identity, dialog.chosen(), "")
        dialog.deleteLater()

    def choose_colour(self, identity: str) -> None:
        """Ask for a colour that the palette does not have."""
        code = self._code(identity)
        if code is None:
            return
        stripe = code_look.look(self._project.codebook.colour(identity), theme.current().is_dark).stripe
        dialog = ColourDialog(code.name, stripe, self._work.window)
        if dialog.exec():
            self.recolour(identity, dialog.chosen())
        dialog.deleteLater()

    def delete(self, identity: str) -> None:
        """Delete a code and what is under it; asked first where segments go with it."""
        code = self._code(identity)
        if code is None:
            return
        question = delete_question(self._project, code)
        title = tr("Delete “{code}”", code=code.name)
        if question and not confirm(self._work.window, title, question, tr("Delete code")):
            return
        gone = [code, *self._project.codebook.descendants(code.id)]
        self._desk.apply_sweeping(
            tr("Deleting"),
            lambda: codes.delete(self._project, code),
            tr("Deleted {code}", code=code.name),
            self._project.touched_by(each.id for each in gone)[0],
        )

    def new_code(self, parent: str = "") -> None:
        """Ask for a new code and make it."""
        wanted = self._ask_for_code(parent)
        if wanted is not None:
            code = self._desk.add_code(wanted.name, wanted.parent or None, wanted.colour, short=wanted.short)
            if code is not None:
                self._work.show_code(code.id)

    def code_new(self) -> None:
        """Ask for a new code and give it to the selected passage, in one step; without one, make it."""
        span = self._work.page.view.selected_span() if self._work.is_text_in_view() else None
        if span is None:
            self.new_code()
            return
        wanted = self._ask_for_code("")
        if wanted is not None:
            parts = {"colour": wanted.colour, "short": wanted.short}
            self._desk.mark_new(span, wanted.name, wanted.parent or None, **parts)

    def _ask_for_code(self, parent: str) -> NewCode | None:
        dialog = NewCodeDialog(self._project, parent, self._work.window)
        wanted = dialog.value() if dialog.exec() else None
        dialog.deleteLater()
        return wanted
