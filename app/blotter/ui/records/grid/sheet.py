"""Sheet: which records the grid shows, in which order and groups; worked out from a project when asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from blotter.analysis.records.validation import Known, problems
from blotter.domain.record import Record
from blotter.domain.record_filter import EVERYTHING, RecordFilter
from blotter.domain.table import Column, ColumnKind, Table
from blotter.errors import NotFound
from blotter.project.project import Project
from blotter.project.records.columns import (
    PROBLEMS,
    USUAL,
    YEAR,
    GridColumn,
    Shape,
    by_columns,
    grid_columns,
    groups,
    number_column,
    year_words,
)
from blotter.project.records.filtering import filtered
from blotter.project.records.rows import RecordNames, by_number
from blotter.project.records.validating import known
from blotter.project.sorting import SortBy
from blotter.ui.language import tr
from blotter.ui.records.grid.filters import FilterRow, filter_rows, needs_evidence
from blotter.ui.records.grid.model import Heading, Row
from blotter.ui.records.grid.words import title


class Sheet:
    """Holds what was asked for; `read` comes before everything else, and again after changes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.asked: RecordFilter = EVERYTHING
        self.sorting: tuple[SortBy, ...] = ()
        self.group = ""
        self.keys: tuple[str, ...] = USUAL
        self.folded: set[str] = set()
        self.with_problems: Mapping[str, int] | None = None
        """The records (by id) that break a rule, and how often; None until that is known."""
        self._known: Known | None = None
        self._numbered: list[Record] | None = None
        self._ordered: list[Record] | None = None
        self.names: RecordNames
        self.columns: Mapping[str, GridColumn] = {}
        self.filters: list[FilterRow] = []

    def read(self) -> None:
        """Read anew what the project holds; the order is worked out when rows are asked for."""
        self._name()
        self.filters = filter_rows(self.names)
        self._ordered = self._numbered = None

    def _name(self) -> None:
        self.names = RecordNames(self._project)
        columns = dict(grid_columns(self.names, self.problems))
        columns[PROBLEMS] = replace(columns[PROBLEMS], order=self._problem_order)
        self.columns = columns
        self._known = self.with_problems = None

    def problems(self, record: Record) -> list[str]:
        """What is wrong with a record, in sentences."""
        if self._known is None:
            self._known = known(self._project, self.names.evidence)
        return [each.sentence for each in problems([record], self._known)]

    def find_problems(self) -> Mapping[str, int]:
        """The records (by id) that break a rule, and how often; of many it takes a while."""
        found = problems(self.names.records.values(), known(self._project))
        return Counter(each.record for each in found)

    def _problem_order(self, record: Record) -> int | None:
        return (self.with_problems or {}).get(record.id)

    def renew(self, ids: frozenset[str]) -> None:
        """Some records (by id) are others now; the order of all stays."""
        self._name()
        there = self.names.records
        self._numbered = None
        if self._ordered is None:
            return
        held = set[str]()
        for place, each in enumerate(self._ordered):
            if each.id in ids:
                held.add(each.id)
                self._ordered[place] = there.get(each.id, each)
        if not held <= there.keys():
            self._ordered = [each for each in self._ordered if each.id in there]
        self._ordered += [there[each] for each in sorted(ids - held) if each in there]

    @property
    def total(self) -> int:
        """How many records there are."""
        return len(self.names.records)

    @property
    def longest_number(self) -> str:
        """The number that takes the most room."""
        return max((each.number for each in self.names.records.values()), key=len, default="MM.001")

    def shown_columns(self) -> list[GridColumn]:
        """The columns that are shown, in their order."""
        found = [self.columns[key] for key in self.keys if key in self.columns]
        return found or [self.columns[key] for key in USUAL]

    def sort(self, by: Sequence[SortBy]) -> None:
        """Sort by these columns from now on."""
        self.sorting = tuple(by)
        self._ordered = None

    def needs_evidence(self) -> bool:
        """Whether rows cannot be told before the evidence is known."""
        keys = (*(each.key for each in self.sorting), self.group)
        of_evidence = any(key in self.columns and self.columns[key].of_evidence for key in keys)
        return of_evidence or needs_evidence(self.asked, self.filters)

    def needs_problems(self) -> bool:
        """Whether it has to be known first which records break a rule, and is not."""
        is_sorted = any(each.key == PROBLEMS for each in self.sorting)
        return (is_sorted or self.asked.problems is not None) and self.with_problems is None

    def records(self) -> list[Record]:
        """The records that fit, in their order."""
        if self._numbered is None:
            self._numbered = sorted(self.names.records.values(), key=by_number)
        if self._ordered is None:
            self._ordered = by_columns(self._numbered, self.sorting, self.columns)
        if self.asked.asks_nothing:
            return list(self._ordered)
        try:
            return filtered(self._ordered, self.asked, self.names, self.with_problems)
        except NotFound:
            # What is asked for by its name, such as a group of documents, may be gone meanwhile.
            return []

    def rows(self) -> list[Row]:
        """The records that fit, under their headings where they are grouped."""
        found = self.records()
        column = self.columns.get(self.group)
        if column is None and self.group != YEAR:
            return list(found)
        text = column.text if column is not None else year_words
        rows: list[Row] = []
        for words, records in groups(found, text):
            heading = Heading(words, records, words in self.folded)
            rows.append(heading)
            if not heading.is_folded:
                rows += records
        return rows

    def as_table(self) -> Table:
        """The records that fit, under the columns that are shown, to be written to a file."""
        columns = [number_column(), *self.shown_columns()]
        heads = tuple(
            Column(
                each.key,
                title(each.key, self.names.schema),
                ColumnKind.INTEGER if _is_count(each) else ColumnKind.TEXT,
            )
            for each in columns
        )
        rows = (
            tuple(int(each.text(record)) if _is_count(each) else each.text(record) for each in columns)
            for record in self.records()
        )
        return Table(tr("Records"), heads, rows)


def _is_count(column: GridColumn) -> bool:
    return column.shape is Shape.FIGURE and not column.field
