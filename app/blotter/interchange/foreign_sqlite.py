"""Databases of other programs: a private copy is read, never the file itself, and nothing in it is run."""

import hashlib
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from math import isfinite
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange.disk import reading, told
from blotter.interchange.foreign import messages
from blotter.interchange.limits import DATABASE_BYTES, DATABASE_VALUE, MEGABYTE
from blotter.progress import Cancelled, Progress, silent

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_APPLICATION = slice(68, 72)
_BLOCK = 8 * MEGABYTE
_BESIDE = ("-wal", "-journal")
"""What SQLite keeps beside a database that a program has open or left in the middle of a change."""
_NUMBERS = 2**63
_TRIES = 3
_STEPS_BETWEEN_QUESTIONS = 200_000
_MOST_QUESTIONS = 100_000
"""Of them while one file is read: a quarter of an hour, which no honest file takes."""

Value = str | int | float | bytes | None


class Row:
    """A row of a table by the names of its columns; a column that this version of the file lacks is None."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: tuple[Value, ...]) -> None:
        self._places, self._values = places, values

    def __getitem__(self, column: str) -> Value:
        place = self._places.get(column)
        return None if place is None else self._values[place]

    def text(self, column: str) -> str:
        """The words in a column, "" for nothing; numbers are told as words."""
        value = self[column]
        if value is None:
            return ""
        if isinstance(value, bytes):
            return value.decode("utf-8", "replace")
        return str(value)

    def number(self, column: str) -> int | None:
        """The whole number in a column, also where it was stored as words; None where there is none.

        A number beyond what a database numbers rows with is none either.
        """
        value = self[column]
        try:
            number = int(value) if value is not None else None
        except (ValueError, OverflowError):
            return None
        return number if number is not None and abs(number) < _NUMBERS else None

    def decimal(self, column: str) -> float | None:
        """The number in a column, also where it was stored as words; None where there is none."""
        value = self[column]
        try:
            number = float(value) if value is not None else None
        except (ValueError, OverflowError):
            return None
        return number if number is not None and isfinite(number) else None


class _Stamp(NamedTuple):
    """By what a file shows that nobody wrote to it meanwhile."""

    size: int
    written: int


def application_id(path: Path) -> int | None:
    """The number by which the program that made a database tells that it did; None for no database."""
    with reading(path) as file:
        header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return None
    return int.from_bytes(header[_APPLICATION], "big")


def has_tables(path: Path, *names: str) -> bool:
    """Whether a file is a database with these tables, as far as a look at it tells."""
    if application_id(path) is None:
        return False
    try:
        with closing(_connected(path, "mode=ro&immutable=1")) as connection:
            return set(names) <= set(_tables(connection))
    except (sqlite3.Error, UnicodeDecodeError):
        return False


@contextmanager
def foreign_database(path: Path, program: str, progress: Progress = silent) -> Iterator["ForeignDatabase"]:
    """The database in a file that should be `program`'s, as it was when its last change was whole.

    It is copied first with what SQLite keeps beside it, so that the file is neither written to nor locked.
    WrongFile where it is no database, is damaged, or changes while it is copied.
    """
    name = shown_name(path.name)
    with tempfile.TemporaryDirectory(prefix="blotter-") as folder:
        copy = Path(folder) / "copy.db"
        try:
            digest = _copy(path, copy, name, progress)
        except OSError as error:
            raise WrongFile(messages.DATABASE_NOT_COPIED, name=name, reason=told(error)) from error
        with _explained(name, program, asking := _Asking(progress)), closing(_connected(copy)) as connection:
            _prepare(connection, name, asking)
            yield ForeignDatabase(connection, name, program, asking, digest)


class _Asking:
    """Asks while a statement runs whether to go on, and keeps the answer to be told when it has ended."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._steps = 0
        self.cancelled: Cancelled | None = None

    def __call__(self) -> int:
        self._steps += 1
        try:
            self._progress(0, 0)
        except Cancelled as cancelled:
            self.cancelled = cancelled
        return int(self.cancelled is not None or self._steps > _MOST_QUESTIONS)


class ForeignDatabase:
    """The tables of a foreign database; of its views, triggers and virtual tables nothing is ever used.

    `digest` is the SHA-256 of its file, and of what lay beside it.
    """

    def __init__(
        self, connection: sqlite3.Connection, name: str, program: str, asking: _Asking, digest: str
    ) -> None:
        self.name, self.digest = name, digest
        self._connection, self._program, self._asking = connection, program, asking
        self.tables = frozenset(_tables(connection))

    def columns(self, table: str) -> tuple[str, ...]:
        """The names of a table's columns in lower case; none where there is no such table."""
        return tuple(name.lower() for name in self._columns(table))

    def count(self, table: str) -> int:
        """How many rows a table has; none where there is no such table."""
        if table not in self.tables:
            return 0
        return int(self._connection.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0])

    def rows(self, table: str, order: str = "", **wanted: int | str) -> Iterator[Row]:
        """The rows of a table, by a column or as they were written; `wanted` are values that columns have."""
        columns = self._columns(table)
        places = {column.lower(): place for place, column in enumerate(columns)}
        if not places or any(column not in places for column in wanted):
            return
        where = " AND ".join(f"{_quoted(column)} = ?" for column in wanted)
        # A star would also give columns that are reckoned, of which the table does not tell.
        words = f"SELECT {', '.join(map(_quoted, columns))} FROM {_quoted(table)}"
        words += f" WHERE {where}" if where else ""
        words += f" ORDER BY {_quoted(order)}" if order in places else ""
        with _explained(self.name, self._program, self._asking):
            for values in self._connection.execute(words, tuple(wanted.values())):
                yield Row(places, values)

    def _columns(self, table: str) -> list[str]:
        if table not in self.tables:
            return []
        found = self._connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
        return [str(column[1]) for column in found]


def _connected(path: Path, mode: str = "mode=rw") -> sqlite3.Connection:
    name = path.absolute().as_posix()
    name = name if name.startswith("/") else "/" + name
    address = f"file://{quote(name, safe='/:', errors='surrogateescape')}?{mode}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=1)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, DATABASE_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    return connection


def _prepare(connection: sqlite3.Connection, name: str, asking: _Asking) -> None:
    """Fold in what lay beside the file, check the whole, and see to it that nothing is written."""
    connection.text_factory = lambda content: content.decode("utf-8", "replace")
    connection.set_progress_handler(asking, _STEPS_BETWEEN_QUESTIONS)
    connection.execute("PRAGMA query_only = ON")
    found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        raise WrongFile(messages.DATABASE_DAMAGED, name=name, detail=found)


@contextmanager
def _explained(name: str, program: str, asking: _Asking) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # The names and messages of a damaged file may be no text.
        if asking.cancelled is not None:
            raise asking.cancelled from None
        if int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF == sqlite3.SQLITE_NOTADB:
            raise WrongFile(messages.NO_DATABASE, name=name, program=program) from error
        raise WrongFile(messages.DATABASE_DAMAGED, name=name, detail=error) from error


def _tables(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    return [str(name) for name, made in found if not str(made).upper().startswith("CREATE VIRTUAL")]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _copy(path: Path, copy: Path, name: str, progress: Progress) -> str:
    """Copy a database and what belongs to it, again where it was written to meanwhile; the digest of all."""
    beside = [path.with_name(path.name + end) for end in _BESIDE]
    for _ in range(_TRIES):
        before = [_stamp(each) for each in (path, *beside)]
        digest = hashlib.sha256()
        _copy_one(path, copy, name, progress, digest)
        for each, end in zip(beside, _BESIDE, strict=True):
            target = copy.with_name(copy.name + end)
            target.unlink(missing_ok=True)
            if _stamp(each) is not None:
                _copy_one(each, target, name, progress, digest)
        if before == [_stamp(each) for each in (path, *beside)]:
            return digest.hexdigest()
    raise WrongFile(messages.DATABASE_CHANGING, name=name)


def _stamp(path: Path) -> _Stamp | None:
    """The size and time of an ordinary file; None where there is none."""
    try:
        found = path.lstat() if path.name.endswith(_BESIDE) else path.stat()
    except OSError:
        return None
    return _Stamp(found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _copy_one(path: Path, target: Path, name: str, progress: Progress, digest: "hashlib._Hash") -> None:
    with reading(path) as file, target.open("wb") as copy:
        left = os.fstat(file.fileno()).st_size
        if left > DATABASE_BYTES or shutil.disk_usage(target.parent).free < left:
            raise WrongFile(messages.DATABASE_TOO_LARGE, name=name, limit=DATABASE_BYTES // MEGABYTE)
        # No more than there was at first: a file may grow as fast as it is copied.
        while left > 0 and (block := file.read(min(left, _BLOCK))):
            progress(0, 0)
            left -= len(block)
            digest.update(block)
            copy.write(block)
