"""Steps: how the window plans, applies, undoes and tells what a person does with an open project."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from blotter.domain.edit import Changes, Edit
from blotter.errors import BlotterError, Forbidden, OthersWork, Refused
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.ui.language import later, tr
from blotter.ui.long_work import LongWork, at_once
from blotter.ui.wording import label_within

T = TypeVar("T")

LARGE = 5000
"""Undoing more entities than this is long work."""


def _nothing() -> str:
    """Nothing is left broken."""
    return ""


_RESTS = later("{work} is under way. Wait until it is done, or cancel it.")


class Steps(QObject):
    """Edits of a project, one step of the history each.

    Every method says in `said` what was done, or in `failed` why not. `ask` puts a question to the person
    and returns the answer; `run` does long work, during which editing rests.
    """

    said = Signal(str)
    noted = Signal(str)
    """Nothing was done: what has to be done first, say."""
    cautioned = Signal(str)
    """What was done, and what it has left broken."""
    failed = Signal(object)
    """A `BlotterError`: a rule of the project is against it."""
    unsaved = Signal(object)
    """A `BlotterError`: it could not be written."""
    rest_changed = Signal()
    turning = Signal()
    """A step is about to be undone or redone: what is being typed has to be written before."""

    def __init__(
        self,
        project: Project,
        ask: Callable[[OthersWork], bool],
        parent: QObject | None = None,
        run: Callable[[LongWork], None] = at_once,
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.under_way = ""
        self._ask, self._run = ask, run

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

    def apply(
        self, plan: Callable[[], Edit | None], done: str, caution: Callable[[], str] = _nothing
    ) -> Changes | None:
        """Plan and apply an edit and say what was done; `caution` is what it has left broken, asked then."""
        edit = self.attempt(lambda: self._planned(plan))
        if edit is None:
            return None
        changes = self._written(edit)
        if changes is not None:
            self._tell_done(done, caution())
        return changes

    def apply_sweeping(
        self,
        doing: str,
        plan: Callable[[], Edit | None],
        done: str,
        size: int,
        caution: Callable[[], str] = _nothing,
    ) -> None:
        """`apply` for what touches about so many entities; a great many are long work ("Merging")."""
        if size <= LARGE or self.under_way:
            self.apply(plan, done, caution)
            return
        self._run(
            LongWork(
                doing,
                lambda progress: self.project.apply(plan(), progress),
                lambda _: self._tell_done(done),
                self._tell_refused,
            )
        )

    def _tell_refused(self, error: BlotterError) -> None:
        """What the project does not allow is a refusal; everything else keeps work from the disk."""
        told = self.failed if isinstance(error, Forbidden) else self.unsaved
        told.emit(error)

    def _tell_done(self, done: str, caution: str = "") -> None:
        if caution:
            self.cautioned.emit(tr("{done} · {caution}", done=done, caution=caution))
        else:
            self.said.emit(tr("{done} · Ctrl+Z undoes", done=done))

    def _planned(self, plan: Callable[[], Edit | None]) -> Edit | None:
        self._check_rest()
        edit = plan()
        if edit is None:
            self.noted.emit(tr("Nothing to change."))
        return edit

    def _check_rest(self) -> None:
        if self.under_way:
            raise Refused(_RESTS, work=self.under_way)

    def _written(self, edit: Edit) -> Changes | None:
        """Apply a planned edit, or say why it is not on disk."""
        try:
            changes = self.project.apply(edit)
        except BlotterError as error:
            self._tell_refused(error)
            return None
        if changes is None:
            self.noted.emit(tr("Nothing to change."))
        return changes

    def undo(self) -> None:
        """Take the last step back; another coder's only after asking."""
        self.turning.emit()
        self._turn(_Turn(tr("Undoing"), later("Undone: {step}"), self.project.undo, self.project.undo_size()))

    def redo(self) -> None:
        """Carry out again what was undone last."""
        self.turning.emit()
        self._turn(_Turn(tr("Redoing"), later("Redone: {step}"), self.project.redo, self.project.redo_size()))

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
        self.said.emit(tr(turn.done, step=label_within(changes.happening.label)))

    def _ask_or_tell(self, turn: "_Turn", error: BlotterError) -> None:
        if not isinstance(error, OthersWork):
            self.unsaved.emit(error)
        elif self._ask(error):
            self._turn(turn, any_coder=True)


@dataclass(frozen=True, slots=True)
class _Turn:
    """Undo or redo: the words while and after, the step, and how many entities it touches."""

    doing: str
    done: str
    step: Callable[[bool, Progress], Changes]
    size: int
