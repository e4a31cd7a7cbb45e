"""Field by field: coefficients as they are elsewhere, dates within precision, sets, numbers, quantities."""

from collections.abc import Sequence
from typing import cast

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from blotter.analysis import coefficients as c
from blotter.analysis.coefficients.distances import masi
from blotter.analysis.records.agreement import Draws, RecordAgreement
from blotter.analysis.records.field_values import Amount, Dated, Differs, Shape, Stated, differs
from blotter.analysis.records.fields_agreement import (
    MOST_SETS,
    PairValues,
    _Patterns,
    differences,
    field_agreement,
)
from blotter.domain.record import Blank

CODERS = ("Ada", "Ben")
MONTH = Dated("2016-05", "2016-05-01", "2016-05-31")
DAY = Dated("2016-05-02", "2016-05-02", "2016-05-02")
OTHER = Dated("2017", "2017-01-01", "2017-12-31")
ONGOING = Dated("2016/..", "2016-01-01", "")


def rows(shape: Shape, values: Sequence[tuple[Stated | None, Stated | None]]) -> dict[str, RecordAgreement]:
    pairs = [PairValues(first, second, f"d{n % 3}") for n, (first, second) in enumerate(values)]
    return {row.measure: row for row in field_agreement("f", shape, pairs, CODERS, Draws(replicates=300))}


def test_what_one_has_not_coded_is_left_out_and_counted() -> None:
    told = rows(Shape.CATEGORY, [("a", "a"), ("b", None), (None, "a"), (None, None), ("b", "b")])
    row = told["percent_agreement"]
    assert (row.value, row.matched, row.only_one) == (1.0, 2, 2)


def test_a_reason_for_nothing_is_a_category() -> None:
    told = rows(Shape.CATEGORY, [("a", Blank.UNKNOWN), (Blank.UNKNOWN, Blank.UNKNOWN), ("a", "a")])
    assert told["percent_agreement"].value == pytest.approx(2 / 3)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40))
@settings(deadline=None, max_examples=40)
def test_categories_are_as_others_compute_them(labels: list[tuple[str, str]]) -> None:
    told = rows(Shape.CATEGORY, labels)
    if len({label for pair in labels for label in pair}) == 1:
        assert told["cohen_kappa"].value is None
        assert told["cohen_kappa"].reason
        return
    kappa = cohen_kappa_score([a for a, _ in labels], [b for _, b in labels])
    assert told["cohen_kappa"].value == pytest.approx(kappa)
    numbers = [["abc".index(label) for label in line] for line in zip(*labels, strict=True)]
    alpha = krippendorff.alpha(np.array(numbers, dtype=float), level_of_measurement="nominal")
    assert told["krippendorff_alpha_nominal"].value == pytest.approx(alpha)


SETS = st.frozensets(st.sampled_from(("FJ", "LA", "WS", "TO")), max_size=3)


@given(st.lists(st.tuples(SETS, SETS), min_size=2, max_size=20))
@settings(deadline=None, max_examples=60)
def test_alpha_of_sets_at_once_is_the_exact_one(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    table = _Patterns.of(pairs)
    exact = c.krippendorff_alpha_masi(table.ratings).value
    at_once = table.alpha(masi)(np.bincount(table.places)[None, :].astype(float))[0]
    if exact is None:
        assert np.isnan(at_once)
    else:
        assert at_once == pytest.approx(exact)


def test_very_many_different_sets_have_no_alpha() -> None:
    told = rows(Shape.SET, [(frozenset([n]), frozenset([n + 1000])) for n in range(MOST_SETS)])
    assert told["jaccard"].value == 0.0
    assert told["krippendorff_alpha_masi"].value is None
    assert (
        told["krippendorff_alpha_masi"].reason
        == "800 different sets are too many to tell what chance would bring"
    )


def test_sets_by_what_they_share() -> None:
    told = rows(Shape.SET, [(frozenset("ab"), frozenset("a")), (Blank.NOT_APPLICABLE, frozenset())])
    assert told["jaccard"].value == pytest.approx(0.75)
    assert told["masi"].value == pytest.approx((1 / 3 + 1) / 2)


def test_dates_agree_within_their_precision() -> None:
    told = rows(Shape.DATE, [(MONTH, DAY), (DAY, DAY), (DAY, OTHER), (ONGOING, DAY), (MONTH, Blank.UNKNOWN)])
    assert told["within_precision"].value == pytest.approx(3 / 5)
    assert told["same"].value == pytest.approx(1 / 5)


def test_dates_that_only_overlap_do_not_agree() -> None:
    winter = Dated("2015-12/2016-02", "2015-12-01", "2016-02-29")
    assert not winter.agrees(Dated("2016", "2016-01-01", "2016-12-31"))


def amount(number: float | None, measure: str = "value", unit: str = "USD") -> Amount:
    return Amount(measure, unit, "", number)


def test_quantities_are_compared_with_those_of_their_measure_and_unit() -> None:
    told = rows(
        Shape.QUANTITIES,
        [((amount(100), amount(9, "days", "")), (amount(80),)), ((amount(5, unit="EUR"),), (amount(5),))],
    )
    assert told["relative_difference"].value == pytest.approx(0.2)
    assert told["jaccard"].value == pytest.approx((0.5 + 0) / 2)


def test_quantities_without_their_like_say_so() -> None:
    told = rows(Shape.QUANTITIES, [((amount(5, unit="EUR"),), (amount(5),))])
    assert told["relative_difference"].value is None
    assert "same measure and unit" in told["relative_difference"].reason


def test_the_closest_quantities_are_compared_first() -> None:
    assert differences([amount(10), amount(100)], [amount(100), amount(12)]) == [0.0, pytest.approx(1 / 6)]


def test_numbers_by_their_relative_difference() -> None:
    told = rows(Shape.NUMBER, [(10.0, 5.0), (0.0, 0.0), (Blank.UNKNOWN, 3.0)])
    assert told["relative_difference"].value == pytest.approx(0.5)


def test_a_field_that_nobody_shares_says_why() -> None:
    assert rows(Shape.WORDS, [("a", None)])["same"].reason == "in no pair have both stated it"
    assert rows(Shape.WORDS, [])["same"].reason == "no records of the two are a pair"


def test_intervals_hold_the_value() -> None:
    told = rows(Shape.CATEGORY, [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b"), ("a", "a")] * 6)
    for row in told.values():
        assert row.low is not None
        assert row.low <= cast(float, row.value) <= cast(float, row.high)
        assert row.n == 30


@pytest.mark.parametrize(
    ("shape", "first", "second", "how"),
    [
        (Shape.WORDS, "a", "a", None),
        (Shape.WORDS, None, "a", Differs.ONLY_ONE),
        (Shape.WORDS, "a", "b", Differs.OTHER),
        (Shape.DATE, MONTH, DAY, Differs.PARTLY),
        (Shape.DATE, MONTH, OTHER, Differs.OTHER),
        (Shape.SET, frozenset("ab"), frozenset("bc"), Differs.PARTLY),
        (Shape.SET, frozenset("a"), frozenset("b"), Differs.OTHER),
        (Shape.SET, frozenset("a"), Blank.UNKNOWN, Differs.OTHER),
        (Shape.QUANTITIES, (amount(1), amount(2)), (amount(1),), Differs.PARTLY),
    ],
)
def test_how_two_values_differ(shape: Shape, first: Stated, second: Stated, how: Differs | None) -> None:
    assert differs(shape, first, second) is how
    assert differs(shape, second, first) is how
