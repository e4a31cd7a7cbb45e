"""Which log belongs to which file.

A log that a program left behind is replayed onto whatever file has the project's name. Were that another
one, such as a backup copied into its place by hand, both would be lost. So whoever opens a project for
writing first puts a fresh mark, the session, into the file itself, and notes it beside, in the lock's file.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from blotter.domain.entity import new_id
from blotter.errors import WrongFile
from blotter.store import lock, messages, place
from blotter.store.connection import WAIT_SECONDS, connect


def check_log(path: Path) -> None:
    """Refuse to go on where a log lies beside the file that was written to another one."""
    logs = [log for log in place.leftovers(path) if log.stat().st_size]
    known = lock.known_sessions(path)
    marked = _marked(path) if logs and known else None
    if marked is not None and marked not in known:
        raise WrongFile(messages.LOG_OF_ANOTHER, path=path, log=logs[0].name)


def begin(connection: sqlite3.Connection, held: lock.WriterLock) -> None:
    """Mark the file with a new session, or keep the old mark where another process reads beside us."""
    old, new = _session(connection), new_id()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    except sqlite3.OperationalError:
        mode = "wal"
    connection.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
    if mode == "wal":
        held.tell([old])
        return
    # Both, so that a program killed in between has not disowned its own log.
    held.tell([old, new])
    connection.execute("INSERT OR REPLACE INTO project VALUES ('session', ?)", (new,))
    held.tell([new])


def forget(connection: sqlite3.Connection) -> None:
    """Take the mark out of a copy: no log was ever written to it."""
    connection.execute("DELETE FROM project WHERE key = 'session'")


def _session(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM project WHERE key = 'session'").fetchone()
    return str(row[0]) if row else ""


def _marked(path: Path) -> str | None:
    """The mark in the file itself, whatever the log beside it says; None if it cannot be read."""
    try:
        with closing(connect(path, "mode=ro&immutable=1")) as connection:
            return _session(connection)
    except (sqlite3.DatabaseError, WrongFile):
        return None
