"""Bootstrap intervals around measures of ratings: units, or the documents that hold them, drawn again.

A draw takes all coders' ratings of a unit along (Zapf et al. 2016). Units that fewer than two coders rated
say nothing about agreement and are not drawn.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from blotter.analysis import coefficients as c
from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.coefficients.weights import positions, ranked
from blotter.progress import Progress, silent

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]
    Counts = NDArray[int64]

FEWEST = 5
"""With fewer sampling units than this there is no interval."""

MOST_UNDEFINED = 0.05
"""With a larger share of draws without a value there is no interval."""

_CELLS_AT_ONCE = 4_000_000

Pattern = tuple[Hashable | None, ...]


@dataclass(frozen=True, slots=True)
class Draws:
    """How often, and how surely; the seed makes the same draws again."""

    replicates: int = 2000
    seed: int = 1
    certainty: float = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds, or None; `undefined` is the share of the draws that had no value, `n` of what was drawn."""

    low: float | None
    high: float | None
    n: int
    undefined: float = 0.0


def interval(
    function: Callable[[Ratings], Value],
    groups: Sequence[Mapping[Pattern, int]],
    categories: tuple[Hashable, ...],
    draws: Draws,
    progress: Progress = silent,
) -> Interval:
    """A percentile interval of a measure; each of the `groups` is drawn whole, as patterns and their number.

    The usual measures have a way of their own for all draws at once; others are computed draw by draw.
    """
    import numpy as np

    rated = [
        {p: n for p, n in group.items() if sum(label is not None for label in p) > 1} for group in groups
    ]
    drawn = [group for group in rated if group]
    if len(drawn) < FEWEST:
        return Interval(None, None, len(drawn))
    found: list[Numbers] = []
    done = 0
    for sample in _samples(drawn, categories, draws):
        progress(done, draws.replicates)
        found.append(_values(function, sample, progress))
        done += len(found[-1])
    values = np.concatenate(found)
    defined = values[~np.isnan(values)]
    undefined = 1 - len(defined) / len(values)
    if undefined > MOST_UNDEFINED:
        return Interval(None, None, len(drawn), undefined)
    tail = 50 * (1 - draws.certainty)
    low, high = np.percentile(defined, [tail, 100 - tail])
    return Interval(float(low), float(high), len(drawn), undefined)


class Sample:
    """Some draws: for each of them how often each pattern came up."""

    def __init__(
        self, weights: "Counts", patterns: Sequence[Pattern], categories: tuple[Hashable, ...]
    ) -> None:
        self.weights = weights
        self.patterns = patterns
        self.categories = categories

    @cached_property
    def counts(self) -> "Counts":
        """How often each pattern has each category."""
        import numpy as np

        places = {category: place for place, category in enumerate(self.categories)}
        counts = np.zeros((len(self.patterns), len(self.categories)), dtype=np.int64)
        for row, pattern in enumerate(self.patterns):
            for label in pattern:
                if label is not None:
                    counts[row, places[label]] += 1
        return counts

    @cached_property
    def rated(self) -> "Counts":
        """How many ratings each pattern has."""
        rated: Counts = self.counts.sum(axis=1)
        return rated

    @cached_property
    def totals(self) -> "Counts":
        """How often each draw has each category."""
        return self.weights @ self.counts

    @cached_property
    def units(self) -> "Counts":
        """How many units each draw has."""
        units: Counts = self.weights.sum(axis=1)
        return units

    @cached_property
    def has_one_category(self) -> "NDArray[bool_]":
        """Where a draw has one category only."""
        used: Counts = (self.totals > 0).sum(axis=1)
        return used < 2

    @cached_property
    def observed(self) -> "Numbers":
        """The mean share of agreeing pairs."""
        agreeing = (self.counts * (self.counts - 1)).sum(axis=1) / (self.rated * (self.rated - 1))
        observed: Numbers = (self.weights @ agreeing) / self.units
        return observed

    @cached_property
    def shares(self) -> "Numbers":
        """The mean over units of each category's share."""
        return (self.weights @ (self.counts / self.rated[:, None])) / self.units[:, None]

    def ratings(self) -> Iterator[Ratings]:
        """The draws one by one."""
        for row in self.weights:
            present = row.nonzero()[0]
            yield Ratings({self.patterns[i]: int(row[i]) for i in present}, self.categories)


def _samples(
    groups: Sequence[Mapping[Pattern, int]], categories: tuple[Hashable, ...], draws: Draws
) -> Iterator[Sample]:
    """The draws, as many at a time as memory holds easily."""
    import numpy as np

    random = np.random.default_rng(draws.seed)
    patterns = [*dict.fromkeys(pattern for group in groups for pattern in group)]
    places = {pattern: place for place, pattern in enumerate(patterns)}
    single = all(sum(group.values()) == 1 for group in groups)
    step = max(1, _CELLS_AT_ONCE // max(len(patterns), 1 if single else len(groups)))
    left = draws.replicates
    if single:
        there = np.zeros(len(patterns))
        for group in groups:
            there[[places[pattern] for pattern in group]] += 1
    else:
        content = np.zeros((len(groups), len(patterns)), dtype=np.int64)
        for row, group in enumerate(groups):
            for pattern, units in group.items():
                content[row, places[pattern]] = units
    while left:
        size = min(step, left)
        left -= size
        if single:
            weights = random.multinomial(len(groups), there / len(groups), size=size)
        else:
            even = np.full(len(groups), 1 / len(groups))
            weights = random.multinomial(len(groups), even, size=size) @ content
        yield Sample(weights, patterns, categories)


def _values(function: Callable[[Ratings], Value], sample: Sample, progress: Progress) -> "Numbers":
    import numpy as np

    if at_once := AT_ONCE.get(function):
        with np.errstate(divide="ignore", invalid="ignore"):
            return at_once(sample)
    values = []
    for done, ratings in enumerate(sample.ratings()):
        progress(done, len(sample.weights))
        found = function(ratings).value
        values.append(np.nan if found is None else found)
    return np.array(values)


def _none_where(values: "Numbers", undefined: "NDArray[bool_]") -> "Numbers":
    import numpy as np

    return np.where(undefined, np.nan, values)


def _corrected(sample: Sample, expected: "Numbers") -> "Numbers":
    return _none_where((sample.observed - expected) / (1 - expected), sample.has_one_category)


def _percent(sample: Sample) -> "Numbers":
    return sample.observed


def _percent_alpha_weighted(sample: Sample) -> "Numbers":
    counts, rated = sample.counts, sample.rated
    agreeing = (counts * (counts - 1)).sum(axis=1) / (rated - 1)
    found: Numbers = (sample.weights @ agreeing) / (sample.weights @ rated)
    return found


def _brennan_prediger(sample: Sample) -> "Numbers":
    import numpy as np

    chance = 1 / max(1, len(sample.categories))
    if chance == 1:
        return np.full(len(sample.weights), np.nan)
    return (sample.observed - chance) / (1 - chance)


def _fleiss(sample: Sample) -> "Numbers":
    return _corrected(sample, (sample.shares**2).sum(axis=1))


def _gwet_ac1(sample: Sample) -> "Numbers":
    import numpy as np

    categories = len(sample.categories)
    if categories < 2:
        return np.full(len(sample.weights), np.nan)
    expected = (sample.shares * (1 - sample.shares)).sum(axis=1) / (categories - 1)
    found: Numbers = (sample.observed - expected) / (1 - expected)
    return found


def _alpha_nominal(sample: Sample) -> "Numbers":
    counts, rated, totals = sample.counts, sample.rated, sample.totals
    disagreeing = sample.weights @ ((rated**2 - (counts**2).sum(axis=1)) / (rated - 1))
    pairable = totals.sum(axis=1)
    expected = pairable**2 - (totals**2).sum(axis=1)
    return _none_where(1 - (pairable - 1) * disagreeing / expected, sample.has_one_category)


def _alpha_ordinal(sample: Sample) -> "Numbers":
    """The squared distance of mid-ranks, which each draw has its own of."""
    import numpy as np

    ranks = np.array([float(rank) for rank in ranked(sample.categories)])
    places = np.searchsorted(np.unique(ranks), ranks)
    totals = np.zeros((len(sample.weights), places.max() + 1))
    np.add.at(totals.T, places, sample.totals.T)
    middle = totals.cumsum(axis=1) - totals / 2
    return _alpha_squared(sample, middle[:, places])


def _alpha_interval(sample: Sample) -> "Numbers":
    import numpy as np

    numbers = np.array([float(number) for number in positions(sample.categories)])
    return _alpha_squared(sample, np.broadcast_to(numbers, sample.totals.shape))


def _alpha_squared(sample: Sample, places: "Numbers") -> "Numbers":
    """Alpha where the distance of two categories is the square of that of their places on a line.

    The sum of (x - y)² over pairs is 2 n SUM x² - 2 (SUM x)².
    """
    places = places - places.mean(axis=1, keepdims=True)
    counts, rated, totals = sample.counts, sample.rated, sample.totals
    apart = 2 * rated * (places**2 @ counts.T) - 2 * (places @ counts.T) ** 2
    disagreeing = (sample.weights * apart / (rated - 1)).sum(axis=1)
    pairable = totals.sum(axis=1)
    squares, sums = (totals * places**2).sum(axis=1), (totals * places).sum(axis=1)
    expected = 2 * pairable * squares - 2 * sums**2
    return _none_where(1 - (pairable - 1) * disagreeing / expected, sample.has_one_category)


def _two_coders(sample: Sample) -> "tuple[Numbers, Numbers]":
    """Each coder's counts of the categories; every pattern is of two coders."""
    import numpy as np

    places = {category: place for place, category in enumerate(sample.categories)}
    margins = []
    for coder in (0, 1):
        of = np.zeros((len(sample.patterns), len(sample.categories)))
        of[np.arange(len(sample.patterns)), [places[pattern[coder]] for pattern in sample.patterns]] = 1
        margins.append(sample.weights @ of)
    return margins[0], margins[1]


def _f1(sample: Sample) -> "Numbers":
    """The mean over the pairs of coders of whom one gave True at all."""
    import numpy as np

    given = np.array([[label is True for label in pattern] for pattern in sample.patterns])
    there = np.array([[label is not None for label in pattern] for pattern in sample.patterns])
    total = np.zeros(len(sample.weights))
    pairs = np.zeros(len(sample.weights))
    for first, second in combinations(range(given.shape[1]), 2):
        rated = there[:, first] & there[:, second]
        both = sample.weights @ (rated & given[:, first] & given[:, second])
        either = sample.weights @ (rated * (given[:, first].astype(int) + given[:, second]))
        total += np.where(either > 0, 2 * both / np.maximum(either, 1), 0)
        pairs += either > 0
    return total / pairs


def _cohen(sample: Sample) -> "Numbers":
    first, second = _two_coders(sample)
    return _corrected(sample, (first * second).sum(axis=1) / sample.units**2)


def _scott(sample: Sample) -> "Numbers":
    first, second = _two_coders(sample)
    return _corrected(sample, (((first + second) / 2) ** 2).sum(axis=1) / sample.units**2)


AT_ONCE: Mapping[Callable[[Ratings], Value], Callable[[Sample], "Numbers"]] = {
    c.percent_agreement: _percent,
    c.percent_agreement_alpha_weighted: _percent_alpha_weighted,
    c.brennan_prediger: _brennan_prediger,
    c.fleiss_kappa: _fleiss,
    c.gwet_ac1: _gwet_ac1,
    c.krippendorff_alpha_nominal: _alpha_nominal,
    c.krippendorff_alpha_ordinal: _alpha_ordinal,
    c.krippendorff_alpha_interval: _alpha_interval,
    c.cohen_kappa: _cohen,
    c.scott_pi: _scott,
    c.f1: _f1,
}
"""Measures that are computed for all draws at once; with missing values NaN."""
