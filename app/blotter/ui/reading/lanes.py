"""Lanes: beside each other what overlaps, below each other what does not."""

from collections.abc import Collection

from blotter.domain.lanes import assigned_lanes as assigned_lanes


def lowest_free(taken: Collection[int], preferred: int | None = None) -> int:
    """The preferred lane if nothing lies there, else the lowest that is not taken."""
    if preferred is not None and preferred not in taken:
        return preferred
    return next(lane for lane in range(len(taken) + 1) if lane not in taken)
