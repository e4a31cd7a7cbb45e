"""The lines of a merged copy's journal: told there, and kept here with the copy's name."""

import sqlite3
from collections.abc import Container, Iterable
from typing import Any

Line = tuple[Any, ...]

_TOLD = "id, at, coder, coder_name, label, message, kind, state, copy, via"


def told(connection: sqlite3.Connection, known: Container[bytes], copy: str, merged: str) -> list[Line]:
    """The lines of a copy that are not known yet, as `keep` takes them; its own get the copy's name."""
    rows = connection.execute(f"SELECT {_TOLD} FROM happening ORDER BY number").fetchall()
    via = bytes.fromhex(merged)
    return [
        (*row[:8], row[8] or copy, via if row[9] is None else row[9]) for row in rows if row[0] not in known
    ]


def keep(connection: sqlite3.Connection, lines: Iterable[Line]) -> None:
    """Write the lines of a copy down; those that an earlier merge brought, which was undone, hold again."""
    connection.executemany(
        f"INSERT INTO happening ({_TOLD}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET via = excluded.via, state = excluded.state WHERE via IS NOT NULL",
        lines,
    )
