"""Merging copies in which records were made: numbers, evidence, umbrellas, fields, and what is asked."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import factories
from blotter.domain.edit import Edit, Put, Remove
from blotter.domain.entity import new_id, now
from blotter.domain.record import (
    Actor,
    Blank,
    FormerRecord,
    Gone,
    Involved,
    NotSame,
    Part,
    Quantity,
    Record,
    StatusEntry,
)
from blotter.domain.record_schema import FieldType, RecordField
from blotter.domain.segment import Segment, Span
from blotter.domain.source import original
from blotter.domain.study import CountryRegion, CountryTable, Release, region_id
from blotter.project import codes, merging, segments, sources
from blotter.project.merging import Decisions, Kind, MergePlan, Take
from blotter.project.project import Project
from blotter.project.records import making, releasing, renaming, schema, uniting
from states import assert_sound

INTO, FROM = Decisions(otherwise=Take.INTO), Decisions(otherwise=Take.FROM)
Pair = tuple[Path, Path]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """A study with one record, MM.001, and a copy of it."""
    here = tmp_path / "study.blotter"
    factories.study(here).close()
    do(here, make)
    return here, Path(shutil.copyfile(here, tmp_path / "copy.blotter"))


def do(path: Path, *plans: Callable[[Project], object], by: str = "Ada") -> None:
    with Project(path) as project:
        for plan in plans:
            project.act_as(by)
            edit = plan(project)
            project.apply(edit[1] if isinstance(edit, tuple) else edit)  # type: ignore[arg-type]


def segment(project: Project, path: str = "training", coder: str = "Ada") -> Segment:
    code, by = project.codebook.find(path).id, project.coder(coder).id
    return next(each for each in project.retrieve() if (each.code, each.coder) == (code, by))


def make(project: Project, kind: str = "training", **values: object) -> tuple[Record, Edit]:
    values = {"countries": (Involved("MM"),), **values}
    return making.make(project, schema.kind(project, kind), [segment(project)], **values)


def change(**values: object) -> Callable[[Project], object]:
    return lambda project: making.change(project, project.record("MM.001"), **values)


def merge(into: Path, *copies: Path, decisions: Decisions | None = None) -> MergePlan:
    with Project(into) as project, merging.opened(project, copies) as found:
        project.act_as("Ada")
        made = merging.plan(project, found, decisions or Decisions())
        if not made.open:
            merging.carry_out(project, made)
    assert_sound(into)
    return made


def record(path: Path, number: str = "MM.001") -> Record:
    with Project(path, writable=False) as project:
        return project.record(number)


def records(path: Path) -> dict[str, str]:
    """The notes of all records by number."""
    with Project(path, writable=False) as project:
        return {each.number: each.note for each in project.records.values()}


def former(path: Path) -> list[tuple[str, Gone]]:
    with Project(path, writable=False) as project:
        return [(each.number, each.fate) for each in project.former_records()]


@pytest.mark.parametrize("turned", [False, True])
def test_the_later_of_two_records_of_one_number_gets_the_next(pair: Pair, turned: bool) -> None:
    here, there = pair
    do(here, lambda p: make(p, note="older"))
    do(there, lambda p: make(p, note="later"), lambda p: make(p, note="third"), by="Ben")
    into, copy = (there, here) if turned else (here, there)
    made = merge(into, copy)
    assert records(into) == {"MM.001": "", "MM.002": "older", "MM.004": "later", "MM.003": "third"}
    assert former(into) == [("MM.002", Gone.RENUMBERED)]
    told = [str(each.why) for each in made.report.remarks]
    assert told == ["is MM.004 now, since both sides gave the number MM.002 to a record of theirs"]
    with Project(into) as project:
        project.act_as("Ada")
        assert make(project)[0].number == "MM.005"
    assert merge(into, copy).edit is None


@pytest.mark.parametrize("turned", [False, True])
def test_a_number_that_was_given_away_stays_with_its_record(pair: Pair, turned: bool) -> None:
    here, there = pair
    do(here, lambda p: make(p, note="older"))
    do(there, lambda p: make(p, note="given away"), lambda p: releasing.make(p, "2026-1"))
    into, copy = (there, here) if turned else (here, there)
    merge(into, copy)
    assert records(into) == {"MM.001": "", "MM.002": "given away", "MM.003": "older"}


def test_three_copies_that_gave_one_number_come_to_three(pair: Pair, tmp_path: Path) -> None:
    here, there = pair
    third = Path(shutil.copyfile(here, tmp_path / "third.blotter"))
    for path, note in ((here, "a"), (there, "b"), (third, "c")):
        do(path, lambda p, note=note: make(p, note=note))
    merge(here, there, third)
    assert records(here) == {"MM.001": "", "MM.002": "a", "MM.003": "b", "MM.004": "c"}
    # What is changed there afterwards comes to the record as it is called here.
    with Project(third) as project:
        project.act_as("Ada")
        project.apply(making.change(project, project.record("MM.002"), note="c again"))
    merge(here, third)
    assert records(here)["MM.004"] == "c again"


def test_lists_are_united_and_each_field_follows_who_changed_it(pair: Pair) -> None:
    here, there = pair
    first, second = Quantity(new_id(), "persons", best=3), Quantity(new_id(), "weeks", best=9)
    do(here, change(topics=("cyber",)), change(date="2016"), change(quantities=(first,)))
    do(here, change(countries=(Involved("MM"), Involved("LA"))), change(statuses=(StatusEntry("planned"),)))
    do(there, change(topics=("legal",)), change(note="theirs"), change(quantities=(second,)))
    do(there, change(countries=(Involved("TH"), Involved("MM"))), change(statuses=(StatusEntry("ended"),)))
    assert merge(here, there).questions == []
    merged = record(here)
    assert (set(merged.topics), merged.date, merged.note) == ({"cyber", "legal"}, "2016", "theirs")
    assert {each.code for each in merged.countries} == {"MM", "LA", "TH"}
    assert set(merged.quantities) == {first, second}
    assert {each.status for each in merged.statuses} == {"planned", "ended"}


def test_what_both_changed_is_decided_by_people(pair: Pair) -> None:
    here, there = pair
    quantity = Quantity(new_id(), "persons", best=3, unit="persons")
    for path in pair:
        # Both begin with the same quantity and blank.
        do(path, lambda p: factories.edit(replace(p.record("MM.001"), quantities=(quantity,))))
    do(here, change(date="2016"), change(quantities=(quantity._replace(best=4),)))
    do(here, change(countries=(Involved("MM", name="Yangon"),)))
    do(there, change(date="2017"), change(quantities=(quantity._replace(best=5),)))
    do(there, change(countries=(Involved("MM", name="Naypyidaw"),)))
    asked = merge(here, there)
    assert {(each.what, each.part) for each in asked.open} == {
        ("MM.001", "date"),
        ("MM.001", "quantities"),
        ("MM.001", "countries"),
    }
    told = {each.part: (str(each.into), str(each.other)) for each in asked.open}
    assert told["quantities"] == ("persons: 4 persons", "persons: 5 persons")
    assert told["date"][0].startswith("2016")
    merge(here, there, decisions=FROM)
    assert record(here).date == "2017"
    assert record(here).earliest == "2017-01-01"
    assert [each.best for each in record(here).quantities] == [5]


def test_a_review_holds_for_what_was_checked(pair: Pair) -> None:
    here, there = pair

    def check(project: Project) -> Edit:
        each = project.record("MM.001")
        by = project.coder("Ben").id
        return project.edit("Check", [Put(replace(each, reviewed=now(), reviewed_by=by))])

    do(here, change(note="new"))
    do(there, check, by="Ben")
    merge(here, there)
    assert not record(here).is_reviewed
    do(there, lambda p: making.change(p, p.record("MM.001"), topics=("cyber",)), check)
    merge(here, there)
    assert not record(here).is_reviewed
    do(here, check)
    assert record(here).is_reviewed
    merge(there, here)
    assert record(there).is_reviewed


def test_a_reason_for_nothing_goes_where_the_other_found_something(pair: Pair) -> None:
    here, there = pair
    do(here, change(blanks=(("date", Blank.UNKNOWN), ("direction", Blank.NOT_STATED))))
    do(there, change(date="2018"))
    merge(here, there)
    assert record(here).blanks == (("direction", "not stated"),)


@pytest.mark.parametrize(("decisions", "stays"), [(FROM, True), (INTO, False)])
def test_a_record_deleted_here_and_changed_there_is_asked_about(
    pair: Pair, decisions: Decisions, stays: bool
) -> None:
    here, there = pair
    do(here, lambda p: making.delete(p, [p.record("MM.001")]))
    do(there, change(note="seen"))
    (question,) = merge(here, there).open
    assert (question.kind, question.what) == (Kind.REMOVED_HERE, "MM.001")
    assert "note: seen" in question.other
    merge(here, there, decisions=decisions)
    assert records(here) == ({"MM.001": "seen"} if stays else {})
    # A number is one record's, or tells what became of one.
    assert former(here) == ([] if stays else [("MM.001", Gone.DELETED)])
    if stays:
        with Project(here, writable=False) as project:
            assert len(project.evidence()) == 1


@pytest.mark.parametrize(("decisions", "stays"), [(INTO, True), (FROM, False)])
def test_a_record_that_got_evidence_here_and_was_deleted_there_is_asked_about(
    pair: Pair, decisions: Decisions, stays: bool
) -> None:
    here, there = pair
    do(here, lambda p: making.add_evidence(p, p.record("MM.001"), [segment(p, "training", "Ben")]))
    do(there, lambda p: making.delete(p, [p.record("MM.001")]))
    (question,) = merge(here, there).open
    assert question.kind is Kind.USED_HERE
    made = merge(here, there, decisions=decisions)
    with Project(here, writable=False) as project:
        assert len(project.evidence()) == (2 if stays else 0)
    assert records(here) == ({"MM.001": ""} if stays else {})
    remarks = [str(each.why) for each in made.report.remarks]
    assert ("goes with “MM.001”, as was decided" in remarks) is not stays


def merged_away(project: Project) -> Edit:
    """MM.001 into MM.002, as when two records are found to be one."""
    gone, kept = project.record("MM.001"), project.record("MM.002")
    moved = [Put(replace(each, record=kept.id)) for each in project.evidence_of(gone)]
    line = FormerRecord(id=gone.id, number=gone.number, fate=Gone.MERGED, successor=kept.id, kept="{}")
    return project.edit("Unite", [*moved, Remove(Record, gone.id), Put(line)])


def test_evidence_for_a_record_that_was_merged_goes_where_that_went(pair: Pair) -> None:
    here, there = pair
    do(here, lambda p: make(p, note="two"), merged_away)
    do(there, lambda p: making.add_evidence(p, p.record("MM.001"), [segment(p, "training", "Ben")]))
    do(there, lambda p: make(p, "agreement", note="below", parent=p.record("MM.001").id))
    assert merge(here, there).questions == []
    with Project(here, writable=False) as project:
        kept = project.record("MM.001")
        assert kept.note == "two"
        assert len(project.evidence_of(kept)) == 2
        below = next(each for each in project.records.values() if each.note == "below")
        assert below.parent == kept.id


def test_a_merged_record_that_comes_back_has_its_evidence_again(pair: Pair) -> None:
    here, there = pair
    do(here, lambda p: make(p, note="two"), merged_away)
    do(there, change(note="seen"))
    merge(here, there, decisions=FROM)
    with Project(here, writable=False) as project:
        assert {each.number: len(project.evidence_of(each)) for each in project.records.values()} == {
            "MM.001": 1,
            "MM.002": 1,
        }
        assert project.former_records() == []


def test_the_same_evidence_from_two_sides_is_one_piece(pair: Pair) -> None:
    here, there = pair

    def add(fields: str, source: str) -> Callable[[Project], object]:
        def plan(project: Project) -> object:
            ben = segment(project, "training", "Ben")
            project.apply(making.add_evidence(project, project.record("MM.001"), [ben], [fields]))
            (added,) = project.evidence_on([ben.id])
            return making.change_evidence(project, added, claim_sources=(source,))

        return plan

    do(here, add("date", "press"))
    do(there, add("actors", "NGO"))
    assert merge(here, there).questions == []
    with Project(here, writable=False) as project:
        _, one = project.evidence_of(project.record("MM.001"))
        assert (set(one.fields), set(one.claim_sources)) == ({"date", "actors"}, {"press", "NGO"})
    assert merge(here, there).edit is None


def test_evidence_for_the_whole_record_wins_over_single_fields(pair: Pair) -> None:
    here, there = pair

    def supports(*fields: str) -> Callable[[Project], object]:
        return lambda p: making.change_evidence(p, p.evidence()[0], fields=fields)

    do(here, supports("date"))
    shutil.copyfile(here, there)
    do(here, supports())
    do(there, supports("date", "actors"))
    merge(here, there)
    with Project(here, writable=False) as project:
        assert project.evidence()[0].fields == ()


def test_evidence_follows_a_segment_that_both_sides_coded(pair: Pair) -> None:
    here, there = pair

    def mark(project: Project) -> object:
        code = project.codebook.find("assistance")
        return segments.mark(project, project.source("notes.txt"), code, [Span(30, 40)]).edit

    def support(project: Project) -> object:
        code = project.codebook.find("assistance")
        (marked,) = project.coded(project.source("notes.txt"), code, project.coder("Ada"))
        return making.add_evidence(project, project.record("MM.001"), [marked])

    do(here, mark, support)
    do(there, mark, support)
    merge(there, here)
    with Project(there, writable=False) as project:
        assert len(project.evidence()) == 2
        there_are = {each.id for each in project.retrieve()}
        assert {each.segment for each in project.evidence()} <= there_are


def test_umbrellas_that_each_side_placed_under_the_other_are_opened(pair: Pair) -> None:
    here, there = pair
    do(here, lambda p: make(p, note="two"))
    shutil.copyfile(here, there)
    do(here, lambda p: making.change(p, p.record("MM.001"), parent=p.record("MM.002").id))
    do(there, lambda p: making.change(p, p.record("MM.002"), parent=p.record("MM.001").id))
    made = merge(here, there)
    first, second = record(here), record(here, "MM.002")
    assert (first.parent, second.parent) == (None, first.id)
    assert [each.what for each in made.report.remarks] == ["MM.001"]


def test_without_its_umbrella_a_record_lies_under_none(pair: Pair) -> None:
    here, there = pair
    do(here, lambda p: making.delete(p, [p.record("MM.001")]))
    do(there, lambda p: make(p, "agreement", note="below", parent=p.record("MM.001").id))
    merge(here, there)
    assert record(here, "MM.002").parent is None


def test_an_actor_that_is_still_named_stays(pair: Pair) -> None:
    here, there = pair
    ministry = factories.actor("Ministry", aliases=("部",))
    for path in pair:
        do(path, lambda p: factories.edit(ministry))
    do(here, lambda p: p.edit("Remove", [Remove(Actor, ministry.id)]))
    do(there, change(actors=(Part(ministry.id, "provider"),)))
    merge(here, there)
    with Project(here, writable=False) as project:
        assert project.actors == {ministry.id: ministry}
        assert project.record("MM.001").actors == (Part(ministry.id, "provider"),)


def test_actors_of_one_name_are_one_with_all_that_was_said(pair: Pair) -> None:
    here, there = pair
    mine, theirs = (
        factories.actor("Ministry", aliases=("MPS",)),
        factories.actor("ministry", side="their side"),
    )
    do(here, lambda p: factories.edit(mine))
    do(there, lambda p: factories.edit(theirs), change(actors=(Part(theirs.id),)))
    merge(here, there, decisions=INTO)
    with Project(here, writable=False) as project:
        assert project.actors == {mine.id: replace(mine, side="their side")}
        assert project.record("MM.001").actors == (Part(mine.id),)


def own_field(name: str) -> RecordField:
    return RecordField(id=new_id(), name=name, type=FieldType.WORDS)


def test_what_was_said_in_a_field_follows_its_new_name(pair: Pair) -> None:
    here, there = pair
    field = own_field("length")
    do(here, lambda p: factories.edit(field))
    shutil.copyfile(here, there)

    def rename(project: Project) -> Edit:
        changed = [renaming.in_record(each, "length", "duration") for each in project.records.values()]
        return factories.edit(replace(field, name="duration"), *changed)

    do(here, rename)
    do(there, change(own=(("length", "nine weeks"),)))
    merge(here, there)
    assert record(here).own == (("duration", "nine weeks"),)
    do(there, lambda p: make(p, note="other", own=(("length", "two weeks"),)))
    merge(here, there)
    assert record(here, "MM.002").own == (("duration", "two weeks"),)


def test_a_subtype_and_a_kind_follow_a_code_that_was_merged_there(pair: Pair) -> None:
    here, there = pair

    def subtype(project: Project) -> object:
        academy = project.codebook.find("training/academy")
        return making.change(project, project.record("MM.001"), subtype=academy.id)

    def unite(project: Project) -> object:
        book = project.codebook
        return codes.merge(project, book.find("training/academy"), book.find("either\\/or"))

    do(here, subtype)
    do(there, unite)
    merge(here, there)
    with Project(here, writable=False) as project:
        assert project.record("MM.001").subtype == project.codebook.find("either\\/or").id


def test_evidence_in_a_document_that_was_removed_is_asked_about_with_it(pair: Pair) -> None:
    here, there = pair

    def support(project: Project) -> object:
        boats, code = project.source("boats.txt"), project.codebook.find("assistance")
        marking = segments.mark(project, boats, code, [Span(0, 9)])
        project.apply(marking.edit)
        return making.add_evidence(project, project.record("MM.001"), marking.marked)

    do(here, lambda p: sources.remove(p, p.source("boats.txt")))
    do(there, support)
    (question,) = merge(here, there).open
    assert question.kind is Kind.USED_THERE
    shutil.copyfile(here, here.with_name("into.blotter"))
    merge(here.with_name("into.blotter"), there, decisions=INTO)
    merge(here, there, decisions=FROM)
    for path, count in ((here, 2), (here.with_name("into.blotter"), 1)):
        with Project(path, writable=False) as project:
            assert len(project.evidence()) == count


def test_regions_tables_pairs_and_releases_come(pair: Pair) -> None:
    here, there = pair
    turkey = CountryRegion(id=region_id("TR"), country="TR", region="Middle East")
    one = CountryTable(id=new_id(), name="Status", rows=(("MM", 0, "not free"),))
    other = CountryTable(id=new_id(), name="status", rows=(("LA", 0, "not free"), ("MM", 0, "not free")))
    content = original(b"a data set")

    def release(project: Project) -> Edit:
        made = Release(id=new_id(), name="1.0", content=content.digest, records=1, at=now())
        return replace(factories.edit(made), originals=[content])

    def found(project: Project) -> Edit:
        first, second = sorted((project.record("MM.001").id, project.record("MM.002").id))
        return factories.edit(NotSame(id=new_id(), one=first, other=second, at=now()))

    do(here, lambda p: make(p, note="two"))
    shutil.copyfile(here, there)
    do(here, lambda p: factories.edit(one), found)
    do(there, lambda p: factories.edit(turkey, other), release, found)
    assert merge(here, there, decisions=INTO).edit is not None
    with Project(here, writable=False) as project:
        assert project.regions.of("TR") == "Middle East"
        (table,) = project.country_tables()
        assert set(table.rows) == {("MM", 0, "not free"), ("LA", 0, "not free")}
        assert len(project.found_different()) == 1
        (kept,) = project.releases()
        assert project.kept(kept.content) == b"a data set"


@pytest.mark.parametrize("turned", [False, True])
def test_a_number_that_led_to_another_record_is_given_to_none(pair: Pair, turned: bool) -> None:
    here, there = pair
    do(
        here,
        lambda p: make(p, note="merged"),
        lambda p: uniting.merge(p, p.record("MM.001"), p.record("MM.002")),
    )
    do(there, lambda p: make(p, note="theirs"), by="Ben")
    into, copy = (there, here) if turned else (here, there)
    merge(into, copy)
    assert sorted(records(into)) == ["MM.001", "MM.003"]
    with Project(into) as project:
        assert project.record("MM.003").note == "theirs"
        project.act_as("Ada")
        project.apply(uniting.separate(project, "MM.002"))
    assert sorted(records(into)) == ["MM.001", "MM.002", "MM.003"]
    assert_sound(into)
