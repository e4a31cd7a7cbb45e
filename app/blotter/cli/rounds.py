"""`blotter round`: reliability rounds, from their plan to their opening."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from blotter.analysis.drawing import By, DrawOptions, How, Of
from blotter.analysis.units import Unit, UnitRule
from blotter.cli import messages
from blotter.cli.assigning import Double
from blotter.cli.coding import SpanType
from blotter.cli.command import Group, Number
from blotter.cli.document_filters import document_filters, the_filter
from blotter.cli.narrowing import with_sets
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_json, show_table
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project import former, round_telling, rounds
from blotter.project.metadata import filtering
from blotter.project.project import Project
from blotter.project.rounds import Passage, RoundPlan, Sample


class PassageType(click.ParamType[tuple[Span, str]]):
    """START:END:NAME, a passage of a document."""

    name = "START:END:NAME"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Span, str]:
        """The bounds and the document's name, or a usage error."""
        if isinstance(value, tuple):
            return value
        start, first, rest = str(value).partition(":")
        end, second, name = rest.partition(":")
        if not (first and second and name):
            self.fail(f"“{value}” is not START:END:NAME.", param, ctx)
        return SpanType().convert(f"{start}:{end}", param, ctx), name


class Amount(Double):
    """How much is drawn: a share such as 20%, or a number."""

    name = "20%|40"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """A share from 0 to 1, or a number above it; 1 alone is one, and none is nothing to code."""
        amount = 1.5 if value == "1" else super().convert(value, param, ctx)
        return amount or self.fail(f"“{value}” is nothing: draw at least one.", param, ctx)


@click.group("round", cls=Group)
def round_() -> None:
    """Rounds in which coders code on their own."""


def _several(flag: str, metavar: str, text: str, name: str) -> Callable[..., Any]:
    return click.option(flag, name, multiple=True, metavar=metavar, help=f"{text}; may be repeated.")


def _words(kinds: type[How | Of | By | Unit | UnitRule]) -> click.Choice[str]:
    return click.Choice([str(each) for each in kinds])


@round_.command()
@project_argument
@click.argument("name")
@_several("--coder", "NAME", "Who codes in it", "coders")
@click.option("--question", default="", help="What the round is to find out.")
@_several("--source", "NAME", "Only this document", "sources")
@document_filters
@_several("--code", "PATH", "Only this code and what is under it", "codes")
@_several("--set", "NAME", "Only the codes of this code set", "sets")
@click.option(
    "--unit", type=_words(Unit), default="sentence", show_default=True, help="What is compared afterwards."
)
@click.option(
    "--rule", type=_words(UnitRule), default="touched", show_default=True, help="When a unit is coded."
)
@click.option(
    "--threshold", type=Number(0, 1, min_open=True), default=0.5, show_default=True,
    help="From what share on segments agree.",
)  # fmt: skip
@_several("--measure", "ID", "A measure; else the usual ones of the unit", "measures")
@click.option("--draw", type=_words(How), default="all", show_default=True, help="How it is drawn.")
@click.option("--of", type=_words(Of), default="document", show_default=True, help="What is drawn.")
@click.option("--number", "amount", type=Amount(), help="How many are drawn: a number, or a share.")
@click.option("--by", type=_words(By), default="document", show_default=True, help="What makes a stratum.")
@_several("--stratum", "PATH", "With --by code: a code whose places make one", "strata")
@_several("--likely-words", "TEXT", "Where this stands, places weigh more", "words")
@_several("--likely-code", "PATH", "Where this was given in open coding, places weigh more", "likely")
@click.option(
    "--weight", type=click.IntRange(1, 100), default=3, show_default=True, help="How much more they weigh."
)
@click.option("--seed", type=click.IntRange(min=0), metavar="N", help="The seed of the draw; else 1.")
@click.option(
    "--passage", "passages", type=PassageType(), multiple=True,
    help="A passage that it is about; may be repeated.",
)  # fmt: skip
@click.option(
    "--bounds-of", "boundaries", metavar="NAME",
    help="Units only: the bounds of this coder's segments are given, without their codes.",
)  # fmt: skip
@click.option("--bounds-in", metavar="ROUND", help="With --bounds-of: as they are in this round.")
@click.option("--again", metavar="ROUND", help="The same documents and passages as in this round.")
@click.option("--no-freeze", is_flag=True, help="Leave the codebook free to be changed meanwhile.")
@click.option("--not-blind", is_flag=True, help="Let everybody see everybody's work.")
@click.option("--plan", default="", help="How disagreements are to be settled.")
@click.option("--lead", metavar="NAME", help="Who leads it; else as in the settings, or the only coder.")
@click.option("--dry-run", is_flag=True, help="Tell what would be drawn, and change nothing.")
@json_option
def start(project: Path, name: str, lead: str | None, dry_run: bool, as_json: bool, **typed: Any) -> None:
    """Start a round in which coders are blind until all are done."""
    with reading(project, lead) if dry_run else writing(project, lead) as opened:
        planned = _plan(opened, name, typed)
        if dry_run:
            # Whatever the round itself would be refused for is told here already.
            rounds.start(opened, planned)
            _show_sample(rounds.sample(opened, planned), as_json)
            return
        opened.apply(rounds.start(opened, planned))
        made = opened.round(name)
        if as_json:
            show_json([round_telling.record(opened, made)])
        state = rounds.state(opened, made)
        told = [number(state.documents, "document")]
        told += [number(state.passages, "passage")] if state.passages else []
        say(messages.ROUND_STARTED.format(name=made.name, what=" and ".join(told)))


def _plan(project: Project, name: str, typed: dict[str, Any]) -> RoundPlan:
    codes = with_sets(project, typed["codes"], typed["sets"])
    chosen, again, bounds_in = typed["coders"], typed["again"], typed["bounds_in"]
    drawn = How(typed["draw"]) is not How.ALL
    if bounds_in and not typed["boundaries"]:
        raise click.UsageError("--bounds-in goes with --bounds-of.")
    return RoundPlan(
        name=name,
        question=typed["question"],
        coders=tuple(project.coder(coder) for coder in dict.fromkeys(chosen)),
        sources=_sources(project, typed),
        codes=tuple(former.find(project, path) for path in codes),
        unit=Unit(typed["unit"]),
        unit_rule=UnitRule(typed["rule"]),
        threshold=typed["threshold"],
        measures=tuple(dict.fromkeys(typed["measures"])),
        seed=(1 if typed["seed"] is None else typed["seed"]) if drawn else None,
        draw=_draw(typed),
        passages=tuple(Passage(project.source(source), span) for span, source in typed["passages"]),
        boundaries=project.coder(typed["boundaries"]) if typed["boundaries"] else None,
        bounds_of=project.round(bounds_in) if bounds_in else None,
        again=project.round(again) if again else None,
        freeze=not typed["no_freeze"],
        blind=not typed["not_blind"],
        plan=typed["plan"],
    )


def _sources(project: Project, typed: dict[str, Any]) -> tuple[Source, ...]:
    """The documents that a round is narrowed to; none: all."""
    asked = the_filter(typed["groups"], typed["cases"], typed["where"])
    if not typed["sources"] and asked.asks_nothing:
        return ()
    return tuple(filtering.sources_meant(project, typed["sources"], asked))


def _draw(typed: dict[str, Any]) -> DrawOptions:
    amount = typed["amount"]
    return DrawOptions(
        how=How(typed["draw"]),
        of=Of(typed["of"]),
        number=int(amount) if amount is not None and amount > 1 else None,
        share=amount if amount is not None and 0 < amount <= 1 else None,
        by=By(typed["by"]),
        by_codes=tuple(dict.fromkeys(typed["strata"])),
        words=tuple(dict.fromkeys(typed["words"])),
        codes=tuple(dict.fromkeys(typed["likely"])),
        factor=typed["weight"],
    )


def _show_sample(found: Sample, as_json: bool) -> None:
    show_table(round_telling.sample_table(found), as_json)
    say(messages.ROUND_PLANNED)


@round_.command("list")
@project_argument
@coder_option
@json_option
def list_(project: Path, coder: str | None, as_json: bool) -> None:
    """List the rounds, and how far each is."""
    with reading(project, coder) as opened:
        show_table(round_telling.rounds_table(opened), as_json)


@round_.command()
@project_argument
@click.argument("name")
@coder_option
@json_option
def show(project: Path, name: str, coder: str | None, as_json: bool) -> None:
    """Tell all about a round that gives nothing away."""
    with reading(project, coder) as opened:
        told = round_telling.record(opened, opened.round(name))
        if as_json:
            show_json([told])
            return
        for key, value in told.items():
            for line in _lines(key, value):
                click.echo(line)


def _lines(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for each in value:
            yield f"{key}: " + ", ".join(f"{name} {told}" for name, told in each.items())
    elif isinstance(value, list):
        yield f"{key}: {', '.join(map(str, value)) or '—'}"
    else:
        yield f"{key}: {'—' if value in (None, '') else value}"


@round_.command("open")
@project_argument
@click.argument("name")
@coder_option
def open_(project: Path, name: str, coder: str | None) -> None:
    """Open a round before everybody is done.

    Nothing makes it blind again."""
    with writing(project, coder) as opened:
        found = opened.round(name)
        rounds.open_now(opened, found)
        say(messages.ROUND_OPENED.format(name=found.name))


@round_.command()
@project_argument
@click.argument("name")
@click.option("--reason", required=True, help="Why; the history tells it.")
@coder_option
def look(project: Path, name: str, reason: str, coder: str | None) -> None:
    """See all of a round while it is blind.

    Its lead may, and the history tells so."""
    with writing(project, coder) as opened:
        found = opened.round(name)
        rounds.override(opened, found, reason)
        actor = opened.actor
        say(messages.ROUND_LOOKED_INTO.format(coder=actor.name if actor else "", name=found.name))


@round_.command()
@project_argument
@click.argument("name")
@click.argument("new")
@coder_option
def rename(project: Path, name: str, new: str, coder: str | None) -> None:
    """Give a round another name."""
    with writing(project, coder) as opened:
        found = opened.round(name)
        changed = opened.apply(rounds.change(opened, found, name=new))
        say(f"“{found.name}” is now “{new}”." if changed else f"“{found.name}” has that name already.")


@round_.command()
@project_argument
@click.argument("name")
@click.option("--question", help="What the round is to find out.")
@click.option("--plan", help="How disagreements are to be settled.")
@coder_option
def change(project: Path, name: str, question: str | None, plan: str | None, coder: str | None) -> None:
    """Change a round’s question, or its plan for settling."""
    if question is None and plan is None:
        raise click.UsageError("Give --question, --plan, or both.")
    with writing(project, coder) as opened:
        found = opened.round(name)
        changed = opened.apply(rounds.change(opened, found, question=question, plan=plan))
        say(f"Changed the round “{found.name}”." if changed else f"“{found.name}” says so already.")


@round_.command()
@project_argument
@click.argument("name")
@coder_option
def remove(project: Path, name: str, coder: str | None) -> None:
    """Take a round away with all that was coded and settled in it."""
    with writing(project, coder) as opened:
        found = opened.round(name)
        opened.apply(rounds.remove(opened, found))
        say(f"Removed the round “{found.name}”. `blotter undo` brings it back.")


COMMANDS = (round_,)
