"""The reports of how the codebook changed: revisions, former codes, and from one revision to another."""

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project import former
from blotter.project import revisions as known
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query

_BETWEEN = "; "


def revisions(project: Project, selection: Selection) -> Table:
    """The revisions of the codebook, oldest first."""
    columns = (
        Column("number", "Revision", ColumnKind.INTEGER),
        Column("digest", "Digest"),
        Column("at", "When"),
        Column("coder", "Coder"),
        Column("reason", "Reason"),
        Column("changed", "Codes changed", ColumnKind.INTEGER),
        Column("frozen", "Frozen", ColumnKind.INTEGER),
    )
    asked, frozen = query(project, selection), {each.revision for each in project.freezes}
    names = {coder.id: coder.name for coder in project.coders.values()}
    rows: list[tuple[Cell, ...]] = [
        (
            each.number,
            each.digest[: known.SHORT_DIGEST],
            each.at,
            names.get(each.coder or ""),
            each.reason,
            len(each.changes),
            int(each.id in frozen),
        )
        for each in project.revisions
        if is_asked(each.coder, asked.coders)
        and (asked.codes is None or any(change.code in asked.codes for change in each.changes))
    ]
    return Table("Revisions", columns, rows)


def former_codes(project: Project, selection: Selection) -> Table:
    """The codes that are no more, and what became of each; a code that was split has a row for each part."""
    columns = (
        Column("code", "Id"),
        Column("path", "Code"),
        Column("fate", "What became of it"),
        Column("successor", "Now"),
        Column("revision", "Since revision", ColumnKind.INTEGER),
    )
    book, asked = project.codebook, query(project, selection).codes
    lines = former.fates(project)
    rows: list[tuple[Cell, ...]] = []
    for each in project.former_codes:
        today = former.successors(lines, each.successor, book.by_id).codes if each.successor else ()
        if asked is None or asked.intersection(today):
            revision = project.revisions.by_id.get(each.revision or "")
            number = revision.number if revision else None
            paths = _BETWEEN.join(book.path(code) for code in today) or None
            rows.append((each.code, each.path, str(each.fate), paths, number))
    return Table("Former codes", columns, sorted(rows, key=lambda row: (row[4] or 0, str(row[1]))))
