"""The small dialog over the window while long work runs."""

import threading

from pytestqt.qtbot import QtBot

from blotter.progress import Progress
from blotter.ui.dialogs.waiting import WaitingDialog
from blotter.ui.long_work import LongWork
from blotter.ui.main_window import MainWindow


def test_the_window_has_the_keyboard_again_when_the_work_has_ended(window: MainWindow, qtbot: QtBot) -> None:
    view, may_end, told = window.work.page.view.page, threading.Event(), list[object]()
    view.setFocus()

    def work(_: Progress) -> object:
        may_end.wait(20)
        return "done"

    window.work.run(LongWork("Waiting", work, told.append, told.append))
    (dialog,) = window.findChildren(WaitingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    may_end.set()
    qtbot.waitUntil(lambda: told == ["done"])
    qtbot.waitUntil(window.isActiveWindow)
    assert view.hasFocus()
