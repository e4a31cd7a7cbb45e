"""Lanes: what overlaps lies side by side, in as few lanes as can be."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.reading.lanes import assigned_lanes, lowest_free

intervals = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)), max_size=50).map(
    lambda pairs: [(start, start + length, str(n)) for n, (start, length) in enumerate(pairs)]
)


@given(intervals)
def test_overlapping_ones_have_lanes_of_their_own(known: list[tuple[int, int, str]]) -> None:
    lanes = assigned_lanes(known)
    for start, end, one in known:
        for other_start, other_end, other in known:
            if one != other and start < other_end and other_start < end:
                assert lanes[one] != lanes[other]


@given(intervals)
def test_there_are_as_many_lanes_as_the_text_is_deep(known: list[tuple[int, int, str]]) -> None:
    depth = max((sum(s <= at < e for s, e, _ in known) for at in range(400)), default=0)
    assert max(assigned_lanes(known).values(), default=-1) + 1 == depth


@given(intervals)
def test_the_order_they_come_in_does_not_matter(known: list[tuple[int, int, str]]) -> None:
    assert assigned_lanes(known) == assigned_lanes(reversed(known))


def test_the_longer_of_two_lies_first() -> None:
    assert assigned_lanes([(0, 5, "short"), (0, 9, "long")]) == {"long": 0, "short": 1}


def test_what_touches_shares_a_lane() -> None:
    assert assigned_lanes([(0, 5, "a"), (5, 9, "b")]) == {"a": 0, "b": 0}


def test_the_lowest_free_lane() -> None:
    assert lowest_free({0, 1, 3}) == 2
    assert lowest_free({0, 1, 3}, preferred=5) == 5
    assert lowest_free({0, 1, 3}, preferred=3) == 2
    assert lowest_free(()) == 0
