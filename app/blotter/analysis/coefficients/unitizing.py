"""Unitizing alphas: agreement on where segments lie and what they are called.

The family of Krippendorff, Mathet, Bouvry & Widlöcher (2016) and Krippendorff (2019, 12.6). Everything
follows from sums that add up over documents. A document counts with the number of coders who have done it;
this extension, for coders who are missing in some documents, is ours. Labels of one coder exclude each other.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from blotter.analysis import messages
from blotter.analysis.coefficients.continuum import Clash, Continuum, Label, Labelled
from blotter.analysis.coefficients.ratings import Value
from blotter.message import Sentence

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray


class _Gap(Enum):
    GAP = "gap"


GAP = _Gap.GAP
"""The label of what lies between segments."""

Number = Any
"""An exact number, or in a resample an array with one for each time."""


@dataclass(frozen=True, slots=True)
class UnitizingSums:
    """What documents add up to.

    `joint`: for every two labels, GAP among them, the length on which one coder has the first and another
    the second, over ordered pairs of coders, divided by the number of others (l_ck). `own`: the squared
    lengths of a label's segments, the plain lengths of gaps (Q_c). `own_met`: the squares of how much of each
    segment meets segments of others, on average over these (Q*_c). `clashes`: what forbids a value.
    """

    joint: Mapping[tuple[Label, Label], Number] = field(default_factory=dict)
    own: Mapping[Label, Number] = field(default_factory=dict)
    own_met: Mapping[Label, Number] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()

    def __add__(self, other: "UnitizingSums") -> "UnitizingSums":
        return UnitizingSums(
            _added(self.joint, other.joint),
            _added(self.own, other.own),
            _added(self.own_met, other.own_met),
            self.clashes + other.clashes,
        )

    @property
    def labels(self) -> list[Label]:
        """The labels that occur, without the gap."""
        return [label for label in self.own if label is not GAP]

    def length(self, label: Label) -> Number:
        """l_c: the length of a label, over all coders."""
        return sum(length for (here, _), length in self.joint.items() if here == label)

    def met(self, label: Label) -> Number:
        """l*_c: the length on which a label meets any label of another coder."""
        return sum(
            length for (here, there), length in self.joint.items() if here == label and there is not GAP
        )

    def different(self, *, coded_only: bool = False) -> Number:
        """The length on which coders differ; `coded_only`: where both have a segment."""
        return sum(
            length
            for (here, there), length in self.joint.items()
            if here != there and not (coded_only and (here is GAP or there is GAP))
        )


class Parts(NamedTuple):
    """A unitizing alpha is 1 - disagreeing / expected; undefined where nothing is expected."""

    disagreeing: Number
    expected: Number


Formula = Callable[[UnitizingSums, Label], Parts]
"""From sums and, where the value belongs to one of the labels, this label."""


def unitizing_sums(continuum: Continuum) -> UnitizingSums:
    """One document's sums, from one walk over the bounds of its segments."""
    others = len(continuum.segments) - 1
    if clashes := continuum.clashes():
        return UnitizingSums(clashes=tuple(clashes))
    if others < 1:
        return UnitizingSums()
    joint: Counter[tuple[Label, Label]] = Counter()
    meeting: Counter[tuple[int, Labelled]] = Counter()
    for length, active in _stretches(continuum):
        labels = Counter(GAP if each is None else each.label for each in active)
        coded = len(active) - labels[GAP]
        for here, coders in labels.items():
            for there, answering in labels.items():
                joint[here, there] += length * coders * (answering - (here == there))
        for coder, each in enumerate(active):
            if each is not None:
                meeting[coder, each] += length * (coded - 1)
    own: Counter[Label] = Counter()
    own_met: Counter[Label] = Counter()
    for (_, each), length in meeting.items():
        own[each.label] += each.span.length**2
        own_met[each.label] += length**2
    coded = sum(each.span.length for _, each in meeting)
    own[GAP] = continuum.length * (others + 1) - coded
    return UnitizingSums(
        {pair: Fraction(length, others) for pair, length in joint.items() if length},
        {label: Fraction(length) for label, length in own.items()},
        {label: Fraction(length, others**2) for label, length in own_met.items()},
    )


def u_nominal(sums: UnitizingSums, _: Label = None) -> Parts:
    """Segments and gaps with their labels: 1 - (T - SUM l_cc) / SUM_{c != k} e_ck.

    e_ck = l_c l_k / (T - Q / T) for two labels c and k.
    """
    lengths = [sums.length(label) for label in [GAP, *sums.labels]]
    total, own = sum(lengths), sum(sums.own.values())
    return Parts(sums.different() * (total * total - own), total * _products(lengths))


def u_binary(sums: UnitizingSums, _: Label = None) -> Parts:
    """Segments against gaps, whatever the labels: 1 - (l_gap - l_gapgap) / SUM_k e_gapk."""
    gaps, coded = sums.length(GAP), sum(sums.length(label) for label in sums.labels)
    total, own = gaps + coded, sum(sums.own.values())
    missed = sum(length for (here, there), length in sums.joint.items() if here is GAP and there is not GAP)
    return Parts(missed * (total * total - own), total * gaps * coded)


def cu_nominal(sums: UnitizingSums, _: Label = None) -> Parts:
    """Labels where segments meet: as u_nominal on the lengths without gaps, with Q* of what meets others."""
    lengths = [sums.met(label) for label in sums.labels]
    total, own = sum(lengths), sum(sums.own_met.values())
    return Parts(sums.different(coded_only=True) * (total * total - own), total * _products(lengths))


def ku_nominal(sums: UnitizingSums, label: Label) -> Parts:
    """One label where segments meet: 1 - (e*_k. / l*_k) (l*_k - l_kk) / (e*_k. - e*_kk)."""
    met = sums.met(label)
    elsewhere = sum(sums.met(other) for other in sums.labels if other != label)
    mistaken = sum(
        length
        for (here, there), length in sums.joint.items()
        if here == label and there != label and there is not GAP
    )
    row = met * (met + elsewhere) - sums.own_met.get(label, 0)
    return Parts(row * mistaken, met * met * elsewhere)


def alpha_u_nominal(sums: UnitizingSums, _: Label = None) -> Value:
    """Alpha of segments and gaps with their labels."""
    return _value(sums, u_nominal(sums), messages.NO_VARIATION)


def alpha_u_binary(sums: UnitizingSums, _: Label = None) -> Value:
    """Alpha of segments against gaps."""
    reason = messages.NO_VARIATION if sums.length(GAP) else messages.WHOLE_TEXT_CODED
    return _value(sums, u_binary(sums), reason)


def alpha_cu_nominal(sums: UnitizingSums, _: Label = None) -> Value:
    """Alpha of the labels where segments meet."""
    reason = messages.ONE_LABEL if any(sums.met(label) for label in sums.labels) else messages.NOWHERE_MET
    return _value(sums, cu_nominal(sums), reason)


def alpha_ku_nominal(sums: UnitizingSums, label: Label) -> Value:
    """Alpha of one label where segments meet."""
    reason = messages.ONE_LABEL if sums.met(label) else messages.NOWHERE_MET
    return _value(sums, ku_nominal(sums, label), reason)


def coverage(sums: UnitizingSums) -> float | None:
    """The share of the text on which cu alpha stands: where segments of several coders meet (T* / T)."""
    total = sum(sums.joint.values())
    return float(sum(sums.met(label) for label in sums.labels) / total) if total else None


def label_coverage(sums: UnitizingSums, label: Label) -> float | None:
    """The share of a label's length on which its ku alpha stands (l*_k / l_k)."""
    length = sums.length(label)
    return float(sums.met(label) / length) if length else None


def resampled(
    formula: Formula, documents: Sequence[UnitizingSums], times: "NDArray[float64]", label: Hashable = None
) -> "NDArray[float64]":
    """The values when documents are drawn again: a row of `times` tells how often each of them is in.

    NaN stands where there is no value.
    """
    import numpy as np

    def stacked(tables: Sequence[Mapping[Any, Number]]) -> dict[Any, Number]:
        keys = dict.fromkeys(key for table in tables for key in table)
        return {key: times @ np.array([float(table.get(key, 0)) for table in tables]) for key in keys}

    sums = UnitizingSums(
        stacked([each.joint for each in documents]),
        stacked([each.own for each in documents]),
        stacked([each.own_met for each in documents]),
    )
    found = np.full(len(times), np.nan)
    disagreeing, expected = (np.broadcast_to(part, found.shape) for part in formula(sums, label))
    if not any(each.clashes for each in documents):
        defined = expected > 0
        found[defined] = 1 - disagreeing[defined] / expected[defined]
    return found


def _stretches(continuum: Continuum) -> Iterator[tuple[int, list[Labelled | None]]]:
    """The document cut at every bound: how long each piece is, and the segment of each coder on it."""
    bounds = [
        (place, is_start, coder, each)
        for coder, own in enumerate(continuum.segments.values())
        for each in own
        for place, is_start in ((each.start, True), (each.end, False))
    ]
    bounds.sort(key=lambda bound: bound[:3])
    active: list[Labelled | None] = [None] * len(continuum.segments)
    before = 0
    for place, changes in groupby(bounds, key=lambda bound: bound[0]):
        if place > before:
            yield place - before, active
        for _, is_start, coder, each in changes:
            active[coder] = each if is_start else None
        before = place
    if continuum.length > before:
        yield continuum.length - before, active


def _value(sums: UnitizingSums, parts: Parts, reason: str) -> Value:
    if sums.clashes:
        return Value(None, clashing(sums.clashes))
    if not sums.joint:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if not sums.labels:
        return Value(None, messages.NOT_USED)
    if not parts.expected:
        return Value(None, reason)
    return Value(float(1 - parts.disagreeing / parts.expected))


def clashing(clashes: Sequence[Clash]) -> Sentence:
    """Where labels of one coder overlap: the first place, and how many there are."""
    first = clashes[0]
    return Sentence(
        messages.CLASHES_IN if first.document else messages.CLASHES,
        coder=first.coder,
        first=str(first.labels[0]),
        second=str(first.labels[1]),
        start=first.span.start,
        end=first.span.end,
        document=first.document,
        count=len(clashes),
    )


def _products(lengths: Sequence[Number]) -> Number:
    """SUM_{c != k} l_c l_k, without a difference of large numbers."""
    return 2 * sum(here * there for here, there in combinations(lengths, 2))


def _added(first: Mapping[Any, Number], second: Mapping[Any, Number]) -> dict[Any, Number]:
    return {key: first.get(key, 0) + second.get(key, 0) for key in {**first, **second}}
