"""Desk: what a person does with an open project in the window, whatever widget asked for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from blotter.domain.codebook import Code
from blotter.domain.edit import Changes, Edit
from blotter.domain.segment import Coder, Span, trimmed
from blotter.domain.source import Source
from blotter.errors import BlotterError, OthersWork, Refused
from blotter.progress import Progress, silent
from blotter.project import assignments, coders, codes, memos, segments
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge
from blotter.ui.long_work import LongWork, at_once
from blotter.ui.wording import in_words, lowered

T = TypeVar("T")

RECENT = 9

LARGE = 5000
"""Undoing more entities than this is long work."""

_RESTS = "{work} is under way. Wait until it is done, or cancel it."


class Desk(QObject):
    """Holds who acts, which document lies open and which codes were used last; plans and applies edits.

    Every method says in `said` what was done, or in `failed` why not. `ask` puts a question to the person
    and returns the answer; `run` does long work, during which editing rests.
    """

    said = Signal(str)
    noted = Signal(str)
    """Nothing was done: what has to be done first, say."""
    failed = Signal(object)
    """A `BlotterError`: a rule of the project is against it."""
    unsaved = Signal(object)
    """A `BlotterError`: it could not be written."""
    rest_changed = Signal()
    source_shown = Signal(object)
    coder_changed = Signal()
    shown_coders_changed = Signal()
    recents_changed = Signal()

    def __init__(
        self,
        project: Project,
        ask: Callable[[OthersWork], bool],
        parent: QObject | None = None,
        run: Callable[[LongWork], None] = at_once,
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.bridge = ProjectBridge(project, self)
        self.source: Source | None = None
        self.recents: list[str] = []
        self.hidden_coders: frozenset[str] = frozenset()
        self.under_way = ""
        self._ask, self._run = ask, run
        self.find_coder: Callable[[], None] | None = None
        """Asks the person who codes, where a passage is to be coded and nobody codes yet."""

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

    @property
    def can_change(self) -> bool:
        """Whether edits are taken now."""
        return self.project.writable and not self.under_way

    def rest(self, under_way: str) -> None:
        """Take no edits while something ("Importing") is under way; "" ends it."""
        self.under_way = under_way
        self.rest_changed.emit()

    def attempt(self, work: Callable[[], T]) -> T | None:
        """The result of the work, or None after saying what went wrong."""
        try:
            return work()
        except BlotterError as error:
            self.failed.emit(error)
            return None

    def apply(self, plan: Callable[[], Edit | None], done: str) -> Changes | None:
        """Plan and apply an edit and say what was done."""
        edit = self.attempt(lambda: self._planned(plan))
        if edit is None:
            return None
        changes = self._written(edit)
        if changes is not None:
            self.said.emit(f"{done} · Ctrl+Z undoes")
        return changes

    def _planned(self, plan: Callable[[], Edit | None]) -> Edit | None:
        self._check_rest()
        edit = plan()
        if edit is None:
            self.noted.emit("Nothing to change.")
        return edit

    def _check_rest(self) -> None:
        if self.under_way:
            raise Refused(_RESTS, work=self.under_way)

    def _written(self, edit: Edit) -> Changes | None:
        """Apply a planned edit, or say why it is not on disk."""
        try:
            changes = self.project.apply(edit)
        except BlotterError as error:
            self.unsaved.emit(error)
            return None
        if changes is None:
            self.noted.emit("Nothing to change.")
        return changes

    def undo(self) -> None:
        """Take the last step back; another coder's only after asking."""
        self._turn(_Turn("Undoing", "Undone", self.project.undo, self.project.undo_size()))

    def redo(self) -> None:
        """Carry out again what was undone last."""
        self._turn(_Turn("Redoing", "Redone", self.project.redo, self.project.redo_size()))

    def _turn(self, turn: "_Turn", any_coder: bool = False) -> None:
        if self.under_way or not turn.size:
            # Either is refused, in words that are there for it.
            self.attempt(lambda: self._refused(turn))
            return
        run = self._run if turn.size > LARGE else at_once
        run(
            LongWork(
                turn.doing,
                lambda progress: turn.step(any_coder, progress),
                lambda changes: self._tell_turn(turn, changes),
                lambda error: self._ask_or_tell(turn, error),
            )
        )

    def _refused(self, turn: "_Turn") -> None:
        self._check_rest()
        turn.step(False, silent)

    def _tell_turn(self, turn: "_Turn", changes: object) -> None:
        assert isinstance(changes, Changes)
        self.said.emit(f"{turn.done}: {lowered(in_words(changes.happening.label))}")

    def _ask_or_tell(self, turn: "_Turn", error: BlotterError) -> None:
        if not isinstance(error, OthersWork):
            self.unsaved.emit(error)
        elif self._ask(error):
            self._turn(turn, any_coder=True)

    # Coding

    def mark(self, span: Span, code_ids: Sequence[str]) -> bool:
        """Give a passage of the open document one or more codes; white space at its ends is left out."""
        done = [self._mark(span, self.project.codebook.by_id[code], ()) for code in code_ids]
        return any(done)

    def mark_new(self, span: Span, name: str, parent: str | None, **parts: str) -> bool:
        """Make a code and give it to a passage, in one step; `parts` are its colour and definition."""
        book = self.project.codebook
        above = book.by_id.get(parent or "")
        code = self.attempt(lambda: codes.new_code(book, name, above, **parts))
        return code is not None and self._mark(span, code, (code,))

    def _mark(self, span: Span, code: Code, made: Sequence[Code]) -> bool:
        if self.project.actor is None and self.project.writable and self.find_coder is not None:
            self.find_coder()
        marking = self.attempt(lambda: self._marking(span, code, made))
        if marking is None:
            return False
        if marking.edit is None:
            self.noted.emit(f"The passage has {self.name_of(code)} already.")
            return True
        if self._written(marking.edit) is None:
            return False
        self._used(code.id)
        self.said.emit(f"Coded as {self.name_of(code)} · Ctrl+Z undoes")
        return True

    def _marking(self, span: Span, code: Code, made: Sequence[Code]) -> segments.Marking | None:
        self._check_rest()
        source = self.source
        words = None if source is None else trimmed(self.project.text(source), span)
        if source is None or words is None or words.length <= 0:
            self.noted.emit("Select a passage first.")
            return None
        return segments.mark(self.project, source, code, [words], made=made)

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
        if segment is None:
            return
        if self.apply(lambda: segments.recode(self.project, segment, new), f"Recoded as {self.name_of(new)}"):
            self._used(code)

    def move_bounds(self, identity: str, span: Span) -> None:
        """Move the ends of a segment."""
        segment = self.attempt(lambda: self.project.segment(identity))
        if segment is not None:
            self.apply(
                lambda: segments.set_bounds(self.project, segment, span), "Moved the ends of 1 segment"
            )

    def write_memo(self, subject: str, text: str) -> bool:
        """Replace a memo; the subject is named as on the command line. Whether it is in the project now."""
        written = self.apply(
            lambda: memos.write(self.project, memos.subject(self.project, subject), text), "Memo written"
        )
        return written is not None

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


@dataclass(frozen=True, slots=True)
class _Turn:
    """Undo or redo: the words while and after, the step, and how many entities it touches."""

    doing: str
    done: str
    step: Callable[[bool, Progress], Changes]
    size: int
