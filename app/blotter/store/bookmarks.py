"""Where each coder stopped reading each document: kept beside the journal, and no step of the history."""

import sqlite3

from blotter.domain.bookmark import Bookmark


def keep(connection: sqlite3.Connection, source: str, coder: str | None, place: Bookmark) -> None:
    """Remember a place in a source; `coder` is None while nobody codes."""
    connection.execute(
        "INSERT INTO bookmark (source, coder, caret, top, text_size) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (source, coder) DO UPDATE"
        " SET caret = excluded.caret, top = excluded.top, text_size = excluded.text_size",
        (bytes.fromhex(source), bytes.fromhex(coder or ""), *place),
    )


def kept(connection: sqlite3.Connection, source: str, coder: str | None) -> Bookmark | None:
    """The place that was remembered, None if there is none."""
    row = connection.execute(
        "SELECT caret, top, text_size FROM bookmark WHERE source = ? AND coder = ?",
        (bytes.fromhex(source), bytes.fromhex(coder or "")),
    ).fetchone()
    return None if row is None else Bookmark(*row)
