"""Drafts of memos being typed: kept beside the journal, gone once the memo is written."""

import sqlite3

from blotter.domain.entity import now


def save(connection: sqlite3.Connection, subject: str, text: str, coder: str | None = None) -> None:
    """Keep what somebody has typed on a subject so far, in place of what was kept before."""
    connection.execute(
        "INSERT INTO draft (subject, text, at, coder) VALUES (?, ?, ?, ?) ON CONFLICT (subject)"
        " DO UPDATE SET text = excluded.text, at = excluded.at, coder = excluded.coder",
        (subject, text, now(), coder or ""),
    )


def drop(connection: sqlite3.Connection, subject: str) -> None:
    """Forget the draft on a subject."""
    connection.execute("DELETE FROM draft WHERE subject = ?", (subject,))


def kept(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """By subject, what was typed and when, oldest first."""
    rows = connection.execute("SELECT subject, text, at FROM draft ORDER BY at, subject")
    return {subject: (text, at) for subject, text, at in rows}
