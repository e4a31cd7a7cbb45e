"""Sweeps: how much of a text which coders coded, found from the bounds of spans alone."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from blotter.analysis.units import UnitRule
from blotter.domain.segment import Span

Stretch = tuple[int, int, int]
"""From where to where the same coders coded, and who: bit i of the mask is the i-th coder."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Units of a text, in order and apart from each other, so that spans can be told in numbers of units."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, units: Sequence[Span]) -> "Grid":
        """The grid of these units."""
        return cls(tuple(unit.start for unit in units), tuple(unit.end for unit in units))

    def coded(self, spans: Sequence[Span], rule: UnitRule) -> list[Span]:
        """From which to which unit the rule finds them coded; `spans` neither overlap nor touch."""
        return _RULES[rule](self, spans)

    def _touched(self, spans: Sequence[Span]) -> list[Span]:
        return union(
            Span(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)) for span in spans
        )

    def _whole(self, spans: Sequence[Span]) -> list[Span]:
        return union(
            Span(bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)) for span in spans
        )

    def _half(self, spans: Sequence[Span]) -> list[Span]:
        covered: Counter[int] = Counter()
        for span in spans:
            first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end) - 1
            for index in {first, last} if first <= last else ():
                covered[index] += min(span.end, self.ends[index]) - max(span.start, self.starts[index])
        enough = [i for i, length in covered.items() if 2 * length >= self.ends[i] - self.starts[i]]
        return union([*self._whole(spans), *(Span(i, i + 1) for i in enough)])


_RULES: dict[UnitRule, Callable[[Grid, Sequence[Span]], list[Span]]] = {
    UnitRule.TOUCHED: Grid._touched,
    UnitRule.HALF: Grid._half,
    UnitRule.WHOLE: Grid._whole,
}


def union(spans: Iterable[Span]) -> list[Span]:
    """The same characters in spans that neither overlap nor touch, in order."""
    merged: list[Span] = []
    end = -1
    for span in sorted(spans):
        if span[1] <= span[0]:
            continue
        if span[0] > end:
            merged.append(span)
            end = span[1]
        elif span[1] > end:
            end = span[1]
            merged[-1] = Span(merged[-1][0], end)
    return merged


def stretches(coders: Sequence[Iterable[Span]]) -> Iterator[Stretch]:
    """What is coded, cut wherever a coder begins or ends, in order; the spans of each are a union."""
    events = [(position, 1 << i) for i, spans in enumerate(coders) for span in spans for position in span]
    events.sort()
    mask = last = 0
    for position, bit in events:
        if mask and position > last:
            yield last, position, mask
        mask ^= bit
        last = position


def cut(found: Iterable[Stretch], starts: Sequence[int]) -> Iterator[tuple[int, Stretch]]:
    """The stretches cut at the starts of blocks, each with the number of its block; the first starts at 0."""
    for start, end, mask in found:
        block = bisect_right(starts, start) - 1
        while start < end:
            block_end = starts[block + 1] if block + 1 < len(starts) else end
            if block_end > start:
                yield block, (start, min(end, block_end), mask)
                start = min(end, block_end)
            block += 1


def added_up(found: Iterable[Stretch]) -> dict[int, int]:
    """How many places there are by who coded them."""
    tally: dict[int, int] = {}
    for start, end, mask in found:
        tally[mask] = tally.get(mask, 0) + end - start
    return tally


def character_tally(coders: Sequence[Iterable[Span]]) -> Counter[int]:
    """Characters by who coded them; bit i of a key is the i-th coder. Uncoded characters are not counted."""
    return Counter(added_up(stretches([union(spans) for spans in coders])))


def unit_tally(
    coders: Sequence[Iterable[Span]], units: Sequence[Span], rule: UnitRule = UnitRule.TOUCHED
) -> Counter[int]:
    """Units by who coded them, as the rule says; the keys are as for characters.

    `units` are in order and apart from each other; those that nobody coded are not counted.
    """
    grid = Grid.of(units)
    return Counter(added_up(stretches([grid.coded(union(spans), rule) for spans in coders])))
