"""The reports of reliability rounds, and of agreement from round to round."""

from blotter.domain.codebook import path_key, split_path
from blotter.domain.table import Table
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, is_asked, query


def rounds(project: Project, selection: Selection) -> Table:
    """The rounds, and how far each is: those of these coders, on these documents."""
    from blotter.project.round_telling import rounds_table

    asked = query(project, selection)
    held = {
        each.round
        for each in project.assignments()
        if is_asked(each.coder, asked.coders) and is_asked(each.source, asked.sources)
    }
    is_all = asked.coders is None and asked.sources is None
    return rounds_table(project, [each for each in project.rounds.values() if is_all or each.id in held])


def by_round(project: Project, selection: Selection, progress: Progress = silent) -> Table:
    """How far coders agreed on each code in each round that is open."""
    from blotter.project.over_time import USUAL_MEASURE, over_time, over_time_table

    asked, book = query(project, selection).codes, project.codebook
    wanted = None if asked is None else {path_key(split_path(book.path(code))) for code in asked}
    options = selection.agreement
    measure = options.measures[0] if options and options.measures else USUAL_MEASURE
    rows = over_time(project, measure, progress=progress)
    return over_time_table(
        [row for row in rows if wanted is None or path_key(split_path(row.code)) in wanted]
    )
