"""The palette's colours as other programs write them."""

import pytest

from blotter.domain.colour_values import VALUES, full_value, nearest_colour, value_of
from blotter.domain.colours import COLOURS
from blotter.ui.code_look import PALETTE


def test_the_values_are_those_that_are_drawn() -> None:
    assert dict(VALUES) == {colour.name: colour.light_stripe for colour in PALETTE}
    assert tuple(VALUES) == COLOURS


@pytest.mark.parametrize("name", COLOURS)
def test_a_colour_of_the_palette_is_nearest_to_itself(name: str) -> None:
    assert nearest_colour(VALUES[name]) == name
    assert value_of(f"{name}+3") == VALUES[name]


def test_colours_of_three_digits_and_no_colours() -> None:
    assert full_value(" #aBc ") == "#AABBCC"
    assert full_value("AABBCC") == "#AABBCC"
    assert [full_value(words) for words in ("", "red", "#12345", "#AABBCCDD")] == [""] * 4
    assert nearest_colour("#ff0000") == "red"
    assert nearest_colour("nothing") == ""
    assert (value_of(""), value_of("#a1b2c3")) == ("", "#A1B2C3")
