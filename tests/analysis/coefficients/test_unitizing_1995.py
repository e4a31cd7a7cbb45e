"""The alpha of 1995: printed values, every pair of segments and gaps, and laws."""

import itertools
from functools import reduce
from operator import add

import plain_unitizing as plain
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import FRAGMENTED, UNITS_2004, continuum

from blotter.analysis import coefficients as c
from blotter.analysis import messages

SIZE = 20
C_1995 = (
    [(1, 4, "C"), (5, 6, "C"), (7, 9, "C"), (10, 11, "C")],
    [(0, 1, "C"), (2, 4, "C"), (5, 7, "C"), (8, 9, "C"), (10, 11, "C")],
)
FRAGMENTS_1995 = (
    [(0, 9, "B")],
    [(0, 2, "B"), (2, 3, "B"), (3, 4, "B"), (4, 5, "B"), (5, 6, "B"), (6, 9, "B"), (9, 10, "B")],
)


def test_the_example_of_krippendorff_2004_page_254():
    sums = c.unitizing_sums_1995(UNITS_2004)
    assert c.alpha_u_1995(sums).value == pytest.approx(0.8591, abs=0.0005)
    assert c.alpha_u_1995_category(sums, "c").value == pytest.approx(0.7286, abs=0.0001)
    assert c.alpha_u_1995_category(sums, "k").value == 1
    assert c.alpha_u_1995_category(sums, "m") == c.Value(None, messages.NOT_USED)


@pytest.mark.parametrize(("grain", "expected"), [(1, 0.494), (10, 0.663), (100, 0.677), (100_000, 0.679)])
def test_the_example_of_krippendorff_1995_page_57_at_every_grain(grain, expected):
    coders = [[(s * grain, e * grain, label) for s, e, label in own] for own in C_1995]
    found = c.alpha_u_1995(c.unitizing_sums_1995(continuum(12 * grain, *coders)))
    assert found.value == pytest.approx(expected, abs=0.02)


def test_fragments_are_punished():
    assert c.alpha_u_1995(c.unitizing_sums_1995(FRAGMENTED)).value == pytest.approx(-0.7003, abs=0.0001)
    halves = [[(s * 50_000, e * 50_000, label) for s, e, label in own] for own in FRAGMENTS_1995]
    halves[0] = [(0, 900_000, "B")]
    found = c.alpha_u_1995(c.unitizing_sums_1995(continuum(1_200_000, *halves)))
    assert found.value == pytest.approx(-0.926, abs=0.02)


@st.composite
def codings(draw):
    found = []
    for label in "ab":
        cuts = sorted(draw(st.sets(st.integers(0, SIZE), min_size=2, max_size=7)))
        pieces = itertools.pairwise(cuts)
        found += [(start, end, label) for start, end in pieces if draw(st.booleans())]
    return found


@settings(deadline=None)
@given(st.lists(codings(), min_size=2, max_size=4))
def test_each_is_that_of_every_pair_of_segments_and_gaps(coders):
    sums = c.unitizing_sums_1995(continuum(SIZE, *coders))
    labels = sorted({label for own in coders for _, _, label in own})
    for found, of in [(c.alpha_u_1995(sums), labels)] + [
        (c.alpha_u_1995_category(sums, label), [label]) for label in labels
    ]:
        expected = plain.alpha_u_1995(SIZE, coders, of)
        assert found.value == (None if expected is None else float(expected))
        assert bool(found.reason) == (expected is None)


@given(st.lists(codings(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_coders_and_segments_does_not_matter(coders, random):
    turned = [random.sample(own, len(own)) for own in random.sample(coders, len(coders))]
    before, after = (c.unitizing_sums_1995(continuum(SIZE, *each)) for each in (coders, turned))
    assert c.alpha_u_1995(before) == c.alpha_u_1995(after)


@given(st.lists(st.lists(codings(), min_size=2, max_size=2), min_size=1, max_size=4), st.randoms())
def test_the_order_of_documents_does_not_matter(documents, random):
    sums = [c.unitizing_sums_1995(continuum(SIZE, *coders)) for coders in documents]
    turned = random.sample(sums, len(sums))
    assert c.alpha_u_1995(reduce(add, sums)) == c.alpha_u_1995(reduce(add, turned))


def test_a_gap_ends_with_its_document_unless_documents_are_joined():
    one, two = continuum(10, [(0, 4, "k")], [(0, 5, "k")]), continuum(10, [(5, 9, "k")], [(5, 9, "k")])
    apart = c.unitizing_sums_1995(one) + c.unitizing_sums_1995(two)
    assert apart.labels["k"].gaps == {6: 1, 5: 3, 1: 2}
    together = c.unitizing_sums_1995(c.joined([one, two]))
    assert together.labels["k"].gaps == {11: 1, 10: 1, 1: 2}
    assert together.labels["k"].differences == apart.labels["k"].differences
    assert together.length == apart.length == 20


def test_a_document_without_the_label_counts_as_gaps():
    used, unused = continuum(10, [(0, 4, "k")], [(0, 5, "k")]), continuum(30, [], [])
    sums = c.unitizing_sums_1995(used) + c.unitizing_sums_1995(unused)
    assert sums == c.unitizing_sums_1995(unused) + c.unitizing_sums_1995(used)
    assert sums.labels["k"].gaps == {6: 1, 5: 1, 30: 2}


def test_what_has_no_value_says_why():
    alone = c.unitizing_sums_1995(continuum(10, [(0, 4, "k")]))
    assert c.alpha_u_1995(alone) == c.Value(None, messages.NEEDS_TWO_CODERS)
    nobody = c.unitizing_sums_1995(continuum(10, [], []))
    assert c.alpha_u_1995(nobody) == c.Value(None, messages.NOT_USED)
    two, three = continuum(10, [(0, 4, "k")], []), continuum(10, [(0, 4, "k")], [], [])
    others = c.unitizing_sums_1995(two) + c.unitizing_sums_1995(three)
    assert c.alpha_u_1995(others) == c.Value(None, messages.NEEDS_THE_SAME_CODERS)
    single = c.unitizing_sums_1995(continuum(1, [(0, 1, "k")], [(0, 1, "k")]))
    assert c.alpha_u_1995(single) == c.Value(None, messages.NO_VARIATION)
