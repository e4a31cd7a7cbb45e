"""The palette's colours as `#RRGGBB`, for files of other programs, and the nearest one to any colour."""

import re
from collections.abc import Mapping
from functools import lru_cache

from blotter.domain.colours import in_palette

VALUES: Mapping[str, str] = {
    "blue": "#4086F4",
    "green": "#0C8251",
    "amber": "#B88705",
    "red": "#B13235",
    "slate": "#353E4B",
    "indigo": "#452BC4",
    "orange": "#B25E19",
    "brown": "#53311F",
    "turquoise": "#129E99",
    "petrol": "#2E6470",
    "olive": "#565402",
    "magenta": "#A159B1",
    "moss": "#72995E",
    "pine": "#20483E",
    "plum": "#50226A",
    "rose": "#DF6295",
}
"""The colours of the stripes in the light theme by their names."""

_VALUE = re.compile("#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def value_of(colour: str) -> str:
    """A code's colour as `#RRGGBB`, "" where it has none; patterns are not told."""
    named = in_palette(colour)
    return VALUES[named[0]] if named else colour.upper()


def full_value(words: str) -> str:
    """`#RRGGBB` in upper case for a colour written so or with three digits; "" for anything else."""
    found = _VALUE.fullmatch(words.strip())
    if not found:
        return ""
    digits = found[1] if len(found[1]) > 3 else "".join(digit * 2 for digit in found[1])
    return f"#{digits.upper()}"


@lru_cache(4096)
def nearest_colour(words: str) -> str:
    """The name of the palette's colour that comes nearest to `#RRGGBB`; "" for what is no colour."""
    value = full_value(words)
    if not value:
        return ""
    return min(VALUES, key=lambda name: _distance(VALUES[name], value))


def _distance(first: str, second: str) -> float:
    """How unlike two colours look: weighted by how the eye sees red, green and blue ("redmean")."""
    (r1, g1, b1), (r2, g2, b2) = _channels(first), _channels(second)
    mean = (r1 + r2) / 2
    red = (2 + mean / 256) * (r1 - r2) ** 2
    return red + 4 * (g1 - g2) ** 2 + (2 + (255 - mean) / 256) * (b1 - b2) ** 2


def _channels(value: str) -> tuple[int, int, int]:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)
