"""Where the names beside the stripes stand, so that none covers another."""

from collections.abc import Sequence

from blotter.ui.scale import px

_STEP = 15


def height() -> int:
    """The height of a name, in pixels of the interface."""
    return px(_STEP)


def spread(wanted: Sequence[float], top: float, bottom: float) -> list[float]:
    """The tops of names that would like to stand at `wanted`, in their order from the top: pushed down where
    they would touch, and up again at the bottom. There must be room for all: see `capacity`.
    """
    placed: list[float] = []
    step = height()
    free = top
    for each in wanted:
        free = max(free, each)
        placed.append(free)
        free += step
    limit = bottom - step
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - step
    return placed


def capacity(top: float, bottom: float) -> int:
    """How many names fit between two heights."""
    return max(0, int((bottom - top) // height()))
