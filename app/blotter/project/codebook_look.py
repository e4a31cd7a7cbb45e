"""A table of codes looked at before it comes in: what its columns are taken for, which codes they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Codebook
from blotter.errors import BlotterError
from blotter.interchange.codebook_columns import FIELDS as FIELDS
from blotter.interchange.codebook_columns import LEFT_OUT as LEFT_OUT
from blotter.interchange.codebook_tables import beginning
from blotter.interchange.formats import format_by_id
from blotter.interchange.options import TableOptions, TextOptions
from blotter.message import Sentence
from blotter.project import messages
from blotter.project.transfer import Incoming

_TABLES = ("codebook-csv", "codebook-xlsx")
_VALUES_SHOWN = 3
_CODES_SHOWN = 200


@dataclass(frozen=True, slots=True)
class CodeColumn:
    """A column: its title, the key of what it is taken for (`LEFT_OUT` for nothing), its first values."""

    title: str
    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodesLook:
    """A table of codes as it would be read; `problem` says why it cannot be.

    `codes` are the paths of the first codes with how each is defined, `new` how many of all `count` the
    project does not have, `told` what is refused, left out or guessed.
    """

    columns: tuple[CodeColumn, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    count: int = 0
    new: int = 0
    told: tuple[str, ...] = ()
    problem: str = ""


def is_code_table(format_id: str) -> bool:
    """Whether files of this format are tables of codes."""
    return format_id in _TABLES


def with_fields(file: Incoming, fields: Mapping[str, str]) -> Incoming:
    """The file with its columns as they are said to be."""
    encoding = file.options.encoding if isinstance(file.options, TextOptions) else None
    return replace(file, options=TableOptions(encoding=encoding, columns=dict(fields)))


def codes_look(present: Codebook, file: Incoming) -> CodesLook:
    """A table of codes with its columns as they are said to be, else as they are called."""
    try:
        columns = _columns(file.path, file)
    except BlotterError as error:
        return CodesLook(problem=error.sentence)
    row = format_by_id(str(file.format_id))
    assert row.read is not None
    try:
        bundle = row.read(file.path, file.options)
    except BlotterError as error:
        return CodesLook(columns, problem=error.sentence)
    return _seen(columns, present, bundle)


def _seen(columns: tuple[CodeColumn, ...], present: Codebook, bundle: Bundle) -> CodesLook:
    book = bundle.codebook
    assert book is not None
    codes = [(book.path(code.id), code.short or code.full) for code in book]
    new = sum(present.get(path) is None for path, _ in codes)
    refused = (Sentence(messages.ROW_REFUSED, where=row.where, why=row.why) for row in bundle.refused)
    told = (*refused, *(each.why for each in bundle.remarks))
    return CodesLook(columns, tuple(codes[:_CODES_SHOWN]), len(codes), new, tuple(dict.fromkeys(told)))


def _columns(path: Path, file: Incoming) -> tuple[CodeColumn, ...]:
    columns, rows = beginning(path, file.options)
    fields = {place: field for field, places in columns.of.items() for place in places if field}
    return tuple(
        CodeColumn(title, fields.get(place, LEFT_OUT), _values(rows, place))
        for place, title in enumerate(columns.titles)
    )


def _values(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    cells = (" ".join(row[place].split()) for row in rows if place < len(row))
    return tuple(list(dict.fromkeys(filter(None, cells)))[:_VALUES_SHOWN])
