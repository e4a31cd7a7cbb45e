"""Which segment goes to which code, from a table that somebody has filled in: CSV or JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.decoding import decoded
from blotter.interchange.disk import read_bytes
from blotter.interchange.segment_rows import named_cells

COLUMNS = ("id", "into")
_DELIMITERS = (",", ";", "\t")
_LIMIT = 64 * 1024 * 1024


def read(path: Path) -> dict[str, str]:
    """The names of codes by the ids of segments; rows that name no code are left out.

    In JSON it is an object of both, or a list of objects with `id` and `into`; in CSV columns of these names.
    """
    name = shown_name(path.name)
    text = decoded(read_bytes(path, _LIMIT), name).text
    records = _json_records(text, name) if text.lstrip()[0] in "[{" else _csv_records(text, name)
    division: dict[str, str] = {}
    for record in records:
        identity, into = (str(record.get(column) or "").strip() for column in COLUMNS)
        if into and division.setdefault(identity.lower(), into) != into:
            raise WrongFile(messages.SEGMENT_DIVIDED_TWICE, name=name, id=identity)
    return division


def _json_records(text: str, name: str) -> Iterable[Mapping[str, object]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongFile(messages.NOT_A_DIVISION, name=name) from error
    if isinstance(value, dict):
        return [{"id": identity, "into": into} for identity, into in value.items()]
    if not all(isinstance(each, dict) and each.keys() >= {COLUMNS[0]} for each in value):
        raise WrongFile(messages.NOT_A_DIVISION, name=name)
    return value  # type: ignore[no-any-return]


def _csv_records(text: str, name: str) -> Iterator[Mapping[str, object]]:
    tables = (_table(text, delimiter) for delimiter in _DELIMITERS)
    rows = next((rows for rows in tables if {*COLUMNS} <= _named(rows[:1])), None)
    if rows is None:
        raise WrongFile(messages.NOT_A_DIVISION, name=name)
    return (named_cells(rows[0], map(unguarded, cells)) for cells in rows[1:])


def _table(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return []


def _named(rows: Sequence[Sequence[str]]) -> set[str]:
    return {cell.strip().lower() for row in rows for cell in row}
