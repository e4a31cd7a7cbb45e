"""`blotter coder`: who codes in a project."""

from pathlib import Path

import click

from blotter.cli.command import Group
from blotter.cli.opening import json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_table, told_progress
from blotter.project import coders, joining
from blotter.project.reports import report


@click.group(cls=Group)
def coder() -> None:
    """Add, list, rename and join the project's coders."""


@coder.command()
@project_argument
@click.argument("name")
def add(project: Path, name: str) -> None:
    """Add a coder."""
    with writing(project) as opened:
        added, edit = coders.add(opened, name)
        opened.apply(edit)
        say(f"Added the coder “{added.name}”.")


@coder.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the coders with their segments and finished documents."""
    with reading(project) as opened:
        show_table(report(opened, "coders"), as_json)


@coder.command()
@project_argument
@click.argument("name")
@click.argument("new")
def rename(project: Path, name: str, new: str) -> None:
    """Give a coder another name."""
    with writing(project) as opened:
        changed = opened.apply(coders.rename(opened, opened.coder(name), new))
        say(f"“{name}” is now “{new}”." if changed else f"“{name}” has that name already.")


@coder.command()
@project_argument
@click.argument("name")
@click.argument("into")
def join(project: Path, name: str, into: str) -> None:
    """Make one coder of two names: all that is NAME’s becomes INTO’s.

    Where both gave the same code on the same bounds, one segment is left.
    """
    with writing(project) as opened:
        gone, kept = opened.coder(name), opened.coder(into)
        told = joining.outcome(opened, gone, kept)
        opened.apply(joining.join(opened, gone, kept), told_progress("Joining"))
        held = f"{number(told.segments, 'segment')} (“{into}” had {told.same_segments} of them, too)"
        say(f"“{name}” is now “{into}”: {held}, {number(told.assignments, 'assignment')}.")


COMMANDS = (coder,)
