"""Agreement from a table of ratings that any other tool has made; no project is needed."""

from pathlib import Path

from blotter.analysis.ratings_table import (
    MANY_GROUPS,
    RatingsOptions,
    drawn_by_group,
    rated_agreement,
    ratings_table,
)
from blotter.domain.table import Table
from blotter.interchange import formats
from blotter.interchange.formats import Export
from blotter.interchange.ratings_columns import RatingsColumns
from blotter.interchange.ratings_files import RatingsFile, read_ratings
from blotter.interchange.written import Written
from blotter.message import Sentence
from blotter.progress import Progress, silent
from blotter.project import messages


def read(path: Path, columns: RatingsColumns, progress: Progress = silent) -> RatingsFile:
    """The ratings in a file, with how they were understood."""
    return read_ratings(path, columns, progress)


def agreement(file: RatingsFile, options: RatingsOptions, progress: Progress = silent) -> Table:
    """How far the coders of a file agree."""
    by_group = drawn_by_group(file.tables.values(), _group(file))
    rows = rated_agreement(file.tables, options, by_group, progress)
    notes = [*file.remarks]
    if file.group and not by_group and options.replicates:
        notes.append(Sentence(messages.FEW_GROUPS, column=file.group, fewest=MANY_GROUPS))
    return ratings_table(rows, options, notes, by_group)


def _group(file: RatingsFile) -> bool | None:
    """Whether whole documents are drawn: if their column was named; without one never; else by number."""
    return file.group_was_told or (None if file.group else False)


def write(table: Table, path: Path, progress: Progress = silent) -> Written:
    """Write the result to a file; its suffix decides the format."""
    row = formats.writer(path, "agreement")
    assert row.write is not None
    return row.write(Export(what="agreement", table=table), path, None, progress)
