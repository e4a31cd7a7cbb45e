"""`blotter undo`, `redo`, `history`, `check`, `backups`, `restore`: nothing is lost."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.command import Command
from blotter.cli.interrupts import interrupts
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_json, show_table, told_progress
from blotter.domain.edit import Changes
from blotter.errors import NotFound, Refused
from blotter.progress import Cancelled
from blotter.project import safekeeping
from blotter.project.project import Project
from blotter.project.records import validating
from blotter.project.reports import report

_steps = click.option("--steps", type=click.IntRange(1), default=1, show_default=True, help="How many.")
_any_coder = click.option("--any-coder", is_flag=True, help="Also steps of other coders.")


@click.command(cls=Command)
@project_argument
@_steps
@coder_option
@_any_coder
def undo(project: Path, steps: int, coder: str | None, any_coder: bool) -> None:
    """Take back the last steps, last first.

    There is no limit, and closing the project forgets nothing.
    """
    with writing(project, coder) as opened:
        turn(steps, "Undone", lambda: opened.undo(any_coder, told_progress("Undoing")))


@click.command(cls=Command)
@project_argument
@_steps
@coder_option
@_any_coder
def redo(project: Path, steps: int, coder: str | None, any_coder: bool) -> None:
    """Carry out again what was undone last."""
    with writing(project, coder) as opened:
        turn(steps, "Redone", lambda: opened.redo(any_coder, told_progress("Redoing")))


def turn(steps: int, word: str, step: Callable[[], Changes]) -> None:
    """Undo or redo so many steps, each told as it is done; what was done before a cancel stays."""
    for done in range(steps):
        try:
            say(f"{word}: {step().happening.label}")
        except Cancelled:
            if not done:
                raise
            raise Refused(messages.STOPPED, done=done, steps=number(steps, "step")) from None


@click.command(cls=Command)
@project_argument
@json_option
def history(project: Path, as_json: bool) -> None:
    """List what was done, by whom and when."""
    with reading(project) as opened:
        show_table(report(opened, "history"), as_json)


@click.command(cls=Command)
@project_argument
@click.option("--file-only", is_flag=True, help="Leave out what is wrong with records.")
@json_option
@click.pass_context
def check(ctx: click.Context, project: Path, file_only: bool, as_json: bool) -> None:
    """Check that the whole file is as it should be.

    Looked at are pages, references, texts, every quote against its position, names and the journal; and every
    record, of which nothing is broken, but something wants a second look.
    """
    with reading(project) as opened:
        look = Project.check if file_only else validating.check_all
        found = look(opened, told_progress("Checking"))
    if as_json:
        show_json({"kind": each.kind, "what": each.what, "problem": each.problem} for each in found)
    else:
        for each in found:
            click.echo(f"{each.kind}  {each.what}: {each.problem}")
        say(f"{number(len(found), 'problem')} found." if found else "No problem found.")
    ctx.exit(1 if found else 0)


@click.command(cls=Command)
@project_argument
@json_option
def backups(project: Path, as_json: bool) -> None:
    """List the backups beside a project, newest first."""
    table = safekeeping.backup_table(project)
    if not (table.rows or os.path.lexists(project)):
        raise NotFound(messages.NO_BACKUPS, path=project)
    show_table(table, as_json)


@click.command(cls=Command)
@project_argument
@click.option("--backup", required=True, metavar="N|FILE", help="A number of `blotter backups`, or a file.")
def restore(project: Path, backup: str) -> None:
    """Put a backup in the project's place.

    What was there becomes a backup itself.
    """
    chosen = Path(backup)
    if backup.isdecimal():
        listed = safekeeping.backups_of(project)
        if not 1 <= int(backup) <= len(listed):
            raise NotFound(messages.NO_SUCH_BACKUP, number=backup, count=len(listed))
        chosen = listed[int(backup) - 1].path
    with interrupts.hold():
        safekeeping.restore(project, chosen)
    say(f"Restored “{chosen.name}”. The state before it is the newest backup.")


COMMANDS = (undo, redo, history, check, backups, restore)
