"""Segment tables from XLSX workbooks: every sheet whose first row names the columns."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from blotter.domain.bundle import Bundle, RefusedRow, SegmentRow
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import check_archive
from blotter.interchange.disk import reading
from blotter.interchange.options import Options
from blotter.interchange.segment_rows import missing_columns, named_cells, segment_row
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

_ROWS = 1_048_576
# What the library lets through from a damaged or forged workbook.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_xlsx(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The segments of a workbook; positions may be numbers or text."""
    headers = _headers(path)
    if all(missing_columns(header) for header in headers.values()):
        nearest = min(headers.values(), key=lambda header: len(missing_columns(header)), default=())
        missing = ", ".join(missing_columns(nearest))
        raise WrongFile(messages.COLUMNS_MISSING, name=shown_name(path.name), missing=missing)
    return Bundle(segments=counted(_rows(path, headers), progress))


def is_segment_xlsx(path: Path) -> bool:
    """Whether the first row of a sheet names what a segment table needs."""
    try:
        return any(not missing_columns(header) for header in _headers(path).values())
    except WrongFile:
        return False


@contextmanager
def _sheets(path: Path) -> Iterator[Sequence[Any]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(path)
    with reading(path) as file:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            for sheet in workbook.worksheets:
                sheet.reset_dimensions()
        except (*_DAMAGE, InvalidFileException) as error:
            raise WrongFile(messages.NOT_A_WORKBOOK, name=shown_name(path.name)) from error
        try:
            yield workbook.worksheets
        finally:
            workbook.close()


def _cells(sheet: Any, path: Path) -> Iterator[Sequence[object]]:
    try:
        # Row numbers are the file's own word, and a forged one would give empty rows without end.
        yield from islice(sheet.iter_rows(values_only=True), _ROWS)
    except _DAMAGE as error:
        raise WrongFile(messages.NOT_A_WORKBOOK, name=shown_name(path.name)) from error


def _headers(path: Path) -> dict[str, Sequence[str]]:
    with _sheets(path) as sheets:
        return {sheet.title: [str(c or "") for c in next(_cells(sheet, path), ())] for sheet in sheets}


def _rows(path: Path, headers: dict[str, Sequence[str]]) -> Iterator[SegmentRow | RefusedRow]:
    where = ""
    try:
        with _sheets(path) as sheets:
            for sheet in sheets:
                if missing_columns(headers[sheet.title]):
                    continue
                for number, cells in enumerate(_cells(sheet, path), 1):
                    where = _place(number, sheet.title, len(sheets))
                    if number > 1 and any(cell is not None for cell in cells):
                        yield segment_row(named_cells(headers[sheet.title], map(_plain, cells)), where)
    except WrongFile:
        yield RefusedRow(where, "", messages.ROW_DAMAGED)


def _place(number: int, sheet: str, sheets: int) -> str:
    if sheets > 1:
        return Sentence(messages.ROW_OF_SHEET, number=number, sheet=sheet)
    return Sentence(messages.ROW, number=number)


def _plain(cell: object) -> object:
    from openpyxl.utils.escape import unescape

    return unescape(cell) if isinstance(cell, str) else cell
