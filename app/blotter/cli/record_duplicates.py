"""`blotter record merge`, `separate`, `different`: records that are one activity, and those that are not."""

from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.command import Command
from blotter.cli.opening import coder_option, project_argument, writing
from blotter.cli.output import say
from blotter.domain.record import Record
from blotter.errors import Refused
from blotter.project.project import Project
from blotter.project.records import duplicates, uniting
from blotter.project.records.united_values import differing

_take = click.option(
    "--take", "fields", multiple=True, metavar="FIELD",
    help="A field in which OTHER’s value stays; may be repeated.",
)  # fmt: skip


@click.command(cls=Command)
@project_argument
@click.argument("keep")
@click.argument("other")
@_take
@coder_option
def merge(project: Path, keep: str, other: str, fields: tuple[str, ...], coder: str | None) -> None:
    """Make two records one: KEEP gets what OTHER has.

    Of two different values KEEP’s stays and the other is kept beside it. The number of OTHER leads to KEEP
    from now on.
    """
    with writing(project, coder) as opened:
        one, two = opened.record(keep), opened.record(other)
        _check(opened, one, two, fields)
        opened.apply(uniting.merge(opened, one, two, fields))
        say(messages.RECORDS_MERGED.format(number=one.number, other=two.number))


def _check(project: Project, one: Record, two: Record, fields: tuple[str, ...]) -> None:
    there = differing(one, two)
    for field in fields:
        if field not in there:
            told = {"number": one.number, "other": two.number, "names": ", ".join(there) or "none"}
            raise Refused(messages.NO_FIELD_DIFFERS, field=field, **told)


@click.command(cls=Command)
@project_argument
@click.argument("number")
@coder_option
def separate(project: Path, number: str, coder: str | None) -> None:
    """Take a record out of the one it was merged into.

    Both are what they were; what was changed since the merge stays.
    """
    with writing(project, coder) as opened:
        opened.apply(uniting.separate(opened, number))
        say(messages.RECORD_SEPARATED.format(number=number.strip().upper()))


@click.command(cls=Command)
@project_argument
@click.argument("one")
@click.argument("other")
@click.option("--note", default="", metavar="TEXT", help="Why they are not one.")
@click.option("--undo", is_flag=True, help="Let them be proposed as one again.")
@coder_option
def different(project: Path, one: str, other: str, note: str, undo: bool, coder: str | None) -> None:
    """Remember that two records are two activities."""
    with writing(project, coder) as opened:
        first, second = opened.record(one), opened.record(other)
        if undo:
            changed = opened.apply(duplicates.perhaps_same(opened, first, second))
        else:
            changed = opened.apply(duplicates.different(opened, first, second, note))
        said = messages.RECORDS_PERHAPS_SAME if undo else messages.RECORDS_DIFFERENT
        told = said.format(number=first.number, other=second.number)
        say(told if changed else messages.RECORD_SO_ALREADY)
