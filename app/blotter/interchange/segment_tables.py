"""Segment tables from CSV files, row by row; a bad row is told, never raised."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from blotter.domain.bundle import Bundle, RefusedRow, SegmentRow
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.csv_files import Cells, CsvForm, csv_form, csv_rows
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.options import Options, told_encoding
from blotter.interchange.segment_rows import (
    is_of_memos,
    missing_columns,
    named_cells,
    refused_row,
    segment_row,
)
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent


def read_csv(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The segments of a CSV file with a header; comma, semicolon or tab is told by the header."""
    form = _form(path, told_encoding(options))
    missing = missing_columns(form.header)
    if missing:
        raise WrongFile(messages.COLUMNS_MISSING, name=shown_name(path.name), missing=", ".join(missing))
    if is_of_memos(form.header):
        raise WrongFile(messages.MEMOS_ARE_NO_SEGMENTS, name=shown_name(path.name))
    return Bundle(segments=counted(_rows(path, form), progress))


def is_segment_csv(path: Path) -> bool:
    """Whether the header names what a segment table needs."""
    try:
        return not missing_columns(_form(path, None).header)
    except WrongFile:
        return False


def _form(path: Path, encoding: str | None) -> CsvForm:
    return csv_form(path, encoding, _lack)


def _lack(beginning: Sequence[Cells]) -> int:
    return len(missing_columns(beginning[0] if beginning else ()))


def _rows(path: Path, form: CsvForm) -> Iterator[SegmentRow | RefusedRow]:
    for where, cells in csv_rows(path, form):
        if isinstance(cells, Sentence):
            yield RefusedRow(where, "", cells)
        elif any(cells[len(form.header) :]):
            why = Sentence(messages.ROW_TOO_LONG, found=len(cells), expected=len(form.header))
            yield refused_row(where, cells, why)
        else:
            yield segment_row(named_cells(form.header, map(unguarded, cells)), where)
