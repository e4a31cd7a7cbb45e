"""Segment tables from CSV files, row by row; a bad row is told, never raised."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TextIO

from blotter.domain.bundle import Bundle, RefusedRow, SegmentRow
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.decoding import stream_encoding
from blotter.interchange.disk import reading
from blotter.interchange.options import Options, told_encoding
from blotter.interchange.segment_rows import missing_columns, named_cells, refused_row, segment_row
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

_DELIMITERS = (",", ";", "\t")
_LONGEST_HEADER = 64 * 1024
_LONGEST_CELL = 64 * 1024**2


class _Form(NamedTuple):
    """How a CSV file is written."""

    encoding: str
    delimiter: str
    header: Sequence[str]


def read_csv(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The segments of a CSV file with a header; comma, semicolon or tab is told by the header."""
    form = _form(path, told_encoding(options))
    missing = missing_columns(form.header)
    if missing:
        raise WrongFile(messages.COLUMNS_MISSING, name=shown_name(path.name), missing=", ".join(missing))
    return Bundle(segments=counted(_rows(path, form), progress))


def is_segment_csv(path: Path) -> bool:
    """Whether the header names what a segment table needs."""
    try:
        return not missing_columns(_form(path, None).header)
    except WrongFile:
        return False


def _form(path: Path, encoding: str | None) -> _Form:
    if encoding is None:
        with reading(path) as file:
            encoding = stream_encoding(file, shown_name(path.name))
    try:
        with _text(path, encoding) as text:
            header = text.readline(_LONGEST_HEADER)
    except (LookupError, UnicodeError):
        raise WrongFile(messages.UNKNOWN_ENCODING, encoding=encoding) from None
    if not header.strip("\ufeff\r\n"):
        raise WrongFile(messages.FILE_EMPTY, name=shown_name(path.name))
    forms = [_Form(encoding, delimiter, _header(header, delimiter)) for delimiter in _DELIMITERS]
    return min(forms, key=lambda form: len(missing_columns(form.header)))


def _header(line: str, delimiter: str) -> Sequence[str]:
    try:
        return next(csv.reader([line.removeprefix("\ufeff")], delimiter=delimiter))
    except csv.Error:
        return ()


@contextmanager
def _text(path: Path, encoding: str) -> Iterator[TextIO]:
    with reading(path) as file:
        text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
        try:
            yield text
        finally:
            text.detach()


def _rows(path: Path, form: _Form) -> Iterator[SegmentRow | RefusedRow]:
    csv.field_size_limit(_LONGEST_CELL)
    with _text(path, form.encoding) as text:
        # Strict, so that a quote that is never closed is told instead of swallowing the rows after it.
        rows = csv.reader(chain([text.readline()], text), delimiter=form.delimiter, strict=True)
        next(rows, None)
        while True:
            where = Sentence(messages.LINE, number=rows.line_num + 1)
            try:
                cells = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield RefusedRow(where, "", Sentence(messages.ROW_NOT_CSV, reason=error))
                continue
            if any(cells):
                yield _row(cells, form.header, where)


def _row(cells: Sequence[str], header: Sequence[str], where: str) -> SegmentRow | RefusedRow:
    if any(cells[len(header) :]):
        why = Sentence(messages.ROW_TOO_LONG, found=len(cells), expected=len(header))
        return refused_row(where, cells, why)
    return segment_row(named_cells(header, map(unguarded, cells)), where)
