"""Opening and closing the project file, one writer thread, and readers that never wait for it."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from weakref import WeakSet

from blotter.errors import Refused, WrongFile
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.store import erasing, messages, place, sessions, splicing
from blotter.store.connection import (
    PAUSE_SECONDS,
    TRIES,
    Connection,
    connect,
    connect_reader,
    explained,
    fold,
    user_version,
    write_error,
)
from blotter.store.examination import LARGE, check_pages, look_over
from blotter.store.lock import WriterLock
from blotter.store.migrations import NEWEST, migrate
from blotter.store.veil import Veil, draw

T = TypeVar("T")

_CACHE_KILOBYTES = 64_000
_READERS_KILOBYTES = 8_000
"""A reader is there for each thread, and the system has the file's pages at hand anyway."""
_LOG_BYTES_KEPT = 64_000_000
_ROWS_PER_CHECKPOINT = 400
"""How many rows are written before the log is copied into the file."""

_SECONDS_ASLEEP = 0.5
_STEPS_BETWEEN_QUESTIONS = 10_000
"""How many instructions of SQLite pass, well under a millisecond, before it asks whether to stop."""


class Database:
    """An open project file: `read()` for this thread's reader, `write()` for one transaction.

    Whoever closes it has ended its workers before; what still reads then is interrupted. With `look_later`, a
    large file is open before every page of it was read, and `look_over` is to follow.
    """

    def __init__(
        self,
        path: Path,
        writable: bool,
        who: str = "",
        before_migration: Callable[[], None] | None = None,
        look_later: bool = False,
    ):
        place.check_header(path)
        self.path = path.resolve()
        self.writable = writable
        self.notices: list[Message] = []
        self._local = threading.local()
        self.veil: Veil | None = None
        self._readers: WeakSet[_Reader] = WeakSet()
        self._guard = threading.Lock()
        self._closed = False
        self._stopped = threading.Event()
        self._opened = place.begin_use(self.path)
        try:
            sessions.check_log(self.path)
            self._is_looked_over = not look_later or self.path.stat().st_size <= LARGE
            self._mode = look_over(self.path, self._is_looked_over)
            if writable:
                self._open_for_writing(who, before_migration)
            else:
                self._open_for_reading()
        except BaseException:
            place.end_use(self._opened)
            raise

    def _open_for_writing(self, who: str, before_migration: Callable[[], None] | None) -> None:
        self._lock = WriterLock(self.path, who)
        self._writer_thread = ThreadPoolExecutor(1, thread_name_prefix="blotter-writer")
        try:
            with explained(self.path):
                self._writer = self._on_writer(lambda: self._connect_writer(before_migration))
        except BaseException:
            self._writer_thread.shutdown()
            self._lock.release()
            raise
        self.notices = place.notices(self.path)

    def _connect_writer(self, before_migration: Callable[[], None] | None) -> Connection:
        connection = connect(self.path)
        try:
            if user_version(connection) < NEWEST:
                if before_migration is not None:
                    before_migration()
                migrate(connection)
            connection.execute("PRAGMA synchronous = FULL")
            sessions.begin(connection, self._lock)
            self._on_share = bool(place.network_kind(self.path))
            if not self._on_share:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(f"PRAGMA journal_size_limit = {_LOG_BYTES_KEPT}")
                connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
            connection.set_progress_handler(self._stopped.is_set, _STEPS_BETWEEN_QUESTIONS)
            # Reading makes SQLite open the log, so that it can be told from any other.
            user_version(connection)
        except BaseException:
            connection.close()
            raise
        self._files = self._identities()
        self._rows_copied = connection.total_changes
        self._line_at_opening = splicing.last_line(connection)
        return connection

    def _open_for_reading(self) -> None:
        with explained(self.path):
            version = user_version(self.read())
        if version < NEWEST:
            self._close_readers()
            raise Refused(messages.OLDER, path=self.path)

    def look_over(self, progress: Progress = silent) -> None:
        """Read every page, unless that was done; WrongFile if one is damaged."""
        if not self._is_looked_over:
            with explained(self.path):
                check_pages(self.read(), self.path, progress)
            self._is_looked_over = True

    def read(self) -> Connection:
        """This thread's reading connection; it sees what was committed when its statement began.

        Read each statement to its end before the next: as long as one is open, all others see its state.
        """
        self._refuse_if_closed()
        reader: _Reader | None = getattr(self._local, "reader", None)
        if reader is None:
            reader = self._local.reader = self._new_reader()
        return self._veiled(reader.connection)

    @contextmanager
    def read_apart(self) -> Iterator[Connection]:
        """A reading connection of one's own, for rows that are read while other things happen."""
        with closing(self._new_reader()) as reader:
            yield self._veiled(reader.connection)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Until the block ends, what this thread reads is all that there is, whatever the veil leaves out."""
        outer, self._local.is_whole = self.sees_whole, True
        try:
            yield
        finally:
            self._local.is_whole = outer

    @property
    def sees_whole(self) -> bool:
        """Whether this thread is within `whole`."""
        return getattr(self._local, "is_whole", False)

    def _veiled(self, connection: Connection) -> Connection:
        draw(connection, None if self.sees_whole else self.veil)
        return connection

    def _new_reader(self) -> "_Reader":
        with self._guard:
            self._refuse_if_closed()
            reader = _Reader(connect_reader(self.path, self._mode))
            self._readers.add(reader)
            return reader

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A reading connection that sees one and the same state until the block ends."""
        connection = self.read()
        if connection.in_transaction:
            yield connection
            return
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            # A project that was closed meanwhile has ended it already.
            with suppress(sqlite3.ProgrammingError):
                connection.execute("ROLLBACK")

    def undisturbed(self, work: Callable[[Connection], T]) -> T:
        """Run work that reads the whole file while nothing else can be written to it."""
        if not self.writable:
            return work(self.read())
        self._refuse_if_closed()
        return self._on_writer(lambda: work(self._writer))

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run the work in one transaction on the writer thread; whatever it raises leaves no trace."""
        if not self.writable:
            raise Refused(messages.READ_ONLY, path=self.path)
        self._refuse_if_closed()
        return self._on_writer(lambda: self._transact(work))

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise Refused(messages.CLOSED, path=self.path)

    def _on_writer(self, work: Callable[[], T]) -> T:
        future = self._writer_thread.submit(work)
        try:
            # Waking now and then lets in a Ctrl+C that came in the moment before.
            while not future.done():
                wait([future], _SECONDS_ASLEEP)
            return future.result()
        except BaseException:
            # Ctrl+C strikes the thread that waits: the one that writes has to be told.
            if not future.done() and not future.cancel():
                self._stopped.set()
                wait([future])
                self._stopped.clear()
            raise

    def scrub(self) -> bool:
        """Write the file anew, so that no page holds what was deleted; whether the log is gone as well.

        It stays as long as another process reads the project; closing folds it in.
        """
        return self._on_writer(self._scrub)

    def _scrub(self) -> bool:
        try:
            erasing.finish(self._writer)
            (is_busy, *_) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            told = write_error(error)
            if told is None:
                raise
            raise told from error
        return not is_busy

    def _transact(self, work: Callable[[Connection], T]) -> T:
        if self._identities() != self._files:
            raise WrongFile(messages.REPLACED, path=self.path)
        try:
            self._writer.execute("BEGIN IMMEDIATE")
            result = work(self._writer)
            self._writer.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            told = write_error(error)
            if told is None:
                raise
            raise told from error
        except BaseException:
            self._roll_back()
            raise
        if self._writer.total_changes - self._rows_copied > _ROWS_PER_CHECKPOINT:
            # Not within the commit: what was written is safe in the log, and nobody has to wait any longer.
            self._writer_thread.submit(self._checkpoint)
        return result

    def _checkpoint(self) -> None:
        """Copy the log into the file, as far as nobody reads what was there before."""
        self._rows_copied = self._writer.total_changes
        with suppress(sqlite3.OperationalError):
            self._writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def _roll_back(self) -> None:
        if self._writer.in_transaction:
            self._writer.execute("ROLLBACK")

    def _identities(self) -> tuple[place.Identity | None, ...]:
        """Which file and which log have the project's name now; shares may give either a new number."""
        if self._on_share:
            return ()
        return place.identity(self.path), place.identity(self.path.with_name(self.path.name + "-wal"))

    def close(self) -> None:
        """Fold the log into the file and leave one portable file behind, unless another process reads it."""
        with self._guard:
            if self._closed:
                return
            self._closed = True
        self._close_readers()
        if self.writable:
            try:
                self._on_writer(self._close_writer)
            finally:
                self._writer_thread.shutdown()
                self._lock.release()
        place.end_use(self._opened)

    def _close_writer(self) -> None:
        # Where another process still reads, the log stays: that one folds it in when it closes last.
        with closing(self._writer), suppress(sqlite3.OperationalError):
            if self._identities() == self._files:
                splicing.sweep(self._writer, self._line_at_opening)
            fold(self._writer)

    def _close_readers(self) -> None:
        """Close this thread's readers, once the others have closed theirs or a moment has passed."""
        own = [reader for reader in self._readers if reader.thread == threading.get_ident()]
        for _ in range(TRIES):
            if not _interrupted(reader for reader in self._readers if reader not in own):
                break
            time.sleep(PAUSE_SECONDS)
        for reader in own:
            reader.close()


class _Reader:
    """A connection of one thread, closed with it; for another one to close it would crash what runs there."""

    def __init__(self, connection: Connection) -> None:
        connection.execute(f"PRAGMA cache_size = -{_READERS_KILOBYTES}")
        self.connection = connection
        self.thread = threading.get_ident()

    def close(self) -> None:
        self.connection.close()

    def __del__(self) -> None:
        self.close()


def _interrupted(readers: Iterable[_Reader]) -> int:
    """Stop what these readers do; how many there were."""
    count = 0
    for reader in readers:
        count += 1
        with suppress(sqlite3.ProgrammingError):
            reader.connection.interrupt()
    return count
