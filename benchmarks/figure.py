"""Figure: one line of the table that a benchmark prints."""

import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value, smaller is better, beside its target and the floor of the same run."""

    name: str
    size: str
    value: float
    unit: str
    target: float | None = None
    floor: float | None = None


def timed(work: Callable[[], object]) -> float:
    """How long the work takes, in milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def milliseconds(
    work: Callable[[], object], times: int = 5, before: Callable[[], object] = lambda: None
) -> float:
    """The median time of the work; what has to be done before each turn is not counted."""
    taken = []
    for _ in range(times):
        before()
        taken.append(timed(work))
    return statistics.median(taken)


def percentile(taken: Sequence[float], share: float) -> float:
    """The time within which that share (0 to 1) of the turns was done."""
    return sorted(taken)[min(len(taken) - 1, int(share * len(taken)))]


def exponent(points: Iterable[tuple[float, float]]) -> float:
    """The p of "time grows as size to the p" through (size, time), by least squares of the logarithms."""
    logarithms = [(math.log(size), math.log(value)) for size, value in points]
    return statistics.linear_regression(*zip(*logarithms, strict=True)).slope


def growth(name: str, points: Sequence[tuple[float, float]], size: str) -> Figure:
    """The exponent as a line of the table; n log n over these sizes is about 1.1."""
    return Figure(f"{name}: exponent", size, exponent(points), "", 1.1)
