"""Looks: how a reader wants a document to look."""

from dataclasses import dataclass
from typing import Literal

from blotter.ui.reading.measures import LINE_SPACING, LINE_WIDTH, TEXT_SIZE


@dataclass(frozen=True, slots=True)
class Looks:
    """What of the settings concerns the page, its marks and its margin; sizes are in pixels.

    `text_face` is a family, "" the usual one; `line_width` is in widths of a letter M, `line_spacing` in
    heights of a letter; `margin_width` is the room for names, 0 for what is left.
    """

    washes: bool = True
    underlines: bool = True
    patterns: bool = True
    letters: bool = False
    margin_side: Literal["right", "left"] = "right"
    margin_names: Literal["always", "pointer", "never"] = "always"
    margin_width: int = 0
    text_face: str = ""
    text_size: int = TEXT_SIZE
    line_width: int = LINE_WIDTH
    line_spacing: float = LINE_SPACING
    reduced_motion: bool = False
