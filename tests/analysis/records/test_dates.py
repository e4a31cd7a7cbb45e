"""Dates in EDTF and the days between which they lie."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.analysis.records import dates
from blotter.analysis.records.dates import Bounds, bounds, is_date
from blotter.errors import Refused

_DAYS = st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)
_WRITTEN = st.builds(
    lambda day, length, mark: day[:length] + mark, _DAYS, st.sampled_from((4, 7, 10)), st.sampled_from("?~% ")
).map(str.strip)
_SPANS = st.builds("{}/{}".format, _WRITTEN | st.just(".."), _WRITTEN | st.sampled_from(("", "..")))


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        (" 2016-02~ ", "2016-02-01", "2016-02-29"),
        ("2016-05-02/2016-05-13", "2016-05-02", "2016-05-13"),
        ("../2017", "", "2017-12-31"),
        ("/2017", "", "2017-12-31"),
        ("2016/", "2016-01-01", ""),
        ("2016/..", "2016-01-01", ""),
        ("2016-21", "2016-03-01", "2016-05-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("", "", ""),
    ],
)
def test_a_date_lies_between_two_days(written: str, earliest: str, latest: str) -> None:
    assert bounds(written) == Bounds(earliest, latest)


@pytest.mark.parametrize(
    "written",
    [
        "May 2016",
        "2016-13",
        "2016-00",
        "2016-02-30",
        "2015-02-29",
        "2015-02-29/2016",
        "0000",
        "/",
        "..",
        "2016/x",
        "../201X",
    ],
)
def test_what_is_no_date_is_refused(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert not is_date(written)
    with pytest.raises(Refused, match="is no date"):
        bounds(written)
    assert capsys.readouterr().out == ""


def test_a_span_ends_after_it_starts() -> None:
    with pytest.raises(Refused, match="ends before it starts"):
        bounds("2016/2015")


@settings(max_examples=60, deadline=None)
@given(_WRITTEN | _SPANS)
def test_what_is_read_plainly_is_what_the_grammar_says(written: str) -> None:
    assert dates._plainly(written) in (None, dates._by_grammar(written))


@settings(deadline=None)
@given(_WRITTEN | st.builds("{}/..".format, _WRITTEN))
def test_common_dates_need_no_grammar(written: str) -> None:
    assert dates._plainly(written) is not None
