"""`blotter figure`: a project drawn."""

from pathlib import Path

import click

from blotter.cli.command import Command, FileName
from blotter.cli.compared import Compared, compared
from blotter.cli.opening import project_argument, reading
from blotter.cli.output import say, told_progress
from blotter.project import figures
from blotter.project.figures import FIGURES


@click.command(cls=Command)
@click.argument("name", metavar="NAME", type=click.Choice([row.name for row in FIGURES]))
@project_argument
@click.argument("file", type=FileName())
@compared
def figure(name: str, project: Path, file: Path, asked: Compared) -> None:
    """Draw a figure into a file.

    The file's name decides what it becomes: .svg, .pdf or .png, or .csv, which has what is shown as a table.
    """
    with reading(project, asked.viewer) as opened:
        figures.write(opened, name, file, asked.options(opened), told_progress("Drawing"))
    say(f"Wrote “{file}”.")


COMMANDS = (figure,)
