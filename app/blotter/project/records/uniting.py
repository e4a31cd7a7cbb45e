"""Plan that two records become one with all their evidence, and that they are taken apart again."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import new_id, now
from blotter.domain.names import nearest
from blotter.domain.record import Evidence, FormerRecord, Gone, NotSame, Quantity, Record
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import messages
from blotter.project.records.following import joined
from blotter.project.records.kept import Kept, read, written
from blotter.project.records.making import settled
from blotter.project.records.rows import RecordNames
from blotter.project.records.united_values import parted, united
from blotter.project.whole import on_whole


@on_whole
def merge(project: Project, keep: Record, other: Record, of_other: Collection[str] = ()) -> Edit:
    """Make two records one: `keep` gets all that `other` has, whose number leads to it from now on.

    Of two different values `keep`'s stays, in the fields `of_other` the other's; the one that does not stay
    is kept as an alternative.
    """
    if keep.id == other.id:
        raise Refused(messages.ONE_RECORD, number=keep.number)
    evidence, moved, twins = _evidence_of_both(project, keep, other)
    moment, actor = now(), project.actor.id if project.actor else None
    stands_for = {each.id: twin.id for each in evidence for twin, _ in twins if twin.segment == each.segment}
    one = replace(_one_of_both(project, keep, other, of_other, stands_for), modified=moment)
    children = [
        each.id for each in project.records.values() if each.parent == other.id and each.id != keep.id
    ]
    different, instead = _pairs_of(project, keep, other)
    formers = [each for each in project.former_records() if each.successor == other.id]
    dropped = {each.id for each in evidence} - {each.id for each in moved}
    kept = Kept(
        other,
        tuple(each if each.id in dropped else _place_alone(each) for each in evidence),
        keep,
        one,
        tuple(twins),
        tuple(children),
        tuple(different),
        tuple(each.id for each in instead),
        tuple(each.id for each in formers),
    )
    steps: list[Step] = [
        Put(one),
        *(Put(after) for _, after in twins),
        *map(Put, moved),
        *(Remove(Evidence, each) for each in sorted(dropped)),
        *(Put(replace(project.records[each], parent=keep.id)) for each in children),
        *(Remove(NotSame, each.id) for each in different),
        *map(Put, instead),
        *(Put(replace(each, successor=keep.id)) for each in formers),
        Remove(Record, other.id),
        Put(_former(other, kept, actor, moment)),
    ]
    return project.edit(messages.RECORDS_MERGED, steps, number=keep.number, other=other.number)


def _one_of_both(
    project: Project, keep: Record, other: Record, of_other: Collection[str], stands_for: dict[str, str]
) -> Record:
    """The one with the values of both; `stands_for` says what is in place of the other's evidence, by id."""
    brought = replace(other, quantities=_pointing(other.quantities, stands_for))
    one = united(keep, brought, of_other, _told(project, keep, other))
    return settled(replace(one, parent=_umbrella(project, keep, other)))


def _former(other: Record, kept: Kept, coder: str | None, moment: str) -> FormerRecord:
    """What the number of a merged record leads to from now on, with what it takes to have it back."""
    return FormerRecord(
        id=other.id,
        number=other.number,
        fate=Gone.MERGED,
        successor=kept.after.id,
        kept=written(kept),
        coder=coder,
        at=moment,
    )


def _evidence_of_both(
    project: Project, keep: Record, other: Record
) -> tuple[list[Evidence], list[Evidence], list[tuple[Evidence, Evidence]]]:
    """The other's evidence; as it moves; and what becomes of pieces that both have of one segment."""
    held = {each.segment: each for each in project.evidence_of(keep)}
    evidence, moved = project.evidence_of(other), list[Evidence]()
    twins: dict[str, tuple[Evidence, Evidence]] = {}
    for each in evidence:
        if each.segment not in held:
            moved.append(replace(each, record=keep.id))
            continue
        before, so_far = twins.get(each.segment, (held[each.segment],) * 2)
        twins[each.segment] = (before, joined(so_far, each))
    return evidence, moved, list(twins.values())


def _place_alone(piece: Evidence) -> Evidence:
    """What has to be kept of a piece that moves: it is there with its words, which nobody needs twice."""
    return replace(piece, quote="", fields=(), claim_sources=(), origins=(), piece="")


def _pointing(quantities: tuple[Quantity, ...], stands_for: dict[str, str]) -> tuple[Quantity, ...]:
    return tuple(each._replace(evidence=stands_for.get(each.evidence, each.evidence)) for each in quantities)


def _told(project: Project, *records: Record) -> dict[str, str]:
    """What kinds and subtypes are called, by their ids."""
    names = RecordNames(project)
    told = {each.kind: names.kind(each) for each in records}
    return told | {each.subtype: names.subtype(each) for each in records if each.subtype}


def _umbrella(project: Project, keep: Record, other: Record) -> str | None:
    """Under which record the one lies: never under itself, nor under what lies under it."""
    for parent in (keep.parent, other.parent):
        if parent == other.id:
            parent = other.parent
        line, above = set(), project.records.get(parent or "")
        while above is not None and above.id not in line:
            line.add(above.id)
            above = project.records.get(above.parent or "")
        if parent and not line & {keep.id, other.id}:
            return parent
    return None


def _pairs_of(project: Project, keep: Record, other: Record) -> tuple[list[NotSame], list[NotSame]]:
    """The pairs in which the other was found different, and those that say so of the one instead."""
    rows = project.found_different()
    gone = [each for each in rows if other.id in (each.one, each.other)]
    known = {frozenset((each.one, each.other)) for each in rows}
    instead = []
    for each in gone:
        third = each.other if each.one == other.id else each.one
        if third != keep.id and frozenset((keep.id, third)) not in known:
            one, two = sorted((keep.id, third))
            instead.append(replace(each, id=new_id(), one=one, other=two))
    return gone, instead


# Taking apart


def separate(project: Project, number: str) -> Edit:
    """Take a record that was merged out of the one it was merged into; what was changed since stays."""
    # Nobody takes apart what they may not see.
    _merged(project, number)
    return _separated(project, number)


@on_whole
def _separated(project: Project, number: str) -> Edit:
    former, kept, one = _merged(project, number)
    held = {each.id: each for each in project.evidence_of(one)}
    back = list(_evidence_back(project, kept, held))
    if not back:
        raise Refused(messages.NOTHING_TO_SEPARATE, number=former.number)
    staying = held.keys() - {each.id for each in back}
    if not staying:
        raise Refused(messages.NOTHING_LEFT, number=former.number, other=one.number)
    moment = now()
    left = parted(one, kept.before, kept.after, _others_in(project, one, former))
    if left != kept.before:
        left = replace(settled(left), modified=moment)
    left = replace(left, parent=left.parent if left.parent in {*project.records, kept.record.id} else None)
    record = _as_it_can_be(project, kept.record, one)
    known = {each.id: each for each in project.found_different()}
    steps: list[Step] = [
        Put(record),
        *map(Put, back),
        Put(left),
        *(Put(before) for before, after in kept.twins if held.get(after.id) == after),
        *(
            Put(replace(child, parent=record.id))
            for each in kept.children
            if (child := project.records.get(each)) is not None and child.parent == one.id
        ),
        *(Remove(NotSame, each) for each in kept.instead if each in known),
        *(Put(each) for each in kept.different if _both_there(project, each, record.id)),
        *(
            Put(replace(each, successor=record.id))
            for each in project.former_records()
            if each.id in kept.formers and each.successor == one.id
        ),
        *map(Put, _later_ones(project, one, former, kept)),
        Remove(FormerRecord, former.id),
    ]
    return project.edit(messages.RECORD_SEPARATED, steps, number=former.number, other=one.number)


def merged_numbers(project: Project, record: Record) -> list[str]:
    """The numbers of the records that were merged into this one and can be taken out of it."""
    into = (each for each in project.former_records() if each.successor == record.id)
    return [
        each.number for each in into if (kept := read(each.kept)) is not None and kept.after.id == record.id
    ]


def _merged(project: Project, number: str) -> tuple[FormerRecord, Kept, Record]:
    wanted = number.strip().upper()
    formers = [each for each in project.former_records() if each.fate is Gone.MERGED]
    former = next((each for each in formers if each.number == wanted), None)
    kept = read(former.kept) if former else None
    if former is None or kept is None:
        near = nearest(wanted, (each.number for each in formers))
        raise NotFound(messages.NOT_MERGED, number=number, nearest=near)
    one = project.records.get(kept.after.id)
    if one is None:
        raise Refused(messages.SEPARATE_FIRST, number=former.number, other=kept.after.number)
    return former, kept, one


def _evidence_back(project: Project, kept: Kept, held: dict[str, Evidence]) -> Iterator[Evidence]:
    """The evidence that goes back: as it is now where it moved, as it was where both had it."""
    shared = {before.segment for before, _ in kept.twins}
    for each in kept.evidence:
        if each.id in held:
            yield replace(held[each.id], record=kept.record.id)
        elif each.segment in shared and each.source in project.sources:
            yield replace(each, coder=each.coder if each.coder in project.coders else None)


def _others_in(project: Project, one: Record, former: FormerRecord) -> list[Record]:
    """The other records that were merged into this one, as they were."""
    kept = (
        read(each.kept)
        for each in project.former_records()
        if each.successor == one.id and each.id != former.id
    )
    return [each.record for each in kept if each is not None]


def _later_ones(project: Project, one: Record, former: FormerRecord, kept: Kept) -> Iterator[FormerRecord]:
    """What was merged in later, kept anew as if this had not been in the record then."""
    for each in project.former_records():
        later = read(each.kept) if each.successor == one.id and each.at > former.at else None
        if later is None or later.after.id != one.id:
            continue
        before = parted(later.before, kept.before, kept.after, ())
        after = parted(later.after, kept.before, kept.after, (later.record,))
        yield replace(each, kept=written(replace(later, before=before, after=after)))


def _as_it_can_be(project: Project, record: Record, one: Record) -> Record:
    """The record as it was, without what the project does not have any more; quantities as they are now."""
    current = {each.id: each for each in one.quantities}
    quantities = tuple(
        current[each.id]._replace(alternative_to=each.alternative_to, part_of=each.part_of)
        if each.id in current
        else each
        for each in record.quantities
    )
    return replace(
        record,
        kind=record.kind if record.kind in project.record_schema.kinds else one.kind,
        quantities=tuple(_restored(quantities, record)),
        actors=tuple(each for each in record.actors if each.actor in project.actors),
        parent=record.parent if record.parent in project.records else None,
        coder=record.coder if record.coder in project.coders else None,
        reviewed_by=record.reviewed_by if record.reviewed_by in project.coders else None,
    )


def _restored(quantities: Iterable[Quantity], record: Record) -> Iterator[Quantity]:
    """Quantities that stand in their own pieces of evidence again."""
    were = {each.id: each.evidence for each in record.quantities}
    return (each._replace(evidence=were[each.id]) for each in quantities)


def _both_there(project: Project, pair: NotSame, back: str) -> bool:
    return all(each == back or each in project.records for each in (pair.one, pair.other))
