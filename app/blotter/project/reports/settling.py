"""The reports of what was decided, whose version stood, and what negotiation did to agreement."""

from collections.abc import Iterator

from blotter.domain.decision import Decision
from blotter.domain.query import SegmentQuery
from blotter.domain.round import Round
from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.progress import Progress, silent
from blotter.project.metadata.filtering import Extent
from blotter.project.paging import with_pages
from blotter.project.project import Project
from blotter.project.reports.selection import Names, Selection, extent, query

_ROUND = Column("round", "Round")


def decisions(project: Project, selection: Selection) -> Table:
    """How disagreements were settled, oldest first; coders are those who were compared."""
    columns = (
        Column("id", "Id"),
        _ROUND,
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("text", "Text", ColumnKind.QUOTE),
        Column("codes", "Codes"),
        Column("coders", "Coders"),
        Column("kinds", "Kinds"),
        Column("choice", "Choice"),
        Column("sided", "Stands"),
        Column("reason", "Reason"),
        Column("note", "Note"),
        Column("coder", "Decided by"),
        Column("took_part", "Is one of the coders"),
        Column("hidden", "Names hidden"),
        Column("revision", "Revision", ColumnKind.INTEGER),
        Column("at", "Decided"),
    )
    names, asked = Names(project), query(project, selection)
    within = extent(project, selection)
    rows: list[tuple[Cell, ...]] = [
        (
            each.id,
            of.name if of else None,
            names.sources[each.source],
            each.start,
            each.end,
            each.quote,
            "; ".join(names.codes[code] for code in each.codes if code in names.codes),
            "; ".join(names.coders.get(coder, coder) for coder in each.coders),
            "; ".join(each.kinds),
            str(each.choice),
            "; ".join(names.coders.get(coder, coder) for coder in each.sided),
            str(each.reason) if each.reason else None,
            each.note or None,
            names.coders.get(each.coder or ""),
            each.took_part,
            each.hidden,
            names.revisions.get(each.revision or ""),
            each.at,
        )
        for of in _rounds(project)
        for each in project.decisions(of)
        if _is_about(each, asked, within)
        and (asked.coders is None or not asked.coders.isdisjoint(each.coders))
    ]
    return with_pages(project, Table("Decisions", columns, rows))


def prevailed(project: Project, selection: Selection) -> Table:
    """How often each coder's version stood, over all that somebody decided and by reason."""
    from blotter.project import settling

    columns = (
        _ROUND,
        Column("coder", "Coder"),
        Column("reason", "Reason"),
        Column("decided", "Decided", ColumnKind.INTEGER),
        Column("alone", "Stood alone", ColumnKind.INTEGER),
        Column("among", "Stood among others", ColumnKind.INTEGER),
        Column("fell", "Did not stand", ColumnKind.INTEGER),
        Column("own", "Decided by the coder", ColumnKind.INTEGER),
    )
    asked, within = query(project, selection), extent(project, selection)
    rows: list[tuple[Cell, ...]] = [
        (
            of.name if of else None,
            each.coder,
            each.reason,
            each.decided,
            each.alone,
            each.among,
            each.fell,
            each.own,
        )
        for of in _rounds(project)
        for each in settling.prevailed(project, of, lambda decided: _is_about(decided, asked, within))
        if asked.coders is None or project.coder(each.coder).id in asked.coders
    ]
    return Table("Who prevailed", columns, rows)


def negotiation(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """Agreement before and after negotiation, wherever something was decided."""
    from blotter.project import settling

    columns = (
        _ROUND,
        Column("code", "Code", ColumnKind.CODE),
        Column("unit", "Unit"),
        Column("measure", "Measure"),
        Column("before", "Before", ColumnKind.NUMBER),
        Column("after", "After", ColumnKind.NUMBER),
        Column("reason", "Reason"),
    )
    asked = query(project, selection).codes
    paths = None if asked is None else {project.codebook.path(code) for code in asked}
    rows: list[tuple[Cell, ...]] = [
        (
            of.name if of else None,
            each.code,
            each.unit,
            each.measure,
            each.before,
            each.after,
            each.reason,
        )
        for of in _rounds(project)
        if project.decisions(of)
        for each in settling.negotiated(project, of, progress)
        if paths is None or each.code in paths
    ]
    return Table("Before and after negotiation", columns, rows)


def _is_about(decided: Decision, asked: SegmentQuery, within: Extent) -> bool:
    """Whether it concerns a code, and a place in a document, that are asked for."""
    return within.holds(decided.source, Span(decided.start, decided.end)) and (
        asked.codes is None or not asked.codes.isdisjoint(decided.codes)
    )


def _rounds(project: Project) -> Iterator[Round | None]:
    """The round that is worked in; else open coding, and the rounds that the one who acts may see."""
    if project.working_in is not None:
        yield from [project.working_in] if project.sees(project.working_in) else []
        return
    yield None
    yield from (each for each in project.rounds.values() if project.sees(each))
