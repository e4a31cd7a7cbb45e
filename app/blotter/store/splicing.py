"""Splicing: correct a text in its place, and let everything that is placed in it move by rule.

The journal keeps of it the *way back*, which is the old words and where they go, and the images of those
rows that did more than shift. Carrying it out, undoing it and redoing it are thus one act.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from blotter.domain.case import CasePart
from blotter.domain.edit import Kind, Splice
from blotter.domain.entity import Entity, new_id
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.segment import Segment, Span
from blotter.domain.shifting import (
    Motion,
    Replacement,
    inverse,
    motion,
    moved_headings,
    moved_structure,
    ordered,
    replaced,
)
from blotter.domain.source import Source, StoredLayer, stored_layer, stored_text
from blotter.domain.structure import packed, unpacked
from blotter.errors import PastUnreadable
from blotter.store import messages, texts
from blotter.store.entities import BY_TYPE, MAPPED, Mapped, Row, rows_by_id

SPLICE = "splice"
"""What stands first in a chunk of images that belongs to a splice, where others have a table."""

PLACED: tuple[Mapped, ...] = tuple(
    mapped for mapped in MAPPED if {"source", "start", "end", "quote"} <= set(mapped.columns)
)
"""Everything that is placed in a text."""

_LOOKED_AT: frozenset[type[Entity]] = frozenset({Segment, Memo, CasePart})
"""What people are to look at when its words changed; evidence and the like stand on segments."""

Write = tuple[str, bytes, Row | None]


@dataclass(slots=True)
class Spliced:
    """What a splice did: the way back, the rows that are written beside it, and what merely shifted."""

    source: bytes
    back: tuple[Replacement, ...] = ()
    writes: list[Write] = field(default_factory=list)
    shifted: dict[str, list[bytes]] = field(default_factory=dict)

    @property
    def marker(self) -> list[Any]:
        """What stands in the journal before the images."""
        return [SPLICE, self.source.hex(), [list(each) for each in self.back]]


def is_marker(image: Sequence[Any]) -> bool:
    """Whether an image tells of a splice."""
    return bool(image[0] == SPLICE)


def replacements_of(marker: Sequence[Any]) -> tuple[Replacement, ...]:
    """What is to be replaced when a splice is turned."""
    return tuple(Replacement(*each) for each in marker[2])


def carry_out(connection: sqlite3.Connection, step: Splice, at: str) -> Spliced:
    """Correct a text; what is returned has still to be written, and only shifting is done."""
    identity = bytes.fromhex(step.source)
    mapped = BY_TYPE[Source]
    (row,) = rows_by_id(connection, mapped, [identity])
    source = mapped.from_row(row)
    assert isinstance(source, Source)
    before = texts.content(connection, source.text)
    replacements = ordered(step.replacements, len(before))
    after = replaced(before, replacements)
    if after == before:
        return Spliced(identity)
    moving = motion(replacements)
    made = Spliced(identity, inverse(before, replacements))
    corrected, layers = _corrected(connection, source, after, moving)
    texts.keep(connection, [stored_text(after)], (), layers)
    made.writes.append((mapped.table, identity, mapped.to_row(corrected)))
    listed = _listed(connection, identity)
    _move_bookmarks(connection, identity, moving)
    for placed in PLACED:
        made.writes += _moved(connection, placed, made, moving, after, _Remark(at, listed))
    return made


def turn(connection: sqlite3.Connection, marker: Sequence[Any], writes: Sequence[Write]) -> Spliced:
    """Take a splice back, or make it again; the rows of `writes` are told by their images."""
    identity = bytes.fromhex(marker[1])
    replacements = replacements_of(marker)
    mapped = BY_TYPE[Source]
    (row,) = rows_by_id(connection, mapped, [identity])
    before = texts.content(connection, row[mapped.columns.index("text")].hex())
    after = stored_text(replaced(before, replacements))
    told = next(row for table, key, row in writes if (table, key) == (mapped.table, identity))
    if told is None or told[mapped.columns.index("text")].hex() != after.digest:
        raise PastUnreadable(messages.PAST_UNREADABLE, edit=row[mapped.columns.index("name")])
    texts.keep(connection, [after], ())
    made = Spliced(identity, inverse(before, replacements))
    known = {(table, key) for table, key, _ in writes}
    moving = motion(replacements)
    _move_bookmarks(connection, identity, moving)
    for placed in PLACED:
        _shift(connection, placed, made, moving, known)
    made.writes = list(writes)
    return made


def _corrected(
    connection: sqlite3.Connection, source: Source, text: str, moving: Motion
) -> tuple[Source, list[StoredLayer]]:
    layers: list[StoredLayer] = []
    structure = source.structure
    if structure is not None:
        known = unpacked(texts.layer(connection, structure))
        layers.append(stored_layer(packed(moved_structure(known, moving))))
        structure = layers[0].digest
    corrected = replace(
        source,
        text=stored_text(text).digest,
        characters=len(text),
        headings=moved_headings(source.headings, moving),
        structure=structure,
    )
    return corrected, layers


def _places(connection: sqlite3.Connection, mapped: Mapped, source: bytes) -> Iterator[Row]:
    """Row number, id and place of everything of a kind in a text."""
    return connection.execute(
        f'SELECT rowid, id, "start", "end" FROM {mapped.table} WHERE source = ? AND "start" IS NOT NULL',
        (source,),
    )


def _shift(
    connection: sqlite3.Connection,
    mapped: Mapped,
    made: Spliced,
    moving: Motion,
    known: Iterable[tuple[str, bytes]] = frozenset(),
) -> list[bytes]:
    """Shift what does no more than that; the ids of what does more and is not `known`."""
    shifts: list[tuple[int, int, int]] = []
    ids: list[bytes] = []
    touched: list[bytes] = []
    for number, identity, start, end in _places(connection, mapped, made.source):
        if (mapped.table, identity) in known:
            continue
        if moving.touches(start, end):
            touched.append(identity)
        elif shift := moving.shift(start):
            shifts.append((shift, shift, number))
            ids.append(identity)
    connection.executemany(
        f'UPDATE {mapped.table} SET "start" = "start" + ?, "end" = "end" + ? WHERE rowid = ?', shifts
    )
    if ids:
        made.shifted[mapped.table] = ids
    return touched


def _move_bookmarks(connection: sqlite3.Connection, source: bytes, moving: Motion) -> None:
    """Where coders stopped reading is where they stopped reading; no step of the history."""
    rows = connection.execute("SELECT coder, caret, top FROM bookmark WHERE source = ?", (source,)).fetchall()
    connection.executemany(
        "UPDATE bookmark SET caret = ?, top = ? WHERE source = ? AND coder = ?",
        [(_point(moving, caret), _point(moving, top), source, coder) for coder, caret, top in rows],
    )


def _point(moving: Motion, position: int) -> int:
    return moving.moved(Span(position, position)).start


def _moved(
    connection: sqlite3.Connection,
    mapped: Mapped,
    made: Spliced,
    moving: Motion,
    text: str,
    remark: "_Remark",
) -> Iterator[Write]:
    """Shift what only shifts, and tell the rows of what does more than that."""
    start, end, quote = (mapped.columns.index(name) for name in ("start", "end", "quote"))
    for row in rows_by_id(connection, mapped, _shift(connection, mapped, made, moving)):
        span = moving.moved(Span(row[start], row[end]))
        is_lost = span.length == 0 and mapped.type is not MovedPassage
        if is_lost or mapped.type in _LOOKED_AT:
            yield remark.about(mapped, row, span, is_lost)
        if is_lost:
            yield mapped.table, row[0], None
            continue
        values = list(row)
        values[start], values[end] = span
        if mapped.type is not MovedPassage:
            values[quote] = text[span.start : span.end]
        elif row[0] in remark.written:
            continue
        yield mapped.table, row[0], tuple(values)


@dataclass(slots=True)
class _Remark:
    """Writes down what people are to look at; what a listed passage was first stays."""

    at: str
    listed: Mapping[bytes, Row]
    written: set[bytes] = field(default_factory=set)

    def about(self, mapped: Mapped, row: Row, span: Span, is_lost: bool) -> Write:
        """The row of a MovedPassage about a row that was touched."""
        own = BY_TYPE[MovedPassage]
        named = dict(zip(mapped.columns, row, strict=True))
        coder = named.get("coder")
        told = MovedPassage(
            id=new_id(),
            source=named["source"].hex(),
            type=mapped.type.__name__,
            about=row[0].hex(),
            move=Move.LOST if is_lost else Move.CHANGED,
            start=span.start,
            end=span.end,
            quote=named["quote"],
            kept=kept(mapped, row) if is_lost else "",
            coder=coder.hex() if coder else None,
            at=self.at,
        )
        before = self.listed.get(row[0])
        if before is not None:
            former = own.from_row(before)
            assert isinstance(former, MovedPassage)
            move = Move.LOST if is_lost else former.move
            told = replace(told, id=former.id, move=move, quote=former.quote, at=former.at)
        written = own.to_row(told)
        self.written.add(written[0])
        return own.table, written[0], written


def _listed(connection: sqlite3.Connection, source: bytes) -> dict[bytes, Row]:
    """What is to be looked at in a text already, by what it is about."""
    mapped = BY_TYPE[MovedPassage]
    place = mapped.columns.index("about")
    rows = connection.execute(f"SELECT {mapped.selected} FROM {mapped.table} WHERE source = ?", (source,))
    return {row[place]: row for row in rows}


def kept(mapped: Mapped, row: Row) -> str:
    """All of a row as JSON, by the names of its columns."""
    named = dict(zip(mapped.columns, mapped.plain(row), strict=True))
    return json.dumps(named, ensure_ascii=False, separators=(",", ":"))


def as_kept(entity: Entity) -> str:
    """All of an entity as a MovedPassage keeps it."""
    mapped = BY_TYPE[type(entity)]
    return kept(mapped, mapped.to_row(entity))


def from_kept(passage: MovedPassage) -> Entity:
    """What a MovedPassage keeps, as it was."""
    mapped = next(each for each in PLACED if each.type.__name__ == passage.type)
    named = json.loads(passage.kept)
    return mapped.from_row(mapped.from_plain([named[column] for column in mapped.columns]))


def sweep(connection: sqlite3.Connection, since: int) -> None:
    """Let go of texts that were corrected after a line of the journal and that only the way back needs.

    A text stays that another document has, and one that a later edit may need: it is looked for in all images
    since its correction.
    """
    corrections = _splices(connection, since)
    if not corrections:
        return
    connection.execute("BEGIN IMMEDIATE")
    for number, chunk in corrections:
        (spent,) = _texts_named(_read(connection, number, chunk))
        digest = bytes.fromhex(spent)
        in_use = connection.execute("SELECT 1 FROM source WHERE text = ? LIMIT 1", (digest,)).fetchone()
        if in_use is None and not _is_named(connection, spent, number):
            connection.execute("DELETE FROM boundary WHERE text = ?", (digest,))
            connection.execute("DELETE FROM text WHERE digest = ?", (digest,))
    connection.execute("COMMIT")


def last_line(connection: sqlite3.Connection) -> int:
    """The number of the journal's last line."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM happening").fetchone()[0])


def _splices(connection: sqlite3.Connection, since: int) -> list[tuple[int, int]]:
    """The corrections in effect since a line: edit and chunk."""
    rows = connection.execute(
        "SELECT number, chunk, packed FROM image JOIN happening ON number = edit"
        " WHERE number > ? AND kind = ? AND state = 'done' ORDER BY number, chunk",
        (since, Kind.EDIT),
    )
    begins = json.dumps([[SPLICE]])[:-2].encode()
    return [
        (number, chunk)
        for number, chunk, content in rows
        if zlib.decompressobj().decompress(content, len(begins)) == begins
    ]


def _is_named(connection: sqlite3.Connection, digest: str, since: int) -> bool:
    """Whether an image since an edit, other than the one of its own splice, names a text."""
    rows = connection.execute("SELECT packed FROM image WHERE edit >= ?", (since,))
    chunks = (zlib.decompress(content) for (content,) in rows)
    named = (json.loads(content) for content in chunks if digest.encode() in content)
    return sum(_texts_named(images).count(digest) for images in named) > 1


def _texts_named(images: Iterable[list[Any]]) -> list[str]:
    """The texts of the documents in a chunk of images."""
    mapped = BY_TYPE[Source]
    place = mapped.columns.index("text")
    return [image[2][place] for image in images if image[0] == mapped.table and image[2] is not None]


def _read(connection: sqlite3.Connection, edit: int, chunk: int) -> list[Any]:
    row = connection.execute("SELECT packed FROM image WHERE edit = ? AND chunk = ?", (edit, chunk))
    images: list[Any] = json.loads(zlib.decompress(row.fetchone()[0]))
    return images
