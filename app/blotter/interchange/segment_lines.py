"""Segment tables from JSON Lines: an object a line, and first, if need be, who is done with what."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from blotter.domain.bundle import Bundle, DoneMark, RefusedRow, SegmentRow
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.decoding import check_text, not_text
from blotter.interchange.disk import reading
from blotter.interchange.file_kinds import looks_like
from blotter.interchange.options import Options
from blotter.interchange.segment_rows import (
    COLUMNS,
    REQUIRED,
    is_of_memos,
    missing_columns,
    refused_row,
    segment_row,
)
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

_LONGEST_LINE = 64 * 1024**2
_HEAD_KEYS = {"done", "codebook"}
_KEYS = {*COLUMNS, *_HEAD_KEYS}

Record = dict[str, object]


def read_jsonl(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The segments and done marks of a JSON Lines file in UTF-8."""
    first = _first(path)
    if not (_is_head(first) or set(first) & set(REQUIRED)):
        missing = ", ".join(missing_columns(first))
        raise WrongFile(messages.COLUMNS_MISSING, name=shown_name(path.name), missing=missing)
    if is_of_memos(first):
        raise WrongFile(messages.MEMOS_ARE_NO_SEGMENTS, name=shown_name(path.name))
    done, refused = _done_marks(first) if _is_head(first) else ((), ())
    return Bundle(
        codebook_name=str(first.get("codebook") or "") if _is_head(first) else "",
        segments=counted(_rows(path, refused), progress),
        done=done,
    )


def is_segment_jsonl(path: Path) -> bool:
    """Whether the first line has what a segment, or the head of such a file, needs."""
    try:
        first = _first(path)
    except WrongFile:
        return False
    return _is_head(first) or not missing_columns(first)


def _first(path: Path) -> Record:
    name = shown_name(path.name)
    with reading(path) as file:
        line = next((line for _, line in _lines(file)), b"")
    if not line:
        raise WrongFile(messages.FILE_EMPTY, name=name)
    kind = looks_like(line)
    if kind:
        raise not_text(name, kind)
    check_text(line.decode("utf-8", "replace"), name)
    record = _record(line)
    if record is None:
        raise WrongFile(messages.NOT_SEGMENT_LINES, name=name)
    return record


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield number, line


def _record(line: bytes) -> Record | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict):
        return None
    return value if value.keys() <= _KEYS else {key.lower(): each for key, each in value.items()}


def _is_head(record: Record) -> bool:
    return bool(_HEAD_KEYS & set(record)) and "start" not in record


def _done_marks(head: Record) -> tuple[tuple[DoneMark, ...], tuple[RefusedRow, ...]]:
    marks = head.get("done") or []
    done, refused = [], []
    for mark in marks if isinstance(marks, list) else [marks]:
        source, coder = (mark.get("source"), mark.get("coder")) if isinstance(mark, dict) else (None, None)
        if isinstance(source, str) and isinstance(coder, str) and source.strip() and coder.strip():
            done.append(DoneMark(source.strip(), coder.strip()))
        else:
            where = Sentence(messages.LINE, number=1)
            refused.append(refused_row(where, [mark], messages.DONE_UNREADABLE))
    return tuple(done), tuple(refused)


def _rows(path: Path, refused: tuple[RefusedRow, ...]) -> Iterator[SegmentRow | RefusedRow]:
    yield from refused
    first = True
    with reading(path) as file:
        for number, line in _lines(file):
            record = _record(line)
            where = Sentence(messages.LINE, number=number)
            if record is None:
                yield refused_row(where, [line[:200].decode("utf-8", "replace")], messages.ROW_NOT_OBJECT)
            elif not (first and _is_head(record)):
                yield segment_row(record, where)
            first = False
