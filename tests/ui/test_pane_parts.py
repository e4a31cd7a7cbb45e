"""The small parts of the panes: progress, choices, titles, notes."""

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLineEdit, QPushButton, QWidget

from blotter.progress import Progress
from blotter.project.project import Project
from blotter.ui.tasks import Latest, TaskRunner
from blotter.ui.views.choice_box import Choice, ChoiceBox, code_choices
from blotter.ui.views.empty_note import EmptyNote
from blotter.ui.views.pane_title import PaneTitle
from blotter.ui.views.progress_strip import ProgressStrip


@pytest.fixture
def tasks(dressed: object) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


@pytest.fixture
def pane(dressed: object, qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def strip_over(pane: QWidget, bar_after: int, words_after: int) -> ProgressStrip:
    strip = ProgressStrip()
    strip.lie_over(pane)
    strip._bar_timer.setInterval(bar_after)
    strip._words_timer.setInterval(words_after)
    return strip


def test_short_work_shows_nothing(pane: QWidget, tasks: TaskRunner, qtbot) -> None:
    strip, waited = strip_over(pane, 10_000, 20_000), []
    strip.waiting.connect(waited.append)
    task = tasks.run(lambda progress: 1)
    strip.watch(task, "Counting")
    with qtbot.waitSignal(task.ended):
        pass
    assert not strip.isVisible()
    assert waited == [False]
    assert not strip._bar_timer.isActive()


def test_long_work_shows_a_bar_then_words_and_cancel(pane: QWidget, tasks: TaskRunner, qtbot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(3, 9)
            threading.Event().wait(0.001)

    strip = strip_over(pane, 1, 60_000)
    with qtbot.waitSignal(strip.waiting) as told:
        task = tasks.run(work)
        strip.watch(task, "Reading page")
    assert told.args == [True]
    assert strip.geometry().width() == 300
    assert strip.height() == 2
    strip._words_timer.start(1)
    qtbot.waitUntil(lambda: strip._told.isVisible() and strip._told.text() == "Reading page: 3 of 9")
    pane.resize(280, 200)
    assert strip.width() == 280
    with qtbot.waitSignal(task.cancelled):
        strip.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_work_may_end_after_its_strip_is_gone(tasks: TaskRunner, qtbot) -> None:
    strip, may_end = ProgressStrip(), threading.Event()
    task = tasks.run(lambda progress: may_end.wait(5))
    strip.watch(task, "Counting")
    shiboken6.delete(strip)
    with qtbot.waitSignal(task.ended):
        may_end.set()


def test_only_the_newest_answer_is_told(tasks: TaskRunner, qtbot) -> None:
    latest, told, go_on = Latest(tasks), [], threading.Event()
    latest.answered.connect(told.append)
    latest.ask(lambda _: go_on.wait(5) and "old", is_quick=False)
    latest.ask(lambda _: "new", is_quick=False)
    go_on.set()
    qtbot.waitUntil(lambda: told == ["new"])
    latest.ask(lambda _: "slow", is_quick=False)
    latest.ask(lambda _: "quick", is_quick=True)
    assert told == ["new", "quick"]
    qtbot.wait(20)
    assert told == ["new", "quick"]


def test_a_choice_is_found_by_any_part(study: Project, dressed: object, qtbot) -> None:
    box = ChoiceBox("Code", "Any code")
    qtbot.addWidget(box)
    box.offer(code_choices(study.codebook, [study.codebook.find("motive").id]))
    assert box.chosen() == ""
    assert box.findText("motive") < 0
    live = study.codebook.find("patrol/exercise/live fire")
    box.completer().setCompletionPrefix("EXERCISE › LIVE")
    assert box.completer().currentCompletion() == "patrol › exercise › live fire"
    with qtbot.waitSignal(box.chosen_changed) as told:
        box.setCurrentIndex(box.findData(live.id))
        box.activated.emit(box.currentIndex())
    assert told.args == [live.id]
    box.offer([Choice("x", "something else"), Choice(live.id, "live fire")])
    assert box.chosen() == live.id
    box.choose("x")
    assert box.lineEdit().cursorPosition() == 0, "a long name shows its beginning"
    box.choose(live.id)
    box.lineEdit().setText("no such code")
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert box.currentText() == "live fire"
    box.offer([])
    assert (box.chosen(), box.currentText()) == ("", "Any code")


def test_what_is_typed_into_a_choice_replaces_it_and_enter_takes_the_first(dressed: object, qtbot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    row = QHBoxLayout(around)
    before, box = QLineEdit(), ChoiceBox("Code", "Any code")
    row.addWidget(before)
    row.addWidget(box)
    box.offer([Choice("p", "patrol"), Choice("x", "patrol › exercise"), Choice("y", "yearly exercise")])
    around.show()
    around.activateWindow()
    qtbot.waitUntil(before.hasFocus)
    line = box.lineEdit()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(line.hasSelectedText)
    qtbot.keyClicks(line, "exer")
    assert line.text() == "exer"
    with qtbot.waitSignal(box.chosen_changed) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == ["x"]
    assert line.text() == "patrol › exercise"


def test_a_title_gives_up_undocking_before_its_words(dressed: object, qtbot) -> None:
    dock, title = QDockWidget(), PaneTitle("Documents")
    qtbot.addWidget(dock)
    title.add_tool("plus", "Import")
    title.attach(dock)
    dock.setWidget(QWidget())
    dock.show()
    for width, is_there in ((300, True), (130, False), (300, True)):
        dock.resize(width, 120)
        qtbot.waitUntil(lambda is_there=is_there: title._undock.isVisible() is is_there)
    title._undock.click()
    assert dock.isFloating()


def test_a_note_has_one_action(dressed: object, qtbot) -> None:
    note = EmptyNote()
    qtbot.addWidget(note)
    note.say("No <documents> yet. *Import…*")
    assert note.isVisible() or not note.isHidden()
    assert "&lt;documents&gt;" in note.text()
    assert ">Import…</a>" in note.text()
    with qtbot.waitSignal(note.action_requested):
        note.linkActivated.emit("act")
    note.say("")
    assert note.isHidden()


def test_a_title_does_not_lie_over_what_is_under_it(dressed: object, qtbot) -> None:
    dock, title, pane = QDockWidget(), PaneTitle("Documents"), QWidget()
    qtbot.addWidget(dock)
    title.attach(dock)
    dock.setWidget(pane)
    dock.resize(224, 300)
    dock.show()
    assert title.geometry().bottom() < pane.geometry().top()
