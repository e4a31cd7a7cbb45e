"""The reports of who is to code what, and how far everybody is with it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from blotter.domain.assignment import Assignment, Status
from blotter.domain.query import OPEN_CODING
from blotter.domain.round import Round
from blotter.domain.segment import Coder
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query


def assignments(project: Project, selection: Selection) -> Table:
    """A row a document and coder; a document that nobody has stands there without one. Rounds come last."""
    columns = (
        Column("source", "Document"),
        Column("characters", "Characters", ColumnKind.INTEGER),
        Column("coder", "Coder"),
        Column("status", "Status"),
        Column("segments", "Segments", ColumnKind.INTEGER),
        Column("round", "Round"),
    )
    holders = Counter(source for coder in project.coders.values() for source in project.statuses(coder))
    asked = query(project, selection).sources
    sizes = Counter(min(2, holders[each]) for each in project.sources if is_asked(each, asked))
    told = Sentence(
        messages.HOW_ASSIGNED,
        documents=sizes.total(),
        single=sizes[1],
        double=sizes[2],
        nobody=sizes[0],
    )
    rows = [*_assigned(project, selection), *_assigned_in_rounds(project, selection)]
    return Table("Assignments", columns, rows, (told,))


def _assigned(project: Project, selection: Selection) -> Iterator[tuple[Cell, ...]]:
    asked = query(project, selection)
    counts = project.counts_by_pair(replace(asked, round=OPEN_CODING))
    people = [(each, project.statuses(each)) for each in project.people.values()]
    for source in project.sources.values():
        if not is_asked(source.id, asked.sources):
            continue
        is_anybodys = False
        for coder, statuses in people:
            status, segments = statuses.get(source.id), counts.get((source.id, coder.id), 0)
            is_anybodys |= status is not None
            if is_asked(coder.id, asked.coders) and (status is not None or segments):
                told = str(status) if status is not None else None
                yield source.name, source.characters, coder.name, told, segments, None
        if not is_anybodys and asked.coders is None:
            yield source.name, source.characters, None, None, None, None


def _assigned_in_rounds(project: Project, selection: Selection) -> Iterator[tuple[Cell, ...]]:
    """Of a blind round nothing is told of the others but whether they are done."""
    asked = query(project, selection)
    for of in project.rounds.values():
        counts = project.counts_by_pair(replace(asked, round=of.id))
        for each in _of_round(project, selection, of):
            source, coder = project.sources[each.source], project.coders[each.coder]
            is_told = _is_told(project, of, coder)
            segments = counts.get((source.id, coder.id), 0) if is_told else None
            yield source.name, source.characters, coder.name, _told(each, is_told), segments, of.name


def _of_round(project: Project, selection: Selection, of: Round) -> list[Assignment]:
    asked = query(project, selection)
    held = [
        each
        for each in project.assignments()
        if each.round == of.id and is_asked(each.source, asked.sources) and is_asked(each.coder, asked.coders)
    ]
    return sorted(held, key=lambda each: (project.sources[each.source].name, project.coders[each.coder].name))


def _is_told(project: Project, of: Round, coder: Coder) -> bool:
    return coder == project.actor or project.sees(of)


def _told(held: Assignment, is_told: bool) -> str:
    is_hidden = held.status is Status.IN_PROGRESS and not is_told
    return str(Status.ASSIGNED if is_hidden else held.status)


def progress(project: Project, selection: Selection) -> Table:
    """How much each coder has to code, how far that is, and how much of it another coder has, too."""
    columns = (
        Column("coder", "Coder"),
        Column("assigned", "Documents assigned", ColumnKind.INTEGER),
        Column("begun", "In progress", ColumnKind.INTEGER),
        Column("done", "Done", ColumnKind.INTEGER),
        Column("characters", "Characters assigned", ColumnKind.INTEGER),
        Column("characters_done", "Characters done", ColumnKind.INTEGER),
        Column("double", "Double-coded", ColumnKind.INTEGER),
        Column("double_share", "Share double-coded", ColumnKind.NUMBER),
        Column("round", "Round"),
    )
    asked = query(project, selection)
    lengths = {
        each.id: each.characters for each in project.sources.values() if is_asked(each.id, asked.sources)
    }
    people = list(project.people.values())
    holders = Counter(source for each in people for source in project.statuses(each))
    rows: list[tuple[Cell, ...]] = []
    for each in people:
        if not is_asked(each.id, asked.coders):
            continue
        held = {source: status for source, status in project.statuses(each).items() if source in lengths}
        rows.append((each.name, *_how_far(held, lengths, holders), None))
    for of in project.rounds.values():
        every = _of_round(project, selection, of)
        shared = Counter(a.source for a in project.assignments() if a.round == of.id)
        for coder in dict.fromkeys(each.coder for each in every):
            who = project.coders[coder]
            is_told = _is_told(project, of, who)
            held = {a.source: Status(_told(a, is_told)) for a in every if a.coder == coder}
            rows.append((who.name, *_how_far(held, lengths, shared), of.name))
    return Table("Progress", columns, rows)


def _how_far(
    held: Mapping[str, Status], lengths: Mapping[str, int], holders: Mapping[str, int]
) -> tuple[Cell, ...]:
    done = [source for source, status in held.items() if status is Status.DONE]
    double = sum(holders[source] > 1 for source in held)
    begun = sum(status is Status.IN_PROGRESS for status in held.values())
    characters = sum(lengths[source] for source in held)
    characters_done = sum(lengths[source] for source in done)
    share = double / len(held) if held else None
    return len(held), begun, len(done), characters, characters_done, double, share
