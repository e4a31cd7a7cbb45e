"""Source texts and original bytes, kept by digest: written once, never changed."""

import sqlite3
import struct
import zlib
from collections.abc import Iterable, Sequence

from blotter.domain.segment import Span
from blotter.domain.source import Original, StoredLayer, StoredText

_LEVEL = 6
_SAMPLES, _SAMPLE = 32, 32 * 1024
"""From how many places of a large file how much is tried."""
_WORTH_IT = 0.95


def keep(
    connection: sqlite3.Connection,
    stored: Iterable[StoredText],
    originals: Iterable[Original],
    layers: Iterable[StoredLayer] = (),
) -> None:
    """Store what is not there yet."""
    connection.executemany(
        "INSERT OR IGNORE INTO text VALUES (?, ?)",
        ((bytes.fromhex(text.digest), text.content) for text in stored),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO original VALUES (?, ?)",
        ((bytes.fromhex(each.digest), _packed(each.content)) for each in originals),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO layer VALUES (?, ?)",
        ((bytes.fromhex(each.digest), zlib.compress(each.content, 6)) for each in layers),
    )


def _packed(content: bytes) -> bytes:
    """Bytes packed as closely as is worth it: large PDFs and pictures are packed already, and to try it again
    takes long.
    """
    step = len(content) // _SAMPLES
    if step <= _SAMPLE:
        return zlib.compress(content, _LEVEL)
    some = b"".join(content[place : place + _SAMPLE] for place in range(0, step * _SAMPLES, step))
    is_worth_it = len(zlib.compress(some, _LEVEL)) < _WORTH_IT * len(some)
    return zlib.compress(content, _LEVEL if is_worth_it else 0)


def content(connection: sqlite3.Connection, digest: str) -> str:
    """The text kept under a digest."""
    row = connection.execute("SELECT content FROM text WHERE digest = ?", (bytes.fromhex(digest),)).fetchone()
    return str(row[0])


def contents(connection: sqlite3.Connection, digests: Sequence[str]) -> list[str]:
    """The texts kept under digests, in their order: as many as are to be in memory together."""
    keys = [bytes.fromhex(digest) for digest in digests]
    places = ", ".join("?" * len(keys))
    rows = connection.execute(f"SELECT digest, content FROM text WHERE digest IN ({places})", keys)
    found = dict(rows.fetchall())
    return [found[key] for key in keys]


def original(connection: sqlite3.Connection, digest: str) -> bytes:
    """The bytes that a source was read from."""
    row = connection.execute(
        "SELECT packed FROM original WHERE digest = ?", (bytes.fromhex(digest),)
    ).fetchone()
    return zlib.decompress(row[0])


def layer(connection: sqlite3.Connection, digest: str) -> bytes:
    """What is kept beside a text under a digest: a structure, or a layout."""
    row = connection.execute("SELECT packed FROM layer WHERE digest = ?", (bytes.fromhex(digest),)).fetchone()
    return zlib.decompress(row[0])


def keep_boundaries(
    connection: sqlite3.Connection, digest: str, unit: str, rule: str, spans: Sequence[Span]
) -> None:
    """Fix where a text's units lie, unless they are fixed already: units never move under the user."""
    numbers = [number for span in spans for number in span]
    packed = zlib.compress(struct.pack(f"<{len(numbers)}I", *numbers))
    connection.execute(
        "INSERT OR IGNORE INTO boundary VALUES (?, ?, ?, ?)", (bytes.fromhex(digest), unit, rule, packed)
    )


def boundaries(connection: sqlite3.Connection, digest: str, unit: str) -> list[Span] | None:
    """Where the units of a text were found to lie, or None if nobody looked yet."""
    row = connection.execute(
        "SELECT packed FROM boundary WHERE text = ? AND unit = ?", (bytes.fromhex(digest), unit)
    ).fetchone()
    if row is None:
        return None
    packed = zlib.decompress(row[0])
    numbers = struct.unpack(f"<{len(packed) // 4}I", packed)
    return [Span(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
