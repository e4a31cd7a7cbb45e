"""Sorting: the columns by which the rows of a sheet are sorted."""

from collections.abc import Sequence
from typing import NamedTuple


class SortBy(NamedTuple):
    """A column, by its key, and the direction."""

    key: str
    falls: bool = False


def turned(sorting: Sequence[SortBy], key: str, further: bool) -> list[SortBy]:
    """How a column sorts when it is chosen again: rising, falling, not; `further` keeps the others."""
    held = next((each for each in sorting if each.key == key), None)
    rest = sorting if further else [each for each in sorting if each is held]
    if held is None:
        return [*rest, SortBy(key)]
    if held.falls:
        return [each for each in rest if each is not held]
    return [SortBy(key, falls=True) if each is held else each for each in rest]
