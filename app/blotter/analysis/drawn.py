"""Drawn: the ratings of many replicates, and each measure of all of them at once.

Each formula is that of `coefficients`, written so that no small difference of large numbers loses digits.
"""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from blotter.analysis import coefficients as c

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Pattern = tuple[Hashable | None, ...]
"""What each coder said of a unit, None where the coder is missing."""


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


def _margins(drawn: Drawn) -> "list[Floats]":
    """How often each coder gave each category: for every coder a row a replicate."""
    import numpy as np

    found = []
    for coder in range(len(drawn.patterns[0])):
        given = [[pattern[coder] == category for category in drawn.categories] for pattern in drawn.patterns]
        found.append(drawn.weights @ np.array(given, dtype=np.float64).reshape(len(drawn.patterns), -1))
    return found


def _complete(drawn: Drawn) -> Drawn:
    """The units that every coder rated."""
    kept = [i for i, pattern in enumerate(drawn.patterns) if None not in pattern]
    patterns = [drawn.patterns[i] for i in kept] or [(None,) * len(drawn.patterns[0])]
    weights = drawn.weights[:, kept] if kept else 0 * drawn.weights[:, :1]
    return Drawn(patterns, drawn.categories, weights)


def _of_two(drawn: Drawn) -> Drawn:
    """The units that both coders rated; none where there are not two."""
    whole = _complete(drawn)
    two = len(whole.patterns[0]) == 2
    return whole if two else Drawn([(None, None)], drawn.categories, 0 * drawn.weights[:, :1])


def _differing(drawn: Drawn, first: int, second: int) -> "Floats":
    """The units on which two coders gave two categories."""
    import numpy as np

    differ = [p[first] != p[second] and p[first] is not None for p in drawn.patterns]
    differ = [d and p[second] is not None for d, p in zip(differ, drawn.patterns, strict=True)]
    found: Floats = drawn.weights @ np.array(differ, dtype=np.float64)
    return found


def _pair_kappa(observed: "Floats", first: "Floats", second: "Floats") -> "Floats":
    """Cohen's kappa from the units that differ and the margins of two coders."""
    total = first.sum(axis=1)
    return 1 - _ratio(observed * total, (first * (total[:, None] - second)).sum(axis=1))


def _cohen(drawn: Drawn) -> "Floats":
    whole = _of_two(drawn)
    return _pair_kappa(_differing(whole, 0, 1), *_margins(whole))


def _cohen_max(drawn: Drawn) -> "Floats":
    import numpy as np

    first, second = _margins(_of_two(drawn))
    return _pair_kappa(first.sum(axis=1) - np.minimum(first, second).sum(axis=1), first, second)


def _scott(drawn: Drawn) -> "Floats":
    whole = _of_two(drawn)
    first, second = _margins(whole)
    both = first + second
    return 1 - _ratio(_differing(whole, 0, 1) * 2 * both.sum(axis=1), _mixed(both))


def _conger(drawn: Drawn) -> "Floats":
    """Chance is the mean over pairs of coders of what their own shares bring."""
    import numpy as np

    mixed, pairs = np.zeros(len(drawn.weights)), np.zeros(len(drawn.weights))
    for first, second in combinations(_margins(drawn), 2):
        totals = first.sum(axis=1), second.sum(axis=1)
        both = totals[0] * totals[1]
        differing = (first * (totals[1][:, None] - second)).sum(axis=1)
        mixed += np.where(both > 0, differing / both, 0.0)
        pairs += both > 0
    return 1 - _ratio(_disagreement(drawn) * pairs, mixed)


def _hubert(drawn: Drawn) -> "Floats":
    return _conger(_complete(drawn))


def _light(drawn: Drawn) -> "Floats":
    import numpy as np

    whole = _complete(drawn)
    margins = _margins(whole)
    kappas = [
        _pair_kappa(_differing(whole, i, j), margins[i], margins[j])
        for i, j in combinations(range(len(margins)), 2)
    ]
    mean: Floats = np.array(kappas).mean(axis=0)
    return mean


_VECTORISED: dict[Callable[[c.Ratings], c.Value], Callable[[Drawn], "Floats"]] = {
    c.f1: _f1,
    c.krippendorff_alpha_nominal: _alpha,
    c.cohen_kappa: _cohen,
    c.cohen_kappa_max: _cohen_max,
    c.conger_kappa: _conger,
    c.hubert_kappa: _hubert,
    c.light_kappa: _light,
    c.scott_pi: _scott,
    c.fleiss_kappa: _fleiss,
    c.percent_agreement: _percent,
    c.percent_agreement_alpha_weighted: _percent_weighted,
    c.brennan_prediger: _brennan_prediger,
    c.gwet_ac1: _ac1,
}
"""What is computed for all replicates at once; any other measure is computed for each."""
