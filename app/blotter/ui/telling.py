"""Telling: what is told and asked while a project is open, in the status bar and in questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from blotter.errors import BlotterError, OthersWork, Refused
from blotter.message import Message
from blotter.ui.dialogs.questions import confirm, tell_error
from blotter.ui.language import in_a_row, later, plural, tr
from blotter.ui.status import Tone
from blotter.ui.wording import in_words, plainly

if TYPE_CHECKING:
    from blotter.ui.main_window import MainWindow

_LAST_STEP = later("The last step, “{label}”, is {coder}’s.")
_NEXT_STEP = later("The next step, “{label}”, is {coder}’s.")


class Telling(QObject):
    """Speaks for the parts of an open project to the person at the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self._unsaved: QMessageBox | None = None

    def say(self, text: str) -> None:
        """What was just done, in the status bar."""
        self.window.status.say(text)

    def caution(self, text: str) -> None:
        """What was just done and has left a rule broken, in the status bar."""
        self.window.status.say(text, Tone.CAUTION)

    def note(self, text: str) -> None:
        """What has to be done first, in the status bar."""
        self.window.status.say(text, Tone.HINT)

    def tell(self, error: BlotterError) -> None:
        """What went wrong: refusals quietly in the status bar, the rest in a dialog."""
        if isinstance(error, Refused):
            self.window.status.say(plainly(error), Tone.WRONG)
        else:
            tell_error(self.window, error)

    def tell_unsaved(self, error: BlotterError) -> None:
        """What kept the last action from the disk, in one box however often it is tried again."""
        self.window.status.say(tr("The last action is not saved."), Tone.WRONG)
        if self._unsaved is None:
            self._unsaved = tell_error(self.window, error, tr("Not saved"))
            self._unsaved.finished.connect(self._forget_unsaved)

    def _forget_unsaved(self) -> None:
        self._unsaved = None

    def ask_about_others(self, question: OthersWork) -> bool:
        """Whether another coder's step is to be undone, or redone, all the same."""
        told = question.message.values
        coder, label = told["coder"], told["label"]
        assert isinstance(label, Message)
        words = tr(_LAST_STEP if told["is_undo"] else _NEXT_STEP, label=in_words(label), coder=coder)
        act = tr("Undo it all the same") if told["is_undo"] else tr("Redo it all the same")
        return confirm(self.window, tr("A step of {coder}", coder=coder), words, act)

    def ask_about_segments(self, names: Sequence[str], count: int) -> bool:
        """Whether segments of others are to be changed all the same."""
        who = in_a_row(names)
        words = plural("This segment is {who}’s.", "{count} of these segments are {who}’s.", count, who=who)
        told = tr("It can be undone. For {who} you are asked once until the project is closed.", who=who)
        act = tr("Change it all the same") if count == 1 else tr("Change them all the same")
        return confirm(self.window, tr("Segments of {who}", who=who), f"{words}\n{told}", act)
