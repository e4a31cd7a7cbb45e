"""Alpha with every distance: printed values, the krippendorff package, and laws."""

import math
from collections import Counter
from fractions import Fraction

import krippendorff
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from published import ARTSTEIN, HAYES, KRIPPENDORFF_P139, KRIPPENDORFF_P230, WIKIPEDIA, as_numbers

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.coefficients import distances

HALF = Fraction(1, 2)
ARTSTEIN_DISTANCE = distances.custom("abc", [[0, 1, HALF], [1, 0, HALF], [HALF, HALF, 0]])
PUBLISHED = [
    ("Krippendorff 2004, p. 230", c.krippendorff_alpha_ordinal, KRIPPENDORFF_P230, 0.815, 0.0006),
    ("Krippendorff 2004, p. 230", c.krippendorff_alpha_interval, KRIPPENDORFF_P230, 0.849, 0.001),
    ("Krippendorff 2004, p. 230", c.krippendorff_alpha_ratio, KRIPPENDORFF_P230, 0.797, 0.0006),
    ("Krippendorff 1980, p. 139", c.krippendorff_alpha_interval, KRIPPENDORFF_P139, 0.547, 0.001),
    ("Krippendorff 1980, p. 139", c.krippendorff_alpha_ratio, KRIPPENDORFF_P139, 0.483, 0.001),
    ("Hayes & Krippendorff 2007, p. 84", c.krippendorff_alpha_ordinal, HAYES, 0.7598, 0.0001),
    ("Krippendorff's alpha, Wikipedia", c.krippendorff_alpha_interval, WIKIPEDIA, 0.810845, 0.000001),
]


@pytest.mark.parametrize(("printed_in", "function", "ratings", "expected", "tolerance"), PUBLISHED)
def test_a_published_example(printed_in, function, ratings, expected, tolerance):
    assert function(as_numbers(ratings)).value == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(("category", "expected"), [("1", 0.381), ("2", 0.711), ("3", 0.717), ("4", 0.764)])
def test_one_category_against_the_others_as_in_krippendorff_1980(category, expected):
    found = c.krippendorff_alpha_nominal(KRIPPENDORFF_P139.only(category))
    assert found.value == pytest.approx(expected, abs=0.001)


def test_a_distance_of_ones_own_as_in_artstein_and_poesio_2008():
    assert c.krippendorff_alpha(ARTSTEIN, ARTSTEIN_DISTANCE).value == pytest.approx(0.8156, abs=0.0001)


LABEL = st.sampled_from([0, 1, 2, 4, 7, None])
UNITS = st.integers(2, 5).flatmap(lambda n: st.lists(st.tuples(*[LABEL] * n), min_size=2, max_size=25))


@settings(deadline=None)
@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@given(units=UNITS)
def test_alpha_is_that_of_the_krippendorff_package(level, units):
    pairable = [label for unit in units if sum(v is not None for v in unit) > 1 for label in unit]
    assume(len({label for label in pairable if label is not None}) > 1)
    data = [[math.nan if unit[i] is None else unit[i] for unit in units] for i in range(len(units[0]))]
    expected = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
    function = getattr(c, f"krippendorff_alpha_{level}")
    assert function(c.Ratings(Counter(units), (0, 1, 2, 4, 7))).value == pytest.approx(expected, abs=1e-12)


@given(UNITS)
def test_the_general_form_with_the_nominal_distance_is_the_nominal_form(units):
    ratings = c.Ratings(Counter(units), (0, 1, 2, 4, 7))
    assert c.krippendorff_alpha(ratings, distances.nominal) == c.krippendorff_alpha_nominal(ratings)


@given(st.lists(st.tuples(*[st.booleans() | st.none()] * 3), min_size=1))
def test_with_two_categories_every_level_is_the_same(units):
    ratings = c.Ratings(Counter(units))
    nominal = c.krippendorff_alpha_nominal(ratings)
    assert c.krippendorff_alpha_ordinal(ratings) == c.krippendorff_alpha_interval(ratings) == nominal


@given(UNITS, st.permutations([0, 1, 2, 4, 7]))
def test_numbers_are_ranked_by_size_in_whatever_order_they_are_declared(units, order):
    one, other = c.Ratings(Counter(units), (0, 1, 2, 4, 7)), c.Ratings(Counter(units), tuple(order))
    assert c.krippendorff_alpha_ordinal(one) == c.krippendorff_alpha_ordinal(other)


SETS = st.lists(
    st.tuples(*[st.none() | st.frozensets(st.sampled_from("ab"), max_size=2)] * 3), min_size=1, max_size=8
)


@given(SETS)
def test_sets_with_one_code_at_most_are_categories(units):
    single = [tuple(None if s is None or len(s) > 1 else s for s in unit) for unit in units]
    categories = tuple(map(frozenset, ["", "a", "b"]))
    ratings = c.Ratings(Counter(single), categories)
    nominal = c.krippendorff_alpha_nominal(ratings)
    assert c.krippendorff_alpha_jaccard(ratings) == c.krippendorff_alpha_masi(ratings) == nominal


def test_numbers_are_needed_where_numbers_mean_something():
    words = c.Ratings({("a", "b"): 3, ("a", "a"): 1}, ("a", "b"))
    assert c.krippendorff_alpha_interval(words) == c.Value(None, messages.NEEDS_NUMBERS)
    assert c.krippendorff_alpha_ratio(words) == c.Value(None, messages.NEEDS_POSITIVE_NUMBERS)
    negative = c.Ratings({(1, -1): 3, (1, 1): 1}, (1, -1))
    assert c.krippendorff_alpha_ratio(negative) == c.Value(None, messages.NEEDS_POSITIVE_NUMBERS)
    assert c.krippendorff_alpha_interval(negative).value is not None


def test_the_mean_distance_weighs_units_alike():
    patterns = {("x", "x", "y"): 1, ("x", "x", None): 2, ("x", None, None): 9}
    found = c.mean_distance(c.Ratings(patterns, ("x", "y")), distances.nominal)
    assert found.value == pytest.approx(2 / 9)
    nobody = c.mean_distance(c.Ratings({("x", None): 2}, ("x",)), distances.nominal)
    assert nobody == c.Value(None, messages.NEEDS_TWO_CODERS)
