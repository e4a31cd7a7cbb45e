"""Table: titled columns and rows, what every report returns and every face shows or writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

Cell = str | int | float | None


class ColumnKind(StrEnum):
    """How a column reads: words, a whole number, a coefficient, a source's own words, a code's path."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    QUOTE = "quote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is for machines and never changes, `title` for people."""

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `rows` may be read once only where it streams from the project."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]
    notes: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The machine names of the columns, in order."""
        return tuple(column.key for column in self.columns)

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows as dicts under the columns' keys."""
        keys = self.keys
        return (dict(zip(keys, row, strict=True)) for row in self.rows)
