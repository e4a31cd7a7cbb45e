"""XLSX workbooks, read sheet by sheet and row by row; what is damaged is told, never raised as it comes."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.archives import check_archive
from blotter.interchange.disk import reading
from blotter.message import Sentence

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


@contextmanager
def workbook_sheets(path: Path) -> Iterator[Sequence[Any]]:
    """The sheets of a workbook, for `sheet_rows`; each has a `title`."""
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


def sheet_rows(sheet: Any, path: Path) -> Iterator[Sequence[object]]:
    """The rows of a sheet, empty ones too; WrongFile where it is damaged."""
    try:
        # Row numbers are the file's own word, and a forged one would give empty rows without end.
        yield from islice(sheet.iter_rows(values_only=True), _ROWS)
    except _DAMAGE as error:
        raise WrongFile(messages.NOT_A_WORKBOOK, name=shown_name(path.name)) from error


def row_place(number: int, sheet: str, sheets: int) -> str:
    """Where a row stands; the sheet is named where there are several."""
    if sheets > 1:
        return Sentence(messages.ROW_OF_SHEET, number=number, sheet=sheet)
    return Sentence(messages.ROW, number=number)


def plain_cell(cell: object) -> object:
    """What a cell holds, without the escapes of a workbook."""
    from openpyxl.utils.escape import unescape

    return unescape(cell) if isinstance(cell, str) else cell
