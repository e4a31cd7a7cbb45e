from hypothesis import given, settings
from hypothesis import strategies as st
from plain_measures import most_pairs

from blotter.analysis.matching import alike, equal, matched, meeting, overlapping, partners
from blotter.domain.segment import Span

SPAN = st.tuples(st.integers(0, 20), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1]))
SPANS = st.lists(SPAN, max_size=6, unique=True)
FITS = st.sampled_from([alike(0.5), alike(0.3), alike(0.9), equal, meeting])


@settings(deadline=None)
@given(SPANS, SPANS, FITS)
def test_as_many_pairs_as_one_to_one_allows(first, second, fits):
    pairs = matched(first, second, fits)
    assert len(pairs) == most_pairs(first, second, fits)
    assert len(set(pairs.values())) == len(pairs)
    assert all(here in first and there in second and fits(here, there) for here, there in pairs.items())


@given(SPANS, SPANS, FITS)
def test_it_does_not_matter_who_is_first_or_in_which_order(first, second, fits):
    pairs = matched(first, second, fits)
    assert matched(second[::-1], first[::-1], fits) == {there: here for here, there in pairs.items()}


@given(SPANS, SPANS)
def test_overlapping_pairs_are_all_found_once(first, second):
    expected = sorted((a, b) for a in first for b in second if a.overlaps(b))
    assert sorted(overlapping(first, second)) == expected


def test_the_more_alike_are_preferred():
    twice = [Span(0, 10), Span(0, 12)]
    assert matched([Span(0, 12)], twice, alike(0.5)) == {Span(0, 12): Span(0, 12)}


def test_a_pair_is_given_up_where_two_can_be_had_for_it():
    first = [Span(0, 10), Span(8, 20)]
    second = [Span(9, 19), Span(19, 40)]
    assert matched(first, second, meeting) == {Span(0, 10): Span(9, 19), Span(8, 20): Span(19, 40)}


def test_a_long_chain_of_overlaps():
    first = [Span(10 * i, 10 * i + 10) for i in range(3000)]
    second = [Span(10 * i - 9, 10 * i + 1) for i in range(1, 3001)]
    assert len(matched(first, second, meeting)) == 3000


def test_thresholds_are_met_exactly():
    assert alike(0.07)(Span(0, 7), Span(0, 100))
    assert alike(0.5)(Span(0, 10), Span(0, 20))
    assert not alike(0.5)(Span(0, 10), Span(0, 21))


def test_partners_go_both_ways():
    found = partners({"A": [Span(0, 10)], "B": [Span(1, 10)], "C": []}, alike(0.5))
    assert found["A", "B"] == {Span(0, 10): Span(1, 10)}
    assert found["B", "A"] == {Span(1, 10): Span(0, 10)}
    assert found["A", "C"] == found["C", "A"] == {}
