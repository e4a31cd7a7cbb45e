"""Columns behind those of segments: what is known of their documents, and how these are cited."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from blotter.domain.attribute import Bearer
from blotter.domain.names import joined_names
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.domain.table import Cell, Column, Table
from blotter.message import Sentence
from blotter.project.citing import Citations
from blotter.project.metadata import dividing, messages
from blotter.project.project import Project
from blotter.project.reports.metadata import AttributeCells, attribute_columns, attributes_of
from blotter.project.reports.selection import Selection

CITATION = (Column("citation", "Citation"), Column("reference", "Reference"))
"""How a document is cited in a text, and how it stands in a list of references."""

Row = tuple[Cell, ...]
_Cells = Callable[[Source, Span], Iterable[Cell]]


class Behind:
    """What a selection asks for behind the columns of a table that has `source`, `start` and `end`."""

    def __init__(self, project: Project, selection: Selection) -> None:
        self._project = project
        self._sources = {each.name: each for each in project.sources.values()}
        self._told: list[_Cells] = []
        columns: list[Column] = []
        if selection.with_attributes:
            known = attributes_of(project, Bearer.DOCUMENTS)
            columns += [Column("group", "Group"), Column("case", "Case"), *attribute_columns(known)]
            cases = dividing.division(project, dividing.CASE)
            self._told.append(lambda source, span: self._places(cases, source, span))
            facts = AttributeCells(project, known)
            self._told.append(lambda source, _: facts.of(source.id))
        if selection.citations:
            columns += CITATION
            citations = Citations(project)
            self._told.append(lambda source, span: (citations.short(source, span), citations.full(source)))
        self._division = dividing.division(project, selection.by) if selection.by else None
        if self._division is not None:
            columns.append(Column("by", self._division.title))
        self.columns = tuple(columns)

    def _places(self, cases: dividing.Division, source: Source, span: Span) -> Row:
        """The group of a document, and the cases of a place in it."""
        held = [label for label in cases.of(source.id, span) if label]
        return self._project.groups.path(source.group) or None, joined_names(held) or None

    def rows(self, rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[Row]:
        """The rows with what stands behind; divided, they are sorted by that, once for each of several."""
        keys = [column.key for column in columns]
        name, start, end = keys.index("source"), keys.index("start"), keys.index("end")
        if self._division is None:
            for row in rows:
                yield (*row, *self._cells(self._sources[str(row[name])], _span(row[start], row[end])))
            return
        division = self._division
        order = {label: place for place, label in enumerate((*division.labels, dividing.NOTHING))}
        shared: list[tuple[int, Row]] = []
        for row in rows:
            source, span = self._sources[str(row[name])], _span(row[start], row[end])
            told = (*row, *self._cells(source, span))
            for label in division.of(source.id, span):
                shared.append((order[label], (*told, label or Sentence(messages.NONE))))
        yield from (row for _, row in sorted(shared, key=lambda each: each[0]))

    def _cells(self, source: Source, span: Span) -> Iterator[Cell]:
        for told in self._told:
            yield from told(source, span)


def with_facts(project: Project, table: Table) -> Table:
    """A table with a document in each row, and behind it group and attributes, as far as there are any."""
    known = attributes_of(project, Bearer.DOCUMENTS)
    grouped = (Column("group", "Group"),) if len(project.groups) else ()
    if not known and not grouped:
        return table
    facts, place = AttributeCells(project, known), table.keys.index("source")
    sources = {each.name: each for each in project.sources.values()}

    def told(row: Row) -> Row:
        source = sources[str(row[place])]
        group = (project.groups.path(source.group) or None,) if grouped else ()
        return (*row, *group, *facts.of(source.id))

    columns = (*table.columns, *grouped, *attribute_columns(known))
    return replace(table, columns=columns, rows=list(map(told, table.rows)))


def _span(start: Cell, end: Cell) -> Span:
    assert isinstance(start, int)
    assert isinstance(end, int)
    return Span(start, end)
