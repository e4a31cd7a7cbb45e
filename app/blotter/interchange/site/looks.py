"""How codes look on pages: their colours in light and in dark as a style sheet, one class a code."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from blotter.domain.colours import is_colour
from blotter.domain.palette import NEUTRAL, Pattern, named_colour

BASE = {"light": "#FDFCFA", "dark": "#1C1E21"}
"""What the pages lie on."""

_NOT_OVER = 0.24
"""How much of a colour of somebody's own goes into its wash."""


class Look(NamedTuple):
    """A colour's stripe and wash in light and in dark, and the pattern of its stripe."""

    light: tuple[str, str]
    dark: tuple[str, str]
    pattern: Pattern


def look_of(colour: str) -> Look:
    """The look of a palette name or of `#rrggbb`; that of no colour is neutral."""
    if colour.startswith("#") and is_colour(colour):
        return Look((colour, _mixed("light", colour)), (colour, _mixed("dark", colour)), Pattern.SOLID)
    named, pattern = named_colour(colour)
    return Look((named.light_stripe, named.light_wash), (named.dark_stripe, named.dark_wash), pattern)


NEUTRAL_LOOK = look_of(NEUTRAL.name)


def style_of(looks: Mapping[int, Look]) -> str:
    """The rules for codes by number: light ones, and dark ones where dark is the system's or chosen."""
    light = "\n".join(_rules("", looks, "light"))
    system = "\n".join(_rules("html:not(.light) ", looks, "dark"))
    chosen = "\n".join(_rules("html.dark ", looks, "dark"))
    return (
        f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{system}\n}}\n"
        f"@media screen {{\n{chosen}\n}}\n"
    )


def _rules(before: str, looks: Mapping[int, Look], theme: str) -> Iterator[str]:
    for number, look in looks.items():
        stripe, wash = look.light if theme == "light" else look.dark
        yield f"{before}.k{number} {{ --s: {stripe}; --w: {wash}; --v: {veil(wash, theme)}; }}"


def veil(wash: str, theme: str) -> str:
    """A wash as a colour that lets through what is under it, so that two of them are seen as two.

    Over the ground of the page it looks like the wash itself; text over it stays as legible.
    """
    ground, colour = _channels(BASE[theme]), _channels(wash)
    share = max(_share(base, each) for base, each in zip(ground, colour, strict=True))
    # A hair more than is needed, since the share is written in steps of a 255th.
    steps = min(255, max(1, -(-round(share * 25500) // 100) + 1))
    pure = [
        min(255, max(0, round(base + (each - base) * 255 / steps)))
        for base, each in zip(ground, colour, strict=True)
    ]
    return "#" + "".join(f"{channel:02x}" for channel in (*pure, steps))


def _share(base: int, colour: int) -> float:
    """How much of black or white it takes to get from the ground to a colour, in one channel."""
    if colour <= base:
        return (base - colour) / base
    # Nothing is brighter than a light ground by more than the eye sees.
    return (colour - base) / (255 - base) if base < 128 else 0.0


def _mixed(theme: str, colour: str) -> str:
    mixed = [
        round(base + (each - base) * _NOT_OVER)
        for base, each in zip(_channels(BASE[theme]), _channels(colour), strict=True)
    ]
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
