"""Tables as XLSX workbooks, row by row; words stay words, whatever they begin with."""

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from blotter.domain.table import Cell, ColumnKind, Table
from blotter.interchange import messages
from blotter.interchange.disk import replacing
from blotter.interchange.options import Options
from blotter.interchange.rereading import check_archive
from blotter.interchange.written import TableRows, Written
from blotter.message import Message
from blotter.progress import Progress, silent

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

ROWS_PER_SHEET = 1_048_575
"""How many rows a sheet holds below its header."""

CELL_LIMIT = 32_767
"""How many UTF-16 units a cell holds."""

CUT_MARK = " […cut]"
_WIDTHS = {ColumnKind.INTEGER: 10, ColumnKind.NUMBER: 10, ColumnKind.QUOTE: 70, ColumnKind.CODE: 35}
_WIDTH = 20
_STEP = 64_000_000


def write_xlsx(
    table: Table,
    path: Path,
    options: Options | None = None,
    progress: Progress = silent,
    rows_per_sheet: int = ROWS_PER_SHEET,
) -> Written:
    """Write a table as XLSX under its keys; cells that are too long are cut, and that is said."""
    rows = TableRows(table, progress)
    # Packed in memory: a zip archive that a full disk cuts short complains again when it is thrown away.
    packed = _Packed(lambda: progress(rows.count, 0))
    with replacing(path, lambda partial: check_archive(partial, path)) as file:
        with _workbook(packed) as workbook:
            sheets = _Sheets(workbook, table, rows_per_sheet)
            for row in rows:
                sheets.add(row)
            sheets.add_notes()
        file.write(packed.getbuffer())
    return Written(rows.count, tuple(sheets.remarks(rows.count)))


def write_sheets(tables: Mapping[str, Table], path: Path, progress: Progress = silent) -> tuple[Message, ...]:
    """Write several tables as XLSX, a sheet each under its name; what the person should know about them."""
    remarks: list[Message] = []
    packed = _Packed(lambda: progress(0, 0))
    with replacing(path, lambda partial: check_archive(partial, path)) as file:
        with _workbook(packed) as workbook:
            for name, table in tables.items():
                rows = TableRows(table, progress)
                sheets = _Sheets(workbook, table, ROWS_PER_SHEET, name)
                for row in rows:
                    sheets.add(row)
                remarks += sheets.remarks(rows.count)
        file.write(packed.getbuffer())
    return tuple(remarks)


class _Packed(io.BytesIO):
    """The archive in the making. Packing takes as long as a tenth of all rows; `ask` may put an end to it."""

    def __init__(self, ask: Callable[[], None]) -> None:
        super().__init__()
        self._ask = ask

    def write(self, content: "ReadableBuffer") -> int:
        self.go_on()
        return super().write(content)

    def go_on(self) -> None:
        """Ask whether to; once the answer was no, what is thrown away is written without asking."""
        ask, self._ask = self._ask, _nothing
        ask()
        self._ask = ask


def _nothing() -> None:
    pass


class _Watched:
    """The file in which a sheet's rows wait to be packed."""

    def __init__(self, file: TextIO, ask: Callable[[], None]) -> None:
        self._file, self._ask = file, ask

    def read(self, size: int) -> str:
        self._ask()
        return self._file.read(size)

    def close(self) -> None:
        """Empty it step by step and close it: to delete a gigabyte at once takes most of a second."""
        if not self._file.closed:
            for size in range(self._file.seek(0, io.SEEK_END), 0, -_STEP):
                self._ask()
                self._file.truncate(size)
            self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def _workbook(file: _Packed) -> Iterator[Any]:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

    with tempfile.TemporaryDirectory(prefix="blotter-") as folder:
        options = {"constant_memory": True, "tmpdir": folder, "in_memory": False}
        workbook = Workbook(file, options)
        workbook.use_zip64()
        try:
            yield workbook
            for sheet in workbook.worksheets():
                sheet.row_data_fh = _Watched(sheet.row_data_fh, file.go_on)
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            for sheet in workbook.worksheets():
                sheet.row_data_fh.close()
                sheet.fh.close()


class _Sheets:
    """The sheets of a workbook as they fill up, one after the other, each with the header."""

    def __init__(self, workbook: Any, table: Table, rows_per_sheet: int, name: str = "table") -> None:
        self._name = name
        self._workbook = workbook
        self._table = table
        self._rows_per_sheet = rows_per_sheet
        self._bold = workbook.add_format({"bold": True, "bottom": 1})
        self._wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._plain = workbook.add_format({"valign": "top"})
        self._cut = 0
        self._count = 0
        self._begin_sheet()

    def add(self, row: tuple[Cell, ...]) -> None:
        """Write a row below the last one."""
        if self._row == self._rows_per_sheet:
            self._begin_sheet()
        self._row += 1
        for number, (cell, column) in enumerate(zip(row, self._table.columns, strict=True)):
            look = self._wrapped if column.kind is ColumnKind.QUOTE else self._plain
            if cell is None or cell == "":
                # What is empty is left out: a cell costs the same whatever it holds.
                continue
            if isinstance(cell, str):
                self._write_words(number, cell, look)
            else:
                self._sheet.write_number(self._row, number, cell, look)

    def add_notes(self) -> None:
        """Write what is to be known about the table on a sheet of its own."""
        if self._table.notes:
            sheet = self._workbook.add_worksheet("notes")
            for number, note in enumerate(self._table.notes):
                sheet.write_string(number, 0, note)

    def remarks(self, rows: int) -> Iterator[Message]:
        """What the person should know about the workbook."""
        if self._cut:
            yield Message(messages.CELLS_CUT, {"count": self._cut, "mark": CUT_MARK.strip()})
        if self._count > 1:
            yield Message(messages.SHEETS_ADDED, {"count": rows, "sheets": self._count})

    def _begin_sheet(self) -> None:
        self._count += 1
        self._row = 0
        title = f"{self._name} {self._count}" if self._count > 1 else self._name
        self._sheet = self._workbook.add_worksheet(title)
        self._sheet.freeze_panes(1, 0)
        for number, column in enumerate(self._table.columns):
            self._sheet.set_column(number, number, _WIDTHS.get(column.kind, _WIDTH))
            self._sheet.write_string(0, number, column.key, self._bold)

    def _write_words(self, number: int, words: str, look: Any) -> None:
        kept = _cut(words)
        self._cut += kept is not words
        if kept.startswith("<r>") and kept.endswith("</r>"):
            # The library takes such words for marked-up text unless they come to it in three pieces.
            self._sheet.write_rich_string(self._row, number, kept[0], kept[1], kept[2:], look)
        else:
            self._sheet.write_string(self._row, number, kept, look)


def _cut(words: str) -> str:
    if len(words) <= CELL_LIMIT // 2:
        return words
    units = words.encode("utf-16-le")
    if len(units) <= 2 * CELL_LIMIT:
        return words
    room = 2 * (CELL_LIMIT - len(CUT_MARK))
    return units[:room].decode("utf-16-le", "ignore") + CUT_MARK
