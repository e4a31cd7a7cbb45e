"""The measures of a page, in device-independent pixels."""

from dataclasses import dataclass

SMALLEST_TEXT, LARGEST_TEXT = 11, 28
TEXT_SIZE = 15
LINE_WIDTH = 33
LINE_SPACING = 1.8
WASHED_LANES = 2
UNDERLINED_LANES = 5
STRIPE_WIDTH = 5
DENSITY_WIDTH = 14
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
