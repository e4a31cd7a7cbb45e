"""Definitions: the page on which the codebook is written, and what its parts, tools and lists set going."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, Field
from PySide6.QtCore import QObject

from blotter.domain.codebook import Code
from blotter.domain.edit import Edit
from blotter.errors import BlotterError
from blotter.project import code_notes, codes, freezing
from blotter.project.project import Project
from blotter.ui.codebook.parts import ALIASES, NAME, TITLES
from blotter.ui.codebook.prose import unwrapped
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, tr
from blotter.ui.wording import plainly

if TYPE_CHECKING:
    from blotter.ui.codebook.page import CodebookPage
    from blotter.ui.workplace import Workplace

_OTHER_TITLES = {
    "origin": later("origin"),
    "reference": later("reference"),
    ALIASES: later("other names"),
}


class FreezeReason(BaseModel):
    """Why the codebook is to stay as it is."""

    reason: str = Field("", title="Why?", description="A round of coding, say. Kept with the freeze.")


class Proposal(BaseModel):
    """Other words for a part, while the codebook is frozen."""

    words: str = Field("", title="Words", json_schema_extra={"kind": "long"})
    text: str = Field("", title="Why?", json_schema_extra={"kind": "long"})


class DefinitionsControl(QObject):
    """Answers the page, the pencil beside a definition and the entries of the Code menu."""

    def __init__(self, work: "Workplace") -> None:
        super().__init__(work)
        self._work = work

    @property
    def _project(self) -> Project:
        return self._work.desk.project

    def _code(self, identity: str) -> Code | None:
        return self._project.codebook.by_id.get(identity)

    def serve(self, page: "CodebookPage") -> None:
        """Answer what a page asks for."""
        codebook, form = self._work.codebook, page.form
        codebook.serve(page.pane)
        page.pane.segments_requested.connect(self.show_segments)
        form.recolour_requested.connect(lambda colour: codebook.recolour(page.current_code(), colour))
        form.own_colour_requested.connect(lambda: codebook.choose_colour(page.current_code()))
        form.archive_requested.connect(lambda is_on: codebook.archive(page.current_code(), is_on))
        page.head.freeze_requested.connect(self.freeze)
        page.head.thaw_requested.connect(self.thaw)
        page.head.print_requested.connect(self.print)
        page.example_requested.connect(self.use_as_example)
        page.proposal_requested.connect(self.propose)
        page.segment_requested.connect(self._work.chosen.reveal_by_id)
        page.said.connect(self._work.say)
        self._work.desk.turning.connect(page.commit)

    # The page

    def show(self, code: str = "") -> None:
        """Turn to the page, to a code if one is given, to write its definition."""
        page = self._work.editor
        chosen = code or self._work.panes.codebook.tree.current()
        if self._work.window.pages.currentWidget() is not page:
            self._work.places.leave()
            self._work.turn_to(page)
        if chosen:
            page.show_code(chosen)
        if code:
            page.focus_form()

    def show_segments(self, code: str) -> None:
        """Back to the text with the segments of a code listed below it."""
        self._work.show_text()
        self._work.show_segments_of(code)

    # Writing

    def write(self, identity: str, part: str, words: str, reason: str) -> str:
        """Put a part of a code into the project; what is against it, "" once it is there."""
        code = self._code(identity)
        if code is None:
            return tr("The code is gone.")
        try:
            edit = self._planned(code, part, words, reason)
        except BlotterError as error:
            self._work.tell(error)
            return plainly(error)
        if edit is None:
            return ""
        what = TITLES.get(part) or _OTHER_TITLES[part]
        done = tr("Defined {code}: {part}", code=code.name, part=tr(what))
        if part == NAME:
            done = tr("Renamed to {name}", name=words.strip())
        written = self._work.desk.apply(lambda: edit, done)
        return "" if written is not None else tr("It is not saved yet.")

    def _planned(self, code: Code, part: str, words: str, reason: str) -> Edit | None:
        if part == NAME:
            return codes.rename(self._project, code, words, reason)
        if part == ALIASES:
            names = [line.strip() for line in words.splitlines()]
            return codes.set_aliases(self._project, code, [name for name in names if name])
        return codes.define(self._project, code, reason, **{part: words})

    def use_as_example(self, identity: str) -> None:
        """Quote a segment in its code's example."""
        for segment in self._project.segments_by_id([identity]):
            code = self._code(segment.code)
            if code is not None:
                self._work.commit_definitions()
                self._work.desk.apply(
                    lambda code=code, segment=segment: codes.add_example(self._project, code, segment),  # type: ignore[misc]
                    tr("The passage is an example of {code} now", code=code.name),
                )

    # Freezing

    def turn_freeze(self) -> None:
        """Freeze the codebook, or thaw it."""
        if self._project.freezes:
            self.thaw()
        else:
            self.freeze()

    def freeze(self) -> None:
        """Ask for the reason and keep the codebook as it is."""
        self._work.commit_definitions()
        dialog = FormDialog(
            FreezeReason, None, tr("Freeze the codebook"), tr("Freeze"), parent=self._work.window
        )
        if dialog.exec():
            reason = dialog.value().reason
            self._work.desk.apply(
                lambda: freezing.freeze(self._project, reason), tr("The codebook is frozen")
            )
        dialog.deleteLater()

    def print(self) -> None:
        """Show the codebook as it will be printed, with what is being typed."""
        self._work.commit_definitions()
        self._work.codebook_files.preview()

    def thaw(self) -> None:
        """Let the codebook be changed again."""
        self._work.desk.apply(lambda: freezing.thaw(self._project), tr("The codebook can be changed again"))

    def propose(self, identity: str, part: str) -> None:
        """Ask for other words for a part, and note them on the code."""
        code = self._code(identity)
        if code is None:
            return
        title = tr("Propose: {part} of “{code}”", part=tr(TITLES[part]), code=code.name)
        begun = Proposal(words=unwrapped(str(getattr(code, part))))

        def planned(wanted: Proposal) -> Edit:
            return code_notes.add(self._project, code, wanted.text, part, wanted.words)[1]

        dialog = FormDialog(Proposal, begun, title, tr("Propose"), parent=self._work.window, check=planned)
        field = dialog.field("words")
        field.setFixedHeight(field.fontMetrics().lineSpacing() * 6 + 14)
        if dialog.exec():
            wanted = dialog.value()
            self._work.desk.apply(
                lambda: planned(wanted), tr("Proposed other words for {code}", code=code.name)
            )
        dialog.deleteLater()
