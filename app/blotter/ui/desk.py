"""Desk: what a person does with an open project in the window, whatever widget asked for it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from blotter.domain.codebook import Code, split_path
from blotter.domain.edit import Changes, Edit
from blotter.domain.segment import Coder, Span, trimmed
from blotter.domain.source import Source
from blotter.errors import BlotterError, OthersWork
from blotter.message import Message
from blotter.project import assignments, coders, codes, memos, segments
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge

T = TypeVar("T")

RECENT = 9


class Desk(QObject):
    """Holds who acts, which document lies open and which codes were used last; plans and applies edits.

    Every method says in `said` what was done, or in `failed` why not; nothing is asked here but `asked`,
    a callable that puts a question to the person and returns the answer.
    """

    said = Signal(str)
    failed = Signal(object)
    source_shown = Signal(object)
    coder_changed = Signal()
    shown_coders_changed = Signal()
    recents_changed = Signal()

    def __init__(
        self, project: Project, ask: Callable[[OthersWork], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.bridge = ProjectBridge(project, self)
        self.source: Source | None = None
        self.recents: list[str] = []
        self.hidden_coders: frozenset[str] = frozenset()
        self._ask = ask

    def close(self) -> None:
        """Leave the project closed."""
        self.bridge.close()
        self.project.close()

    # Where one is

    def show_source(self, identity: str | None) -> None:
        """Lay a document open, or none."""
        self.source = self.project.sources.get(identity or "")
        self.source_shown.emit(self.source)

    def act_as(self, coder: Coder | None) -> None:
        """Say who codes from now on."""
        self.project.actor = coder
        self.coder_changed.emit()
        self.said.emit(f"{coder.name} codes now." if coder else "Nobody codes now.")

    def show_coders(self, hidden: frozenset[str]) -> None:
        """Say whose segments are hidden."""
        self.hidden_coders = hidden
        self.shown_coders_changed.emit()

    def hidden_names(self) -> frozenset[str]:
        """The names of the coders whose segments are hidden."""
        return frozenset(c.name for c in self.project.coders.values() if c.id in self.hidden_coders)

    def recent_codes(self) -> list[Code]:
        """The codes used last, newest first."""
        by_id = self.project.codebook.by_id
        return [by_id[identity] for identity in self.recents if identity in by_id]

    # Doing and undoing

    def attempt(self, work: Callable[[], T]) -> T | None:
        """The result of the work, or None after saying what went wrong."""
        try:
            return work()
        except BlotterError as error:
            self.failed.emit(error)
            return None

    def apply(self, plan: Callable[[], Edit | None], done: str) -> Changes | None:
        """Plan and apply an edit and say what was done."""
        return self.attempt(lambda: self._applied(plan(), done))

    def _applied(self, edit: Edit | None, done: str) -> Changes | None:
        changes = self.project.apply(edit)
        self.said.emit(f"{done} · Ctrl+Z undoes" if changes else "Nothing to change.")
        return changes

    def undo(self) -> None:
        """Take the last step back; another coder's only after asking."""
        self._turn("Undone", self.project.undo)

    def redo(self) -> None:
        """Carry out again what was undone last."""
        self._turn("Redone", self.project.redo)

    def _turn(self, word: str, step: Callable[[bool], Changes]) -> None:
        try:
            changes = step(False)
        except OthersWork as question:
            if not self._ask(question):
                return
            found = self.attempt(lambda: step(True))
            if found is None:
                return
            changes = found
        except BlotterError as error:
            self.failed.emit(error)
            return
        self.said.emit(f"{word}: {lowered(changes.happening.label)}")

    # Coding

    def mark(self, span: Span, code_ids: Sequence[str]) -> bool:
        """Give a passage of the open document one or more codes; white space at its ends is left out."""
        done = [self._mark(span, self.project.codebook.by_id[code], ()) for code in code_ids]
        return any(done)

    def mark_new(self, span: Span, name: str, parent: str | None) -> bool:
        """Make a code and give it to a passage, in one step."""
        book = self.project.codebook
        above = book.by_id.get(parent or "")
        code = self.attempt(lambda: codes.new_code(book, name, above))
        return code is not None and self._mark(span, code, (code,))

    def _mark(self, span: Span, code: Code, made: Sequence[Code]) -> bool:
        source = self.source
        if source is None:
            return False
        span = trimmed(self.project.text(source), span)
        if span.length <= 0:
            self.said.emit("Select a passage first.")
            return False
        marking = self.attempt(lambda: segments.mark(self.project, source, code, [span], made=made))
        if marking is None:
            return False
        if marking.edit is None:
            self.said.emit(f"The passage has {self.name_of(code)} already.")
            return True
        changes = self.attempt(lambda: self.project.apply(marking.edit))
        if changes is None:
            return False
        self._used(code.id)
        self.said.emit(f"Coded as {self.name_of(code)} · Ctrl+Z undoes")
        return True

    def _used(self, code: str) -> None:
        self.recents = [code, *(each for each in self.recents if each != code)][:RECENT]
        self.recents_changed.emit()

    def name_of(self, code: Code) -> str:
        """A code's path as people read it."""
        book = self.project.codebook
        return " › ".join(book.name_path(code.id)) if code.id in book.by_id else code.name

    def unmark(self, ids: Sequence[str]) -> None:
        """Take codes off passages."""
        found = self.project.segments_by_id(ids)
        if found:
            book = self.project.codebook
            what = " › ".join(book.name_path(found[0].code)) if len(found) == 1 else f"{len(found)} segments"
            self.apply(lambda: segments.unmark(self.project, found), f"Uncoded {what}")

    def recode(self, identity: str, code: str) -> None:
        """Give a passage another code instead."""
        new = self.project.codebook.by_id[code]
        segment = self.attempt(lambda: self.project.segment(identity))
        if segment is not None:
            self.apply(lambda: segments.recode(self.project, segment, new), f"Recoded as {self.name_of(new)}")
            self._used(code)

    def move_bounds(self, identity: str, span: Span) -> None:
        """Move the ends of a segment."""
        segment = self.attempt(lambda: self.project.segment(identity))
        if segment is not None:
            self.apply(
                lambda: segments.set_bounds(self.project, segment, span), "Moved the ends of 1 segment"
            )

    def write_memo(self, subject: str, text: str) -> None:
        """Replace a memo; the subject is named as on the command line."""
        self.apply(
            lambda: memos.write(self.project, memos.subject(self.project, subject), text), "Memo written"
        )

    # Coders

    def add_coder(self, name: str) -> None:
        """A new coder; the first one codes at once."""
        planned = self.attempt(lambda: coders.add(self.project, name))
        if planned is None:
            return
        coder, edit = planned
        if self.apply(lambda: edit, f"Added {coder.name}") and self.project.actor is None:
            self.act_as(coder)

    def rename_coder(self, identity: str, name: str) -> None:
        """Give a coder another name."""
        coder = self.project.coders[identity]
        self.apply(lambda: coders.rename(self.project, coder, name), f"{coder.name} is now {name}")

    def remove_coder(self, identity: str) -> None:
        """Take a coder away who has no segments."""
        coder = self.project.coders[identity]
        self.apply(lambda: coders.remove(self.project, coder), f"Removed {coder.name}")

    # The codebook

    def add_code(self, name: str, parent: str | None, colour: str = "", **parts: str) -> Code | None:
        """A new code under a parent, or at the top."""
        above = self.project.codebook.by_id.get(parent or "")
        planned = self.attempt(lambda: codes.add(self.project, name, above, colour, **parts))
        if planned is None:
            return None
        code, edit = planned
        return code if self.apply(lambda: edit, f"Added {code.name}") else None

    def change_code(self, identity: str, plan: Callable[[Code], Edit | None], done: str) -> None:
        """Carry out a change that is planned for a code."""
        code = self.project.codebook.by_id.get(identity)
        if code is not None:
            self.apply(lambda: plan(code), done)

    # Documents

    def set_done(self, source: str, done: bool) -> None:
        """Say that the acting coder is done with a document, or at it again."""
        document = self.project.sources[source]
        word = "done" if done else "in progress"
        self.apply(
            lambda: assignments.mark_done(self.project, self.project.acting_coder(), [document], done),
            f"{document.name} is {word}",
        )


def lowered(label: Message) -> str:
    """A history label as the end of a sentence: paths as people read them."""
    text = str(label)
    return text[:1].lower() + text[1:]


def read_path(path: str) -> str:
    """A code's path as people read it."""
    return " › ".join(split_path(path))
