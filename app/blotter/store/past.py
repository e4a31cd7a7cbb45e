"""Going back in a journal: what stood in the tables at an earlier line, as far as it was touched since."""

import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from blotter.domain.edit import Kind
from blotter.domain.entity import Entity
from blotter.domain.segment import Span
from blotter.domain.shifting import Hunk, Motion, motion
from blotter.errors import PastUnreadable
from blotter.progress import Progress, counted, silent
from blotter.store import messages
from blotter.store.entities import BY_TABLE, MAPPED, Row, rows_by_id
from blotter.store.splicing import PLACED, is_marker, replacements_of

Key = tuple[str, bytes]
_Images = list[tuple[Key, Row | None]]


@dataclass(slots=True)
class _Chunk:
    """Images that are exchanged together; those of a correction with the way back that goes with them."""

    images: _Images
    source: bytes | None = None
    hunks: tuple[Hunk, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """An entity before and after; None where there was none."""

    type: type[Entity]
    id: str
    before: Entity | None
    after: Entity | None


def known_lines(connection: sqlite3.Connection) -> set[bytes]:
    """The ids of the journal's lines whose effect is here: its own, and those of copies whose merge holds."""
    rows = connection.execute(
        "SELECT id FROM happening WHERE via IS NULL OR via IN (SELECT id FROM merged_copy)"
    )
    return {identity for (identity,) in rows}


def own_lines(connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """Number and id of the lines that happened in this very file or in one it is a copy of, oldest first."""
    return connection.execute("SELECT number, id FROM happening WHERE via IS NULL ORDER BY number").fetchall()


def changes_since(
    connection: sqlite3.Connection, number: int, progress: Progress = silent
) -> Iterator[Change]:
    """What is different now from what was there before a line of the journal."""
    before = _Past(connection).before(number, progress)
    by_table: dict[str, list[bytes]] = {}
    for table, identity in before:
        by_table.setdefault(table, []).append(identity)
    for table, ids in by_table.items():
        mapped = BY_TABLE[table]
        now = {row[0]: row for row in rows_by_id(connection, mapped, ids)}
        for identity in counted(ids, progress, every=2000):
            old, new = before[table, identity], now.get(identity)
            if old != new:
                yield Change(
                    mapped.type,
                    identity.hex(),
                    None if old is None else mapped.from_row(old),
                    None if new is None else mapped.from_row(new),
                )


def everything(connection: sqlite3.Connection, progress: Progress = silent) -> Iterator[Change]:
    """All that there is, as if it had come at once."""
    for mapped in MAPPED:
        rows = connection.execute(f"SELECT {mapped.selected} FROM {mapped.table} ORDER BY {mapped.order}")
        for row in counted(rows, progress, every=5000):
            yield Change(mapped.type, row[0].hex(), None, mapped.from_row(row))


@dataclass(slots=True)
class _Past:
    """Turns the journal's lines back one by one, in memory: each exchanges images with what was touched."""

    connection: sqlite3.Connection
    _rows: dict[Key, Row | None] = field(default_factory=dict)
    _chunks: dict[int, list[_Chunk]] = field(default_factory=dict)
    _sources: set[bytes] = field(default_factory=set)

    def before(self, number: int, progress: Progress) -> dict[Key, Row | None]:
        """The rows that were touched from a line on, as they were before it."""
        lines = self.connection.execute(
            "SELECT number, kind, target FROM happening WHERE number >= ? AND via IS NULL AND kind <> ?"
            " ORDER BY number DESC",
            (number, Kind.EVENT),
        ).fetchall()
        for line, kind, target in counted(lines, progress, every=50):
            edit = target if kind in (Kind.UNDO, Kind.REDO) else line
            self._turn_back(edit, Kind(kind), progress)
        return self._rows

    def _turn_back(self, edit: int, kind: Kind, progress: Progress) -> None:
        chunks = self._chunks.get(edit)
        if chunks is None:
            chunks = _chunks(self.connection, edit, progress)
        # What was done is taken back from its end, what was undone is done again from its beginning.
        order = chunks if kind is Kind.UNDO else list(reversed(chunks))
        turned = [self._turned(chunk, progress) for chunk in order]
        self._chunks[edit] = turned if kind is Kind.UNDO else list(reversed(turned))

    def _turned(self, chunk: _Chunk, progress: Progress) -> _Chunk:
        """Exchange the images of a chunk, in which no entity comes twice; what it is to be turned back by."""
        self._read([key for key, _ in chunk.images], progress)
        turned = _Chunk([(key, self._rows[key]) for key, _ in chunk.images], chunk.source)
        if chunk.source is not None:
            moving = Motion(chunk.hunks)
            turned.hunks = moving.back().hunks
            self._shift(chunk.source, moving, {key for key, _ in chunk.images})
        self._rows.update(chunk.images)
        return turned

    def _shift(self, source: bytes, moving: Motion, known: set[Key]) -> None:
        """What stands in a corrected text stands where it stood; `known` is told by images."""
        self._read_placed(source)
        for mapped in PLACED:
            own, start, end = (mapped.columns.index(name) for name in ("source", "start", "end"))
            for key, row in self._rows.items():
                if key[0] != mapped.table or row is None or key in known:
                    continue
                if row[own] == source and row[start] is not None:
                    span = moving.moved(Span(row[start], row[end]))
                    values = list(row)
                    values[start], values[end] = span
                    self._rows[key] = tuple(values)

    def _read_placed(self, source: bytes) -> None:
        """Everything that stands in a text now and was not touched since."""
        if source in self._sources:
            return
        self._sources.add(source)
        for mapped in PLACED:
            asked = f"SELECT {mapped.selected} FROM {mapped.table} WHERE source = ?"
            for row in self.connection.execute(asked, (source,)):
                self._rows.setdefault((mapped.table, row[0]), row)

    def _read(self, keys: list[Key], progress: Progress) -> None:
        """What stands in the tables now under keys that were not touched yet."""
        missing: dict[str, list[bytes]] = {}
        for key in dict.fromkeys(keys):
            if key not in self._rows:
                missing.setdefault(key[0], []).append(key[1])
                self._rows[key] = None
        for table, ids in missing.items():
            found = rows_by_id(self.connection, BY_TABLE[table], ids)
            for row in counted(found, progress, len(ids), every=2000):
                self._rows[table, row[0]] = row


def _chunks(connection: sqlite3.Connection, edit: int, progress: Progress) -> list[_Chunk]:
    packed = connection.execute("SELECT packed FROM image WHERE edit = ? ORDER BY chunk", (edit,)).fetchall()
    try:
        return [_chunk(json.loads(zlib.decompress(each))) for (each,) in counted(packed, progress, every=10)]
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise PastUnreadable(messages.PAST_UNREADABLE, edit=edit) from error


def _chunk(images: list[Any]) -> _Chunk:
    if images and is_marker(images[0]):
        moving = motion(replacements_of(images[0]))
        return _Chunk([_image(each) for each in images[1:]], bytes.fromhex(images[0][1]), moving.hunks)
    return _Chunk([_image(each) for each in images])


def _image(image: list[Any]) -> tuple[Key, Row | None]:
    table, identity, plain = image
    return (table, bytes.fromhex(identity)), None if plain is None else BY_TABLE[table].from_plain(plain)
