"""Where an axis has its ticks, for counts and for years."""

from math import ceil, floor, log10

_STEPS = (1, 2, 5, 10)


def counts(most: float, wanted: int = 5) -> list[int]:
    """Round numbers from 0 to at least `most`, about as many as wanted; whole, since they count things."""
    step = max(1, _step(most / max(1, wanted)))
    return list(range(0, step * max(1, ceil(most / step)) + 1, step))


def years(first: int, last: int, wanted: int) -> list[int]:
    """Round years between two, both included where they are round."""
    step = max(1, _step((last - first) / max(1, wanted)))
    begin = ceil(first / step) * step
    return list(range(begin, last + 1, step)) or [first]


def _step(rough: float) -> int:
    """The round number that is not below a rough one."""
    if rough <= 1:
        return 1
    power = 10 ** floor(log10(rough))
    return int(next(power * each for each in _STEPS if power * each >= rough - 1e-9))
