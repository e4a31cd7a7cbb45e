"""The unitizing alphas: the printed example, a count character by character, and laws."""

import itertools
import math

import numpy as np
import plain_unitizing as plain
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import PEOPLE_2019, continuum

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.coefficients import unitizing
from blotter.domain.segment import Span

SIZE = 24
ALPHAS = {
    "alpha_u_nominal": (c.alpha_u_nominal, unitizing.u_nominal),
    "alpha_u_binary": (c.alpha_u_binary, unitizing.u_binary),
    "alpha_cu_nominal": (c.alpha_cu_nominal, unitizing.cu_nominal),
}


@st.composite
def codings(draw):
    """One coder's segments: some of the pieces between cuts."""
    cuts = sorted(draw(st.sets(st.integers(0, SIZE), min_size=2, max_size=9)))
    pieces = itertools.pairwise(cuts)
    return [(start, end, label) for start, end in pieces if (label := draw(st.sampled_from(["", *"abc"])))]


DOCUMENTS = st.lists(st.lists(codings(), min_size=1, max_size=4), min_size=1, max_size=4)


def summed(documents):
    first, *others = [c.unitizing_sums(continuum(SIZE, *coders)) for coders in documents]
    for other in others:
        first = first + other
    return first


def values(sums):
    named = [function(sums) for function, _ in ALPHAS.values()]
    return named + [c.alpha_ku_nominal(sums, label) for label in "abc"]


def test_the_example_of_krippendorff_2019_figure_12_11():
    sums = c.unitizing_sums(PEOPLE_2019)
    assert c.alpha_u_nominal(sums).value == pytest.approx(0.510, abs=0.0005)
    assert c.alpha_u_binary(sums).value == pytest.approx(0.4136, abs=0.0001)
    assert c.alpha_cu_nominal(sums).value == pytest.approx(0.724, abs=0.0005)
    by_label = [c.alpha_ku_nominal(sums, label) for label in "1234567"]
    assert [each.value for each in by_label] == [1, 0, 0, 0, 1, 1, None]
    assert by_label[-1].reason == messages.NOWHERE_MET
    assert c.label_coverage(sums, "7") == 0
    assert c.label_coverage(sums, "1") == 1
    assert c.label_coverage(sums, "8") is None


@settings(deadline=None)
@given(DOCUMENTS)
def test_each_is_that_of_a_count_by_characters(documents):
    sums = summed(documents)
    counted = [(SIZE, coders) for coders in documents]
    for name, (function, _) in ALPHAS.items():
        expected = getattr(plain, name)(counted)
        found = function(sums)
        assert found.value == (None if expected is None else pytest.approx(float(expected), abs=1e-12))
        assert bool(found.reason) == (expected is None)
    for label in "abc":
        expected = plain.alpha_ku_nominal(counted, label)
        found = c.alpha_ku_nominal(sums, label).value
        assert found == (None if expected is None else pytest.approx(float(expected), abs=1e-12))


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_order_and_names_do_not_matter(documents, random):
    names = dict(zip("abc", random.sample("abc", 3), strict=True))
    turned = []
    for coders in random.sample(documents, len(documents)):
        other = [[(s, e, names[label]) for s, e, label in own] for own in coders]
        turned.append([random.sample(own, len(own)) for own in random.sample(other, len(other))])
    before, after = values(summed(documents)), values(summed(turned))
    assert [each.value for each in before[:3]] == [each.value for each in after[:3]]
    renamed = {names[label]: value for label, value in zip("abc", before[3:], strict=True)}
    assert renamed == dict(zip("abc", after[3:], strict=True))


@given(st.lists(codings(), min_size=2, max_size=4), st.integers(0, SIZE))
def test_splitting_a_document_at_a_gap_changes_nothing(coders, place):
    apart = [[each for each in own if not each[0] < place < each[1]] for own in coders]
    whole = c.unitizing_sums(continuum(SIZE, *apart))
    before = [[each for each in own if each[1] <= place] for own in apart]
    after = [[(s - place, e - place, label) for s, e, label in own if s >= place] for own in apart]
    left = c.unitizing_sums(continuum(place, *before))
    right = c.unitizing_sums(continuum(SIZE - place, *after))
    assert values(left + right) == values(whole)


@given(st.lists(codings(), min_size=2, max_size=4))
def test_a_segment_told_twice_counts_once(coders):
    twice = [[*own, *own] for own in coders]
    assert values(summed([twice])) == values(summed([coders]))


@given(st.lists(codings(), min_size=2, max_size=4))
def test_for_one_code_u_alpha_knows_only_segments_and_gaps(coders):
    sums = c.unitizing_sums(continuum(SIZE, *coders).only("a"))
    assert c.alpha_u_nominal(sums).value == c.alpha_u_binary(sums).value


@settings(deadline=None)
@given(DOCUMENTS, st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=5))
def test_documents_drawn_again_are_documents_that_are_there_as_often(documents, times):
    sums = [c.unitizing_sums(continuum(SIZE, *coders)) for coders in documents]
    rows = np.array([row[: len(documents)] for row in times], dtype=float)
    for function, formula in [*ALPHAS.values(), (c.alpha_ku_nominal, unitizing.ku_nominal)]:
        found = unitizing.resampled(formula, sums, rows, "a")
        for row, value in zip(rows, found, strict=True):
            total = c.UnitizingSums()
            for each, count in zip(sums, row, strict=True):
                for _ in range(int(count)):
                    total += each
            expected = function(total, "a").value
            assert math.isnan(value) if expected is None else value == pytest.approx(expected, abs=1e-9)


def test_identical_division_is_full_agreement():
    sums = summed([[[(0, 5, "a"), (5, 9, "b")]] * 3])
    assert [each.value for each in values(sums)] == [1, 1, 1, 1, 1, None]
    assert c.coverage(sums) == 9 / SIZE


def test_what_has_no_value_says_why():
    def reasons(*coders):
        sums = c.unitizing_sums(continuum(SIZE, *coders))
        return [function(sums).reason for function, _ in ALPHAS.values()]

    assert reasons([(0, 5, "a")]) == [messages.NEEDS_TWO_CODERS] * 3
    assert reasons([], []) == [messages.NOT_USED] * 3
    assert reasons([(0, 5, "a")], []) == ["", "", messages.NOWHERE_MET]
    assert reasons([(0, 5, "a")], [(2, 9, "a")]) == ["", "", messages.ONE_LABEL]
    whole = [(0, SIZE, "a")]
    assert reasons(whole, whole) == [messages.NO_VARIATION, messages.WHOLE_TEXT_CODED, messages.ONE_LABEL]
    assert c.coverage(c.UnitizingSums()) is None


def test_overlapping_labels_of_a_coder_are_refused_with_the_place():
    spans = {"Ada": [(Span(0, 9), "a"), (Span(5, 12), "b")], "Ben": [(Span(0, 9), "a")]}
    sums = c.unitizing_sums(c.Continuum.of(SIZE, spans, "notes.txt"))
    expected = messages.CLASHES_IN.format(
        coder="Ada", first="a", second="b", start=5, end=9, document="notes.txt", count=1
    )
    assert {each.value for each in values(sums)} == {None}
    assert {each.reason for each in values(sums)} == {expected}
    assert c.alpha_u_nominal(c.unitizing_sums(PEOPLE_2019) + sums).reason == expected


def test_a_long_text_brings_u_alpha_near_alpha_by_character():
    one, other = [(10, 40, "k")], [(15, 40, "k")]
    short = c.alpha_u_nominal(c.unitizing_sums(continuum(100, one, other)))
    long = c.alpha_u_nominal(c.unitizing_sums(continuum(10_000, one, other)))
    assert (short.value, long.value) == pytest.approx((0.8798, 0.90885), abs=0.00005)
