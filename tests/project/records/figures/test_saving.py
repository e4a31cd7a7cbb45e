"""Figures of one's own are kept, changed, renamed and forgotten, and undone."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factories
from blotter.domain.entity import new_id
from blotter.domain.record_figure import (
    Chart,
    Count,
    FigureAsked,
    Scale,
    Uncertain,
    as_json,
    from_json,
)
from blotter.domain.record_filter import RecordFilter
from blotter.domain.study import SavedFigure
from blotter.errors import NotFound, Refused
from blotter.project.project import Project
from blotter.project.records import making, schema
from blotter.project.records.figures import saving
from blotter.project.records.figures.facts import facts
from blotter.project.records.figures.presets import PRESETS

years = st.none() | st.tuples(st.integers(), st.integers())
words = st.lists(st.text(max_size=4), max_size=3).map(tuple)


@settings(max_examples=50, deadline=None)
@given(
    st.builds(
        FigureAsked,
        chart=st.sampled_from(Chart),
        rows=st.text(max_size=5),
        columns=st.text(max_size=5),
        count=st.sampled_from(Count),
        filter=st.builds(RecordFilter, kinds=words, years=years),
        title=st.text(max_size=5),
        include_aggregates=st.booleans(),
        uncertain=st.sampled_from(Uncertain),
        roles=words,
        groups=st.booleans(),
        shares=st.booleans(),
        scale=st.sampled_from(Scale),
        steps=st.lists(st.integers(0, 9) | st.floats(0, 9), max_size=3).map(tuple),
        measures=words,
        units=words,
    )
)
def test_what_is_asked_for_comes_back_from_json_as_it_was(asked: FigureAsked) -> None:
    assert from_json(json.loads(json.dumps(as_json(asked)))) == asked


@pytest.mark.parametrize(
    "told",
    [
        {"colour": "blue"},
        {"chart": "pie"},
        {"rows": 1},
        {"filter": {"colour": ["blue"]}},
        {"filter": "training"},
        {"steps": ["1"]},
        {"groups": 1},
        {"roles": "partner"},
    ],
    ids=str,
)
def test_what_no_figure_is_gets_refused(told: dict[str, object]) -> None:
    with pytest.raises(Refused):
        from_json(told)


def save(project: Project, name: str, asked: FigureAsked) -> None:
    edit = saving.save(project, name, asked)
    assert edit is not None
    project.apply(edit)


def test_a_figure_is_kept_changed_and_undone(project: Project) -> None:
    first, second = PRESETS[0].asked, PRESETS[1].asked
    save(project, "Mine", first)
    assert saving.asked(saving.find(project, "MINE ")).rows == first.rows
    assert saving.save(project, "Mine", first) is None
    save(project, "mine", second)
    (kept,) = project.saved_figures()
    assert (kept.name, saving.asked(kept).rows) == ("mine", second.rows)
    project.undo()
    assert saving.asked(saving.find(project, "Mine")).rows == first.rows
    project.apply(saving.delete(project, saving.find(project, "Mine")))
    with pytest.raises(NotFound, match="no saved figure"):
        saving.find(project, "Mine")


def test_a_saved_figure_outlives_the_name_of_a_kind(project: Project) -> None:
    segments = list(project.retrieve())[:1]
    kind = schema.kind(project, "training")
    project.apply(making.make(project, kind, segments)[1])
    asked = FigureAsked(rows="level", filter=RecordFilter(kinds=("Training",), coders=("Ada",)))
    save(project, "Mine", asked)
    project.apply(factories.edit(replace(kind, name="courses")))
    kept = facts(project, saving.asked(saving.find(project, "Mine")))
    assert kept.mark("event").value == 1
    assert kept.title == "Courses by level"
    assert kept.told[-1].startswith("Filter: kind is courses, coder is Ada.")
    preset = next(each.asked for each in PRESETS if each.name == "training-by-year")
    found = facts(project, preset)
    assert [part.why for part in found.not_shown] == ["1 without a date"]


def test_problems_are_a_filter_as_any(project: Project) -> None:
    segments = list(project.retrieve())[:1]
    project.apply(making.make(project, schema.kind(project, "training"), segments)[1])
    with_some = FigureAsked(rows="level", filter=RecordFilter(problems=True))
    assert facts(project, with_some).mark("event").value == 1
    without = FigureAsked(rows="level", filter=RecordFilter(problems=False))
    assert facts(project, without).is_empty


def test_a_name_stands_for_one_figure(project: Project) -> None:
    save(project, "One", FigureAsked())
    save(project, "Two", FigureAsked(rows="kind"))
    one = saving.find(project, "One")
    with pytest.raises(Refused, match="Two"):
        saving.rename(project, one, "two")
    assert saving.rename(project, one, "One") is None
    edit = saving.rename(project, one, "Three")
    assert edit is not None
    project.apply(edit)
    assert {each.name for each in project.saved_figures()} == {"Three", "Two"}


def test_what_cannot_be_drawn_is_not_kept(project: Project) -> None:
    with pytest.raises(NotFound):
        saving.save(project, "Mine", FigureAsked(rows="colour"))


@pytest.mark.parametrize("asked", ["", "[]", '{"chart": "pie"}', "{"])
def test_a_figure_of_a_newer_version_is_told(project: Project, asked: str) -> None:
    kept = SavedFigure(id=new_id(), name="New", asked=asked)
    project.apply(factories.edit(kept))
    with pytest.raises(Refused, match="newer version"):
        saving.asked(saving.find(project, "New"))
