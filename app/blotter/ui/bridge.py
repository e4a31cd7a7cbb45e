"""ProjectBridge: the project's Changes as one typed Qt signal, on the thread of the window."""

from PySide6.QtCore import QObject, Signal, Slot

from blotter.domain.edit import Changes
from blotter.project.project import Project


class ProjectBridge(QObject):
    """Tells the window of every change, whatever thread made it; at once if it was the window's own."""

    changed = Signal(object)
    """`Changes`"""

    _announced = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._is_open = True
        # From another thread, Qt queues a signal to a slot of an object that lives in this one.
        self._announced.connect(self._tell)
        self._unsubscribe = project.subscribe(self._announced.emit)

    @Slot(object)
    def _tell(self, changes: Changes) -> None:
        if self._is_open:
            self.changed.emit(changes)

    def close(self) -> None:
        """Stop listening; what is still on its way is not told any more."""
        if self._is_open:
            self._is_open = False
            self._unsubscribe()
