"""Rows on their way into a file, and what a codec says when it is written."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from blotter.domain.table import Cell, Table
from blotter.message import Message
from blotter.progress import Progress, counted


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a file got, and what the person should know about it."""

    rows: int
    remarks: tuple[Message, ...] = ()


class TableRows:
    """The rows of a table, once: counted, with nothing in place of numbers that are not finite."""

    def __init__(self, table: Table, progress: Progress) -> None:
        self.count = 0
        self._rows = counted(table.rows, progress)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for row in self._rows:
            self.count += 1
            yield tuple(None if isinstance(c, float) and not math.isfinite(c) else c for c in row)
