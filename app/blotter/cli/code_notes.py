"""`blotter codes note`: what coders discuss about a code, and what was decided."""

from pathlib import Path

import click

from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import say, show_table
from blotter.domain.code_note import Decision
from blotter.domain.table import Table
from blotter.project import code_notes, former
from blotter.project.reports import Selection, report
from blotter.project.short_ids import DIGITS, short_id


@click.group("note", cls=Group)
def notes() -> None:
    """Discuss codes, propose words, decide."""


@notes.command("list")
@project_argument
@click.option(
    "--code", "codes", multiple=True, metavar="PATH", help="Only notes on this code; may be repeated."
)
@click.option("--open", "only_open", is_flag=True, help="Only notes that nobody has decided.")
@json_option
def list_(project: Path, codes: tuple[str, ...], only_open: bool, as_json: bool) -> None:
    """List the notes with their ids."""
    with reading(project) as opened:
        table = report(opened, "code-notes", Selection(codes=codes, with_children=False))
        decision = table.keys.index("decision")
        rows = [
            (str(identity)[-DIGITS:], *rest)
            for identity, *rest in table.rows
            if not only_open or rest[decision - 1] is None
        ]
        show_table(Table(table.title, table.columns, rows), as_json)


@notes.command()
@project_argument
@click.argument("path")
@click.argument("text")
@click.option(
    "--part", type=click.Choice(code_notes.PROPOSABLE), default=None,
    help="Propose other words for this part of the definition.",
)  # fmt: skip
@click.option("--words", default="", help="The words that are proposed.")
@coder_option
def add(project: Path, path: str, text: str, part: str | None, words: str, coder: str | None) -> None:
    """Write a note on the code at PATH."""
    with writing(project, coder) as opened:
        note, edit = code_notes.add(opened, former.find(opened, path), text, part or "", words)
        opened.apply(edit)
        click.echo(short_id(note))
        say(f"Wrote a note on “{path}”.")


@notes.command()
@project_argument
@click.argument("identity", metavar="ID")
@click.option("--accept", "decision", flag_value=str(Decision.ACCEPTED), help="Accept it.")
@click.option("--decline", "decision", flag_value=str(Decision.DECLINED), help="Decline it.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@coder_option
def decide(project: Path, identity: str, decision: str | None, reason: str, coder: str | None) -> None:
    """Accept or decline the note with this ID.

    `blotter codes note list` tells the ids. Words that are accepted go into the code's definition.
    """
    if decision is None:
        raise click.UsageError("Give either --accept or --decline.")
    with writing(project, coder) as opened:
        note = code_notes.find(opened, identity)
        opened.apply(code_notes.decide(opened, note, Decision(decision), reason))
        path = opened.codebook.path(note.code)
        say(f"The note on “{path}” is {decision}.")


@notes.command()
@project_argument
@click.argument("identity", metavar="ID")
@coder_option
def delete(project: Path, identity: str, coder: str | None) -> None:
    """Take the note with this ID away.

    Words that were accepted stay in the code.
    """
    with writing(project, coder) as opened:
        note = code_notes.find(opened, identity)
        path = opened.codebook.path(note.code)
        opened.apply(code_notes.remove(opened, note))
        say(f"Deleted the note on “{path}”.")
