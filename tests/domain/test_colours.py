"""The colours that a code can have."""

import pytest

from blotter.domain.colours import COLOURS, PATTERNS, in_palette, is_colour, next_free


def test_the_seventeenth_begins_again_with_the_next_pattern() -> None:
    used: list[str] = []
    for _ in range(len(COLOURS) * PATTERNS):
        used.append(next_free(used))
    assert used[:16] == list(COLOURS)
    assert used[16:18] == ["blue+1", "green+1"]
    assert len(set(used)) == len(used)
    assert all(map(is_colour, used))
    assert next_free(used) in COLOURS


@pytest.mark.parametrize(
    "words", ["", "blue+0", "blue+8", "blue+", "Blue", "#12345", "#12345g", "+1", "blue +1"]
)
def test_what_is_no_colour(words: str) -> None:
    assert not is_colour(words)
    assert in_palette(words) is None


def test_a_colour_of_ones_own_is_in_no_palette() -> None:
    assert is_colour("#12aB34")
    assert in_palette("#12aB34") is None
    assert in_palette("rose+7") == ("rose", 7)
