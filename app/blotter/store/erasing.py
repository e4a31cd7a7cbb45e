"""Erasing a source for good: from the tables, from the journal's images and labels, and from freed pages.

It is the one exception to a history that is never rewritten. What another source shares stays: a text, the
bytes of a file.
"""

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from html import escape
from typing import Any

from blotter.domain.record import Quantity
from blotter.store.entities import BY_TABLE
from blotter.store.splicing import is_marker

_KEPT_APART = {"text": "text", "original": "original", "structure": "layer", "layout": "layer"}
"""Which columns of a source name, by digest, what is kept in which table."""

_STANDS_FOR = "…"
"""What labels say in place of the name of a source that was erased."""


_TOLD = {
    "kept_agreement": "told",
    "saved_query": "asked",
    "saved_figure": "asked",
    "round": "draw",
    "foreign_import": "told",
}
"""Columns in which JSON may name a source."""

_FOREIGN = {"foreign_import": ("file",), "foreign_element": ("name", "words", "file")}
"""Columns with words of foreign files, which may name a source as well; in XML, perhaps, and so escaped."""

_KEEPING = {"foreign_element": "content", "data_release": "content"}
"""Which columns of other tables name bytes of files by digest."""

_MET = ("source", *_KEEPING)

_TEXT = "SELECT content FROM text WHERE digest = ?"

_TELLING = frozenset({*_TOLD, *_FOREIGN, "former_record", "record"})

UNFINISHED = "erasing"
"""The key under which a project remembers that its file is to be written anew, whatever comes between."""


class Former:
    """What a file knows of a source that is to go: every name and every digest that it ever had."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.names: set[str] = set()
        self.digests: dict[str, set[str]] = {table: set() for table in _KEPT_APART.values()}
        self.evidence: set[str] = set()
        self.texts: list[str] = []
        self.others: dict[str, set[str]] = {table: set() for table in _KEPT_APART.values()}

    @cached_property
    def forms(self) -> set[str]:
        """The names as they are, and as XML has them in its words and in its attributes."""
        in_words = {escape(each, quote=False) for each in self.names}
        return self.names | in_words | {each.replace('"', "&quot;") for each in in_words}

    def meet(self, table: str, plain: Sequence[Any]) -> None:
        """A row of a source, or of what keeps bytes as well, as an image or its table has it."""
        row = dict(zip(BY_TABLE[table].columns, plain, strict=True))
        if table in _KEEPING:
            if row[_KEEPING[table]] is not None:
                is_its = row.get("source") == self.source
                (self.digests if is_its else self.others)["original"].add(row[_KEEPING[table]])
            return
        is_it = row["id"] == self.source
        if is_it:
            self.names.add(row["name"])
        for column, table in _KEPT_APART.items():
            if row[column] is not None:
                (self.digests if is_it else self.others)[table].add(row[column])


def former(connection: sqlite3.Connection, source: str) -> Former:
    """What the tables and the journal's images tell of a source (its id), before it goes."""
    found = Former(source)
    for _, _, images in _chunks(connection):
        for table, _, plain in images:
            if table in _MET and plain is not None:
                found.meet(table, plain)
    for mapped in (BY_TABLE[table] for table in _MET):
        for row in connection.execute(f"SELECT {mapped.selected} FROM {mapped.table}"):
            found.meet(mapped.table, mapped.plain(row))
    own = connection.execute("SELECT id FROM evidence WHERE source = ?", (bytes.fromhex(source),))
    found.evidence = {identity.hex() for (identity,) in own}
    for digest in found.digests["text"] - found.others["text"]:
        found.texts += [text for (text,) in connection.execute(_TEXT, (bytes.fromhex(digest),))]
    return found


def erase(connection: sqlite3.Connection, former: Former) -> None:
    """Take a source, whose rows are gone from the tables, out of all else."""
    source = former.source
    for edit, chunk, images in _chunks(connection):
        left = [_image_without(image, former) for image in images if not _is_of(image, source)]
        if left != images:
            _store(connection, edit, chunk, left)
    _forget_names(connection, former.names)
    for identity, told in connection.execute("SELECT id, quantities FROM record").fetchall():
        if (after := _figures_without(told, former)) != told:
            connection.execute("UPDATE record SET quantities = ? WHERE id = ?", (after, identity))
    _forget_merged(connection, source)
    _forget_foreign(connection, former)
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
    """Take the names out of what the history, kept figures of agreement, questions and draws tell."""
    labels = connection.execute("SELECT number, label FROM happening").fetchall()
    for number, label in labels:
        if (after := _without(label, names)) != label:
            connection.execute("UPDATE happening SET label = ? WHERE number = ?", (after, number))
    for table, column in {"happening": "message", **_TOLD}.items():
        key = "number" if table == "happening" else "id"
        for identity, told in connection.execute(f'SELECT {key}, "{column}" FROM {table}').fetchall():
            if (after := _told_without(told, names)) != told:
                connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE {key} = ?', (after, identity))


def _told_without(told: str, names: set[str]) -> str:
    """JSON without the names in its texts: its keys, and the numbers, are the program's."""
    if not told:
        return told
    before = json.loads(told)
    after = _deep_without(before, names)
    return told if after == before else json.dumps(after, ensure_ascii=False)


def _deep_without(value: Any, names: set[str]) -> Any:
    if isinstance(value, str):
        return _without(value, names)
    if isinstance(value, list):
        return [_deep_without(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _deep_without(item, names) for key, item in value.items()}
    return value


def _without(words: str, names: set[str]) -> str:
    """Words without the names where these are words of their own, and no `{name}` of a template."""
    for name in sorted(names, key=len, reverse=True):
        words = re.sub(rf"(?<![\w{{]){re.escape(name)}(?![\w}}])", _STANDS_FOR, words)
    return words


def _figures_without(told: str, former: Former) -> str:
    """The quantities of a record, as JSON, without what a source says of them in its own words."""
    before = [Quantity(*each) for each in json.loads(told)]
    after = [each._replace(words="") if _is_quoted(each, former) else each for each in before]
    return told if after == before else json.dumps(after, ensure_ascii=False, separators=(",", ":"))


def _is_quoted(figure: Quantity, former: Former) -> bool:
    words = figure.words
    return bool(words) and (figure.evidence in former.evidence or any(words in text for text in former.texts))


def _image_without(image: list[Any], former: Former) -> list[Any]:
    """An image of something else, without what it tells of the source."""
    table, identity, plain = image
    if is_marker(image) or plain is None or table not in _TELLING:
        return image
    row = dict(zip(BY_TABLE[table].columns, plain, strict=True))
    for column in _FOREIGN.get(table, ()):
        row[column] = _without(row[column], former.forms)
    if table == "former_record":
        row["kept"] = "" if former.source in row["kept"] else row["kept"]
    elif table == "record":
        row["quantities"] = _figures_without(row["quantities"], former)
    elif table in _TOLD:
        row[_TOLD[table]] = _told_without(row[_TOLD[table]], former.names)
    return [table, identity, list(row.values())]


def _forget_merged(connection: sqlite3.Connection, source: str) -> None:
    """What is kept of merged records is let go where it holds evidence from the source."""
    connection.execute("UPDATE former_record SET kept = '' WHERE instr(kept, ?) > 0", (source,))


def _forget_foreign(connection: sqlite3.Connection, former: Former) -> None:
    """What foreign files say elsewhere loses the names of the source."""
    for table, columns in _FOREIGN.items():
        for column in columns:
            for identity, words in connection.execute(f'SELECT id, "{column}" FROM {table}').fetchall():
                if (after := _without(words, former.forms)) != words:
                    changing = f'UPDATE {table} SET "{column}" = ? WHERE id = ?'
                    connection.execute(changing, (after, identity))


def _drop(connection: sqlite3.Connection, former: Former) -> None:
    """Delete texts, bytes and layers that no other source has, or had."""
    for table, digests in former.digests.items():
        for digest in digests - former.others[table]:
            key = (bytes.fromhex(digest),)
            if table == "text":
                connection.execute("DELETE FROM boundary WHERE text = ?", key)
            connection.execute(f"DELETE FROM {table} WHERE digest = ?", key)
