"""What records and their evidence do when segments, codes, documents or coders go or become others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from blotter.domain.edit import Put, Remove, Step
from blotter.domain.entity import now
from blotter.domain.record import Evidence, FormerRecord, NotSame, Record
from blotter.domain.record_schema import RecordKind
from blotter.domain.segment import Coder
from blotter.domain.source import Source
from blotter.domain.study import Release, SavedFigure
from blotter.project.project import Project
from blotter.project.records import kept


def in_formers(project: Project, change: Callable[[Record | Evidence], Record | Evidence]) -> list[Step]:
    """What is kept of merged records changes as records do, so that they can be had back."""
    steps: list[Step] = []
    for former in project.former_records():
        held = kept.read(former.kept)
        after = kept.changed(held, change) if held is not None else None
        if held is not None and after is not None and after != held:
            steps.append(Put(replace(former, kept=kept.written(after))))
    return steps


def segments_replaced(project: Project, by: Mapping[str, str]) -> list[Step]:
    """Evidence of segments that go becomes evidence of those that stay in their place (ids)."""
    if not by:
        return []
    with project.whole():
        gone = project.evidence_on(by)
        staying = project.evidence_on(set(by.values())) if gone else []
    held = {(each.record, each.segment): each for each in staying}
    steps: list[Step] = []
    for each in gone:
        moved = replace(each, segment=by[each.segment])
        known = held.get((moved.record, moved.segment))
        held[moved.record, moved.segment] = moved if known is None else joined(known, moved)
        steps.append(Put(held[moved.record, moved.segment]))
        steps += [Remove(Evidence, each.id)] if known is not None else []
    return steps


def joined(kept: Evidence, other: Evidence) -> Evidence:
    """One piece of evidence for two of the same segment: it supports and says what either did."""
    # Without fields it supports the record as a whole.
    is_whole = not (kept.fields and other.fields)
    return replace(
        kept,
        fields=() if is_whole else _united(kept.fields, other.fields),
        claim_sources=_united(kept.claim_sources, other.claim_sources),
        origins=kept.origins or other.origins,
        piece=kept.piece or other.piece,
    )


def _united(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def codes_gone(project: Project, codes: frozenset[str]) -> list[Step]:
    """Kinds that were tied to codes that go are tied to none; subtypes are told by the last path."""
    return [Put(replace(each, code=None)) for each in _kinds(project) if each.code in codes]


def codes_replaced(project: Project, successors: Mapping[str, str]) -> list[Step]:
    """Kinds and subtypes follow codes into those that take their place."""
    records = (each for each in project.records.values() if each.subtype in successors)
    changed = (Put(replace(each, subtype=successors[each.subtype])) for each in records)

    def follow(thing: Record | Evidence) -> Record | Evidence:
        if isinstance(thing, Record) and thing.subtype in successors:
            return replace(thing, subtype=successors[thing.subtype])
        return thing

    return [*kinds_replaced(project, successors), *changed, *in_formers(project, follow)]


def kinds_replaced(project: Project, successors: Mapping[str, str]) -> list[Step]:
    """Kinds are tied to the codes that take the place of theirs."""
    kinds = _kinds(project)
    tied = {each.code for each in kinds}
    steps: list[Step] = []
    for kind in kinds:
        if kind.code is not None and kind.code in successors:
            heir = successors[kind.code]
            # A code proposes one kind: it keeps the one it has.
            steps.append(Put(replace(kind, code=None if heir in tied else heir)))
            tied.add(heir)
    return steps


def _kinds(project: Project) -> list[RecordKind]:
    schema = project.record_schema
    return list(schema.kinds.values()) if schema.is_kept else []


def source_gone(project: Project, source: Source) -> list[Step]:
    """Evidence goes with its document; the records stay, and nobody has checked them without it."""
    evidence = project.evidence_in(source)
    moment = now()
    steps: list[Step] = [Remove(Evidence, each.id) for each in evidence]
    for record in dict.fromkeys(each.record for each in evidence):
        steps.append(Put(replace(project.records[record], modified=moment)))
    return steps


_Signed = Record | Evidence | FormerRecord | NotSame | SavedFigure | Release


def coder_replaced(
    project: Project, coder: Coder, other: Coder | None, before: Iterable[Step] = ()
) -> list[Step]:
    """Put another, or nobody, in a coder's place in records and all that comes with them.

    What the steps `before` have changed already is taken as they left it.
    """
    heir = other.id if other else None
    put = {step.entity.id: step.entity for step in before if isinstance(step, Put)}
    gone = {step.id for step in before if isinstance(step, Remove)}
    steps: list[Step] = []
    for held in _signed(project):
        if held.id in gone:
            continue
        each = cast(_Signed, put.get(held.id, held))
        changed = replace(each, coder=heir) if each.coder == coder.id else each
        if isinstance(changed, Record) and changed.reviewed_by == coder.id:
            changed = replace(changed, reviewed_by=heir)
        steps += [Put(changed)] if changed is not each else []
    return steps


def _signed(project: Project) -> Iterator[_Signed]:
    yield from project.records.values()
    yield from project.evidence()
    yield from project.former_records()
    yield from project.found_different()
    yield from project.saved_figures()
    yield from project.releases()
