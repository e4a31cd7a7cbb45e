"""Reads a data package again before it is put in place: its columns, keys, what points where, and quotes."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from blotter.domain.record_data import DataField, DataTable
from blotter.errors import WrongFile
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.data_package import messages
from blotter.interchange.data_package.held import Held
from blotter.interchange.last_text import LastText
from blotter.interchange.rereading import long_cells
from blotter.message import Sentence
from blotter.progress import Progress, counted

_QUOTES = ("text", "quote")

Read = dict[str, str]


def check(folder: Path, tables: Iterable[tuple[DataTable, int]], held: Held, progress: Progress) -> None:
    """WrongFile where a table that was written is not what it should be."""
    read = _Reading(folder, held, progress)
    with long_cells():
        for table, count in tables:
            read.table(table, count)
    read.check_references()


class _Reading:
    """Reads the tables one by one, and keeps which ids there are and which of them are named where."""

    def __init__(self, folder: Path, held: Held, progress: Progress) -> None:
        self._folder, self._progress = folder, progress
        self._texts = LastText(held.project)
        self._ids: dict[tuple[str, str], set[str]] = {}
        self._named: list[tuple[DataTable, DataField, set[str]]] = []

    def table(self, table: DataTable, count: int) -> None:
        """Check what can be seen in a table alone."""
        ids = self._ids[table.name, "id"] = set()
        named: dict[str, set[str]] = {each.key: set() for each in table.fields if each.refers}
        keys: set[tuple[str, ...]] = set()
        found, quote = 0, _quote_column(table)
        for row in counted(_rows(self._folder, table), self._progress):
            found += 1
            ids.add(row.get("id", ""))
            for column, values in named.items():
                values.add(row[column])
            key = tuple(row[column] for column in table.key)
            if table.key and key in keys:
                raise _wrong(table, Sentence(messages.KEY_TWICE, key=", ".join(key)))
            keys.add(key)
            if quote and row[quote] and not self._stands(row, quote):
                told = {"start": row["start"], "document": row["document"]}
                raise _wrong(table, Sentence(messages.OTHER_WORDS, **told))
        if found != count:
            raise _wrong(table, Sentence(messages.OTHER_COUNT, found=found, written=count))
        self._named += [(table, each, named[each.key]) for each in table.fields if each.refers]

    def check_references(self) -> None:
        """Check that whatever is named in another table is there, where that table is."""
        for table, field, values in self._named:
            ids = self._ids.get(field.refers or ("", ""))
            astray = values - ids - {""} if ids is not None else set()
            if astray:
                told = {"column": field.key, "value": min(astray)}
                raise _wrong(table, Sentence(messages.LEADS_NOWHERE, **told))

    def _stands(self, row: Read, column: str) -> bool:
        """Whether the words of a row are those of its place."""
        text = self._texts.of(row["document_id"])
        return text is not None and text[int(row["start"]) : int(row["end"])] == row[column]


def _quote_column(table: DataTable) -> str:
    """The column with the words of a place, if the table has one."""
    keys = [each.key for each in table.fields]
    if not {"document_id", "start", "end"} <= set(keys):
        return ""
    return next((key for key in reversed(_QUOTES) if key in keys), "")


def _rows(folder: Path, table: DataTable) -> Iterator[Read]:
    keys = [each.key for each in table.fields]
    with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != keys:
            raise _wrong(table, Sentence(messages.OTHER_COLUMNS))
        for cells in reader:
            yield dict(zip(keys, map(unguarded, cells), strict=True))


def _wrong(table: DataTable, problem: Sentence) -> WrongFile:
    return WrongFile(messages.TABLE_WRONG, name=table.name, problem=problem)
