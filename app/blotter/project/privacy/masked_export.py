"""Masked exports: any part of a project on its way into a file, with words of others in place of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass, replace
from typing import Any

from blotter.domain.codebook import PARTS, Code, Codebook
from blotter.domain.masking import masked
from blotter.domain.record_data import DataTable, RecordData
from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.interchange.formats import Export, Instrument
from blotter.project.privacy.masking_plan import MaskingPlan
from blotter.project.project import Project

_QUOTES = ("text", "quote")
_ABOUT = ("memo", "note", "other")
"""Columns with words about a passage, which are left out where the passage is masked."""

Row = tuple[Cell, ...]


class MaskedExport:
    """Masks tables, codebooks and records by a plan; what a table quotes is told by document and place."""

    def __init__(self, project: Project, plan: MaskingPlan) -> None:
        self._plan = plan
        self._ids = {source.name: source.id for source in project.sources.values()}
        self._figures = frozenset(_masked_figures(project, plan))
        self._passages = [
            *plan.coded_quotes(),
            *((f"“{words}”", f"“{plan.mark}”") for words in self._figures),
        ]

    def export(self, part: Export) -> Export:
        """The same part, masked."""
        return replace(
            part,
            table=self.table(part.table),
            codebook=None if part.codebook is None else self._codebook(part.codebook),
            instrument=None if part.instrument is None else self._instrument(part.instrument),
            records=None if part.records is None else self._records(part.records),
        )

    def table(self, table: Table) -> Table:
        """A table with masked cells, read as it is written."""
        mask = self._row_mask(table.columns)
        rows = (_CountedRows if isinstance(table.rows, Sized) else _Rows)(table.rows, mask)
        return replace(table, title=self._words(table.title), rows=rows, notes=tuple(self._all(table.notes)))

    def _row_mask(self, columns: tuple[Column, ...]) -> Callable[[Row], Row]:
        keys = [column.key for column in columns]
        at = {key: place for place, key in enumerate(keys)}
        is_quote = [c.kind is ColumnKind.QUOTE or c.key in _QUOTES for c in columns]

        def mask(row: Row) -> Row:
            source, span = self._place(row, at)
            is_hidden = bool(source) and self._plan.is_masked(source, span)
            return tuple(
                self._cell(cell, key, quote, source, span, is_hidden)
                for cell, key, quote in zip(row, keys, is_quote, strict=True)
            )

        return mask

    def _place(self, row: Row, at: Mapping[str, int]) -> tuple[str, Span]:
        """The document (its id, "" if none is told) and the passage that a row is about."""
        try:
            source, start, end = (row[at[key]] for key in ("source", "start", "end"))
        except KeyError:
            return "", Span(0, 0)
        if not isinstance(start, int) or not isinstance(end, int):
            return "", Span(0, 0)
        return self._ids.get(str(source), ""), Span(start, end)

    def _cell(self, cell: Cell, key: str, is_quote: bool, source: str, span: Span, is_hidden: bool) -> Cell:
        if not isinstance(cell, str) or not cell:
            return cell
        if is_hidden and key in _ABOUT:
            return ""
        if is_quote and is_hidden:
            # Words that are not those of the place, such as former ones, cannot be masked in part.
            return self._quote(cell, source, span) if len(cell) == span.length else self._plan.mark
        return self._words(cell)

    def _quote(self, words: str, source: str, span: Span) -> str:
        """The words of a passage, of which some are masked."""
        clipped = self._plan.masks_within(source, span)
        return self._plan.words(masked(words, clipped))

    def _words(self, words: str) -> str:
        """Any words, without the quotes of masked passages and without names."""
        if words in self._figures:
            return self._plan.mark
        for quote, mark in self._passages:
            words = words.replace(quote, mark)
        return self._plan.words(str(words))

    def _all(self, words: Iterable[str]) -> Iterator[str]:
        return map(self._words, words)

    def _codebook(self, book: Codebook) -> Codebook:
        return Codebook(
            map(self._code, book.by_id.values()), self._words(book.title), self._words(book.introduction)
        )

    def _code(self, code: Code) -> Code:
        parts = {part: self._words(getattr(code, part)) for part in PARTS}
        aliases = tuple(self._all(code.aliases))
        reference = self._words(code.reference)
        return replace(code, name=self._words(code.name), aliases=aliases, reference=reference, **parts)  # type: ignore[arg-type]

    def _instrument(self, instrument: Instrument) -> Instrument:
        coders = tuple(self._all(instrument.coders))
        return replace(instrument, codebook=self._codebook(instrument.codebook), coders=coders)

    def _records(self, data: RecordData) -> RecordData:
        return replace(
            data,
            name=self._words(data.name),
            tables=tuple(map(self._data_table, data.tables)),
            readme=self._words(data.readme),
            codebook=self._codebook(data.codebook),
            nested=lambda: map(self._nested, data.nested()),
        )

    def _data_table(self, table: DataTable) -> DataTable:
        mask = self._row_mask(table.table().columns)
        return replace(table, rows=lambda: map(mask, table.rows()))

    def _nested(self, value: Any) -> Any:
        """What is linked to a record, masked; a mapping that tells a place is a quote of it."""
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, Mapping):
            keys = list(value)
            if {"source", "start", "end"} <= value.keys() and not any(
                isinstance(each, (list, tuple, Mapping)) for each in value.values()
            ):
                columns = tuple(Column(key, key) for key in keys)
                return dict(zip(keys, self._row_mask(columns)(tuple(value.values())), strict=True))
            return {key: self._nested(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._nested(item) for item in value]
        return value


def _masked_figures(project: Project, plan: MaskingPlan) -> Iterator[str]:
    """The words of masked passages in which a source tells its figures."""
    for record in project.records.values():
        for before, after in zip(record.quantities, plan.quantities(record), strict=True):
            if before.words != after.words:
                yield before.words


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that are masked while they are read."""

    rows: Iterable[Row]
    mask: Callable[[Row], Row]

    def __iter__(self) -> Iterator[Row]:
        return map(self.mask, self.rows)


class _CountedRows(_Rows):
    """The same of rows that are as many as they say."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.rows)  # type: ignore[arg-type]
