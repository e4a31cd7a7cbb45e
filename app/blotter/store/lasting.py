"""What events did lasts: a round that was opened stays open, whatever is undone or redone around it."""

import sqlite3

Gone = tuple[str, bytes]
"""A table and an id."""

_ORPHANS = (
    ("kept_agreement", "round NOT IN (SELECT id FROM round)"),
    ("round_override", "round NOT IN (SELECT id FROM round)"),
    ("freeze", "round IN (SELECT id FROM round WHERE opened <> '')"),
)
"""What goes along where a step takes a round away; and no freeze comes back that an opening ended."""


def opened(connection: sqlite3.Connection) -> dict[bytes, str]:
    """When which round was opened, by id."""
    return dict(connection.execute("SELECT id, opened FROM round WHERE opened <> ''").fetchall())


def keep(connection: sqlite3.Connection, before: dict[bytes, str]) -> list[Gone]:
    """Let the rounds stay open that were `before` a step was undone or redone; and what is to go with it."""
    if before:
        connection.executemany(
            "UPDATE round SET opened = ? WHERE id = ? AND opened = ''",
            [(moment, identity) for identity, moment in before.items()],
        )
    return [
        (table, identity)
        for table, condition in _ORPHANS
        for (identity,) in connection.execute(f"SELECT id FROM {table} WHERE {condition}").fetchall()
    ]
