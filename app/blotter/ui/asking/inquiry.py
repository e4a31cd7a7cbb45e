"""Inquiry: one question on its way at a time; a newer one takes the place of the one before."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from blotter.progress import Progress
from blotter.ui.asking.words import Tab
from blotter.ui.tasks import Task, TaskRunner
from blotter.ui.views.progress_strip import BAR_AFTER


class Inquiry(QObject):
    """Runs on the threads of `tasks`; what was given up tells nothing any more."""

    begun = Signal(object)
    """The `Task`"""
    slow = Signal()
    """The answer takes a while."""
    answered = Signal(object, object)
    """The `Tab` that asked, and its `Answer`."""
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._slow = QTimer(self, interval=BAR_AFTER, singleShot=True)
        self._slow.timeout.connect(self.slow)

    def is_running(self) -> bool:
        """Whether an answer is on its way."""
        return self._task is not None

    def ask(self, tab: Tab, work: Callable[[Progress], object]) -> None:
        """Seek an answer."""
        self.stop()
        task = self._task = self._tasks.run(work)
        self._tell(task, task.finished, lambda answer: self.answered.emit(tab, answer))
        self._tell(task, task.failed, self.failed.emit)
        self._tell(task, task.cancelled, self.cancelled.emit)
        self._tell(task, task.ended, self._end)
        self.begun.emit(task)
        self._slow.start()

    def stop(self) -> None:
        """Give up what is on its way."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def _tell(self, task: Task, signal: SignalInstance, then: Callable[..., object]) -> None:
        """Pass on what a task tells while it is the one that is asked."""
        signal.connect(lambda *told: then(*told) if self._task is task else None)

    def _end(self) -> None:
        self._task = None
        self._slow.stop()
