"""The index against looking at every interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.reading.intervals import IntervalIndex

intervals = st.lists(
    st.tuples(st.integers(0, 5000), st.integers(1, 6000), st.text("ab", min_size=1, max_size=3)).map(
        lambda each: (each[0], each[0] + each[1], each[2])
    ),
    max_size=60,
    unique=True,
)


@given(intervals, st.integers(0, 9000), st.integers(0, 3000))
def test_finds_what_overlaps(known: list[tuple[int, int, str]], start: int, length: int) -> None:
    end = start + length
    expected = [each for each in known if each[0] < end and each[1] > start]
    assert sorted(IntervalIndex(known).overlapping(start, end)) == sorted(expected)


@given(intervals, st.integers(0, 6000), st.integers(0, 3000))
def test_finds_what_starts(known: list[tuple[int, int, str]], first: int, length: int) -> None:
    expected = [each for each in known if first <= each[0] < first + length]
    assert sorted(IntervalIndex(known).starting(first, first + length)) == sorted(expected)


@given(intervals, st.randoms())
def test_taking_in_and_out_leaves_the_rest(known: list[tuple[int, int, str]], random: object) -> None:
    index = IntervalIndex()
    for each in known:
        index.add(each)
    gone = known[::2]
    for each in gone:
        index.remove(each)
    assert sorted(index.overlapping(0, 20_000)) == sorted(each for each in known if each not in gone)


def test_what_is_not_there_cannot_be_taken_out() -> None:
    with pytest.raises(ValueError, match="not in the index"):
        IntervalIndex([(0, 5, "a")]).remove((0, 6, "a"))
