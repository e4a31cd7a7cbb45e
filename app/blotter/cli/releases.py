"""`blotter release`: the data set frozen, told and given away."""

from pathlib import Path

import click

from blotter.cli.command import FileName, Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import say, show_json, show_line, show_table, told_progress
from blotter.project.records import releasing


@click.group(cls=Group)
def release() -> None:
    """Freeze the data set under a name."""


@release.command()
@project_argument
@click.argument("name")
@coder_option
def make(project: Path, name: str, coder: str | None) -> None:
    """Freeze the data set as it is now, and say what has changed."""
    with writing(project, coder) as opened:
        made, edit = releasing.make(opened, name, progress=told_progress("Packing"))
        opened.apply(edit)
        for line in made.told.splitlines():
            show_line(line)
        say(f"Released “{made.name}” with {made.records} records.")


@release.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the releases."""
    with reading(project) as opened:
        show_table(releasing.table(opened), as_json)


@release.command()
@project_argument
@click.argument("name")
@json_option
def show(project: Path, name: str, as_json: bool) -> None:
    """Show what has changed in a release since the one before."""
    with reading(project) as opened:
        found = releasing.find(opened, name)
        row = next(each for each in releasing.table(opened).records() if each["name"] == found.name)
        if as_json:
            show_json([{**row, "told": found.told}])
            return
        show_line(f"{found.name}, {found.at[:10]}, {found.records} records, Blotter {found.software}")
        for line in found.told.splitlines():
            show_line(line)


@release.command()
@project_argument
@click.argument("name")
@click.argument("file", type=FileName())
def export(project: Path, name: str, file: Path) -> None:
    """Write a release, as it was made, to a .zip or a folder."""
    with reading(project) as opened:
        releasing.export(opened, releasing.find(opened, name), file)
    say(f"Wrote the release “{name}” to “{file}”.")


COMMANDS = (release,)
