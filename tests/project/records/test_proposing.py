"""What evidence proposes for a record is accepted, or turned down for good; what it has is not proposed."""

from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.analysis.records.proposals import Proposal
from blotter.domain.record import Involved, Part, Record
from blotter.domain.segment import Segment, Span
from blotter.project import codes, segments
from blotter.project.project import Project
from blotter.project.records import making, proposing, schema

TEXT = (
    "In May 2016 the River Academy taught 30 officers from Laos. Vietnam watched; it was said by June 2017.\n"
)
FIRST, SECOND = Span(0, 59), Span(60, len(TEXT) - 1)


@pytest.fixture
def coded(project: Project) -> list[Segment]:
    source = factories.text_source(TEXT, "course.txt")
    project.apply(factories.import_of(source))
    project.apply(codes.add(project, "claim source")[1])
    project.apply(codes.add(project, "Press", project.codebook.find("claim source"))[1])
    project.apply(factories.edit(factories.actor("River Academy")))
    for path, span in (
        ("training/academy", FIRST),
        ("training", SECOND),
        ("claim source/Press", FIRST),
    ):
        project.apply(segments.mark(project, source.source, project.codebook.find(path), [span]).edit)
    return [each for each in project.segments_of(source.source) if each.code != code(project, "Press")]


def code(project: Project, name: str) -> str:
    return next(each.id for each in project.codebook if each.name == name)


def made(project: Project, some: list[Segment], **values: object) -> Record:
    record, edit = making.make(project, schema.kind(project, "training"), some, **values)
    project.apply(edit)
    return record


def one(project: Project, record: Record, field: str) -> Proposal:
    return next(each for each in proposing.proposed(project, record) if each.field == field)


def now(project: Project, record: Record) -> Record:
    return project.records[record.id]


def test_words_and_codes_propose_and_what_is_accepted_is_the_records(
    project: Project, coded: list[Segment]
) -> None:
    record = made(project, coded)
    found = proposing.proposed(project, record)
    assert {each.field for each in found} == {
        "subtype",
        "date",
        "as_of",
        "countries",
        "actors",
        "quantities",
        "claim_sources",
    }
    for each in found:
        assert project.text(project.sources[each.source])[each.start : each.end] == each.words
        if each.value != "../2017-06":
            project.apply(proposing.accept(project, now(project, record), each))
    filled = now(project, record)
    assert filled.subtype == code(project, "academy")
    assert (filled.date, filled.as_of) == ("2016-05", "2017-06")
    assert filled.countries == (Involved("LA"), Involved("VN"))
    assert [(each.best, each.unit, each.words) for each in filled.quantities] == [
        (30, "persons", "30 officers")
    ]
    pieces = project.evidence_of(record)
    assert filled.quantities[0].evidence == pieces[0].id
    assert pieces[0].claim_sources == ("press",)
    assert proposing.proposed(project, filled) == []


def test_accepting_is_undone_as_one_step(project: Project, coded: list[Segment]) -> None:
    record = made(project, coded)
    project.apply(proposing.accept(project, record, one(project, record, "countries")))
    assert now(project, record).countries == (Involved("LA"),)
    project.undo()
    assert now(project, record) == record


def test_what_is_turned_down_is_not_proposed_again_until_undone(
    project: Project, coded: list[Segment]
) -> None:
    record = made(project, coded)
    proposal = one(project, record, "countries")
    project.apply(proposing.dismiss(project, record, proposal))
    assert now(project, record).dismissed == ("countries=LA",)
    assert proposal.key not in [each.key for each in proposing.proposed(project, now(project, record))]
    assert proposing.dismiss(project, now(project, record), proposal) is None
    project.undo()
    assert proposal.key in [each.key for each in proposing.proposed(project, now(project, record))]


def test_a_field_that_says_why_it_is_empty_gets_no_proposal(project: Project, coded: list[Segment]) -> None:
    record = made(project, coded, blanks=(("date", "not stated"),))
    assert "date" not in [each.field for each in proposing.proposed(project, record)]


def test_a_piece_that_names_what_it_supports_names_what_was_accepted_too(
    project: Project, coded: list[Segment]
) -> None:
    record = made(project, coded)
    first = project.evidence_of(record)[0]
    project.apply(making.change_evidence(project, first, fields=("kind",)))
    record = now(project, record)
    laos = one(project, record, "countries")
    project.apply(proposing.accept(project, record, laos))
    assert [each.fields for each in project.evidence_of(record)] == [("kind", "countries"), ()]
    assert proposing.accept(project, now(project, record), laos) is None


def test_an_actor_is_proposed_in_the_part_it_mostly_plays(project: Project, coded: list[Segment]) -> None:
    academy = next(iter(project.actors))
    made(project, coded, actors=(Part(academy, "organiser"),))
    record = made(project, coded)
    assert one(project, record, "actors").value == Part(academy, "organiser")


def test_before_there_is_a_record(project: Project, coded: list[Segment]) -> None:
    kind = schema.kind(project, "training")
    found = proposing.proposed_from(project, kind, coded[:1])
    assert {each.field for each in found} >= {"date", "countries", "quantities"}
    record, edit = making.make(project, kind, coded[:1], date=str(found[1].value))
    project.apply(edit)
    assert record.date == "2016-05"


def test_a_kind_without_a_field_gets_no_proposal_for_it(project: Project, coded: list[Segment]) -> None:
    made(project, coded)
    kind = schema.kind(project, "training")
    project.apply(factories.edit(replace(kind, fields=("date",))))
    (record,) = project.records.values()
    assert {each.field for each in proposing.proposed(project, record)} == {"date", "claim_sources"}


def test_a_copy_says_the_same(project: Project, coded: list[Segment], study_path: Path) -> None:
    record = made(project, coded)
    found = proposing.proposed(project, record)
    with Project(study_path, writable=False) as copy:
        assert proposing.proposed(copy, copy.record(record.number)) == found
