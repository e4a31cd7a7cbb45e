"""One writer at a time: a lock that frees itself when its process dies, and tells who holds it."""

import errno
import getpass
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from blotter.domain.entity import now
from blotter.errors import Busy, Refused
from blotter.store import messages

_BEYOND_THE_TEXT = 1 << 20
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def lock_path(project: Path) -> Path:
    """The file that is locked while the project is written."""
    return project.with_name(project.name + ".lock")


class WriterLock:
    """Holds `NAME.blotter.lock` for as long as the project is open for writing.

    `flock` is used, not `lockf`, which is lost as soon as the owner merely reads the file; the file is
    never unlinked, since a second process could then lock a file that no longer has the name.
    """

    def __init__(self, project: Path, who: str = "") -> None:
        self._told: dict[str, object] = {
            "who": who or _user(),
            "host": platform.node(),
            "pid": os.getpid(),
            "since": now()[:16] + "Z",
        }
        try:
            self._file = os.open(lock_path(project), os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise _cannot_lock(project, error) from None
        try:
            _lock(self._file)
        except OSError as error:
            os.close(self._file)
            if error.errno not in _HELD:
                raise _cannot_lock(project, error) from None
            raise _busy(project) from None
        self.tell(known_sessions(project))

    def tell(self, sessions: Sequence[str]) -> None:
        """Write down who holds the lock, and to which sessions of the file a log beside it may belong."""
        text = json.dumps({**self._told, "sessions": list(sessions)}).encode()
        os.ftruncate(self._file, 0)
        try:
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, text)
            os.fsync(self._file)
        except OSError:
            # A full disk must not keep anybody from opening: the lock holds without telling who.
            os.ftruncate(self._file, 0)

    def release(self) -> None:
        """Let the next writer in."""
        os.close(self._file)


def known_sessions(project: Path) -> list[str]:
    """To which sessions of the file a log beside it may belong; empty where nobody wrote that down."""
    found = _told(project).get("sessions")
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _told(project: Path) -> Mapping[str, Any]:
    try:
        found = json.loads(lock_path(project).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _busy(project: Path) -> Busy:
    told = _told(project)
    holder = {key: told.get(key) for key in ("who", "host", "since", "pid")}
    if None in holder.values():
        return Busy(messages.OPEN_ELSEWHERE_UNKNOWN, path=project)
    return Busy(messages.OPEN_ELSEWHERE, path=project, **{key: str(each) for key, each in holder.items()})


def _cannot_lock(project: Path, error: OSError) -> Refused:
    return Refused(messages.CANNOT_LOCK, path=project, reason=error.strerror or str(error))


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(file, _BEYOND_THE_TEXT, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"
