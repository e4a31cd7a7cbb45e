"""Drawing: figures are counted at once where there are few records, else on a thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from blotter.errors import BlotterError
from blotter.progress import Progress, silent
from blotter.ui.tasks import Task, TaskRunner

FEW = 1500
"""Up to how many records a figure is counted between two keys."""
_SLOW = 300


class Drawing(QObject):
    """Only the newest figure that was asked for is told."""

    begun = Signal(object)
    """The `Task`, where it takes a while."""
    slow = Signal()
    answered = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._slow = QTimer(self, interval=_SLOW, singleShot=True)
        self._slow.timeout.connect(self.slow)

    def is_running(self) -> bool:
        """Whether a figure is on its way."""
        return self._task is not None

    def ask(self, work: Callable[[Progress], object], records: int) -> None:
        """Draw a figure of so many records."""
        self.stop()
        if records <= FEW:
            self._at_once(work)
            return
        task = self._task = self._tasks.run(work)
        self._tell(task, task.finished, self.answered.emit)
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

    def _at_once(self, work: Callable[[Progress], object]) -> None:
        try:
            found = work(silent)
        except BlotterError as error:
            self.failed.emit(error)
        else:
            self.answered.emit(found)

    def _tell(self, task: Task, signal: SignalInstance, then: Callable[..., object]) -> None:
        """Pass on what a task tells while it is the one that is asked."""
        signal.connect(lambda *told: then(*told) if self._task is task else None)

    def _end(self) -> None:
        self._task = None
        self._slow.stop()
