"""SegmentLayer: the coded segments over a text, where they lie, and in which lane each is drawn."""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from blotter.ui.reading.intervals import Interval, IntervalIndex
from blotter.ui.reading.lanes import assigned_lanes, lowest_free
from blotter.ui.reading.shown_segment import ShownSegment

IsVisible = Callable[[ShownSegment], bool]

_REACH = 1024
"""How far to look for a neighbour at first, in code points."""


class SegmentLayer:
    """All segments of a document. Hidden ones keep their lanes and are left out of every answer but `get`.

    What is hidden is asked of a predicate whenever it matters, so hiding costs what is on screen.
    """

    def __init__(self, segments: Iterable[ShownSegment] = (), is_visible: IsVisible | None = None) -> None:
        self._by_id = {segment.id: segment for segment in segments}
        intervals = [_interval(segment) for segment in self._by_id.values()]
        self._index = IntervalIndex(intervals)
        self._lanes = assigned_lanes(intervals)
        self._end = max((end for _, end, _ in intervals), default=0)
        self.lane_count = max(self._lanes.values(), default=-1) + 1
        self._is_visible = is_visible

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[ShownSegment]:
        """The visible segments, in no order."""
        return filter(self._is_visible, self._by_id.values())

    def visible_count(self) -> int:
        """How many segments are not hidden."""
        return len(self) if self._is_visible is None else sum(map(self._is_visible, self._by_id.values()))

    def show_only(self, is_visible: IsVisible | None) -> None:
        """Hide what the predicate says no to; None shows all."""
        self._is_visible = is_visible

    def put(self, segment: ShownSegment) -> ShownSegment | None:
        """Take a segment in, or in place of the one with its id, which is returned. Other lanes stay."""
        former = self._by_id.get(segment.id)
        lane = self._lanes.get(segment.id)
        if former is not None:
            self._index.remove(_interval(former))
        around = self._index.overlapping(segment.start, segment.end)
        self._lanes[segment.id] = lowest_free({self._lanes[each[2]] for each in around}, lane)
        self._index.add(_interval(segment))
        self._by_id[segment.id] = segment
        self.lane_count = max(self.lane_count, self._lanes[segment.id] + 1)
        self._end = max(self._end, segment.end)
        return former

    def remove(self, segment_id: str) -> ShownSegment | None:
        """Take a segment out and return it; None if there is none of this id."""
        segment = self._by_id.pop(segment_id, None)
        if segment is not None:
            self._index.remove(_interval(segment))
            del self._lanes[segment_id]
        return segment

    def get(self, segment_id: str | None) -> ShownSegment | None:
        """The segment of an id, hidden or not."""
        return None if segment_id is None else self._by_id.get(segment_id)

    def is_shown(self, segment_id: str | None) -> bool:
        """Whether there is such a segment and it is not hidden."""
        segment = self.get(segment_id)
        return segment is not None and (self._is_visible is None or self._is_visible(segment))

    def lane(self, segment_id: str) -> int:
        """The lane of a segment, from 0."""
        return self._lanes[segment_id]

    def within(self, start: int, end: int) -> list[ShownSegment]:
        """The visible segments that overlap [start, end), in the order of reading."""
        return sorted(self._visible(self._index.overlapping(start, end)), key=attrgetter("order"))

    def _visible(self, intervals: Iterable[Interval]) -> Iterator[ShownSegment]:
        return filter(self._is_visible, (self._by_id[each[2]] for each in intervals))

    def at(self, position: int) -> list[ShownSegment]:
        """The visible segments over a character, innermost first."""
        return sorted(self.within(position, position + 1), key=lambda s: (s.end - s.start, -s.start, s.id))

    def following(self, order: tuple[int, int, str]) -> ShownSegment | None:
        """The next visible segment in the order of reading."""
        first, reach = order[0], _REACH
        while first < self._end:
            near = self._visible(self._index.starting(first, first + reach))
            found = min((s for s in near if s.order > order), key=attrgetter("order"), default=None)
            if found is not None:
                return found
            first, reach = first + reach, reach * 2
        return None

    def preceding(self, order: tuple[int, int, str]) -> ShownSegment | None:
        """The visible segment before, in the order of reading."""
        last, reach = order[0] + 1, _REACH
        while last > 0:
            near = self._visible(self._index.starting(last - reach, last))
            found = max((s for s in near if s.order < order), key=attrgetter("order"), default=None)
            if found is not None:
                return found
            last, reach = last - reach, reach * 2
        return None


def _interval(segment: ShownSegment) -> Interval:
    return (segment.start, segment.end, segment.id)
