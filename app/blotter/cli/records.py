"""`blotter record`: activity records, made from passages, changed, shown, reviewed and taken away."""

from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.coding import SpanType
from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, viewer_option, writing
from blotter.cli.output import number, say, show_json, show_line, show_table
from blotter.cli.record_duplicates import different, merge, separate
from blotter.cli.record_evidence import evidence
from blotter.cli.record_filters import filters, the_filter
from blotter.cli.record_passages import passage
from blotter.cli.settling_records import adjudicate
from blotter.domain.record import Evidence, Record
from blotter.domain.segment import Span
from blotter.domain.structure import cited_pages
from blotter.project.paging import pages_of
from blotter.project.project import Project
from blotter.project.records import cells, editing, filtering, making, reviewing, schema, telling, typed
from blotter.project.records.rows import RecordNames
from blotter.project.reports.records import table_of


@click.group(cls=Group)
def record() -> None:
    """Make, change and show activity records. A RECORD is named by its number, such as MM.001."""


_numbers = click.argument("numbers", nargs=-1, required=True, metavar="RECORD...")
_set_option = click.option(
    "--set", "cells_typed", multiple=True, metavar="FIELD=TEXT",
    help="A field and its value, as typed in a cell; may be repeated.",
)  # fmt: skip


@record.command()
@project_argument
@click.option("--kind", metavar="NAME", help="The kind of record; else the one that the code proposes.")
@click.option(
    "--evidence", "segment_ids", multiple=True, metavar="SEGMENT",
    help="The id of a segment that tells of it; may be repeated.",
)  # fmt: skip
@click.option("--source", metavar="NAME", help="The document whose passage tells of it.")
@click.option("--code", "path", metavar="PATH", help="The code that the passage is given, too.")
@click.option("--find", metavar="TEXT", help="The passage: where this stands, to the letter, once.")
@click.option("--span", type=SpanType(), help="The passage: exactly these code points, end exclusive.")
@_set_option
@coder_option
def add(
    project: Path, kind: str | None, segment_ids: tuple[str, ...], source: str | None, path: str | None,
    find: str | None, span: Span | None, cells_typed: tuple[str, ...], coder: str | None,
) -> None:  # fmt: skip
    """Make a record from passages.

    They are segments, named by their ids; or a passage of a document, which is given a code on the way. All
    of it is one step that can be undone.
    """
    values = _typed(cells_typed)
    with writing(project, coder) as opened:
        found = passage(opened, segment_ids, source, path, find, span)
        chosen = schema.kind(opened, kind) if kind else schema.proposed_kind(opened, found.segments)
        made, planned = typed.make(opened, chosen, found.segments, values, found.steps)
        opened.apply(planned)
        show_line(made.number)


def _typed(words: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in words:
        field, equals, text = each.partition("=")
        if not equals or not field.strip():
            raise click.UsageError(f"--set takes FIELD=TEXT, not “{each}”.")
        if field.strip() in found:
            raise click.UsageError(f"--set {field.strip()} is given more than once.")
        found[field.strip()] = text
    return found


@record.command()
@project_argument
@_numbers
@_set_option
@coder_option
def edit(project: Path, numbers: tuple[str, ...], cells_typed: tuple[str, ...], coder: str | None) -> None:
    """Give records other values in some fields.

    Of several RECORDs each gets them. An actor whom nobody knew comes into the register.
    """
    if not cells_typed:
        raise click.UsageError("Give at least one --set FIELD=TEXT.")
    values = _typed(cells_typed)
    with writing(project, coder) as opened:
        chosen = _records(opened, numbers)
        planned = editing.type_cells(opened, {each.id: values for each in chosen})
        changed = opened.apply(planned.whole())
        say(_said("Changed", chosen) if changed else messages.RECORD_SO_ALREADY)


@record.command()
@project_argument
@_numbers
@viewer_option
@json_option
def show(project: Path, numbers: tuple[str, ...], viewer: str | None, as_json: bool) -> None:
    """Show records in full, with their evidence."""
    with reading(project, viewer) as opened:
        chosen = _records(opened, numbers)
        if as_json:
            show_json(telling.tell(opened, each) for each in chosen)
            return
        names = RecordNames(opened)
        for each in chosen:
            _show(opened, each, names)


def _show(project: Project, record: Record, names: RecordNames) -> None:
    fact = names.fact(record)
    show_line(record.number)
    for field in cells.field_names(names, record.kind):
        if words := cells.shown(record, field, names):
            show_line(f"  {names.schema.label(field)}: {words}")
    if names.regions_of(record):
        show_line(f"  Region: {'; '.join(names.regions_of(record))}")
    for each in record.alternatives:
        show_line(f"  Also, from {each.number}: {names.schema.label(each.field)}: {each.value}")
    if record.reviewed:
        reviewer = names.coders.get(record.reviewed_by or "", "somebody")
        stale = "" if record.is_reviewed else ", changed since"
        show_line(f"  Reviewed: by {reviewer} on {record.reviewed[:10]}{stale}")
    if fact.is_to_recheck:
        show_line(f"  To re-check: {number(fact.uncoded + fact.changed, 'segment')} gone or changed")
    for piece in project.evidence_of(record):
        _show_evidence(project, piece.id[-8:], piece)


def _show_evidence(project: Project, short: str, piece: Evidence) -> None:
    source = project.sources.get(piece.source)
    name = source.name if source is not None else "a document that is gone"
    about = f" ({', '.join(piece.fields)})" if piece.fields else ""
    pages = cited_pages(pages_of(project, source, Span(piece.start, piece.end))) if source is not None else ""
    on = f", {pages}" if pages else ""
    show_line(f"  {short}  {name} {piece.start}:{piece.end}{on}{about}  “{piece.quote}”")


@record.command()
@project_argument
@_numbers
@coder_option
def delete(project: Path, numbers: tuple[str, ...], coder: str | None) -> None:
    """Take records away.

    Their segments stay, and their numbers are given to no other record.
    """
    with writing(project, coder) as opened:
        chosen = _records(opened, numbers)
        opened.apply(making.delete(opened, chosen))
        say(_said("Deleted", chosen))


@record.command()
@project_argument
@_numbers
@click.option("--undo", is_flag=True, help="Say that they still have to be reviewed.")
@coder_option
def review(project: Path, numbers: tuple[str, ...], undo: bool, coder: str | None) -> None:
    """Say that you have checked records against their evidence."""
    with writing(project, coder) as opened:
        chosen = _records(opened, numbers)
        plan = reviewing.withdraw_all if undo else reviewing.review
        changed = opened.apply(plan(opened, chosen))
        said = _said("To be reviewed again:" if undo else "Reviewed", chosen)
        say(said if changed else messages.RECORD_SO_ALREADY)


@record.command("list")
@project_argument
@filters
@viewer_option
@json_option
def list_(project: Path, viewer: str | None, as_json: bool, **asked: object) -> None:
    """List the records that fit all the options."""
    with reading(project, viewer) as opened:
        names = RecordNames(opened)
        wanted = the_filter(opened, asked)
        found = filtering.filtered(opened.records.values(), wanted, names)
        told = filtering.told(wanted, names)
        note = f"{number(len(found), 'record')} of {len(opened.records)}" + (f": {told}" if told else "")
        show_table(table_of(opened, found, (note,)), as_json)


def _records(project: Project, numbers: tuple[str, ...]) -> list[Record]:
    found = [project.record(each) for each in numbers]
    return list({each.id: each for each in found}.values())


def _said(what: str, records: list[Record]) -> str:
    return f"{what} {', '.join(each.number for each in records)}."


record.add_command(evidence)
for each in (merge, separate, different, adjudicate):
    record.add_command(each)
COMMANDS = (record,)
