"""Published worked examples, each with where it was printed, and laws that hold whatever the numbers."""

import math
from collections import Counter

import krippendorff
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from blotter.analysis import coefficients as c
from blotter.analysis import messages


def from_table(rows, labels="abcdefgh"):
    """Ratings from a contingency table of two coders."""
    patterns = {(labels[i], labels[j]): n for i, row in enumerate(rows) for j, n in enumerate(row)}
    return c.Ratings(patterns, tuple(labels[: len(rows)]))


def from_units(units, categories):
    """Ratings from one string a unit, one character a coder, `-` where a coder is missing."""
    return c.Ratings(
        Counter(tuple(None if v == "-" else v for v in unit) for unit in units), tuple(categories)
    )


def from_counts(rows):
    """Ratings from how many coders put each subject into each category."""
    units = ["".join(str(k) * n for k, n in enumerate(row)) for row in rows]
    return from_units(units, [str(k) for k in range(len(rows[0]))])


ARTSTEIN = from_table([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
COHEN = from_table([[25, 12, 3], [13, 2, 15], [12, 16, 2]])
KRIPPENDORFF_P139 = from_units(["111", "122", "222", "222", "222", "444", "144", "123", "333"], "1234")
KRIPPENDORFF_P230 = from_units(
    ["11-1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "-555", "--11", "--3-"], "12345"
)
KRIPPENDORFF_P246 = from_table([[12, 9, 9], [9, 14, 9], [9, 9, 20]])
KRIPPENDORFF_P246_UNEQUAL = from_table([[12, 18, 18], [0, 14, 18], [0, 0, 20]])
ZWICK_EQUAL = from_table([[20, 10, 10, 0], [10, 10, 0, 0], [10, 0, 10, 0], [0, 0, 0, 20]])
WARRENS = from_units(
    ["NNNNNNNN"] * 14
    + ["NNNANNNN", "NNNNNNNA", "AANANAAN", "AANANANN"]
    + ["AANAAAAN"] * 2
    + ["AAAAAAAA"] * 10,
    "NA",
)
FLEISS = from_counts(
    [
        *([0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1]),
        *([7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]),
    ]
)
GWET_2X2 = from_table([[80, 7], [8, 5]])
GWET_HAND = from_table([[8, 1], [0, 1]])
DIAGNOSIS = from_table([[40, 6, 4, 15], [4, 25, 1, 5], [4, 2, 21, 9], [17, 13, 12, 45]])
DIGITAL = from_table([[10, 0], [8, 6]])

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
]

CHANCE_CORRECTED = [c.krippendorff_alpha_nominal, c.cohen_kappa, c.scott_pi, c.fleiss_kappa]
ALL = [
    *CHANCE_CORRECTED,
    c.percent_agreement,
    c.percent_agreement_alpha_weighted,
    c.brennan_prediger,
    c.gwet_ac1,
]


@pytest.mark.parametrize(("printed_in", "function", "ratings", "expected", "tolerance"), PUBLISHED)
def test_a_published_example(printed_in, function, ratings, expected, tolerance):
    assert function(ratings).value == pytest.approx(expected, abs=tolerance)


LABEL = st.sampled_from([1, 2, 3, 4, None])
UNITS = st.integers(2, 5).flatmap(lambda n: st.lists(st.tuples(*[LABEL] * n), min_size=2, max_size=25))


@settings(deadline=None)
@given(UNITS)
def test_alpha_is_that_of_the_krippendorff_package(units):
    pairable = [label for unit in units if sum(v is not None for v in unit) > 1 for label in unit]
    assume(len({label for label in pairable if label is not None}) > 1)
    data = [[math.nan if unit[i] is None else unit[i] for unit in units] for i in range(len(units[0]))]
    expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    found = c.krippendorff_alpha_nominal(c.Ratings(Counter(units), (1, 2, 3, 4)))
    assert found.value == pytest.approx(expected, abs=1e-12)


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


@pytest.mark.parametrize("function", CHANCE_CORRECTED)
@pytest.mark.parametrize("label", [True, False])
def test_no_variation_is_undefined_and_neither_0_nor_1(function, label):
    assert function(c.Ratings({(label, label): 9})) == c.Value(None, messages.NO_VARIATION)


def test_one_declared_category_leaves_nothing_to_correct_for():
    ratings = c.Ratings({("x", "x"): 3}, ("x",))
    assert c.gwet_ac1(ratings) == c.brennan_prediger(ratings) == c.Value(None, messages.NO_VARIATION)


def test_declared_categories_count_whether_used_or_not():
    ratings = c.Ratings({("x", "x"): 3, ("x", "y"): 1}, ("x", "y", "z"))
    assert c.brennan_prediger(ratings).value == pytest.approx((0.75 - 1 / 3) / (2 / 3))


@pytest.mark.parametrize("function", [c.cohen_kappa, c.scott_pi])
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
