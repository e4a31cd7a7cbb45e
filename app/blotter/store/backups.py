"""Backups beside the project: whole copies, ten of each kind, and the way back to one."""

import errno
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from blotter.domain.entity import now
from blotter.errors import NotFound, Refused, WrongFile
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.store import journal, messages, place
from blotter.store.database import Database, connect
from blotter.store.lock import WriterLock

DAILY, BEFORE, DAMAGED = "daily", "before", "damaged"
KEPT = 10
"""How many backups of each kind stay."""

_PAGES_AT_ONCE = 4096


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the project; `at` is the moment it was taken, UTC."""

    path: Path
    at: str
    kind: str
    size: int


def listed(project: Path) -> list[Backup]:
    """The backups of a project, newest first."""
    found = []
    folder = place.backup_folder(project)
    for path in sorted(folder.glob("*.blotter"), reverse=True) if folder.is_dir() else []:
        moment, _, kind = path.stem.partition(" ")
        if kind in (DAILY, BEFORE, DAMAGED):
            at = moment[:13] + ":" + moment[14:16] + ":" + moment[17:]
            found.append(Backup(path, at, kind, path.stat().st_size))
    return found


def take(project: Path, kind: str, progress: Progress = silent) -> Path:
    """Copy the project as it is on disk now and drop the oldest copies of its kind."""
    target = _free_target(project, kind)
    try:
        target.parent.mkdir(exist_ok=True)
        copy(project, target, progress)
    except OSError as error:
        raise _refusal(error) from error
    _prune(project, kind)
    return target


def copy(project: Path, target: Path, progress: Progress = silent) -> None:
    """Write one portable file with the project's committed state; the target appears only when whole."""
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with closing(connect(project)) as source, closing(sqlite3.connect(unfinished)) as copied:
            source.backup(
                copied, pages=_PAGES_AT_ONCE, progress=lambda _status, left, all_: progress(all_ - left, all_)
            )
            # The copy would carry the flag of the write-ahead log with it.
            copied.execute("PRAGMA journal_mode = DELETE").fetchone()
        unfinished.replace(target)
    except sqlite3.Error as error:
        raise _refusal(error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def has_daily(project: Path) -> bool:
    """Whether today's backup was taken already (days in UTC)."""
    today = now()[:10]
    return any(backup.kind == DAILY and backup.at.startswith(today) for backup in listed(project))


def restore(project: Path, chosen: Path, coder: str | None = None) -> None:
    """Put a backup's state in the project's place; what was there becomes a backup of its own.

    Needs the project to be closed everywhere. Undo does not reach across it: it is an event.
    """
    if not chosen.is_file():
        raise NotFound(messages.NO_SUCH_BACKUP, which=chosen, path=project)
    place.check_header(chosen)
    ready = project.with_name(f".{project.name}.restored")
    try:
        shutil.copyfile(chosen, ready)
        restored = Database(ready, writable=True)
        label = Message(messages.RESTORED, {"name": chosen.stem})
        restored.write(lambda connection: journal.append_event(connection, label, coder))
        restored.close()
        _put_aside(project)
        lock = WriterLock(project)
        ready.replace(project)
        lock.release()
    except OSError as error:
        raise _refusal(error) from error
    finally:
        ready.unlink(missing_ok=True)
        ready.with_name(ready.name + ".lock").unlink(missing_ok=True)


def _put_aside(project: Path) -> None:
    """Keep the present state as a backup and leave no log behind that could be replayed onto another file."""
    if not project.exists():
        return
    try:
        Database(project, writable=True).close()
        take(project, BEFORE)
    except (WrongFile, sqlite3.DatabaseError):
        target = _free_target(project, DAMAGED)
        target.parent.mkdir(exist_ok=True)
        for end in ("", "-wal", "-journal", "-shm"):
            left = project.with_name(project.name + end)
            if left.exists():
                left.replace(target.with_name(target.name + end))


def _free_target(project: Path, kind: str) -> Path:
    return place.backup_folder(project) / f"{now()[:-1].replace(':', '-')}Z {kind}.blotter"


def _prune(project: Path, kind: str) -> None:
    for backup in [each for each in listed(project) if each.kind == kind][KEPT:]:
        backup.path.unlink(missing_ok=True)


def _refusal(error: Exception) -> Exception:
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    if full or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
        return Refused(messages.DISK_FULL)
    return Refused(messages.CANNOT_WRITE, reason=error)
