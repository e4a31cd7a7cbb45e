"""Looking a file over before anything is written to it or beside it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from blotter.errors import Refused, WrongFile
from blotter.progress import Progress, silent
from blotter.store import messages, place
from blotter.store.connection import (
    Connection,
    connect_reader,
    error_code,
    explained,
    interruptible,
    open_error,
    user_version,
)
from blotter.store.migrations import NEWEST

_IMMUTABLE = "mode=ro&immutable=1"

LARGE = 64_000_000
"""Files of more bytes than this take longer to look over than a person waits gladly."""


def look_over(path: Path, whole: bool = True) -> str:
    """Refuse a damaged or newer file before anything is written to it or beside it.

    Returns how readers open it: where nothing can be written beside it, as a file that never changes. Unless
    the `whole` file is wanted, or a log lies beside it, only its head is read and `check_pages` is to follow.
    """
    logs = place.leftovers(path)
    try:
        # A connection that may write would fold the log into a file that turns out to be damaged.
        _examine(path, "mode=ro" if logs else "mode=rw", whole or bool(logs))
        return "mode=rw"
    except sqlite3.Error as error:
        if error_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise open_error(path, error) from error
        if os.access(path.parent, os.W_OK):
            return "mode=rw"
        if logs:
            raise Refused(messages.UNFINISHED_READ_ONLY, path=path) from error
    with explained(path):
        _examine(path, _IMMUTABLE, whole)
    return _IMMUTABLE


def _examine(path: Path, mode: str, whole: bool) -> None:
    with closing(connect_reader(path, mode)) as connection:
        version = user_version(connection)
        if whole or version < NEWEST:
            check_pages(connection, path)
        connection.execute("SELECT value FROM project WHERE key = 'id'").fetchone()
    if version > NEWEST:
        raise WrongFile(messages.NEWER, path=path, found=version, known=NEWEST)


def check_pages(connection: Connection, path: Path, progress: Progress = silent) -> None:
    """Read every page of a file; WrongFile if one is damaged."""
    with interruptible(connection, progress):
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise WrongFile(messages.DAMAGED, path=path, detail=found, backups=place.backup_folder(path))
