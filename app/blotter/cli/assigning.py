"""`blotter assign`: who is to code what."""

import re
from pathlib import Path
from random import randrange

import click

from blotter.cli import messages
from blotter.cli.command import Group
from blotter.cli.document_filters import document_filters, the_filter
from blotter.cli.opening import json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_table
from blotter.domain.table import Column, ColumnKind, Table
from blotter.errors import Refused
from blotter.project import assigning, assignments
from blotter.project.assigning import Planned
from blotter.project.metadata import filtering

_SEEDS = 10_000
_SHARE, _NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]+)?%"), re.compile(r"[0-9]{1,9}")


class Double(click.ParamType[float]):
    """How many documents two coders are to code: a share such as 20%, or a number above 1."""

    name = "20%|5"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """A share from 0 to 1, or a number of documents; 1 alone could be either."""
        if isinstance(value, float):
            return value
        words = str(value)
        if _SHARE.fullmatch(words):
            share = float(words[:-1]) / 100
            return share if share <= 1 else self.fail(f"“{words}” is more than all documents.", param, ctx)
        if not _NUMBER.fullmatch(words):
            self.fail(f"“{words}” is neither a share such as 20% nor a number of documents.", param, ctx)
        if int(words) == 1:
            self.fail("“1” could be all or one: write 100%, or 2 or more documents.", param, ctx)
        return float(words)


@click.group(cls=Group)
def assign() -> None:
    """Give documents to coders, by hand or by a plan."""


@assign.command()
@project_argument
@click.option(
    "--coder", "coders", multiple=True, required=True, metavar="NAME", help="Who is to code; may be repeated."
)
@click.option(
    "--double", type=Double(), default=0.0, help="How many documents get two coders: a share, or a number."
)
@click.option(
    "--seed", type=click.IntRange(min=0), metavar="N", help="Draw this plan again; else one is drawn."
)
@click.option(
    "--source", "sources", multiple=True, metavar="NAME", help="Only this document; may be repeated."
)
@document_filters
@click.option("--dry-run", is_flag=True, help="Show the plan and change nothing.")
@json_option
def plan(
    project: Path, coders: tuple[str, ...], double: float, seed: int | None, sources: tuple[str, ...],
    groups: tuple[str, ...], cases: tuple[str, ...], where: tuple[str, ...], dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Share documents out among coders, by lot and in balance.

    What is given out already stays and counts. The same seed draws the same plan.
    """
    with reading(project) if dry_run else writing(project) as opened:
        people = [opened.coder(name) for name in dict.fromkeys(coders)]
        asked = the_filter(groups, cases, where)
        is_narrowed = sources or not asked.asks_nothing
        chosen = filtering.sources_meant(opened, sources, asked) if is_narrowed else None
        planned = assigning.plan(opened, people, double, randrange(_SEEDS) if seed is None else seed, chosen)
        changed = None if dry_run else opened.apply(planned.edit(opened))
        show_table(_table(planned), as_json)
        _tell(planned)
        if dry_run:
            say(messages.ONLY_PLANNED.format(seed=planned.seed))
        else:
            say(messages.PLANNED.format(seed=planned.seed) if changed else messages.PLANNED_NOTHING)


def _table(planned: Planned) -> Table:
    columns = (
        Column("source", "Document"),
        Column("characters", "Characters", ColumnKind.INTEGER),
        Column("coder", "Coder"),
    )
    return Table("Plan", columns, [(s.name, s.characters, coder.name) for s, coder in planned.given])


def _tell(planned: Planned) -> None:
    told = planned.outlook
    say(f"{number(told.single + told.double, 'document')}: {told.single} single, {told.double} double.")
    for coder, documents in told.documents.items():
        characters = number(told.characters.get(coder, 0), "character")
        say(f"  {coder}: {number(documents, 'document')}, {characters}")
    for (first, second), shared in told.pairs.items():
        say(f"  {first} and {second}: {number(shared, 'document')} together")
    if told.double < planned.wanted:
        say(messages.FEWER_DOUBLE.format(wanted=planned.wanted, double=told.double))


@assign.command()
@project_argument
@click.option("--coder", required=True, metavar="NAME", help="Who is to code.")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="A document; may be repeated.")
@document_filters
@click.option("--all", "every", is_flag=True, help="All documents.")
def give(
    project: Path, coder: str, sources: tuple[str, ...], groups: tuple[str, ...], cases: tuple[str, ...],
    where: tuple[str, ...], every: bool,
) -> None:  # fmt: skip
    """Give documents to a coder."""
    asked = the_filter(groups, cases, where)
    if bool(sources or not asked.asks_nothing) == every:
        raise click.UsageError("Give either --source, --group, --case or --where, or --all.")
    with writing(project) as opened:
        who = opened.coder(coder)
        chosen = list(opened.sources.values())
        chosen = chosen if every else filtering.sources_meant(opened, sources, asked)
        if not chosen:
            raise Refused(messages.NO_DOCUMENTS)
        before = len(opened.statuses(who))
        opened.apply(assignments.assign(opened, [(source, who) for source in chosen]))
        given = len(opened.statuses(who)) - before
        had = f"; {len(chosen) - given} there already" if given < len(chosen) else ""
        say(f"{coder}: {number(given, 'document')} assigned{had}.")


@assign.command()
@project_argument
@click.option("--coder", required=True, metavar="NAME", help="Whose documents.")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="A document; may be repeated.")
@document_filters
def take(
    project: Path, coder: str, sources: tuple[str, ...], groups: tuple[str, ...], cases: tuple[str, ...],
    where: tuple[str, ...],
) -> None:  # fmt: skip
    """Take documents from a coder who has not begun them."""
    asked = the_filter(groups, cases, where)
    if not sources and asked.asks_nothing:
        raise click.UsageError("Say which documents: --source, --group, --case or --where.")
    with writing(project) as opened:
        who = opened.coder(coder)
        chosen = filtering.sources_meant(opened, sources, asked)
        before = len(opened.statuses(who))
        taken = assignments.unassign(opened, who, chosen)
        opened.apply(taken.edit)
        say(f"{coder}: {number(before - len(opened.statuses(who)), 'document')} taken back.")
        for source, _ in taken.kept:
            say(messages.NOT_TAKEN.format(source=source.name, coder=coder))


COMMANDS = (assign,)
