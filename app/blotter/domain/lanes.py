"""Lanes: beside each other what overlaps, below each other what does not."""

import heapq
from collections.abc import Iterable


def assigned_lanes(intervals: Iterable[tuple[int, int, str]]) -> dict[str, int]:
    """The lane of each id (start, end, id): by start, longer first, each in the lowest lane that is free."""
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
