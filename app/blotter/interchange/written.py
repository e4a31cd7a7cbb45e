"""Rows on their way into a file, and what a codec says when it is written."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from blotter.domain.bundle import Remark
from blotter.domain.table import Cell, Table
from blotter.message import Message
from blotter.progress import Progress, counted

_WITHOUT_FRACTIONS = frozenset({str, int, bool, type(None)})


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a file got, and what the person should know about it.

    Of a whole project also how much of each kind went out, how positions are counted, and each thing that
    the format cannot hold.
    """

    rows: int
    remarks: tuple[Message, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    convention: str = ""
    lost: tuple[Remark, ...] = ()


class TableRows:
    """The rows of a table, once: counted, with nothing in place of numbers that are not finite."""

    def __init__(self, table: Table, progress: Progress) -> None:
        self.count = 0
        self._rows = counted(table.rows, progress)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for row in self._rows:
            self.count += 1
            yield row if _WITHOUT_FRACTIONS.issuperset(map(type, row)) else tuple(map(_finite, row))


def _finite(cell: Cell) -> Cell:
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell
