"""Measures of ratings for many draws at once; what a draw has no value for is not a number.

Each equals the measure's own function on the ratings of one draw, which the tests hold it to.
"""

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from blotter.analysis import coefficients as c
from blotter.analysis.coefficients import Ratings, Value, distances
from blotter.analysis.coefficients.distances import Distance
from blotter.analysis.coefficients.weights import positions, ranked
from blotter.analysis.ratings_measures import Weighed
from blotter.analysis.ratings_sample import Sample
from blotter.progress import Progress

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]


def values_of(function: Callable[[Ratings], Value], sample: Sample, progress: Progress) -> "Numbers":
    """The measure of every draw; one that is not offered at once is computed draw by draw."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        if isinstance(function, Weighed):
            if weighed := WEIGHED_AT_ONCE.get(function.function):
                return weighed(sample, np.array(function.matrix(sample.categories), dtype=np.float64))
        elif at_once := AT_ONCE.get(function):
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


def _alpha_of(distance: Distance) -> Callable[[Sample], "Numbers"]:
    def alpha(sample: Sample) -> "Numbers":
        import numpy as np

        labels = sample.categories
        apart = np.array([[float(distance(here, there)) for there in labels] for here in labels])
        counts, totals = sample.counts, sample.totals
        disagreeing = sample.weights @ ((counts @ apart * counts).sum(axis=1) / (sample.rated - 1))
        pairable, expected = totals.sum(axis=1), (totals @ apart * totals).sum(axis=1)
        return _none_where(1 - (pairable - 1) * disagreeing / expected, sample.has_one_category)

    return alpha


def _weighed(chance: Callable[[Sample, "Numbers"], "Numbers"]) -> Callable[[Sample, "Numbers"], "Numbers"]:
    """A measure with weights, from its chance; none where a draw has one category only."""

    def value(sample: Sample, weights: "Numbers") -> "Numbers":
        observed = _near(sample, weights)
        expected = chance(sample, weights)
        return _none_where((observed - expected) / (1 - expected), expected >= 1)

    return value


def _near(sample: Sample, weights: "Numbers") -> "Numbers":
    """The mean share of agreeing pairs, as far as they agree."""
    counts, rated = sample.counts, sample.rated
    near = (counts * (counts @ weights.T - 1)).sum(axis=1) / (rated * (rated - 1))
    found: Numbers = (sample.weights @ near) / sample.units
    return found


def _even_chance(sample: Sample, weights: "Numbers") -> "Numbers":
    import numpy as np

    return np.full(len(sample.weights), weights.mean())


def _pooled_chance(sample: Sample, weights: "Numbers") -> "Numbers":
    chance: Numbers = (sample.shares @ weights * sample.shares).sum(axis=1)
    return _one_where(chance, sample.has_one_category)


def _evenness_chance(sample: Sample, weights: "Numbers") -> "Numbers":
    number = len(sample.categories)
    mixed: Numbers = (sample.shares * (1 - sample.shares)).sum(axis=1)
    return mixed * (weights.sum() / (number * (number - 1))) if number > 1 else mixed + 1


def _own_chance(sample: Sample, weights: "Numbers") -> "Numbers":
    first, second = _two_coders(sample)
    chance: Numbers = (first @ weights * second).sum(axis=1) / sample.units**2
    return _one_where(chance, sample.has_one_category)


def _one_where(chance: "Numbers", certain: "NDArray[bool_]") -> "Numbers":
    import numpy as np

    return np.where(certain, 1.0, chance)


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
    c.krippendorff_alpha_ratio: _alpha_of(distances.ratio),
    c.krippendorff_alpha_jaccard: _alpha_of(distances.jaccard),
    c.krippendorff_alpha_masi: _alpha_of(distances.masi),
    c.cohen_kappa: _cohen,
    c.scott_pi: _scott,
    c.f1: _f1,
}
"""Measures that are computed for all draws at once; with missing values NaN."""

WEIGHED_AT_ONCE: Mapping[Callable[..., Value], Callable[[Sample, "Numbers"], "Numbers"]] = {
    c.percent_agreement: _near,
    c.brennan_prediger: _weighed(_even_chance),
    c.fleiss_kappa: _weighed(_pooled_chance),
    c.gwet_ac2: _weighed(_evenness_chance),
    c.cohen_kappa: _weighed(_own_chance),
}
"""The same for measures with weights, which are a matrix."""
