"""TextSearch: searches documents on a thread and hands the hits over while they are being found."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal

from blotter.analysis.searching import Search
from blotter.domain.source import Source
from blotter.progress import Progress
from blotter.project.project import Project
from blotter.project.searching import Hit, search
from blotter.ui.tasks import Task, TaskRunner

MOST = 50_000
"""So many hits are shown; whoever needs more narrows the search."""

_FIRST, _BETWEEN = 0.01, 0.06
"""Seconds until the first hits are handed over, and from then on."""


class TextSearch(QObject):
    """Only the newest search is answered. Of `ended` and `failed` one comes, unless another one follows."""

    found = Signal(object)
    """`list[Hit]`: more hits"""
    ended = Signal(bool)
    """Whether all there is was found; False where the person cancelled or there is more than is shown."""
    failed = Signal(object)
    """A `BlotterError`: the pattern is wrong, say."""
    begun = Signal(object)
    """`Task`"""

    _handed = Signal(int, object)

    def __init__(self, project: Project, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._tasks = project, tasks
        self._task: Task | None = None
        self._number = 0
        # Emitted on the thread that searches.
        self._handed.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def seek(self, sought: Search, sources: Sequence[Source] | None) -> None:
        """Search all documents or some; what was sought before is given up."""
        self.cancel()
        number = self._number
        task = self._task = self._tasks.run(lambda progress: self._seek(number, sought, sources, progress))
        task.finished.connect(lambda is_all: self._end(number, bool(is_all)))
        task.cancelled.connect(lambda: self._end(number, False))
        task.failed.connect(lambda error: self._fail(number, error))
        self.begun.emit(task)

    def cancel(self) -> None:
        """Search no more."""
        self._number += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _seek(
        self, number: int, sought: Search, sources: Sequence[Source] | None, progress: Progress
    ) -> bool:
        some: list[Hit] = []
        due = time.monotonic() + _FIRST
        for count, hit in enumerate(search(self._project, sought, sources, progress)):
            if count == MOST:
                self._handed.emit(number, some)
                return False
            some.append(hit)
            if time.monotonic() >= due:
                self._handed.emit(number, some)
                some, due = [], time.monotonic() + _BETWEEN
        self._handed.emit(number, some)
        return True

    def _take(self, number: int, some: list[Hit]) -> None:
        if number == self._number and some:
            self.found.emit(some)

    def _end(self, number: int, is_all: bool) -> None:
        if number == self._number:
            self._task = None
            self.ended.emit(is_all)

    def _fail(self, number: int, error: object) -> None:
        if number == self._number:
            self._task = None
            self.failed.emit(error)
