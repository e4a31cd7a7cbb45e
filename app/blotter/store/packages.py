"""Coder packages: a project file with one coder's work alone, written row by row into a new file.

Nothing is deleted from a copy, so nothing of the others can be left in its bytes.
"""

import sqlite3
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

from blotter.message import Message
from blotter.progress import Progress, silent
from blotter.store import creation, journal

_ALL_SOURCES = "SELECT id FROM source"
_SOURCES_OF_ROUND = "SELECT source FROM assignment WHERE coder = :coder AND round = :round"
_KEPT = (
    ("text", "WHERE digest IN (SELECT text FROM source WHERE id IN ({sources}))"),
    ("original", "WHERE digest IN (SELECT original FROM source WHERE id IN ({sources}))"),
    ("boundary", "WHERE text IN (SELECT text FROM source WHERE id IN ({sources}))"),
    (
        "layer",
        "WHERE digest IN (SELECT structure FROM source WHERE id IN ({sources})"
        " UNION SELECT layout FROM source WHERE id IN ({sources}))",
    ),
    ("coder", "WHERE id = :coder"),
    ("document_group", ""),
    ("source", "WHERE id IN ({sources})"),
    ("code", ""),
    ("revision", ""),
    ("former_code", ""),
    ("round", ""),
    ("round_passage", "WHERE source IN ({sources}) AND round IN ({rounds})"),
    ("freeze", ""),
    ("code_set", ""),
    ("coding_rule", ""),
    ("assignment", "WHERE coder = :coder AND {within}"),
    ("segment", "WHERE coder = :coder AND {within}"),
    ("memo", "WHERE coder = :coder AND (source IS NULL OR source IN ({sources}))"),
    ("code_note", "WHERE coder = :coder"),
    ("saved_query", "WHERE coder = :coder"),
    ("record_kind", ""),
    ("record_field", ""),
    ("actor", ""),
    ("study_frame", ""),
    ("country_region", ""),
    ("country_table", ""),
    ("numbering", ""),
    ("record", "WHERE id IN ({records})"),
    ("evidence", "WHERE coder = :coder AND record IN ({records}) AND {supported}"),
    ("former_record", "WHERE coder = :coder"),
    ("not_same", "WHERE coder = :coder"),
    ("saved_figure", "WHERE coder = :coder"),
    ("study_case", ""),
    ("case_part", "WHERE source IN ({sources})"),
    ("attribute", ""),
    ("attribute_value", "WHERE source IS NULL OR source IN ({sources})"),
    ("moved_passage", "WHERE coder = :coder AND kept = '' AND source IN ({sources})"),
)
"""Which rows of which tables come along; all other tables stay behind whole.

Of a round that means what it is about and by what; who else codes in it is told by ids alone. The highest
numbers of records come along, so that none is given twice; releases hold everybody's records. What files of
other programs brought stays behind, since it may be anybody's work, and so does which files they were.
"""

_OWN_RECORDS = "SELECT id FROM record WHERE coder = :coder"
_OF_ROUND = "segment IN (SELECT id FROM segment WHERE coder = :coder AND round = :round)"
_RECORDS_OF_ROUND = f"{_OWN_RECORDS} AND id IN (SELECT record FROM evidence WHERE {_OF_ROUND})"

_WHO = ("coder", "decided_by", "lead", "boundaries", "reviewed_by")
"""Columns that say who; somebody else is nobody there."""

_WITHOUT = {"record": {"alternatives": "[]"}, "former_record": {"kept": ""}}
"""What of a record may be another's that was merged into it."""

Row = tuple[Any, ...]

_DECIDED = ("decision", "reason", "decided_at")
"""What a note has from whoever decided it."""


def write(
    connection: sqlite3.Connection,
    target: Path,
    coder: str,
    line: str,
    label: Message,
    progress: Progress = silent,
    of: str | None = None,
) -> None:
    """Write a coder's package to a new file. Its history begins with the event `line`, which both have.

    A package `of` a round holds nothing but the coder's documents and work of that round.
    """
    who = bytes.fromhex(coder)
    values = {"coder": who, "round": bytes.fromhex(of) if of else None}
    parts = {
        "sources": _SOURCES_OF_ROUND if of else _ALL_SOURCES,
        "rounds": ":round" if of else "SELECT id FROM round",
        "within": "round = :round" if of else "TRUE",
        "records": _RECORDS_OF_ROUND if of else _OWN_RECORDS,
        "supported": _OF_ROUND if of else "TRUE",
    }
    own = {identity for (identity,) in connection.execute(parts["records"], values)}

    def fill(copied: sqlite3.Connection) -> None:
        copied.execute("BEGIN")
        (study,) = connection.execute("SELECT value FROM project WHERE key = 'id'").fetchone()
        copied.execute("UPDATE project SET value = ? WHERE key = 'id'", (study,))
        for done, (table, which) in enumerate(_KEPT):
            progress(done, len(_KEPT))
            _copy(connection, copied, table, which.format(**parts), values, own)
        journal.append_event(copied, label, None, line)
        copied.execute("COMMIT")
        progress(len(_KEPT), len(_KEPT))

    creation.create(target, fill)


def _copy(
    connection: sqlite3.Connection,
    copied: sqlite3.Connection,
    table: str,
    which: str,
    values: dict[str, bytes | None],
    own: Container[bytes],
) -> None:
    cursor = connection.execute(f"SELECT * FROM {table} {which}", values)
    names = [column[0] for column in cursor.description]
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    rows = _without_others(cursor, names, table, values["coder"])
    if table in _WITHOUT:
        rows = (_alone(row, names, table, own) for row in rows)
    copied.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)


def _alone(row: Row, names: list[str], table: str, own: Container[bytes]) -> Row:
    """A record without what it has from others' records, and under none of these."""
    kept = dict(zip(names, row, strict=True)) | _WITHOUT[table]
    if table == "record":
        kept["parent"] = kept["parent"] if kept["parent"] in own else None
        kept["reviewed"] = kept["reviewed"] if kept["reviewed_by"] else ""
    return tuple(kept.values())


def _without_others(rows: sqlite3.Cursor, names: list[str], table: str, who: bytes | None) -> Iterator[Row]:
    """The rows without the names of other people, and without what these decided about notes.

    A revision that joined copies does not name them.
    """
    people = [place for place, name in enumerate(names) if name in _WHO]
    for row in rows:
        kept = [None if place in people and value != who else value for place, value in enumerate(row)]
        if table == "code_note" and row[names.index("decided_by")] not in (None, who):
            for name in _DECIDED:
                kept[names.index(name)] = ""
        if table == "revision" and kept[names.index("other")] is not None:
            kept[names.index("reason")] = ""
        yield tuple(kept)
