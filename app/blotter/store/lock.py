"""One writer at a time: a lock that frees itself when its process dies, and tells who holds it."""

import getpass
import json
import os
import platform
import sys
from pathlib import Path
from typing import IO

from blotter.domain.entity import now
from blotter.errors import Busy, Refused
from blotter.store import messages

_BEYOND_THE_TEXT = 1 << 20


class WriterLock:
    """Holds `NAME.blotter.lock` for as long as the project is open for writing.

    `flock` is used, not `lockf`, which is lost as soon as the owner merely reads the file; the file is
    never unlinked, since a second process could then lock a file that no longer has the name.
    """

    def __init__(self, project: Path, who: str = "") -> None:
        self.path = project.with_name(project.name + ".lock")
        try:
            self._file: IO[str] = self.path.open("a+", encoding="utf-8")
        except OSError as error:
            reason = error.strerror or str(error)
            raise Refused(messages.CANNOT_LOCK, path=project, reason=reason) from None
        try:
            _lock(self._file)
        except OSError:
            holder = self._holder()
            self._file.close()
            if holder:
                raise Busy(messages.OPEN_ELSEWHERE, path=project, **holder) from None
            raise Busy(messages.OPEN_ELSEWHERE_UNKNOWN, path=project) from None
        self._tell(who)

    def _tell(self, who: str) -> None:
        told = {"who": who or _user(), "host": platform.node(), "pid": os.getpid(), "since": now()[:16] + "Z"}
        try:
            self._file.truncate(0)
            self._file.write(json.dumps(told))
            self._file.flush()
        except OSError:
            # A full disk must not keep anybody from opening: the lock holds without telling who.
            self._file.seek(0)

    def _holder(self) -> dict[str, object]:
        self._file.seek(0)
        try:
            told = json.loads(self._file.read() or "{}")
            return {key: told[key] for key in ("who", "host", "since", "pid")}
        except (ValueError, KeyError, TypeError, OSError):
            return {}

    def release(self) -> None:
        """Let the next writer in."""
        self._file.close()


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(_BEYOND_THE_TEXT)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
