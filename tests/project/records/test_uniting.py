"""Two records become one with all they have, and are two again as they were; nothing is lost on the way."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.assignment import Assignment, Status
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.entity import now as timestamp
from blotter.domain.record import (
    Alternative,
    Counting,
    Evidence,
    Gone,
    Involved,
    Level,
    Part,
    Quantity,
    Record,
    StatusEntry,
)
from blotter.domain.round import Round
from blotter.domain.segment import Segment, Span
from blotter.errors import NotFound, Refused
from blotter.project import segments
from blotter.project.project import Project
from blotter.project.records import duplicates, making, schema, uniting
from blotter.project.records.kept import Kept, read, written

Make = Callable[..., Record]


@pytest.fixture
def make(project: Project) -> Make:
    """Make a record from the n-th segments of the small study."""

    def made(*places: int, kind: str = "training", **values: object) -> Record:
        found: list[Segment] = list(project.retrieve())
        chosen = [found[place] for place in places or (0,)]
        record, edit = making.make(project, schema.kind(project, kind), chosen, **values)
        project.apply(edit)
        return record

    return made


def quantity(measure: str, best: int, unit: str = "persons", **values: object) -> Quantity:
    return replace_id(Quantity("", measure, best=best, unit=unit, **values))  # type: ignore[arg-type]


def replace_id(each: Quantity) -> Quantity:
    return each._replace(id=new_id())


def now(project: Project, record: Record) -> Record:
    return project.records[record.id]


def state(project: Project) -> tuple[object, ...]:
    return (
        dict(project.records),
        {each.id: each for each in project.evidence()},
        {each.id: each for each in project.former_records()},
        {each.id: each for each in project.found_different()},
    )


def test_the_one_has_the_values_and_evidence_of_both(project: Project, make: Make) -> None:
    keep = make(
        0,
        countries=(Involved("LA"),),
        date="2016-05",
        topics=("cyber",),
        confidence="high",
        quantities=(quantity("officers", 20), quantity("boats", 3, "boats")),
        statuses=(StatusEntry("confirmed", "2017"),),
        own=(("mode", "online"),),
    )
    other = make(
        1,
        2,
        countries=(Involved("LA"), Involved("VN")),
        date="2016-05-02",
        topics=("legal",),
        subtype="course",
        quantities=(quantity("Officers", 30), quantity("boats", 3, "boats")),
        statuses=(StatusEntry("planned", "2015"),),
        own=(("mode", "in person"), ("room", "12")),
    )
    project.apply(uniting.merge(project, keep, other))
    one = now(project, keep)
    assert one.countries == (Involved("LA"), Involved("VN"))
    assert one.topics == ("cyber", "legal")
    assert (one.date, one.subtype, one.confidence) == ("2016-05", "course", "high")
    assert one.own == (("mode", "online"), ("room", "12"))
    assert one.alternatives == (
        Alternative("date", "2016-05-02", other.number),
        Alternative("mode", "in person", other.number),
    )
    assert [(each.measure, each.best) for each in one.quantities] == [
        ("officers", 20),
        ("boats", 3),
        ("Officers", 30),
    ]
    assert one.quantities[2].alternative_to == one.quantities[0].id
    assert [each.status for each in one.statuses] == ["planned", "confirmed"]
    assert len(project.evidence_of(one)) == 3
    assert project.record(other.number) == one
    (former,) = project.former_records()
    assert (former.fate, former.successor) == (Gone.MERGED, keep.id)
    assert uniting.merged_numbers(project, one) == [other.number]


def test_the_others_value_stays_where_somebody_says_so(project: Project, make: Make) -> None:
    keep, other = make(0, date="2016-05", note="a"), make(1, date="2016-05-02", note="b")
    project.apply(uniting.merge(project, keep, other, of_other=("date",)))
    one = now(project, keep)
    assert (one.date, one.earliest, one.note) == ("2016-05-02", "2016-05-02", "a")
    assert one.alternatives == (
        Alternative("date", "2016-05", keep.number),
        Alternative("note", "b", other.number),
    )


def test_alternatives_are_told_in_words(project: Project, make: Make) -> None:
    academy = project.codebook.find("training/academy").id
    keep, other = make(0, subtype="course"), make(1, kind="patrol", subtype=academy)
    project.apply(uniting.merge(project, keep, other))
    assert [each.value for each in now(project, keep).alternatives] == ["patrol", "academy"]


def test_a_segment_that_supported_both_supports_the_one_once(project: Project, make: Make) -> None:
    keep, other = make(0), make(0, 1)
    mine, theirs = project.evidence_of(keep)[0], project.evidence_of(other)[0]
    project.apply(making.change_evidence(project, mine, fields=("date",), claim_sources=("press",)))
    project.apply(making.change_evidence(project, theirs, fields=("note",), claim_sources=("NGO",)))
    before = state(project)
    project.apply(uniting.merge(project, now(project, keep), now(project, other)))
    first, second = project.evidence_of(keep)
    assert (first.fields, first.claim_sources) == (("date", "note"), ("press", "NGO"))
    assert first.segment == mine.segment != second.segment
    project.apply(uniting.separate(project, other.number))
    assert state(project) == before


def test_what_lay_under_the_other_lies_under_the_one(project: Project, make: Make) -> None:
    keep, other = make(0), make(1)
    child = make(2, parent=other.id)
    project.apply(uniting.merge(project, keep, other))
    assert now(project, child).parent == keep.id
    project.apply(uniting.separate(project, other.number))
    assert now(project, child).parent == other.id


@pytest.mark.parametrize("upside_down", [False, True])
def test_an_umbrella_and_what_lies_under_it_become_one_without_a_circle(
    project: Project, make: Make, upside_down: bool
) -> None:
    top = make(0)
    middle = make(1, parent=top.id)
    bottom = make(2, parent=middle.id)
    before = state(project)
    keep, other = (top, bottom) if upside_down else (bottom, top)
    project.apply(uniting.merge(project, keep, other))
    assert now(project, keep).parent is None
    assert now(project, middle).parent == keep.id
    project.apply(uniting.separate(project, other.number))
    assert state(project) == before


def test_a_pair_found_different_from_the_other_is_different_from_the_one(
    project: Project, make: Make
) -> None:
    keep, other, third = make(0), make(1), make(2)
    project.apply(duplicates.different(project, other, third))
    before = state(project)
    project.apply(uniting.merge(project, keep, other))
    (pair,) = project.found_different()
    assert {pair.one, pair.other} == {keep.id, third.id}
    project.apply(uniting.separate(project, other.number))
    assert state(project) == before


def test_numbers_that_led_to_the_other_lead_to_the_one_and_part_in_reverse_order(
    project: Project, make: Make
) -> None:
    first, second, third = make(0), make(1), make(2)
    before = state(project)
    project.apply(uniting.merge(project, second, third))
    project.apply(uniting.merge(project, first, now(project, second)))
    assert project.record(third.number) == now(project, first)
    with pytest.raises(Refused, match=second.number):
        uniting.separate(project, third.number)
    project.apply(uniting.separate(project, second.number))
    project.apply(uniting.separate(project, third.number))
    assert state(project) == before


def test_what_was_changed_since_the_merge_stays(project: Project, make: Make) -> None:
    keep = make(0, countries=(Involved("LA"),), date="2016")
    other = make(1, countries=(Involved("VN"),), quantities=(quantity("officers", 30),), subtype="course")
    project.apply(uniting.merge(project, keep, other))
    one = now(project, keep)
    (officers,) = one.quantities
    changed = {
        "countries": (*one.countries, Involved("TH")),
        "confidence": "low",
        "quantities": (officers._replace(best=31), quantity("days", 5, "days")),
    }
    project.apply(making.change(project, one, **changed))
    project.apply(uniting.separate(project, other.number))
    one, back = now(project, keep), now(project, other)
    assert one.countries == (Involved("LA"), Involved("TH"))
    assert (one.confidence, one.date, one.subtype) == ("low", "2016", "")
    assert [each.measure for each in one.quantities] == ["days"]
    assert [each.best for each in back.quantities] == [31]
    assert (back.subtype, back.countries) == ("course", (Involved("VN"),))


def test_what_two_others_brought_stays_while_one_of_them_is_in(project: Project, make: Make) -> None:
    keep = make(0)
    others = [make(place, countries=(Involved("VN"),)) for place in (1, 2)]
    for each in others:
        project.apply(uniting.merge(project, now(project, keep), each))
    project.apply(uniting.separate(project, others[0].number))
    assert now(project, keep).countries == (Involved("VN"),)
    project.apply(uniting.separate(project, others[1].number))
    assert now(project, keep).countries == ()


def test_what_cannot_be(project: Project, make: Make) -> None:
    keep, other = make(0), make(1)
    with pytest.raises(Refused):
        uniting.merge(project, keep, keep)
    with pytest.raises(NotFound):
        uniting.separate(project, other.number)
    project.apply(uniting.merge(project, keep, other))
    (mine,) = [each for each in project.evidence_of(keep) if each.created <= keep.created]
    project.apply(making.remove_evidence(project, mine))
    with pytest.raises(Refused, match="Add a passage"):
        uniting.separate(project, other.number)


def test_a_record_that_was_deleted_after_a_merge_has_to_come_back_first(project: Project, make: Make) -> None:
    keep, other = make(0), make(1)
    project.apply(uniting.merge(project, keep, other))
    project.apply(making.delete(project, [now(project, keep)]))
    with pytest.raises(Refused, match=keep.number):
        uniting.separate(project, other.number)
    project.undo()
    project.apply(uniting.separate(project, other.number))
    assert now(project, other) == other


def test_different_is_remembered_once_and_can_be_forgotten(project: Project, make: Make) -> None:
    one, other = make(0, countries=(Involved("LA"),), date="2016"), make(1, countries=(Involved("LA"),))
    other = make(0, countries=(Involved("LA"),), date="2016")
    found = [(each.one, each.other) for each in duplicates.proposed_pairs(project)]
    assert (one.id, other.id) in found
    project.apply(duplicates.different(project, other, one, "two courses"))
    assert duplicates.different(project, one, other) is None
    assert (one.id, other.id) not in [(e.one, e.other) for e in duplicates.proposed_pairs(project)]
    project.apply(duplicates.perhaps_same(project, one, other))
    assert duplicates.perhaps_same(project, one, other) is None
    assert [(each.one, each.other) for each in duplicates.proposed_pairs(project)] == found


def test_what_one_does_not_see_in_a_blind_round_moves_along_and_is_not_told(
    project: Project, make: Make
) -> None:
    keep, other = make(0), make(1)
    before = state(project)
    ada, ben = project.coder("Ada"), project.coder("Ben")
    pilot = Round(id=new_id(), name="Pilot", coders=(ada.id, ben.id), lead=ada.id, started=timestamp())
    source = project.source("boats.txt")
    given = [
        Assignment(id=new_id(), source=source.id, coder=each.id, status=Status.ASSIGNED, round=pilot.id)
        for each in (ada, ben)
    ]
    project.apply(project.edit("Start round", [Put(pilot), *map(Put, given)]))
    project.actor = ben
    code = project.codebook.find("assistance")
    marking = segments.mark(project, source, code, [Span(0, 9)])
    project.apply(marking.edit)
    project.apply(making.add_evidence(project, other, marking.marked))
    project.actor = ada
    assert len(project.evidence_of(other)) == 1
    project.apply(uniting.merge(project, now(project, keep), project.records.get(other.id, other)))
    (former,) = project.former_records()
    assert "The boats" not in former.kept
    with project.whole():
        assert len(project.evidence_of(keep)) == 3
    project.apply(uniting.separate(project, other.number))
    with project.whole():
        assert [len(project.evidence_of(each)) for each in (keep, other)] == [1, 2]
        assert before[0][keep.id] == project.records[keep.id]  # type: ignore[index]


# The law: merged and separated, both are what they were

WORDS = st.sampled_from(["", "a", "b"])
QUANTITIES = st.lists(
    st.builds(
        lambda measure, best, unit, as_of: quantity(measure, best, unit, as_of=as_of),
        WORDS,
        st.integers(0, 2),
        WORDS,
        st.sampled_from(["", "2016"]),
    ),
    max_size=3,
).map(tuple)
VALUES = st.fixed_dictionaries(
    {
        "level": st.sampled_from(list(Level)),
        "subtype": WORDS,
        "topics": st.lists(WORDS, unique=True, max_size=2).map(tuple),
        "engagement": WORDS,
        "countries": st.lists(st.sampled_from([Involved("LA"), Involved("VN", "venue")]), max_size=2).map(
            tuple
        ),
        "examples": st.booleans(),
        "date": st.sampled_from(["", "2016", "2016-05-02/2016-05-13"]),
        "actors": st.lists(st.builds(Part, WORDS, WORDS), max_size=2).map(tuple),
        "quantities": QUANTITIES,
        "statuses": st.lists(st.builds(StatusEntry, WORDS, st.sampled_from(["", "2016"])), max_size=2).map(
            tuple
        ),
        "own": st.lists(st.tuples(st.sampled_from(["mode", "room"]), WORDS), unique=True, max_size=2).map(
            tuple
        ),
        "blanks": st.sampled_from([(), (("date", "unknown"),)]),
        "counted": st.sampled_from(list(Counting)),
        "note": WORDS,
        "dismissed": st.lists(WORDS, unique=True, max_size=2).map(tuple),
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    VALUES, VALUES, st.sets(st.integers(0, 3), min_size=1), st.sets(st.integers(0, 3), min_size=1), st.data()
)
def test_merged_and_separated_both_are_what_they_were(
    project: Project, make: Make, mine: dict, theirs: dict, first: set, second: set, data: st.DataObject
) -> None:
    keep, other = make(*first, **mine), make(*second, **theirs)
    before = state(project)
    chosen = data.draw(st.sets(st.sampled_from(["date", "subtype", "note", "mode", "level"])))
    project.apply(uniting.merge(project, keep, other, chosen))
    one = now(project, keep)
    _nothing_is_lost(one, keep, other)
    assert {each.segment for each in project.evidence_of(one)} == {
        each.segment
        for each in before[1].values()
        if each.record in (keep.id, other.id)  # type: ignore[attr-defined]
    }
    merged = state(project)
    project.apply(uniting.separate(project, other.number))
    separated = state(project)
    assert separated[0][keep.id] == keep  # type: ignore[index]
    assert separated == before or _without_gone_actors(separated) == _without_gone_actors(before)
    project.undo()
    assert state(project) == merged
    project.undo()
    assert state(project) == before


def _nothing_is_lost(one: Record, *records: Record) -> None:
    alternatives = {(each.field, each.value) for each in one.alternatives}
    for record in records:
        assert set(record.topics) <= set(one.topics)
        assert set(record.countries) <= set(one.countries)
        assert set(record.statuses) <= set(one.statuses)
        figures = {(each.measure, each.best, each.unit, each.as_of) for each in one.quantities}
        assert {(each.measure, each.best, each.unit, each.as_of) for each in record.quantities} <= figures
        for name in ("date", "subtype", "note", "level", "engagement"):
            value = getattr(record, name)
            assert not value or value == getattr(one, name) or (name, str(value)) in alternatives


def _without_gone_actors(state: tuple) -> tuple:
    """Actors that are in no register do not come back with a record."""
    return ({key: replace(each, actors=()) for key, each in state[0].items()}, *state[1:])


@given(st.builds(lambda values: Record(id="1" * 32, number="MM.001", kind="2" * 32, **values), VALUES))
def test_what_is_kept_is_read_as_it_was_written(record: Record) -> None:
    piece = Evidence(
        id="3" * 32, record=record.id, segment="4" * 32, source="5" * 32, start=0, end=2, quote="警察",
        fields=("date",), claim_sources=("press",), origins=("a", "b"),
    )  # fmt: skip
    kept = Kept(record, (piece,), record, record, ((piece, piece),), ("6" * 32,))
    assert read(written(kept)) == kept


def test_what_another_program_kept_is_left_alone() -> None:
    assert read("") is None
    assert read('{"record": {}}') is None
