"""FORMATS: every file format, one row each. A new one is a codec and a row in one of these tables."""

from collections.abc import Collection, Iterable
from pathlib import Path

from blotter.domain.names import nearest
from blotter.domain.table import Cell, Column, Table
from blotter.errors import NotFound, WrongFile
from blotter.interchange import messages
from blotter.interchange.codebook_formats import CODEBOOK_FORMATS, PRINTED_CODEBOOKS
from blotter.interchange.codebook_print import Instrument as Instrument
from blotter.interchange.data_formats import DATA_FORMATS
from blotter.interchange.database_formats import DATABASE_FORMATS
from blotter.interchange.disk import folder_is_there, reading
from blotter.interchange.document_formats import DOCUMENT_FORMATS
from blotter.interchange.exchange_formats import EXCHANGE_FORMATS
from blotter.interchange.format_row import PROJECT as PROJECT
from blotter.interchange.format_row import WHATS as WHATS
from blotter.interchange.format_row import Export as Export
from blotter.interchange.format_row import Format as Format
from blotter.interchange.metadata_formats import METADATA_FORMATS
from blotter.interchange.quote_formats import QUOTE_FORMATS
from blotter.interchange.reading_formats import READING_FORMATS
from blotter.interchange.record_formats import RECORD_FORMATS
from blotter.interchange.segment_formats import SEGMENT_FORMATS
from blotter.interchange.table_formats import TABLE_FORMATS
from blotter.interchange.written import Written as Written
from blotter.message import Sentence

_OLDER = {".doc", ".dot", ".wpd", ".wps", ".sxw"}

FORMATS: tuple[Format, ...] = (
    *DOCUMENT_FORMATS,
    *CODEBOOK_FORMATS,
    # Before those that read archives of projects, which can write them under this suffix, too.
    *DATA_FORMATS,
    *EXCHANGE_FORMATS,
    *RECORD_FORMATS,
    *METADATA_FORMATS,
    *DATABASE_FORMATS,
    *QUOTE_FORMATS,
    *READING_FORMATS,
    *SEGMENT_FORMATS,
    *TABLE_FORMATS,
    *PRINTED_CODEBOOKS,
)


def format_by_id(format_id: str) -> Format:
    """The format of that id, or NotFound with the nearest ones."""
    for row in FORMATS:
        if row.id == format_id:
            return row
    near = nearest(format_id, (row.id for row in FORMATS))
    raise NotFound(messages.NO_SUCH_FORMAT, id=format_id, nearest=near)


def sniff(path: Path, known: Collection[str] = ()) -> list[Format]:
    """The formats that may read a file, by its suffix and, where that leaves a doubt, its content.

    A table that is none of these by its columns may be one about documents (`known`: their keys).
    """
    readers = _readers(path)
    fitting = [row for row in readers if row.fits_among is None and (row.fits is None or row.fits(path))]
    if fitting:
        return fitting
    return [row for row in readers if row.fits_among is not None and row.fits_among(path, known)]


def chosen(path: Path, format_id: str | None = None, known: Collection[str] = ()) -> Format:
    """The format that reads a file; WrongFile where none does, or where several do and none is named."""
    if format_id is not None:
        return _reading(format_by_id(format_id))
    whole = folder_reader(path)
    if whole is not None:
        return whole
    with reading(path):
        rows = sniff(path, known)
    if not rows:
        return _least_unfit(path)
    if len(rows) > 1:
        raise WrongFile(messages.SEVERAL_READ, name=path.name, formats=_ids(rows))
    return rows[0]


def folder_reader(path: Path) -> Format | None:
    """The format of which a folder, as a whole, is a file; None where it only holds files."""
    if not folder_is_there(path):
        return None
    return next((row for row in FORMATS if row.takes_folder is not None and row.takes_folder(path)), None)


def codebook_reader(path: Path) -> Format:
    """The format in which a file that is said to be a codebook is read, by its suffix."""
    readers = [row for row in FORMATS if row.reads == "codebook"]
    suffix = path.suffix.lower()
    for row in readers:
        if suffix in row.suffixes:
            return row
    suffixes = ", ".join(sorted({suffix for row in readers for suffix in row.suffixes}))
    raise WrongFile(messages.NO_CODEBOOK_SUFFIX, name=path.name, suffixes=suffixes)


def _least_unfit(path: Path) -> Format:
    """The one format that reads such files, whose codec says what is wrong; else WrongFile says it."""
    rows = _readers(path)
    if not rows and path.suffix.lower() in _OLDER:
        raise WrongFile(messages.OLD_WORD, name=path.name)
    if not rows:
        suffixes = sorted({suffix for row in FORMATS if row.read for suffix in row.suffixes})
        raise WrongFile(messages.NOTHING_READS, name=path.name, suffixes=", ".join(suffixes))
    if len(rows) == 1:
        return rows[0]
    refused = {row.id: error for row in rows if (error := _refusal(row, path)) is not None}
    *_, (refusing, last) = refused.items()
    if len(refused) == len(rows) and len({str(error) for error in refused.values()}) == 1:
        raise last
    others = [row for row in rows if row.id != refusing]
    raise WrongFile(messages.FITS_NOTHING, refusal=last.sentence, formats=_ids(others))


def _refusal(row: Format, path: Path) -> WrongFile | None:
    """What a codec says of a file that it does not fit."""
    assert row.read is not None
    try:
        row.read(path)
    except WrongFile as error:
        return error
    return None


def writer(path: Path, what: str, format_id: str | None = None) -> Format:
    """The format that writes a part of a project: the one that is named, else the suffix decides."""
    able = [row for row in FORMATS if what in row.writes]
    if format_id is not None:
        row = format_by_id(format_id)
        if row not in able:
            raise WrongFile(messages.FORMAT_WRITES_NOT, id=format_id, what=what, formats=_ids(able))
        return row
    suffix = path.suffix.lower()
    for row in able:
        if suffix in row.suffixes or (row.is_folder and (not suffix or folder_is_there(path))):
            return row
    if folder_is_there(path):
        raise WrongFile(messages.TARGET_IS_FOLDER, path=path)
    raise _nothing_writes(path, what, able)


def _nothing_writes(path: Path, what: str, able: Collection[Format]) -> WrongFile:
    """Why a part of a project cannot be written so, and as what it can."""
    suffix = path.suffix.lower()
    if any(suffix in row.suffixes and row.reads == "project" and not row.writes for row in FORMATS):
        both = (row for row in FORMATS if row.reads == "project" and "project" in row.writes)
        return WrongFile(messages.READ_ONLY_PROJECT, name=path.name, suffix=next(both).suffixes[0])
    folders = [row for row in FORMATS if row.writes and not row.suffixes and (not suffix or row in able)]
    told = Sentence(messages.OR_A_FOLDER, formats=_ids(folders)) if folders else ""
    names = {"name": path.name, "what": what, "suffixes": ", ".join(_suffixes(able)), "folders": told}
    return WrongFile(messages.NOTHING_WRITES if suffix else messages.NO_SUFFIX, suffix=suffix, **names)


def _suffixes(rows: Iterable[Format]) -> list[str]:
    return sorted({suffix for row in rows for suffix in row.suffixes})


def format_table(formats: Iterable[Format]) -> Table:
    """The formats as a table to show."""
    keys = ("id", "title", "suffixes", "reads", "writes", "carries_project")
    titles = ("Id", "Format", "Suffixes", "Reads", "Writes", "Whole project")
    columns = tuple(Column(key, title) for key, title in zip(keys, titles, strict=True))
    return Table("Formats", columns, [_cells(row) for row in formats])


def _cells(row: Format) -> tuple[Cell, ...]:
    writes = ", ".join(what for what in WHATS if what in row.writes)
    return (row.id, row.title, " ".join(row.suffixes), row.reads, writes or None, row.carries_project)


def _readers(path: Path) -> list[Format]:
    suffix = path.suffix.lower()
    return [row for row in FORMATS if row.read and not row.by_name_only and suffix in row.suffixes]


def _reading(row: Format) -> Format:
    if row.read is None:
        readers = [each for each in FORMATS if each.read]
        raise WrongFile(messages.FORMAT_READS_NOT, id=row.id, formats=_ids(readers))
    return row


def _ids(rows: Iterable[Format]) -> str:
    return ", ".join(row.id for row in rows)
