"""`blotter figure`: a project drawn."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from blotter.cli.command import Command, FileName
from blotter.cli.compared import Compared, compared
from blotter.cli.drawn_records import DrawnRecords, drawn_records
from blotter.cli.opening import project_argument, reading
from blotter.cli.output import say, told_progress
from blotter.project import figures
from blotter.project.figures import FIGURES, FigureRow
from blotter.project.metadata import filtering
from blotter.project.project import Project

_SHARED: dict[str, Any] = {
    "viewer": None, "coders": (), "measures": (), "groups": (), "cases": (), "where": (),
}  # fmt: skip
"""What narrows both, a comparison and records, when it is not given."""


@click.command(cls=Command)
@click.argument("name", metavar="NAME", type=click.Choice([row.name for row in FIGURES]))
@project_argument
@click.argument("file", type=FileName())
@compared
@drawn_records
@click.option(
    "--dpi", type=click.IntRange(36, 1200), metavar="N", help="Points to the inch of a PNG; 300 else."
)
def figure(
    name: str, project: Path, file: Path, asked: Compared, records: DrawnRecords, dpi: int | None
) -> None:
    """Draw a figure into a file.

    The file's name decides what it becomes: .svg, .pdf or .png, or .csv, which has what is shown as a table.
    """
    row = figures.figure_by_name(name)
    _refuse_others(row, asked, records)
    with reading(project, asked.viewer) as opened:
        options = _options(opened, row, asked, records)
        figures.write(opened, name, file, options, told_progress("Drawing"), dpi)
    say(f"Wrote “{file}”.")


def _options(project: Project, row: FigureRow, asked: Compared, records: DrawnRecords) -> Any:
    if row.asked is None:
        return asked.options(project)
    for coder in asked.coders:
        project.coder(coder)
    filtering.check(project, asked.documents)
    return records.asked(project, row.asked, asked.coders, asked.measures, asked.documents)


def _refuse_others(row: FigureRow, asked: Compared, records: DrawnRecords) -> None:
    """Options of records go with figures of records, those of a comparison with figures of agreement."""
    if row.asked is None and records != DrawnRecords():
        raise click.UsageError(f"{row.name} is not about records: leave out the options that are.")
    if row.asked is not None and replace(asked, **_SHARED) != Compared():
        raise click.UsageError(f"{row.name} compares no coders: leave out the options that do.")


COMMANDS = (figure,)
