"""Intervals: what was drawn, how often, and that there is none where none can be."""

from collections import Counter

import numpy as np
import pytest

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.bootstrap import Resampling, interval
from blotter.analysis.drawn import Drawn, measured


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
