"""Plan that one coder who is there under two names becomes one: deliberately, never by guess."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from blotter.domain.assignment import Assignment, further
from blotter.domain.code_note import CodeNote
from blotter.domain.edit import Edit, Put, Remove, Step
from blotter.domain.entity import now
from blotter.domain.memo import joined_memos
from blotter.domain.query import SegmentQuery
from blotter.domain.segment import Coder, Segment, Span
from blotter.errors import Refused
from blotter.project import coders, messages
from blotter.project.project import Project
from blotter.project.records import following
from blotter.project.whole import on_whole


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining two coders touches: what goes over to the other, and how much both had alike."""

    segments: int
    same_segments: int
    assignments: int
    same_assignments: int
    notes: int
    """Memos, notes on codes, queries, revisions and freezes."""


def outcome(project: Project, coder: Coder, into: Coder) -> Joining:
    """What joining one coder to another comes to, in numbers."""
    _check(coder, into)
    own = [each for each in project.assignments() if each.coder == coder.id]
    others = {(each.source, each.round) for each in project.assignments() if each.coder == into.id}
    return Joining(
        segments=project.count(SegmentQuery(coders=frozenset([coder.id]))),
        same_segments=len(project.coded_alike(into, coder)),
        assignments=len(own),
        same_assignments=sum((each.source, each.round) in others for each in own),
        notes=len(_handed_over(project, coder, into)),
    )


@on_whole
def join(project: Project, coder: Coder, into: Coder) -> Edit:
    """All that is one coder's becomes another's, and the first one goes.

    Where both gave the same code on the same bounds, one segment is left, with both memos; of two statuses of
    one document the further one stays.
    """
    _check(coder, into)
    for each in (coder, into):
        coders.check_not_blind(project, each)
    replaced: dict[str, str] = {}
    steps: list[Step] = [*_segments(project, coder, into, replaced), *_assignments(project, coder, into)]
    steps += _handed_over(project, coder, into)
    moved = following.segments_replaced(project, replaced)
    steps += [*moved, *following.coder_replaced(project, coder, into, moved), Remove(Coder, coder.id)]
    edit = project.edit(messages.CODERS_JOINED, steps, name=coder.name, other=into.name)
    return replace(edit, sweeping=True)


def _check(coder: Coder, into: Coder) -> None:
    if coder.id == into.id:
        raise Refused(messages.JOIN_ITSELF, name=coder.name)
    if coder.kind != into.kind:
        for each in (coder, into):
            coders.check_person(each)


_Place = tuple[str, str, str | None, Span]


def _place(segment: Segment) -> _Place:
    """What no two segments of one coder share: document, code, round and bounds."""
    return segment.source, segment.code, segment.round, segment.span


def _segments(project: Project, coder: Coder, into: Coder, replaced: dict[str, str]) -> Iterator[Step]:
    """Segments as the other's; `replaced` is told which ones went for one that was there (ids)."""
    kept: dict[_Place, Segment] = {_place(each): each for each in project.coded_alike(into, coder)}
    moment = now()
    for segment in project.retrieve(SegmentQuery(coders=frozenset([coder.id]))):
        place = _place(segment)
        twin = kept.get(place)
        if twin is None:
            yield Put(replace(segment, coder=into.id))
            continue
        memo = joined_memos(twin.memo, segment.memo)
        if memo != twin.memo:
            kept[place] = replace(twin, memo=memo, modified=moment)
            yield Put(kept[place])
        yield Remove(Segment, segment.id)
        replaced[segment.id] = twin.id


def _assignments(project: Project, coder: Coder, into: Coder) -> Iterator[Step]:
    every = project.assignments()
    held = {(each.source, each.round): each for each in every if each.coder == into.id}
    for each in every:
        if each.coder != coder.id:
            continue
        known = held.get((each.source, each.round))
        if known is None:
            yield Put(replace(each, coder=into.id))
            continue
        status = further(known.status, each.status)
        if status is not known.status:
            yield Put(replace(known, status=status))
        yield Remove(Assignment, each.id)


def _handed_over(project: Project, coder: Coder, into: Coder) -> list[Step]:
    """Memos, notes on codes, queries, revisions, freezes, rounds and decisions, as the other's."""
    held = [*project.memos(), *project.saved_queries(), *project.revisions, *project.freezes]
    held += [*project.merged_copies(), *project.overrides(), *project.moved_passages()]
    held += project.foreign_imports()
    steps: list[Step] = [Put(replace(each, coder=into.id)) for each in held if each.coder == coder.id]
    steps += coders.rounds_with(project, coder, into)
    for note in project.code_notes():
        changed = _renamed(note, coder, into)
        steps += [Put(changed)] if changed != note else []
    return steps


def _renamed(note: CodeNote, coder: Coder, into: Coder) -> CodeNote:
    """The note as the other's, where it was written or decided by the coder."""
    return replace(
        note,
        coder=into.id if note.coder == coder.id else note.coder,
        decided_by=into.id if note.decided_by == coder.id else note.decided_by,
    )
