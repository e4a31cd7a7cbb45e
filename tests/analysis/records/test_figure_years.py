"""A date counts in its year, and what has none is told by the rule."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records.figure_years import NO_DATE, OPEN, SEVERAL_YEARS, every_year, years
from blotter.domain.record_figure import Uncertain

days = st.dates().map(str)


@pytest.mark.parametrize("rule", Uncertain)
def test_what_lies_within_one_year_has_it(rule: Uncertain) -> None:
    assert [share.key for share in years("2016-05-02", "2016-05-13", rule)] == ["2016"]


@pytest.mark.parametrize(
    ("earliest", "latest", "rule", "found"),
    [
        ("", "", Uncertain.ONE_YEAR, [("", NO_DATE)]),
        ("2003-01-01", "2005-12-31", Uncertain.ONE_YEAR, [("", SEVERAL_YEARS)]),
        ("2003-01-01", "2005-12-31", Uncertain.START, [("2003", "")]),
        ("2003-01-01", "2005-12-31", Uncertain.SPREAD, [("2003", ""), ("2004", ""), ("2005", "")]),
        ("2003-01-01", "", Uncertain.ONE_YEAR, [("", OPEN)]),
        ("2003-01-01", "", Uncertain.SPREAD, [("", OPEN)]),
        ("2003-01-01", "", Uncertain.START, [("2003", "")]),
        ("", "2003-01-01", Uncertain.START, [("", OPEN)]),
    ],
)
def test_what_does_not(earliest: str, latest: str, rule: Uncertain, found: list[tuple[str, str]]) -> None:
    assert [(share.key, share.lacks) for share in years(earliest, latest, rule)] == found


@given(days, days)
def test_spread_weighs_one_in_all(one: str, other: str) -> None:
    earliest, latest = sorted((one, other))
    shares = years(earliest, latest, Uncertain.SPREAD)
    assert math.isclose(sum(share.weight for share in shares), 1)
    assert shares[0].key == earliest[:4]
    assert shares[-1].key == latest[:4]


def test_no_year_is_left_out() -> None:
    assert every_year(["2003", "2001"]) == ("2001", "2002", "2003")
    assert every_year([]) == ()
