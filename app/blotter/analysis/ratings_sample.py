"""Sample: some draws of ratings, each with how often every pattern came up."""

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from blotter.analysis.coefficients import Ratings

if TYPE_CHECKING:
    from numpy import bool_, float64, int64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]
    Counts = NDArray[int64]

Pattern = tuple[Hashable | None, ...]


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
