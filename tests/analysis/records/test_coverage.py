"""Sources by years, and the jumps that one source makes."""

from blotter.analysis.records.coverage import (
    SEVERAL,
    UNDATED,
    CoverageOf,
    CoverageOptions,
    Given,
    coverage,
    coverage_table,
    year_of,
)


def given(source: str, year: int, *whats: str) -> list[Given]:
    return [Given(source, year, what) for what in whats]


def test_a_year_is_told_only_where_there_is_one() -> None:
    assert year_of("2016-05-01", "2016-05-31") == 2016
    assert year_of("2015-12-01", "2016-02-29") == SEVERAL
    assert year_of("2016-01-01", "") == SEVERAL
    assert year_of("", "") == UNDATED


def test_sources_by_years_without_a_gap() -> None:
    rows = [
        *given("a", 2014, "r1"),
        *given("b", 2016, "r2", "r2"),
        *given("b", UNDATED, "r3"),
        *given("a", SEVERAL, "r4"),
    ]
    table = coverage_table(coverage(rows, ["a", "b", "c"], CoverageOptions()))
    assert table.keys == (
        "source",
        "total",
        "year:2014",
        "year:2015",
        "year:2016",
        "year:several",
        "year:undated",
    )
    assert list(table.rows) == [("a", 2, 1, 0, 0, 1, 0), ("b", 2, 0, 0, 1, 0, 1), ("c", 0, 0, 0, 0, 0, 0)]
    assert table.notes == ()


def test_what_two_sources_give_counts_once_in_a_year() -> None:
    found = coverage([*given("a", 2014, "r1"), *given("b", 2014, "r1")], ["a", "b"], CoverageOptions())
    assert found.totals == {2014: 1}


def test_a_jump_names_the_source_that_makes_it() -> None:
    rows = [
        *given("a", 2012, "1", "2"),
        *given("a", 2013, "3", "4"),
        *given("data set", 2013, "5", "6", "7", "8"),
        *given("a", 2014, "9", "10", "11", "12", "13", "14"),
    ]
    options = CoverageOptions(of=CoverageOf.RECORDS)
    found = coverage(rows, ["a", "data set"], options)
    assert [tuple(each) for each in found.jumps()] == [(2013, 6, 2, "data set", 4)]
    (told,) = found.told_jumps()
    assert told == "2013: 6 records, 2 the year before; 4 of the 4 more come from “data set” alone."


def test_a_jump_that_many_sources_share_is_none() -> None:
    rows = [*given("a", 2012, "0")]
    rows += [each for n in range(5) for each in given(f"s{n}", 2013, f"{n}")]
    assert coverage(rows, ["a", *(f"s{n}" for n in range(5))], CoverageOptions()).jumps() == []
