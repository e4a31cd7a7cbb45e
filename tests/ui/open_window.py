"""The real window on the small study, and hands to use it with."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import small_study
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from blotter.project.project import Project
from blotter.settings import Settings
from blotter.ui.main_window import MainWindow

DOCUMENT = "Interview 07.md"
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def made(folder: Path) -> Path:
    """The small study, closed."""
    return small_study.copy(folder / "study.blotter")


@contextmanager
def shown(qtbot: QtBot, keep_state: bool = False, settings: Settings | None = None) -> Iterator[MainWindow]:
    """A window without a project; when it is closed, no thread and no dock is left."""
    window = MainWindow(settings or Settings(coder="Mira Okonjo"), keep_state=keep_state)
    qtbot.addWidget(window, before_close_func=_decide_no_more)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    _decide_no_more(window)
    window.close()
    settle()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("blotter")] == []


def _decide_no_more(window: MainWindow) -> None:
    """What a test has left undecided must not be asked about when its window is closed."""
    if window.is_open:
        if "merging" in window.work.made_pages:
            window.work.merge_page.end()
        if "grid" in window.work.made_pages:
            window.work.records.grid.grid.wrong.clear()


def settle() -> None:
    """Let everything happen that waits for the event loop, deletions included."""
    for _ in range(3):
        QApplication.processEvents()
        delete_what_was_closed()


def delete_what_was_closed() -> None:
    """No event loop runs in tests, which would do it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in the text."""
    press_in(window.work.page.view.page, key, modifiers)


def press_in(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in a widget, which gets the focus first."""
    widget.setFocus()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or widget, key, modifiers)
    QApplication.processEvents()


@contextmanager
def answering(act: Callable[[QDialog], object]) -> Iterator[None]:
    """Do something with the dialog that the block opens and waits for."""
    met: list[QDialog] = []
    failed: list[BaseException] = []
    looking = QTimer(interval=20)

    def meet() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            looking.stop()
            met.append(box)
            try:
                act(box)
            except BaseException as error:
                # Else the dialog would wait for an answer for ever.
                failed.append(error)
                box.reject()

    looking.timeout.connect(meet)
    looking.start()
    yield
    for _ in range(100):
        if met:
            break
        QTest.qWait(20)
    looking.stop()
    for error in failed:
        raise error
    assert met, "no dialog was opened"


def choosing(words: str) -> AbstractContextManager[None]:
    """Press a button of the dialog that the block opens and waits for."""
    return answering(lambda box: button(box, words).click())


def button(within: QWidget, words: str) -> QPushButton:
    """The button with these words."""
    return next(each for each in within.findChildren(QPushButton) if each.text() == words)


def coded(project: Project, name: str = DOCUMENT) -> set[tuple[str, str, str]]:
    """What is coded in a document: code, words, coder."""
    people, book = project.coders, project.codebook
    segments = project.segments_of(small_study.document(project, name))
    return {(book.path(each.code), each.quote, people[each.coder].name) for each in segments}
