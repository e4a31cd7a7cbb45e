"""The table in a CSV file or a workbook whose header may stand below a title, row by row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from blotter.domain.bundle import RefusedRow, Remark
from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.codebook_rows import text_of
from blotter.interchange.csv_files import csv_form, csv_rows
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.metadata_columns import header_names
from blotter.interchange.segment_rows import refused_row
from blotter.interchange.workbooks import plain_cell, row_place, sheet_rows, workbook_sheets
from blotter.message import Sentence

HEADER_WITHIN = 10
"""Among so many first rows the header is looked for."""

_WIDEST = 100_000

Fitness = Callable[[Sequence[str]], int]
"""How well a row is a header."""


class Line(NamedTuple):
    """A row: where it stands and its cells as words."""

    where: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Sheets:
    """A table that can be read: the names of its columns, its rows anew at each call, what to know of it."""

    header: tuple[str, ...]
    rows: Callable[[], Iterator[Line | RefusedRow]]
    remarks: tuple[Remark, ...] = field(default=())


def opened(path: Path, fitness: Fitness, encoding: str | None = None) -> Sheets:
    """The table of a file: the rows under the header that fits best, of every sheet that has it."""
    table = _workbook(path, fitness) if path.suffix.lower() == ".xlsx" else _csv(path, fitness, encoding)
    if not any(table.header):
        raise WrongFile(messages.NO_HEADER, name=shown_name(path.name))
    return table


def _best(rows: Sequence[Sequence[object]], fitness: Fitness, name: str) -> tuple[int, int, tuple[str, ...]]:
    """How well the best of the first rows fits, which it is, and its names."""
    headers = [header_names(map(text_of, row), name) for row in rows]
    ranked = [(fitness(header), -number, header) for number, header in enumerate(headers) if any(header)]
    fit, number, header = max(ranked, default=(0, 0, ()))
    return fit, -number, header


def _csv(path: Path, fitness: Fitness, encoding: str | None) -> Sheets:
    def lack(beginning: Sequence[Sequence[str]]) -> int:
        # Where no column is known, the mark between cells is the one that makes most of them.
        fit, _, header = _best(beginning, fitness, path.name)
        return -(fit * _WIDEST + len(header))

    form = csv_form(path, encoding, lack, HEADER_WITHIN)
    _, number, header = _best([list(map(unguarded, row)) for row in form.beginning], fitness, path.name)
    # Columns without a name are at the end, and what stands in them is none of a row that went wrong.
    width = len(form.beginning[number]) if header else 0

    def rows() -> Iterator[Line | RefusedRow]:
        for where, cells in csv_rows(path, form, number + 1):
            if isinstance(cells, Sentence):
                yield RefusedRow(where, "", cells)
            elif any(cells[width:]):
                why = Sentence(messages.ROW_TOO_LONG, found=len(cells), expected=width)
                yield refused_row(where, cells, why)
            else:
                yield Line(where, [unguarded(cell) for cell in cells])

    remarks = []
    if form.is_guess:
        why = Sentence(messages.ENCODING_GUESSED, encoding=form.encoding)
        remarks.append(Remark("", shown_name(path.name), why, "encoding"))
    return Sheets(header, rows, tuple(remarks))


def _workbook(path: Path, fitness: Fitness) -> Sheets:
    with workbook_sheets(path) as sheets:
        found = {
            sheet.title: _best(list(islice(sheet_rows(sheet, path), HEADER_WITHIN)), fitness, path.name)
            for sheet in sheets
        }
    _, _, header = max(found.values(), key=lambda each: each[0], default=(0, 0, ()))
    starts = {title: number for title, (_, number, names) in found.items() if names == header}
    first = next(iter(starts), "")
    remarks = tuple(
        Remark(title, title, Sentence(messages.SHEET_NOT_READ, sheet=first), "left out")
        for title, (_, _, names) in found.items()
        if title not in starts and names
    )
    return Sheets(header, lambda: _sheet_lines(path, starts, len(header), len(found)), remarks)


def _sheet_lines(path: Path, starts: dict[str, int], width: int, sheets: int) -> Iterator[Line | RefusedRow]:
    where: str = Sentence(messages.ROW, number=1)
    try:
        with workbook_sheets(path) as every:
            for sheet in every:
                if sheet.title not in starts:
                    continue
                below = starts[sheet.title] + 1
                for number, values in islice(enumerate(sheet_rows(sheet, path), 1), below, None):
                    where = row_place(number, sheet.title, sheets)
                    cells = [text_of(plain_cell(cell)) for cell in values[:width]]
                    if any(cells):
                        yield Line(where, cells)
    except WrongFile:
        yield RefusedRow(where, "", messages.ROW_DAMAGED)
