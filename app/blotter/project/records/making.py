"""Plan that records are made from passages, changed, and deleted; and that evidence comes and goes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from blotter.analysis.records import dates
from blotter.domain.countries import NOWHERE
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.record import Evidence, FormerRecord, Gone, Record, number_of
from blotter.domain.record_schema import RecordKind
from blotter.domain.segment import Segment
from blotter.errors import Refused
from blotter.project.project import Project
from blotter.project.records import messages, schema, supporting
from blotter.project.whole import on_whole


def make(
    project: Project,
    kind: RecordKind,
    segments: Sequence[Segment],
    *,
    also: Iterable[Step] = (),
    filed: str = "",
    **values: Any,
) -> tuple[Record, Edit]:
    """A new record of a kind, with segments as its evidence and values for Record's fields.

    `also` goes before it in the same edit: a segment that is coded for it, say. `filed` is the country (its
    code) of the number, where it is known before it is a value.
    """
    if not segments:
        raise Refused(messages.NO_EVIDENCE)
    actor = project.actor.id if project.actor else None
    moment = now()
    record = settled(
        Record(id=new_id(), number="", kind=kind.id, coder=actor, created=moment, modified=moment, **values)
    )
    record = replace(record, number=next_number(project, filed or prefix_of(record)))
    supporting = [evidence_from(record, segment, actor, moment) for segment in segments]
    steps = [*schema.set_up(project), *also, Put(record), *map(Put, supporting)]
    return record, project.edit(messages.RECORD_MADE, steps, number=record.number)


def change(
    project: Project, record: Record, *, field: str = "", also: Iterable[Step] = (), **values: Any
) -> Edit | None:
    """Give a record other values in some of Record's fields; None if it has them already.

    `field` is the one that the history names, `also` goes before it in the same edit.
    """
    changed = settled(replace(record, **values))
    if changed == record:
        return None
    steps = [*also, Put(replace(changed, modified=now()))]
    if named := field or (next(iter(values)) if len(values) == 1 else ""):
        label = project.record_schema.label(named)
        return project.edit(messages.RECORD_FIELD_CHANGED, steps, field=label, number=record.number)
    return project.edit(messages.RECORD_CHANGED, steps, number=record.number)


@on_whole
def delete(project: Project, records: Sequence[Record]) -> Edit:
    """Take records away; their numbers stay taken. Records under them lose their umbrella."""
    gone = {each.id for each in records}
    moment, actor = now(), project.actor.id if project.actor else None
    steps: list[Step] = [
        Put(replace(each, parent=None))
        for each in project.records.values()
        if each.parent in gone and each.id not in gone
    ]
    for record in records:
        steps += [Remove(Evidence, each.id) for each in project.evidence_of(record)]
        steps.append(Remove(Record, record.id))
        steps.append(
            Put(FormerRecord(id=record.id, number=record.number, fate=Gone.DELETED, coder=actor, at=moment))
        )
    if len(records) == 1:
        return project.edit(messages.RECORD_DELETED, steps, number=records[0].number)
    return project.edit(messages.RECORDS_DELETED, steps, count=len(records))


def add_evidence(
    project: Project,
    record: Record,
    segments: Sequence[Segment],
    fields: Iterable[str] = (),
    *,
    also: Iterable[Step] = (),
) -> Edit | None:
    """Segments as further evidence of a record; those that it has already are left out.

    `also` goes before it in the same edit: a segment that is coded for it, say.
    """
    held = {each.segment for each in project.evidence_of(record)}
    actor, moment = project.actor.id if project.actor else None, now()
    new = [
        replace(evidence_from(record, each, actor, moment), fields=tuple(fields))
        for each in segments
        if each.id not in held
    ]
    if not new:
        return None
    steps = [*also, *map(Put, new), Put(replace(record, modified=moment))]
    return project.edit(messages.EVIDENCE_ADDED, steps, number=record.number)


def change_evidence(project: Project, evidence: Evidence, **values: Any) -> Edit | None:
    """Say otherwise what a piece of evidence supports, who vouches for it, where it stands or comes from."""
    return supporting.described(project, project.records[evidence.record], [evidence], values)


def remove_evidence(project: Project, evidence: Evidence) -> Edit:
    """Take a piece of evidence from its record; Refused if it is the only one."""
    return supporting.removed(project, project.records[evidence.record], [evidence])


def evidence_from(record: Record, segment: Segment, coder: str | None, moment: str) -> Evidence:
    """A segment as evidence of a record, as it is now."""
    return Evidence(
        id=new_id(),
        record=record.id,
        segment=segment.id,
        source=segment.source,
        start=segment.start,
        end=segment.end,
        quote=segment.quote,
        coder=coder,
        created=moment,
    )


def settled(record: Record) -> Record:
    """The record with its computed days, and without a reason for nothing where there is something."""
    earliest, latest = dates.bounds(record.date)
    blanks = tuple((field, why) for field, why in record.blanks if not has(record, field))
    return replace(record, date=record.date.strip(), earliest=earliest, latest=latest, blanks=blanks)


def has(record: Record, field: str) -> bool:
    """Whether a record has a value in a field, built-in or the project's own."""
    return bool(getattr(record, field, None)) or bool(record.values(field))


def prefix_of(record: Record) -> str:
    """Under which country a record is filed: the first that is more than a venue, else nowhere."""
    codes = (each.code for each in record.countries if each.code and each.role != "venue")
    return next(codes, NOWHERE)


def next_number(project: Project, prefix: str) -> str:
    """The next number under a prefix; none is ever given twice."""
    return number_of(prefix, project.last_number(prefix) + 1)
