"""`blotter adjudicate`: settle what coders differ in, place by place or by a rule."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import click

from blotter.analysis.settling import Bounds, Item, Proposals, Rule, Side, shuffled, sides
from blotter.cli import messages
from blotter.cli.coding import SpanType
from blotter.cli.command import Group, Number
from blotter.cli.document_filters import document_filters, the_filter
from blotter.cli.opening import coder_option, json_option, project_argument, reading, round_option, writing
from blotter.cli.output import number, say, show_json, show_line, show_table, told_progress
from blotter.domain.decision import Choice, Reason
from blotter.domain.round import Round
from blotter.domain.segment import Coder, Span
from blotter.domain.table import Column, ColumnKind, Table
from blotter.errors import NotFound, Refused
from blotter.project import code_notes, former, settling
from blotter.project.metadata.filtering import names_meant
from blotter.project.paging import pages_of, with_pages
from blotter.project.project import Project

F = TypeVar("F", bound=Callable[..., Any])

_number = click.argument("place", metavar="N", type=click.IntRange(1))
_hide = click.option("--hide-names", is_flag=True, help="Letters in a shuffled order in place of names.")
_seed = click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, metavar="N",
    help="What the shuffled order depends on, beside the place.",
)  # fmt: skip
_bounds = click.option(
    "--bounds", type=click.Choice([str(each) for each in Bounds]), default=str(Bounds.LONGEST),
    show_default=True, help="How far a segment reaches that several have with different bounds.",
)  # fmt: skip


@click.group(cls=Group)
def adjudicate() -> None:
    """Settle what coders differ in."""


@adjudicate.command("list")
@project_argument
@round_option
@click.option("--code", "codes", multiple=True, metavar="PATH", help="Only where it is concerned.")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Only in this document.")
@document_filters
@click.option("--open", "only_open", is_flag=True, help="Only what nobody has decided.")
@_hide
@_seed
@coder_option
@json_option
def list_(
    project: Path, round_name: str | None, codes: tuple[str, ...], sources: tuple[str, ...],
    groups: tuple[str, ...], cases: tuple[str, ...], where: tuple[str, ...], only_open: bool,
    hide_names: bool, seed: int, coder: str | None, as_json: bool,
) -> None:  # fmt: skip
    """List the places where coders differ.

    They are numbered in the order of reading.
    """
    with reading(project, coder) as opened:
        paths = {opened.codebook.path(former.find(opened, path).id) for path in codes}
        named = set(names_meant(opened, sources, the_filter(groups, cases, where)))
        shown = [
            (place, item)
            for place, item in enumerate(_items(opened, round_name), start=1)
            if (not paths or paths.intersection(item.codes))
            and (not named or item.source in named)
            and not (only_open and item.decision)
        ]
        show_table(_listed(opened, shown, hide_names, seed), as_json)
        if not as_json:
            left = sum(item.decision is None for _, item in shown)
            say(f"{number(len(shown), 'place')}, of which {left} open.")


def _listed(project: Project, shown: list[tuple[int, Item]], hide_names: bool, seed: int) -> Table:
    columns = (
        Column("number", "No.", ColumnKind.INTEGER),
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("kinds", "Kinds"),
        Column("there", "What is there"),
        Column("decided", "Decided"),
        Column("text", "Text", ColumnKind.QUOTE),
    )
    rows = [
        (
            place,
            item.source,
            item.start,
            item.end,
            "; ".join(item.kinds),
            " | ".join(_said(side, hide_names) for side in _sides(item, hide_names, seed)),
            str(item.decision.choice) if item.decision else None,
            item.quote,
        )
        for place, item in shown
    ]
    return with_pages(project, Table("Places to settle", columns, rows))


def _sides(item: Item, hide_names: bool, seed: int) -> tuple[Side, ...]:
    return shuffled(item, seed) if hide_names else sides(item)


def _called(side: Side, hide_names: bool) -> str:
    return side.letter if hide_names else side.coder


def _said(side: Side, hide_names: bool) -> str:
    codes = ", ".join(f"{each.code} {each.start}:{each.end}" for each in side.segments)
    return f"{_called(side, hide_names)}: {codes or 'nothing'}"


@adjudicate.command()
@project_argument
@_number
@round_option
@_hide
@_seed
@coder_option
@json_option
def show(
    project: Path, place: int, round_name: str | None, hide_names: bool, seed: int, coder: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Show place N and what each coder has there.

    With the definitions of the codes concerned, and what was decided.
    """
    with reading(project, coder) as opened:
        item = _item(opened, round_name, place)
        if as_json:
            show_json(_record(opened, place, item, hide_names, seed))
        else:
            for line in _told(opened, place, item, hide_names, seed):
                show_line(line)


def _record(project: Project, place: int, item: Item, hide_names: bool, seed: int) -> dict[str, object]:
    return {
        "number": place,
        "source": item.source,
        "start": item.start,
        "end": item.end,
        "text": item.quote,
        "page": pages_of(project, project.source(item.source), Span(item.start, item.end)),
        "kinds": list(item.kinds),
        "sides": [
            {
                "side": _called(side, hide_names),
                "segments": [
                    {"code": each.code, "start": each.start, "end": each.end} for each in side.segments
                ],
            }
            for side in _sides(item, hide_names, seed)
        ],
        "agreed": [
            {"code": each.code, "start": each.start, "end": each.end}
            for each in {(s.code, s.span): s for s in item.agreed}.values()
        ],
        "definitions": [{"code": path, "short": _short(project, path)} for path in item.codes],
        "decided": None if item.decision is None else str(item.decision.choice),
        "reason": None if item.decision is None or not item.decision.reason else str(item.decision.reason),
        "note": item.decision.note if item.decision else "",
    }


def _told(project: Project, place: int, item: Item, hide_names: bool, seed: int) -> Iterator[str]:
    text = project.text(project.source(item.source))
    yield f"{place}  {item.source} {item.start}:{item.end}  ({'; '.join(item.kinds)})"
    yield f"  “{item.quote}”"
    for side in _sides(item, hide_names, seed):
        if not side.segments:
            yield f"{_called(side, hide_names)}: nothing"
        for each in side.segments:
            quote = text[each.start : each.end]
            yield f"{_called(side, hide_names)}: {each.code} {each.start}:{each.end}  “{quote}”"
    for code in dict.fromkeys(each.code for each in item.agreed):
        yield f"all: {code}"
    for path in item.codes:
        yield f"{path}: {_short(project, path) or '—'}"
    if item.decision is not None:
        why = f", {item.decision.reason}" if item.decision.reason else ""
        note = f": {item.decision.note}" if item.decision.note else ""
        yield f"decided: {item.decision.choice}{why}{note}"


def _short(project: Project, path: str) -> str:
    return project.codebook.find(path).short


@adjudicate.command()
@project_argument
@_number
@round_option
@click.option(
    "--choose", type=click.Choice([str(each) for each in Choice]), required=True,
    help="What stands: what one has, what all have, none of it, or something new.",
)  # fmt: skip
@click.option(
    "--coder-chosen", "chosen", multiple=True, metavar="NAME",
    help="one: with whom; with --hide-names the letter. May be repeated.",
)  # fmt: skip
@click.option(
    "--span", "spans", multiple=True, type=SpanType(), help="new: where the --code stands. May be repeated."
)
@click.option("--code", "codes", multiple=True, metavar="PATH", help="new: which code, one for each --span.")
@click.option("--reason", type=click.Choice([str(each) for each in Reason]), help="Why they differed.")
@click.option("--note", default="", metavar="TEXT", help="What else there is to say.")
@_hide
@_seed
@click.option("--propose-for", metavar="PATH", help="Propose other words for this code.")
@click.option(
    "--part", type=click.Choice(code_notes.PROPOSABLE), default="full", show_default=True,
    help="--propose-for: the part of the definition.",
)  # fmt: skip
@click.option("--words", default="", metavar="TEXT", help="--propose-for: the words that are proposed.")
@coder_option
def decide(
    project: Path, place: int, round_name: str | None, choose: str, chosen: tuple[str, ...],
    spans: tuple[Span, ...], codes: tuple[str, ...], reason: str | None, note: str, hide_names: bool,
    seed: int, propose_for: str | None, part: str, words: str, coder: str | None,
) -> None:  # fmt: skip
    """Decide place N; deciding again replaces what was decided.

    The coders' segments stay as they are. What stands is coded by the consensus coder.
    """
    if len(spans) != len(codes):
        raise click.UsageError("Give a --code for every --span.")
    if words and propose_for is None:
        raise click.UsageError("--words are proposed for the code that --propose-for names.")
    if propose_for is not None and not words:
        raise click.UsageError("--propose-for needs the --words that are proposed.")
    with writing(project, coder) as opened:
        item = _item(opened, round_name, place)
        proposed = None
        if propose_for is not None:
            proposed = settling.Words(former.find(opened, propose_for), part, words, note)
        new = [(former.find(opened, path), span) for path, span in zip(codes, spans, strict=True)]
        sided = [_chosen(opened, item, each, hide_names, seed) for each in chosen]
        edit = settling.decide(
            opened, item, Choice(choose), sided=sided,
            spans=new if new or choose == Choice.NEW else None, reason=Reason(reason) if reason else None,
            note=note, hidden=hide_names, words=proposed,
        )  # fmt: skip
        opened.apply(edit)
        left = sum(each.decision is None for each in _items(opened, round_name))
        say(f"Decided place {place}: {choose}. {number(left, 'place')} left open.")


def _chosen(project: Project, item: Item, typed: str, hide_names: bool, seed: int) -> Coder:
    if not hide_names:
        return project.coder(typed)
    for side in shuffled(item, seed):
        if side.letter == typed.upper():
            return project.coder(side.coder)
    raise NotFound(
        messages.NO_SUCH_SIDE, letter=typed, letters=", ".join(side.letter for side in shuffled(item, seed))
    )


@adjudicate.command()
@project_argument
@_number
@round_option
@coder_option
def undo(project: Path, place: int, round_name: str | None, coder: str | None) -> None:
    """Make place N open again: the decision goes, and what it made."""
    with writing(project, coder) as opened:
        item = _item(opened, round_name, place)
        if item.decision is None:
            raise Refused(messages.NOT_DECIDED, number=place)
        opened.apply(settling.take_back(opened, item.decision))
        say(f"Place {place} is open again.")


@adjudicate.command()
@project_argument
@round_option
@_bounds
@coder_option
def accept(project: Path, round_name: str | None, bounds: str, coder: str | None) -> None:
    """Take over what all coders agree on.

    Of what they have alike the consensus coder gets one segment.
    """
    with writing(project, coder) as opened:
        proposed = settling.proposals(
            opened, _round_of(opened, round_name), None, Rule.FULL, bounds=Bounds(bounds)
        )
        changed = opened.apply(settling.apply_proposals(opened, _round_of(opened, round_name), proposed))
        agreed = number(len(proposed.agreed), "place")
        say(f"Took over {agreed}." if changed else f"Nothing is new: all agree on {agreed}.")


@adjudicate.command()
@project_argument
@round_option
@click.option(
    "--rule", type=click.Choice([str(each) for each in Rule]), required=True,
    help="full: only what all agree on. majority: a code stands where more than half have it. overlap: "
    "segments are taken for the same from --threshold on.",
)  # fmt: skip
@click.option(
    "--threshold", type=Number(0, 1, min_open=True), default=0.3, show_default=True, metavar="T",
    help="overlap: intersection over union.",
)  # fmt: skip
@_bounds
@click.option("--apply", "carry_out", is_flag=True, help="Do it, in one step; else it is only shown.")
@coder_option
@json_option
def propose(
    project: Path, round_name: str | None, rule: str, threshold: float, bounds: str, carry_out: bool,
    coder: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Show what a rule would settle, or settle it."""
    with (writing if carry_out else reading)(project, coder) as opened:
        of = _round_of(opened, round_name)
        proposed = settling.proposals(
            opened, of, None, Rule(rule), threshold=threshold, bounds=Bounds(bounds),
            progress=told_progress("Comparing documents"),
        )  # fmt: skip
        numbers = {item.id: place for place, item in enumerate(settling.items(opened, of), start=1)}
        show_table(_proposed(opened, proposed, numbers), as_json)
        if carry_out:
            opened.apply(settling.apply_proposals(opened, of, proposed))
        word = "Settled" if carry_out else "Would settle"
        say(
            f"{word} {number(len(proposed.made), 'place')}, {len(proposed.left)} left open; "
            f"all agree on {number(len(proposed.agreed), 'place')}."
        )


def _proposed(project: Project, proposed: Proposals, numbers: dict[str, int]) -> Table:
    columns = (
        Column("number", "No.", ColumnKind.INTEGER),
        Column("source", "Document"),
        Column("start", "Start", ColumnKind.INTEGER),
        Column("end", "End", ColumnKind.INTEGER),
        Column("stands", "What would stand"),
        Column("text", "Text", ColumnKind.QUOTE),
    )
    rows = [
        (
            numbers[item.id],
            item.source,
            item.start,
            item.end,
            "; ".join(f"{each.code} {each.start}:{each.end}" for each in stands) or "nothing",
            item.quote,
        )
        for item, stands in proposed.made
    ]
    return with_pages(project, Table("Proposals", columns, rows))


@adjudicate.command()
@project_argument
@click.option(
    "--round", "round_name", metavar="NAME", required=True, help="The round whose places are settled."
)
@coder_option
def keep(project: Path, round_name: str, coder: str | None) -> None:
    """Keep a round's agreement after negotiation.

    Every place has to be decided. Kept anew, it replaces what was kept.
    """
    with writing(project, coder) as opened:
        of = opened.round(round_name)
        opened.apply(settling.keep_settled(opened, of))
        say(f"Kept the agreement of “{of.name}” after negotiation.")


def _round_of(project: Project, name: str | None) -> Round | None:
    return project.round(name) if name else None


def _items(project: Project, round_name: str | None) -> list[Item]:
    return settling.items(project, _round_of(project, round_name), None, told_progress("Comparing documents"))


def _item(project: Project, round_name: str | None, place: int) -> Item:
    found = _items(project, round_name)
    if place > len(found):
        raise NotFound(messages.NO_SUCH_PLACE, number=place, count=len(found))
    return found[place - 1]


COMMANDS = (adjudicate,)
