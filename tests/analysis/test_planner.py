"""The planner: printed sample sizes, how they move, and shares taken from what is coded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.coded_texts import coded_text

from blotter.analysis import messages
from blotter.analysis.planner import (
    Aim,
    PlanOptions,
    needed,
    plan,
    plan_table,
    shares,
    units_for_alpha,
    units_for_half_width,
)
from blotter.analysis.units import Unit

shares_within = st.floats(0.01, 0.99)


@pytest.mark.parametrize(("alpha", "units"), [(0.667, 81), (0.8, 139)])
def test_units_for_alpha_as_printed(alpha: float, units: int) -> None:
    assert units_for_alpha(alpha, 0.25) == units


@pytest.mark.parametrize(("share", "units"), [(0.5, 139), (0.2, 222), (0.1, 401)])
def test_units_for_half_width_as_printed(share: float, units: int) -> None:
    assert units_for_half_width(0.8, 0.1, share) == units


@given(shares_within)
def test_a_code_and_its_absence_need_the_same(share: float) -> None:
    assert abs(units_for_alpha(0.8, share) - units_for_alpha(0.8, 1 - share)) <= 1
    assert abs(units_for_half_width(0.8, 0.1, share) - units_for_half_width(0.8, 0.1, 1 - share)) <= 1


@given(st.floats(0, 0.98), st.floats(0.001, 0.01), shares_within)
def test_more_is_needed_for_more(alpha: float, more: float, share: float) -> None:
    assert units_for_alpha(alpha + more, share) >= units_for_alpha(alpha, share)
    assert units_for_alpha(alpha, share, coders=3) > units_for_alpha(alpha, share)
    assert units_for_alpha(alpha, share, certainty=0.99) > units_for_alpha(alpha, share)


def test_a_design_effect_multiplies_before_rounding() -> None:
    # 2 · 1.644854² · (1.8 · 2.2 / (4 · .2 · .1875) - .8) = 138.525
    assert units_for_alpha(0.8, 0.25, design_effect=2) == 278
    assert units_for_half_width(0.8, 0.1, 0.5, design_effect=2) == 277


def test_positives_are_the_units_times_the_share() -> None:
    row = needed(0.25, PlanOptions(alpha=0.667), "training")
    assert (row.code, row.units, row.positives, row.reason) == ("training", 81, 21, "")
    options = PlanOptions(aim=Aim.WIDTH, kappa=0.8, half_width=0.1)
    assert [needed(share, options).positives for share in (0.5, 0.2, 0.1)] == [70, 45, 41]


def test_what_cannot_be_planned_has_a_reason() -> None:
    rows = plan({"never": 0.0, "always": 1.0}, PlanOptions())
    assert [(row.units, row.reason) for row in rows] == [
        (None, messages.NOT_CODED_YET),
        (None, messages.ON_EVERY_UNIT),
    ]
    row = needed(0.5, PlanOptions(aim=Aim.WIDTH, coders=3))
    assert (row.units, row.reason) == (None, messages.WIDTH_FOR_TWO)


def test_shares_are_the_mean_over_those_who_are_done() -> None:
    quarters = [(0, 25), (25, 50), (50, 75), (75, 100)]
    texts = [
        coded_text(("A", "a", 0, 30), ("B", "a", 0, 10), ("A", "a/b", 80, 90), units=quarters),
        coded_text(("A", "a", 0, 100), ("C", "a", 0, 1), done=("C",), units=[(0, 50), (50, 100)]),
        coded_text(("A", "a", 0, 100), done=(), units=quarters),
    ]
    options = PlanOptions(unit=Unit.SENTENCE)
    seen = shares(texts, ["a", "a/b", "c"], options)
    assert (seen.documents, seen.units) == (2, 6)
    # First document: A has 2 of 4, B 1 of 4, so 1.5; second: C alone has 1 of 2.
    assert seen.by_code == pytest.approx({"a": 2.5 / 6, "a/b": 0.5 / 6, "c": 0})
    rolled = shares(texts, ["a"], options.model_copy(update={"rollup": True}))
    assert rolled.by_code["a"] == pytest.approx(3 / 6)


def test_the_table_says_what_it_assumes() -> None:
    options = PlanOptions(alpha=0.667, coders=3, design_effect=1.5)
    table = plan_table([needed(0.25, options, "a")], options, shares([], ["a"], options))
    assert table.keys == ("code", "share", "units", "positives", "reason")
    words = " ".join(table.notes)
    assert "3 coders" in words
    assert "0.667" in words
    assert "1.5 times" in words
    assert messages.PLANNED_FROM_NOTHING in table.notes
