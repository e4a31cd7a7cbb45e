"""Planning corrections: the least is replaced, what is coded goes along, nothing is lost."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.differences import differences
from blotter.analysis.searching import Mode, Search
from blotter.domain.assignment import Assignment, Status
from blotter.domain.edit import Put
from blotter.domain.entity import new_id, now
from blotter.domain.moved_passage import Move
from blotter.domain.round import Round
from blotter.domain.segment import Span
from blotter.domain.shifting import Replacement, replaced
from blotter.errors import Forbidden, Refused
from blotter.project import memos, segments
from blotter.project.correcting import correcting, finding, reviewing
from blotter.project.metadata import cases
from blotter.project.project import Project
from factories import TEXT, study


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with study(tmp_path / "study.blotter") as made:
        yield made


def words_of(project: Project) -> set[tuple[str, str]]:
    return {(project.coders[s.coder].name, s.quote) for s in project.retrieve()}


@settings(deadline=None)
@given(st.text(alphabet="ab \n.警é", max_size=40), st.text(alphabet="ab \n.警é", max_size=40))
def test_differences_make_one_text_the_other(old: str, new: str) -> None:
    made = differences(old, new)
    assert replaced(old, made) == new
    assert all(one.end < other.start for one, other in itertools.pairwise(made))


def test_the_least_is_replaced_in_whole_words() -> None:
    old, new = "The boats were a gift of them.", "The boat was a great gift of them."
    assert differences(old, new) == (
        Replacement(4, 9, "boat"),
        Replacement(10, 14, "was"),
        Replacement(16, 16, " great"),
    )
    assert differences("警察訓練", "警官訓練") == (Replacement(1, 2, "官"),)
    assert differences("မြန်မာ", "မြန်မာ") == ()


def test_typing_in_a_paragraph_moves_as_little_as_possible(project: Project) -> None:
    source = project.source("notes.txt")
    end = TEXT.index("\n")
    typed = TEXT[:end].replace("both services", "the two services")
    made = correcting.correction_of(TEXT, 0, end, typed)
    assert made == (Replacement(12, 16, "the two"),)
    project.apply(correcting.correct(project, source, made))
    assert project.text(project.source("notes.txt")) == TEXT.replace("both", "the two")
    assert words_of(project) == {
        ("Ada", "Officers"),
        ("Ben", "Officers"),
        ("Ada", TEXT[12:60].replace("both", "the two")),
        ("Ben", TEXT[4:20].replace("both", "the two")),
    }
    assert project.check() == []
    project.undo()
    assert project.text(project.source("notes.txt")) == TEXT


def test_what_is_replaced_is_stored_as_texts_are(project: Project) -> None:
    source = project.source("notes.txt")
    project.apply(correcting.correct(project, source, [Replacement(0, 8, "A\r\nB\0")]))
    assert project.text(project.source("notes.txt")).startswith("A\nB\ufffd of both")


def test_what_cannot_be_is_refused(project: Project) -> None:
    source = project.source("notes.txt")
    for wrong in (
        [Replacement(0, 5, "x"), Replacement(3, 8, "y")],
        [Replacement(0, source.characters + 1, "x")],
    ):
        with pytest.raises(Refused, match=r"notes\.txt"):
            correcting.correct(project, source, wrong)
    with pytest.raises(Refused, match="Remove the document"):
        correcting.correct(project, source, [Replacement(0, source.characters, " \n")])
    assert correcting.correct(project, source, [Replacement(0, 8, "Officers")]) is None


def test_effects_are_told_before(project: Project) -> None:
    source = project.source("notes.txt")
    told = correcting.effects(project, {source.id: [Replacement(0, 9, ""), Replacement(30, 30, "x")]})
    assert told == correcting.Effects(moved=0, changed=2, lost=2)
    assert correcting.effects(project, {source.id: [Replacement(60, 61, "xx")]}) == correcting.Effects()


def test_many_places_are_corrected_as_one_step(project: Project) -> None:
    found = list(finding.find_literally(project, "e", "é"))
    assert {each.source.name for each in found} == {"boats.txt", "notes.txt"}
    project.apply(correcting.correct_all(project, finding.corrections(found)))
    assert all("e" not in project.text(source) for source in project.sources.values())
    assert project.check() == []
    project.undo()
    assert project.text(project.source("notes.txt")) == TEXT


def test_a_regular_expression_fills_its_groups_in(project: Project) -> None:
    sought = Search(r"(\w+) (services)", Mode.REGEX)
    (found,) = finding.find(project, sought, r"\2, \1")
    assert (found.hit.words, found.words) == ("both services", "services, both")
    with pytest.raises(Refused, match="cannot be filled in"):
        list(finding.find(project, sought, r"\3"))


def test_a_note_and_a_segment_whose_words_are_gone_are_kept_and_placed_again(project: Project) -> None:
    source = project.source("notes.txt")
    project.apply(memos.write(project, memos.Subject(source, Span(2, 6)), "why?"))
    before = {s.id: s for s in project.segments_of(source)}
    project.apply(correcting.correct(project, source, [Replacement(0, 9, "")]))
    lost = [each for each in reviewing.moved(project) if each.is_lost]
    assert {each.passage.quote for each in lost} == {"Officers", "fice"}
    assert [reviewing.what(project, each) for each in lost].count("why?") == 1
    source = project.source("notes.txt")
    for each in lost:
        project.apply(reviewing.place(project, each, Span(0, 4)))
    placed = {s.id: s for s in project.segments_of(source) if s.quote == TEXT[9:13]}
    assert len(placed) == 2
    for identity, now_ in placed.items():
        held = before[identity]
        assert now_ == replace(held, start=0, end=4, quote=TEXT[9:13], modified=now_.modified)
    (note,) = project.notes_of(source)
    assert (note.text, note.quote) == ("why?", TEXT[9:13])
    assert not [each for each in reviewing.moved(project) if each.is_lost]
    assert project.check() == []


def test_what_changed_is_accepted_given_other_bounds_or_removed(project: Project) -> None:
    source = project.source("notes.txt")
    project.apply(correcting.correct(project, source, [Replacement(3, 16, "icer of many")]))
    found = reviewing.moved(project)
    assert {each.passage.move for each in found} == {Move.CHANGED}
    first, second, *others = found
    with pytest.raises(Refused, match="Accept it"):
        reviewing.place(project, first, Span(0, 4))
    project.apply(reviewing.accept(project, [first]))
    project.apply(reviewing.change_bounds(project, second, Span(0, 7)))
    moved = project.segment(second.thing.id)
    assert (moved.span, moved.quote) == (Span(0, 7), "Officer")
    project.apply(reviewing.remove(project, others[0]))
    assert others[0].thing.id not in {s.id for s in project.retrieve()}
    assert len(reviewing.moved(project)) == len(others) - 1
    for _ in range(3):
        project.undo(any_coder=True)
    assert len(reviewing.moved(project)) == len(found)


def test_what_was_uncoded_meanwhile_needs_no_look(project: Project) -> None:
    source = project.source("notes.txt")
    project.apply(correcting.correct(project, source, [Replacement(3, 5, "")]))
    project.apply(segments.unmark(project, project.segments_of(source)))
    assert reviewing.moved(project) == []


def blind_round(project: Project, name: str) -> Round:
    coders = {each.name: each for each in project.coders.values()}
    made = Round(id=new_id(), name="Pilot", coders=(coders["Ada"].id, coders["Ben"].id), started=now())
    given_ = [
        Assignment(
            id=new_id(), source=project.source(name).id, coder=each, status=Status.ASSIGNED, round=made.id
        )
        for each in made.coders
    ]
    project.apply(project.edit("Start round", [Put(made), *map(Put, given_)]))
    return made


def test_the_text_of_a_blind_round_stays(project: Project) -> None:
    blind_round(project, "boats.txt")
    with pytest.raises(Forbidden, match="still blind"):
        project.apply(correcting.correct(project, project.source("boats.txt"), [Replacement(0, 3, "Those")]))
    assert project.text(project.source("boats.txt")).startswith("The boats")


def test_nothing_of_the_others_is_told_while_a_round_is_blind(project: Project) -> None:
    """Another's note since the round began moves along, and neither list nor counts tell of it."""
    blind_round(project, "boats.txt")
    source = project.source("notes.txt")
    project.act_as("Ben")
    project.apply(memos.write(project, memos.Subject(source, Span(9, 11)), "Ben's thought"))
    project.act_as("Ada")
    project.apply(correcting.correct(project, source, [Replacement(9, 16, "from")]))
    assert not [each for each in reviewing.moved(project) if each.passage.type == "Memo"]
    source = project.source("notes.txt")
    project.apply(correcting.correct(project, source, [Replacement(9, 13, "")]))
    assert not [each for each in reviewing.moved(project) if each.passage.type == "Memo"]
    project.act_as("Ben")
    assert [each.is_lost for each in reviewing.moved(project) if each.passage.type == "Memo"] == [True]


def test_a_part_of_a_case_that_moved_is_not_taken_for_a_new_one(project: Project) -> None:
    source = project.source("notes.txt")
    case, edit = cases.add(project, "Border town")
    project.apply(edit)
    project.apply(cases.add_parts(project, case, [cases.Place(source, Span(0, 8))]))
    project.apply(correcting.correct(project, source, [Replacement(0, 0, "Eight of ")]))
    source = project.source("notes.txt")
    project.apply(cases.add_parts(project, case, [cases.Place(source, Span(0, 8))]))
    assert [part.quote for part in cases.parts_of(project, case)] == ["Eight of", "Officers"]
    assert project.check() == []
