"""Segment tables from XLSX workbooks: every sheet whose first row names the columns."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from blotter.domain.bundle import Bundle, RefusedRow, SegmentRow
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.options import Options
from blotter.interchange.segment_rows import is_of_memos, missing_columns, named_cells, segment_row
from blotter.interchange.workbooks import plain_cell, row_place, sheet_rows, workbook_sheets
from blotter.progress import Progress, counted, silent


def read_xlsx(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The segments of a workbook; positions may be numbers or text."""
    headers = _headers(path)
    if all(missing_columns(header) for header in headers.values()):
        nearest = min(headers.values(), key=lambda header: len(missing_columns(header)), default=())
        missing = ", ".join(missing_columns(nearest))
        raise WrongFile(messages.COLUMNS_MISSING, name=shown_name(path.name), missing=missing)
    if any(map(is_of_memos, headers.values())):
        raise WrongFile(messages.MEMOS_ARE_NO_SEGMENTS, name=shown_name(path.name))
    return Bundle(segments=counted(_rows(path, headers), progress))


def is_segment_xlsx(path: Path) -> bool:
    """Whether the first row of a sheet names what a segment table needs."""
    try:
        return any(not missing_columns(header) for header in _headers(path).values())
    except WrongFile:
        return False


def _headers(path: Path) -> dict[str, Sequence[str]]:
    with workbook_sheets(path) as sheets:
        return {sheet.title: [str(c or "") for c in next(sheet_rows(sheet, path), ())] for sheet in sheets}


def _rows(path: Path, headers: dict[str, Sequence[str]]) -> Iterator[SegmentRow | RefusedRow]:
    where = ""
    try:
        with workbook_sheets(path) as sheets:
            for sheet in sheets:
                if missing_columns(headers[sheet.title]):
                    continue
                for number, cells in enumerate(sheet_rows(sheet, path), 1):
                    where = row_place(number, sheet.title, len(sheets))
                    if number > 1 and any(cell is not None for cell in cells):
                        yield segment_row(named_cells(headers[sheet.title], map(plain_cell, cells)), where)
    except WrongFile:
        yield RefusedRow(where, "", messages.ROW_DAMAGED)
