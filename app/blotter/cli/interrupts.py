"""Ctrl+C: what only reads ends at once, what changes something ends where it can be taken back."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from blotter.cli import messages
from blotter.progress import Cancelled


class Interrupted(BaseException):
    """Ctrl+C at any moment; no `Exception`, so that no library takes it for one of its own."""


class Interrupts:
    """What Ctrl+C has done so far in this process."""

    def __init__(self) -> None:
        self.held = False
        self.noted = False

    def note(self, _number: int, _frame: object) -> None:
        """End the work, or remember to; a second Ctrl+C ends what does not ask."""
        if not self.held:
            raise Interrupted(messages.CANCELLED)
        if self.noted:
            raise Interrupted(messages.TORN)
        self.noted = True

    def ask(self) -> None:
        """Raise Cancelled if the work is to end."""
        if self.noted:
            raise Cancelled

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Listen to Ctrl+C within a command."""
        self.held = self.noted = False
        before = signal.signal(signal.SIGINT, self.note)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Within this, work is not torn: it ends where it asks, which is where nothing is half done."""
        held, self.held = self.held, True
        try:
            yield
        finally:
            self.held = held


interrupts = Interrupts()
