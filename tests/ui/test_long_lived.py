"""What a document needs is set aside once it is open, and let go of when it is not needed any more."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from blotter.ui import long_lived


class _Ring:
    """Refers to itself, so that only looking for garbage frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_is_set_aside_is_freed_the_next_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_lived, "_WHEN_HANDS_REST", 0)
    context, kept = QObject(), [_Ring()]
    gone = weakref.ref(kept[0])
    gc.unfreeze()
    timer = long_lived.SettingAside(context)
    timer.start()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    kept.clear()
    gc.collect()
    assert gone() is not None
    timer.start()
    qtbot.waitUntil(lambda: gone() is None)
    gc.unfreeze()
