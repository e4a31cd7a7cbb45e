"""What a document needs is set aside once it is open, and let go of when it is not needed any more."""

import gc
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from blotter.ui import long_lived


class _Ring:
    """Refers to itself, so that only looking for garbage frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_set_aside_is_freed_the_next_time(qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(long_lived, "_WHEN_HANDS_REST", 0)
    context, kept = QObject(), [_Ring()]
    gone = weakref.ref(kept[0])
    long_lived.set_aside_soon(context)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    kept.clear()
    gc.collect()
    assert gone() is not None
    long_lived.set_aside_soon(context)
    qtbot.waitUntil(lambda: gone() is None)
    gc.unfreeze()


def test_nothing_is_done_for_what_is_gone(qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(long_lived, "_WHEN_HANDS_REST", 0)
    gc.unfreeze()
    long_lived.set_aside_soon(QObject())
    qtbot.wait(20)
    assert gc.get_freeze_count() == 0
