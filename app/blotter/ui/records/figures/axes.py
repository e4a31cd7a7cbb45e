"""Where an axis has its ticks, for counts, for years and for names."""

from collections.abc import Sequence
from math import ceil, floor, log10

from PySide6.QtGui import QFontMetrics

from blotter.ui.scale import px

_STEPS = (1, 2, 5, 10)
_APART = 6


def counts(most: float, wanted: int = 5) -> list[int]:
    """Round numbers from 0 to at least `most`, about as many as wanted; whole, since they count things."""
    step = max(1, _step(most / max(1, wanted)))
    return list(range(0, step * max(1, ceil(most / step)) + 1, step))


def years(first: int, last: int, wanted: int) -> list[int]:
    """Round years between two, both included where they are round."""
    step = max(1, _step((last - first) / max(1, wanted)))
    begin = ceil(first / step) * step
    return list(range(begin, last + 1, step)) or [first]


def every(names: Sequence[str], metrics: QFontMetrics, step: float) -> int:
    """Every how many names one has room, if they stand so far from each other: 1 for all, 2, 5, 10."""
    widest = max((metrics.horizontalAdvance(each) for each in names), default=0) + px(_APART)
    return _step(widest / max(1.0, step))


def _step(rough: float) -> int:
    """The round number that is not below a rough one."""
    if rough <= 1:
        return 1
    power = 10 ** floor(log10(rough))
    return int(next(power * each for each in _STEPS if power * each >= rough - 1e-9))
