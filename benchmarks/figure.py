"""Figure: one line of the table that a benchmark prints."""

import statistics
import time
from collections.abc import Callable
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


def milliseconds(work: Callable[[], object], times: int = 5) -> float:
    """The median time of the work."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)
