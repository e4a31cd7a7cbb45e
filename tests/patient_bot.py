"""PatientBot: how long something takes says more about what else the machine does than about the program."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

PATIENCE = 60_000
"""Milliseconds after which what a test waits for will not come any more."""


class PatientBot(QtBot):
    """Waits as long as it takes on a busy machine."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = PATIENCE) -> None:
        """Wait until something holds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = PATIENCE, **options: object) -> object:
        """Wait in a `with` block until a signal comes."""
        return super().waitSignal(signal, timeout=timeout, **options)
