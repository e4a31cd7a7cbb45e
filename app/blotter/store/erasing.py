"""Erasing a source for good: from the tables, from the journal's images and labels, and from freed pages.

It is the one exception to a history that is never rewritten. What another source shares stays: a text, the
bytes of a file.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from blotter.store.entities import BY_TABLE
from blotter.store.splicing import is_marker

_KEPT_APART = {"text": "text", "original": "original", "structure": "layer", "layout": "layer"}
"""Which columns of a source name, by digest, what is kept in which table."""

_STANDS_FOR = "…"
"""What labels say in place of the name of a source that was erased."""


UNFINISHED = "erasing"
"""The key under which a project remembers that its file is to be written anew, whatever comes between."""


class Former:
    """What a file knows of a source that is to go: every name and every digest that it ever had."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.names: set[str] = set()
        self.digests: dict[str, set[str]] = {table: set() for table in _KEPT_APART.values()}
        self.others: dict[str, set[str]] = {table: set() for table in _KEPT_APART.values()}

    def meet(self, plain: Sequence[Any]) -> None:
        """A row of some source, as an image or its table has it."""
        row = dict(zip(BY_TABLE["source"].columns, plain, strict=True))
        is_it = row["id"] == self.source
        if is_it:
            self.names.add(row["name"])
        for column, table in _KEPT_APART.items():
            if row[column] is not None:
                (self.digests if is_it else self.others)[table].add(row[column])


def former(connection: sqlite3.Connection, source: str) -> Former:
    """What the tables and the journal's images tell of a source (its id), before it goes."""
    found, mapped = Former(source), BY_TABLE["source"]
    for _, _, images in _chunks(connection):
        for table, _, plain in images:
            if table == "source" and plain is not None:
                found.meet(plain)
    for row in connection.execute(f"SELECT {mapped.selected} FROM source"):
        found.meet(mapped.plain(row))
    return found


def erase(connection: sqlite3.Connection, former: Former) -> None:
    """Take a source, whose rows are gone from the tables, out of all else."""
    source = former.source
    for edit, chunk, images in _chunks(connection):
        left = [image for image in images if not _is_of(image, source)]
        if left != images:
            _store(connection, edit, chunk, left)
    _forget_names(connection, former.names)
    _forget_merged(connection, source)
    _drop(connection, former)
    connection.execute("DELETE FROM bookmark WHERE source = ?", (bytes.fromhex(source),))
    connection.execute("DELETE FROM draft WHERE instr(subject, ?) > 0", (source,))
    connection.execute("INSERT OR REPLACE INTO project (key, value) VALUES (?, 'yes')", (UNFINISHED,))


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether something was erased, and the file not written anew since."""
    return connection.execute("SELECT 1 FROM project WHERE key = ?", (UNFINISHED,)).fetchone() is not None


def finish(connection: sqlite3.Connection) -> None:
    """Write the file anew, so that no page holds what was deleted."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("VACUUM")
    connection.execute("DELETE FROM project WHERE key = ?", (UNFINISHED,))


def _chunks(connection: sqlite3.Connection) -> Iterator[tuple[int, int, list[Any]]]:
    for edit, chunk in connection.execute("SELECT edit, chunk FROM image").fetchall():
        key = (edit, chunk)
        row = connection.execute("SELECT packed FROM image WHERE edit = ? AND chunk = ?", key).fetchone()
        yield edit, chunk, json.loads(zlib.decompress(row[0]))


def _store(connection: sqlite3.Connection, edit: int, chunk: int, images: list[Any]) -> None:
    packed = zlib.compress(json.dumps(images, ensure_ascii=False, separators=(",", ":")).encode(), 3)
    connection.execute("UPDATE image SET packed = ? WHERE edit = ? AND chunk = ?", (packed, edit, chunk))


def _is_of(image: list[Any], source: str) -> bool:
    """Whether an image is of the source, or of something that stood in it."""
    table, identity, plain = image
    if is_marker(image) or table == "source":
        return bool(identity == source)
    columns = BY_TABLE[table].columns
    return plain is not None and "source" in columns and plain[columns.index("source")] == source


def _forget_names(connection: sqlite3.Connection, names: set[str]) -> None:
    """Take the names out of what the history and the kept figures of agreement tell."""
    for table, key, columns in (
        ("happening", "number", ("label", "message")),
        ("kept_agreement", "id", ("told",)),
    ):
        wanted = ", ".join((key, *columns))
        for identity, *told in connection.execute(f"SELECT {wanted} FROM {table}").fetchall():
            after = [_without(words, names) for words in told]
            if after != told:
                changed = ", ".join(f"{column} = ?" for column in columns)
                connection.execute(f"UPDATE {table} SET {changed} WHERE {key} = ?", (*after, identity))


def _without(words: str, names: set[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        # In JSON a name is written with its quotes and backslashes escaped.
        for form in (name, json.dumps(name, ensure_ascii=False)[1:-1]):
            words = words.replace(form, _STANDS_FOR)
    return words


def _forget_merged(connection: sqlite3.Connection, source: str) -> None:
    """What is kept of merged records is let go where it holds evidence from the source."""
    connection.execute("UPDATE former_record SET kept = '' WHERE instr(kept, ?) > 0", (source,))


def _drop(connection: sqlite3.Connection, former: Former) -> None:
    """Delete texts, bytes and layers that no other source has, or had."""
    for table, digests in former.digests.items():
        for digest in digests - former.others[table]:
            key = (bytes.fromhex(digest),)
            if table == "text":
                connection.execute("DELETE FROM boundary WHERE text = ?", key)
            connection.execute(f"DELETE FROM {table} WHERE digest = ?", key)
