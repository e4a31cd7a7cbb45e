"""Bootstrap: how far a measure would move if other documents, or other paragraphs, had been drawn.

Percentile intervals of 95 %: sampling units are drawn with replacement, all coders' ratings of each come
along, and the measure is computed on what was drawn (Zapf et al. 2016).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blotter.analysis import messages
from blotter.message import Sentence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEVEL = 0.95
FEWEST_UNITS = 5
MOST_DROPPED = 0.05
_AT_ONCE = 4_000_000
"""How many draws are held at a time while they are counted."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The interval, or none and why; `dropped` counts the replicates on which the measure is undefined."""

    low: float | None = None
    high: float | None = None
    reason: str = ""
    dropped: int = 0


class Resampling:
    """How often each of so many sampling units was drawn in each replicate; the same for the same seed."""

    def __init__(self, units: int, replicates: int, seed: int) -> None:
        import numpy as np

        self.units, self.replicates = units, replicates
        self.drawn = np.zeros((units, replicates), dtype=np.uint16 if units < 2**16 else np.uint32)
        chance = np.random.default_rng(seed)
        step = max(1, _AT_ONCE // max(1, units))
        for first in range(0, replicates, step):
            count = min(step, replicates - first)
            draws = chance.integers(0, units, size=(count, units)) + units * np.arange(count)[:, None]
            counted = np.bincount(draws.ravel(), minlength=count * units)
            self.drawn[:, first : first + count] = counted.reshape(count, units).T
        few = units * replicates <= _AT_ONCE
        self._floats = self.drawn.T.astype(np.float64, order="C") if few else None

    def sums(self, rows: Sequence[int], values: "NDArray[np.int64]") -> "Floats":
        """For each replicate the sums of the columns over what it drew; a row of values a sampling unit."""
        import numpy as np

        if self._floats is not None:
            every = np.zeros((self.units, values.shape[1]))
            every[list(rows)] = values
            found: Floats = self._floats @ every
            return found
        total = np.zeros((self.replicates, values.shape[1]))
        step = max(1, _AT_ONCE // self.replicates)
        places = np.asarray(rows, dtype=np.intp)
        for first in range(0, len(places), step):
            part = slice(first, first + step)
            total += self.drawn[places[part]].T.astype(np.float64) @ values[part].astype(np.float64)
        return total


def interval(values: "Floats", level: float = LEVEL) -> Interval:
    """The percentile interval of a measure's replicates."""
    import numpy as np

    defined = values[~np.isnan(values)]
    dropped = len(values) - len(defined)
    if dropped > MOST_DROPPED * len(values):
        share = round(100 * dropped / len(values))
        return Interval(reason=Sentence(messages.TOO_MANY_DROPPED, percent=share), dropped=dropped)
    low, high = np.quantile(defined, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), dropped=dropped)
