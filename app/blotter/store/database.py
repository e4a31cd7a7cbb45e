"""Opening and closing the project file, one writer thread, and readers that never wait for it."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from blotter.errors import BlotterError, NotFound, Refused, WrongFile
from blotter.message import Message
from blotter.store import messages, place
from blotter.store.lock import WriterLock
from blotter.store.migrations import NEWEST, migrate

T = TypeVar("T")

_WAIT_SECONDS = 10.0
_CACHE_KILOBYTES = 64_000


class Database:
    """An open project file: `read()` for this thread's reader, `write()` for one transaction."""

    def __init__(
        self, path: Path, writable: bool, who: str = "", before_migration: Callable[[], None] | None = None
    ):
        self.path = path
        self.writable = writable
        self.immutable = False
        self.notices: list[Message] = []
        self._readers: list[sqlite3.Connection] = []
        self._local = threading.local()
        self._lock: WriterLock | None = None
        self._closed = False
        version = place.check_header(path)
        if writable:
            self._open_for_writing(version, who, before_migration)
        else:
            self._open_for_reading(version)

    def _open_for_writing(self, version: int, who: str, before_migration: Callable[[], None] | None) -> None:
        self._lock = WriterLock(self.path, who)
        try:
            if version < NEWEST and before_migration is not None:
                before_migration()
            self._writer_thread = ThreadPoolExecutor(1, thread_name_prefix="blotter-writer")
            self._writer = self._on_writer(self._connect_writer)
        except BaseException:
            self._lock.release()
            raise
        self.notices = place.notices(self.path)

    def _connect_writer(self) -> sqlite3.Connection:
        with _told(self.path):
            connection = connect(self.path)
            try:
                # A damaged file is found out here, before anything could be written to it.
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
                if user_version(connection) > NEWEST:
                    found = user_version(connection)
                    raise WrongFile(messages.NEWER, path=self.path, found=found, known=NEWEST)
                journal = "DELETE" if place.network_kind(self.path) else "WAL"
                connection.execute(f"PRAGMA journal_mode = {journal}")
                connection.execute("PRAGMA synchronous = FULL")
                if user_version(connection) < NEWEST:
                    migrate(connection)
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
            except BaseException:
                connection.close()
                raise
            return connection

    def _open_for_reading(self, version: int) -> None:
        if version < NEWEST:
            raise Refused(
                messages.CANNOT_LOCK, path=self.path, reason="it has to be brought up to date first"
            )
        try:
            self.read().execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            self._forget_readers()
            if place.has_leftovers(self.path):
                raise Refused(messages.UNFINISHED_READ_ONLY, path=self.path) from error
            self.immutable = True
            with _told(self.path):
                self.read().execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError as error:
            self._forget_readers()
            raise _told_error(self.path, error) from error

    def read(self) -> sqlite3.Connection:
        """This thread's reading connection; it sees what was committed when its statement began."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.path, immutable=self.immutable)
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
            self._local.connection = connection
            self._readers.append(connection)
        return connection

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """A reading connection that sees one and the same state until the block ends."""
        connection = self.read()
        if connection.in_transaction:
            yield connection
            return
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run the work in one transaction on the writer thread; whatever it raises leaves no trace."""
        if not self.writable:
            raise Refused(messages.CANNOT_LOCK, path=self.path, reason="it was opened for reading only")
        return self._on_writer(lambda: self._transact(work))

    def _on_writer(self, work: Callable[[], T]) -> T:
        return self._writer_thread.submit(work).result()

    def _transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._writer
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = work(connection)
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise _write_error(connection, error) from error
        except BaseException:
            self._roll_back()
            raise
        return result

    def _roll_back(self) -> None:
        if self._writer.in_transaction:
            self._writer.execute("ROLLBACK")

    def close(self) -> None:
        """Fold the log into the file and leave one portable file behind, unless another process reads it."""
        if self._closed:
            return
        self._closed = True
        self._forget_readers()
        if self.writable:
            self._on_writer(self._close_writer)
            self._writer_thread.shutdown()
            if self._lock is not None:
                self._lock.release()

    def _close_writer(self) -> None:
        # Where another process still reads, the log stays: that one folds it in when it closes last.
        with suppress(sqlite3.OperationalError):
            self._writer.execute("PRAGMA busy_timeout = 500")
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._writer.execute("PRAGMA journal_mode = DELETE").fetchone()
        self._writer.close()

    def _forget_readers(self) -> None:
        for connection in self._readers:
            connection.close()
        self._readers.clear()
        self._local = threading.local()


def connect(path: Path, immutable: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode to a file that exists; transactions are begun explicitly."""
    uri = path.absolute().as_uri() + ("?mode=ro&immutable=1" if immutable else "?mode=rw")
    try:
        return sqlite3.connect(
            uri, uri=True, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError as error:
        if not path.exists():
            raise NotFound(messages.NO_SUCH_PROJECT, path=path) from None
        raise WrongFile(messages.CANNOT_OPEN, path=path, reason=error) from error


def user_version(connection: sqlite3.Connection) -> int:
    """The number of the schema that the file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told_error(path, error) from error


def _told_error(path: Path, error: sqlite3.Error) -> BlotterError:
    if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
        return WrongFile(messages.CANNOT_OPEN, path=path, reason=error)
    return WrongFile(messages.DAMAGED, path=path, detail=error, backups=place.backup_folder(path))


def _write_error(connection: sqlite3.Connection, error: sqlite3.Error) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return Refused(messages.DISK_FULL)
    if isinstance(error, sqlite3.IntegrityError) and "FOREIGN KEY" in str(error):
        return Refused(messages.BROKEN_REFERENCE, what="a part of the project")
    if code in (
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
    ):
        return Refused(messages.CANNOT_WRITE, reason=error)
    return error
