"""Published worked examples, each with where it was printed, and laws that hold whatever the numbers."""

from collections import Counter
from fractions import Fraction

import plain_measures as plain
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import (
    ARTSTEIN,
    COHEN,
    DIAGNOSIS,
    DIGITAL,
    FLEISS,
    GWET_2X2,
    GWET_HAND,
    KRIPPENDORFF_P139,
    KRIPPENDORFF_P230,
    KRIPPENDORFF_P246,
    KRIPPENDORFF_P246_UNEQUAL,
    LIKERT,
    SAS,
    WARRENS,
    WARRENS_2012,
    ZWICK_EQUAL,
    as_numbers,
)
from sklearn.metrics import cohen_kappa_score

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.coefficients.weights import WEIGHTS

PUBLISHED = [
    ("Artstein & Poesio 2008, p. 568", c.percent_agreement, ARTSTEIN, 0.88, 0.001),
    ("Artstein & Poesio 2008, p. 568", c.brennan_prediger, ARTSTEIN, 0.82, 0.001),
    ("Artstein & Poesio 2008, p. 568", c.scott_pi, ARTSTEIN, 0.7995, 0.0005),
    ("Artstein & Poesio 2008, p. 568", c.cohen_kappa, ARTSTEIN, 0.8013, 0.0005),
    ("Artstein & Poesio 2008, p. 568", c.krippendorff_alpha_nominal, ARTSTEIN, 0.8, 0.001),
    ("Cohen 1960, p. 37", c.percent_agreement, COHEN, 0.29, 0.01),
    ("Gwet 2008 on Cohen 1960", c.gwet_ac1, COHEN, -0.048, 0.0001),
    ("Krippendorff 1980, p. 139", c.percent_agreement, KRIPPENDORFF_P139, 0.74, 0.001),
    ("Krippendorff 1980, p. 139", c.krippendorff_alpha_nominal, KRIPPENDORFF_P139, 0.642, 0.001),
    ("Krippendorff 2004, p. 230", c.krippendorff_alpha_nominal, KRIPPENDORFF_P230, 0.743, 0.0005),
    ("Krippendorff 2004, p. 230", c.percent_agreement_alpha_weighted, KRIPPENDORFF_P230, 0.8, 0.001),
    ("Krippendorff 2004, p. 246", c.cohen_kappa, KRIPPENDORFF_P246, 0.186, 0.001),
    ("Krippendorff 2004, p. 246", c.scott_pi, KRIPPENDORFF_P246, 0.186, 0.001),
    ("Krippendorff 2004, p. 246", c.cohen_kappa, KRIPPENDORFF_P246_UNEQUAL, 0.258, 0.001),
    ("Krippendorff 2004, p. 246", c.scott_pi, KRIPPENDORFF_P246_UNEQUAL, 0.186, 0.001),
    ("Krippendorff 1995, p. 57", c.cohen_kappa, DIGITAL, 0.385, 0.001),
    ("Krippendorff 1995, p. 57", c.scott_pi, DIGITAL, 0.314, 0.001),
    ("Krippendorff 1995, p. 57", c.krippendorff_alpha_nominal, DIGITAL, 0.329, 0.001),
    ("Zwick 1988, p. 376", c.brennan_prediger, ZWICK_EQUAL, 0.467, 0.001),
    ("Zwick 1988, p. 376", c.scott_pi, ZWICK_EQUAL, 0.444, 0.001),
    ("Zwick 1988, p. 376", c.cohen_kappa, ZWICK_EQUAL, 0.444, 0.001),
    ("Warrens 2010, p. 284", c.fleiss_kappa, WARRENS, 0.8324, 0.0001),
    ("Warrens 2010, p. 284", c.brennan_prediger, WARRENS, 0.8358, 0.0001),
    ("Fleiss' kappa, Wikipedia, 10 subjects and 14 raters", c.fleiss_kappa, FLEISS, 0.21, 0.001),
    ("Gwet, irrCAC 1.4, paradox", c.gwet_ac1, GWET_2X2, 0.808, 0.0001),
    ("Gwet 2008, hand example", c.gwet_ac1, GWET_HAND, 0.8658, 0.0001),
    ("Gwet 2008, hand example", c.scott_pi, GWET_HAND, 0.6078, 0.0001),
    ("Gwet 2014, cont4x4diagnosis", c.gwet_ac1, DIAGNOSIS, 0.456, 0.0006),
    ("Gwet 2014, cont4x4diagnosis", c.cohen_kappa, DIAGNOSIS, 0.432, 0.0006),
    ("Gwet 2014, cont4x4diagnosis", c.brennan_prediger, DIAGNOSIS, 0.45, 0.0006),
    ("Gwet 2014, raw_4raters", c.fleiss_kappa, KRIPPENDORFF_P230, 0.761, 0.0006),
    ("Gwet 2014, raw_4raters", c.gwet_ac1, KRIPPENDORFF_P230, 0.775, 0.0006),
    ("Gwet 2014, raw_4raters", c.brennan_prediger, KRIPPENDORFF_P230, 0.773, 0.0006),
    ("Gwet 2014, raw_4raters", c.percent_agreement, KRIPPENDORFF_P230, 0.818, 0.0006),
    ("Gwet 2014, raw_4raters", c.conger_kappa, KRIPPENDORFF_P230, 0.763, 0.0006),
    ("Warrens 2010, p. 284", c.hubert_kappa, WARRENS, 0.8326, 0.0001),
    ("Warrens 2010, p. 284", c.light_kappa, WARRENS, 0.8325, 0.0001),
    ("Warrens 2012, p. 9", c.hubert_kappa, WARRENS_2012, 0.564, 0.001),
    ("Cohen 1960, p. 42", c.cohen_kappa_max, COHEN, 0.85, 0.01),
]

SCALE = as_numbers(KRIPPENDORFF_P230)
WEIGHTED = [
    ("Gwet 2014, raw_4raters", c.brennan_prediger, SCALE, "linear", 0.848, 0.0006),
    ("Gwet 2014, raw_4raters", c.brennan_prediger, SCALE, "ordinal", 0.886, 0.0006),
    ("Gwet 2014, raw_4raters", c.conger_kappa, SCALE, "linear", 0.814, 0.0006),
    ("Gwet 2014, raw_4raters", c.conger_kappa, SCALE, "ordinal", 0.844, 0.0006),
    ("Gwet 2014, raw_4raters", c.fleiss_kappa, SCALE, "linear", 0.818, 0.0006),
    ("Gwet 2014, raw_4raters", c.fleiss_kappa, SCALE, "ordinal", 0.85, 0.0006),
    ("Gwet 2014, raw_4raters", c.gwet_ac2, SCALE, "linear", 0.859, 0.0006),
    ("Gwet 2014, raw_4raters", c.gwet_ac2, SCALE, "ordinal", 0.899, 0.0006),
    ("Gwet, irrCAC 1.4, Likert", c.gwet_ac2, LIKERT, "quadratic", 0.84028, 0.00002),
    ("Gwet, irrCAC 1.4, Likert", c.percent_agreement, LIKERT, "quadratic", 0.954386, 0.000001),
    ("SAS PROC FREQ, 3 x 3", c.cohen_kappa, SAS, "linear", 0.4701, 0.0001),
]

CHANCE_CORRECTED = [
    *(c.krippendorff_alpha_nominal, c.cohen_kappa, c.scott_pi, c.fleiss_kappa),
    *(c.conger_kappa, c.hubert_kappa, c.light_kappa, c.cohen_kappa_max),
]
ALL = [
    *CHANCE_CORRECTED,
    c.percent_agreement,
    c.percent_agreement_alpha_weighted,
    c.brennan_prediger,
    c.gwet_ac1,
    c.gwet_ac2,
    c.conger_kappa,
    c.hubert_kappa,
    c.light_kappa,
    c.cohen_kappa_max,
]


@pytest.mark.parametrize(("printed_in", "function", "ratings", "expected", "tolerance"), PUBLISHED)
def test_a_published_example(printed_in, function, ratings, expected, tolerance):
    assert function(ratings).value == pytest.approx(expected, abs=tolerance)


LABEL = st.sampled_from([1, 2, 3, 4, None])
BOOLEANS = st.integers(2, 4).flatmap(
    lambda n: st.lists(st.tuples(*[st.sampled_from([True, False, None])] * n), min_size=1, max_size=20)
)
UNITS = st.integers(2, 5).flatmap(lambda n: st.lists(st.tuples(*[LABEL] * n), min_size=2, max_size=25))


@pytest.mark.parametrize(("printed_in", "function", "ratings", "name", "expected", "tolerance"), WEIGHTED)
def test_a_published_example_with_weights(printed_in, function, ratings, name, expected, tolerance):
    found = function(ratings, WEIGHTS[name](ratings.categories))
    assert found.value == pytest.approx(expected, abs=tolerance)


@given(UNITS, st.randoms(use_true_random=False))
def test_the_order_of_units_and_coders_and_the_names_of_labels_do_not_matter(units, random):
    places = list(range(len(units[0])))
    random.shuffle(places)
    names = {1: "d", 2: "b", 3: "a", 4: "c", None: None}
    turned = [tuple(names[unit[i]] for i in places) for unit in units]
    random.shuffle(turned)
    before, after = c.Ratings(Counter(units), (1, 2, 3, 4)), c.Ratings(Counter(turned), ("a", "b", "c", "d"))
    assert [function(before) for function in ALL] == [function(after) for function in ALL]


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_two_coders_without_gaps_relate_as_they_should(units):
    ratings = c.Ratings(Counter(units))
    assert c.scott_pi(ratings) == c.fleiss_kappa(ratings)
    assert c.percent_agreement(ratings) == c.percent_agreement_alpha_weighted(ratings)
    assert c.brennan_prediger(ratings).value == pytest.approx(2 * c.percent_agreement(ratings).value - 1)


@pytest.mark.parametrize("function", ALL)
def test_nothing_to_compare_is_undefined(function):
    for ratings in (c.Ratings({}), c.Ratings({(True, None): 5, (None, False): 3}), c.Ratings({(True,): 3})):
        assert function(ratings) == c.Value(None, messages.NEEDS_TWO_CODERS)


@pytest.mark.parametrize("function", [*CHANCE_CORRECTED, c.krippendorff_alpha_ordinal])
@pytest.mark.parametrize("label", [True, False])
def test_no_variation_is_undefined_and_neither_0_nor_1(function, label):
    assert function(c.Ratings({(label, label): 9})) == c.Value(None, messages.NO_VARIATION)


def test_one_declared_category_leaves_nothing_to_correct_for():
    ratings = c.Ratings({("x", "x"): 3}, ("x",))
    assert c.gwet_ac1(ratings) == c.brennan_prediger(ratings) == c.Value(None, messages.NO_VARIATION)


def test_declared_categories_count_whether_used_or_not():
    ratings = c.Ratings({("x", "x"): 3, ("x", "y"): 1}, ("x", "y", "z"))
    assert c.brennan_prediger(ratings).value == pytest.approx((0.75 - 1 / 3) / (2 / 3))


@pytest.mark.parametrize("function", [c.cohen_kappa, c.scott_pi, c.cohen_kappa_max, c.cohen_kappa_se])
def test_kappa_and_pi_are_for_two(function):
    assert function(c.Ratings({(True, True, False): 2})) == c.Value(None, messages.TWO_CODERS_ONLY)


def test_f1_is_the_mean_over_the_pairs_who_used_the_code():
    ratings = c.Ratings({(True, True, False, False): 6, (True, False, False, False): 3, (False,) * 4: 90})
    first_two, with_nothing = 12 / 15, 0
    assert c.f1(ratings).value == pytest.approx((first_two + 4 * with_nothing) / 5)


def test_f1_of_a_code_that_nobody_used_is_undefined():
    assert c.f1(c.Ratings({(False, False): 7})) == c.Value(None, messages.NOT_USED)
    assert c.f1(c.Ratings({(True, None): 7})) == c.Value(None, messages.NEEDS_TWO_CODERS)


def test_match_f1_leaves_out_pairs_without_segments():
    counts = [c.PairCount(1, 2, 2), c.PairCount(0, 0, 3), c.PairCount(0, 0, 0)]
    assert c.match_f1(counts) == c.Value(0.25)
    assert c.match_f1([c.PairCount(0, 0, 0)]) == c.Value(None, messages.NOT_USED)
    assert c.match_f1([]) == c.Value(None, messages.NEEDS_TWO_CODERS)


def test_large_counts_lose_nothing():
    ratings = c.Ratings({(True, True): 10**15, (True, False): 1, (False, False): 10**15})
    assert c.percent_agreement(ratings).value < 1
    assert c.cohen_kappa(ratings).value == pytest.approx(1 - 1e-15, abs=1e-16)


@given(BOOLEANS)
def test_each_is_that_of_a_plain_count(units):
    ratings = c.Ratings(Counter(units))
    names = ["conger_kappa", "hubert_kappa", "light_kappa"]
    for name in names + ["cohen_kappa_max"] * (len(units[0]) == 2):
        expected = getattr(plain, name)(units)
        found = getattr(c, name)(ratings)
        assert found.value == (None if expected is None else pytest.approx(expected, abs=1e-12))
        assert bool(found.reason) == (expected is None)


@given(UNITS)
def test_weights_of_identity_change_nothing(units):
    ratings = c.Ratings(Counter(units), (1, 2, 3, 4))
    identity = [[Fraction(i == j) for j in range(4)] for i in range(4)]
    functions = [c.percent_agreement, c.brennan_prediger, c.fleiss_kappa, c.conger_kappa, c.gwet_ac2]
    for function in functions + [c.cohen_kappa] * (ratings.coders == 2):
        assert function(ratings, identity) == function(ratings)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1))
def test_two_complete_coders_make_one_kappa_of_three(units):
    ratings = c.Ratings(Counter(units), (1, 2, 3, 4))
    assert c.cohen_kappa(ratings) == c.conger_kappa(ratings) == c.hubert_kappa(ratings)
    assert c.cohen_kappa(ratings) == c.light_kappa(ratings)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2))
def test_weighted_kappa_is_that_of_scikit_learn(units):
    first, second = zip(*units, strict=True)
    ratings = c.Ratings(Counter(units), (1, 2, 3, 4))
    for name in (None, "linear", "quadratic"):
        found = c.cohen_kappa(ratings, WEIGHTS[name](ratings.categories) if name else None)
        if found.value is not None:
            expected = cohen_kappa_score(first, second, labels=[1, 2, 3, 4], weights=name)
            assert found.value == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2))
def test_kappa_is_never_above_the_highest_possible(units):
    ratings = c.Ratings(Counter(units), (1, 2, 3, 4))
    kappa, highest = c.cohen_kappa(ratings), c.cohen_kappa_max(ratings)
    assert (kappa.value is None) == (highest.value is None)
    assert kappa.value is None or kappa.value <= highest.value <= 1


def test_hubert_and_light_leave_out_what_somebody_did_not_rate():
    whole = Counter({(True, True, False): 3, (True, True, True): 2, (False, False, False): 4})
    ratings = c.Ratings(whole)
    more = c.Ratings(whole | {(True, None, False): 9})
    assert c.hubert_kappa(ratings) == c.hubert_kappa(more)
    assert c.light_kappa(ratings) == c.light_kappa(more)
    assert c.conger_kappa(ratings) != c.conger_kappa(more)


def test_light_has_none_where_a_pair_has_none():
    ratings = c.Ratings({(True, True, True): 3, (True, True, False): 1})
    assert c.light_kappa(ratings) == c.Value(None, messages.NO_VARIATION)
    assert c.hubert_kappa(ratings).value is not None
