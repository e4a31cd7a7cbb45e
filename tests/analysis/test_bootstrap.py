"""Intervals: measures of all replicates at once are the exact ones, and there is none where none can be."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.bootstrap import Drawn, Resampling, interval, match_measured, measured

MEASURES = [
    c.f1, c.krippendorff_alpha_nominal, c.cohen_kappa, c.scott_pi, c.fleiss_kappa, c.percent_agreement,
    c.percent_agreement_alpha_weighted, c.brennan_prediger, c.gwet_ac1,
]  # fmt: skip


@st.composite
def drawn(draw, categories=(False, True)):
    coders = draw(st.integers(2, 4))
    label = st.sampled_from([*categories, None])
    patterns = draw(st.lists(st.tuples(*[label] * coders), min_size=1, max_size=8, unique=True))
    sizes = st.sampled_from([0, 1, 2, 7, 1_000, 9_999_991])
    rows = draw(st.lists(st.tuples(*[sizes] * len(patterns)), min_size=1, max_size=5))
    return Drawn(patterns, categories, np.array(rows, dtype=float))


@pytest.mark.parametrize("function", MEASURES)
@settings(deadline=None)
@given(drawn())
def test_at_once_is_one_by_one(function, drawn):
    np.testing.assert_allclose(measured(function, drawn), drawn.exactly(function), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("function", [each for each in MEASURES if each is not c.f1])
@settings(deadline=None)
@given(drawn(categories=("", "a", "b", "c")))
def test_at_once_is_one_by_one_with_several_categories(function, drawn):
    np.testing.assert_allclose(measured(function, drawn), drawn.exactly(function), rtol=1e-12, atol=1e-12)


def test_a_measure_without_a_way_at_once_is_computed_for_each():
    def units(ratings):
        return c.Value(float(sum(ratings.patterns.values())) or None)

    found = measured(units, Drawn([(True, True)], (False, True), np.array([[3.0], [0.0]])))
    assert found[0] == 3
    assert np.isnan(found[1])


@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=4))
def test_matched_segments_at_once(pairs):
    pairs = [c.PairCount(min(m, a, b), a, b) for m, a, b in pairs]
    expected = c.match_f1(pairs).value
    found = match_measured(np.array([pairs], dtype=float))[0]
    assert found == pytest.approx(np.nan if expected is None else expected, abs=1e-12, nan_ok=True)


def test_every_replicate_draws_as_many_as_there_are():
    drawn = Resampling(12, 500, seed=3).drawn
    assert drawn.shape == (12, 500)
    assert set(drawn.sum(axis=0)) == {12}
    assert 0.9 < drawn.mean() < 1.1
    assert len(np.unique(drawn, axis=1).T) > 490


def test_the_same_seed_draws_the_same():
    first, again, other = (Resampling(30, 200, seed).drawn for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_many_units_are_drawn_in_parts(monkeypatch):
    monkeypatch.setattr("blotter.analysis.bootstrap._AT_ONCE", 50)
    made = Resampling(20, 30, seed=1)
    assert set(made.drawn.sum(axis=0)) == {20}
    values = np.arange(40).reshape(20, 2)
    np.testing.assert_allclose(made.sums(range(20), values), made.drawn.T.astype(float) @ values)
    np.testing.assert_allclose(made.sums([3, 7], values[[3, 7]]), made.drawn[[3, 7]].T @ values[[3, 7]])


def test_the_interval_holds_the_middle_of_the_replicates():
    found = interval(np.arange(1001) / 1000)
    assert (found.low, found.high, found.reason) == (pytest.approx(0.025), pytest.approx(0.975), "")


def test_a_few_undefined_replicates_are_left_out_and_counted():
    found = interval(np.array([0.5] * 95 + [np.nan] * 5))
    assert (found.low, found.high, found.dropped) == (0.5, 0.5, 5)


def test_many_undefined_replicates_leave_no_interval():
    found = interval(np.array([0.5] * 90 + [np.nan] * 10))
    assert (found.low, found.high, found.dropped) == (None, None, 10)
    assert found.reason == messages.TOO_MANY_DROPPED.format(percent=10)


def test_the_interval_is_that_of_a_loop_over_replicates():
    """Alpha of documents, drawn one by one as the definition says it."""
    documents = [Counter({(True, True): n, (True, False): n % 3, (False, False): 50 - n}) for n in range(12)]
    resampling = Resampling(len(documents), 300, seed=1)
    expected = []
    for replicate in resampling.drawn.T:
        total = Counter()
        for times, document in zip(replicate, documents, strict=True):
            for _ in range(times):
                total.update(document)
        expected.append(c.krippendorff_alpha_nominal(c.Ratings(total)).value)
    patterns = list(documents[1])
    values = np.array([[document[p] for p in patterns] for document in documents])
    drawn = Drawn(patterns, (False, True), resampling.sums(range(12), values))
    np.testing.assert_allclose(measured(c.krippendorff_alpha_nominal, drawn), expected, atol=1e-12)
