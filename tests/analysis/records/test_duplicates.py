"""Records that come near each other are proposed as one activity; far ones are not looked at."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records.duplicates import DuplicateOptions, Seen, day_number, pairs
from blotter.domain.record import Level
from blotter.progress import Cancelled


def seen(name: str, places: str = "LA", first: str = "2016-05-02", last: str = "", **values: object) -> Seen:
    told = {"kind": "training", "level": Level.EVENT, **values}
    return Seen(
        id=name,
        places=frozenset(places.split()),
        earliest=day_number(first),
        latest=day_number(last or first),
        **told,  # type: ignore[arg-type]
    )


def names(*records: Seen, **options: object) -> list[tuple[str, str]]:
    return [(each.one, each.other) for each in pairs(records, DuplicateOptions(**options))]  # type: ignore[arg-type]


def test_two_reports_of_one_activity() -> None:
    actors = frozenset({"academy"})
    one = seen("a", actors=actors, subtype="cyber")
    other = seen("b", first="2016-05-01", last="2016-05-31", actors=actors, subtype="cyber")
    (pair,) = pairs([one, other])
    assert (pair.one, pair.other) == ("a", "b")
    assert pair.score > 0.9
    assert [str(each) for each in pair.reasons] == [
        "both name LA",
        "dates that overlap",
        "actors in common: 1",
        "the same subtype",
    ]


@pytest.mark.parametrize(
    "other",
    [
        seen("b", places="VN"),
        seen("b", kind="patrol"),
        seen("b", level=Level.AGGREGATE),
        seen("b", first="2016-08-02"),
        seen("b", first="2016-01-01", last="2019-12-31"),
        seen("b", first="2015-01-01", last="2015-12-31"),
    ],
)
def test_what_is_no_pair(other: Seen) -> None:
    assert names(seen("a"), other) == []


def test_the_window_is_the_users() -> None:
    records = seen("a"), seen("b", first="2016-06-20")
    assert names(*records) == []
    assert names(*records, days=60) == [("a", "b")]
    assert names(*records, days=60, needs_actor=True) == []


def test_without_a_country_something_else_has_to_be_in_common() -> None:
    assert names(seen("a", places=""), seen("b", places="")) == []
    words = seen("a", places="", evidence=(("s", 0, 10),)), seen("b", places="", evidence=(("s", 5, 20),))
    assert names(*words) == [("a", "b")]
    apart = seen("a", places="", evidence=(("s", 0, 5),)), seen("b", places="", evidence=(("s", 5, 20),))
    assert names(*apart) == []


def test_shared_words_about_two_countries_are_no_pair() -> None:
    evidence = (("s", 0, 10),)
    assert names(seen("a", "LA", evidence=evidence), seen("b", "VN", evidence=evidence)) == []


def test_an_undated_record_is_found_by_its_words() -> None:
    evidence = (("s", 0, 10),)
    assert names(seen("a", evidence=evidence), seen("b", first="", evidence=evidence)) == [("a", "b")]


def test_years_that_follow_each_other_and_open_dates_are_no_pair() -> None:
    evidence = (("s", 0, 10),)
    years = [
        seen(year, first=f"{year}-01-01", last=f"{year}-12-31", evidence=evidence)
        for year in ("2015", "2016")
    ]
    assert names(*years) == []
    a, b, c = (
        replace(seen(name, first=day, evidence=evidence), latest=None)
        for name, day in (("a", "2009-01-01"), ("b", "2002-01-01"), ("c", "2009-01-01"))
    )
    assert names(a, b) == []
    assert names(a, c) == [("a", "c")]


def test_totals_are_of_the_same_countries() -> None:
    told = {"level": Level.AGGREGATE, "evidence": (("s", 0, 10),)}
    assert names(seen("a", "LA", **told), seen("b", "", **told)) == []
    assert names(seen("a", "LA", **told), seen("b", "LA VN", **told)) == []
    assert names(seen("a", "LA", **told), seen("b", "LA", **told)) == [("a", "b")]


def test_another_subtype_speaks_against_a_pair() -> None:
    assert names(seen("a", subtype="cyber"), seen("b", subtype="legal", first="2016-05-20")) == []


def test_the_likeliest_come_first_and_those_found_different_are_left_out() -> None:
    records = [seen("a"), seen("b", first="2016-05-20"), seen("c")]
    assert [(each.one, each.other) for each in pairs(records)] == [("a", "c"), ("a", "b"), ("b", "c")]
    left = pairs(records, found_different=frozenset({frozenset({"c", "a"})}))
    assert [(each.one, each.other) for each in left] == [("a", "b"), ("b", "c")]


RECORDS = st.lists(
    st.builds(
        lambda place, day, width, actor, start: (place, day, width, actor, start),
        st.sampled_from(["", "LA", "VN", "LA VN"]),
        st.integers(735_000, 735_090),
        st.sampled_from([0, 5, 30, 500]),
        st.sampled_from([frozenset(), frozenset({"x"})]),
        st.integers(0, 40),
    ),
    max_size=12,
)


@given(RECORDS, st.integers(0, 60))
def test_blocks_lose_no_pair_that_shares_country_and_window_or_words(rows: list, days: int) -> None:
    records = [
        Seen(str(n), "k", Level.EVENT, "", frozenset(p.split()), d, d + w, a, (("s", s, s + 10),))
        for n, (p, d, w, a, s) in enumerate(rows)
    ]
    found = {(each.one, each.other) for each in pairs(records, DuplicateOptions(days=days, least=0))}
    for place, one in enumerate(records):
        for other in records[place + 1 :]:
            gap = max(one.earliest, other.earliest) - min(one.latest, other.latest)
            narrow = all(each.latest - each.earliest <= 400 for each in (one, other))
            same = (one.earliest, one.latest) == (other.earliest, other.latest)
            short = max(each.latest - each.earliest for each in (one, other)) <= max(days, 31)
            fits = gap <= 0 or (gap <= days and short)
            by_place = bool(one.places & other.places) and (narrow or same) and fits
            apart = bool(one.places and other.places) and not one.places & other.places
            words = one.evidence[0][1] < other.evidence[0][2] and other.evidence[0][1] < one.evidence[0][2]
            if by_place or (words and not apart and fits):
                assert (one.id, other.id) in found
            elif apart or not fits:
                assert (one.id, other.id) not in found


def many(number: int) -> list[Seen]:
    chance = random.Random(6)
    countries = [f"{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST"]
    return [
        Seen(
            str(n),
            f"kind {chance.randrange(8)}",
            Level.EVENT,
            f"subtype {chance.randrange(8)}",
            frozenset(chance.sample(countries, chance.choice([1, 1, 2]))),
            day := 735_000 + chance.randrange(7000),
            day + chance.choice([0, 0, 10, 30, 364]),
            frozenset(chance.sample("abcdefgh", 2)),
            tuple((f"s{chance.randrange(500)}", at := chance.randrange(90_000), at + 200) for _ in range(3)),
        )
        for n in range(number)
    ]


def test_looking_through_many_records_can_be_stopped() -> None:
    records = many(5_000)
    assert pairs(records)

    def stop(done: int, _: int) -> None:
        if done > 100:
            raise Cancelled

    with pytest.raises(Cancelled):
        pairs(records, progress=stop)


def test_a_group_is_told_as_the_record_writes_it() -> None:
    one, other = (seen(name, "guard", called={"guard": "River Guard"}) for name in "ab")
    assert "both name River Guard" in pairs([one, other])[0].reasons
