"""The width of the view is shared out in the order that the design gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.ui.reading.measures import DENSITY_WIDTH, Measures, columns


def test_the_sizes_of_the_design() -> None:
    """27 pixels from line to line at 15, 24 where nothing is underlined, 66 letters wide."""
    assert Measures().line_height == 27
    assert Measures(has_underlines=False).line_height == 24
    assert Measures().column == 492
    assert Measures(text_size=17).column == 558
    assert Measures(text_size=20, line_width=40, line_spacing=2.4).line_height == 48
    assert Measures(text_size=20, line_width=40).column == 796
    assert [round(Measures().underline(lane) - Measures().baseline, 1) for lane in (2, 3, 4)] == [
        4.5,
        7.2,
        9.9,
    ]


@given(st.integers(440, 2600), st.sampled_from([360, 492, 558, 918]), st.integers(0, 12))
def test_the_parts_never_cover_each_other(width: int, text_width: int, lanes: int) -> None:
    parts = columns(width, text_width, lanes)
    drawn = parts.lanes + parts.is_folded
    assert parts.text_left >= 38
    assert 320 <= parts.text_width <= text_width
    assert parts.stripes_left == parts.text_left + parts.text_width + 18
    assert parts.names_left >= parts.stripes_left + drawn * parts.pitch
    assert parts.names_left + parts.names_width <= parts.density_left or parts.text_width == 320
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
