"""Records, kinds and evidence follow what they name: codes, segments, documents and coders that go."""

from dataclasses import replace

import pytest

import factories
from blotter.domain.codebook import Code
from blotter.domain.edit import Put
from blotter.domain.record import Involved, Record
from blotter.domain.segment import Segment, Span
from blotter.project import coders, codes, joining, segments, sources, splitting
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.records.rows import RecordNames


def code(project: Project, path: str) -> Code:
    return project.codebook.find(path)


def held(project: Project, path: str, coder: str) -> Segment:
    identity, by = code(project, path).id, project.coder(coder).id
    return next(each for each in project.retrieve() if (each.code, each.coder) == (identity, by))


def made(project: Project, *evidence: Segment, **values: object) -> Record:
    record, edit = making.make(project, schema.kind(project, "training"), evidence, **values)
    project.apply(edit)
    return record


def supports(project: Project, record: Record) -> list[str]:
    return [each.segment for each in project.evidence_of(record)]


def to_recheck(project: Project, record: Record) -> bool:
    return RecordNames(project).fact(record).is_to_recheck


def test_kinds_and_subtypes_follow_a_merged_code(project: Project) -> None:
    training, assistance = code(project, "training"), code(project, "assistance")
    record = made(project, held(project, "assistance", "Ben"), subtype=training.id)
    project.apply(codes.merge(project, training, assistance))
    assert project.records[record.id].subtype == assistance.id
    assert RecordNames(project).subtype(project.records[record.id]) == "assistance"
    by_code = {each.name: each.code for each in project.record_schema.kinds.values()}
    # A code proposes one kind, and it has its own already.
    assert (by_code["training"], by_code["assistance"]) == (None, assistance.id)
    project.undo()
    assert project.records[record.id].subtype == training.id
    assert project.record_schema.kind_named("training").code == training.id  # type: ignore[union-attr]


def test_a_kind_follows_its_code_into_one_that_proposes_none(project: Project) -> None:
    record = made(project, held(project, "assistance", "Ben"))
    training, academy = code(project, "training"), code(project, "either\\/or")
    project.apply(codes.merge(project, training, academy))
    assert project.record_schema.kinds[record.kind].code == academy.id


def test_a_split_code_leaves_its_kind_to_the_first_part(project: Project) -> None:
    made(project, held(project, "assistance", "Ben"))
    split = code(project, "assistance")
    parts = splitting.parts_named(project, split, ["boats", "cars"])
    given = {each.id: 0 for each in splitting.segments_of(project, split)}
    project.apply(splitting.split(project, split, parts, given))
    kind = project.record_schema.kind_named("assistance")
    assert kind is not None
    assert kind.code == code(project, "boats").id


def test_a_deleted_code_is_told_by_its_path_and_proposes_no_kind(project: Project) -> None:
    academy = code(project, "training/academy")
    record = made(project, held(project, "assistance", "Ben"), subtype=academy.id)
    project.apply(codes.delete(project, code(project, "training")))
    assert RecordNames(project).subtype(project.records[record.id]) == "training/academy"
    assert project.record_schema.kinds[record.kind].code is None


def twins(project: Project) -> tuple[Segment, Segment]:
    """Two segments of Ben on the same bounds with two codes."""
    kept = held(project, "training", "Ben")
    source = project.sources[kept.source]
    marking = segments.mark(project, source, code(project, "assistance"), [kept.span], project.coder("Ben"))
    project.apply(marking.edit)
    return marking.marked[0], kept


@pytest.mark.parametrize("how", ["recoded", "merged"])
def test_evidence_follows_a_segment_into_its_twin(project: Project, how: str) -> None:
    gone, kept = twins(project)
    record, both = made(project, gone), made(project, gone, kept)
    if how == "recoded":
        project.apply(segments.recode(project, gone, code(project, "training")))
    else:
        project.apply(codes.merge(project, code(project, "assistance"), code(project, "training")))
    assert supports(project, record) == supports(project, both) == [kept.id]
    assert not to_recheck(project, record)
    project.undo()
    assert supports(project, record) == [gone.id]
    assert sorted(supports(project, both)) == sorted([gone.id, kept.id])


def test_two_pieces_of_evidence_that_become_one_say_what_either_did(project: Project) -> None:
    gone, kept = twins(project)
    record = made(project, gone, kept)
    first, second = project.evidence_of(record)
    project.apply(
        making.change_evidence(project, first, fields=("date",), claim_sources=("press",), origins=("x",))
    )
    project.apply(making.change_evidence(project, second, fields=("actors",), claim_sources=("press", "NGO")))
    project.apply(segments.recode(project, gone, code(project, "training")))
    (one,) = project.evidence_of(record)
    assert set(one.fields) == {"date", "actors"}
    assert set(one.claim_sources) == {"press", "NGO"}
    assert one.origins == ("x",)


def test_evidence_for_the_whole_record_stays_so(project: Project) -> None:
    gone, kept = twins(project)
    record = made(project, gone, kept)
    first, _ = project.evidence_of(record)
    project.apply(making.change_evidence(project, first, fields=("date",)))
    project.apply(segments.recode(project, gone, code(project, "training")))
    (one,) = project.evidence_of(record)
    assert one.fields == ()


def test_coders_who_are_one_person_share_records_and_evidence(project: Project) -> None:
    ada, ben = project.coder("Ada"), project.coder("Ben")
    mine, theirs = held(project, "training", "Ada"), held(project, "training", "Ben")
    project.actor = ben
    record = made(project, theirs)
    project.apply(project.edit("Check", [Put(replace(record, reviewed_by=ben.id, reviewed=record.modified))]))
    both = made(project, mine, theirs)
    project.apply(joining.join(project, ben, ada))
    assert supports(project, record) == supports(project, both) == [mine.id]
    now = project.records[record.id]
    assert (now.coder, now.reviewed_by) == (ada.id, ada.id)
    assert {each.coder for each in project.evidence()} == {ada.id}
    assert project.check() == []


def test_without_its_coder_a_record_is_nobodys(project: Project) -> None:
    project.apply(coders.add(project, "Cem")[1])
    project.act_as("Cem")
    record = made(project, held(project, "training", "Ada"))
    project.apply(making.delete(project, [made(project, held(project, "training", "Ada"))]))
    project.apply(coders.remove(project, project.coder("Cem")))
    assert project.records[record.id].coder is None
    assert {each.coder for each in (*project.evidence(), *project.former_records())} == {None}
    assert project.check() == []


def test_evidence_goes_with_its_document_and_the_record_is_to_be_looked_at_again(project: Project) -> None:
    boats = project.source("boats.txt")
    project.apply(segments.mark(project, boats, code(project, "assistance"), [Span(0, 9)]).edit)
    (there,) = project.segments_of(boats)
    alone = made(project, there, countries=(Involved("MM"),))
    other = made(project, there, held(project, "training", "Ada"))
    project.apply(
        project.edit("Check", [Put(replace(other, reviewed_by=other.coder, reviewed=other.modified))])
    )
    assert project.records[other.id].is_reviewed
    project.apply(sources.remove(project, boats))
    assert supports(project, alone) == []
    assert to_recheck(project, alone)
    assert len(supports(project, other)) == 1
    assert not project.records[other.id].is_reviewed
    assert project.check() == []
    project.undo()
    assert supports(project, alone) == [there.id]
    assert not to_recheck(project, alone)


def test_evidence_goes_along_when_a_document_is_read_in_another_encoding(project: Project) -> None:
    text = factories.text_source("Zoë gave boats.\n", "latin.txt")
    wrong = "Zo\u00c3\u00ab gave boats.\n"
    stored = factories.text_source(wrong, "latin.txt")
    source = replace(stored.source, original=text.original.digest, encoding="latin-1")
    project.apply(replace(factories.edit(source), texts=[stored.text], originals=[text.original]))
    place = wrong.index("boats")
    marking = segments.mark(
        project, project.source("latin.txt"), code(project, "assistance"), [Span(place, place + 5)]
    )
    project.apply(marking.edit)
    record = made(project, marking.marked[0])
    project.apply(sources.reread(project, project.source("latin.txt"), "utf-8"))
    (evidence,) = project.evidence_of(record)
    assert (evidence.start, evidence.quote) == (place - 1, "boats")
    assert not to_recheck(project, record)
