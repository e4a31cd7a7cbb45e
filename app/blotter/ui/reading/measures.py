"""The measures of a page, in device-independent pixels, and the columns that a window's width allows."""

from dataclasses import dataclass
from typing import NamedTuple

SMALLEST_TEXT, LARGEST_TEXT = 11, 28
TEXT_SIZE = 15
LINE_WIDTH = 33
LINE_SPACING = 1.8
WASHED_LANES = 2
UNDERLINED_LANES = 5
STRIPE_WIDTH = 5
DENSITY_WIDTH = 14

_NUMBERS = 38
_BESIDE_TEXT = 18
_BESIDE_STRIPES = 8
_BESIDE_NAMES = 6
_NARROWEST_TEXT = 320
_NAMES_FROM, _NAMES_TO = 120, 240
_FOLDED_FROM = 6
_FEWEST_LANES = 3
_CLOSEST = 1.2
_WASH_HEIGHT = 1.28
BLEED = 4
"""How far marks may reach beyond the letters at either side of the column."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What follows from the size of the text; lines come closer where nothing is underlined.

    `line_width` is in widths of a letter M, `line_spacing` in heights of a letter, `text_face` a family, ""
    the usual one.
    """

    text_size: int = TEXT_SIZE
    has_underlines: bool = True
    line_width: int = LINE_WIDTH
    line_spacing: float = LINE_SPACING
    text_face: str = ""

    @property
    def _spacing(self) -> float:
        return self.line_spacing if self.has_underlines else max(_CLOSEST, self.line_spacing - 0.2)

    @property
    def line_height(self) -> int:
        """From one baseline to the next."""
        return round(self.text_size * self._spacing)

    @property
    def baseline(self) -> int:
        """Where letters stand, from the top of their line."""
        share_above = 5 / 13 if self.has_underlines else 15 / 32
        return round(self.text_size * (1 + (self._spacing - _WASH_HEIGHT) * share_above))

    @property
    def gap(self) -> int:
        """Between paragraphs."""
        return round(self.text_size * 0.8)

    @property
    def column(self) -> int:
        """The width of the text: at 33 some 66 Latin letters."""
        return round(self.text_size * (self.line_width - 0.2))

    @property
    def wash_top(self) -> float:
        """Where a wash begins, from the top of its line."""
        return self.baseline - self.text_size

    @property
    def wash_height(self) -> float:
        """From above the ascenders to below the descenders."""
        return self.text_size * _WASH_HEIGHT

    def underline(self, lane: int) -> float:
        """The middle of a lane's underline, from the top of its line."""
        return self.baseline + self.text_size * 0.30 + 2.7 * (lane - WASHED_LANES)


class Columns(NamedTuple):
    """Where the parts of the view stand. `lanes` is how many are drawn; more are folded into one more."""

    text_left: int
    text_width: int
    stripes_left: int
    pitch: int
    lanes: int
    is_folded: bool
    names_left: int
    names_width: int
    density_left: int


def columns(width: int, text_width: int, lanes: int) -> Columns:
    """Share a width out: the names go first, then the lanes beyond six, then the text gets narrower."""
    density_left = width - DENSITY_WIDTH - 1
    lanes = max(lanes, _FEWEST_LANES)
    pitch, is_folded = 9, False
    fixed = _NUMBERS + _BESIDE_TEXT + _BESIDE_STRIPES + _BESIDE_NAMES
    names = density_left - fixed - text_width - lanes * pitch
    text_left = _NUMBERS
    if names >= _NAMES_TO + 2 * lanes:
        pitch = 11
        text_left += (names - 2 * lanes - _NAMES_TO) // 2
        names = _NAMES_TO
    elif names < _NAMES_FROM:
        if names < 0 and lanes > _FOLDED_FROM:
            lanes, is_folded = _FOLDED_FROM, True
        drawn = lanes + is_folded
        text_width = max(_NARROWEST_TEXT, min(text_width, density_left - fixed - drawn * pitch))
        names = 0
    stripes_left = text_left + text_width + _BESIDE_TEXT
    names_left = stripes_left + (lanes + is_folded) * pitch + _BESIDE_STRIPES
    return Columns(
        text_left, text_width, stripes_left, pitch, lanes, is_folded, names_left, names, density_left
    )
