"""Where the names beside the stripes stand, so that none covers another."""

from collections.abc import Sequence

STEP = 15
"""The height of a name."""


def spread(wanted: Sequence[float], top: float, bottom: float) -> list[float]:
    """The tops of names that would like to stand at `wanted`, in their order from the top: pushed down where
    they would touch, and up again at the bottom. There must be room for all: see `capacity`.
    """
    placed: list[float] = []
    free = top
    for each in wanted:
        free = max(free, each)
        placed.append(free)
        free += STEP
    limit = bottom - STEP
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - STEP
    return placed


def capacity(top: float, bottom: float) -> int:
    """How many names fit between two heights."""
    return max(0, int((bottom - top) // STEP))
