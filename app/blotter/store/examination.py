"""Looking a file over before anything is written to it or beside it."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from blotter.errors import Refused, WrongFile
from blotter.store import messages, place
from blotter.store.connection import connect_reader, error_code, explained, open_error, user_version
from blotter.store.migrations import NEWEST

_IMMUTABLE = "mode=ro&immutable=1"


def look_over(path: Path) -> str:
    """Refuse a damaged or newer file before anything is written to it or beside it.

    Returns how readers open it: where nothing can be written beside it, as a file that never changes.
    """
    logs = place.leftovers(path)
    try:
        # A connection that may write would fold the log into a file that turns out to be damaged.
        _examine(path, "mode=ro" if logs else "mode=rw")
        return "mode=rw"
    except sqlite3.Error as error:
        if error_code(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise open_error(path, error) from error
        if os.access(path.parent, os.W_OK):
            return "mode=rw"
        if logs:
            raise Refused(messages.UNFINISHED_READ_ONLY, path=path) from error
    with explained(path):
        _examine(path, _IMMUTABLE)
    return _IMMUTABLE


def _examine(path: Path, mode: str) -> None:
    with closing(connect_reader(path, mode)) as connection:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        version = user_version(connection)
        connection.execute("SELECT value FROM project WHERE key = 'id'").fetchone()
    if found != "ok":
        raise WrongFile(messages.DAMAGED, path=path, detail=found, backups=place.backup_folder(path))
    if version > NEWEST:
        raise WrongFile(messages.NEWER, path=path, found=version, known=NEWEST)
