"""Ctrl+C as the commands hear it."""

import signal
from collections.abc import Iterator

import pytest

from blotter.cli import messages, output
from blotter.cli.interrupts import Interrupted, Interrupts
from blotter.cli.output import told_progress
from blotter.progress import Cancelled


@pytest.fixture
def interrupts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Interrupts]:
    fresh = Interrupts()
    monkeypatch.setattr(output, "interrupts", fresh)
    with fresh.watched():
        yield fresh


def press() -> None:
    signal.raise_signal(signal.SIGINT)


def test_what_only_reads_ends_at_once(interrupts: Interrupts) -> None:
    with pytest.raises(Interrupted, match=messages.CANCELLED):
        press()


def test_what_writes_ends_where_it_asks(interrupts: Interrupts) -> None:
    progress = told_progress("Importing")
    with interrupts.hold():
        progress(1, 2)
        press()
        with pytest.raises(Cancelled):
            progress(2, 2)


def test_what_never_asks_is_ended_by_the_second(interrupts: Interrupts) -> None:
    with interrupts.hold():
        press()
        with pytest.raises(Interrupted, match="history"):
            press()


def test_it_is_heard_within_commands_only() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupts().watched():
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
