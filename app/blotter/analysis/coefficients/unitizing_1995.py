"""Krippendorff's first alpha for unitizing (1995; 2004, p. 251-256), for those who must reproduce it.

Krippendorff et al. (2016) replaced it, since it misbehaves with more than two coders. Everything is whole
numbers until the last step, for the cubes of lengths are too large for others.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, combinations, pairwise

from blotter.analysis import messages
from blotter.analysis.coefficients.continuum import Continuum, Label, Labelled
from blotter.analysis.coefficients.ratings import Value
from blotter.analysis.matching import overlapping
from blotter.domain.segment import Span


@dataclass(frozen=True, slots=True)
class LabelSums:
    """One label: the squared differences of every two coders; how often there is which length."""

    differences: int = 0
    units: Counter[int] = field(default_factory=Counter)
    gaps: Counter[int] = field(default_factory=Counter)

    def __add__(self, other: "LabelSums") -> "LabelSums":
        return LabelSums(
            self.differences + other.differences, self.units + other.units, self.gaps + other.gaps
        )


@dataclass(frozen=True, slots=True)
class UnitizingSums1995:
    """What documents add up to; a gap ends where its document does.

    `unused` holds the gaps of a label that nobody used. `coders` has those of every document: the formula is
    made for the same coders throughout.
    """

    length: int = 0
    coders: frozenset[frozenset[str]] = frozenset()
    labels: Mapping[Label, LabelSums] = field(default_factory=dict)
    unused: LabelSums = field(default_factory=LabelSums)

    def __add__(self, other: "UnitizingSums1995") -> "UnitizingSums1995":
        return UnitizingSums1995(
            self.length + other.length,
            self.coders | other.coders,
            {
                label: self.labels.get(label, self.unused) + other.labels.get(label, other.unused)
                for label in {**self.labels, **other.labels}
            },
            self.unused + other.unused,
        )


def unitizing_sums_1995(continuum: Continuum) -> UnitizingSums1995:
    """One document's sums; those of none where fewer than two coders have done it."""
    coders = frozenset(continuum.segments)
    if len(coders) < 2 or not continuum.length:
        return UnitizingSums1995()
    labels = {label: _label_sums(continuum.only(label)) for label in sorted(continuum.labels(), key=str)}
    unused = LabelSums(gaps=Counter({continuum.length: len(coders)}))
    return UnitizingSums1995(continuum.length, frozenset({coders}), labels, unused)


def alpha_u_1995(sums: UnitizingSums1995, _: Label = None) -> Value:
    """1 - D_o / D_e with both summed over the labels (Krippendorff 2004, p. 254)."""
    return _alpha(sums, sums.labels)


def alpha_u_1995_category(sums: UnitizingSums1995, label: Label) -> Value:
    """1 - D_o / D_e of one label (Krippendorff 1995)."""
    return _alpha(sums, [label] if label in sums.labels else [])


def _label_sums(continuum: Continuum) -> LabelSums:
    """Per two coders (b1 - b2)² + (e1 - e2)² where units meet, and length² in the other's gap."""
    differences, units, gaps = 0, Counter[int](), Counter[int]()
    for first, second in combinations(continuum.segments.values(), 2):
        here, there = ([each.span for each in own] for own in (first, second))
        alone = {*((0, span) for span in here), *((1, span) for span in there)}
        for one, other in overlapping(here, there):
            differences += (one.start - other.start) ** 2 + (one.end - other.end) ** 2
            alone -= {(0, one), (1, other)}
        differences += sum(span.length**2 for _, span in alone)
    for own in continuum.segments.values():
        units.update(each.span.length for each in own)
        gaps.update(_gaps(own, continuum.length))
    return LabelSums(differences, units, gaps)


def _gaps(segments: Sequence[Labelled], length: int) -> Iterator[int]:
    bounds = [Span(0, 0), *(each.span for each in segments), Span(length, length)]
    for before, after in pairwise(bounds):
        if after.start > before.end:
            yield after.start - before.end


def _alpha(sums: UnitizingSums1995, labels: Sequence[Label] | Mapping[Label, LabelSums]) -> Value:
    if not sums.coders:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if len(sums.coders) > 1:
        return Value(None, messages.NEEDS_THE_SAME_CODERS)
    if not labels:
        return Value(None, messages.NOT_USED)
    [coders] = sums.coders
    size, length = len(coders), sums.length
    observed = Fraction(
        2 * sum(sums.labels[label].differences for label in labels), size * (size - 1) * length**2
    )
    expected = sum((_expected(sums.labels[label], size, length) for label in labels), Fraction(0))
    return Value(float(1 - observed / expected)) if expected else Value(None, messages.NO_VARIATION)


def _expected(sums: LabelSums, coders: int, length: int) -> Fraction:
    """D_e: (2 / L) SUM_units [(N - 1) / 3 (2l³ - 3l² + l) + l² SUM_{gaps g >= l} (g - l + 1)] over the ways
    to lay them, mL (mL - 1) - SUM_units l (l - 1)."""
    count = sums.units.total()
    sizes = sorted(sums.gaps.elements())
    ends = [0, *accumulate(sizes)]
    total, ways = Fraction(0), coders * length * (coders * length - 1)
    for unit, times in sums.units.items():
        first = bisect_left(sizes, unit)
        room = ends[-1] - ends[first] - (len(sizes) - first) * (unit - 1)
        total += times * (Fraction((count - 1) * (2 * unit**3 - 3 * unit**2 + unit), 3) + unit**2 * room)
        ways -= times * unit * (unit - 1)
    return 2 * total / (length * ways)
