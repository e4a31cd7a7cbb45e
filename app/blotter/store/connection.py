"""Connections to a project file, and what to tell a person when SQLite says no."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from blotter.errors import BlotterError, Busy, NotFound, Refused, WrongFile
from blotter.message import Sentence
from blotter.progress import Cancelled, Progress
from blotter.store import messages, place

if TYPE_CHECKING:
    from blotter.store.veil import Veil

WAIT_SECONDS = 10
TRIES, PAUSE_SECONDS = 5, 0.05
"""How often and how far apart to ask again for what another thread or process still uses."""
_STEPS_BETWEEN_QUESTIONS = 200_000
"""How many instructions of SQLite pass, some milliseconds, before long work asks whether to go on."""

_CANNOT_WRITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


class Connection(sqlite3.Connection):
    """What other rooms may name and hand on, without speaking SQL themselves; `veil.draw` sets its `veil`."""

    veil: "Veil | None" = None


def connect(path: Path, mode: str = "mode=rw") -> Connection:
    """A connection in autocommit mode to a file that exists; transactions are begun explicitly."""
    name = path.absolute().as_posix()
    name = name if name.startswith("/") else "/" + name
    connection = sqlite3.connect(
        f"file://{quote(name, safe='/:', errors='surrogateescape')}?{mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=Connection,
    )
    connection.create_function("holds", 2, _holds, deterministic=True)
    return connection


def connect_reader(path: Path, mode: str = "mode=rw") -> Connection:
    """A connection that cannot write, though it may fold in a log that a program left behind."""
    connection = connect(path, mode)
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Say in a person's words why a file could not be opened."""
    try:
        yield
    except sqlite3.Error as error:
        raise open_error(path, error) from error


def _holds(text: str, folded: str) -> bool:
    return folded in text.casefold()


def user_version(connection: sqlite3.Connection) -> int:
    """The number of the schema that the file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def error_code(error: BaseException) -> int:
    """SQLite's primary result code of an error, 0 if it has none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def open_error(path: Path, error: sqlite3.Error) -> BlotterError:
    """Why a file could not be opened."""
    if not path.exists():
        return NotFound(messages.NO_SUCH_PROJECT, path=path)
    match error_code(error):
        case sqlite3.SQLITE_BUSY:
            return Busy(messages.BEING_READ, path=path)
        case sqlite3.SQLITE_FULL:
            return Refused(messages.NO_ROOM, path=path)
        case sqlite3.SQLITE_READONLY:
            return Refused(messages.CANNOT_LOCK, path=path, reason=Sentence(messages.ONLY_READABLE))
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return WrongFile(messages.CANNOT_OPEN, path=path, reason=error)
        case _:
            return WrongFile(messages.DAMAGED, path=path, detail=error, backups=place.backup_folder(path))


def write_error(error: sqlite3.Error) -> BlotterError | None:
    """Why something could not be written; None if no person could mend it, so that it is a bug."""
    code = error_code(error)
    if code == sqlite3.SQLITE_FULL:
        return Refused(messages.DISK_FULL)
    if code == sqlite3.SQLITE_CONSTRAINT and "FOREIGN KEY" in str(error):
        return Refused(messages.BROKEN_REFERENCE, what=Sentence(messages.A_PART))
    return Refused(messages.CANNOT_WRITE, reason=error) if code in _CANNOT_WRITE else None


@contextmanager
def interruptible(connection: Connection, progress: Progress) -> Iterator[None]:
    """Let Cancelled reach a statement that yields no row for seconds, as sorting does."""
    cancelled: list[Cancelled] = []

    def ask() -> int:
        try:
            progress(0, 0)
        except Cancelled as error:
            cancelled.append(error)
        return len(cancelled)

    connection.set_progress_handler(ask, _STEPS_BETWEEN_QUESTIONS)
    try:
        yield
    except sqlite3.OperationalError:
        if cancelled:
            raise cancelled[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def fold(connection: sqlite3.Connection) -> bool:
    """Fold the log into the file, so that it is all there is; False if another process still reads it."""
    connection.execute("PRAGMA busy_timeout = 50")
    for _ in range(TRIES):
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] == "delete":
                return True
        except sqlite3.OperationalError as error:
            if error_code(error) != sqlite3.SQLITE_BUSY:
                raise
        time.sleep(PAUSE_SECONDS)
    return False
