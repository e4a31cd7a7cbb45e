"""A comparison that is kept: whatever changes, it is what a new one would be; only what changed is read."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factories
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.units import Unit
from blotter.domain.assignment import Status
from blotter.domain.edit import Edit, Remove
from blotter.domain.segment import Segment, Span
from blotter.errors import NotFound
from blotter.message import Message
from blotter.progress import Cancelled
from blotter.project import comparison
from blotter.project.comparison_result import ALPHA, SEGMENT_F1, measures_of, shown_of
from blotter.project.kept_comparison import Kept
from blotter.project.project import Project

TEXT = "Boats left. Men came back.\n\nNobody asked for papers. The course ended.\n\nA gift was made.\n"
NAMES = ("one.txt", "two.txt", "three.txt")
PATHS = ("patrol", "training", "patrol/river")
QUICK = {"intervals": False}


@pytest.fixture
def study(tmp_path: Path):
    project = make(tmp_path / "kept.blotter")
    yield project
    project.close()


def make(path: Path) -> Project:
    project = Project.create(path)
    people = [factories.coder(name) for name in ("Ada", "Ben")]
    patrol = factories.code("patrol")
    codes = [patrol, factories.code("training"), factories.code("river", patrol)]
    texts = [factories.text_source(TEXT + name, name) for name in NAMES]
    project.apply(factories.edit(*codes, factories.revision(codes), *people))
    project.apply(factories.import_of(*texts))
    done = [factories.assignment(text.source, coder, Status.DONE) for text in texts for coder in people]
    project.apply(factories.edit(*done))
    for number, text in enumerate(texts):
        for coder in people:
            span = Span(number, 11 + number)
            project.apply(factories.edit(factories.segment(text, codes[number], coder, span)))
    project.act_as("Ada")
    return project


def code(project: Project, path: str):
    return project.codebook.find(path)


def add(project: Project, name: str, coder: str, path: str, start: int, length: int) -> Segment:
    source = project.source(name)
    text = factories.text_source(TEXT + name, name)._replace(source=source)
    span = Span(start, min(len(TEXT), start + length))
    segment = factories.segment(text, code(project, path), project.coder(coder), span)
    project.apply(factories.edit(segment))
    return segment


def remove(project: Project, segment: Segment) -> None:
    project.apply(Edit(label=Message("Removed"), steps=[Remove(Segment, segment.id)]))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "undo"]),
        st.sampled_from(NAMES),
        st.sampled_from(["Ada", "Ben"]),
        st.sampled_from(PATHS),
        st.integers(0, 60),
        st.integers(1, 25),
    ),
    max_size=6,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, unit=st.sampled_from([Unit.CHARACTER, Unit.SENTENCE, Unit.MATCH]), rollup=st.booleans())
def test_after_any_change_of_segments_it_is_what_a_new_one_would_be(
    tmp_path_factory: pytest.TempPathFactory, steps, unit: Unit, rollup: bool
) -> None:
    with make(tmp_path_factory.mktemp("kept") / "study.blotter") as project:
        options = AgreementOptions(unit=unit, rollup=rollup, **QUICK)
        kept = Kept(project)
        kept.result(options)
        project.subscribe(lambda changes: kept.forget(kept.sources_of(changes.ids[Segment])))
        for act, name, coder, path, start, length in steps:
            own = project.segments_of(project.source(name))
            if act == "add":
                add(project, name, coder, path, start, length)
            elif act == "remove" and own:
                remove(project, own[start % len(own)])
            elif act == "undo" and project.next_undo() is not None:
                project.undo()
            assert kept.result(options) == Kept(project).result(options)


def test_only_the_document_that_changed_is_read(study: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, options = Kept(study), AgreementOptions(**QUICK)
    kept.result(options)
    read = []
    whole_texts = comparison.whole_texts

    def told(project, options, *rest):
        for text in whole_texts(project, options, *rest):
            read.append(text.source)
            yield text

    monkeypatch.setattr(comparison, "whole_texts", told)
    segment = add(study, "two.txt", "Ben", "training", 30, 9)
    kept.forget(kept.sources_of([segment.id]))
    kept.result(options)
    assert read == ["two.txt"]
    kept.forget()
    kept.result(options)
    assert sorted(read[1:]) == sorted(NAMES)


def test_what_is_not_known_of_a_segment_is_everything(study: Project) -> None:
    kept = Kept(study)
    kept.result(AgreementOptions(**QUICK))
    segment = add(study, "one.txt", "Ada", "patrol", 40, 5)
    assert kept.sources_of([segment.id]) == {"one.txt"}
    assert kept.sources_of(["f" * 32]) is None


def test_a_document_that_nobody_is_done_with_any_more_goes(study: Project) -> None:
    kept, options = Kept(study), AgreementOptions(**QUICK)
    assert kept.result(options).sample.documents == 3
    source = study.source("one.txt")
    undone = [factories.assignment(source, coder, Status.IN_PROGRESS) for coder in study.coders.values()]
    own = {each.coder: each for each in study.assignments(source)}
    study.apply(
        factories.edit(
            *(
                type(each)(id=own[each.coder].id, source=each.source, coder=each.coder, status=each.status)
                for each in undone
            )
        )
    )
    kept.forget(["one.txt"])
    found = kept.result(options)
    assert found == Kept(study).result(options)
    assert found.sample.documents == 2
    assert found.sample.left_out == {"one.txt": ("Ada", "Ben")}


def test_what_was_cancelled_is_begun_anew(study: Project) -> None:
    kept, options = Kept(study), AgreementOptions(**QUICK)

    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        kept.result(options, stop)
    assert kept.result(options) == Kept(study).result(options)


def test_a_name_that_is_not_known_leaves_it_usable(study: Project) -> None:
    kept = Kept(study)
    with pytest.raises(NotFound):
        kept.result(AgreementOptions(coders=("Adda", "Ben")))
    assert kept.result(AgreementOptions(**QUICK)).sample.coders == ("Ada", "Ben")


def test_the_other_questions_are_of_the_same_comparison(study: Project) -> None:
    kept, options = Kept(study), AgreementOptions(measures=(ALPHA,))
    result = kept.result(options)
    pairs = {row.measure: row for row in kept.pairs(options, "training")}
    figures = next(each for each in result.figures if each.code == "training")
    assert pairs[ALPHA].value == figures.values[ALPHA].value
    assert {row.source for row in kept.by_document(options, "training")} == {"two.txt"}
    assert {each.code for each in kept.confusions(options)} == {"patrol", "patrol/river", "training"}


def test_alpha_is_computed_where_it_has_a_value() -> None:
    assert measures_of(AgreementOptions(measures=("gwet_ac1",))) == (SEGMENT_F1, ALPHA, "gwet_ac1")
    assert measures_of(AgreementOptions(unit=Unit.MATCH)) == (SEGMENT_F1,)
    assert shown_of(AgreementOptions()) == ALPHA
    assert shown_of(AgreementOptions(unit=Unit.MATCH)) == SEGMENT_F1
