"""Files that have been tampered with: bytes changed, cut, doubled, and the parts of archives as well."""

import io
import json
import sqlite3
import warnings
import zipfile
import zlib
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

_PIECES = (
    b"", b"\0", b"\xff\xfe", b"&#0;", b"&x;", b"<", b">", b"</w:p>", b"<w:p>", b"<w:tbl><w:tr><w:tc>", b"{",
    b"}", b"\\", b"\\u", b"\\'", b"\\bin99999999 ", b"\\u1114112 ", b"\\ansicpg99 ", b"{\\footnote ",
    b"\\row ", b"\\cell ", b"9" * 40, b"-1", b"1e9", b"<![CDATA[", b"<!--", b"<!DOCTYPE a [", b"<?x",
    b"{" * 300, b"<a>" * 300, b'"', b"'", b"=", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"\xe2\x80\xa9",
    b"<text:list><text:list-item>", b'w:val="-5"',
)  # fmt: skip
_VALUES = (
    "",
    "0",
    "1",
    "-1",
    "9" * 30,
    "1e9",
    "\u0661",
    "true",
    "x" * 2000,
    "../a",
    "#",
    "%",
    "{}",
    "\ud7ff",
    " ",
)
_MOST_ELEMENTS = 2_000
_LARGEST = 2_000_000


def mutated(content: bytes, random: Random) -> bytes:
    """The file with a few changes; an archive is changed as one, or in one of its parts and packed again."""
    if content.lstrip()[:1] == b"<" and random.random() < 0.7:
        return _tree_mutated(content, random)
    if content.startswith(b"PK") and random.random() < 0.85:
        repacked = _part_mutated(content, random)
        if repacked is not None:
            return repacked
    if content.startswith(b"SQLite format 3\0") and random.random() < 0.85:
        changed = _rows_mutated(content, random)
        if changed is not None:
            return changed
    if content[:1] in (b"{", b"[") and random.random() < 0.8:
        return _json_mutated(content, random)
    return _bytes_mutated(content, random)


def _bytes_mutated(content: bytes, random: Random) -> bytes:
    held = bytearray(content)
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        start = random.randrange(len(held) + 1)
        length = random.choice((0, 1, 1, 2, 4, 16, 200))
        kind = random.randrange(6)
        if kind == 0:
            held[start : start + length] = bytes(random.randrange(256) for _ in range(length))
        elif kind == 1:
            del held[start : start + length]
        elif kind == 2:
            held[start : start + random.choice((0, length))] = random.choice(_PIECES)
        elif kind == 3 and len(held) < _LARGEST:
            again = bytes(held[start : start + length * 4])
            held[start:start] = again * random.choice((1, 2, 50))
        elif kind == 4:
            other = random.randrange(len(held) + 1)
            piece = bytes(held[start : start + length])
            held[other : other + length] = piece
        elif random.random() < 0.2:
            del held[start:]
    return bytes(held)


def _tree_mutated(content: bytes, random: Random) -> bytes:
    """XML that is well formed, with elements and attributes where they should not be."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return _bytes_mutated(content, random)
    for _ in range(random.choice((1, 2, 4, 8))):
        elements = list(root.iter(etree.Element))
        one, other = random.choice(elements), random.choice(elements)
        parent = one.getparent()
        kind = random.randrange(6)
        if kind == 0 and parent is not None:
            parent.remove(one)
        elif kind == 1 and len(elements) < _MOST_ELEMENTS:
            other.insert(random.randrange(len(other) + 1), deepcopy(one))
        elif kind == 2:
            one.tag = other.tag
        elif kind == 3 and one.attrib:
            one.set(random.choice(list(one.attrib)), random.choice(_VALUES))
        elif kind == 4 and other.attrib:
            key = random.choice(list(other.attrib))
            one.set(key, other.get(key))
        elif len(elements) < _MOST_ELEMENTS:
            for _ in range(random.choice((1, 5, 60))):
                one.append(deepcopy(other) if random.random() < 0.1 else etree.Element(one.tag))
                one = one[-1]
    return etree.tostring(root)


def _part_mutated(content: bytes, random: Random) -> bytes | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError):
        return None
    if not parts:
        return None
    names = list(parts)
    for _ in range(random.choice((1, 1, 2))):
        name = random.choice(names)
        kind = random.randrange(10)
        if kind == 0:
            parts.pop(name, None)
        elif kind == 1:
            parts[name] = parts.get(random.choice(names), b"")
        elif kind < 7:
            part = parts.get(name, b"")
            parts[name] = (_json_mutated if part[:1] == b"{" else _tree_mutated)(part, random)
        else:
            parts[name] = _bytes_mutated(parts.get(name, b""), random)
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, part in parts.items():
            archive.writestr(name, part)
    return held.getvalue()


def _rows_mutated(content: bytes, random: Random) -> bytes | None:
    """A database that is whole, with values, columns and tables that should not be as they are."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(content)
        found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = [str(name) for (name,) in found if not str(name).startswith("sqlite_")]
        for _ in range(random.choice((1, 1, 2, 5))):
            _change_table(connection, random.choice(tables), random)
        return connection.serialize()
    except (sqlite3.Error, IndexError, UnicodeError):
        return None
    finally:
        connection.close()


def _change_table(connection: sqlite3.Connection, table: str, random: Random) -> None:
    columns = [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]
    column, kind = random.choice(columns), random.randrange(12)
    if kind == 0:
        connection.execute(f'DROP TABLE "{table}"')
    elif kind == 1 and len(columns) > 1:
        connection.execute(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
    elif kind == 2:
        connection.execute(f'ALTER TABLE "{table}" RENAME TO "{table}_old"')
        connection.execute(f'CREATE VIEW "{table}" AS SELECT * FROM "{table}_old"')
    elif kind == 3:
        connection.execute(f'DELETE FROM "{table}"')
    else:
        odd = [None, -1, 0, 1, 2, 2**63 - 1, 1.5, float("inf"), b"\xff\0", *_VALUES, "<p>", "[" * 3000, "\0"]
        rows = "rowid = (SELECT rowid FROM {0} ORDER BY random() LIMIT 1)" if kind < 9 else "1"
        value = random.choice(odd)
        connection.execute(
            f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE {rows.format(table)}', (value,)
        )


def _json_mutated(content: bytes, random: Random) -> bytes:
    """JSON that is well formed, with values where they should not be."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return _bytes_mutated(content, random)
    for _ in range(random.choice((1, 1, 2, 5))):
        places = list(_places(told))
        if not places:
            break
        (holder, key), (other, another) = random.choice(places), random.choice(places)
        kind = random.randrange(4)
        if kind == 0:
            del holder[key]
        elif kind == 1:
            holder[key] = deepcopy(other[another])
        elif kind == 2 and isinstance(holder, dict):
            holder[str(another)] = holder.pop(key)
        else:
            odd = (None, True, -1, 10**30, 1.5, [], {}, [[]], "\ud800", "\0", "a" * 32, *_VALUES)
            holder[key] = random.choice(odd)
    return json.dumps(told).encode()


def _places(told: Any) -> list[tuple[Any, Any]]:
    """Where a value stands in JSON, however deep: what holds it, and by which key."""
    found: list[tuple[Any, Any]] = []
    waiting = [told]
    while waiting:
        holder = waiting.pop()
        pairs = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, value in pairs:
            found.append((holder, key))
            if isinstance(value, (dict, list)):
                waiting.append(value)
    return found
