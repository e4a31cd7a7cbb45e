"""Tables about documents and cases, from CSV files and workbooks: one row a document, a case, or what is
known of a document.
"""

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from blotter.domain.attribute import Bearer
from blotter.domain.bundle import Bundle, Document, Fact, RefusedRow, Remark
from blotter.domain.codebook import split_path
from blotter.domain.language_names import checked_language
from blotter.domain.metadata_rows import MetadataBundle, MetadataRow
from blotter.domain.names import shown_name, split_names
from blotter.domain.source import normalised
from blotter.errors import BlotterError, Refused, WrongFile
from blotter.interchange import messages
from blotter.interchange.csv_files import Cells, csv_form, csv_rows
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.metadata_columns import (
    Column,
    Target,
    Use,
    case_column,
    document_column,
    header_names,
    is_of_another_kind,
    mapped,
    use_by_header,
)
from blotter.interchange.metadata_long import is_long, long_row
from blotter.interchange.options import Options, TableOptions, told_encoding
from blotter.interchange.segment_rows import refused_row
from blotter.interchange.workbooks import plain_cell, row_place, sheet_rows, workbook_sheets
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

SAMPLE = 200
"""How many rows are looked at where a look is enough."""

_TITLE_SHOWN = 80
_LONG_FORMATS = {
    Bearer.DOCUMENTS: "metadata-csv or metadata-xlsx",
    Bearer.CASES: "cases-csv or cases-xlsx",
}


class TableRow(NamedTuple):
    """A row: where it stands, its cells as words, and the bytes that it is written in."""

    where: str
    cells: Sequence[str]
    content: bytes


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table that can be read: the names of its columns, its rows anew at each call, what to know of it."""

    header: tuple[str, ...]
    rows: Callable[[], Iterator[TableRow | RefusedRow]]
    encoding: str = "utf-8"
    is_guess: bool = False
    remarks: tuple[Remark, ...] = field(default=())


def opened(path: Path, encoding: str | None = None) -> OpenTable:
    """A CSV file, or the first sheet of a workbook that has anything in its first row."""
    table = _workbook(path) if path.suffix.lower() == ".xlsx" else _csv(path, encoding)
    if not any(table.header):
        raise WrongFile(messages.NO_HEADER, name=shown_name(path.name))
    return table


def read_documents(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """One document a row; the bytes of the row are its original."""
    return _read_documents(path, options, progress, None)


def glance_documents(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The documents of the first rows."""
    return _read_documents(path, options, progress, SAMPLE)


def _read_documents(path: Path, options: Options | None, progress: Progress, most: int | None) -> Bundle:
    table = opened(path, told_encoding(options))
    columns = mapped(table.header, Use.DOCUMENTS, _told(options), path.name)
    found: list[Document] = []
    refused: list[RefusedRow] = []
    for number, row in enumerate(counted(islice(table.rows(), most), progress), 1):
        if isinstance(row, RefusedRow):
            refused.append(row)
            continue
        try:
            found.append(_document(row, columns, table, path, number))
        except BlotterError as error:
            refused.append(refused_row(row.where, row.cells, error.sentence))
    if not (found or refused):
        raise WrongFile(messages.FILE_EMPTY, name=shown_name(path.name))
    return Bundle(documents=tuple(found), refused=tuple(refused), remarks=table.remarks)


def read_cases(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """One case a row."""
    table = opened(path, told_encoding(options))
    if is_long(table.header) and not _told(options):
        return _long(table, Bearer.CASES, progress)
    columns = mapped(table.header, Use.CASES, _told(options), path.name)
    return _metadata(table, columns, Bearer.CASES, progress)


def read_metadata(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """What is known of one document a row, which a column names."""
    table = opened(path, told_encoding(options))
    told = _told(options)
    if is_long(table.header) and not told:
        return _long(table, Bearer.DOCUMENTS, progress)
    known = None
    if isinstance(options, TableOptions) and options.known:
        known = document_column(table.header, _sample(table), options.known)
    columns = mapped(table.header, Use.METADATA, told, path.name, known)
    return _metadata(table, columns, Bearer.DOCUMENTS, progress)


def _metadata(table: OpenTable, columns: Sequence[Column], of: Bearer, progress: Progress) -> Bundle:
    def rows() -> Iterator[MetadataRow | RefusedRow]:
        for row in table.rows():
            yield row if isinstance(row, RefusedRow) else _row(row, columns, of)

    return Bundle(metadata=MetadataBundle(rows=counted(rows(), progress), of=of), remarks=table.remarks)


def _long(table: OpenTable, of: Bearer, progress: Progress) -> Bundle:
    """The values of one kind of bearers; that those of the others are in the table as well is told."""
    others = next(each for each in Bearer if each is not of)
    place = table.header.index("of")
    is_mixed = any(place < len(row) and row[place] == others for row in _sample(table))
    why = Sentence(messages.OTHER_BEARERS, format=_LONG_FORMATS[others])
    told = (Remark(str(others), str(others), why),) if is_mixed else ()

    def rows() -> Iterator[MetadataRow | RefusedRow]:
        for row in table.rows():
            said = row if isinstance(row, RefusedRow) else long_row(table.header, row.where, row.cells, of)
            if said is not None:
                yield said

    rest = counted(rows(), progress)
    return Bundle(metadata=MetadataBundle(rows=rest, of=of), remarks=(*table.remarks, *told))


def is_documents(path: Path) -> bool:
    """Whether the names of the columns are those of a table of documents."""
    return _use(path) is Use.DOCUMENTS


def is_cases(path: Path, known: Collection[str] = ()) -> bool:
    """Whether a column is called as cases are, and none before it names documents that are known."""
    return _about(path, known) is Use.CASES


def is_metadata(path: Path, known: Collection[str]) -> bool:
    """Whether a column names documents that are known (their keys), and none before it is that of cases."""
    return _about(path, known) is Use.METADATA


def _about(path: Path, known: Collection[str]) -> Use | None:
    """Whether a table is about cases or about documents that are known: what the first such column says."""
    try:
        table = opened(path)
        use = use_by_header(table.header)
        if use is Use.DOCUMENTS or is_of_another_kind(table.header):
            return None
        place = document_column(table.header, _sample(table), known) if known else None
    except WrongFile:
        return None
    if place is None or use is not Use.CASES:
        return use if place is None else Use.METADATA
    return Use.METADATA if place < case_column(table.header) else Use.CASES


def _use(path: Path) -> Use | None:
    try:
        return use_by_header(opened(path).header)
    except WrongFile:
        return None


def _sample(table: OpenTable) -> list[Sequence[str]]:
    return [row.cells for row in islice(table.rows(), SAMPLE) if isinstance(row, TableRow)]


def _told(options: Options | None) -> dict[str, str]:
    return options.columns if isinstance(options, TableOptions) else {}


# What a row says


def _document(
    row: TableRow, columns: Sequence[Column], table: OpenTable, path: Path, number: int
) -> Document:
    said = _said(row, columns, Bearer.DOCUMENTS)
    text, replaced = normalised(_cell(row, columns, Target.TEXT))
    if not text.strip():
        raise Refused(messages.ROW_WITHOUT_TEXT)
    title = next((fact.value for fact in said.facts if fact.role == "title"), "")
    name = _word(row, columns, Target.NAME) or title[:_TITLE_SHOWN].strip()
    return Document(
        name=shown_name(name or f"{path.stem} {number}"),
        kind=f"documents-{path.suffix.lower().removeprefix('.').replace('tsv', 'csv')}",
        text=text,
        original=row.content,
        encoding=table.encoding,
        guessed=table.is_guess,
        replaced=replaced,
        language=said.language,
        group=said.group,
        facts=said.facts,
        cases=(said.case,) if said.case else (),
    )


def _row(row: TableRow, columns: Sequence[Column], of: Bearer) -> MetadataRow | RefusedRow:
    try:
        return _said(row, columns, of)
    except BlotterError as error:
        return refused_row(row.where, row.cells, error.sentence)


def _said(row: TableRow, columns: Sequence[Column], of: Bearer) -> MetadataRow:
    documents = _word(row, columns, Target.DOCUMENT)
    group = _word(row, columns, Target.GROUP)
    return MetadataRow(
        where=row.where,
        document=documents if of is Bearer.DOCUMENTS else "",
        documents=split_names(documents) if of is Bearer.CASES else (),
        case=_word(row, columns, Target.CASE),
        case_kind=_word(row, columns, Target.KIND),
        group=tuple(each.strip() for each in split_path(group)) if group else (),
        language=checked_language(_word(row, columns, Target.LANGUAGE)),
        facts=tuple(_facts(row, columns)),
    )


def _word(row: TableRow, columns: Iterable[Column], target: Target) -> str:
    """A cell as a name: what no text can hold is replaced."""
    return normalised(_cell(row, columns, target))[0].strip()


def _cell(row: TableRow, columns: Iterable[Column], target: Target) -> str:
    place = next((each.place for each in columns if each.target is target), None)
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def _facts(row: TableRow, columns: Iterable[Column]) -> Iterator[Fact]:
    for each in columns:
        if each.target is Target.ATTRIBUTE and each.place < len(row.cells):
            words = normalised(row.cells[each.place])[0].strip()
            if words:
                yield Fact(each.attribute, words, each.role, each.type)


# CSV


class _Lines:
    """The lines of a file on their way to whoever parses them; the last ones stay at hand."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._count = 0

    def through(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            self._lines.append(line)
            self._count += 1
            yield line

    def since(self, number: int) -> str:
        """The lines from one of this number (from 1) to the last one that was parsed."""
        taken = "".join(self._lines[number - 1 - self._count :])
        self._lines.clear()
        return taken


def _csv(path: Path, encoding: str | None) -> OpenTable:
    def lack(beginning: Sequence[Cells]) -> int:
        return -sum(map(bool, beginning[0])) if beginning else 0

    form = csv_form(path, encoding, lack)
    first = next(iter(csv_rows(path, form, skipped=0)), None)
    if first is None or isinstance(first[1], Sentence):
        raise WrongFile(messages.NO_HEADER, name=shown_name(path.name))
    header = header_names((cell.removeprefix("\ufeff") for cell in map(unguarded, first[1])), path.name)

    def rows() -> Iterator[TableRow | RefusedRow]:
        lines = _Lines()
        for where, cells in csv_rows(path, form, through=lines.through):
            number = int(str(where.message.values["number"]))
            content = lines.since(number).rstrip("\r\n").encode(form.encoding, "replace")
            if isinstance(cells, Sentence):
                yield RefusedRow(where, "", cells)
            elif any(cells[len(header) :]):
                why = Sentence(messages.ROW_TOO_LONG, found=len(cells), expected=len(header))
                yield refused_row(where, cells, why)
            else:
                yield TableRow(where, [unguarded(cell) for cell in cells], content)

    return OpenTable(header, rows, form.encoding, form.is_guess)


# Workbooks


def _workbook(path: Path) -> OpenTable:
    with workbook_sheets(path) as sheets:
        titles = [sheet.title for sheet in sheets]
        chosen, header = "", tuple[str, ...]()
        for sheet in sheets:
            header = header_names(next(sheet_rows(sheet, path), ()), path.name)
            if header:
                chosen = sheet.title
                break
    others = [title for title in titles if title != chosen]
    remarks = tuple(
        Remark(title, title, Sentence(messages.SHEET_NOT_READ, sheet=chosen), "left out") for title in others
    )

    def rows() -> Iterator[TableRow | RefusedRow]:
        where: str = Sentence(messages.ROW, number=1)
        try:
            with workbook_sheets(path) as sheets:
                sheet = next(each for each in sheets if each.title == chosen)
                for number, values in enumerate(sheet_rows(sheet, path), 1):
                    where = row_place(number, chosen, len(titles))
                    cells = [_words(plain_cell(cell)) for cell in values]
                    if number > 1 and any(cells):
                        yield TableRow(where, cells[: len(header)], _as_line(cells[: len(header)]))
        except WrongFile:
            yield RefusedRow(where, "", messages.ROW_DAMAGED)

    return OpenTable(header, rows, remarks=remarks)


def _words(value: object) -> str:
    """A cell as words: a whole number without its point, a day without its hours."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _as_line(cells: Sequence[str]) -> bytes:
    """The cells of a sheet's row as a line of CSV: a row of a workbook has no bytes of its own."""
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
