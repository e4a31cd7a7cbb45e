"""From a table's row to a coded segment, or to the reason why it is none."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime

from blotter.domain.bundle import RefusedRow, SegmentRow
from blotter.domain.entity import is_id
from blotter.domain.source import normalised
from blotter.errors import Refused
from blotter.interchange import messages
from blotter.interchange.told_moments import in_utc, moment_in

REQUIRED = ("source", "start", "end", "code", "coder")
COLUMNS = (*REQUIRED, "text", "memo", "id", "revision", "created", "modified", "origin")

_OUR_TIME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z")
_FARTHEST = 10**12
_SHOWN = 80


def segment_row(record: Mapping[str, object], where: str) -> SegmentRow | RefusedRow:
    """The segment in a record under COLUMNS' names; `where` is its place in the file."""
    try:
        start, end = _position(record, "start"), _position(record, "end")
        if start >= end:
            raise Refused(messages.ROW_BAD_SPAN, start=start, end=end)
        return SegmentRow(
            source=_name(record, "source"),
            start=start,
            end=end,
            code=_name(record, "code"),
            coder=_name(record, "coder"),
            text=_words(record, "text") or None,
            memo=_words(record, "memo"),
            id=_own_id(record),
            revision=_whole(record.get("revision")),
            created=_moment(record, "created"),
            modified=_moment(record, "modified"),
            origin=_words(record, "origin"),
            where=where,
        )
    except Refused as refused:
        return refused_row(where, (record.get(column) for column in REQUIRED), refused.sentence)


def refused_row(where: str, cells: Iterable[object], why: str) -> RefusedRow:
    """A row that is none, with the beginning of what it says."""
    told = ", ".join("" if cell is None else str(cell)[:_SHOWN] for cell in cells)
    return RefusedRow(where, normalised(told[:_SHOWN])[0].replace("\n", " "), why)


def _position(record: Mapping[str, object], column: str) -> int:
    value = record.get(column)
    if value is None or value == "":
        raise Refused(messages.ROW_LACKS, column=column)
    whole = _whole(value)
    if whole is None:
        raise Refused(messages.ROW_BAD_POSITION, column=column, value=str(value)[:_SHOWN])
    return whole


def _whole(value: object) -> int | None:
    if isinstance(value, str):
        digits = value.strip()
        whole = int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 13 else -1
    elif isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0:
        whole = int(value)
    else:
        whole = -1
    return whole if 0 <= whole < _FARTHEST else None


def _name(record: Mapping[str, object], column: str) -> str:
    name = _words(record, column).strip()
    if not name:
        raise Refused(messages.ROW_LACKS, column=column)
    return name


def _words(record: Mapping[str, object], column: str) -> str:
    value = record.get(column)
    if isinstance(value, dict | list):
        raise Refused(messages.ROW_NOT_WORDS, column=column)
    words = "" if value is None else str(value)
    return words if words.isprintable() else normalised(words)[0]


def _own_id(record: Mapping[str, object]) -> str:
    """An id of ours; the running numbers of other programs are none."""
    value = record.get("id")
    return value if isinstance(value, str) and is_id(value) else ""


def _moment(record: Mapping[str, object], column: str) -> str:
    """A time as ours are written, in UTC; "" for what is not a time."""
    value = record.get(column)
    if not value or (isinstance(value, str) and _OUR_TIME.fullmatch(value)):
        return str(value or "")
    return in_utc(value) if isinstance(value, datetime) else moment_in(str(value))


def missing_columns(header: Iterable[str]) -> list[str]:
    """The columns that a segment table needs and a header lacks; upper and lower case are alike."""
    given = {name.strip().lower() for name in header}
    return [column for column in REQUIRED if column not in given]


def is_of_memos(header: Iterable[str]) -> bool:
    """Whether a header with the columns of segments is that of a table of memos, whose `text` is the memo."""
    return {"on", "quote"} <= {name.strip().lower() for name in header}


def named_cells(header: Iterable[str], cells: Iterable[object]) -> dict[str, object]:
    """A row's cells under their columns' names; of two columns of one name the first counts."""
    record: dict[str, object] = {}
    for name, cell in zip(header, cells, strict=False):
        record.setdefault(name.strip().lower(), cell)
    return record
