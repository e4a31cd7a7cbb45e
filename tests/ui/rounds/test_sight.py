"""Sight: when everything has to be read anew, and when what was begun can go on."""

import pytest
import round_study
import small_study
from hypothesis import given
from hypothesis import strategies as st
from round_study import INTERVIEW, NOTES

from blotter.project import rounds
from blotter.project.project import Project
from blotter.ui.rounds.sight import Sight, sight
from blotter.ui.rounds.todo import passages_in, rounds_of, rounds_to_do, statuses_in

SIGHTS = st.builds(
    Sight, st.sampled_from(["", "a", "b"]), st.sampled_from(["", "r"]), st.frozensets(st.sampled_from("rs"))
)


@given(SIGHTS)
def test_every_sight_is_as_wide_as_itself(one: Sight) -> None:
    assert one.is_wider_than(one)


@given(SIGHTS, SIGHTS, SIGHTS)
def test_what_is_wider_than_what_is_wider_is_wider(one: Sight, two: Sight, three: Sight) -> None:
    if one.is_wider_than(two) and two.is_wider_than(three):
        assert one.is_wider_than(three)


@given(SIGHTS, SIGHTS)
def test_other_eyes_are_never_wider_while_something_is_blind(one: Sight, two: Sight) -> None:
    if one.blind and one.viewer != two.viewer:
        assert not one.is_wider_than(two)


def test_without_rounds_everybody_sees_the_same(study: Project) -> None:
    study.act_as("Mira Okonjo")
    before = sight(study)
    study.act_as("Jonas Falk")
    assert sight(study) == before


def test_sight_changes_with_what_is_hidden(study: Project) -> None:
    """By a round that begins, by who looks, by where one codes, by an override, by the opening."""
    pilot = round_study.start(study, "Pilot", INTERVIEW)
    seen = [sight(study)]
    study.act_as("Jonas Falk")
    seen.append(sight(study))
    study.act_as("Mira Okonjo")
    study.work_in(pilot)
    seen.append(sight(study))
    rounds.override(study, study.rounds[pilot.id], "a look")
    seen.append(sight(study))
    assert seen[-1].is_wider_than(seen[-2])
    assert len(set(seen)) == 4
    rounds.open_now(study, study.rounds[pilot.id])
    assert sight(study) == seen[-1]
    study.act_as("Jonas Falk")
    assert sight(study) == seen[-1]


def test_what_there_is_to_do(study: Project) -> None:
    """Newest first; done is done, but where one codes now stays on offer."""
    mira, jonas = study.coders.values()
    first = round_study.start(study, "First", INTERVIEW, NOTES)
    second = round_study.start(
        study, "Second", NOTES, passages=(round_study.passage(study, NOTES, "Crews flew"),)
    )
    assert rounds_of(study, mira) == {second.id: 1, first.id: 2}
    assert rounds_to_do(study, None) == []
    assert rounds_to_do(study, mira) == [second, first]
    round_study.finish(study, first, mira)
    assert rounds_to_do(study, mira) == [second]
    assert rounds_to_do(study, jonas) == [second, first]
    study.work_in(first)
    assert rounds_to_do(study, mira) == [first, second]
    notes = small_study.document(study, NOTES)
    assert statuses_in(study, first, mira)[notes.id] == "done"
    assert statuses_in(study, second, mira)[notes.id] == "assigned"
    assert passages_in(study, notes) == []
    study.work_in(second)
    (span,) = passages_in(study, notes)
    assert study.text(notes)[span.start : span.end] == "Crews flew"


@pytest.mark.parametrize("coder", ["Mira Okonjo", "Jonas Falk"])
def test_nobody_has_anything_to_do_without_rounds(study: Project, coder: str) -> None:
    assert rounds_of(study, study.coder(coder)) == {}
