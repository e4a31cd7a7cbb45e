"""Activity records from JSON Lines, and from tables that have one record a row."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from blotter.domain.bundle import Bundle, RefusedRow
from blotter.domain.names import name_key, shown_name
from blotter.domain.record_rows import RecordBundle, RecordRow
from blotter.errors import Refused, WrongFile
from blotter.interchange import messages, record_archives
from blotter.interchange.csv_files import Cells, CsvForm, csv_form, csv_rows
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.json_lines import first_object, json_objects
from blotter.interchange.options import Options, RecordOptions, told_encoding
from blotter.interchange.record_mapping import ColumnMapping
from blotter.interchange.record_rows import record_row
from blotter.interchange.segment_rows import refused_row
from blotter.interchange.workbooks import plain_cell, row_place, sheet_rows, workbook_sheets
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

Rows = Iterator[RecordRow | RefusedRow]

_PLACES = ({"source", "text"}, {"source", "start", "end"})
"""What says where the passage of a row stands: either of these."""


def read_jsonl(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The records of a JSON Lines file in UTF-8, an object a line with its evidence in it."""
    first = first_object(path)
    if first is None or not (_told(options).columns or {"kind", "evidence"} <= first.keys()):
        raise WrongFile(messages.NOT_RECORDS, name=shown_name(path.name))
    return _bundle(counted(_lines(path, _told(options)), progress))


def is_record_jsonl(path: Path) -> bool:
    """Whether the first line tells of a record with its evidence."""
    try:
        first = first_object(path)
    except WrongFile:
        return False
    return first is not None and {"kind", "evidence"} <= first.keys()


def _bundle(rows: Rows) -> Bundle:
    return Bundle(records=RecordBundle(rows=rows))


def _told(options: Options | None) -> RecordOptions:
    return options if isinstance(options, RecordOptions) else RecordOptions()


def _lines(path: Path, options: RecordOptions) -> Rows:
    is_plain = not (options.columns or options.given)
    for where, values in json_objects(path):
        if isinstance(values, str):
            yield RefusedRow(where, values, messages.ROW_NOT_OBJECT)
        elif is_plain:
            yield record_row({key.strip().lower(): value for key, value in values.items()}, where)
        else:
            yield _mapped_row(
                ColumnMapping(values, _present(options.columns, values), options.given, path.name),
                values,
                where,
            )


def _present(columns: Mapping[str, str], values: Mapping[str, object]) -> dict[str, str]:
    """The mapped columns that an object has: it may leave out what it has not."""
    keys = {name_key(each) for each in values}
    return {column: field for column, field in columns.items() if name_key(column) in keys}


def read_csv(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The records of a CSV file with a header, one a row; comma, semicolon or tab is told by the header."""
    told = _told(options)
    form = _form(path, told_encoding(options), told)
    mapping = ColumnMapping(form.header, told.columns, told.given, path.name)
    _check(form.header, mapping, told, path)
    return _bundle(counted(_csv_rows(path, form, mapping), progress))


def is_record_csv(path: Path) -> bool:
    """Whether the header names what a record needs."""
    try:
        form = _form(path, None, RecordOptions())
    except WrongFile:
        return False
    return not _lacks(form.header, ColumnMapping(form.header, {}, {}, path.name), {})


def _form(path: Path, encoding: str | None, told: RecordOptions) -> CsvForm:
    wanted = {name_key(each) for each in told.columns} or {"kind", *_PLACES[0], *_PLACES[1]}

    def lack(beginning: Sequence[Cells]) -> int:
        header = beginning[0] if beginning else ()
        # Where no name is met, the delimiter that makes more columns is likelier.
        return len(wanted - {name_key(each) for each in header}) * 1000 - min(len(header), 999)

    return csv_form(path, encoding, lack)


def header_of(path: Path) -> tuple[str, ...]:
    """The columns of a table, for whoever says which fields they are."""
    if path.suffix.lower() == ".xlsx":
        for header in _headers(path).values():
            if any(header):
                return tuple(each for each in header if each)
        return ()
    if path.suffix.lower() in (".csv", ".tsv"):
        return tuple(each for each in _form(path, None, RecordOptions()).header if each)
    first = first_object(path)
    return tuple(first) if first else ()


def _lacks(header: Sequence[str], mapping: ColumnMapping, given: Mapping[str, str]) -> bool:
    fields = {mapping.field(each).partition(":")[0] for each in header} | set(given)
    return "kind" not in fields or not any(place <= fields for place in _PLACES)


def _check(header: Sequence[str], mapping: ColumnMapping, told: RecordOptions, path: Path) -> None:
    if _lacks(header, mapping, told.given):
        raise WrongFile(messages.NOT_RECORDS, name=shown_name(path.name))


def _csv_rows(path: Path, form: CsvForm, mapping: ColumnMapping) -> Rows:
    for where, cells in csv_rows(path, form):
        if isinstance(cells, Sentence):
            yield RefusedRow(where, "", cells)
        elif any(cells[len(form.header) :]):
            why = Sentence(messages.ROW_TOO_LONG, found=len(cells), expected=len(form.header))
            yield refused_row(where, cells, why)
        else:
            named = dict(zip(form.header, map(unguarded, cells), strict=False))
            yield _mapped_row(mapping, named, where)


def _mapped_row(mapping: ColumnMapping, cells: Mapping[str, object], where: str) -> RecordRow | RefusedRow:
    try:
        return record_row(mapping.values(cells), where)
    except Refused as refused:
        shown = (each for each in cells.values() if isinstance(each, str | int | float))
        return refused_row(where, shown, refused.sentence)


def read_xlsx(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The records of a workbook: of linked sheets as we write them, else of those with a record a row."""
    if is_linked_xlsx(path) and not _told(options).columns:
        return record_archives.read_sheets(path, progress)
    told = _told(options)
    mappings: dict[str, ColumnMapping] = {}
    refusal: WrongFile | None = None
    headers = _headers(path)
    for title, header in headers.items():
        try:
            mapping = ColumnMapping(header, told.columns, told.given, path.name)
            _check(header, mapping, told, path)
            mappings[title] = mapping
        except WrongFile as error:
            refusal = refusal or error
    if not mappings:
        raise refusal or WrongFile(messages.FILE_EMPTY, name=shown_name(path.name))
    return _bundle(counted(_sheet_rows(path, headers, mappings), progress))


def is_record_xlsx(path: Path) -> bool:
    """Whether the first row of a sheet names what a record needs."""
    try:
        headers = _headers(path)
    except WrongFile:
        return False
    if record_archives.is_record_sheets(headers):
        return True
    return any(not _lacks(each, ColumnMapping(each, {}, {}, path.name), {}) for each in headers.values())


def is_linked_xlsx(path: Path) -> bool:
    """Whether a workbook has a sheet for every table of records, as we write them."""
    with workbook_sheets(path) as sheets:
        return record_archives.is_record_sheets({sheet.title: None for sheet in sheets})


def _headers(path: Path) -> dict[str, Sequence[str]]:
    with workbook_sheets(path) as sheets:
        return {sheet.title: [str(c or "") for c in next(sheet_rows(sheet, path), ())] for sheet in sheets}


def _sheet_rows(
    path: Path, headers: Mapping[str, Sequence[str]], mappings: Mapping[str, ColumnMapping]
) -> Rows:
    where = ""
    try:
        with workbook_sheets(path) as sheets:
            for sheet in sheets:
                if sheet.title not in mappings:
                    continue
                for count, cells in enumerate(sheet_rows(sheet, path), 1):
                    where = row_place(count, sheet.title, len(sheets))
                    if count > 1 and any(cell is not None for cell in cells):
                        named = dict(zip(headers[sheet.title], map(plain_cell, cells), strict=False))
                        yield _mapped_row(mappings[sheet.title], named, where)
    except WrongFile:
        yield RefusedRow(where, "", messages.ROW_DAMAGED)
