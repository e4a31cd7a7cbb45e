"""Masking: words of a text put in place of others, and where what stood there stands then."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from blotter.domain.segment import Span


class Mask(NamedTuple):
    """From where to where (code points, end exclusive) other words stand in place of a text's own."""

    start: int
    end: int
    words: str


def in_order(masks: Iterable[Mask]) -> list[Mask]:
    """Masks by place, none over another: where two meet, one with the words of the longer covers both."""
    found: list[Mask] = []
    for mask in sorted(masks, key=lambda each: (each.start, -each.end)):
        if found and mask.start < found[-1].end:
            last = found[-1]
            longer = max(last, mask, key=lambda each: each.end - each.start)
            found[-1] = Mask(last.start, max(last.end, mask.end), longer.words)
        elif mask.start < mask.end:
            found.append(mask)
    return found


def masked(text: str, masks: Sequence[Mask]) -> str:
    """The text with the masks' words; masks are as `in_order` leaves them."""
    pieces, at = [], 0
    for mask in masks:
        pieces += [text[at : mask.start], mask.words]
        at = mask.end
    return "".join([*pieces, text[at:]])


class Moves:
    """Where positions of a text are after masking: what lies in a masked passage widens to all of it."""

    def __init__(self, masks: Sequence[Mask]) -> None:
        self._masks = masks
        self._starts = [mask.start for mask in masks]
        grown = (len(mask.words) - (mask.end - mask.start) for mask in masks)
        self._shifts = [0, *accumulate(grown)]

    def start(self, position: int) -> int:
        """Where a passage begins that began there."""
        before = bisect_right(self._starts, position)
        if before and position < self._masks[before - 1].end:
            return self._masks[before - 1].start + self._shifts[before - 1]
        return position + self._shifts[before]

    def end(self, position: int) -> int:
        """Where a passage ends that ended there."""
        before = bisect_right(self._starts, position - 1)
        if before and position < self._masks[before - 1].end:
            return self._masks[before - 1].end + self._shifts[before]
        return position + self._shifts[before]

    def span(self, span: Span) -> Span:
        """Where a passage lies; an empty one stays empty."""
        start = self.start(span.start)
        return Span(start, max(start, self.end(span.end)) if span.end > span.start else start)
