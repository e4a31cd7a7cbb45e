"""Field by field, how far the paired records of two coders agree.

Categories: percent agreement, Cohen's kappa and Krippendorff's alpha, where a reason for no value (unknown,
not stated, not applicable) is a category of its own. Sets: the mean of Jaccard and of MASI likeness, and
alpha with the MASI distance; a reason for no value is the empty set. Dates: the share in which one lies
within the other (a day within its month), and the share written for the same days. Numbers: the mean of
|a - b| / max(|a|, |b|), which is 0 where they are the same; quantities are compared with those of the same
measure, unit and stage, the closest first, and besides as sets of such. A pair in which a coder has not yet
coded a field is left out and counted apart.
"""

import math
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.bootstrap import Interval
from blotter.analysis.coefficients.distances import Distance, jaccard, masi
from blotter.analysis.drawn import Drawn as DrawnRatings
from blotter.analysis.drawn import measured
from blotter.analysis.records.agreement import Draws, RecordAgreement, Units, ratio
from blotter.analysis.records.field_values import Amount, Dated, Shape, Stated
from blotter.domain.record import Blank
from blotter.message import Sentence

if TYPE_CHECKING:
    from blotter.analysis.bootstrap import Floats

Both = tuple[Stated, Stated]


@dataclass(frozen=True, slots=True)
class PairValues:
    """What the two coders of a pair stated in a field, and the document that the pair is at home in."""

    first: Stated | None
    second: Stated | None
    home: str


def field_agreement(
    field: str, shape: Shape, values: Sequence[PairValues], coders: tuple[str, str], draws: Draws
) -> list[RecordAgreement]:
    """The measures that a field of this shape has, over the pairs in which both coders stated it."""
    stated = [each for each in values if each.first is not None and each.second is not None]
    only_one = sum((each.first is None) != (each.second is None) for each in values)
    both: list[Both] = [(each.first, each.second) for each in stated]
    found = []
    for row in _COMPUTED[shape](both, draws.of([each.home for each in stated])):
        reason = row.reason if both else messages.NOTHING_STATED if values else messages.NO_PAIRS
        found.append(
            RecordAgreement(
                field=field,
                measure=row.measure,
                coders=coders,
                value=row.value,
                low=row.drawn.low,
                high=row.drawn.high,
                n=row.units.n,
                drawn=row.units.drawn,
                matched=len(both),
                only_one=only_one,
                reason=reason if row.value is None else "",
                interval_reason=row.drawn.reason if row.value is not None else "",
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Figure:
    """A measure with its interval, before it is told whose and of what."""

    measure: str
    value: float | None
    units: Units
    drawn: Interval
    reason: str = ""


def _categories(both: Sequence[Both], units: Units) -> list[_Figure]:
    measures: tuple[tuple[str, Callable[[c.Ratings], c.Value]], ...] = (
        ("percent_agreement", c.percent_agreement),
        ("cohen_kappa", c.cohen_kappa),
        ("krippendorff_alpha_nominal", c.krippendorff_alpha_nominal),
    )
    table = _Patterns.of(both)
    found = []
    for measure, function in measures:

        def formula(sums: "Floats", function: Callable[[c.Ratings], c.Value] = function) -> "Floats":
            return measured(function, DrawnRatings(table.patterns, table.categories, sums))

        found.append(_coefficient(measure, function(table.ratings), table, units, formula))
    return found


MOST_SETS = 400
"""Alpha of sets compares every two different sets: of more than so many it would take minutes."""


def _sets(both: Sequence[Both], units: Units) -> list[_Figure]:
    sets = [(_set(first), _set(second)) for first, second in both]
    likenesses = (("jaccard", jaccard), ("masi", masi))
    found = [_mean(name, [1 - float(apart(*pair)) for pair in sets], units) for name, apart in likenesses]
    table = _Patterns.of(sets)
    measure, different = "krippendorff_alpha_masi", len(table.categories)
    if different > MOST_SETS:
        why = Sentence(messages.TOO_MANY_SETS, count=different)
        return [*found, _Figure(measure, None, units, Interval(), why)]
    value = c.krippendorff_alpha_masi(table.ratings)
    return [*found, _coefficient(measure, value, table, units, table.alpha(masi))]


def _dates(both: Sequence[Both], units: Units) -> list[_Figure]:
    within = [float(_is_within(*pair)) for pair in both]
    same = [float(_days(first) == _days(second)) for first, second in both]
    return [_mean("within_precision", within, units), _mean("same", same, units)]


def _numbers(both: Sequence[Both], units: Units) -> list[_Figure]:
    apart = [_relative(first, second) for first, second in both]
    same = [float(first == second) for first, second in both]
    return [_mean("relative_difference", apart, units), _mean("same", same, units)]


def _words(both: Sequence[Both], units: Units) -> list[_Figure]:
    return [_mean("same", [float(first == second) for first, second in both], units)]


def _quantities(both: Sequence[Both], units: Units) -> list[_Figure]:
    amounts = [(_amounts(first), _amounts(second)) for first, second in both]
    keys = [
        (frozenset(each.key for each in first), frozenset(each.key for each in second))
        for first, second in amounts
    ]
    found = _mean("jaccard", [1 - float(jaccard(*pair)) for pair in keys], units)
    apart = [differences(*pair) for pair in amounts]
    # A pair with several quantities weighs as much as it has; the quantities of a pair are drawn together.
    sums = [(sum(each), len(each)) for each in apart]
    return [_of_sums("relative_difference", sums, units, messages.NO_COMMON_QUANTITY), found]


_COMPUTED: dict[Shape, Callable[[Sequence[Both], Units], list[_Figure]]] = {
    Shape.CATEGORY: _categories,
    Shape.SET: _sets,
    Shape.DATE: _dates,
    Shape.NUMBER: _numbers,
    Shape.QUANTITIES: _quantities,
    Shape.WORDS: _words,
}


def differences(first: Sequence[Amount], second: Sequence[Amount]) -> list[float]:
    """The relative differences of quantities of one measure, unit and stage, the closest two first."""
    found = []
    for key in sorted({each.key for each in first} & {each.key for each in second}):
        here = [each.number for each in first if each.key == key and each.number is not None]
        there = [each.number for each in second if each.key == key and each.number is not None]
        ranked = sorted((_relative(a, b), i, j) for i, a in enumerate(here) for j, b in enumerate(there))
        taken: tuple[set[int], set[int]] = (set(), set())
        for apart, i, j in ranked:
            if i not in taken[0] and j not in taken[1]:
                taken[0].add(i)
                taken[1].add(j)
                found.append(apart)
    return found


def _relative(first: Stated, second: Stated) -> float:
    """|a - b| / max(|a|, |b|); a number beside a reason for none is wholly different."""
    if first == second:
        return 0.0
    if isinstance(first, Blank) or isinstance(second, Blank):
        return 1.0
    assert isinstance(first, int | float)
    assert isinstance(second, int | float)
    return abs(first - second) / max(abs(first), abs(second))


def _is_within(first: Stated, second: Stated) -> bool:
    if isinstance(first, Dated) and isinstance(second, Dated):
        return first.agrees(second)
    return first == second


def _days(stated: Stated) -> Hashable:
    return (stated.earliest, stated.latest) if isinstance(stated, Dated) else stated


def _set(stated: Stated) -> frozenset[Hashable]:
    return stated if isinstance(stated, frozenset) else frozenset()


def _amounts(stated: Stated) -> tuple[Amount, ...]:
    return stated if isinstance(stated, tuple) else ()


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The labels of pairs, each combination once, and which one each pair has."""

    patterns: list[tuple[Hashable, Hashable]]
    categories: tuple[Hashable, ...]
    places: list[int]

    @classmethod
    def of(cls, both: Sequence[tuple[Hashable, Hashable]]) -> "_Patterns":
        """In an order that does not depend on chance."""
        patterns = sorted(set(both), key=lambda pair: (_name(pair[0]), _name(pair[1])))
        categories = tuple(sorted({label for pair in both for label in pair}, key=_name))
        place = {pattern: number for number, pattern in enumerate(patterns)}
        return cls(patterns, categories, [place[pair] for pair in both])

    @property
    def ratings(self) -> c.Ratings:
        """How many pairs have each combination."""
        counts = Counter(self.places)
        return c.Ratings({each: counts[place] for place, each in enumerate(self.patterns)}, self.categories)

    def alpha(self, distance: Distance) -> Callable[["Floats"], "Floats"]:
        """Krippendorff's alpha of many draws at once, with any distance between labels."""
        import numpy as np

        place = {label: number for number, label in enumerate(self.categories)}
        apart = np.zeros((len(place), len(place)))
        for (here, i), (there, j) in combinations(place.items(), 2):
            apart[i, j] = apart[j, i] = float(distance(here, there))
        ends = [(place[here], place[there]) for here, there in self.patterns]
        own = np.array([apart[pair] for pair in ends])
        given = np.zeros((len(ends), len(place)))
        for row, pair in enumerate(ends):
            for label in pair:
                given[row, label] += 1

        def formula(sums: "Floats") -> "Floats":
            pairs, totals = sums.sum(axis=1), sums @ given
            expected = ((totals @ apart) * totals).sum(axis=1)
            return 1 - ratio((sums @ own) * 2 * (2 * pairs - 1), expected)

        return formula


def _name(label: Hashable) -> str:
    return "\0".join(sorted(map(str, label))) if isinstance(label, frozenset) else str(label)


def _coefficient(
    measure: str, value: c.Value, table: _Patterns, units: Units, formula: Callable[["Floats"], "Floats"]
) -> _Figure:
    if value.value is None:
        return _Figure(measure, None, units, Interval(), value.reason)
    drawn = units.interval_of_counts(table.places, len(table.patterns), formula)
    return _Figure(measure, value.value, units, drawn)


def _mean(measure: str, values: Sequence[float], units: Units) -> _Figure:
    return _of_sums(measure, [(value, 1) for value in values], units)


def _of_sums(
    measure: str, sums: Sequence[tuple[float, int]], units: Units, reason: str = messages.NOTHING_STATED
) -> _Figure:
    """The mean of what the pairs add up to: a sum, and of how many it is."""
    import numpy as np

    count = sum(number for _, number in sums)
    if not count:
        return _Figure(measure, None, units, Interval(), reason)
    value = math.fsum(total for total, _ in sums) / count
    rows = np.array(sums, dtype=np.float64)
    return _Figure(measure, value, units, units.interval(rows, lambda drawn: ratio(drawn[:, 0], drawn[:, 1])))
