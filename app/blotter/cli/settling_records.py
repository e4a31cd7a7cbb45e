"""`blotter record adjudicate`: settle what two coders' records differ in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import update_wrapper
from pathlib import Path
from typing import Any, NamedTuple

import click

from blotter.analysis.records.agreement import RecordOptions
from blotter.cli import messages
from blotter.cli.command import Group
from blotter.cli.document_filters import cases_option, groups_option, the_filter, where_option
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_json, show_line, show_table, told_progress
from blotter.domain.document_filter import DocumentFilter
from blotter.domain.study import MOST_DAYS
from blotter.domain.table import Column, Table
from blotter.errors import Refused
from blotter.project.metadata.filtering import names_meant
from blotter.project.project import Project
from blotter.project.records import comparing, settling
from blotter.project.records.comparing import RecordComparison, RecordPair
from blotter.project.records.rows import RecordNames
from blotter.project.records.settling import Take

_number = click.argument("record", metavar="NUMBER")


@click.group(cls=Group)
def adjudicate() -> None:
    """Settle what two coders' records differ in."""


class _Asked(NamedTuple):
    """What is compared, and in which documents beside those that the options name."""

    options: RecordOptions
    documents: DocumentFilter

    def within(self, project: Project) -> RecordOptions:
        """The same with the names of the documents that are meant."""
        names = names_meant(project, self.options.sources, self.documents)
        return replace(self.options, sources=names)


def _compared(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say what is compared; it gets them as `asked`."""
    options = (
        click.option(
            "--between", nargs=2, metavar="NAME NAME", help="The two coders; else the only two with records."
        ),
        click.option(
            "--kind", "kinds", multiple=True, metavar="NAME", help="Only this kind; may be repeated."
        ),
        click.option(
            "--source", "sources", multiple=True, metavar="NAME", help="Only this document; may be repeated."
        ),
        groups_option,
        cases_option,
        where_option,
        click.option(
            "--days", type=click.IntRange(0, MOST_DAYS), metavar="N",
            help="How far apart dates may lie; else as the study says.",
        ),
        click.option("--all-documents", is_flag=True, help="Also documents that not both have done."),
    )  # fmt: skip

    def command(
        between: tuple[str, str] | None, kinds: tuple[str, ...], sources: tuple[str, ...],
        groups: tuple[str, ...], cases: tuple[str, ...], where: tuple[str, ...], days: int | None,
        all_documents: bool, **typed: Any,
    ) -> None:  # fmt: skip
        options = RecordOptions(
            coders=between or (), sources=sources, kinds=kinds, days=days, everywhere=all_documents,
            intervals=False,
        )  # fmt: skip
        function(asked=_Asked(options, the_filter(groups, cases, where)), **typed)

    update_wrapper(command, function)
    for option in reversed(options):
        command = option(command)
    return command


def _comparison(project: Project, asked: _Asked) -> RecordComparison:
    options = asked.within(project)
    pairs = comparing.pairs_of_coders(project, options)
    if len(pairs) != 1:
        names = sorted({coder.name for pair in pairs for coder in pair})
        raise Refused(messages.WHICH_TWO, names=", ".join(names) or "nobody")
    return comparing.compare(project, *pairs[0], options, told_progress("Comparing records"))


@contextmanager
def _settled(path: Path, coder: str | None, asked: _Asked) -> Iterator[tuple[Project, RecordComparison]]:
    with writing(path, coder) as opened:
        compared = _comparison(opened, asked)
        yield opened, compared
        told = settling.progress(opened, compared)
        say(f"{told.open} of {number(len(compared.pairs), 'pair')} and single records left open.")


@adjudicate.command("list")
@project_argument
@_compared
@click.option("--open", "only_open", is_flag=True, help="Only what is not settled yet.")
@coder_option
@json_option
def list_(project: Path, asked: _Asked, only_open: bool, coder: str | None, as_json: bool) -> None:
    """List the activities that two coders have records of.

    First the pairs, the best first; then what only one of them has.
    """
    with reading(project, coder) as opened:
        compared = _comparison(opened, asked)
        settled, names = settling.settled_numbers(opened, compared), RecordNames(opened)
        shown = [each for each in compared.pairs if not (only_open and settling.key(each) in settled)]
        show_table(_listed(compared, shown, settled, names), as_json)
        if not as_json:
            told = settling.progress(opened, compared)
            say(f"{told.standing} settled, {told.discarded} discarded, {told.open} open.")
            if told.stray:
                say(messages.STRAY_CONSENSUS.format(count=told.stray))


def _listed(
    compared: RecordComparison, shown: list[RecordPair], settled: dict[str, str], names: RecordNames
) -> Table:
    first, second = compared.names
    columns = (
        Column("first", first),
        Column("second", second),
        Column("kind", "Kind"),
        Column("fields", "Differ in"),
        Column("settled", "Settled as"),
    )
    rows = [
        (
            pair.first.number if pair.first else None,
            pair.second.number if pair.second else None,
            names.kind(pair.records[0]),
            "; ".join(each.field for each in pair.differences),
            settled.get(settling.key(pair)),
        )
        for pair in shown
    ]
    return Table("Activities", columns, rows)


@adjudicate.command()
@project_argument
@_number
@_compared
@coder_option
@json_option
def show(project: Path, record: str, asked: _Asked, coder: str | None, as_json: bool) -> None:
    """Show what two coders have in the fields in which they differ.

    NUMBER is that of either record. Below stand the passages that each rests on.
    """
    with reading(project, coder) as opened:
        compared = _comparison(opened, asked)
        pair = settling.pair_of(compared, record)
        told = _record(opened, compared, pair)
    if as_json:
        show_json(told)
        return
    show_line(f"{told['first'] or '—'}  {told['second'] or '—'}")
    for each in told["differences"]:
        show_line(
            f"{each['field']}: {each['first'] or '—'} | {each['second'] or '—'}  ({each['difference']})"
        )
    for each in told["evidence"]:
        show_line(f"{each['record']}  {each['source']} {each['start']}:{each['end']}  “{each['text']}”")
    if told["settled"]:
        show_line(f"settled: {told['settled']}")


def _record(project: Project, compared: RecordComparison, pair: RecordPair) -> dict[str, Any]:
    return {
        "first": pair.first.number if pair.first else None,
        "second": pair.second.number if pair.second else None,
        "overlap": pair.overlap if len(pair.records) == 2 else None,
        "differences": [
            {"field": each.field, "first": each.first, "second": each.second, "difference": str(each.how)}
            for each in pair.differences
        ],
        "evidence": [
            {
                "record": record.number,
                "source": project.sources[each.source].name,
                "start": each.start,
                "end": each.end,
                "text": each.quote,
            }
            for record in pair.records
            for each in project.evidence_of(record)
        ],
        "settled": settling.settled_numbers(project, compared).get(settling.key(pair)),
    }


@adjudicate.command()
@project_argument
@_number
@_compared
@click.option(
    "--take", type=click.Choice([str(each) for each in Take]), required=True,
    help="What stands: the first coder's record, the second's, or none.",
)  # fmt: skip
@click.option(
    "--field", "fields", multiple=True, metavar="NAME=first|second",
    help="Take this field from the other; may be repeated.",
)  # fmt: skip
@coder_option
def decide(
    project: Path, record: str, asked: _Asked, take: str, fields: tuple[str, ...], coder: str | None
) -> None:
    """Settle an activity; settling again replaces what stood.

    NUMBER is that of either record. The coders' records stay as they are. What stands is the consensus
    coder's, with the evidence of both.
    """
    chosen = dict(_chosen(each) for each in fields)
    with _settled(project, coder, asked) as (opened, compared):
        pair = settling.pair_of(compared, record)
        opened.apply(settling.settle(opened, compared, pair, Take(take), chosen))
        outcome = settling.settled_numbers(opened, compared)[settling.key(pair)]
        say(f"Settled {settling.told_numbers(pair)}: {outcome}.")


def _chosen(typed: str) -> tuple[str, Take]:
    name, sign, whose = typed.rpartition("=")
    if not sign or whose not in (Take.FIRST, Take.SECOND):
        raise click.UsageError("--field is NAME=first or NAME=second.")
    return name, Take(whose)


@adjudicate.command()
@project_argument
@_compared
@coder_option
def accept(project: Path, asked: _Asked, coder: str | None) -> None:
    """Take over what both have alike.

    Of every pair in which no field differs the consensus coder gets one record.
    """
    with _settled(project, coder, asked) as (opened, compared):
        before = settling.progress(opened, compared)
        opened.apply(settling.accept_agreed(opened, compared))
        after = settling.progress(opened, compared)
        say(f"Took over {number(after.standing - before.standing, 'record')}.")


@adjudicate.command()
@project_argument
@_number
@_compared
@coder_option
def undo(project: Path, record: str, asked: _Asked, coder: str | None) -> None:
    """Make an activity open again: its consensus record goes.

    NUMBER is that of either of the coders' records.
    """
    with _settled(project, coder, asked) as (opened, compared):
        pair = settling.pair_of(compared, record)
        opened.apply(settling.take_back(opened, compared, pair))
        say(f"{settling.told_numbers(pair)} is open again.")
