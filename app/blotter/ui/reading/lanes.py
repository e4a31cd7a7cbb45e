"""Lanes: beside each other what overlaps, below each other what does not."""

import heapq
from collections.abc import Collection, Iterable

from blotter.ui.reading.intervals import Interval


def assigned_lanes(intervals: Iterable[Interval]) -> dict[str, int]:
    """The lane of each id: by start, longer first, each in the lowest lane that is free."""
    lanes: dict[str, int] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for start, end, key in sorted(intervals, key=lambda each: (each[0], -each[1], each[2])):
        while busy and busy[0][0] <= start:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane = heapq.heappop(free) if free else len(busy)
        lanes[key] = lane
        heapq.heappush(busy, (end, lane))
    return lanes


def lowest_free(taken: Collection[int], preferred: int | None = None) -> int:
    """The preferred lane if nothing lies there, else the lowest that is not taken."""
    if preferred is not None and preferred not in taken:
        return preferred
    return next(lane for lane in range(len(taken) + 1) if lane not in taken)
