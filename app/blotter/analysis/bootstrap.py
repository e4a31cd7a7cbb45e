"""Bootstrap: how far a measure would move if other documents, or other paragraphs, had been drawn.

Percentile intervals of 95 %: sampling units are drawn with replacement, all coders' ratings of each come
along, and the measure is computed on what was drawn (Zapf et al. 2016).
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from blotter.analysis import coefficients as c
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

Pattern = tuple[Hashable | None, ...]


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

    def sums(self, rows: Sequence[int], values: "NDArray[np.int64]") -> "Floats":
        """For each replicate the sums of the columns over what it drew; a row of values a sampling unit."""
        import numpy as np

        total = np.zeros((self.replicates, values.shape[1]))
        step = max(1, _AT_ONCE // self.replicates)
        places = np.asarray(rows, dtype=np.intp)
        for first in range(0, len(places), step):
            part = slice(first, first + step)
            total += self.drawn[places[part]].T.astype(np.float64) @ values[part].astype(np.float64)
        return total


class Drawn:
    """The ratings of every replicate: how many units it has of each pattern."""

    def __init__(
        self, patterns: Sequence[Pattern], categories: Sequence[Hashable], weights: "Floats"
    ) -> None:
        self.patterns, self.categories, self.weights = patterns, categories, weights

    @cached_property
    def counts(self) -> "Floats":
        """How many coders gave each category: a row a pattern, a column a category."""
        import numpy as np

        counted = [[pattern.count(category) for category in self.categories] for pattern in self.patterns]
        return np.array(counted, dtype=np.float64).reshape(len(self.patterns), len(self.categories))

    @cached_property
    def rated(self) -> "Floats":
        """How many coders rated a unit of each pattern."""
        total: Floats = self.counts.sum(axis=1)
        return total

    def over(self, values: "Floats", at_least: int) -> "Floats":
        """The sums of a value for each pattern, over the units with enough ratings."""
        import numpy as np

        enough = self.rated >= at_least
        found: Floats = self.weights[:, enough] @ np.asarray(values)[enough]
        return found

    def exactly(self, function: Callable[[c.Ratings], c.Value]) -> "Floats":
        """Any measure, computed replicate by replicate."""
        import numpy as np

        found = np.full(len(self.weights), np.nan)
        for number, row in enumerate(self.weights.round().astype(np.int64).tolist()):
            value = function(
                c.Ratings(dict(zip(self.patterns, row, strict=True)), tuple(self.categories))
            ).value
            found[number] = np.nan if value is None else value
        return found


def measured(function: Callable[[c.Ratings], c.Value], drawn: Drawn) -> "Floats":
    """A measure of every replicate, not a number where it is undefined."""
    import numpy as np

    at_once = _VECTORISED.get(function)
    if at_once is None:
        return drawn.exactly(function)
    with np.errstate(divide="ignore", invalid="ignore"):
        return at_once(drawn)


def match_measured(pairs: "Floats") -> "Floats":
    """The F1 of matched segments of every replicate: matched, first and second of each pair of coders."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return _mean_f1(2 * pairs[:, :, 0], pairs[:, :, 1] + pairs[:, :, 2])


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


def _ratio(above: "Floats", below: "Floats") -> "Floats":
    import numpy as np

    return np.where(below > 0, above / below, np.nan)


def _mean_f1(above: "Floats", below: "Floats") -> "Floats":
    import numpy as np

    each = np.where(below > 0, above / below, 0.0)
    return _ratio(each.sum(axis=1), (below > 0).sum(axis=1).astype(np.float64))


def _f1(drawn: Drawn) -> "Floats":
    import numpy as np

    given = np.array([[label is True for label in pattern] for pattern in drawn.patterns])
    there = np.array([[label is not None for label in pattern] for pattern in drawn.patterns])
    first, second = np.triu_indices(given.shape[1], 1)
    shared = there[:, first] & there[:, second]
    both = given[:, first] & given[:, second] & shared
    either = (given[:, first].astype(np.float64) + given[:, second]) * shared
    return _mean_f1(2 * (drawn.weights @ both.astype(np.float64)), drawn.weights @ either)


def _disagreement(drawn: Drawn) -> "Floats":
    """One less percent agreement: the share of disagreeing pairs of ratings, each unit weighing the same."""
    import numpy as np

    rated = drawn.rated[:, None]
    disagreeing = (drawn.counts * (rated - drawn.counts)).sum(axis=1)
    disagreeing /= np.maximum(1, drawn.rated * (drawn.rated - 1))
    return _ratio(drawn.over(disagreeing, 2), drawn.over(np.ones_like(disagreeing), 2))


def _percent(drawn: Drawn) -> "Floats":
    return 1 - _disagreement(drawn)


def _percent_weighted(drawn: Drawn) -> "Floats":
    return 1 - _ratio(_disagreeing_ratings(drawn), drawn.over(drawn.rated, 2))


def _disagreeing_ratings(drawn: Drawn) -> "Floats":
    import numpy as np

    rated = drawn.rated[:, None]
    disagreeing = (drawn.counts * (rated - drawn.counts)).sum(axis=1) / np.maximum(1, drawn.rated - 1)
    return drawn.over(disagreeing, 2)


def _alpha(drawn: Drawn) -> "Floats":
    totals = drawn.over(drawn.counts, 2)
    pairable = totals.sum(axis=1)
    return 1 - _ratio((pairable - 1) * _disagreeing_ratings(drawn), _mixed(totals))


def _mixed(shares: "Floats") -> "Floats":
    """The sum over every two different categories of the product of their shares; exact for rare ones too."""
    import numpy as np

    mixed: Floats = 2 * (np.cumsum(shares, axis=1)[:, :-1] * shares[:, 1:]).sum(axis=1)
    return mixed


def _shares(drawn: Drawn) -> "Floats":
    import numpy as np

    rated = np.maximum(1, drawn.rated)[:, None]
    shares = drawn.over(drawn.counts / rated, 1)
    shares /= shares.sum(axis=1)[:, None]
    return shares


def _fleiss(drawn: Drawn) -> "Floats":
    return 1 - _ratio(_disagreement(drawn), _mixed(_shares(drawn)))


def _ac1(drawn: Drawn) -> "Floats":
    chance = _mixed(_shares(drawn)) / (len(drawn.categories) - 1)
    return 1 - _ratio(_disagreement(drawn), 1 - chance)


def _brennan_prediger(drawn: Drawn) -> "Floats":
    import numpy as np

    number = len(drawn.categories)
    return 1 - _disagreement(drawn) * (number / (number - 1) if number > 1 else np.nan)


def _margins(drawn: Drawn) -> "tuple[Floats, Floats, Floats]":
    """Of two coders: the units on which they differ, and how often each of them gave each category."""
    import numpy as np

    both = [len(pattern) == 2 and None not in pattern for pattern in drawn.patterns]
    differ = np.array([b and p[0] != p[1] for b, p in zip(both, drawn.patterns, strict=True)], dtype=float)
    margins = [
        np.array(
            [
                [b and p[place] == category for category in drawn.categories]
                for b, p in zip(both, drawn.patterns, strict=True)
            ],
            dtype=float,
        ).reshape(len(both), len(drawn.categories))
        for place in (0, 1)
    ]
    return drawn.weights @ differ, drawn.weights @ margins[0], drawn.weights @ margins[1]


def _cohen(drawn: Drawn) -> "Floats":
    differ, first, second = _margins(drawn)
    total = first.sum(axis=1)
    return 1 - _ratio(differ * total, (first * (total[:, None] - second)).sum(axis=1))


def _scott(drawn: Drawn) -> "Floats":
    differ, first, second = _margins(drawn)
    both = first + second
    return 1 - _ratio(differ * 2 * both.sum(axis=1), _mixed(both))


_VECTORISED: dict[Callable[[c.Ratings], c.Value], Callable[[Drawn], "Floats"]] = {
    c.f1: _f1,
    c.krippendorff_alpha_nominal: _alpha,
    c.cohen_kappa: _cohen,
    c.scott_pi: _scott,
    c.fleiss_kappa: _fleiss,
    c.percent_agreement: _percent,
    c.percent_agreement_alpha_weighted: _percent_weighted,
    c.brennan_prediger: _brennan_prediger,
    c.gwet_ac1: _ac1,
}
"""What is computed for all replicates at once; any other measure is computed for each."""
