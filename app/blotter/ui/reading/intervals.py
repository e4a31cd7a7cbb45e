"""IntervalIndex: which of many intervals overlap a range, however long the longest of them is."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from functools import cache

Interval = tuple[int, int, str]
"""Start, end (exclusive) and the id of what lies there."""


class IntervalIndex:
    """Intervals sorted by start within classes of like length.

    A class knows the greatest length it may hold, so a query looks back from its range by that much and
    no more; a segment as long as the book sits in a class of its own and costs the others nothing.
    """

    def __init__(self, intervals: Iterable[Interval] = ()) -> None:
        self._classes: dict[int, list[Interval]] = {}
        for interval in intervals:
            self._classes.setdefault(_class_of(interval[1] - interval[0]), []).append(interval)
        for members in self._classes.values():
            members.sort()

    def add(self, interval: Interval) -> None:
        """Take an interval in."""
        insort(self._classes.setdefault(_class_of(interval[1] - interval[0]), []), interval)

    def remove(self, interval: Interval) -> None:
        """Take an interval out; ValueError if it is not there."""
        members = self._classes.get(_class_of(interval[1] - interval[0]), [])
        at = bisect_left(members, interval)
        if at == len(members) or members[at] != interval:
            raise ValueError(f"{interval} is not in the index")
        del members[at]

    def overlapping(self, start: int, end: int) -> list[Interval]:
        """The intervals that share at least one position with [start, end), in no order."""
        found: list[Interval] = []
        for greatest, members in self._classes.items():
            first = bisect_left(members, (start - greatest, 0, ""))
            last = bisect_left(members, (end, 0, ""))
            found += [interval for interval in members[first:last] if interval[1] > start]
        return found

    def starting(self, first: int, last: int) -> list[Interval]:
        """The intervals that start in [first, last), in no order."""
        found: list[Interval] = []
        for members in self._classes.values():
            found += members[bisect_left(members, (first, 0, "")) : bisect_left(members, (last, 0, ""))]
        return found


@cache
def _class_of(length: int) -> int:
    """The greatest length in the class of a length: 64, 256, 1024 and so on."""
    return int(1 << ((max(length, 64) - 1).bit_length() + 1) // 2 * 2)
