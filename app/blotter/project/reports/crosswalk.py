"""The report of what each code of one revision is in another."""

from collections.abc import Mapping

from blotter.domain.revision import Revision
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project import former, revisions
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, query

_BETWEEN = "; "
_SAME = "same"


def crosswalk(project: Project, selection: Selection) -> Table:
    """A row for each code of either revision: from the first to the newest, unless others are named."""
    columns = (
        Column("code", "Id"),
        Column("before", "Before"),
        Column("after", "After"),
        Column("change", "Change"),
        Column("successor", "Successor"),
        Column("revision", "Changed in revision"),
        Column("from", "From revision", ColumnKind.INTEGER),
        Column("to", "To revision", ColumnKind.INTEGER),
    )
    asked = query(project, selection).codes
    every = list(project.revisions)
    if not every:
        return Table("Crosswalk", columns, [])
    before = revisions.find(project, selection.from_revision) if selection.from_revision else every[0]
    after = revisions.find(project, selection.to_revision) if selection.to_revision else every[-1]
    rows = [
        row for row, codes in _rows(project, before, after) if asked is None or not asked.isdisjoint(codes)
    ]
    return Table("Crosswalk", columns, rows)


def _rows(
    project: Project, before: Revision, after: Revision
) -> list[tuple[tuple[Cell, ...], tuple[str, ...]]]:
    """The rows, each with the ids of the codes that it tells of."""
    book = project.revisions.codebook(after.id)
    lines, changed = former.fates(project, after.number), _numbers(project, before, after)
    rows: list[tuple[tuple[Cell, ...], tuple[str, ...]]] = []
    for each in revisions.compared(project, before, after):
        changes: tuple[str, ...] = each.changes or (_SAME,)
        codes: tuple[str, ...] = ()
        if each.after is None:
            became = former.successors(lines, each.code, book.by_id)
            changes, codes = became.fates or changes, became.codes
        successor = _BETWEEN.join(book.path(code) for code in codes) or None
        told = (", ".join(changes), successor, changed.get(each.code))
        numbers = (before.number, after.number)
        rows.append(((each.code, each.before, each.after, *told, *numbers), (each.code, *codes)))
    return rows


def _numbers(project: Project, before: Revision, after: Revision) -> Mapping[str, str]:
    """In which revisions on the way each code changed, by its id."""
    found: dict[str, list[str]] = {}
    above = before.id
    for revision in revisions.line(project.revisions, before.id, after.id):
        for change in revisions.changes_since(project.revisions, above, revision):
            found.setdefault(change.code, []).append(str(revision.number))
        above = revision.id
    return {code: ", ".join(numbers) for code, numbers in found.items()}
