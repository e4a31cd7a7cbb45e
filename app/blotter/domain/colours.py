"""The colours that a code can have: a palette's, with one of eight patterns, or any other."""

import re
from collections.abc import Sequence

COLOURS = (
    "blue", "green", "amber", "red", "slate", "indigo", "orange", "brown",
    "turquoise", "petrol", "olive", "magenta", "moss", "pine", "plum", "rose",
)  # fmt: skip
"""The palette's names, in the order in which new top codes receive them."""

PATTERNS = 8
"""How many patterns stripes have; each colour has one of its own and can be given the others."""

_NAMED = re.compile(rf"({'|'.join(COLOURS)})(?:\+([1-{PATTERNS - 1}]))?")
_OTHER = re.compile("#[0-9a-fA-F]{6}")


def is_colour(words: str) -> bool:
    """Whether it is a palette name, one with a pattern further on (`blue+1`), or `#rrggbb`."""
    return bool(_NAMED.fullmatch(words) or _OTHER.fullmatch(words))


def in_palette(colour: str) -> tuple[str, int] | None:
    """The palette name and how many patterns further on; None for another colour."""
    named = _NAMED.fullmatch(colour)
    return (named[1], int(named[2] or 0)) if named else None


def next_free(used: Sequence[str]) -> str:
    """The first that is not used: the palette in its order, then again with the next pattern, and so on."""
    every = (with_pattern(name, pattern) for pattern in range(PATTERNS) for name in COLOURS)
    return next((colour for colour in every if colour not in used), COLOURS[len(used) % len(COLOURS)])


def with_pattern(name: str, pattern: int) -> str:
    """A palette name with a pattern so many further on than its own."""
    return f"{name}+{pattern}" if pattern else name
