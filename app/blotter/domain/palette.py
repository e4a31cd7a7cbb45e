"""The palette of codes: what its colours look like on the page and beside it, in light and in dark."""

from enum import StrEnum
from typing import NamedTuple

from blotter.domain.colours import in_palette


class Pattern(StrEnum):
    """What a stripe is made of, so that codes are never told by colour alone."""

    SOLID = "solid"
    DASHES = "dashes"
    HATCH = "hatch"
    RAILS = "rails"
    RUNGS = "rungs"
    DOTS = "dots"
    HOLLOW = "hollow"
    DASH_DOT = "dash-dot"


class PaletteColour(NamedTuple):
    """One colour of the code palette: `#rrggbb` for washes and stripes in both themes."""

    name: str
    light_wash: str
    light_stripe: str
    dark_wash: str
    dark_stripe: str
    pattern: Pattern


PALETTE = (
    PaletteColour("blue", "#DEEBFE", "#4086F4", "#223853", "#81B7FE", Pattern.SOLID),
    PaletteColour("green", "#CFF0DC", "#0C8251", "#2A4130", "#B8F3C5", Pattern.DASHES),
    PaletteColour("amber", "#FAE8C7", "#B88705", "#42351C", "#D7B576", Pattern.HATCH),
    PaletteColour("red", "#FEDDDA", "#B13235", "#4E231B", "#D7391F", Pattern.RAILS),
    PaletteColour("slate", "#DDE2E8", "#353E4B", "#2E3339", "#828990", Pattern.RUNGS),
    PaletteColour("indigo", "#DEE1FE", "#452BC4", "#2E2F54", "#817FFE", Pattern.DOTS),
    PaletteColour("orange", "#FFE1CF", "#B25E19", "#4F2A10", "#EF7805", Pattern.HOLLOW),
    PaletteColour("brown", "#EDDDD5", "#53311F", "#3A2E24", "#866952", Pattern.DASH_DOT),
    PaletteColour("turquoise", "#CEF2F0", "#129E99", "#06433F", "#61E9DE", Pattern.SOLID),
    PaletteColour("petrol", "#D5E9EE", "#2E6470", "#12353C", "#117687", Pattern.DASHES),
    PaletteColour("olive", "#E5E6CD", "#565402", "#353420", "#91905E", Pattern.HATCH),
    PaletteColour("magenta", "#F7DEFC", "#A159B1", "#442943", "#BF7CBE", Pattern.RAILS),
    PaletteColour("moss", "#E0EFD9", "#72995E", "#364015", "#D9F77C", Pattern.RUNGS),
    PaletteColour("pine", "#D6E6E1", "#20483E", "#29382F", "#779C86", Pattern.DOTS),
    PaletteColour("plum", "#EBD9F8", "#50226A", "#3E2648", "#A053BC", Pattern.HOLLOW),
    PaletteColour("rose", "#FFE2EB", "#DF6295", "#512937", "#FE97BB", Pattern.DASH_DOT),
)
"""The colours in the order in which new top codes receive them."""

PALETTE_NAMES = tuple(colour.name for colour in PALETTE)
NEUTRAL = PaletteColour("", "#E9E8E5", "#80868D", "#2B2E32", "#7A8087", Pattern.HOLLOW)
"""The look of a code without a colour: visible all the same."""


def named_colour(colour: str) -> tuple[PaletteColour, Pattern]:
    """The palette's colour of that name and the pattern that goes with it here; NEUTRAL for any other."""
    name, further = in_palette(colour) or ("", 0)
    named = _BY_NAME.get(name, NEUTRAL)
    return named, _PATTERNS[(_PATTERNS.index(named.pattern) + further) % len(_PATTERNS)]


_PATTERNS = tuple(Pattern)
_BY_NAME = {colour.name: colour for colour in PALETTE}
