"""Reads a data package again before it is put in place: its columns, keys, what points where, and quotes."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from blotter.domain.record_data import DataTable
from blotter.errors import WrongFile
from blotter.interchange.csv_guard import unguarded
from blotter.interchange.data_package import messages
from blotter.interchange.data_package.held import Held
from blotter.interchange.rereading import long_cells
from blotter.message import Sentence
from blotter.progress import Progress, counted

_QUOTES = ("text", "quote")

Read = dict[str, str]


def check(folder: Path, tables: Iterable[tuple[DataTable, int]], held: Held, progress: Progress) -> None:
    """WrongFile where a table that was written is not what it should be."""
    seen: dict[tuple[str, str], set[str]] = {}
    with long_cells():
        for table, count in tables:
            _check_table(folder, table, count, seen, held, progress)
        for table, _ in tables:
            _check_references(folder, table, seen)


def _check_table(
    folder: Path,
    table: DataTable,
    count: int,
    seen: dict[tuple[str, str], set[str]],
    held: Held,
    progress: Progress,
) -> None:
    ids = seen.setdefault((table.name, "id"), set())
    keys: set[tuple[str, ...]] = set()
    found = 0
    quote = _quote_column(table)
    texts = _Words(held)
    for row in counted(_rows(folder, table), progress):
        found += 1
        ids.add(row.get("id", ""))
        key = tuple(row[column] for column in table.key)
        if table.key and key in keys:
            raise _wrong(table, Sentence(messages.KEY_TWICE, key=", ".join(key)))
        keys.add(key)
        if quote and row[quote] and not texts.fit(row, quote):
            told = {"start": row["start"], "document": row["document"]}
            raise _wrong(table, Sentence(messages.OTHER_WORDS, **told))
    if found != count:
        raise _wrong(table, Sentence(messages.OTHER_COUNT, found=found, written=count))


def _quote_column(table: DataTable) -> str:
    """The column with the words of a place, if the table has one."""
    keys = [each.key for each in table.fields]
    if not {"document_id", "start", "end"} <= set(keys):
        return ""
    return next((key for key in reversed(_QUOTES) if key in keys), "")


class _Words:
    """The texts of documents, the last one held."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._last = ("", "")

    def fit(self, row: Read, column: str) -> bool:
        """Whether the words of a row are those of its place."""
        if self._last[0] != row["document_id"]:
            source = self._held.sources[row["document_id"]]
            self._last = (source.id, self._held.project.text(source))
        return self._last[1][int(row["start"]) : int(row["end"])] == row[column]


def _check_references(folder: Path, table: DataTable, seen: Mapping[tuple[str, str], set[str]]) -> None:
    refers = {each.key: each.refers for each in table.fields if each.refers in seen}
    if not refers:
        return
    for row in _rows(folder, table):
        for column, target in refers.items():
            if target is not None and row[column] and row[column] not in seen[target]:
                told = {"column": column, "value": row[column]}
                raise _wrong(table, Sentence(messages.LEADS_NOWHERE, **told))


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
