"""The reports of reliability rounds, and of agreement from round to round."""

from blotter.domain.codebook import path_key, split_path
from blotter.domain.table import Table
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.reports.selection import Selection, query


def rounds(project: Project, selection: Selection) -> Table:
    """The rounds, and how far each is: all of them, but a wrong name is told here, too."""
    from blotter.project.round_telling import rounds_table

    query(project, selection)
    return rounds_table(project)


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
