"""A new project file of entities that are given out one by one: nothing of the old file's bytes is in it."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path

from blotter.domain import structure
from blotter.domain.entity import Entity
from blotter.domain.source import Original, StoredLayer, StoredText
from blotter.message import Message
from blotter.store import creation, journal, texts
from blotter.store.entities import BY_TABLE, BY_TYPE

_BATCH = 1000
_OF_THE_PROGRAM = frozenset({"_sqlite_migrations", "project", "country", "numbering", "happening"})
"""Tables in which a file that was just made has no words but the program's."""


def write(
    target: Path,
    stored: Iterable[tuple[StoredText, Original, StoredLayer | None]],
    entities: Iterable[Entity],
    label: Message,
) -> None:
    """Write a project with these texts and entities; its history begins with one event."""

    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN")
        for text, original, layer in stored:
            texts.keep(connection, [text], [original], [layer] if layer else [])
        for kind, alike in groupby(entities, type):
            _insert(connection, kind, alike)
        journal.append_event(connection, label, None)
        connection.execute("COMMIT")

    creation.create(target, fill)


def _insert(connection: sqlite3.Connection, kind: type[Entity], entities: Iterator[Entity]) -> None:
    mapped = BY_TYPE[kind]
    while some := list(islice(entities, _BATCH)):
        connection.executemany(mapped.insert, map(mapped.to_row, some))


def other_words(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every text that a project file holds beside its entities, with where it stands."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        if table in BY_TABLE or table in _OF_THE_PROGRAM:
            continue
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for row in connection.execute(f"SELECT * FROM {table}"):
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str):
                    yield f"{table}.{column}", value
                elif isinstance(value, bytes) and column == "packed":
                    content = zlib.decompress(value)
                    words = _of_layer(content) if table == "layer" else [content.decode(errors="replace")]
                    yield from ((f"{table}.{column}", each) for each in words)


def _of_layer(content: bytes) -> Iterator[str]:
    """A structure's words; the words of the program round them tell nothing of a document."""
    known = structure.unpacked(content)
    yield from (page.label for page in known.pages)
    yield from (part.value for part in known.parts)
