"""Sweeps: how much of a text which coders coded, found from the bounds of spans alone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from blotter.domain.segment import Span


def union(spans: Iterable[Span]) -> list[Span]:
    """The same characters in spans that neither overlap nor touch, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.length > 0:
            merged.append(span)
    return merged


def character_tally(coders: Sequence[Iterable[Span]]) -> Counter[int]:
    """Characters by who coded them; bit i of a key is the i-th coder. Uncoded characters are not counted."""
    events = sorted(
        (position, 1 << i) for i, spans in enumerate(coders) for span in union(spans) for position in span
    )
    tally: Counter[int] = Counter()
    mask = last = 0
    for position, bit in events:
        if mask and position > last:
            tally[mask] += position - last
        mask ^= bit
        last = position
    return tally


def unit_tally(coders: Sequence[Iterable[Span]], units: Sequence[Span]) -> Counter[int]:
    """Units by who coded at least one character of them; the keys are as for characters.

    `units` are in order and apart from each other; those that nobody coded are not counted.
    """
    masks: dict[int, int] = {}
    for i, spans in enumerate(coders):
        for index in _touched(union(spans), units):
            masks[index] = masks.get(index, 0) | 1 << i
    return Counter(masks.values())


def _touched(spans: Sequence[Span], units: Sequence[Span]) -> set[int]:
    touched: set[int] = set()
    for span in spans:
        index = bisect_right(units, span.start, key=lambda unit: unit.end)
        while index < len(units) and units[index].start < span.end:
            touched.add(index)
            index += 1
    return touched
