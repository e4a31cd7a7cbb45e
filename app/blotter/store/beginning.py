"""A new project file whose history begins with one edit that brings in all that is in it."""

import sqlite3
from pathlib import Path

from blotter.domain.edit import Edit
from blotter.progress import Progress, silent
from blotter.store import creation, journal


def begin(target: Path, edit: Edit, progress: Progress = silent) -> None:
    """Make a project with what an edit puts; it appears whole, or, if anything fails, not at all."""

    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        journal.apply(connection, edit, progress)
        connection.execute("COMMIT")

    creation.create(target, fill)
