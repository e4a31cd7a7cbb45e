"""Evidence that was uncoded or changed is to be looked at again: confirmed, coded again, or taken away."""

import pytest

from blotter.domain.record import Record
from blotter.domain.segment import Segment, Span
from blotter.errors import Refused
from blotter.project import segments
from blotter.project.project import Project
from blotter.project.records import making, pieces, rechecking, reviewing, schema
from blotter.project.records.rechecking import State


def made(project: Project, count: int = 2) -> Record:
    record, edit = making.make(project, schema.kind(project, "training"), list(project.retrieve())[:count])
    project.apply(edit)
    return record


def states(project: Project, record: Record) -> list[State]:
    return [each.state for each in rechecking.looked_at(project, record)]


def first_segment(project: Project, record: Record) -> Segment:
    return project.segments_by_id([project.evidence_of(record)[0].segment])[0]


def test_moved_bounds_are_told_and_confirmed(project: Project) -> None:
    record = made(project)
    assert states(project, record) == [State.SOUND, State.SOUND]
    assert rechecking.to_recheck(project) == []
    segment = first_segment(project, record)
    project.apply(segments.set_bounds(project, segment, Span(segment.start, segment.end + 4)))
    assert states(project, record) == [State.CHANGED, State.SOUND]
    assert rechecking.to_recheck(project) == [record]
    project.apply(rechecking.confirm(project, project.evidence_of(record)))
    looked = rechecking.looked_at(project, record)[0]
    assert (looked.state, looked.evidence.quote) == (State.SOUND, looked.quote)
    assert rechecking.confirm(project, project.evidence_of(record)) is None
    project.undo()
    assert states(project, record) == [State.CHANGED, State.SOUND]


def test_what_was_uncoded_is_coded_again_where_its_words_stand(project: Project) -> None:
    record = made(project)
    segment = first_segment(project, record)
    project.apply(segments.unmark(project, [segment]))
    looked = rechecking.looked_at(project, record)[0]
    assert (looked.state, looked.span) == (State.UNCODED, segment.span)
    with pytest.raises(Refused, match="nothing to confirm"):
        rechecking.confirm(project, [looked.evidence])
    code = project.codebook.find("assistance")
    project.apply(rechecking.code_again(project, looked.evidence, code))
    renewed = rechecking.looked_at(project, record)[0]
    assert renewed.state is State.SOUND
    assert renewed.segment is not None
    assert (renewed.segment.code, renewed.segment.span) == (code.id, segment.span)
    project.undo()
    assert states(project, record)[0] is State.UNCODED


def test_pieces_are_joined_and_parted(project: Project) -> None:
    record = made(project, 3)
    one, two, three = project.evidence_of(record)
    project.apply(pieces.join(project, [one, two]))
    assert len(project.evidence_facts()[record.id].pieces) == 2
    one, two, three = project.evidence_of(record)
    assert pieces.join(project, [one, two]) is None
    project.apply(pieces.join(project, [two, three]))
    assert len(project.evidence_facts()[record.id].pieces) == 1
    project.apply(pieces.part(project, project.evidence_of(record)[0]))
    project.apply(pieces.part(project, project.evidence_of(record)[1]))
    assert [each.piece for each in project.evidence_of(record)] == ["", "", ""]
    with pytest.raises(Refused, match="two or more"):
        pieces.join(project, [one])


def test_a_review_holds_until_the_record_changes(project: Project) -> None:
    record = made(project)
    project.apply(reviewing.review(project, [record]))
    reviewed = project.record(record.number)
    assert reviewed.is_reviewed
    assert project.actor is not None
    assert reviewed.reviewed_by == project.actor.id
    assert reviewing.review(project, [reviewed]) is None
    project.apply(making.change(project, reviewed, note="Another thought."))
    changed = project.record(record.number)
    assert not changed.is_reviewed
    project.apply(reviewing.withdraw(project, changed))
    assert reviewing.withdraw(project, project.record(record.number)) is None
