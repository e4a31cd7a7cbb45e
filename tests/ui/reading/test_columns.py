"""The width of the view is shared out in the order that the design gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.reading.columns import columns
from blotter.ui.reading.looks import Looks
from blotter.ui.reading.measures import DENSITY_WIDTH


@given(st.integers(440, 2600), st.sampled_from([360, 492, 558, 918]), st.integers(0, 12))
def test_the_parts_never_cover_each_other(width: int, text_width: int, lanes: int) -> None:
    parts = columns(width, text_width, lanes)
    drawn = parts.lanes + parts.is_folded
    assert parts.text_left >= 38
    assert 240 <= parts.text_width <= text_width
    assert parts.stripes_left == parts.text_left + parts.text_width + 18
    assert parts.names_left >= parts.stripes_left + drawn * parts.pitch
    assert (parts.margin_left, parts.numbers_left) == (parts.stripes_left, 0)
    assert parts.names_left + parts.names_width <= parts.density_left or parts.text_width == 240
    assert parts.density_left == width - DENSITY_WIDTH - 1


@pytest.mark.parametrize(
    ("width", "lanes", "names", "drawn", "is_folded", "text"),
    [
        (1276, 8, 240, 8, False, 492),
        (775, 8, 126, 8, False, 492),
        (740, 8, 0, 8, False, 492),
        (640, 8, 0, 6, True, 492),
        (500, 8, 0, 6, True, 352),
    ],
)
def test_names_go_first_then_lanes_then_words(
    width: int, lanes: int, names: int, drawn: int, is_folded: bool, text: int
) -> None:
    parts = columns(width, 492, lanes)
    assert (parts.names_width, parts.lanes, parts.is_folded, parts.text_width) == (
        names,
        drawn,
        is_folded,
        text,
    )


def test_a_wide_window_gives_its_room_to_the_margins() -> None:
    """The text stays as wide as it reads well; lanes stand further apart, the rest goes to both sides."""
    parts = columns(1276, 492, 8)
    assert parts.pitch == 11
    assert parts.text_left > 120


@given(
    st.integers(440, 2600),
    st.sampled_from([360, 492, 918]),
    st.integers(0, 12),
    st.booleans(),
    st.sampled_from(["always", "pointer", "never"]),
    st.integers(0, 600),
)
def test_stripes_left_of_the_text_take_the_same_room(
    width: int, text_width: int, lanes: int, letters: bool, names: str, room: int
) -> None:
    wish = {"letters": letters, "margin_names": names, "margin_width": room}
    right = columns(width, text_width, lanes, Looks(**wish))  # type: ignore[arg-type]
    left = columns(width, text_width, lanes, Looks(**wish, margin_side="left"))  # type: ignore[arg-type]
    assert left.text_width == right.text_width
    assert left.names_width == right.names_width
    assert (left.lanes, left.pitch, left.is_folded) == (right.lanes, right.pitch, right.is_folded)
    assert left.names_left + left.names_width < left.stripes_left
    assert left.stripes_left + left.drawn_lanes * left.pitch == left.numbers_left == left.margin_width
    assert left.numbers_left + 38 == left.text_left
    assert left.text_left + left.text_width < left.density_left or left.text_width == 240
    assert (left.pitch >= 14) is letters
    assert names != "never" or left.names_width == 0
    assert not room or left.names_width <= room
