"""Measures of ordered labels, of sets and with weights, for many draws at once; NaN where there is no value.

Each equals the measure's own function on the ratings of one draw, which the tests hold it to.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from blotter.analysis import coefficients as c
from blotter.analysis.coefficients import Ratings, Value, distances
from blotter.analysis.coefficients.distances import Distance
from blotter.analysis.coefficients.weights import positions, ranked
from blotter.analysis.drawn import Drawn, measured
from blotter.analysis.ratings_measures import Weighed
from blotter.progress import Progress

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]


class Draws(Drawn):
    """Draws of units that at least two coders rated."""

    @cached_property
    def units(self) -> "Numbers":
        """How many units each draw has."""
        units: Numbers = self.weights.sum(axis=1)
        return units

    @cached_property
    def totals(self) -> "Numbers":
        """How often each draw has each category."""
        totals: Numbers = self.weights @ self.counts
        return totals

    @cached_property
    def shares(self) -> "Numbers":
        """The mean over units of each category's share."""
        shares: Numbers = (self.weights @ (self.counts / self.rated[:, None])) / self.units[:, None]
        return shares

    @cached_property
    def has_one_category(self) -> "NDArray[bool_]":
        """Where a draw has one category only."""
        used: Numbers = (self.totals > 0).sum(axis=1)
        return used < 2

    def one_by_one(self) -> Iterator[Ratings]:
        """The ratings of each draw."""
        for row in self.weights:
            there = row.nonzero()[0]
            yield Ratings({self.patterns[i]: int(row[i]) for i in there}, tuple(self.categories))


def values_of(function: Callable[[Ratings], Value], drawn: Draws, progress: Progress) -> "Numbers":
    """The measure of every draw; weights of a kind that is not offered at once are computed draw by draw."""
    import numpy as np

    if not isinstance(function, Weighed) and function not in AT_ONCE:
        return measured(function, drawn)
    with np.errstate(divide="ignore", invalid="ignore"):
        if not isinstance(function, Weighed):
            return AT_ONCE[function](drawn)
        if weighed := WEIGHED_AT_ONCE.get(function.function):
            return weighed(drawn, np.array(function.matrix(drawn.categories), dtype=np.float64))
    values = []
    for done, ratings in enumerate(drawn.one_by_one()):
        progress(done, len(drawn.weights))
        found = function(ratings).value
        values.append(np.nan if found is None else found)
    return np.array(values)


def _none_where(values: "Numbers", undefined: "NDArray[bool_]") -> "Numbers":
    import numpy as np

    return np.where(undefined, np.nan, values)


def _alpha_ordinal(drawn: Draws) -> "Numbers":
    """The squared distance of mid-ranks, which each draw has its own of."""
    import numpy as np

    ranks = np.array([float(rank) for rank in ranked(drawn.categories)])
    places = np.searchsorted(np.unique(ranks), ranks)
    totals = np.zeros((len(drawn.weights), places.max() + 1))
    np.add.at(totals.T, places, drawn.totals.T)
    middle = totals.cumsum(axis=1) - totals / 2
    return _alpha_squared(drawn, middle[:, places])


def _alpha_interval(drawn: Draws) -> "Numbers":
    import numpy as np

    numbers = np.array([float(number) for number in positions(drawn.categories)])
    return _alpha_squared(drawn, np.broadcast_to(numbers, drawn.totals.shape))


def _alpha_squared(drawn: Draws, places: "Numbers") -> "Numbers":
    """Alpha where the distance of two categories is the square of that of their places on a line.

    The sum of (x - y)² over pairs is 2 n SUM x² - 2 (SUM x)².
    """
    places = places - places.mean(axis=1, keepdims=True)
    counts, rated, totals = drawn.counts, drawn.rated, drawn.totals
    apart = 2 * rated * (places**2 @ counts.T) - 2 * (places @ counts.T) ** 2
    disagreeing = (drawn.weights * apart / (rated - 1)).sum(axis=1)
    pairable = totals.sum(axis=1)
    squares, sums = (totals * places**2).sum(axis=1), (totals * places).sum(axis=1)
    expected = 2 * pairable * squares - 2 * sums**2
    return _none_where(1 - (pairable - 1) * disagreeing / expected, drawn.has_one_category)


def _alpha_of(distance: Distance) -> Callable[[Draws], "Numbers"]:
    def alpha(drawn: Draws) -> "Numbers":
        import numpy as np

        labels = drawn.categories
        apart = np.array([[float(distance(here, there)) for there in labels] for here in labels])
        counts, totals = drawn.counts, drawn.totals
        disagreeing = drawn.weights @ ((counts @ apart * counts).sum(axis=1) / (drawn.rated - 1))
        pairable, expected = totals.sum(axis=1), (totals @ apart * totals).sum(axis=1)
        return _none_where(1 - (pairable - 1) * disagreeing / expected, drawn.has_one_category)

    return alpha


def _weighed(chance: Callable[[Draws, "Numbers"], "Numbers"]) -> Callable[[Draws, "Numbers"], "Numbers"]:
    """A measure with weights, from its chance; none where a draw has one category only."""

    def value(drawn: Draws, weights: "Numbers") -> "Numbers":
        observed = _near(drawn, weights)
        expected = chance(drawn, weights)
        return _none_where((observed - expected) / (1 - expected), expected >= 1)

    return value


def _near(drawn: Draws, weights: "Numbers") -> "Numbers":
    """The mean share of agreeing pairs, as far as they agree."""
    counts, rated = drawn.counts, drawn.rated
    near = (counts * (counts @ weights.T - 1)).sum(axis=1) / (rated * (rated - 1))
    found: Numbers = (drawn.weights @ near) / drawn.units
    return found


def _even_chance(drawn: Draws, weights: "Numbers") -> "Numbers":
    import numpy as np

    return np.full(len(drawn.weights), weights.mean())


def _pooled_chance(drawn: Draws, weights: "Numbers") -> "Numbers":
    chance: Numbers = (drawn.shares @ weights * drawn.shares).sum(axis=1)
    return _one_where(chance, drawn.has_one_category)


def _evenness_chance(drawn: Draws, weights: "Numbers") -> "Numbers":
    number = len(drawn.categories)
    mixed: Numbers = (drawn.shares * (1 - drawn.shares)).sum(axis=1)
    return mixed * (weights.sum() / (number * (number - 1))) if number > 1 else mixed + 1


def _own_chance(drawn: Draws, weights: "Numbers") -> "Numbers":
    first, second = _two_coders(drawn)
    chance: Numbers = (first @ weights * second).sum(axis=1) / drawn.units**2
    return _one_where(chance, drawn.has_one_category)


def _one_where(chance: "Numbers", certain: "NDArray[bool_]") -> "Numbers":
    import numpy as np

    return np.where(certain, 1.0, chance)


def _two_coders(drawn: Draws) -> "tuple[Numbers, Numbers]":
    """Each coder's counts of the categories; every pattern is of two coders."""
    import numpy as np

    places = {category: place for place, category in enumerate(drawn.categories)}
    margins = []
    for coder in (0, 1):
        of = np.zeros((len(drawn.patterns), len(drawn.categories)))
        of[np.arange(len(drawn.patterns)), [places[pattern[coder]] for pattern in drawn.patterns]] = 1
        margins.append(drawn.weights @ of)
    return margins[0], margins[1]


AT_ONCE: Mapping[Callable[[Ratings], Value], Callable[[Draws], "Numbers"]] = {
    c.krippendorff_alpha_ordinal: _alpha_ordinal,
    c.krippendorff_alpha_interval: _alpha_interval,
    c.krippendorff_alpha_ratio: _alpha_of(distances.ratio),
    c.krippendorff_alpha_jaccard: _alpha_of(distances.jaccard),
    c.krippendorff_alpha_masi: _alpha_of(distances.masi),
}
"""What `drawn.measured` does not compute for all draws at once."""

WEIGHED_AT_ONCE: Mapping[Callable[..., Value], Callable[[Draws, "Numbers"], "Numbers"]] = {
    c.percent_agreement: _near,
    c.brennan_prediger: _weighed(_even_chance),
    c.fleiss_kappa: _weighed(_pooled_chance),
    c.gwet_ac2: _weighed(_evenness_chance),
    c.cohen_kappa: _weighed(_own_chance),
}
"""The same for measures with weights, which are a matrix."""
