"""The journal: who applied which edit and when, and the images that undo and redo it.

Every edit keeps, in blobs of up to a thousand entities, the *other side*: while it is in effect, what each
touched entity was before (nothing, if it was new); while it is undone, what it was after. Undoing and
redoing are thus one act, exchanging the images with the tables, and nothing is ever stored twice.
A correction of a text has a chunk of its own, which begins with the way back (see `splicing`).
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from blotter.domain.edit import Changes, Edit, Happening, Kind, Put, Remove, Splice, Step
from blotter.domain.entity import Entity, new_id, now
from blotter.errors import OthersWork, Refused
from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.store import lasting, messages, splicing, texts
from blotter.store.entities import BY_TABLE, BY_TYPE, Mapped, Row, rows_by_id
from blotter.store.splicing import Spliced

CHUNK = 1000
NAMED = 2000
"""Up to how many touched entities Changes names one by one."""

DONE, UNDONE, CLOSED = "done", "undone", "closed"

Keeps = Callable[[str | None, str], bool]
"""Whether what a coder (by id) did at a moment is kept from who acts."""

Write = tuple[str, bytes, Row | None]
"""A table, an id, and the row to stand there (None: no row)."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An edit as the journal keeps it."""

    number: int
    happening: Happening


def apply(connection: sqlite3.Connection, edit: Edit, progress: Progress = silent) -> Changes:
    """Carry out an edit inside the open transaction and record what undoes it."""
    texts.keep(connection, edit.texts, edit.originals, edit.layers)
    connection.execute(
        "UPDATE happening SET state = ? WHERE kind = ? AND state = ? AND via IS NULL",
        (CLOSED, Kind.EDIT, UNDONE),
    )
    number = _append(connection, edit.id, edit.at, edit.coder, edit.label, Kind.EDIT)
    touched = _Touched()
    chunk = 0
    for each in _batches(edit.steps):
        if isinstance(each, Splice):
            images = _splice(connection, splicing.carry_out(connection, each, edit.at), touched)
        else:
            images = _exchange(connection, each)
            touched.add(each)
        if images:
            connection.execute("INSERT INTO image VALUES (?, ?, ?)", (number, chunk, _packed(images)))
            chunk += 1
        progress(touched.count, edit.size)
    # The edit itself may have added the coder who made it.
    connection.execute(
        "UPDATE happening SET coder_name = coder.name FROM coder"
        " WHERE number = ? AND coder_name = '' AND coder.id = happening.coder",
        (number,),
    )
    return touched.changes(Happening(edit.id, edit.at, edit.coder, edit.label, Kind.EDIT))


def undo(
    connection: sqlite3.Connection,
    coder: str | None,
    any_coder: bool = False,
    progress: Progress = silent,
    keeps: Keeps = lambda *_: False,
) -> Changes:
    """Take back the last edit in effect; OthersWork if it is another coder's and that is not allowed.

    What `keeps` says is kept from who acts is out of reach, and so is all that lies before it.
    """
    last = last_done(connection)
    if last is None:
        raise Refused(messages.NOTHING_TO_UNDO)
    _check_reach(last, keeps, messages.BLIND_STEP)
    return _turn(connection, last, UNDONE, coder, any_coder, progress)


def redo(
    connection: sqlite3.Connection,
    coder: str | None,
    any_coder: bool = False,
    progress: Progress = silent,
    keeps: Keeps = lambda *_: False,
) -> Changes:
    """Carry out again the edit that was undone last."""
    next_one = first_undone(connection)
    if next_one is None:
        raise Refused(messages.NOTHING_TO_REDO)
    _check_reach(next_one, keeps, messages.BLIND_STEP_REDO)
    return _turn(connection, next_one, DONE, coder, any_coder, progress)


def _check_reach(edit: "Recorded", keeps: Keeps, template: str) -> None:
    if keeps(edit.happening.coder, edit.happening.at):
        raise Refused(template)


def append_event(
    connection: sqlite3.Connection, label: Message, coder: str | None, identity: str | None = None
) -> None:
    """A line of the history that nothing can undo."""
    _append(connection, identity or new_id(), now(), coder, label, Kind.EVENT)


def record(
    connection: sqlite3.Connection, label: Message, coder: str | None, steps: Iterable[Step]
) -> Changes:
    """An event that changes something for good: undo passes over it."""
    happening = Happening(new_id(), now(), coder, label, Kind.EVENT)
    _append(connection, happening.id, happening.at, coder, label, Kind.EVENT)
    touched = _Touched()
    for writes in _batches(steps):
        assert not isinstance(writes, Splice), "a text is never corrected for good"
        _exchange(connection, writes)
        touched.add(writes)
    return touched.changes(happening)


def last_done(connection: sqlite3.Connection) -> Recorded | None:
    """The edit that undo would take back."""
    return _one(connection, DONE, "DESC")


def first_undone(connection: sqlite3.Connection) -> Recorded | None:
    """The edit that redo would carry out."""
    return _one(connection, UNDONE, "ASC")


def size(connection: sqlite3.Connection, edit: Recorded) -> int:
    """How many entities an edit touched, rounded up to whole chunks of images."""
    found = connection.execute("SELECT count(*) FROM image WHERE edit = ?", (edit.number,)).fetchone()
    return int(found[0]) * CHUNK


def history(connection: sqlite3.Connection) -> Iterator[Happening]:
    """Every line of the history, oldest first."""
    held = {identity for (identity,) in connection.execute("SELECT id FROM merged_copy")}
    for *row, via in connection.execute(f"SELECT {_COLUMNS}, via FROM happening ORDER BY number"):
        happening = _recorded(row).happening
        yield happening if via is None or via in held else replace(happening, undone=True)


def _turn(
    connection: sqlite3.Connection,
    edit: Recorded,
    state: str,
    coder: str | None,
    any_coder: bool,
    progress: Progress,
) -> Changes:
    owner, label = edit.happening.coder, edit.happening.label
    if owner is not None and owner != coder and not any_coder:
        name = connection.execute(
            "SELECT coalesce(coder.name, coder_name) FROM happening"
            " LEFT JOIN coder ON coder.id = happening.coder WHERE number = ?",
            (edit.number,),
        ).fetchone()
        is_undo = state == UNDONE
        template = messages.OTHERS_STEP if is_undo else messages.OTHERS_STEP_REDO
        raise OthersWork(template, label=label, coder=name[0], is_undo=is_undo)
    order = "DESC" if state == UNDONE else "ASC"
    chunks = connection.execute(
        f"SELECT chunk FROM image WHERE edit = ? ORDER BY chunk {order}", (edit.number,)
    ).fetchall()
    touched = _Touched()
    open_rounds = lasting.opened(connection)
    for done_chunks, (chunk,) in enumerate(chunks):
        marker, writes = _images(connection, edit.number, chunk)
        if marker is not None:
            images = _splice(connection, splicing.turn(connection, marker, writes), touched)
        else:
            images = _exchange(connection, writes)
            touched.add(writes)
        connection.execute(
            "UPDATE image SET packed = ? WHERE edit = ? AND chunk = ?", (_packed(images), edit.number, chunk)
        )
        progress(done_chunks + 1, len(chunks))
    gone = [(table, row_id, None) for table, row_id in lasting.keep(connection, open_rounds)]
    if gone:
        last = max((chunk for (chunk,) in chunks), default=-1)
        packed = _packed(_exchange(connection, gone))
        connection.execute("INSERT INTO image VALUES (?, ?, ?)", (edit.number, last + 1, packed))
        touched.add(gone)
    connection.execute("UPDATE happening SET state = ? WHERE number = ?", (state, edit.number))
    kind = Kind.UNDO if state == UNDONE else Kind.REDO
    told = Message(messages.UNDO if state == UNDONE else messages.REDO, {"label": label})
    happening = Happening(new_id(), now(), coder, told, kind)
    _append(connection, happening.id, happening.at, coder, told, kind, edit.number)
    return touched.changes(Happening(happening.id, happening.at, coder, label, kind))


def _splice(connection: sqlite3.Connection, made: Spliced, touched: "_Touched") -> list[list[Any]]:
    """Write what a correction did beside shifting; the images, behind the way back."""
    if not made.writes:
        return []
    images = [made.marker, *_exchange(connection, made.writes)]
    touched.add(made.writes)
    for table, ids in made.shifted.items():
        touched.name(table, ids)
    return images


def _written(step: Put | Remove) -> Write:
    if isinstance(step, Put):
        mapped = BY_TYPE[type(step.entity)]
        row = mapped.to_row(step.entity)
        return mapped.table, row[0], row
    assert isinstance(step, Remove)
    return BY_TYPE[step.type].table, bytes.fromhex(step.id), None


def _batches(steps: Iterable[Step]) -> Iterator[list[Write] | Splice]:
    """Cut into chunks in which no entity comes twice, so that their order within a chunk is free.

    A splice comes alone: what stands before it is written before it.
    """
    batch: list[Write] = []
    seen: set[tuple[str, bytes]] = set()
    for step in steps:
        if isinstance(step, Splice):
            if batch:
                yield batch
            batch, seen = [], set()
            yield step
            continue
        write = _written(step)
        if len(batch) == CHUNK or write[:2] in seen:
            yield batch
            batch, seen = [], set()
        batch.append(write)
        seen.add(write[:2])
    if batch:
        yield batch


def _exchange(connection: sqlite3.Connection, writes: Sequence[Write]) -> list[list[Any]]:
    """Write the rows and return, as images, what stood in their places."""
    by_table: dict[str, list[Write]] = {}
    for write in writes:
        by_table.setdefault(write[0], []).append(write)
    images = []
    for table, group in by_table.items():
        mapped = BY_TABLE[table]
        before = {row[0]: row for row in rows_by_id(connection, mapped, [each[1] for each in group])}
        removed = [(identity,) for _, identity, row in group if row is None]
        _put(connection, mapped, [row for _, _, row in group if row is not None], before)
        connection.executemany(f"DELETE FROM {table} WHERE id = ?", removed)
        for _, identity, _ in group:
            row = before.get(identity)
            images.append([table, identity.hex(), None if row is None else mapped.plain(row)])
    return images


def _put(
    connection: sqlite3.Connection, mapped: Mapped, rows: Iterable[Row], before: Mapping[bytes, Row]
) -> None:
    """Insert what is new and change what differs: an index of which no column changes is left alone."""
    new: list[Row] = []
    changed: dict[tuple[int, ...], list[Row]] = {}
    for row in rows:
        old = before.get(row[0])
        if old is None:
            new.append(row)
        elif places := tuple(place for place, value in enumerate(row) if value != old[place]):
            changed.setdefault(places, []).append((*(row[place] for place in places), row[0]))
    connection.executemany(mapped.insert, new)
    for places, values in changed.items():
        names = ", ".join(f'"{mapped.columns[place]}" = ?' for place in places)
        connection.executemany(f"UPDATE {mapped.table} SET {names} WHERE id = ?", values)


def _packed(images: list[list[Any]]) -> bytes:
    return zlib.compress(json.dumps(images, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def _images(
    connection: sqlite3.Connection, number: int, chunk: int
) -> tuple[Sequence[Any] | None, list[Write]]:
    """The way back of a correction, if the chunk is of one, and the rows to stand where others stand now."""
    row = connection.execute(
        "SELECT packed FROM image WHERE edit = ? AND chunk = ?", (number, chunk)
    ).fetchone()
    images = json.loads(zlib.decompress(row[0]))
    marker = images.pop(0) if images and splicing.is_marker(images[0]) else None
    writes = [
        (table, bytes.fromhex(identity), None if plain is None else BY_TABLE[table].from_plain(plain))
        for table, identity, plain in images
    ]
    return marker, writes


_COLUMNS = "number, id, at, coder, coder_name, message, kind, state, copy"


def _append(
    connection: sqlite3.Connection,
    identity: str,
    at: str,
    coder: str | None,
    label: Message,
    kind: Kind,
    target: int | None = None,
) -> int:
    coder_blob = None if coder is None else bytes.fromhex(coder)
    name = connection.execute("SELECT name FROM coder WHERE id = ?", (coder_blob,)).fetchone()
    told = json.dumps(_plain(label), ensure_ascii=False)
    values = (bytes.fromhex(identity), at, coder_blob, name[0] if name else "", str(label), told, str(kind))
    cursor = connection.execute(
        "INSERT INTO happening (id, at, coder, coder_name, label, message, kind, target, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, target, DONE),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _one(connection: sqlite3.Connection, state: str, order: str) -> Recorded | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM happening WHERE kind = ? AND state = ? AND via IS NULL"
        f" ORDER BY number {order} LIMIT 1",
        (Kind.EDIT, state),
    ).fetchone()
    return None if row is None else _recorded(row)


def _recorded(row: Sequence[Any]) -> Recorded:
    number, identity, at, coder, name, told, kind, state, copy = row
    coder_id = None if coder is None else coder.hex()
    label, undone = _message(json.loads(told)), state != DONE
    happening = Happening(identity.hex(), at, coder_id, label, Kind(kind), undone, name, copy)
    return Recorded(number, happening)


def _plain(label: Message) -> list[object]:
    """A message as JSON has it; one that stands in another's place keeps its form."""
    values = {
        name: _plain(each) if isinstance(each, Message) else str(each) for name, each in label.values.items()
    }
    return [label.template, values]


def _message(plain: Sequence[Any]) -> Message:
    template, values = plain
    told = {name: _message(each) if isinstance(each, list) else each for name, each in values.items()}
    return Message(template, told)


class _Touched:
    """Counts what an edit touches and names it while there is little."""

    def __init__(self) -> None:
        self.count = 0
        self._tables: set[str] = set()
        self._ids: dict[type[Entity], set[str]] | None = {}

    def add(self, writes: Sequence[Write]) -> None:
        by_table: dict[str, list[bytes]] = {}
        for table, identity, _ in writes:
            by_table.setdefault(table, []).append(identity)
        for table, ids in by_table.items():
            self.name(table, ids)

    def name(self, table: str, ids: Sequence[bytes]) -> None:
        self.count += len(ids)
        self._tables.add(table)
        if self.count > NAMED:
            self._ids = None
        if self._ids is not None:
            self._ids.setdefault(BY_TABLE[table].type, set()).update(each.hex() for each in ids)

    def changes(self, happening: Happening) -> Changes:
        types = frozenset(BY_TABLE[table].type for table in self._tables)
        named = None if self._ids is None else {kind: frozenset(ids) for kind, ids in self._ids.items()}
        return Changes(happening, types, named, self.count)
