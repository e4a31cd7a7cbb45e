"""The result: the figures are those of the comparison, the sample is told, places add up."""

from collections import Counter

import coded_study
import pytest
from coded_study import ADA, BEN, CLEO

import factories
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.disagreements import Kind
from blotter.analysis.units import Unit
from blotter.domain.assignment import Status
from blotter.errors import NotFound
from blotter.progress import Cancelled, Progress, silent
from blotter.project import assignments, comparison
from blotter.project.comparison_result import ALPHA, SEGMENT_F1, Result
from blotter.project.kept_comparison import Kept
from blotter.project.project import Project


def compared(project: Project, options: AgreementOptions, progress: Progress = silent) -> Result:
    return Kept(project).result(options, progress)


def result(project: Project, **chosen: object) -> Result:
    return compared(project, AgreementOptions(**{"measures": (ALPHA,), **chosen}))


@pytest.mark.parametrize("unit", [Unit.CHARACTER, Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH, Unit.DOCUMENT])
@pytest.mark.parametrize("rollup", [False, True])
def test_the_figures_are_those_of_the_comparison(coded: Project, unit: Unit, rollup: bool) -> None:
    found = result(coded, unit=unit, rollup=rollup, measures=("percent_agreement",))
    assert found.measures == (SEGMENT_F1, ALPHA, "percent_agreement")
    by_unit = comparison.agreement(coded, AgreementOptions(unit=unit, rollup=rollup, measures=found.measures))
    assert [row for each in found.figures for row in each.values.values()] == by_unit
    assert [each.f1 for each in found.figures] == [row for row in by_unit if row.measure == SEGMENT_F1]


def test_the_sample_says_who_what_and_what_is_left_out(coded: Project) -> None:
    sample = result(coded, unit=Unit.SENTENCE).sample
    assert sample.coders == (ADA, BEN)
    assert (sample.documents, sample.complete) == (2, 2)
    notes, log = coded.source("notes.txt"), coded.source("log.txt")
    sentences = [comparison.unit_spans(coded, source, Unit.SENTENCE) for source in (notes, log)]
    assert sample.units == sum(map(len, sentences)) == 8
    assert sample.segments == len(coded_study.PASSAGES) - 1
    assert sample.left_out == {"letter.txt": (BEN,)}


def test_a_document_that_nobody_has_begun_is_not_called_left_out(coded: Project) -> None:
    coded.apply(factories.import_of(factories.text_source("Nobody read this.", "unread.txt")))
    assert set(result(coded).sample.left_out) == {"letter.txt"}
    given = [(coded.source("unread.txt"), coder) for coder in coded.coders.values()]
    coded.apply(assignments.assign(coded, given))
    assert set(result(coded).sample.left_out) == {"letter.txt"}


def test_documents_are_counted_where_a_code_was_used(coded: Project) -> None:
    documents = {each.code: each.documents for each in result(coded).figures}
    assert documents["assistance"] == documents["training"] == 1
    assert documents["patrol/river patrol"] == 1
    assert documents["patrol"] == documents["patrol/exercise"] == 0
    rolled_up = {each.code: each.documents for each in result(coded, rollup=True).figures}
    assert rolled_up["patrol"] == 1


def test_with_two_coders_the_unmatched_segments_add_up_to_what_the_table_says(coded: Project) -> None:
    for rollup in (False, True):
        found = result(coded, rollup=rollup)
        for each in found.figures:
            unmatched = sum(place.unmatched for place in found.places.get(each.code, ()))
            assert unmatched == sum(each.f1.only.values()), each.code


def test_every_kind_is_found_once_where_it_was_made(coded: Project) -> None:
    found = result(coded)
    kinds = Counter((place.code, place.kind) for places in found.places.values() for place in places)
    assert kinds == {
        ("assistance", Kind.BOUNDARY): 1,
        ("assistance", Kind.OTHER_CODE): 1,
        ("assistance", Kind.EXTRA_CODE): 1,
        ("repression", Kind.MISSED): 1,
        ("repression", Kind.OTHER_CODE): 1,
        ("training", Kind.PARENT_OR_CHILD): 1,
        ("training/academy", Kind.PARENT_OR_CHILD): 1,
        ("patrol/river patrol", Kind.SPLIT_OR_MERGED): 1,
    }


def test_a_third_coder_is_compared_where_two_are_done(coded: Project) -> None:
    coded_study.add_third(coded)
    found = result(coded, unit=Unit.SENTENCE)
    assert found.sample.coders == (ADA, BEN, CLEO)
    assert (found.sample.documents, found.sample.complete) == (2, 1)
    picked = result(coded, coders=(CLEO, ADA))
    assert picked.sample.coders == (CLEO, ADA)
    assert picked.sample.documents == 1
    assert picked.sample.left_out == {"log.txt": (CLEO,), "letter.txt": (CLEO,)}


def test_without_two_coders_there_is_a_reason_and_no_place(coded: Project) -> None:
    done = [each for each in coded.assignments() if each.coder == coded.coder(BEN).id]
    source = coded.source
    for name in coded_study.DONE[BEN]:
        former = next(each for each in done if each.source == source(name).id)
        begun = factories.assignment(source(name), coded.coder(BEN), Status.IN_PROGRESS)
        coded.apply(
            factories.edit(
                type(former)(id=former.id, source=former.source, coder=former.coder, status=begun.status)
            )
        )
    found = result(coded)
    assert found.sample.documents == 0
    assert found.sample.coders == ()
    assert found.places == {}
    assert {each.values[ALPHA].value for each in found.figures} == {None}


def test_a_name_that_is_not_known_is_told(coded: Project) -> None:
    with pytest.raises(NotFound, match="Adda"):
        result(coded, coders=("Adda", BEN))


def test_it_reports_how_far_it_is_and_can_be_stopped(coded: Project) -> None:
    told: list[tuple[int, int]] = []
    compared(coded, AgreementOptions(), lambda done, total: told.append((done, total)))
    assert len(told) > len(coded.sources)
    assert all(done <= total for done, total in told)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        compared(coded, AgreementOptions(), stop)
