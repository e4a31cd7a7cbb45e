"""Counting loses nobody: what is shown and what is not come to all there is, under every rule."""

import math

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.records.figure_tally import WHOLE, Item, Place, Share, tally
from blotter.domain.record_figure import Count, Key

keys = st.sampled_from("abcd")
shares = st.one_of(
    st.lists(keys, min_size=1, max_size=3, unique=True).map(lambda found: [Share(key) for key in found]),
    st.just([Share("", lacks="nothing")]),
    st.lists(keys, min_size=2, max_size=4, unique=True).map(
        lambda found: [Share(key, 1 / len(found)) for key in found]
    ),
)
single = st.one_of(keys.map(lambda key: [Share(key)]), st.just([Share("", lacks="nothing")]))
places = st.lists(st.builds(Place, shares, shares | st.just(WHOLE)), min_size=1, max_size=4)
items = st.lists(places, max_size=8).map(
    lambda found: [Item(str(number), each) for number, each in enumerate(found)]
)


def total(found: object) -> float:
    return sum(mark.value or 0 for mark in found.marks.values())  # type: ignore[attr-defined]


@given(items, st.sampled_from(Count))
def test_every_record_is_shown_or_told_to_be_lacking(found: list[Item], count: Count) -> None:
    taken = tally(found, count)
    shown = {record for mark in taken.marks.values() for record in mark.records}
    lacking = {record for records in taken.lacking.values() for record in records}
    assert shown | lacking == {item.record for item in found}
    if count is Count.RECORDS:
        assert not shown & lacking
    for mark in taken.marks.values():
        assert len(set(mark.records)) == len(mark.records)
        assert mark.value is not None
        assert mark.value > 0


@given(items)
def test_fractions_come_to_the_records_less_what_is_lacking(found: list[Item]) -> None:
    taken = tally(found, Count.FRACTIONS)
    lacking = 0.0
    for item in found:
        for place in item.places:
            rows, columns = (sum(share.weight for share in side) for side in place)
            lacking += sum(
                row.weight * column.weight / (rows * columns) / len(item.places)
                for row in place.rows
                for column in place.columns
                if row.lacks or column.lacks
            )
    assert math.isclose(total(taken) + lacking, len(found), abs_tol=1e-4)


@given(st.lists(st.lists(st.builds(Place, single, st.just(WHOLE)), min_size=1, max_size=4), max_size=8))
def test_pairs_come_to_the_places_and_the_first_to_the_records(found: list[list[Place]]) -> None:
    made = [Item(str(number), each) for number, each in enumerate(found)]
    lacking = sum(bool(place.rows[0].lacks) for each in found for place in each)
    assert total(tally(made, Count.PAIRS)) == sum(map(len, found)) - lacking
    first = sum(not each[0].rows[0].lacks for each in found)
    assert total(tally(made, Count.FIRST)) == first


@given(items)
def test_no_rule_counts_more_than_pairs(found: list[Item]) -> None:
    pairs = tally(found, Count.PAIRS).marks
    for count in Count:
        for key, mark in tally(found, count).marks.items():
            assert (mark.value or 0) <= (pairs[key].value or 0) + 1e-6


def test_one_record_with_three_countries_in_two_regions() -> None:
    asia, africa = [Share("Asia")], [Share("Africa")]
    item = Item("r", [Place(asia, WHOLE), Place(africa, WHOLE), Place(asia, WHOLE)])

    def values(count: Count) -> dict[str, float | None]:
        return {key.row: mark.value for key, mark in tally([item], count).marks.items()}

    assert values(Count.RECORDS) == {"Asia": 1, "Africa": 1}
    assert values(Count.PAIRS) == {"Asia": 2, "Africa": 1}
    assert values(Count.FRACTIONS) == {"Asia": 0.666667, "Africa": 0.333333}
    assert values(Count.FIRST) == {"Asia": 1}


def test_thirds_come_to_a_whole() -> None:
    thirds = [Share(key, 1 / 3) for key in "abc"]
    taken = tally([Item(str(n), [Place([thirds[n]], WHOLE)]) for n in range(3)] * 1, Count.RECORDS)
    assert {key: mark.value for key, mark in taken.marks.items()} == {
        Key("a"): 0.333333,
        Key("b"): 0.333333,
        Key("c"): 0.333333,
    }
    whole = tally([Item(str(n), [Place([Share("a", 1 / 3)], WHOLE)]) for n in range(3)], Count.RECORDS)
    assert whole.marks[Key("a")].value == 1
