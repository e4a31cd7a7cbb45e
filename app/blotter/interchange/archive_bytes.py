"""ArchiveBytes: what an archive is read from, bytes at hand or a file that stays where it lies."""

import hashlib
import io
import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.disk import reading, told
from blotter.interchange.limits import ARCHIVE_DIRECTORY, ARCHIVE_DIRECTORY_BYTES
from blotter.progress import Progress, silent

ENTRY = b"PK\x01\x02"
"""How each entry of a directory begins."""

_BLOCK = 1024 * 1024


class ChangedMeanwhile(WrongFile):
    """A file that is not any more what it was when it was looked at first."""


class ArchiveBytes:
    """What `zipfile` reads an archive from; it can be read only within `opened`.

    A file is opened anew for each reading and closed behind it: whoever keeps an archive holds no file, and
    the file can be replaced. One that was changed meanwhile is refused.
    """

    def __init__(self, content: bytes | Path, name: str) -> None:
        self.name = name
        self._content = content
        self._guard = threading.RLock()
        self._file: BinaryIO | None = None
        self._state: tuple[int, int] | None = None
        self._entries = 0
        self.size = 0
        self.look_again()

    def look_again(self) -> None:
        """Take the file as it is now."""
        self._state = None
        with self.opened():
            self.size = self.seek(0, os.SEEK_END)

    @contextmanager
    def opened(self, most_entries: int = 0) -> Iterator[None]:
        """Until the block ends it can be read, by this thread.

        With `most_entries`, a directory of more is refused when it is about to be read, or before it is taken
        apart, which takes half a kilobyte of memory for each entry.
        """
        with self._guard, self._stream() as file:
            self._file, self._entries = file, most_entries
            try:
                yield
            finally:
                self._file = None

    def _stream(self) -> AbstractContextManager[BinaryIO]:
        if isinstance(self._content, bytes):
            return nullcontext(io.BytesIO(self._content))
        return self._file_as_it_was(self._content)

    @contextmanager
    def _file_as_it_was(self, path: Path) -> Iterator[BinaryIO]:
        if self._state is not None and not path.exists():
            raise self._changed()
        with reading(path) as file:
            found = os.fstat(file.fileno())
            state = found.st_size, found.st_mtime_ns
            if self._state not in (None, state):
                raise self._changed()
            self._state = state
            yield file

    def _changed(self) -> ChangedMeanwhile:
        return ChangedMeanwhile(messages.ARCHIVE_CHANGED, name=self.name)

    def check_unchanged(self) -> None:
        """ChangedMeanwhile where the file is another one than at first."""
        with self.opened():
            return

    def digest(self, progress: Progress = silent) -> str:
        """The SHA-256 of all of it."""
        found, done = hashlib.sha256(), 0
        with self.opened():
            self.seek(0)
            while block := self.read(_BLOCK):
                found.update(block)
                done += len(block)
                progress(done, self.size)
        return found.hexdigest()

    # What `zipfile` asks for

    def read(self, count: int = -1) -> bytes:
        """So many bytes, or all that are left."""
        if self._entries and count > ARCHIVE_DIRECTORY_BYTES:
            raise WrongFile(messages.ARCHIVE_CROWDED, name=self.name, limit=self._entries)
        try:
            block = self._open_file().read(count)
        except OSError as error:
            raise WrongFile(messages.UNREADABLE, path=self.name, reason=told(error)) from error
        if self._entries and block.count(ENTRY) > max(self._entries, ARCHIVE_DIRECTORY):
            raise WrongFile(messages.ARCHIVE_CROWDED, name=self.name, limit=self._entries)
        return block

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place."""
        return self._open_file().seek(offset, whence)

    def tell(self) -> int:
        """At which place it is read."""
        return self._open_file().tell()

    def seekable(self) -> bool:
        """It can be read at any place."""
        return True

    def _open_file(self) -> BinaryIO:
        assert self._file is not None, "an archive is read within `opened`"
        return self._file
