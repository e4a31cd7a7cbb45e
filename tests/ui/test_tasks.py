"""Tasks: results, progress, errors and cancel come back to the window's thread, and no thread stays."""

import threading
from collections.abc import Iterator

import pytest

from blotter.errors import Refused
from blotter.progress import Progress, counted
from blotter.ui.tasks import TaskRunner


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("blotter-task")]


def test_the_result_comes_back_to_the_windows_thread(runner: TaskRunner, qtbot) -> None:
    threads = []

    def work(progress: Progress) -> int:
        threads.append(threading.current_thread())
        return sum(counted(range(1000), progress))

    task = runner.run(work)
    task.finished.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(task.finished) as told:
        pass
    assert told.args == [499500]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_progress_is_told(runner: TaskRunner, qtbot) -> None:
    told = []
    task = runner.run(lambda progress: progress(7, 7))
    task.progressed.connect(lambda done, total: told.append((done, total)))
    with qtbot.waitSignal(task.ended):
        pass
    assert told == [(7, 7)]


def test_what_a_person_can_mend_is_told_as_failed(runner: TaskRunner, qtbot) -> None:
    def work(progress: Progress) -> None:
        raise Refused("No room for {what}.", what="it")

    task = runner.run(work)
    with qtbot.waitSignal(task.failed) as told:
        pass
    assert str(told.args[0]) == "No room for it."


def test_a_bug_reaches_the_place_of_last_resort(runner: TaskRunner, qtbot) -> None:
    task = runner.run(lambda progress: [][1])
    failed = []
    task.failed.connect(failed.append)
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(task.ended):
        pass
    assert [kind for kind, _, _ in caught] == [IndexError]
    assert failed == []


def test_cancelled_work_stops_and_says_so(runner: TaskRunner, qtbot) -> None:
    begun = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            begun.set()
            progress(0, 0)

    task = runner.run(work)
    finished = []
    task.finished.connect(finished.append)
    begun.wait(5)
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert finished == []


def test_a_result_that_comes_after_cancel_is_not_told(runner: TaskRunner, qtbot) -> None:
    go_on = threading.Event()
    task = runner.run(lambda progress: go_on.wait(5))
    finished = []
    task.finished.connect(finished.append)
    task.cancel()
    with qtbot.waitSignal(task.cancelled):
        go_on.set()
    assert finished == []


def test_closing_stops_what_runs(runner: TaskRunner) -> None:
    begun, stopped = threading.Barrier(3), []

    def work(progress: Progress) -> None:
        begun.wait(5)
        try:
            while True:
                progress(0, 0)
        finally:
            stopped.append(True)

    for _ in range(2):
        runner.run(work)
    begun.wait(5)
    runner.close()
    assert stopped == [True, True]


def test_what_is_asked_of_a_closed_runner_ends_as_if_it_was_cancelled(runner: TaskRunner, qtbot) -> None:
    runner.close()
    task = runner.run(lambda _: 1)
    ends: list[str] = []
    task.finished.connect(lambda _: ends.append("finished"))
    task.cancelled.connect(lambda: ends.append("cancelled"))
    with qtbot.waitSignal(task.ended):
        pass
    assert ends == ["cancelled"]
