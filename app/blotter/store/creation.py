"""Making a new project file: it appears under its name whole, or not at all."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from blotter.domain.entity import new_id, now
from blotter.errors import NotFound, Refused
from blotter.store import messages, place
from blotter.store.connection import error_code
from blotter.store.migrations import migrate
from blotter.store.unfinished import clear_away, path_beside

LONGEST_NAME = 230
"""Bytes of a project's file name; with what is written beside it, a name may have 255."""


def create(path: Path, fill: Callable[[sqlite3.Connection], None] = lambda _: None) -> None:
    """Make a project, empty but for what `fill` puts in; an existing file is refused and left as it is."""
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise Refused(messages.NAME_TOO_LONG, name=f"{path.name[:40]}…", limit=LONGEST_NAME)
    if path.exists():
        raise Refused(messages.EXISTS, path=path)
    if not path.parent.is_dir():
        raise NotFound(messages.NO_SUCH_FOLDER, path=path.parent)
    clear_away(path.parent)
    unfinished = path_beside(path)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            # From the first write on it is held until it is closed, so that nobody takes it for left behind.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            migrate(connection)
            values = [("id", new_id()), ("created", now())]
            connection.executemany("INSERT INTO project VALUES (?, ?)", values)
            fill(connection)
        _appear(unfinished, path)
    except sqlite3.Error as error:
        if error_code(error) == sqlite3.SQLITE_FULL:
            raise Refused(messages.NO_ROOM, path=path) from error
        raise Refused(messages.CANNOT_MAKE, path=path, reason=error) from error
    except OSError as error:
        raise Refused(messages.CANNOT_MAKE, path=path, reason=error.strerror or error) from error
    finally:
        place.remove(unfinished)


def _appear(unfinished: Path, path: Path) -> None:
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise Refused(messages.EXISTS, path=path) from None
    except OSError:
        # File systems without hard links (FAT, some shares): there the check above has to do.
        unfinished.rename(path)
