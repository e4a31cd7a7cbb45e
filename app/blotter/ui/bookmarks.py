"""Bookmarks: where each coder stopped reading each document, in the project and ahead of it."""

from PySide6.QtCore import QObject, QTimer, Signal

from blotter.domain.bookmark import Bookmark
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.errors import BlotterError
from blotter.ui.desk import Desk

_REST = 500


class Bookmarks(QObject):
    """Writes when the hands rest, so that turning to another document waits for no disk.

    A project that is open for reading only has its bookmarks until it is closed.
    """

    failed = Signal(object)
    """A `BlotterError`, the first time that a bookmark cannot be written."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[tuple[str, str], Bookmark] = {}
        self._unwritten: dict[tuple[str, str], tuple[Source, Coder | None]] = {}
        self._has_failed = False
        self._writing = QTimer(self, interval=_REST, singleShot=True)
        self._writing.timeout.connect(self.write)

    def kept(self, source: Source, coder: Coder | None) -> Bookmark | None:
        """Where a coder stopped reading a document, None if it was never open."""
        key = _key(source, coder)
        if key not in self._known:
            found = self._desk.project.bookmark(source, coder)
            if found is None:
                return None
            self._known[key] = found
        return self._known[key]

    def keep(self, source: Source, coder: Coder | None, place: Bookmark) -> None:
        """Remember where a coder stops reading a document."""
        key = _key(source, coder)
        if self._known.get(key) != place:
            self._known[key] = place
            self._unwritten[key] = source, coder
            self._writing.start()

    def write(self) -> None:
        """Put into the project what is not there yet."""
        project = self._desk.project
        if self._desk.under_way:
            self._writing.start()
            return
        self._writing.stop()
        unwritten, self._unwritten = self._unwritten, {}
        if not project.writable:
            return
        try:
            for key, (source, coder) in unwritten.items():
                if source.id in project.sources:
                    project.keep_bookmark(source, coder, self._known[key])
        except BlotterError as error:
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error)


def _key(source: Source, coder: Coder | None) -> tuple[str, str]:
    return source.id, coder.id if coder else ""
