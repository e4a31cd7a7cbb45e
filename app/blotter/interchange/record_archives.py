"""Activity records from linked tables as we write them: a folder, an archive, the sheets of a workbook."""

import csv
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from blotter.domain.bundle import Bundle, RefusedRow
from blotter.domain.names import shown_name, split_names
from blotter.domain.record_rows import (
    DifferentRow,
    FieldRow,
    FormerRow,
    KindRow,
    RecordBundle,
    RecordRow,
    RegisteredRow,
)
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import check_archive
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.disk import folder_is_there, read_bytes
from blotter.interchange.options import Options
from blotter.interchange.record_rows import record_row
from blotter.interchange.spreadsheets import CUT_MARK
from blotter.interchange.workbooks import plain_cell, sheet_rows, workbook_sheets
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

T = TypeVar("T", bound=tuple[object, ...])
Row = dict[str, object]
Tables = Mapping[str, list[Row]]

NEEDED = ("records", "evidence")
LINKED = (
    *NEEDED, "quantities", "statuses", "actors", "countries", "own_fields", "blanks", "alternatives",
    "dismissed", "actor_register", "former_records", "different", "kinds", "fields", "regions", "missing",
)  # fmt: skip
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, NotImplementedError, EOFError, ValueError,
    OSError,
)  # fmt: skip
"""What an archive raises that is no longer, or never was, what it says."""

_LONGEST_CELL = 64 * 1024**2
_NESTED = ("quantities", "statuses", "actors", "countries", "alternatives")
_REPLACED = {
    *_NESTED,
    "evidence",
    "status",
    "claim_source",
    "origin",
    "count",
    "region",
    "sources",
    "origins",
}
"""Columns of the table of records that say in short what the other tables say in full."""

CODED = (
    "level", "subtype", "topics", "engagement", "direction", "date", "as_of", "announced", "report_date",
    "parent", "confidence", "note",
)  # fmt: skip
"""Columns in which a code can stand for nothing, and which are read."""

_COLUMN_OF = {"statuses": "status"}


def read_folder(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The records of a folder of linked tables."""
    found = {name: read_bytes(path / f"{name}.csv") for name in LINKED if (path / f"{name}.csv").is_file()}
    return _bundle({name: _csv(data) for name, data in found.items()}, path, progress)


def is_record_folder(path: Path) -> bool:
    """Whether a folder has the tables that records need."""
    return folder_is_there(path) and all((path / f"{name}.csv").is_file() for name in NEEDED)


def read_zip(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The records of an archive of linked tables."""
    try:
        check_archive(path, messages.ARCHIVE_DAMAGED)
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            tables = {name: _csv(archive.read(f"{name}.csv")) for name in LINKED if f"{name}.csv" in names}
    except _DAMAGED as error:
        raise WrongFile(messages.ARCHIVE_DAMAGED, name=shown_name(path.name)) from error
    return _bundle(tables, path, progress)


def tables_in(package: bytes) -> Tables:
    """The tables of an archive of ours, by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        return {name.removesuffix(".csv"): _csv(archive.read(name)) for name in names}


def records_in(package: bytes) -> frozenset[str]:
    """The records (their ids) of an archive of ours, without reading what else it holds."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return frozenset(_text(row, "uuid") for row in _csv(archive.read("records.csv")))


def is_record_zip(path: Path) -> bool:
    """Whether an archive has the tables that records need."""
    try:
        check_archive(path)
        with zipfile.ZipFile(path) as archive:
            return {f"{name}.csv" for name in NEEDED} <= set(archive.namelist())
    except (WrongFile, *_DAMAGED):
        return False


def read_sheets(path: Path, progress: Progress = silent) -> Bundle:
    """The records of a workbook that has a sheet for every table."""
    tables: dict[str, list[Row]] = {}
    with workbook_sheets(path) as sheets:
        for sheet in sheets:
            # A table that is longer than a sheet goes on in “evidence 2”.
            name = sheet.title.partition(" ")[0]
            if name in LINKED:
                rows = sheet_rows(sheet, path)
                header = [str(each or "") for each in next(rows, ())]
                held = tables.setdefault(name, [])
                held += (dict(zip(header, map(plain_cell, cells), strict=False)) for cells in rows)
    return _bundle(tables, path, progress)


def is_record_sheets(titles: Iterator[str] | Mapping[str, object]) -> bool:
    """Whether a workbook has the sheets that records need."""
    return set(NEEDED) <= set(titles)


def _csv(data: bytes) -> list[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    text = io.StringIO(data.decode("utf-8-sig", "replace"), newline="")
    rows = csv.reader(text)
    header = next(rows, [])
    return [dict(zip(header, map(unguarded, cells), strict=False)) for cells in rows if any(cells)]


def _none(path: Path, missing: tuple[str, ...] | list[str]) -> WrongFile:
    told = ", ".join(missing)
    return WrongFile(messages.NOT_A_RECORD_PACKAGE, name=shown_name(path.name), missing=told)


def _bundle(tables: Tables, path: Path, progress: Progress) -> Bundle:
    missing = [name for name in NEEDED if name not in tables]
    if missing:
        raise _none(path, missing)
    records = RecordBundle(
        rows=counted(_rows(tables), progress),
        actors=_each(tables, "actor_register", RegisteredRow),
        kinds=_each(tables, "kinds", KindRow),
        fields=_each(tables, "fields", FieldRow),
        former=tuple(
            FormerRow(
                id=_text(row, "uuid"),
                number=_text(row, "record"),
                fate=_text(row, "fate"),
                successor=_text(row, "successor"),
                coder=_text(row, "coder"),
                at=_text(row, "at"),
                kept=_whole(row, "kept"),
            )
            for row in tables.get("former_records", ())
        ),
        different=_each(tables, "different", DifferentRow),
        regions={_text(row, "country"): _text(row, "region") for row in tables.get("regions", ())},
    )
    return Bundle(records=records)


_TUPLES = {"aliases", "fields", "required", "options"}


def _each(tables: Tables, name: str, kind: type[T]) -> tuple[T, ...]:
    """The rows of a table as values; lists of words have semicolons between them."""
    fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    return tuple(
        kind(
            **{
                each: split_names(_text(row, each))
                if each in _TUPLES
                else _place(row)
                if each == "position"
                else _text(row, each)
                for each in fields
            }
        )
        for row in tables.get(name, ())
    )


def _text(row: Row, key: str) -> str:
    value = row.get(key)
    return "" if value is None else str(value)


def _place(row: Row) -> int:
    """The place of a kind or field in its list; 0 where none is told."""
    digits = _text(row, "position").strip()
    return int(digits) if digits.isdecimal() and len(digits) < 9 else 0


def _whole(row: Row, key: str) -> str:
    """Words that were not cut; what was cut for a workbook is nothing."""
    words = _text(row, key)
    return "" if words.endswith(CUT_MARK) else words


def _rows(tables: Tables) -> Iterator[RecordRow | RefusedRow]:
    by_record = {
        name: _grouped(tables.get(name, ()))
        for name in (*_NESTED, "evidence", "own_fields", "blanks", "dismissed")
    }
    own = {_text(row, "field") for row in tables.get("own_fields", ())}
    own |= {_text(row, "name") for row in tables.get("fields", ())}
    codes = {_text(row, "code") for row in tables.get("missing", ())} - {""}
    numbers = set()
    for count, row in enumerate(tables["records"], 2):
        number = _text(row, "id")
        numbers.add(number)
        sound = {key: "" if key in CODED and str(cell) in codes else cell for key, cell in row.items()}
        yield record_row(_values(sound, number, by_record, own), Sentence(messages.ROW, number=count))
    for number in dict.fromkeys(_text(row, "record") for row in tables["evidence"]):
        if number not in numbers:
            why = Sentence(messages.ROW_OF_NO_RECORD, number=number)
            yield RefusedRow("evidence", number, why)


def _grouped(rows: list[Row] | tuple[()]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(_text(row, "record"), []).append(row)
    return found


def _values(row: Row, number: str, by_record: Mapping[str, dict[str, list[Row]]], own: set[str]) -> Row:
    """A record as one object, with its rows of the other tables in lists."""
    blanks = {_text(each, "field"): _text(each, "why") for each in by_record["blanks"].get(number, ())}
    empty = {_COLUMN_OF.get(field, field) for field in blanks}
    is_decided = _text(row, "counted") in ("yes", "no")
    values: Row = {
        key: cell
        for key, cell in row.items()
        if key not in _REPLACED and key not in own | empty and (key != "count_rule" or is_decided)
    }
    values |= {key: row[key] for key in CODED if key in row and key not in empty | _REPLACED}
    values["countries"] = [_country(each) for each in by_record["countries"].get(number, ())]
    values["evidence"] = [_piece(each) for each in by_record["evidence"].get(number, ())]
    for key in ("quantities", "statuses", "actors", "alternatives"):
        values[key] = by_record[key].get(number, [])
    held: dict[str, list[str]] = {}
    for each in by_record["own_fields"].get(number, ()):
        held.setdefault(_text(each, "field"), []).append(_text(each, "value"))
    values["own"] = held
    values["blanks"] = blanks
    values["dismissed"] = [_text(each, "proposal") for each in by_record["dismissed"].get(number, ())]
    return values


def _country(row: Row) -> Row:
    return {**row, "region": row.get("own_region")}


def _piece(row: Row) -> Row:
    return {**row, "text": _whole(row, "text")}
