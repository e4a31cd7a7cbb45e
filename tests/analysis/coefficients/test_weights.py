from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.coefficients.weights import WEIGHTS, from_distance, ranked, weighted


@pytest.mark.parametrize(
    ("name", "first_row"),
    [
        ("linear", [1, Fraction(2, 3), Fraction(1, 3), 0]),
        ("quadratic", [1, Fraction(8, 9), Fraction(5, 9), 0]),
        ("ordinal", [1, Fraction(5, 6), Fraction(1, 2), 0]),
    ],
)
def test_four_ranks(name, first_row):
    assert list(WEIGHTS[name]("abcd")[0]) == first_row
    assert list(WEIGHTS[name]([1, 2, 3, 4])[0]) == first_row


def test_numbers_are_taken_as_numbers():
    assert list(WEIGHTS["linear"]([1, 2, 6])[0]) == [1, Fraction(4, 5), 0]
    assert list(WEIGHTS["linear"](ranked([1, 2, 6]))[0]) == [1, Fraction(1, 2), 0]
    assert ranked([6, 1, 2]) == [2, 0, 1]
    assert ranked(["x", 1, "b"]) == [0, 1, 2]


@pytest.mark.parametrize("name", WEIGHTS)
@given(categories=st.lists(st.integers(-5, 20), min_size=1, max_size=6, unique=True))
def test_weights_are_shares_alike_in_both_directions(name, categories):
    matrix = WEIGHTS[name](categories)
    for i, row in enumerate(matrix):
        assert row[i] == 1
        assert all(0 <= cell <= 1 and cell == matrix[j][i] for j, cell in enumerate(row))


def test_a_distance_becomes_weights():
    half = Fraction(1, 2)
    assert from_distance([[Fraction(0), Fraction(2)], [Fraction(1), Fraction(0)]]) == [[1, 0], [half, 1]]
    assert from_distance([[Fraction(0)]]) == [[1]]


def test_weighted_counts():
    assert weighted([3, 4], None) == [3, 4]
    assert weighted([3, 4], [[Fraction(1), Fraction(1, 2)], [Fraction(0), Fraction(1)]]) == [5, 4]
