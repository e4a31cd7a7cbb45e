"""Resampling of units: the interval of a coefficient when the same units are drawn again and again."""

from collections.abc import Callable
from dataclasses import dataclass

from blotter.analysis import messages
from blotter.analysis.coefficients.ratings import Ratings, Value
from blotter.message import Sentence

REPLICATES = 10_000
"""Enough for an end to stay in place where a few units decide: at 2,000 it may move by a tenth."""
SEED = 1
FEWEST_UNITS = 5
MOST_DROPPED = 0.05


@dataclass(frozen=True, slots=True)
class Resampling:
    """How often units are drawn again, and the number that the draws start from."""

    replicates: int = REPLICATES
    seed: int = SEED

    def interval(self, ratings: Ratings, function: Callable[[Ratings], Value]) -> tuple[Value, Value]:
        """The 2.5 % and the 97.5 % point over draws of units that at least two coders rated.

        All ratings of a unit go with it (Zapf et al. 2016). Draws without a value are left out; with more
        than one in twenty of them, or fewer than five units, there is no interval.
        """
        import numpy as np

        rated = {p: n for p, n in ratings.patterns.items() if n and sum(label is not None for label in p) > 1}
        patterns = sorted(rated, key=repr)
        units = sum(rated.values())
        if units < FEWEST_UNITS:
            return (Value(None, messages.TOO_FEW_UNITS),) * 2
        draws = np.random.default_rng(self.seed).multinomial(
            units, [rated[pattern] / units for pattern in patterns], self.replicates
        )
        values = []
        for draw in draws.tolist():
            drawn = dict(zip(patterns, draw, strict=True))
            value = function(Ratings(drawn, ratings.categories)).value
            if value is not None:
                values.append(value)
        dropped = self.replicates - len(values)
        if dropped > MOST_DROPPED * self.replicates:
            reason = Sentence(messages.DRAWS_DROPPED, dropped=dropped, replicates=self.replicates)
            return (Value(None, reason),) * 2
        low, high = np.percentile(values, [2.5, 97.5])
        return Value(float(low)), Value(float(high))
