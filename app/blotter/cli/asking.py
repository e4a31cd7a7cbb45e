"""`blotter report`, `blotter query`: what the material says, and the questions that are kept."""

from pathlib import Path

import click

from blotter.cli.command import Command, Group
from blotter.cli.comparing import PARTS, show_agreement, usual_options
from blotter.cli.narrowing import Narrowing, narrowing
from blotter.cli.opening import json_option, project_argument, reading, viewer_option, work_in, writing
from blotter.cli.output import say, show_table, told_progress
from blotter.domain.table import Column, Table
from blotter.project import queries
from blotter.project.metadata.filtering import names_meant
from blotter.project.reports import REPORTS
from blotter.project.reports import report as answer

_ASKED = "passages"


@click.command(cls=Command)
@click.argument("name", type=click.Choice([each.name for each in REPORTS]))
@project_argument
@narrowing
@click.option("--round", "round_name", metavar="NAME", help="Only this round's segments; else all.")
@viewer_option
@json_option
def report(
    name: str, project: Path, narrowed: Narrowing, round_name: str | None, viewer: str | None, as_json: bool
) -> None:
    """Answer a question about a project."""
    narrowed.check(name)
    with reading(project, viewer) as opened:
        work_in(opened, round_name)
        selection = narrowed.selection(opened, name)
        if name in PARTS:
            options = usual_options(opened, round_name).model_copy(
                update={
                    "coders": selection.coders,
                    "codes": selection.codes,
                    "sources": names_meant(opened, selection.sources, selection.documents),
                }
            )
            show_agreement(opened, options, as_json, name)
        else:
            show_table(answer(opened, name, selection, told_progress("Asking")), as_json)


@click.group(cls=Group)
def query() -> None:
    """Keep questions to the material under names."""


@query.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the saved queries."""
    columns = ("name", "asked", "coder", "created", "modified")
    titles = ("Query", "Asks", "Saved by", "Saved", "Changed")
    with reading(project) as opened:
        names = {coder.id: coder.name for coder in opened.coders.values()}
        rows = [
            (each.name, each.asked, names.get(each.coder or ""), each.created, each.modified)
            for each in opened.saved_queries()
        ]
        show_table(Table("Saved queries", tuple(map(Column, columns, titles)), rows), as_json)


@query.command()
@project_argument
@click.argument("name")
@narrowing
def save(project: Path, name: str, narrowed: Narrowing) -> None:
    """Keep a question, told by the options of a report.

    They are those of the report of passages; --coder says whose segments are meant.
    """
    narrowed.check(_ASKED)
    with writing(project) as opened:
        question = narrowed.selection(opened, _ASKED).question
        assert question is not None
        changed = opened.apply(queries.save(opened, name, question))
        say(f"Saved the query “{name.strip()}”." if changed else f"“{name.strip()}” asks that already.")


@query.command()
@project_argument
@click.argument("name")
@click.argument("new")
def rename(project: Path, name: str, new: str) -> None:
    """Give a saved query another name."""
    with writing(project) as opened:
        known = queries.find(opened, name)
        changed = opened.apply(queries.rename(opened, known, new))
        say(
            f"“{known.name}” is now “{new.strip()}”." if changed else f"“{known.name}” has that name already."
        )


@query.command()
@project_argument
@click.argument("name")
def delete(project: Path, name: str) -> None:
    """Forget a saved query."""
    with writing(project) as opened:
        known = queries.find(opened, name)
        opened.apply(queries.delete(opened, known))
        say(f"Deleted the query “{known.name}”.")


COMMANDS = (report, query)
