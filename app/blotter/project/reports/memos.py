"""The report of memos."""

from blotter.domain.memo import Memo
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Segment
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.metadata.filtering import Extent
from blotter.project.paging import COLUMN, pages_of
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, extent, is_asked, query

_COLUMNS = (
    Column("id", "Id"),
    Column("on", "On"),
    Column("name", "Of"),
    Column("text", "Memo"),
    Column("coder", "Coder"),
    Column("created", "Written"),
    Column("modified", "Changed"),
    COLUMN,
    Column("source", "Document"),
    Column("start", "Start", ColumnKind.INTEGER),
    Column("end", "End", ColumnKind.INTEGER),
    Column("quote", "Passage", ColumnKind.QUOTE),
    Column("code", "Code", ColumnKind.CODE),
    Column("source_id", "Document id"),
    Column("code_id", "Code id"),
    Column("coder_id", "Coder id"),
)


def memos(project: Project, selection: Selection) -> Table:
    """Every memo: on the project, documents, codes and segments; `id` is the segment's where one has it."""
    names, asked = Names(project), query(project, selection)
    within = extent(project, selection)
    rows = [_memo_row(project, names, memo) for memo in project.memos() if _meets(memo, asked, within)]
    rows += [_segment_row(project, names, each) for each in project.retrieve(asked) if each.memo]
    return Table("Memos", _COLUMNS, rows)


def _memo_row(project: Project, names: Names, memo: Memo) -> tuple[Cell, ...]:
    about = ("source", names.sources[memo.source]) if memo.source else ("project", "")
    if memo.source and memo.span:
        about = ("passage", f"{names.sources[memo.source]} {memo.start}:{memo.end}")
    if memo.code:
        about = ("code", names.codes[memo.code])
    return (
        memo.id,
        *about,
        memo.text,
        names.coders.get(memo.coder or ""),
        memo.created,
        memo.modified,
        _pages(project, memo),
        names.sources.get(memo.source or ""),
        memo.start,
        memo.end,
        memo.quote or None,
        names.codes.get(memo.code or ""),
        memo.source,
        memo.code,
        memo.coder,
    )


def _segment_row(project: Project, names: Names, each: Segment) -> tuple[Cell, ...]:
    source, code = names.sources[each.source], names.codes[each.code]
    return (
        each.id,
        "segment",
        f"{source} {each.start}:{each.end} {code}",
        each.memo,
        names.coders[each.coder],
        each.created,
        each.modified,
        pages_of(project, project.sources[each.source], each.span),
        source,
        each.start,
        each.end,
        each.quote,
        code,
        each.source,
        each.code,
        each.coder,
    )


def _pages(project: Project, memo: Memo) -> str:
    """The pages of the passage that a memo is on, if it is on one."""
    source = project.sources.get(memo.source or "")
    return pages_of(project, source, memo.span) if source is not None and memo.span is not None else ""


def _meets(memo: Memo, asked: SegmentQuery, within: Extent) -> bool:
    is_there = memo.source is None or memo.span is None or within.holds(memo.source, memo.span)
    return (
        is_there
        and is_asked(memo.source, asked.sources)
        and is_asked(memo.code, asked.codes)
        and is_asked(memo.coder, asked.coders)
        and asked.words.casefold() in memo.text.casefold()
    )
