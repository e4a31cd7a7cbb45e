"""SegmentCounts: how many segments each document has, counted on a thread where that takes a while."""

from PySide6.QtCore import QObject

from blotter.progress import Progress
from blotter.project.project import Project
from blotter.ui.tasks import Latest, TaskRunner, unhurried

QUICK = 10_000
"""Up to how many segments are counted at once; more are counted on a thread."""


class SegmentCounts(Latest):
    """Answers with `dict[document id, number]`."""

    def __init__(self, project: Project, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(tasks, parent)
        self._project = project

    def count(self) -> None:
        """Count them anew; what was begun before is given up."""
        project = self._project
        is_quick = not project.exceeds(QUICK)

        def work(_: Progress) -> dict[str, int]:
            return project.counts_by_source()

        self.ask(work if is_quick else unhurried(work), is_quick)
