"""Bootstrap intervals around measures of ratings: units, or the documents that hold them, drawn again.

A draw takes all coders' ratings of a unit along (Zapf et al. 2016). Units that fewer than two coders rated
say nothing about agreement and are not drawn.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.ratings_at_once import values_of
from blotter.analysis.ratings_sample import Pattern, Sample
from blotter.progress import Progress, silent

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

FEWEST = 5
"""With fewer sampling units than this there is no interval."""

MOST_UNDEFINED = 0.05
"""With a larger share of draws without a value there is no interval."""

_CELLS_AT_ONCE = 4_000_000


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
    found: list[NDArray[float64]] = []
    done = 0
    for sample in _samples(drawn, categories, draws):
        progress(done, draws.replicates)
        found.append(values_of(function, sample, progress))
        done += len(found[-1])
    values = np.concatenate(found)
    defined = values[~np.isnan(values)]
    undefined = 1 - len(defined) / len(values)
    if undefined > MOST_UNDEFINED:
        return Interval(None, None, len(drawn), undefined)
    tail = 50 * (1 - draws.certainty)
    low, high = np.percentile(defined, [tail, 100 - tail])
    return Interval(float(low), float(high), len(drawn), undefined)


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
