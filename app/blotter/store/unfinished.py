"""What is left of new projects whose making was ended by force: hidden files that nobody else removes."""

import re
import sqlite3
import stat
import time
from contextlib import closing, suppress
from pathlib import Path

from blotter.domain.entity import new_id
from blotter.store import place
from blotter.store.connection import connect
from blotter.store.migrations import APPLICATION_ID

_NAME = re.compile(r"\.[0-9a-f]{32}\.part")
_SECONDS_UNTOUCHED = 3600
"""How long nobody has written to a file: one that is whole is held by nobody until it appears."""


def path_beside(target: Path) -> Path:
    """Where a file is made that is to appear at `target`."""
    return target.with_name(f".{new_id()}.part")


def clear_away(folder: Path) -> None:
    """Remove what killed processes left of new projects in a folder.

    That is a hidden file of a name that only we give and with the mark of a project, which nobody has written
    to for an hour and no living process holds. Whatever was in it came from elsewhere and is there.
    """
    # Nobody is kept from working because it cannot be done; it is tried again the next time.
    with suppress(OSError):
        for path in folder.iterdir():
            if _NAME.fullmatch(path.name):
                with suppress(OSError):
                    if _is_old(path) and _is_left(path):
                        place.remove(path)


def _is_old(path: Path) -> bool:
    found = path.lstat()
    newest = max([found.st_mtime, *(each.stat().st_mtime for each in place.leftovers(path))])
    return stat.S_ISREG(found.st_mode) and time.time() - newest > _SECONDS_UNTOUCHED


def _is_left(path: Path) -> bool:
    """Whether it is a project, or has nothing in it yet, and no process holds it: whoever makes one does."""
    try:
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("BEGIN EXCLUSIVE")
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
    except sqlite3.Error:
        # It is held, or no database.
        return False
    return mark == APPLICATION_ID or not pages
