"""SegmentSearch: finds the segments of a query without holding up the window."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from blotter.domain.query import SegmentOrder, SegmentQuery
from blotter.project.project import Project
from blotter.ui.tasks import Latest, TaskRunner

QUICK = 3_000
"""Up to how many segments are sought and sorted at once; more are sought on a thread."""

FIRST = 200
"""How many are told at once where many are still being sought."""


class SegmentSearch(QObject):
    """Only the newest query is answered."""

    first_found = Signal(object, int)
    """`Hits` of the first rows, and how many there will be."""
    found = Signal(object)
    """`Hits`"""
    begun = Signal(object)
    """`Task`, where it takes a while"""

    def __init__(self, project: Project, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._latest = Latest(tasks, self)
        self._latest.answered.connect(self.found)
        self._latest.begun.connect(self.begun)

    def is_quick(self, query: SegmentQuery) -> bool:
        """Whether the answer is there at once."""
        return not self._project.exceeds(QUICK, replace(query, words=""))

    def seek(self, query: SegmentQuery, wants_first: bool = True) -> None:
        """Find the segments; with `wants_first`, some of them at once if the order allows it."""
        project, is_quick = self._project, self.is_quick(query)
        is_in_order = query.order is SegmentOrder.PLACE and not query.words
        if wants_first and not is_quick and is_in_order:
            self.first_found.emit(project.hits(replace(query, limit=FIRST)), project.count(query))
        self._latest.ask(lambda progress: project.hits(query, progress), is_quick)
