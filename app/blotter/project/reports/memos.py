"""The report of memos."""

from blotter.domain.memo import Memo
from blotter.domain.query import SegmentQuery
from blotter.domain.table import Cell, Column, Table
from blotter.project.metadata.filtering import Extent
from blotter.project.paging import COLUMN, pages_of
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, extent, is_asked, query


def memos(project: Project, selection: Selection) -> Table:
    """Every memo: on the project, documents, codes and segments."""
    columns = (
        Column("id", "Id"),
        Column("on", "On"),
        Column("name", "Of"),
        Column("text", "Memo"),
        Column("coder", "Coder"),
        Column("created", "Written"),
        Column("modified", "Changed"),
        COLUMN,
    )
    names, asked = Names(project), query(project, selection)
    within = extent(project, selection)
    rows: list[tuple[Cell, ...]] = []
    for memo in project.memos():
        if not _meets(memo, asked, within):
            continue
        about = ("source", names.sources[memo.source]) if memo.source else ("project", "")
        if memo.source and memo.span:
            about = ("passage", f"{names.sources[memo.source]} {memo.start}:{memo.end}")
        if memo.code:
            about = ("code", names.codes[memo.code])
        coder = names.coders.get(memo.coder or "")
        rows.append((memo.id, *about, memo.text, coder, memo.created, memo.modified, _pages(project, memo)))
    for each in project.retrieve(asked):
        if each.memo:
            place = f"{names.sources[each.source]} {each.start}:{each.end} {names.codes[each.code]}"
            coder = names.coders[each.coder]
            page = pages_of(project, project.sources[each.source], each.span)
            rows.append((each.id, "segment", place, each.memo, coder, each.created, each.modified, page))
    return Table("Memos", columns, rows)


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
