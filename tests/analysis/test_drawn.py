"""Measures of all replicates at once are the exact ones, replicate by replicate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis import coefficients as c
from blotter.analysis.drawn import Drawn, match_measured, measured

MEASURES = [
    c.f1, c.krippendorff_alpha_nominal, c.cohen_kappa, c.scott_pi, c.fleiss_kappa, c.percent_agreement,
    c.percent_agreement_alpha_weighted, c.brennan_prediger, c.gwet_ac1, c.cohen_kappa_max, c.conger_kappa,
    c.hubert_kappa, c.light_kappa,
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
