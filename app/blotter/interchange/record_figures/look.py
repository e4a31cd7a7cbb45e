"""How figures of records look: colours that the colour-blind tell apart, patterns, sizes in points."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Look(NamedTuple):
    """The colours of a light or a dark figure."""

    ground: str
    text: str
    muted: str
    border: str
    accent: str
    steps: tuple[str, ...]
    palette: tuple[str, ...]


LIGHT = Look(
    ground="#FFFFFF",
    text="#1F2328",
    muted="#575E67",
    border="#D5D2CB",
    accent="#1D5FA6",
    steps=("#CFE0F4", "#A9C8EA", "#76A8DA", "#3F82C2", "#1B4F8F"),
    palette=(
        "#4086F4", "#0C8251", "#B88705", "#B13235", "#353E4B", "#452BC4", "#B25E19", "#53311F",
        "#129E99", "#2E6470", "#565402", "#A159B1", "#72995E", "#20483E", "#50226A", "#DF6295",
    ),
)  # fmt: skip
DARK = Look(
    ground="#1C1E21",
    text="#E4E2DD",
    muted="#ABAFB4",
    border="#3B3F45",
    accent="#86B7F2",
    steps=("#233247", "#2B4C74", "#3B6FA8", "#6BA0DA", "#B5D6FA"),
    palette=(
        "#81B7FE", "#B8F3C5", "#D7B576", "#D7391F", "#828990", "#817FFE", "#EF7805", "#866952",
        "#61E9DE", "#117687", "#91905E", "#BF7CBE", "#D9F77C", "#779C86", "#A053BC", "#FE97BB",
    ),
)  # fmt: skip

PATTERNS = ("", "---", "////", "|||", "+++", "...", "\\\\\\\\", "xxx")
"""What fills the surfaces of the palette, in its order; after the last one it begins again."""

DASHES: tuple[object, ...] = (
    "solid", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)), (0, (3, 1.5)), (0, (8, 2)),
    (0, (4, 2, 1, 2, 1, 2)), (0, (2, 2)),
)  # fmt: skip
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "p", "h", "*", "d", "8", "H", ".")

TITLE, LABEL, NOTE, SMALL = 11.0, 8.5, 7.5, 6.5


def look(dark: bool) -> Look:
    """The colours of one theme."""
    return DARK if dark else LIGHT


def hue(colours: Look, place: int) -> str:
    """The colour of a place in the palette."""
    return colours.palette[place % len(colours.palette)]


@lru_cache(256)
def on(colour: str, colours: Look) -> str:
    """What is written on a colour: the one of text and ground that stands out more."""
    return max((colours.text, colours.ground), key=lambda ink: _contrast(ink, colour))


def step(place: int, count: int, colours: Look) -> str:
    """The colour of one of so many classes; few classes are spread over the whole scale."""
    return colours.steps[_spread(count)[place]]


def _spread(count: int) -> Sequence[int]:
    return {1: (2,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4)}.get(count, (0, 1, 2, 3, 4))


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
