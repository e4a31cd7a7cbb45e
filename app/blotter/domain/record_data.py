"""RecordData: a project's activity records as linked tables that explain themselves."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from blotter.domain.codebook import Codebook
from blotter.domain.table import Cell, Column, ColumnKind, Table

_KINDS = {"integer": ColumnKind.INTEGER, "number": ColumnKind.NUMBER}
_LONG = ("text", "words", "note")


@dataclass(frozen=True, slots=True)
class DataField:
    """A column: its key, what it means, what it holds (as Frictionless calls it), and the words it may have.

    `refers` is the table and column that it points to.
    """

    key: str
    meaning: str
    type: str = "string"
    values: tuple[str, ...] = ()
    refers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table of a data set; `rows` gives its rows anew at each call. `key` names what is unique in it."""

    name: str
    about: str
    fields: tuple[DataField, ...]
    rows: Callable[[], Iterable[tuple[Cell, ...]]]
    key: tuple[str, ...] = ()

    def table(self) -> Table:
        """The table as any writer takes it."""
        return Table(self.name, tuple(map(_column, self.fields)), self.rows())


def _column(each: DataField) -> Column:
    kind = ColumnKind.QUOTE if each.key in _LONG else _KINDS.get(each.type, ColumnKind.TEXT)
    return Column(each.key, each.key, kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordData:
    """The tables, what to read first, the codebook, and `nested`: each record with all that is linked to it.

    `missing` has the code that stands for each reason for nothing. `at` is the day that the data set bears.
    """

    name: str
    at: str
    tables: tuple[DataTable, ...]
    readme: str
    codebook: Codebook
    missing: Mapping[str, str] = field(default_factory=dict)
    nested: Callable[[], Iterable[Mapping[str, Any]]] = tuple
    records: int = 0
