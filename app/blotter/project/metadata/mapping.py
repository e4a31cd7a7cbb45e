"""What the columns of a table about documents or cases are taken for, looked at before it is brought in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from blotter.analysis.metadata.guessing import guessed_type, reading_for
from blotter.analysis.metadata.typed import fits
from blotter.domain.attribute import AttributeType, Bearer
from blotter.domain.metadata_rows import MetadataRow
from blotter.domain.names import name_key, split_names
from blotter.errors import BlotterError, WrongFile
from blotter.interchange.formats import format_by_id
from blotter.interchange.metadata_columns import TARGETS as TARGETS
from blotter.interchange.metadata_columns import Column as Column
from blotter.interchange.metadata_columns import Target as Target
from blotter.interchange.metadata_columns import Use as Use
from blotter.interchange.metadata_columns import as_told, document_column, guessed, mapped
from blotter.interchange.metadata_tables import TableRow, opened
from blotter.interchange.options import BibliographyOptions, TableOptions, TextOptions
from blotter.project.metadata.finding import DocumentFinder
from blotter.project.metadata.taking_in import finder_for
from blotter.project.project import Project
from blotter.project.transfer import Incoming, knowing

_ROWS = 20_000
"""How many rows are looked at for types and misfits."""

_VALUES_SHOWN = 3
_USES = {f"{use}-{kind}": use for use in Use for kind in ("csv", "xlsx")}
_BIBLIOGRAPHIES = ("ris", "bibtex", "csl-json")


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column: what it is taken for, its first values, and those of them that do not fit its type.

    `is_new` says that the attribute is to be made, so that its type is free to choose.
    """

    column: Column
    values: tuple[str, ...]
    type: AttributeType | None = None
    is_new: bool = False
    misfits: tuple[str, ...] = ()
    misfit_count: int = 0


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table as it would be read; `problem` says why it cannot be, with the columns that it has."""

    use: Use
    columns: tuple[ColumnLook, ...] = ()
    rows: int = 0
    unmatched: tuple[str, ...] = ()
    unmatched_count: int = 0
    problem: str = ""


def use_of(format_id: str) -> Use | None:
    """What a row of a table of this format is; None for a format that is no such table."""
    return _USES.get(format_id)


def is_bibliography(format_id: str) -> bool:
    """Whether files of this format have entries about documents."""
    return format_id in _BIBLIOGRAPHIES


def with_targets(file: Incoming, targets: Mapping[str, str]) -> Incoming:
    """The file with its columns as they are said to be."""
    encoding = file.options.encoding if isinstance(file.options, TextOptions) else None
    return replace(file, options=TableOptions(encoding=encoding, columns=dict(targets)))


def with_matches(file: Incoming, matches: Mapping[str, str]) -> Incoming:
    """The bibliography with documents for entries as they are said to be."""
    encoding = file.options.encoding if isinstance(file.options, TextOptions) else None
    return replace(file, options=BibliographyOptions(encoding=encoding, matches=dict(matches)))


def table_look(project: Project, file: Incoming, use: Use, known: frozenset[str]) -> TableLook:
    """A table with its columns as they are said to be, else guessed; misfits are told, not refused."""
    options = knowing(file, format_by_id(f"{use}-csv"), known).options
    told = options.columns if isinstance(options, TableOptions) else {}
    try:
        table = opened(file.path, options.encoding if isinstance(options, TextOptions) else None)
        rows = [each for each in islice(table.rows(), _ROWS) if isinstance(each, TableRow)]
        columns, problem = _mapped(table.header, use, told, file, known, rows)
    except BlotterError as error:
        return TableLook(use, problem=error.sentence)
    looks = tuple(_look(project, column, use, rows) for column in columns)
    unmatched = _unmatched(columns, use, rows, known)
    return TableLook(use, looks, len(rows), tuple(unmatched[:_VALUES_SHOWN]), len(unmatched), problem)


def _mapped(
    header: Sequence[str],
    use: Use,
    told: Mapping[str, str],
    file: Incoming,
    known: frozenset[str],
    rows: Sequence[TableRow],
) -> tuple[Sequence[Column], str]:
    """The columns, and what is wrong with them as they are."""
    place = document_column(header, [row.cells for row in rows], known) if use is Use.METADATA else None
    try:
        return mapped(header, use, told, file.path.name, place), ""
    except WrongFile as error:
        columns = guessed(header, use, place)
        for each in list(columns):
            if each.name in told:
                columns[each.place] = as_told(each.place, each.name, told[each.name], use)
        return columns, error.sentence


def _look(project: Project, column: Column, use: Use, rows: Sequence[TableRow]) -> ColumnLook:
    cells = (row.cells[column.place].strip() for row in rows if column.place < len(row.cells))
    values = [each for each in cells if each]
    shown = tuple(list(dict.fromkeys(values))[:_VALUES_SHOWN])
    if column.target is not Target.ATTRIBUTE:
        return ColumnLook(column, shown)
    of = Bearer.CASES if use is Use.CASES else Bearer.DOCUMENTS
    able = [each for each in project.attributes.values() if each.of is of]
    held = next((each for each in able if column.role and each.role == column.role), None) or next(
        (each for each in able if name_key(each.name) == name_key(column.attribute)), None
    )
    kind = held.type if held else column.type or guessed_type(values)
    options = held.options if held else tuple(dict.fromkeys(values))
    reading = reading_for(kind, values)
    misfits = [each for each in values if not fits(kind, each, options, reading)]
    few = tuple(list(dict.fromkeys(misfits))[:_VALUES_SHOWN])
    return ColumnLook(column, shown, kind, held is None, few, len(misfits))


def _unmatched(
    columns: Sequence[Column], use: Use, rows: Sequence[TableRow], known: frozenset[str]
) -> list[str]:
    """The names in the column of documents that no document has."""
    place = next((each.place for each in columns if each.target is Target.DOCUMENT), None)
    if place is None:
        return []
    cells = [row.cells[place].strip() for row in rows if place < len(row.cells)]
    named = [each for cell in cells for each in (split_names(cell) if use is Use.CASES else (cell,))]
    return [each for each in named if each and each not in known and name_key(each) not in known]


@dataclass(frozen=True, slots=True)
class EntryLook:
    """An entry of a bibliography, the document that it would be taken for ("": none), and why."""

    entry: str
    document: str = ""
    why: str = ""


def entries_look(project: Project, file: Incoming, beside: Sequence[str]) -> list[EntryLook]:
    """The entries of a bibliography with their documents; files that come with it (`beside`) go by name."""
    row = format_by_id(str(file.format_id))
    assert row.read is not None
    bundle = row.read(file.path, file.options)
    finder = finder_for(project, project.sources.values(), lambda each: project.text(project.sources[each]))
    by_key = {name_key(name): name for name in beside}
    rows = bundle.metadata.rows if bundle.metadata else ()
    return [_entry_look(each, finder, by_key) for each in rows if isinstance(each, MetadataRow)]


def _entry_look(row: MetadataRow, finder: DocumentFinder, beside: Mapping[str, str]) -> EntryLook:
    if row.document:
        return EntryLook(row.entry, row.document)
    for name in row.files:
        if name_key(name) in beside:
            return EntryLook(row.entry, beside[name_key(name)])
    found = finder.by_entry(row)
    return EntryLook(row.entry, found.source.name if found.source else "", found.why)
