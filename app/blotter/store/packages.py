"""Coder packages: a project file with one coder's work alone, written row by row into a new file.

Nothing is deleted from a copy, so nothing of the others can be left in its bytes.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.store import creation, journal

_KEPT = (
    ("text", "WHERE digest IN (SELECT text FROM source)"),
    ("original", "WHERE digest IN (SELECT original FROM source)"),
    ("boundary", "WHERE text IN (SELECT text FROM source)"),
    ("coder", "WHERE id = :coder"),
    ("source", ""),
    ("code", ""),
    ("revision", ""),
    ("former_code", ""),
    ("freeze", ""),
    ("code_set", ""),
    ("coding_rule", ""),
    ("assignment", "WHERE coder = :coder"),
    ("segment", "WHERE coder = :coder"),
    ("memo", "WHERE coder = :coder"),
    ("code_note", "WHERE coder = :coder"),
    ("saved_query", "WHERE coder = :coder"),
)
"""Which rows of which tables come along; all other tables stay behind whole."""

_WHO = ("coder", "decided_by")
"""Columns that say who; somebody else is nobody there."""


def write(
    connection: sqlite3.Connection,
    target: Path,
    coder: str,
    line: str,
    label: Message,
    progress: Progress = silent,
) -> None:
    """Write a coder's package to a new file. Its history begins with the event `line`, which both have."""
    who = bytes.fromhex(coder)

    def fill(copied: sqlite3.Connection) -> None:
        copied.execute("BEGIN")
        (study,) = connection.execute("SELECT value FROM project WHERE key = 'id'").fetchone()
        copied.execute("UPDATE project SET value = ? WHERE key = 'id'", (study,))
        for done, (table, which) in enumerate(_KEPT):
            progress(done, len(_KEPT))
            _copy(connection, copied, table, which, who)
        journal.append_event(copied, label, None, line)
        copied.execute("COMMIT")
        progress(len(_KEPT), len(_KEPT))

    creation.create(target, fill)


def _copy(
    connection: sqlite3.Connection, copied: sqlite3.Connection, table: str, which: str, who: bytes
) -> None:
    values = {"coder": who} if ":coder" in which else {}
    cursor = connection.execute(f"SELECT * FROM {table} {which}", values)
    names = [column[0] for column in cursor.description]
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    rows = _without_others(cursor, names, table, who)
    copied.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


def _without_others(
    rows: sqlite3.Cursor, names: list[str], table: str, who: bytes
) -> Iterator[tuple[Any, ...]]:
    """The rows without the names of other people; a revision that joined copies does not name them."""
    people = [place for place, name in enumerate(names) if name in _WHO]
    for row in rows:
        kept = [None if place in people and value != who else value for place, value in enumerate(row)]
        if table == "revision" and kept[names.index("other")] is not None:
            kept[names.index("reason")] = ""
        yield tuple(kept)
