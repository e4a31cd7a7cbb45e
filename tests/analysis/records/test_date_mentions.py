"""Dates are read in four languages, with the precision that the words give and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records import dates as edtf
from blotter.analysis.records.date_mentions import dates


def read(text: str) -> list[tuple[str, str, str]]:
    return [(text[each.start : each.end], each.edtf, each.as_of) for each in dates(text)]


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("They met on 2 May 2016.", "2 May 2016", "2016-05-02"),
        ("They met on May 2nd, 2016.", "May 2nd, 2016", "2016-05-02"),
        ("A course in May 2016 ended.", "May 2016", "2016-05"),
        ("A course in 2016 ended.", "2016", "2016"),
        ("from 2 to 13 May 2016", "from 2 to 13 May 2016", "2016-05-02/2016-05-13"),
        ("2 May–3 June 2016", "2 May–3 June 2016", "2016-05-02/2016-06-03"),
        ("between May 2 and May 13, 2016", "between May 2 and May 13, 2016", "2016-05-02/2016-05-13"),
        ("December 2015 to March 2016", "December 2015 to March 2016", "2015-12/2016-03"),
        ("the years 1997–2021", "1997–2021", "1997/2021"),
        ("the season 2015–16", "2015–16", "2015/2016"),
        ("It began in early 2018.", "early 2018", "2018"),
        ("It ended in mid-2018.", "mid-2018", "2018"),
        ("ever since 2014", "ever since 2014", "2014/.."),
        ("from 2014 onwards", "from 2014 onwards", "2014/.."),
        ("until 2019", "until 2019", "../2019"),
        ("around 2010", "around 2010", "2010~"),
        ("the late 1990s", "the late 1990s", "199X"),
        ("in summer 2018", "summer 2018", "2018-22"),
        ("le 1er mai 2016", "1er mai 2016", "2016-05-01"),
        ("du 2 au 13 mai 2016", "du 2 au 13 mai 2016", "2016-05-02/2016-05-13"),
        ("depuis 2014", "depuis 2014", "2014/.."),
        ("au printemps 2016", "printemps 2016", "2016-21"),
        ("2 Mayıs 2016’da", "2 Mayıs 2016", "2016-05-02"),
        ("2014'ten beri", "2014'ten beri", "2014/.."),
        ("2019'a kadar", "2019'a kadar", "../2019"),
        ("于2016年5月2日举行", "2016年5月2日", "2016-05-02"),
        ("2016年5月2日至13日", "2016年5月2日至13日", "2016-05-02/2016-05-13"),
        ("2015—2019年", "2015—2019年", "2015/2019"),
        ("自2014年以来", "自2014年以来", "2014/.."),
        ("dated 2016-05-02.", "2016-05-02", "2016-05-02"),
        ("the 2012 forum", "2012", "2012"),
        ("paid on 12/31/2019", "12/31/2019", "2019-12-31"),
        ("paid on 31/12/2019", "31/12/2019", "2019-12-31"),
        ("paid on 3/4/2019", "3/4/2019", "2019"),
        ("le 02.05.2016", "02.05.2016", "2016-05-02"),
    ],
)
def test_the_date_of_an_act(text: str, words: str, date: str) -> None:
    assert read(text) == [(words, date, "")]
    assert edtf.is_date(date)


@pytest.mark.parametrize(
    ("text", "words", "date", "as_of"),
    [
        ("forty treaties by December 2022", "by December 2022", "../2022-12", "2022-12"),
        ("forty treaties as of 3 March 2020", "as of 3 March 2020", "", "2020-03-03"),
        ("截至2022年12月，共有四十项", "截至2022年12月", "", "2022-12"),
        ("Aralık 2022 itibarıyla kırk", "Aralık 2022 itibarıyla", "", "2022-12"),
    ],
)
def test_the_day_for_which_a_stock_is_told(text: str, words: str, date: str, as_of: str) -> None:
    assert read(text) == [(words, date, as_of)]


@pytest.mark.parametrize(
    "text",
    [
        "more than 2000 officers",
        "2016 boats were built",
        "the 2000 officers",
        "before 2016",
        "on 2 May",
        "a sum of 2016.5 units",
        "room 12-13",
    ],
)
def test_what_is_no_date_or_only_bounds_one(text: str) -> None:
    assert read(text) == []


def test_two_years_that_are_listed_are_two_dates() -> None:
    assert [date for _, date, _ in read("in 2012 and 2019")] == ["2012", "2019"]


def test_a_day_that_the_calendar_does_not_have_is_read_as_its_month() -> None:
    assert read("30 February 2016") == [("February 2016", "2016-02", "")]


PIECES = st.sampled_from(
    [
        "2 May 2016", "to", "–", "2016", "in ", "since ", "by ", "早", "2016年5月", "至13日", "mai", " 13 ",
        "\n", "👮", "June", "1990s", "between ", " and ", "'te", "early ", "30 Feb. ", "2018-05", "."
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_date_that_is_read_can_be_kept_and_they_lie_in_order(text: str) -> None:
    reached = 0
    for each in dates(text):
        assert each.edtf or each.as_of
        assert all(edtf.is_date(date) for date in (each.edtf, each.as_of) if date)
        assert 0 <= each.start < each.end <= len(text)
        assert each.end > reached
        reached = each.end
