"""Names beside stripes never cover each other."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.reading.names import capacity, height, spread


@given(st.lists(st.floats(0, 600), max_size=40))
def test_names_keep_their_order_and_their_distance(wanted: list[float]) -> None:
    shown = wanted[: capacity(0, 600)]
    placed = spread(shown, 0, 600)
    assert all(lower - upper >= height() - 1e-9 for upper, lower in pairwise(placed))
    assert all(0 <= each <= 600 - height() for each in placed)


def test_a_name_with_room_stands_where_it_wants() -> None:
    assert spread([10, 100, 101], 0, 600) == [10, 100, 115]


def test_names_at_the_bottom_are_pushed_up() -> None:
    assert spread([590, 595], 0, 600) == [570, 585]
