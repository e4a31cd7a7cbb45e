"""Which records may be one activity, as the project's frame sets the windows; and those that are not."""

from collections.abc import Iterable

from blotter.analysis.records.duplicates import DuplicateOptions, Pair, Place, Seen, day_number, pairs
from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id, now
from blotter.domain.names import name_key
from blotter.domain.record import NotSame, Quantity, Record
from blotter.errors import Refused
from blotter.progress import Progress, silent
from blotter.project.project import Project
from blotter.project.records import messages
from blotter.project.records.rows import by_number
from blotter.project.records.second_coding import SecondCoding


def options_of(project: Project, days: int | None = None, needs_actor: bool = False) -> DuplicateOptions:
    """The windows that the frame of the study sets, or others."""
    frame = project.frame
    return DuplicateOptions(
        days=frame.days if days is None else days, needs_actor=needs_actor or frame.needs_actor
    )


def proposed_pairs(
    project: Project, options: DuplicateOptions | None = None, progress: Progress = silent
) -> list[Pair]:
    """The pairs of records (by id) that may be one, the likeliest first, without those found different.

    What a second coder recorded of the same material is left out: such records are compared and settled.
    """
    different = frozenset(frozenset((each.one, each.other)) for each in project.found_different())
    known = seen(project)
    found = pairs(known, options or options_of(project), different, progress)
    places, second = {each.id: each.evidence for each in known}, SecondCoding(project)
    return [
        each
        for each in found
        if not second.is_one(each.one, each.other, places[each.one], places[each.other])
    ]


def different(project: Project, one: Record, other: Record, note: str = "") -> Edit | None:
    """Remember that two records are two activities; None if that is known."""
    if one.id == other.id:
        raise Refused(messages.ONE_RECORD, number=one.number)
    if _known(project, one, other) is not None:
        return None
    first, second = sorted((one.id, other.id))
    actor = project.actor.id if project.actor else None
    pair = NotSame(id=new_id(), one=first, other=second, coder=actor, at=now(), note=note)
    return project.edit(messages.FOUND_DIFFERENT, [Put(pair)], number=one.number, other=other.number)


def perhaps_same(project: Project, one: Record, other: Record) -> Edit | None:
    """Let two records that were found different be proposed again; None if they were not."""
    known = _known(project, one, other)
    if known is None:
        return None
    steps = [Remove(NotSame, known.id)]
    return project.edit(messages.PERHAPS_SAME, steps, number=one.number, other=other.number)


def _known(project: Project, one: Record, other: Record) -> NotSame | None:
    both = {one.id, other.id}
    return next((each for each in project.found_different() if {each.one, each.other} == both), None)


def seen_few(project: Project, records: Iterable[Record]) -> list[Seen]:
    """Some records as they are held against each other, by number; many are read faster by `seen`."""
    return [
        _seen(record, ((each.source, each.start, each.end) for each in project.evidence_of(record)))
        for record in sorted(records, key=by_number)
    ]


def seen(project: Project) -> list[Seen]:
    """The records as they are held against each other, by number."""
    evidence: dict[str, list[Place]] = {}
    for each in project.evidence_places():
        evidence.setdefault(each.record, []).append((each.source, each.start, each.end))
    return [
        _seen(record, evidence.get(record.id, ()))
        for record in sorted(project.records.values(), key=by_number)
    ]


def _seen(record: Record, evidence: Iterable[Place]) -> Seen:
    return Seen(
        id=record.id,
        kind=record.kind,
        level=record.level,
        subtype=record.subtype,
        places=places_of(record),
        earliest=day_number(record.earliest),
        latest=day_number(record.latest),
        actors=frozenset(part.actor for part in record.actors),
        evidence=tuple(evidence),
        figures=frozenset(_figures(record.quantities)),
        called={name_key(each.name): each.name for each in record.countries if not each.code},
    )


def places_of(record: Record) -> frozenset[str]:
    """The countries (by code) and groups (by name) of a record; a venue only where there is nothing else."""
    partners = [each for each in record.countries if each.role != "venue"]
    return frozenset(each.code or name_key(each.name) for each in partners or record.countries)


def _figures(quantities: Iterable[Quantity]) -> Iterable[tuple[object, ...]]:
    return ((each.low, each.best, each.high, name_key(each.unit)) for each in quantities if each.unit)
