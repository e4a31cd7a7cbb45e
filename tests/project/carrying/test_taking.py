"""Taking a whole project into one that has things of its own."""

import json
from dataclasses import replace

import pytest
from carried_studies import LABEL, Foreign, take, told

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue, Bearer
from blotter.domain.case import Case, CasePart
from blotter.domain.code_set import CodeSet
from blotter.domain.codebook import Code
from blotter.domain.document_group import DocumentGroup
from blotter.domain.edit import Put
from blotter.domain.entity import new_id
from blotter.domain.foreign import ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.moved_passage import Move, MovedPassage
from blotter.domain.round import Round
from blotter.domain.segment import Span
from blotter.domain.shifting import Replacement
from blotter.errors import Forbidden, Refused, WrongFile
from blotter.progress import Cancelled
from blotter.project import freezing
from blotter.project.carrying import taking
from blotter.project.carrying.gathering import gathered
from blotter.project.correcting import correcting, reviewing
from blotter.project.project import Project
from factories import TEXT, code, coder, revision

BOATS = "The boats were a gift.\n"


def study_of_ada() -> Foreign:
    """What another program has of the study that is open: the same coder, document and codes, other ids."""
    foreign = Foreign()
    ada, training = coder("ada"), code("Training")
    academy = code("academy", training)
    source = foreign.document(TEXT, "other name.txt")
    foreign.put(ada, training, academy)
    foreign.coded(source, academy, ada, "border town")
    return foreign


def test_what_is_the_same_is_found_by_names_paths_and_texts(project: Project) -> None:
    before = len(project.sources), len(project.coders), len(project.codebook)
    taken, report = take(project, study_of_ada())
    assert (len(project.sources), len(project.coders), len(project.codebook)) == before
    (segment,) = taken.new.all(type(next(project.retrieve()))).values()
    assert project.segment(segment.id).code == project.codebook.find("training/academy").id
    assert project.segment(segment.id).coder == project.coder("Ada").id
    assert project.segment(segment.id).revision == project.revision.id  # type: ignore[union-attr]
    assert report.taken == {"segments": 1}
    assert report.there == {"sources": 1, "codes": 2, "coders": 1}


def test_what_comes_in_again_is_there_already_and_is_one_step_to_undo(project: Project) -> None:
    foreign, before = study_of_ada(), gathered(project).things
    take(project, foreign)
    _, report = take(project, foreign)
    assert report.taken == {}
    assert report.there == {"sources": 1, "codes": 2, "coders": 1, "segments": 1}
    project.undo()
    assert gathered(project).things == before


def test_it_comes_in_again_under_other_ids_and_is_there_all_the_same(project: Project) -> None:
    take(project, study_of_ada())
    _, report = take(project, study_of_ada())
    assert report.taken == {}


def test_a_document_with_an_id_that_is_here_but_other_words_is_new(project: Project) -> None:
    here = project.source("notes.txt")
    foreign = Foreign()
    foreign.document("Quite other words.", "notes.txt", here.id)
    _, report = take(project, foreign)
    assert project.text(project.source("notes (2).txt")) == "Quite other words."
    assert project.text(project.sources[here.id]) == TEXT
    assert "renamed: notes.txt" in told(report)
    assert take(project, foreign)[1].taken == {}


def test_the_words_of_a_text_that_was_corrected_are_looked_for(project: Project) -> None:
    source = project.source("notes.txt")
    start = TEXT.index("trained")
    project.apply(
        correcting.correct(
            project, source, [Replacement(0, 8, "All of them"), Replacement(start, start + 7, "ate")]
        )
    )
    foreign = study_of_ada()
    other = next(iter(foreign.things.all(type(source)).values()))
    training = next(each for each in foreign.things.all(type(code())).values() if each.name == "Training")
    lost = foreign.coded(other, training, next(iter(foreign.things.all(type(coder())).values())), "trained")
    taken, report = take(project, foreign)
    assert [each.quote for each in taken.moved] == ["border town"]  # type: ignore[attr-defined]
    assert "found" not in told(report)
    assert report.reanchored == 1
    (passage,) = (
        each for each in project.moved_passages() if each.move is Move.LOST and each.about == lost.id
    )
    (moved,) = (each for each in reviewing.moved(project) if each.passage.id == passage.id)
    project.apply(reviewing.place(project, moved, Span(0, 3)))
    assert project.segment(lost.id).quote == "All"
    assert take(project, foreign)[1].taken == {}


def test_what_has_no_place_is_kept_to_be_placed(project: Project) -> None:
    foreign = study_of_ada()
    (segment,) = list(foreign.things.all(type(next(project.retrieve()))).values())
    foreign.unplaced.append(replace(segment, id=new_id(), start=0, end=0, quote="no such words"))
    _, report = take(project, foreign)
    (passage,) = project.moved_passages()
    assert (passage.move, passage.quote, passage.coder) == (
        Move.LOST,
        "no such words",
        project.coder("Ada").id,
    )
    (moved,) = reviewing.moved(project)
    assert reviewing.what(project, moved) == "training/academy"
    assert report.taken == {"segments": 1, "moved": 1}
    assert take(project, foreign)[1].taken == {}


def test_groups_sets_and_cases_are_united_by_name(project: Project) -> None:
    training, academy = project.codebook.find("training"), project.codebook.find("training/academy")
    project.apply(project.edit("x", [
        Put(DocumentGroup(id=new_id(), name="Talks")),
        Put(CodeSet(id=new_id(), name="Help", codes=(training.id,))),
        Put(CodeSet(id=new_id(), name="One of", codes=(training.id,), exclusive=True)),
        Put(Case(id=new_id(), name="Kenya")),
    ]))  # fmt: skip
    foreign, new = study_of_ada(), code("new")
    ids = {each.name: each.id for each in foreign.things.all(type(new)).values()}
    case, group = Case(id=new_id(), name="kenya"), DocumentGroup(id=new_id(), name="talks")
    source = foreign.document("New words.", "new.txt")
    foreign.put(
        new, case, group, replace(source, group=group.id),
        CodeSet(id=new_id(), name="help", codes=(new.id, ids["academy"])),
        CodeSet(id=new_id(), name="one of", codes=(new.id,)),
        CasePart(id=new_id(), case=case.id, source=source.id),
    )  # fmt: skip
    take(project, foreign)
    sets = {each.name: each.codes for each in project.code_sets}
    assert sets == {"Help": (training.id, new.id, academy.id), "One of": (training.id,)}
    assert [each.name for each in project.cases.values()] == ["Kenya"]
    assert project.groups.path(project.source("new.txt").group) == "Talks"
    assert [project.sources[e.source].name for e in project.case_parts.values()] == ["new.txt"]


def test_values_here_stay_and_new_ones_take_the_type_of_the_attribute(project: Project) -> None:
    notes, boats = project.source("notes.txt"), project.source("boats.txt")
    year = Attribute(id=new_id(), name="Year", type=AttributeType.NUMBER)
    mood = Attribute(id=new_id(), name="Mood", type=AttributeType.CHOICE, options=("high",))
    project.apply(project.edit("x", [
        Put(year), Put(mood),
        Put(AttributeValue(id=new_id(), attribute=year.id, source=notes.id, value="2016")),
    ]))  # fmt: skip
    foreign = Foreign()
    first, second = foreign.document(TEXT), foreign.document(BOATS, "b.txt")
    of = {name: Attribute(id=new_id(), name=name) for name in ("year", "mood", "place")}
    foreign.put(*of.values())
    for name, source, value in (
        ("year", first, "2020"), ("year", second, "1,5"), ("mood", first, "low"), ("place", first, "here"),
    ):  # fmt: skip
        foreign.put(AttributeValue(id=new_id(), attribute=of[name].id, source=source.id, value=value))
    third = foreign.document("No number.", "c.txt")
    foreign.put(AttributeValue(id=new_id(), attribute=of["year"].id, source=third.id, value="late"))
    _, report = take(project, foreign)
    held = {
        (project.attributes[a].name, project.sources[s].name): v
        for (a, s), v in project.attribute_values.items()
    }
    assert held == {
        ("Year", "notes.txt"): "2016", ("Year", "boats.txt"): "1.5",
        ("Mood", "notes.txt"): "low", ("place", "notes.txt"): "here",
    }  # fmt: skip
    assert project.attribute("Mood").options == ("high", "low")
    assert project.attribute_values[year.id, boats.id] == "1.5"
    assert report.left == {"values": 1}
    assert "noted: values (1): 2016" in told(report)
    assert take(project, foreign)[1].taken == {}


def test_what_is_said_twice_is_taken_once(project: Project) -> None:
    foreign = study_of_ada()
    (segment,) = list(foreign.things.all(type(next(project.retrieve()))).values())
    foreign.put(replace(segment, id=new_id()))
    _, report = take(project, foreign)
    assert report.taken == {"segments": 1}
    assert report.left == {"segments": 1}


def test_memos_come_along_once(project: Project) -> None:
    foreign = study_of_ada()
    source = next(iter(foreign.things.all(type(project.source("notes.txt"))).values()))
    foreign.put(
        Memo(id=new_id(), text="About all of it."),
        Memo(id=new_id(), source=source.id, text="A passage.", start=0, end=8, quote=TEXT[:8]),
    )
    assert take(project, foreign)[1].taken == {"segments": 1, "memos": 2}
    assert take(project, foreign)[1].taken == {}


def test_the_course_of_another_project_stays_out(project: Project) -> None:
    foreign = study_of_ada()
    books = list(foreign.things.all(type(code())).values())
    told_by = revision(books)
    of = Round(id=new_id(), name="Pilot", started="2020-01-01")
    (segment,) = list(foreign.things.all(type(next(project.retrieve()))).values())
    foreign.put(told_by, of, replace(segment, round=of.id))
    count, _ = len(project.revisions), project.count()
    _, report = take(project, foreign)
    assert len(project.revisions) == count
    assert not project.rounds
    assert report.left == {"revisions": 1, "rounds": 1, "segments": 1}
    assert "merge the two copies" in told(report)


def test_codes_with_one_name_under_one_code_get_two(project: Project) -> None:
    here = project.codebook.find("training")
    foreign = Foreign().put(replace(here, name="schooling"), code("training"))
    take(project, foreign)
    assert {each.name for each in project.codebook.children(None)} >= {"training", "training (2)"}
    assert take(project, foreign)[1].taken == {}


def test_a_coder_who_is_new_comes_in(project: Project) -> None:
    foreign = study_of_ada().put(coder("Zoe"))
    take(project, foreign)
    assert project.coder("Zoe")


# What may not be


def test_words_that_are_not_what_they_are_said_to_be_are_refused(project: Project) -> None:
    foreign, before = Foreign(), gathered(project).things
    source = foreign.document("Some words.", "new.txt")
    foreign.texts[source.text] = "Other words."
    with pytest.raises(WrongFile, match=r"new\.txt"):
        take(project, foreign)
    assert gathered(project).things == before


def test_a_document_without_its_words_is_left_out_with_all_that_is_in_it(project: Project) -> None:
    foreign = Foreign()
    ada, training, source = coder("Ada"), code("training"), foreign.document("Some words.", "new.txt")
    foreign.put(ada, training)
    foreign.coded(source, training, ada, "words")
    del foreign.texts[source.text]
    _, report = take(project, foreign)
    assert report.left == {"sources": 1, "segments": 1}
    assert report.taken == {}


def test_what_names_nothing_is_left_out(project: Project) -> None:
    foreign = Foreign()
    foreign.put(code("below", code("nobody")), CodeSet(id=new_id(), name="Set", codes=(new_id(),)))
    foreign.put(AttributeValue(id=new_id(), attribute=new_id(), source=new_id(), value="x"))
    _, report = take(project, foreign)
    assert report.left == {"values": 1}
    assert project.codebook.find("below").parent is None
    assert [each.codes for each in project.code_sets] == [()]


def test_a_frozen_codebook_takes_no_codes(project: Project) -> None:
    project.apply(freezing.freeze(project, "The pilot."))
    before = gathered(project).things
    with pytest.raises(Forbidden):
        take(project, Foreign().put(code("new")))
    assert gathered(project).things == before
    take(project, study_of_ada())


def test_within_a_round_nothing_comes_in(project: Project) -> None:
    project.apply(
        project.edit("x", [Put(Round(id=new_id(), name="Pilot", blind=False, started="2020-01-01"))])
    )
    project.work_in(project.round("Pilot"))
    with pytest.raises(Refused, match="Pilot"):
        take(project, study_of_ada())


def test_who_stops_in_the_middle_has_changed_nothing(project: Project) -> None:
    foreign, before = study_of_ada(), gathered(project).things
    foreign.put(*(code(f"code {number}") for number in range(3000)))
    plan = taking.plan(project, foreign.carried, LABEL)
    calls = 0

    def stop(done: int, total: int) -> None:
        nonlocal calls
        calls += done > 0
        if calls > 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        project.apply(plan.edit, stop)
    assert gathered(project).things == before


def test_attributes_of_cases_and_documents_are_two(project: Project) -> None:
    foreign = Foreign()
    foreign.put(Attribute(id=new_id(), name="Year", of=Bearer.CASES), Attribute(id=new_id(), name="Year"))
    assert take(project, foreign)[1].taken == {"attributes": 2}


def test_what_a_file_tells_by_ids_is_told_by_those_that_things_have_here(project: Project) -> None:
    foreign = study_of_ada()
    academy = next(each for each in foreign.things.all(Code).values() if each.name == "academy")
    told_by = json.dumps({"colours": {academy.id: "#FF0001"}, "folders": [academy.id]})
    foreign.put(ForeignImport(id=new_id(), file="other.qdpx", format="refi-qda", told=told_by))
    take(project, foreign)
    here = project.codebook.find("training/academy").id
    (brought,) = project.foreign_imports()
    assert json.loads(brought.told) == {"colours": {here: "#FF0001"}, "folders": [here]}


@pytest.mark.parametrize("is_blank", [True, False])
def test_what_no_project_can_hold_is_left_out(project: Project, is_blank: bool) -> None:
    foreign = Foreign()
    source = foreign.document("Some words.", "new.txt")
    number = Attribute(id=new_id(), name="Size", type=AttributeType.NUMBER)
    loose = AttributeValue(id=new_id(), attribute=number.id, source=source.id, value="late")
    gone = MovedPassage(
        id=new_id(), source=source.id, type="Segment", about=new_id(), move=Move.LOST, start=0, end=0,
        quote="x", kept='{"a": ["b"]}',
    )  # fmt: skip
    named = replace(gone, id=new_id(), kept="", about="none such")
    foreign.put(number, loose, gone, named)
    carried = foreign.carried
    taken = taking.plan_new(carried, LABEL).taken if is_blank else taking.plan(project, carried, LABEL).taken
    assert not taken.new.all(AttributeValue)
    assert not taken.new.all(MovedPassage)
    assert sum(map(len, taken.left_out.values())) == 3
