"""Codebooks from tables in CSV and XLSX: our own, and those that other people keep."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from blotter.domain.bundle import Bundle, Remark
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.codebook_builder import BookSheet, built
from blotter.interchange.codebook_columns import (
    Columns,
    checked_columns,
    columns_named,
    columns_of,
    header_among,
)
from blotter.interchange.codebook_rows import text_of
from blotter.interchange.csv_files import Cells, csv_form, csv_rows
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.options import Options, TableOptions, told_encoding
from blotter.interchange.workbooks import plain_cell, row_place, sheet_rows, workbook_sheets
from blotter.message import Sentence
from blotter.progress import Progress, silent

T = TypeVar("T", bound=Sequence[str])

MOST_ROWS = 200_000
MOST_CHARACTERS = 64 * 1024**2
_HEADER_WITHIN = 10
_LOOKED_AT = 200
_WIDEST = 1000
_ASKED_EVERY = 1000


def read_csv(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The codebook in a CSV file; its header is looked for among the first rows."""
    told = _told_columns(options)
    form = csv_form(path, told_encoding(options), partial(_lack, told=told), _HEADER_WITHIN)
    found = header_among(form.beginning, told)
    if found is None:
        raise WrongFile(messages.CODEBOOK_COLUMNS_MISSING, name=shown_name(path.name))
    number, columns = found
    checked_columns(told, columns, path.name)
    sheet = BookSheet(columns, columns_at=Sentence(messages.LINE, number=number + 1))
    if form.is_guess:
        why = Sentence(messages.ENCODING_GUESSED, encoding=form.encoding)
        sheet.remarks.append(Remark(sheet.columns_at, shown_name(path.name), why, "encoding"))
    for where, cells in _limited(csv_rows(path, form, number + 1), path, progress):
        if isinstance(cells, Sentence):
            sheet.refuse(where, (), cells)
        elif any(cells[len(columns.titles) :]):
            why = Sentence(messages.ROW_TOO_LONG, found=len(cells), expected=len(columns.titles))
            sheet.refuse(where, cells, why)
        else:
            sheet.add(where, [text_of(unguarded(cell)) for cell in cells])
    return built(shown_name(path.stem), [sheet])


def read_xlsx(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The codebook in a workbook: every sheet that looks like one, else the first that names codes."""
    told = _told_columns(options)
    headers = _headers(path, told)
    wanted = [title for title, (_, columns) in headers.items() if columns.is_codebook] or [*headers][:1]
    if told:
        wanted = [title for title in headers if columns_named(headers[title][1], told)] or [*headers][:1]
    if not wanted:
        raise WrongFile(messages.CODEBOOK_COLUMNS_MISSING, name=shown_name(path.name))
    for title in wanted:
        checked_columns(told, headers[title][1], path.name)
    read: list[BookSheet] = []
    with workbook_sheets(path) as sheets:
        for each in sheets:
            if each.title in wanted:
                number, columns = headers[each.title]
                read.append(BookSheet(columns, row_place(number + 1, each.title, len(sheets))))
                below = islice(enumerate(sheet_rows(each, path), 1), number + 1, None)
                placed = (
                    (row_place(place, each.title, len(sheets)), _plain(cells)) for place, cells in below
                )
                for where, cells in _limited(placed, path, progress):
                    read[-1].add(where, cells)
    return built(shown_name(path.stem), read)


def beginning(path: Path, options: Options | None = None) -> tuple[Columns, list[list[str]]]:
    """The columns of a table, be they a codebook's or not yet, and its first rows, to be looked at."""
    told = _told_columns(options)
    if path.suffix.lower() == ".xlsx":
        with workbook_sheets(path) as sheets:
            looks = [[_plain(row) for row in islice(sheet_rows(each, path), _LOOKED_AT)] for each in sheets]
        ranked = [(header_among(rows[:_HEADER_WITHIN], told), rows) for rows in looks if any(map(any, rows))]
        able = [each for each in ranked if each[0] is not None and each[0][1].is_codebook]
        found, rows = next(iter(able or ranked), (None, [[""]]))
    else:
        form = csv_form(path, told_encoding(options), partial(_lack, told=told), _HEADER_WITHIN)
        found = header_among(form.beginning, told)
        read = islice(csv_rows(path, form, 0), _LOOKED_AT)
        rows = [list(map(unguarded, cells)) for _, cells in read if not isinstance(cells, Sentence)]
    if found is None:
        number = max(range(len(rows[:_HEADER_WITHIN])), key=lambda each: _filled(rows[each]), default=0)
        found = number, columns_of(rows[number] if rows else (), told)
    return found[1], rows[found[0] + 1 :]


def is_codebook_csv(path: Path) -> bool:
    """Whether the first rows of a CSV file hold the header of a codebook."""
    try:
        found = header_among(csv_form(path, None, _lack, _HEADER_WITHIN).beginning)
    except WrongFile:
        return False
    return found is not None and found[1].is_codebook


def is_codebook_xlsx(path: Path) -> bool:
    """Whether a sheet of a workbook begins with the header of a codebook."""
    try:
        return any(columns.is_codebook for _, columns in _headers(path).values())
    except WrongFile:
        return False


def _told_columns(options: Options | None) -> Mapping[str, str]:
    """What a person said that the columns are."""
    return options.columns if isinstance(options, TableOptions) else {}


def _lack(rows: Sequence[Cells], told: Mapping[str, str] | None = None) -> int:
    """The less, the better these rows are parted: by known columns, else by how many there are at all."""
    found = header_among(rows, told)
    if found is not None:
        return -_WIDEST * found[1].known
    return -min(max(map(_filled, rows), default=0), _WIDEST - 1)


def _filled(row: Sequence[str]) -> int:
    return sum(map(bool, row))


def _headers(path: Path, told: Mapping[str, str] | None = None) -> dict[str, tuple[int, Columns]]:
    """The sheets whose first rows name columns of a codebook, with the row and the columns."""
    with workbook_sheets(path) as sheets:
        found = {
            each.title: header_among(list(islice(sheet_rows(each, path), _HEADER_WITHIN)), told)
            for each in sheets
        }
    return {title: header for title, header in found.items() if header is not None}


def _plain(cells: Iterable[object]) -> list[str]:
    return [text_of(plain_cell(cell)) for cell in cells]


def _limited(rows: Iterable[tuple[str, T]], path: Path, progress: Progress) -> Iterator[tuple[str, T]]:
    """The rows, as long as they are not more than a codebook has; all of them are held at once."""
    characters = 0
    for number, (where, cells) in enumerate(rows):
        characters += sum(map(len, cells))
        if number >= MOST_ROWS or characters > MOST_CHARACTERS:
            raise WrongFile(messages.TOO_MANY_CODES, name=shown_name(path.name), limit=MOST_ROWS)
        if number % _ASKED_EVERY == 0:
            progress(number, 0)
        yield where, cells
