"""Backups beside the project: whole copies, ten of each kind, and the way back to one."""

import errno
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from blotter.domain.entity import now
from blotter.errors import Busy, NotFound, Refused, WrongFile
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.store import journal, messages, place, sessions
from blotter.store.connection import connect, connect_reader, error_code, fold
from blotter.store.examination import look_over
from blotter.store.lock import WriterLock
from blotter.store.migrations import NEWEST, migrate

DAILY, BEFORE, DAMAGED = "daily", "before", "damaged"
KEPT = 10
"""How many backups of each kind stay."""

_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d+Z) ({DAILY}|{BEFORE}|{DAMAGED})\.blotter")
_PAGES_AT_ONCE = 4096
_HARMLESS = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_TOOBIG,
)


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
    for path in sorted(place.backup_folder(project).glob("*.blotter"), reverse=True):
        name = _NAME.fullmatch(path.name)
        if name:
            hour, minute, second, kind = name.groups()
            found.append(Backup(path, f"{hour}:{minute}:{second}", kind, path.stat().st_size))
    return found


def has_daily(project: Path) -> bool:
    """Whether today's backup was taken already (days in UTC)."""
    today = now()[:10]
    return any(backup.kind == DAILY and backup.at.startswith(today) for backup in listed(project))


def take(project: Path, kind: str, progress: Progress = silent) -> Path:
    """Copy the project as it is on disk now and drop the oldest copies of its kind."""
    try:
        target = _taken(project, kind, progress)
        _prune(project, kind)
    except (OSError, sqlite3.Error) as error:
        raise _refusal(error) from error
    return target


@contextmanager
def before(project: Path, progress: Progress = silent) -> Iterator[None]:
    """Take a backup before what the block does, all or nothing of it; the oldest one goes when it is done.

    If the block fails, the project is what the backup is: that goes again, so that trying ten times on a full
    disk does not put ten equal copies in the place of older ones. It stays where the file itself may be hurt.
    """
    try:
        # What the block does can be taken back by the journal as well: nobody waits for the disk.
        taken = _taken(project, BEFORE, progress, lasting=False)
    except (OSError, sqlite3.Error) as error:
        raise _refusal(error) from error
    try:
        yield
    except BaseException as error:
        if not _may_be_hurt(error):
            # Whatever keeps it from going, the first failure is the one to be told.
            with suppress(OSError):
                place.remove(taken)
            raise
        with suppress(OSError):
            _prune(project, BEFORE)
        raise
    # It is done: what is too many can also go the next time.
    with suppress(OSError):
        _prune(project, BEFORE)


def _taken(project: Path, kind: str, progress: Progress, lasting: bool = True) -> Path:
    target = _free_target(project, kind)
    with closing(connect_reader(project)) as source:
        copy(source, target, progress, lasting)
    return target


def _may_be_hurt(error: BaseException) -> bool:
    """Whether a failure lets one doubt that the file is what it was: the database told of it, and it is no
    refusal that leaves all as it was.
    """
    told = [each for each in (error, error.__cause__) if isinstance(each, sqlite3.Error)]
    return any(error_code(each) not in _HARMLESS for each in told)


def remove_all(project: Path) -> int:
    """Delete every backup of a project, with copies that were never finished; how many there were."""
    found = listed(project)
    try:
        for path in (*(each.path for each in found), *place.backup_folder(project).glob(".*.part")):
            place.remove(path)
    except OSError as error:
        raise _refusal(error) from error
    return len(found)


def copy(source: sqlite3.Connection, target: Path, progress: Progress = silent, lasting: bool = True) -> None:
    """Write one portable file with the committed state; the target appears only when it is whole.

    Unless it has to be `lasting`, the system writes it to the disk in its own time, half a minute at most.
    """
    if place.is_in_use(target) or place.leftovers(target):
        raise Refused(messages.TARGET_IN_USE, path=target)
    unfinished = target.with_name(f".{target.name}.part")
    try:
        place.remove(unfinished)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as copied:
            copied.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'OFF'}")
            source.backup(
                copied,
                pages=_PAGES_AT_ONCE,
                progress=lambda _status, left, whole: progress(whole - left, whole),
            )
            # The copy would carry the flag of the write-ahead log with it.
            copied.execute("PRAGMA journal_mode = DELETE").fetchone()
            sessions.forget(copied)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise _refusal(error) from error
    finally:
        place.remove(unfinished)


def copy_older(path: Path, target: Path) -> bool:
    """Copy a project of an older schema and bring the copy up to date; whether it was one."""
    if place.check_header(path) >= NEWEST:
        return False
    mode = look_over(path)
    with closing(connect_reader(path, mode)) as source:
        copy(source, target, lasting=False)
    with closing(connect(target)) as copied:
        migrate(copied)
    return True


def restore(project: Path, chosen: Path, coder: str | None = None, progress: Progress = silent) -> None:
    """Put a backup's state in the project's place; what was there becomes a backup of its own.

    Needs the project to be closed everywhere. It is an event of the history, which undo passes over.
    """
    if not chosen.is_file():
        raise NotFound(messages.NO_SUCH_BACKUP, which=chosen, path=project)
    place.check_header(chosen)
    mode = look_over(chosen)
    project = project.resolve()
    ready = project.with_name(f".{project.name}.restored")
    lock = WriterLock(project)
    try:
        place.remove(ready)
        with closing(connect_reader(chosen, mode)) as source:
            copy(source, ready, progress)
        _record(ready, Message(messages.RESTORED, {"name": chosen.stem}), coder)
        _put_aside(project)
        ready.replace(project)
    except (OSError, sqlite3.Error) as error:
        raise _refusal(error) from error
    finally:
        place.remove(ready)
        lock.release()


def _record(path: Path, label: Message, coder: str | None) -> None:
    with closing(connect(path)) as connection:
        migrate(connection)
        connection.execute("BEGIN IMMEDIATE")
        journal.append_event(connection, label, coder)
        connection.execute("COMMIT")


def _put_aside(project: Path) -> None:
    """Keep the present state as a backup and leave no log behind that could be replayed onto another file."""
    try:
        place.check_header(project)
        sessions.check_log(project)
        look_over(project)
        with closing(connect(project)) as connection:
            if not fold(connection):
                raise Busy(messages.BEING_READ, path=project)
        take(project, BEFORE)
    except WrongFile:
        target = _free_target(project, DAMAGED)
        shutil.copyfile(project, target)
        _move_logs(project, target)
        _prune(project, DAMAGED)
    except NotFound:
        _move_logs(project, _free_target(project, DAMAGED))


def _move_logs(project: Path, target: Path) -> None:
    for log in place.leftovers(project):
        log.replace(target.with_name(target.name + log.name.removeprefix(project.name)))


def _free_target(project: Path, kind: str) -> Path:
    folder = place.backup_folder(project)
    folder.mkdir(exist_ok=True)
    return folder / f"{now()[:-1].replace(':', '-')}Z {kind}.blotter"


def _prune(project: Path, kind: str) -> None:
    """Drop what is too many, and copies that were never finished."""
    for backup in [each for each in listed(project) if each.kind == kind][KEPT:]:
        place.remove(backup.path)
    for unfinished in place.backup_folder(project).glob(".*.part"):
        place.remove(unfinished)


def _refusal(error: OSError | sqlite3.Error) -> Refused:
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    if full or error_code(error) == sqlite3.SQLITE_FULL:
        return Refused(messages.NO_ROOM_FOR_COPY)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else error
    return Refused(messages.CANNOT_COPY, reason=reason)
