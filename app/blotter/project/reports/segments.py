"""The report of coded segments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from blotter.domain.query import SegmentQuery
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.paging import COLUMN, Pages
from blotter.project.project import Project
from blotter.project.reports.columns_behind import Behind
from blotter.project.reports.selection import Names, Selection, query

T = TypeVar("T")

COLUMNS = (
    Column("id", "Id"),
    Column("source", "Document"),
    Column("code", "Code", ColumnKind.CODE),
    Column("coder", "Coder"),
    Column("start", "Start", ColumnKind.INTEGER),
    Column("end", "End", ColumnKind.INTEGER),
    Column("text", "Segment", ColumnKind.QUOTE),
    Column("memo", "Memo"),
    Column("revision", "Revision", ColumnKind.INTEGER),
    Column("created", "Coded"),
    Column("modified", "Changed"),
    Column("origin", "Made by"),
    Column("round", "Round"),
    COLUMN,
    Column("source_id", "Document id"),
    Column("code_id", "Code id"),
    Column("coder_id", "Coder id"),
)


def segments(project: Project, selection: Selection) -> Table:
    """The coded segments with their quotes; rows stream from the file and can be read once."""
    wanted = query(project, selection)
    rows = _segment_rows(project, wanted)
    more = Behind(project, selection)
    if more.columns:
        return Table("Segments", (*COLUMNS, *more.columns), more.rows(rows, COLUMNS))
    # To count what holds words is to look through all of it.
    return Table("Segments", COLUMNS, rows if wanted.words else _Streamed(rows, project.count(wanted)))


@dataclass(frozen=True, slots=True)
class _Streamed:
    """Rows that are read while they are asked for, and how many there will be."""

    rows: Iterator[tuple[Cell, ...]]
    count: int

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return self.rows

    def __len__(self) -> int:
        return self.count


def _segment_rows(project: Project, wanted: SegmentQuery) -> Iterator[tuple[Cell, ...]]:
    names = Names(project)
    sources, codes, coders = map(_by_bytes, (names.sources, names.codes, names.coders))
    revisions = _by_bytes(names.revisions)
    pages = Pages(project)
    rounds = _by_bytes({each.id: each.name for each in project.rounds.values()})
    for each in project.segment_rows(wanted):
        identity, source, code, coder, start, end, quote, memo, revision, *rest, held = each
        yield (
            identity.hex(),
            sources[source],
            codes[code],
            coders[coder],
            start,
            end,
            quote,
            memo,
            revisions.get(revision),
            *rest,
            rounds.get(held, ""),
            pages.of(source, start, end),
            source.hex(),
            code.hex(),
            coder.hex(),
        )


def _by_bytes(names: Mapping[str, T]) -> dict[bytes, T]:
    return {bytes.fromhex(identity): name for identity, name in names.items()}
