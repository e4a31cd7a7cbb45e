"""ParagraphNumbers: in which paragraph a position lies, counted document by document when there is time."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from blotter.domain.source import Source
from blotter.project import places
from blotter.project.project import Project


class ParagraphNumbers(QObject):
    """A list that is painted must not wait for the documents of all its rows to be read."""

    learned = Signal()
    """Paragraphs of one more document are known."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._starts: dict[str, Sequence[int]] = {}
        self._unread: deque[Source] = deque()
        self._reading = QTimer(self, interval=0)
        self._reading.timeout.connect(self._read_one)

    def number(self, source: Source, position: int) -> int | None:
        """The paragraph of a position, None while the document was not read yet: it soon is."""
        starts = self._starts.get(source.text)
        if starts is not None:
            return places.paragraph_number(starts, position)
        if source not in self._unread:
            self._unread.append(source)
            self._reading.start()
        return None

    def stop(self) -> None:
        """Read nothing any more: the project is about to be closed."""
        self._reading.stop()
        self._unread.clear()

    def _read_one(self) -> None:
        if self._unread:
            source = self._unread.popleft()
            if source.id in self._project.sources:
                self._starts[source.text] = places.paragraph_starts(self._project, source)
                self.learned.emit()
        if not self._unread:
            self._reading.stop()
