"""Sums keep units apart, and are only as exact as what is added up."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records.figure_sums import NO_NUMBER, Amount, sums
from blotter.analysis.records.figure_tally import Share
from blotter.domain.record_figure import Key

numbers = st.none() | st.integers(0, 1000)


def amount(
    low: float | None = None, best: float | None = None, high: float | None = None, panel: str = "EUR"
) -> Amount:
    return Amount("r", panel, Share("2017"), Share("China"), low, best, high)


def summed(*amounts: Amount) -> tuple[float | None, float | None, float | None]:
    mark = sums(amounts).marks[Key("2017", "China", "EUR")]
    return mark.low, mark.value, mark.high


def test_exact_amounts_come_to_an_exact_sum() -> None:
    assert summed(amount(best=2_031_732), amount(best=0.5)) == (2_031_732.5, 2_031_732.5, 2_031_732.5)


def test_one_bound_leaves_the_sum_open_on_the_other_side() -> None:
    assert summed(amount(low=2700), amount(best=100)) == (2800, None, None)
    assert summed(amount(high=3000), amount(best=100)) == (100, None, 3100)
    assert summed(amount(180, 210, 260), amount(best=10)) == (190, 220, 270)


def test_units_are_never_added_up() -> None:
    found = sums([amount(best=1), amount(best=2, panel="USD")]).marks
    assert {key.panel: mark.value for key, mark in found.items()} == {"EUR": 1, "USD": 2}


def test_what_has_no_number_or_no_year_is_lacking() -> None:
    nowhere = Amount("s", "EUR", Share("", lacks="no date"), Share("China"), None, 5, None)
    assert sums([amount(), nowhere]).lacking == {NO_NUMBER: ["r"], "no date": ["s"]}


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=8))
def test_bounds_hold_what_they_bound(found: list[tuple[int | None, int | None, int | None]]) -> None:
    amounts = []
    for low, best, high in found:
        ordered = sorted(value for value in (low, best, high) if value is not None)
        slots = [value is not None for value in (low, best, high)]
        amounts.append(amount(*(ordered.pop(0) if slot else None for slot in slots)))
    for mark in sums(amounts).marks.values():
        assert mark.low is not None
        if mark.value is not None:
            assert mark.low <= mark.value
            assert mark.high is not None
            assert mark.value <= mark.high
        if mark.high is not None:
            assert mark.low <= mark.high
