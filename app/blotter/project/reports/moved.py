"""The report of passages to look at after texts were corrected."""

from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project.correcting import reviewing
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, is_asked, query

_KINDS = {
    "Segment": "segment",
    "Memo": "memo",
    "CasePart": "part of a case",
    "Evidence": "evidence",
    "Decision": "decision",
    "RoundPassage": "passage of a round",
}


def moved(project: Project, selection: Selection) -> Table:
    """What corrections and new editions left to look at, with the words before and now."""
    columns = (
        Column("id", "Id"),
        Column("source", "Document"),
        Column("kind", "What"),
        Column("name", "Of"),
        Column("coder", "Coder"),
        Column("move", "What happened"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("before", "Words before", ColumnKind.QUOTE),
        Column("text", "Words now", ColumnKind.QUOTE),
        Column("at", "When"),
    )
    names, asked = Names(project), query(project, selection)
    rows: list[tuple[Cell, ...]] = []
    for each in reviewing.moved(project):
        passage, thing = each.passage, each.thing
        code = getattr(thing, "code", None) if passage.type == "Segment" else None
        if not is_asked(each.source.id, asked.sources) or not is_asked(passage.coder, asked.coders):
            continue
        if asked.codes is not None and code not in asked.codes:
            continue
        kind, of = _KINDS[passage.type], reviewing.what(project, each)
        coder = names.coders.get(passage.coder or "")
        words = None if each.is_lost else each.words
        place = (passage.start, passage.end)
        about = (passage.id, each.source.name, kind, of, coder, str(passage.move))
        rows.append((*about, *place, passage.quote, words, passage.at))
    return Table("Passages to look at", columns, rows)
