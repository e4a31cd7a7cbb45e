"""The reports of who is to code what, and how far everybody is with it."""

from collections import Counter
from collections.abc import Iterator

from blotter.domain.assignment import Status
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.project import messages
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query


def assignments(project: Project, selection: Selection) -> Table:
    """A row a document and coder; a document that nobody has stands there without one."""
    columns = (
        Column("source", "Document"),
        Column("characters", "Characters", ColumnKind.INTEGER),
        Column("coder", "Coder"),
        Column("status", "Status"),
        Column("segments", "Segments", ColumnKind.INTEGER),
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
    return Table("Assignments", columns, list(_assigned(project, selection)), (told,))


def _assigned(project: Project, selection: Selection) -> Iterator[tuple[Cell, ...]]:
    asked = query(project, selection)
    counts = project.counts_by_pair(asked)
    people = [(each, project.statuses(each)) for each in project.coders.values()]
    for source in project.sources.values():
        if not is_asked(source.id, asked.sources):
            continue
        is_anybodys = False
        for coder, statuses in people:
            status, segments = statuses.get(source.id), counts.get((source.id, coder.id), 0)
            is_anybodys |= status is not None
            if is_asked(coder.id, asked.coders) and (status is not None or segments):
                told = str(status) if status is not None else None
                yield source.name, source.characters, coder.name, told, segments
        if not is_anybodys and asked.coders is None:
            yield source.name, source.characters, None, None, None


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
    )
    asked = query(project, selection)
    lengths = {
        each.id: each.characters for each in project.sources.values() if is_asked(each.id, asked.sources)
    }
    people = list(project.coders.values())
    holders = Counter(source for each in people for source in project.statuses(each))
    rows: list[tuple[Cell, ...]] = []
    for each in people:
        if not is_asked(each.id, asked.coders):
            continue
        held = {source: status for source, status in project.statuses(each).items() if source in lengths}
        done = [source for source, status in held.items() if status is Status.DONE]
        double = sum(holders[source] > 1 for source in held)
        begun = sum(status is Status.IN_PROGRESS for status in held.values())
        characters = sum(lengths[source] for source in held)
        characters_done = sum(lengths[source] for source in done)
        share = double / len(held) if held else None
        rows.append((each.name, len(held), begun, len(done), characters, characters_done, double, share))
    return Table("Progress", columns, rows)
