"""`blotter record evidence`: the passages that records rest on."""

from collections.abc import Iterable
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.coding import SpanType
from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, viewer_option, writing
from blotter.cli.output import say, show_table
from blotter.cli.record_passages import passage
from blotter.domain.names import split_names
from blotter.domain.record import Evidence, Record, Role
from blotter.domain.segment import Span
from blotter.domain.table import Column, ColumnKind, Table
from blotter.project import short_ids
from blotter.project.paging import pages_of
from blotter.project.project import Project
from blotter.project.records import making, pieces, rechecking, supporting

_number = click.argument("number", metavar="RECORD")
_ids = click.option(
    "--id", "ids", multiple=True, metavar="ID",
    help="The evidence: its id or the id's end, or its segment's id; may be repeated.",
)  # fmt: skip
_fields = click.option(
    "--field", "fields", multiple=True, metavar="FIELD",
    help="A field that it supports, else the record as a whole; may be repeated.",
)  # fmt: skip


@click.group(cls=Group)
def evidence() -> None:
    """The passages that a record rests on."""


@evidence.command("list")
@project_argument
@_number
@viewer_option
@json_option
def list_(project: Path, number: str, viewer: str | None, as_json: bool) -> None:
    """List the evidence of a record, with what has become of it."""
    with reading(project, viewer) as opened:
        looked = rechecking.looked_at(opened, opened.record(number))
        names = {key: each.name for key, each in opened.sources.items()}
        rows = [
            (
                each.evidence.id, each.evidence.segment, names.get(each.evidence.source, ""), *each.span,
                "; ".join(each.evidence.fields), str(each.evidence.role),
                "; ".join(each.evidence.claim_sources), "; ".join(each.evidence.origins),
                each.evidence.piece, str(each.state), each.quote,
                _pages(opened, each),
            )
            for each in looked
        ]  # fmt: skip
        show_table(Table("Evidence", _COLUMNS, rows), as_json)


def _pages(project: Project, looked: rechecking.Looked) -> str:
    source = project.sources.get(looked.evidence.source)
    return pages_of(project, source, Span(*looked.span)) if source is not None else ""


_COLUMNS = tuple(
    Column(key, title, ColumnKind.INTEGER if key in ("start", "end") else ColumnKind.TEXT)
    for key, title in (
        ("id", "Evidence"), ("segment", "Segment"), ("source", "Document"), ("start", "Start"),
        ("end", "End"), ("field", "Supports"), ("role", "Where"), ("claim_source", "Claim source"),
        ("origin", "Origin"), ("piece", "Piece"), ("state", "State"), ("text", "Words"), ("page", "Page"),
    )
)  # fmt: skip


@evidence.command()
@project_argument
@_number
@click.option("--segment", "segment_ids", multiple=True, metavar="ID", help="A segment; may be repeated.")
@click.option("--source", metavar="NAME", help="The document whose passage tells of it.")
@click.option("--code", "path", metavar="PATH", help="The code that the passage is given, too.")
@click.option("--find", metavar="TEXT", help="The passage: where this stands, to the letter, once.")
@click.option("--span", type=SpanType(), help="The passage: exactly these code points, end exclusive.")
@_fields
@coder_option
def add(
    project: Path, number: str, segment_ids: tuple[str, ...], source: str | None, path: str | None,
    find: str | None, span: Span | None, fields: tuple[str, ...], coder: str | None,
) -> None:  # fmt: skip
    """Add passages to a record."""
    with writing(project, coder) as opened:
        record = opened.record(number)
        found = passage(opened, segment_ids, source, path, find, span)
        told = supporting.checked_fields(opened, record, fields)
        changed = opened.apply(making.add_evidence(opened, record, found.segments, told, also=found.steps))
        say(messages.EVIDENCE_ADDED.format(number=record.number) if changed else messages.RECORD_SO_ALREADY)


@evidence.command("set")
@project_argument
@_number
@_ids
@_fields
@click.option("--whole", is_flag=True, help="It supports the record as a whole.")
@click.option("--role", type=click.Choice([str(each) for each in Role]), help="Where it stands.")
@click.option("--claim-source", metavar="NAMES", help="Who vouches for it; `;` between several.")
@click.option("--origin", metavar="NAMES", help="Where the source has it from, near to far; `;` between.")
@click.option("--one-piece", is_flag=True, help="The named ones count as one piece of evidence.")
@click.option("--own-piece", is_flag=True, help="Each of them counts by itself again.")
@coder_option
def set_(
    project: Path, number: str, ids: tuple[str, ...], fields: tuple[str, ...], whole: bool, role: str | None,
    claim_source: str | None, origin: str | None, one_piece: bool, own_piece: bool, coder: str | None,
) -> None:  # fmt: skip
    """Say what evidence supports, and who vouches for it."""
    describes = bool(fields or whole or role or claim_source is not None or origin is not None)
    if describes + one_piece + own_piece != 1 or (fields and whole):
        raise click.UsageError("Say what it supports, or give one of --one-piece and --own-piece.")
    if own_piece and len(ids) != 1:
        raise click.UsageError("--own-piece parts one piece of evidence; name it with --id.")
    with writing(project, coder) as opened:
        record = opened.record(number)
        chosen = _chosen(opened, record, ids)
        values: dict[str, object] = {}
        if fields or whole:
            values["fields"] = supporting.checked_fields(opened, record, fields)
        if role is not None:
            values["role"] = Role(role)
        if claim_source is not None:
            values["claim_sources"] = supporting.checked_claim_sources(opened, split_names(claim_source))
        if origin is not None:
            values["origins"] = split_names(origin)
        if one_piece:
            edit = pieces.join(opened, chosen)
        elif own_piece:
            edit = pieces.part(opened, chosen[0])
        else:
            edit = supporting.described(opened, record, chosen, values)
        changed = opened.apply(edit)
        say(messages.EVIDENCE_CHANGED.format(number=record.number) if changed else messages.RECORD_SO_ALREADY)


@evidence.command()
@project_argument
@_number
@_ids
@coder_option
def remove(project: Path, number: str, ids: tuple[str, ...], coder: str | None) -> None:
    """Take evidence from a record; the segments stay. The last piece cannot be taken."""
    with writing(project, coder) as opened:
        record = opened.record(number)
        chosen = _chosen(opened, record, ids)
        opened.apply(supporting.removed(opened, record, chosen))
        say(messages.EVIDENCE_REMOVED.format(number=record.number))


@evidence.command()
@project_argument
@_number
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only this evidence; may be repeated.")
@coder_option
def confirm(project: Path, number: str, ids: tuple[str, ...], coder: str | None) -> None:
    """Say that a record's evidence holds as its segments are now."""
    with writing(project, coder) as opened:
        record = opened.record(number)
        chosen = _chosen(opened, record, ids) if ids else opened.evidence_of(record)
        changed = opened.apply(rechecking.confirm(opened, chosen))
        said = messages.EVIDENCE_CONFIRMED.format(number=record.number)
        say(said if changed else messages.RECORD_SO_ALREADY)


def _chosen(project: Project, record: Record, ids: Iterable[str]) -> list[Evidence]:
    """The pieces that are named, by their own id (or its end) or by their segment's."""
    if not ids:
        raise click.UsageError("Name the evidence with --id.")
    held = project.evidence_of(record)
    found = {}
    for typed in ids:
        by_segment = [each for each in held if each.segment == typed]
        one = by_segment[0] if by_segment else short_ids.find(held, typed, messages.NO_SUCH_EVIDENCE)
        found[one.id] = one
    return list(found.values())
