"""Run a plain function on a thread, with progress and cancel, and hear of its end in the window's thread."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from blotter.errors import BlotterError
from blotter.progress import Cancelled, Progress, silent

T = TypeVar("T")

_SECONDS_BETWEEN_REPORTS = 0.05
_WHILE_PAINTING = 0.05
"""Seconds in which the window paints what a gesture has changed."""


class Task(QObject):
    """Work on its way. Of `finished`, `failed` and `cancelled` one comes, then `ended`.

    `failed` carries a BlotterError, which is for the person. Anything else is a bug: it is raised again in
    the window's thread, after `ended`.
    """

    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    progressed = Signal(int, int)
    """`done, total`; the total is 0 while unknown."""

    _done = Signal()
    _reported = Signal(int, int)

    def __init__(self, work: Callable[[Progress], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._last_report = 0.0
        self._future: Future[object] | None = None
        # Queued even where the work ends before `run` has returned: the caller connects to us only then.
        self._done.connect(self._tell_end, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    def start(self, executor: ThreadPoolExecutor) -> None:
        """Hand the work to a thread; for `TaskRunner`."""
        self._future = executor.submit(self._work, self._report)
        self._future.add_done_callback(lambda _: self._done.emit())

    def decline(self) -> None:
        """Never begin, and tell so as of work that was cancelled."""
        self._future = Future()
        self._future.cancel()
        self._done.emit()

    def cancel(self) -> None:
        """Ask the work to stop; it does when it reports next, and at once if it has not begun."""
        self._stop.set()
        if self._future is not None:
            self._future.cancel()

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        moment = time.monotonic()
        if moment - self._last_report >= _SECONDS_BETWEEN_REPORTS or (total and done == total):
            self._last_report = moment
            self._reported.emit(done, total)

    @Slot(int, int)
    def _tell_progress(self, done: int, total: int) -> None:
        if not self._stop.is_set():
            self.progressed.emit(done, total)

    @Slot()
    def _tell_end(self) -> None:
        assert self._future is not None
        try:
            result = self._future.result()
        except (Cancelled, CancelledError):
            self.cancelled.emit()
        except BlotterError as error:
            self.failed.emit(error)
        except BaseException:
            self.ended.emit()
            raise
        else:
            # Whoever cancelled does not expect a result any more, even if it came in the same moment.
            if self._stop.is_set():
                self.cancelled.emit()
            else:
                self.finished.emit(result)
        self.ended.emit()


class TaskRunner(QObject):
    """The threads of a window for long work; `close()` ends them all."""

    started = Signal(object)
    """`Task`"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(2, thread_name_prefix="blotter-task")
        self._running: set[Task] = set()
        self._is_closed = False

    def run(self, work: Callable[[Progress], object]) -> Task:
        """Start `work(progress)` on a thread of its own; once closed, it ends as if cancelled."""
        task = Task(work, self)
        self._running.add(task)
        task.ended.connect(lambda: self._forget(task))
        if self._is_closed:
            # A page that is about to go may still have asked for something.
            task.decline()
            return task
        task.start(self._executor)
        self.started.emit(task)
        return task

    def _forget(self, task: Task) -> None:
        self._running.discard(task)
        task.deleteLater()

    def close(self) -> None:
        """Cancel what runs and wait until it has stopped; no thread is left behind, and none begins."""
        self._is_closed = True
        for task in list(self._running):
            task.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)


def unhurried(work: Callable[[Progress], T]) -> Callable[[Progress], T]:
    """The same for a thread, begun when the window has painted what set it going; not at all if cancelled."""

    def later(progress: Progress) -> T:
        time.sleep(_WHILE_PAINTING)
        progress(0, 0)
        return work(progress)

    return later


class Latest(QObject):
    """Asks for one kind of thing again and again; only the answer to the newest question is told."""

    answered = Signal(object)
    begun = Signal(object)
    """The `Task`, where the answer takes a while."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._task: Task | None = None

    def ask(self, work: Callable[[Progress], object], is_quick: bool) -> None:
        """Do the work at once if it is quick, else on a thread; what was asked before is given up."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if is_quick:
            self.answered.emit(work(silent))
            return
        task = self._task = self._runner.run(work)
        task.finished.connect(self.answered)
        task.ended.connect(lambda: self._forget(task))
        self.begun.emit(task)

    def _forget(self, task: Task) -> None:
        if self._task is task:
            self._task = None
