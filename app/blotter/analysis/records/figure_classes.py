"""The classes of a map: at most five, each from the least to the greatest value in it."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from blotter.domain.record_figure import Scale, Steps

MOST = 5


def classes(values: Iterable[float], scale: Scale, steps: Sequence[float] = ()) -> tuple[Steps, ...]:
    """Cut values above nought into classes; equal values are never parted, and no class is empty."""
    ordered = sorted(value for value in values if value > 0)
    if not ordered:
        return ()
    if scale is Scale.BY_HAND and steps:
        return _cut(ordered, sorted({*steps, ordered[-1]}))
    distinct = sorted(set(ordered))
    if len(distinct) <= MOST:
        return tuple(Steps(value, value) for value in distinct)
    if scale is Scale.EQUAL_INTERVAL:
        width = (ordered[-1] - ordered[0]) / MOST
        return _cut(ordered, [*(ordered[0] + width * step for step in range(1, MOST)), ordered[-1]])
    return _cut(ordered, _quantiles(ordered))


def _cut(ordered: Sequence[float], ends: Sequence[float]) -> tuple[Steps, ...]:
    def place(value: float) -> int:
        return next((number for number, end in enumerate(ends) if value <= end), len(ends) - 1)

    parts = (list(part) for _, part in groupby(ordered, place))
    return tuple(Steps(part[0], part[-1]) for part in parts)


def _quantiles(ordered: Sequence[float]) -> list[float]:
    """The upper ends of five classes, each cut where what lies below comes nearest to its share."""
    ends: list[float] = []
    distinct = sorted(set(ordered))
    below = dict.fromkeys(distinct, 0)
    for value in ordered:
        below[value] += 1
    sums, running = [], 0
    for value in distinct:
        running += below[value]
        sums.append(running)
    start = 0
    for part in range(1, MOST):
        wanted = len(ordered) * part / MOST
        last = len(distinct) - (MOST - part)
        best = min(range(start, last), key=lambda place: abs(sums[place] - wanted))
        ends.append(distinct[best])
        start = best + 1
    return [*ends, distinct[-1]]
