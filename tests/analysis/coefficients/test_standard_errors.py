"""Standard errors against printed ones, and Student's t against scipy."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import KRIPPENDORFF_P230, SAS, as_numbers
from scipy.stats import t

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.coefficients.standard_errors import t_quantile
from blotter.analysis.coefficients.weights import WEIGHTS

SCALE = as_numbers(KRIPPENDORFF_P230)
PUBLISHED = [
    ("Gwet 2014, raw_4raters", c.brennan_prediger, c.brennan_prediger_se, SCALE, "linear", 0.123, 0.577, 1.0),
    (
        "Gwet 2014, raw_4raters",
        c.brennan_prediger,
        c.brennan_prediger_se,
        SCALE,
        "ordinal",
        0.114,
        0.636,
        1.0,
    ),
    ("Gwet 2014, raw_4raters", c.fleiss_kappa, c.fleiss_kappa_se, SCALE, "linear", 0.149, 0.491, 1.0),
    ("Gwet 2014, raw_4raters", c.fleiss_kappa, c.fleiss_kappa_se, SCALE, "ordinal", 0.147, 0.527, 1.0),
    ("Gwet 2014, raw_4raters", c.gwet_ac2, c.gwet_ac_se, SCALE, "linear", 0.117, 0.6, 1.0),
    ("Gwet 2014, raw_4raters", c.gwet_ac2, c.gwet_ac_se, SCALE, "ordinal", 0.107, 0.664, 1.0),
]


@pytest.mark.parametrize(
    ("printed_in", "function", "error", "ratings", "name", "se", "low", "high"), PUBLISHED
)
def test_a_published_example(printed_in, function, error, ratings, name, se, low, high):
    weights = WEIGHTS[name](ratings.categories)
    found = error(ratings, weights).value
    assert found == pytest.approx(se, abs=0.0006)
    interval = c.t_interval(function(ratings, weights).value, found, ratings.units(1))
    assert interval == pytest.approx((low, high), abs=0.001)


@pytest.mark.parametrize(("name", "expected"), [(None, 0.138), ("linear", 0.1457)])
def test_kappa_as_printed_by_sas(name, expected):
    weights = WEIGHTS[name](SAS.categories) if name else None
    assert c.cohen_kappa_se(SAS, weights).value == pytest.approx(expected, abs=0.0001)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 5, 10, 11, 28, 29, 100, 1001])
def test_students_t(freedom):
    assert t_quantile(freedom) == pytest.approx(t.ppf(0.975, freedom), abs=1e-9)


UNITS = st.integers(2, 4).flatmap(
    lambda n: st.lists(st.tuples(*[st.booleans() | st.none()] * n), min_size=1, max_size=20)
)


@given(UNITS, st.randoms(use_true_random=False))
def test_the_order_of_units_and_coders_does_not_matter(units, random):
    places = list(range(len(units[0])))
    random.shuffle(places)
    turned = [tuple(unit[i] for i in places) for unit in units]
    random.shuffle(turned)
    before, after = c.Ratings(Counter(units)), c.Ratings(Counter(turned))
    for function in (c.brennan_prediger_se, c.fleiss_kappa_se, c.gwet_ac_se):
        assert function(before) == function(after)


@given(UNITS)
def test_a_kappa_without_a_value_has_no_error_and_the_same_reason(units):
    ratings = c.Ratings(Counter(units))
    for function, error in [
        (c.brennan_prediger, c.brennan_prediger_se),
        (c.fleiss_kappa, c.fleiss_kappa_se),
        (c.gwet_ac1, c.gwet_ac_se),
    ]:
        value, found = function(ratings), error(ratings)
        if value.value is None:
            assert found == value
        elif ratings.units(1) > 1:
            assert found.value >= 0
        else:
            assert found == c.Value(None, messages.NEEDS_TWO_UNITS)


def test_units_on_which_everything_is_alike_leave_no_error():
    assert c.brennan_prediger_se(c.Ratings({(True, True): 5})).value == 0
    assert c.cohen_kappa_se(c.Ratings({(True, True): 5, (False, False): 4})).value == 0
    assert c.cohen_kappa_se(c.Ratings({(True, True): 5})) == c.Value(None, messages.NO_VARIATION)
