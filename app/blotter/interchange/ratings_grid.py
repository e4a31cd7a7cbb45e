"""The cells of a table of ratings, from CSV, TSV or XLSX: titles and rows of words, or why not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from blotter.domain.names import shown_name
from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.codebook_rows import text_of
from blotter.interchange.csv_files import Cells, csv_form, csv_rows
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.workbooks import plain_cell, row_place, sheet_rows, workbook_sheets
from blotter.message import Sentence
from blotter.progress import Progress, silent

MOST_ROWS = 1_000_000
MOST_COLUMNS = 1_000
_MOST_CHARACTERS = 256 * 1024**2
_MOST_CELLS = 20_000_000
_LOOKED_AT = 50
_ASKED_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its place in the file; a cell under every title."""

    where: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Titles and rows, all of them words without white space round them."""

    name: str
    titles: tuple[str, ...]
    rows: Sequence[GridRow]
    remarks: tuple[Sentence, ...] = ()

    def column(self, place: int) -> list[str]:
        """The cells of a column, from above."""
        return [row.cells[place] for row in self.rows]


def read_grid(path: Path, has_header: bool = True, progress: Progress = silent) -> Grid:
    """The cells of a file; a workbook's first sheet that holds any. WrongFile where there is no table."""
    name = shown_name(path.name)
    is_workbook = path.suffix.lower() in (".xlsx", ".xlsm")
    remarks, placed = _workbook(path) if is_workbook else _csv(path)
    rows = [*_limited(placed, name, progress)]
    width = max((_width(row.cells) for row in rows), default=0)
    if not rows or not width:
        raise WrongFile(messages.RATINGS_EMPTY, name=name)
    if width > MOST_COLUMNS:
        raise WrongFile(messages.RATINGS_TOO_WIDE, name=name, limit=MOST_COLUMNS)
    first = rows[0].cells if has_header else ()
    below = rows[1:] if has_header else rows
    if not below:
        raise WrongFile(messages.RATINGS_HEADER_ONLY, name=name)
    even = [GridRow(row.where, _even(row.cells, width)) for row in below]
    return Grid(name, _titles(_even(first, width), even, name), even, remarks)


def _csv(path: Path) -> tuple[tuple[Sentence, ...], Iterator[GridRow]]:
    form = csv_form(path, None, _unevenness, _LOOKED_AT)
    remarks = [Sentence(messages.ENCODING_GUESSED, encoding=form.encoding)] if form.is_guess else []
    return tuple(remarks), _csv_rows(path, csv_rows(path, form, 0))


def _csv_rows(path: Path, rows: Iterable[tuple[str, Cells | Sentence]]) -> Iterator[GridRow]:
    for where, cells in rows:
        if isinstance(cells, Sentence):
            raise WrongFile(messages.RATINGS_ROW, name=shown_name(path.name), where=where, problem=cells)
        yield GridRow(where, tuple(_words(unguarded(cell)) for cell in cells))


def _workbook(path: Path) -> tuple[tuple[Sentence, ...], Iterator[GridRow]]:
    with workbook_sheets(path) as sheets:
        for each in sheets:
            if any(any(map(_text, cells)) for cells in sheet_rows(each, path)):
                told = Sentence(messages.RATINGS_SHEET, sheet=each.title, count=len(sheets))
                return (told,) if len(sheets) > 1 else (), _sheet_rows(path, each.title)
    return (), iter(())


def _sheet_rows(path: Path, title: str) -> Iterator[GridRow]:
    with workbook_sheets(path) as sheets:
        sheet = next(each for each in sheets if each.title == title)
        for number, cells in enumerate(sheet_rows(sheet, path), 1):
            if any(words := tuple(_text(cell) for cell in cells)):
                yield GridRow(row_place(number, title, len(sheets)), words)


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return _words(text_of(plain_cell(cell)))


def _words(cell: str) -> str:
    return " ".join(cell.split()) if cell.isascii() else cell.strip("\ufeff \t\r\n\u00a0")


def _unevenness(beginning: Sequence[Cells]) -> int:
    """How little the first rows look like a table: rows of another width than the first, or of one cell."""
    widths = [len(cells) for cells in beginning if cells]
    return sum(width != widths[0] or width < 2 for width in widths) if widths else _LOOKED_AT


def _limited(rows: Iterable[GridRow], name: str, progress: Progress) -> Iterator[GridRow]:
    characters = cells = 0
    for number, row in enumerate(rows):
        characters += sum(map(len, row.cells))
        cells += len(row.cells)
        if number > MOST_ROWS or cells > _MOST_CELLS or characters > _MOST_CHARACTERS:
            raise WrongFile(messages.RATINGS_TOO_LONG, name=name, limit=MOST_ROWS)
        if number % _ASKED_EVERY == 0:
            progress(number, 0)
        yield row


def _width(cells: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(cells, 1) if cell), default=0)


def _even(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells[:width], *[""] * (width - len(cells)))


def _titles(first: Sequence[str], rows: Sequence[GridRow], name: str) -> tuple[str, ...]:
    """The titles, numbered where there is none; two columns that hold anything may not share one."""
    named = [title or Sentence(messages.COLUMN_NUMBER, number=n) for n, title in enumerate(first, 1)]
    for title, count in Counter(filter(None, first)).items():
        if count > 1:
            raise WrongFile(messages.RATINGS_TITLE_TWICE, name=name, title=title[:_LOOKED_AT])
    return tuple(named)
