"""Times of files become times of a project, whatever their zone; what is no time is none."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.interchange.quotes.reading import moment
from blotter.interchange.told_moments import in_utc, moment_in

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.none() | zones)


@given(moments)
def test_a_time_is_told_in_utc(told: datetime) -> None:
    words = in_utc(told)
    assert moment_in(told.isoformat()) == words == moment_in(words)
    assert datetime.fromisoformat(words) == (told.replace(tzinfo=UTC) if told.tzinfo is None else told)


@pytest.mark.parametrize("words", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_that_its_zone_puts_out_of_the_calendar_is_none(words: str) -> None:
    assert moment_in(words) == moment(words) == ""


@pytest.mark.parametrize("words", ["", "soon", "2024-02-30", "03/04/2025"])
def test_what_is_no_time_is_none(words: str) -> None:
    assert moment_in(words) == moment(words) == ""
