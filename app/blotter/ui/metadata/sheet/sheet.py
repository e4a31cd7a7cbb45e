"""Sheet: which documents, or cases, are shown, in which order; worked out from a project when asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from blotter.domain.attribute import Bearer
from blotter.domain.document_filter import EVERY_DOCUMENT, DocumentFilter
from blotter.domain.table import Column, ColumnKind, Table
from blotter.project.metadata.sheet_columns import (
    NAME,
    OF_CASES,
    OF_DOCUMENTS,
    Shape,
    SheetColumn,
    SheetFacts,
    by_columns,
)
from blotter.project.project import Project
from blotter.project.sorting import SortBy
from blotter.ui.language import current, in_order, tr
from blotter.ui.metadata.meant import meant_by
from blotter.ui.metadata.sheet.words import title


@dataclass(frozen=True, slots=True)
class Asked:
    """What rows have to be like: hold words, have one of some texts in columns, be meant by a filter."""

    words: str = ""
    columns: tuple[tuple[str, frozenset[str]], ...] = ()
    documents: DocumentFilter = EVERY_DOCUMENT

    def with_texts(self, column: str, texts: frozenset[str] | None) -> "Asked":
        """The same, with other texts (None: any) in a column."""
        rest = tuple(each for each in self.columns if each[0] != column)
        return replace(self, columns=rest if texts is None else (*rest, (column, texts)))


EVERYTHING = Asked()


class Sheet:
    """Holds what was asked for; `read` comes before everything else, and again after changes."""

    def __init__(self, project: Project, of: Bearer) -> None:
        self._project, self.of = project, of
        self.asked = EVERYTHING
        self.sorting: tuple[SortBy, ...] = ()
        self.hidden: frozenset[str] = frozenset()
        self.order: tuple[str, ...] = ()
        """What all have, in the order into which its columns were dragged; attributes have theirs."""
        self.segments: Mapping[str, int] | None = None
        self.statuses: Mapping[str, str] = {}
        self.facts = SheetFacts(project, of, current())
        self._named: list[str] = []
        self._named_of: object = None
        """What the documents, or cases, were when they were put in the order of their names."""
        self._ordered: list[str] | None = None
        self._held: dict[str, str] | None = None

    def read(self) -> None:
        """Read anew what the project holds; the order is worked out when rows are asked for."""
        self.facts = SheetFacts(self._project, self.of, current())
        self.facts.segments, self.facts.statuses = self.segments, self.statuses
        if self._named_of is not self.facts.held:
            self._named_of = self.facts.held
            self._named = in_order(self.facts.held, self.facts.name)
        self._ordered = self._held = None

    def renew(self) -> None:
        """Cells tell something else now; the order of the rows that were there stays."""
        ordered = self._ordered
        self.read()
        if ordered is None:
            return
        there = set(self._named)
        known = set(ordered)
        kept = [each for each in ordered if each in there]
        self._ordered = [*kept, *(each for each in self._named if each not in known)]

    def count_segments(self, counts: Mapping[str, int]) -> None:
        """How many segments each document has."""
        self.segments = self.facts.segments = counts

    @property
    def total(self) -> int:
        """How many documents, or cases, there are."""
        return len(self._named)

    @property
    def columns(self) -> Mapping[str, SheetColumn]:
        """Every column by its key."""
        return self.facts.columns

    @property
    def names(self) -> SheetColumn:
        """What the rows are called."""
        return self.facts.columns[NAME]

    def ordered_keys(self) -> list[str]:
        """Every column but the name, in order: what all have, as it was dragged, and then the attributes."""
        own = [key for key, each in self.columns.items() if each.attribute is None and key != NAME]
        dragged = [each for each in self.order if each in own]
        attributes = [key for key, each in self.columns.items() if each.attribute is not None]
        return [*dragged, *(each for each in own if each not in dragged), *attributes]

    def shown_columns(self) -> list[SheetColumn]:
        """The columns that are shown; the name is the header of the rows."""
        return [self.columns[key] for key in self.ordered_keys() if key not in self.hidden]

    def sort(self, by: Sequence[SortBy]) -> None:
        """Sort by these columns from now on."""
        self.sorting = tuple(by)
        self._ordered = None

    def rows(self) -> list[str]:
        """The documents, or cases, that fit, in their order."""
        if self._ordered is None:
            self._ordered = by_columns(self._named, self.sorting, self.columns)
        if self.asked == EVERYTHING:
            return list(self._ordered)
        return list(self._fitting(self._ordered))

    def _fitting(self, rows: Sequence[str]) -> Iterable[str]:
        of_documents = self.of is Bearer.DOCUMENTS
        meant = meant_by(self._project, self.asked.documents).sources if of_documents else None
        asked = [(self.columns[key].text, texts) for key, texts in self.asked.columns if key in self.columns]
        words = self.asked.words.casefold().split()
        for each in rows:
            if meant is not None and each not in meant:
                continue
            if any(text(each) not in texts for text, texts in asked):
                continue
            if not words or all(word in self._words_of(each) for word in words):
                yield each

    def _words_of(self, identity: str) -> str:
        """All that stands in a row, gathered once for as long as nothing changes."""
        if self._held is None:
            self._held = {}
        if identity not in self._held:
            told = (column.text(identity) for column in self.columns.values())
            self._held[identity] = "\n".join(filter(None, told)).casefold()
        return self._held[identity]

    def texts_in(self, key: str) -> list[str]:
        """What stands in a column, each text once, in its order; "" where something has nothing there."""
        column = self.columns[key]
        found: dict[str, str] = {}
        for each in by_columns(self._named, [SortBy(key)], self.columns):
            found.setdefault(column.text(each), each)
        return list(found)

    def as_table(self) -> Table:
        """The rows that fit, under the columns that are shown, to be written to a file."""
        shown = [self.names, *self.shown_columns()]
        heads = tuple(Column(each.key, title(each), _kind(each)) for each in shown)
        rows = (tuple(_plain(each, identity) for each in shown) for identity in self.rows())
        return Table(tr("Documents") if self.of is Bearer.DOCUMENTS else tr("Cases"), heads, rows)


def _kind(column: SheetColumn) -> ColumnKind:
    is_count = column.shape is Shape.FIGURE and column.attribute is None
    return ColumnKind.INTEGER if is_count else ColumnKind.TEXT


def _plain(column: SheetColumn, identity: str) -> str | int | None:
    if _kind(column) is ColumnKind.INTEGER:
        number = column.order(identity)
        return None if number is None else int(number)
    return column.text(identity)


__all__ = ["EVERYTHING", "OF_CASES", "OF_DOCUMENTS", "Asked", "Sheet"]
