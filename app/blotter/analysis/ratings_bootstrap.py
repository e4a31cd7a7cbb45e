"""Bootstrap intervals around measures of ratings: units, or the documents that hold them, drawn again.

A draw takes all coders' ratings of a unit along (Zapf et al. 2016). Units that fewer than two coders rated
say nothing about agreement and are not drawn.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blotter.analysis import bootstrap, messages
from blotter.analysis.bootstrap import FEWEST_UNITS
from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.drawn import Pattern
from blotter.analysis.ratings_at_once import Draws, values_of
from blotter.message import Sentence
from blotter.progress import Progress, silent

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

_CELLS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Drawing:
    """How often, and how surely; the seed makes the same draws again."""

    replicates: int = 2000
    seed: int = 1
    certainty: float = 0.95


@dataclass(frozen=True, slots=True)
class DrawnInterval:
    """The interval, or none and why; `n` is how many sampling units it was drawn from."""

    low: float | None
    high: float | None
    n: int
    reason: str = ""


def interval(
    function: Callable[[Ratings], Value],
    groups: Sequence[Mapping[Pattern, int]],
    categories: tuple[Hashable, ...],
    drawing: Drawing,
    progress: Progress = silent,
) -> DrawnInterval:
    """A percentile interval of a measure; each of the `groups` is drawn whole, as patterns and their number.

    The usual measures have a way of their own for all draws at once; others are computed draw by draw.
    """
    import numpy as np

    rated = [
        {p: n for p, n in group.items() if sum(label is not None for label in p) > 1} for group in groups
    ]
    drawn = [group for group in rated if group]
    if len(drawn) < FEWEST_UNITS:
        why = Sentence(messages.TOO_FEW_DRAWN, count=len(drawn), fewest=FEWEST_UNITS)
        return DrawnInterval(None, None, len(drawn), why)
    found: list[NDArray[float64]] = []
    done = 0
    for drawn_now in _samples(drawn, categories, drawing):
        progress(done, drawing.replicates)
        found.append(values_of(function, drawn_now, progress))
        done += len(found[-1])
    whole = bootstrap.interval(np.concatenate(found), drawing.certainty)
    reason = Sentence(messages.NO_INTERVAL, why=whole.reason) if whole.reason else ""
    return DrawnInterval(whole.low, whole.high, len(drawn), reason)


def _samples(
    groups: Sequence[Mapping[Pattern, int]], categories: tuple[Hashable, ...], drawing: Drawing
) -> Iterator[Draws]:
    """The draws, as many at a time as memory holds easily."""
    import numpy as np

    random = np.random.default_rng(drawing.seed)
    patterns = [*dict.fromkeys(pattern for group in groups for pattern in group)]
    places = {pattern: place for place, pattern in enumerate(patterns)}
    single = all(sum(group.values()) == 1 for group in groups)
    step = max(1, _CELLS_AT_ONCE // max(len(patterns), 1 if single else len(groups)))
    left = drawing.replicates
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
        yield Draws(patterns, categories, weights.astype(np.float64))
