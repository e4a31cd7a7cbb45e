from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.coefficients import distances

SETS = st.frozensets(st.sampled_from("abcd"))


@pytest.mark.parametrize(
    ("first", "second", "jaccard", "masi"),
    [
        ("", "", Fraction(0), Fraction(0)),
        ("", "a", Fraction(1), Fraction(1)),
        ("a", "b", Fraction(1), Fraction(1)),
        ("a", "ab", Fraction(1, 2), Fraction(2, 3)),
        ("ab", "bc", Fraction(2, 3), Fraction(8, 9)),
        ("ab", "abcd", Fraction(1, 2), Fraction(2, 3)),
        ("ab", "ba", Fraction(0), Fraction(0)),
    ],
)
def test_sets_as_in_passonneau_2006(first, second, jaccard, masi):
    pair = frozenset(first), frozenset(second)
    assert distances.jaccard(*pair) == jaccard
    assert distances.masi(*pair) == masi


@given(SETS, SETS)
def test_distances_of_sets_are_between_0_and_1_in_both_directions(first, second):
    for distance in (distances.jaccard, distances.masi):
        assert 0 <= distance(first, second) == distance(second, first) <= 1
        assert (distance(first, second) == 0) == (first == second)
    assert distances.masi(first, second) >= distances.jaccard(first, second)


def test_numbers():
    assert [distances.interval(a, b) for a, b in product([1, 4], repeat=2)] == [0, 9, 9, 0]
    assert [distances.ratio(a, b) for a, b in product([0, 3], repeat=2)] == [0, 1, 1, 0]
    assert distances.ratio(1, 3) == Fraction(1, 4)


def test_a_table_of_ones_own():
    own = distances.custom(["x", "y"], [[Fraction(0), Fraction(3)], [Fraction(2), Fraction(0)]])
    assert own("x", "y") == 3
    assert own("y", "x") == 2
