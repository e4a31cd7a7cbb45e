"""CodeNotesView: the discussion of a code: its notes, a field for another one, and what was decided."""

from pydantic import BaseModel, Field
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from blotter.domain.code_note import CodeNote, Decision
from blotter.domain.codebook import Code
from blotter.domain.edit import Changes, Edit, Put
from blotter.domain.revision import Revision
from blotter.domain.segment import Coder
from blotter.errors import Refused
from blotter.project import code_notes, messages
from blotter.ui.bridge import ProjectBridge
from blotter.ui.codebook.parts import TITLES
from blotter.ui.desk import Desk
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.language import later, tr
from blotter.ui.style import set_role
from blotter.ui.views.note_composer import Draft, NoteComposer
from blotter.ui.views.note_row import NoteRow

_TITLES = {
    Decision.ACCEPTED: later("Accept the note on “{code}”"),
    Decision.DECLINED: later("Decline the note on “{code}”"),
}
_ACTS = {Decision.ACCEPTED: later("Accept note"), Decision.DECLINED: later("Decline note")}
_DONE = {
    Decision.ACCEPTED: later("Accepted the note on {code}"),
    Decision.DECLINED: later("Declined the note on {code}"),
}


class Reason(BaseModel):
    """Why a note is accepted or declined."""

    reason: str = Field(
        "",
        title=later("Reason"),
        description=later("So that it can be understood later."),
        json_schema_extra={"kind": "long"},
    )


class CodeNotesView(QWidget):
    """As high as its notes need: what holds it scrolls. What is being written stays with its code."""

    def __init__(self, bridge: ProjectBridge, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._desk = bridge.project, desk
        self._code = ""
        self._drafts: dict[str, Draft] = {}
        self.rows: list[NoteRow] = []
        self._nothing = QLabel(tr("Nobody has written a note on this code yet."))
        self._nothing.setWordWrap(True)
        set_role(self._nothing, "hint")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(0)
        self.composer = NoteComposer()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addLayout(self._notes)
        column.addWidget(self.composer)
        self.setFocusProxy(self.composer.text)
        self.composer.written.connect(self._write)
        bridge.changed.connect(self._follow)
        desk.rest_changed.connect(self._show_possible)
        self._show()

    def show_code(self, code_id: str) -> None:
        """Show the notes on a code ("": none)."""
        if code_id == self._code:
            return
        if self._code:
            self._drafts[self._code] = self.composer.draft()
        self._code = code_id
        self.composer.show_code(self._shown(), self._drafts.pop(code_id, Draft()))
        self._show()

    def _shown(self) -> Code | None:
        return self._project.codebook.by_id.get(self._code)

    def _follow(self, changes: Changes) -> None:
        if changes.touches(CodeNote, Code, Coder, Revision):
            code = self._shown()
            if code is not None:
                self.composer.follow(code)
            self._show()

    # What is shown

    def _show(self) -> None:
        code = self._shown()
        focused = next((row.note.id for row in self.rows if row.isAncestorOf(self._focus())), "")
        self._clear()
        notes = code_notes.of_code(self._project, code.id) if code is not None else []
        for note in notes:
            assert code is not None
            self._add(NoteRow(self._project, note, code), is_first=not self.rows)
        self._nothing.setVisible(code is not None and not notes)
        self.composer.setVisible(code is not None)
        self._show_possible()
        row = next((row for row in self.rows if row.note.id == focused), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused:
            self.composer.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self

    def _clear(self) -> None:
        self.rows = []
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, row: NoteRow, is_first: bool) -> None:
        if not is_first:
            line = QFrame()
            line.setFixedHeight(1)
            set_role(line, "divider")
            self._notes.addWidget(line)
        row.decision_requested.connect(lambda decision: self._decide(row.note, Decision(decision)))
        row.removal_requested.connect(lambda: self._remove(row.note))
        self._notes.addWidget(row)
        self.rows.append(row)

    def _show_possible(self) -> None:
        can_change = self._desk.can_change
        self.composer.setEnabled(can_change)
        for row in self.rows:
            row.set_possible(can_change)

    # What is done

    def _write(self) -> None:
        code, draft = self._shown(), self.composer.draft()
        if code is None:
            return

        def planned() -> Edit:
            return code_notes.add(self._project, code, *draft)[1]

        if self._desk.apply(planned, tr("Wrote a note on {code}", code=code.name)):
            self.composer.show_code(self._shown(), Draft())
            self.composer.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, note: CodeNote, decision: Decision) -> None:
        dialog = self.decision_dialog(note, decision)
        code = self._project.codebook.by_id[note.code]
        if dialog.exec():
            reason = dialog.value().reason
            self._desk.apply(
                lambda: code_notes.decide(self._project, note, decision, reason),
                tr(_DONE[decision], code=code.name),
            )
        dialog.deleteLater()

    def decision_dialog(self, note: CodeNote, decision: Decision) -> FormDialog[Reason]:
        """Asks for the reason; what is against the decision is told there."""
        code = self._project.codebook.by_id[note.code]
        return FormDialog(
            Reason,
            None,
            tr(_TITLES[decision], code=code.name),
            tr(_ACTS[decision]),
            parent=self,
            check=lambda given: self._check(note, decision, given.reason),
            preview=lambda _: self._previewed(note, code, decision),
        )

    def _check(self, note: CodeNote, decision: Decision, reason: str) -> None:
        edit = code_notes.decide(self._project, note, decision, reason)
        changes_code = any(isinstance(step, Put) and isinstance(step.entity, Code) for step in edit.steps)
        for freeze in self._project.freezes if changes_code else ():
            number = self._project.revisions.by_id[freeze.revision].number
            raise Refused(messages.FROZEN, number=number)

    def _previewed(self, note: CodeNote, code: Code, decision: Decision) -> str:
        if decision is not Decision.ACCEPTED or not note.part:
            return tr("The definition stays as it is.")
        if str(getattr(code, note.part)) == note.words:
            return tr("“{part}” says so already.", part=tr(TITLES[note.part]))
        words = note.words or tr("(nothing)")
        return tr("“{part}” will be: {words}", part=tr(TITLES[note.part]), words=words)

    def _remove(self, note: CodeNote) -> None:
        code = self._project.codebook.by_id[note.code]
        self._desk.apply(
            lambda: code_notes.remove(self._project, note), tr("Removed a note on {code}", code=code.name)
        )
