"""`blotter correct`, `edition`, `moved`: texts are corrected, and what is placed in them goes along."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from blotter.analysis.searching import Mode, Search
from blotter.cli.coding import SpanType
from blotter.cli.command import Command, FileName, Group
from blotter.cli.narrowing import sources_option
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_json, show_line, show_table, told_progress
from blotter.domain.segment import Span
from blotter.domain.shifting import Replacement
from blotter.errors import NotFound, Refused
from blotter.project.correcting import correcting, finding, messages, reviewing
from blotter.project.correcting import edition as editions
from blotter.project.correcting.edition import EditionPlan, How, Replaced
from blotter.project.correcting.finding import Found
from blotter.project.project import Project
from blotter.project.reports import Selection, report
from blotter.project.searching import Hit

_SHOWN_PLACES = 20
_CONTEXT = 30


@click.command(cls=Command)
@project_argument
@sources_option
@click.option("--span", type=SpanType(), help="Correct exactly these code points, end exclusive.")
@click.option("--find", "sought", metavar="OLD", help="Correct this, to the letter; once only unless --all.")
@click.option("--regex", metavar="PATTERN", help=r"Correct what this describes; \1 in --text is its group.")
@click.option("--all", "every", is_flag=True, help="With --find and --regex: every place.")
@click.option("--text", metavar="NEW", help="The new words; empty takes the old ones out.")
@click.option("--file", "file", type=FileName(), help="Take the whole corrected text from a UTF-8 file.")
@click.option("--dry-run", is_flag=True, help="Say what would be corrected; change nothing.")
@coder_option
@json_option
def correct(
    project: Path, sources: tuple[str, ...], span: Span | None, sought: str | None, regex: str | None,
    every: bool, text: str | None, file: Path | None, dry_run: bool, coder: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Correct the texts of documents without losing a code.

    What is coded moves along. Passages whose words changed are listed by `blotter moved list`.
    """
    _check_ways(sources, span, sought, regex, every, text, file)
    with (reading if dry_run else writing)(project, coder) as opened:
        if sought is not None or regex is not None:
            found = _found(opened, sources, sought, regex, every, text or "")
            made: Mapping[str, Sequence[Replacement]] = finding.corrections(found)
        else:
            made = _of_one(opened, sources[0], span, text, file)
        _carry_out(opened, made, dry_run, as_json)


def _check_ways(
    sources: tuple[str, ...], span: Span | None, sought: str | None, regex: str | None, every: bool,
    text: str | None, file: Path | None,
) -> None:  # fmt: skip
    ways = (span, sought, regex, file)
    if sum(each is not None for each in ways) != 1:
        raise click.UsageError("Give one of --span START:END, --find OLD, --regex PATTERN and --file FILE.")
    if (text is None) != (file is not None):
        raise click.UsageError("Give the new words with --text NEW, or the whole text with --file FILE.")
    if every and sought is None and regex is None:
        raise click.UsageError("--all goes with --find OLD and --regex PATTERN.")
    if (span is not None or file is not None) and len(sources) != 1:
        raise click.UsageError("--span and --file go with one --source NAME.")
    if not sources and not every:
        raise click.UsageError("Give a --source NAME, or --all for every place in every document.")


def _found(
    project: Project, sources: tuple[str, ...], sought: str | None, regex: str | None, every: bool, words: str
) -> list[Found]:
    chosen = [project.source(name) for name in dict.fromkeys(sources)] if sources else None
    told = told_progress("Searching documents")
    if regex is not None:
        search = Search(regex, Mode.REGEX, ignore_case=False, ignore_accents=False)
        found = list(finding.find(project, search, words, chosen, told))
    else:
        found = list(finding.find_literally(project, sought or "", words, chosen))
    shown = sought if sought is not None else regex
    if not found:
        raise NotFound(messages.NOT_FOUND, text=shown)
    if len(found) > 1 and not every:
        places = "\n".join(f"  {_place(each.hit)}  {_around(each)}" for each in found[:_SHOWN_PLACES])
        if len(found) > _SHOWN_PLACES:
            places += f"\n  … and {len(found) - _SHOWN_PLACES} more"
        raise Refused(messages.FOUND_SEVERAL, text=shown, count=len(found), places=places)
    return found


def _place(hit: Hit) -> str:
    return f"{hit.source.name} {hit.span.start}:{hit.span.end}"


def _around(each: Found) -> str:
    hit = each.hit
    return f"{hit.left[-_CONTEXT:]}[-{hit.words}-]{{+{each.words}+}}{hit.right[:_CONTEXT]}"


def _of_one(
    project: Project, name: str, span: Span | None, text: str | None, file: Path | None
) -> Mapping[str, Sequence[Replacement]]:
    source = project.source(name)
    if span is not None:
        return {source.id: [Replacement(*span, text or "")]}
    assert file is not None
    words = correcting.text_in(file)
    whole = project.text(source)
    return {source.id: correcting.correction_of(whole, 0, len(whole), words)}


def _carry_out(
    project: Project, made: Mapping[str, Sequence[Replacement]], is_planned: bool, as_json: bool
) -> None:
    edit = correcting.correct_all(project, made)
    if edit is None:
        if as_json:
            show_json([])
        say(messages.SAME_WORDS)
        return
    effects = correcting.effects(project, made)
    rows = [_row(project, identity, each) for identity, some in made.items() for each in some]
    if not is_planned:
        project.apply(edit, told_progress("Correcting"))
    if as_json:
        show_json(rows)
    elif is_planned:
        for row in rows:
            place = f"{row['source']}  {row['start']}:{row['end']}"
            show_line(f"{place}  [-{row['before']}-]{{+{row['text']}+}}")
    does = "Would correct" if is_planned else "Corrected"
    say(f"{does} {number(len(rows), 'place')} in {number(len(made), 'document')}.")
    say(
        f"Segments: {effects.moved} moved, {effects.changed} with other words, "
        f"{effects.lost} without a place any more."
    )


def _row(project: Project, identity: str, each: Replacement) -> dict[str, object]:
    source = project.sources[identity]
    before = project.text(source)[each.start : each.end]
    return {"source": source.name, "start": each.start, "end": each.end, "before": before, "text": each.words}


@click.command(cls=Command)
@project_argument
@click.option("--source", required=True, metavar="NAME", help="The document.")
@click.argument("file", type=FileName())
@click.option("--format", "format_id", metavar="ID", help="How to read it: an id of `blotter formats`.")
@click.option("--dry-run", is_flag=True, help="Say where everything would stand; change nothing.")
@coder_option
@json_option
def edition(
    project: Path, source: str, file: Path, format_id: str | None, dry_run: bool, coder: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Lay a new edition over a document.

    Passages are found again by what did not change and by their words. What is found only nearly, or not at
    all, is listed by `blotter moved list`.
    """
    with (reading if dry_run else writing)(project, coder) as opened:
        document = editions.read(file, format_id)
        made = editions.plan(opened, opened.source(source), document, told_progress("Finding passages again"))
        if not dry_run:
            opened.apply(made.edit, told_progress("Writing"))
        _show_plan(made, dry_run, as_json)


def _show_plan(made: EditionPlan, is_planned: bool, as_json: bool) -> None:
    if as_json:
        show_json(_again(each) for each in made.places)
    else:
        for each in made.of(How.CHANGED, How.NEAR, How.LOST):
            row = _again(each)
            place = "—" if row["start"] is None else f"{row['start']}:{row['end']}"
            show_line(f"{row['found']}  {row['score']:.2f}  {place}  {row['before']} → {row['text'] or '—'}")
    counts = {how: len(made.of(how)) for how in How}
    does = "Would lay" if is_planned else "Laid"
    say(f"{does} a new edition over {made.source.name}.")
    say(
        f"Passages: {counts[How.SAME]} in their places, {counts[How.EXACT]} found by their words, "
        f"{counts[How.CHANGED]} with other words, {counts[How.NEAR]} found nearly, {counts[How.LOST]} lost."
    )


def _again(each: Replaced) -> dict[str, object]:
    span = each.again.span
    return {
        "kind": type(each.thing).__name__, "id": each.thing.id, "found": str(each.again.how),
        "score": round(each.again.score, 4), "start": span.start if span else None,
        "end": span.end if span else None, "before": each.thing.quote, "text": each.words or None,
    }  # fmt: skip


@click.group(cls=Group)
def moved() -> None:
    """Look at passages whose texts were corrected."""


@moved.command("list")
@project_argument
@sources_option
@json_option
def list_(project: Path, sources: tuple[str, ...], as_json: bool) -> None:
    """List passages with other words or no place."""
    with reading(project) as opened:
        names = tuple(opened.source(name).name for name in sources)
        show_table(report(opened, "moved", Selection(sources=names)), as_json)


_id = click.argument("ids", nargs=-1, metavar="ID...")


@moved.command()
@project_argument
@_id
@click.option("--all", "every", is_flag=True, help="All that have a place.")
@sources_option
@coder_option
def accept(
    project: Path, ids: tuple[str, ...], every: bool, sources: tuple[str, ...], coder: str | None
) -> None:
    """Say that passages stand where they should."""
    if bool(ids) == every:
        raise click.UsageError("Give either IDs or --all.")
    if sources and not every:
        raise click.UsageError("--source goes with --all.")
    with writing(project, coder) as opened:
        if every:
            chosen = [opened.source(name).id for name in sources]
            found = [e for e in reviewing.moved(opened) if not e.is_lost]
            wanted = [each for each in found if not sources or each.source.id in chosen]
        else:
            wanted = [reviewing.one(opened, identity) for identity in dict.fromkeys(ids)]
        opened.apply(reviewing.accept(opened, wanted))
        say(f"Accepted {number(len(wanted), 'passage')}.")


@moved.command()
@project_argument
@click.argument("identity", metavar="ID")
@click.option("--span", type=SpanType(), required=True, help="These code points, end exclusive.")
@coder_option
def place(project: Path, identity: str, span: Span, coder: str | None) -> None:
    """Place a passage: again if it was lost, elsewhere if it was not."""
    with writing(project, coder) as opened:
        chosen = reviewing.one(opened, identity)
        plan = reviewing.place if chosen.is_lost else reviewing.change_bounds
        opened.apply(plan(opened, chosen, span))
        say(f"Placed it at {chosen.source.name} {span.start}:{span.end}.")


@moved.command()
@project_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@coder_option
def remove(project: Path, ids: tuple[str, ...], coder: str | None) -> None:
    """Let go of passages: uncode them, or forget what is kept of them."""
    with writing(project, coder) as opened:
        for identity in dict.fromkeys(ids):
            opened.apply(reviewing.remove(opened, reviewing.one(opened, identity)))
        say(f"Removed {number(len(dict.fromkeys(ids)), 'passage')}.")


COMMANDS = (correct, edition, moved)
