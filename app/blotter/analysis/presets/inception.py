"""As INCEpTION compares annotators: pair by pair, on spans that are exactly the same, or by unitizing."""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import combinations

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText
from blotter.analysis.coefficients import (
    Ratings,
    Value,
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha_nominal,
)
from blotter.analysis.coefficients.continuum import Continuum, Labelled, joined
from blotter.analysis.coefficients.unitizing_1995 import alpha_u_1995, unitizing_sums_1995
from blotter.analysis.presets.options import PresetOptions, done_by_all, sharing
from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence


def inception(texts: Sequence[CodedText], codes: Sequence[str], options: PresetOptions) -> Table:
    """A row for every two coders: positions found and used, three coding measures, and unitizing alpha."""
    coders = options.coders or sharing(texts)
    wanted = {*codes}
    columns = (
        Column("first", "First"),
        Column("second", "Second"),
        Column("found", "Positions found", ColumnKind.INTEGER),
        Column("used", "Positions used", ColumnKind.INTEGER),
        Column("stacked", "Left out as stacked", ColumnKind.INTEGER),
        Column("cohen_kappa", "Cohen’s κ", ColumnKind.NUMBER),
        Column("fleiss_kappa", "Fleiss’ κ", ColumnKind.NUMBER),
        Column("krippendorff_alpha_nominal", "Krippendorff’s α", ColumnKind.NUMBER),
        Column("alpha_u_1995", "Unitizing α (1995)", ColumnKind.NUMBER),
        Column("reason", "Reason"),
    )
    rows = [_row(done_by_all(texts, two), two, wanted) for two in combinations(coders, 2)]
    notes = (Sentence(messages.INCEPTION_POSITIONS, codes=len(codes)), messages.INCEPTION_UNITIZING)
    return Table("As INCEpTION", columns, tuple(rows), notes)


def _row(texts: Sequence[CodedText], coders: tuple[str, str], codes: set[str]) -> tuple[Cell, ...]:
    found = stacked = 0
    patterns: Counter[tuple[Hashable | None, ...]] = Counter()
    for text in texts:
        for labels in _positions(text, coders, codes).values():
            found += 1
            if any(len(given) > 1 for given in labels):
                stacked += 1
            elif all(labels):
                patterns[next(iter(labels[0])), next(iter(labels[1]))] += 1
    used = tuple(dict.fromkeys(label for pattern in patterns for label in pattern))
    ratings = Ratings(patterns, used)
    values = [each(ratings) for each in (cohen_kappa, fleiss_kappa, krippendorff_alpha_nominal)]
    if not patterns:
        reason = messages.INCEPTION_NO_POSITION if texts else messages.NEEDS_TWO_CODERS
        values = [Value(None, reason)] * len(values)
    values.append(_unitizing(texts, coders, codes))
    reasons = dict.fromkeys(each.reason for each in values if each.reason)
    return (
        *coders, found, patterns.total(), stacked, *(each.value for each in values), "; ".join(reasons),
    )  # fmt: skip


def _positions(
    text: CodedText, coders: tuple[str, str], codes: set[str]
) -> dict[Span, tuple[set[str], set[str]]]:
    """What each of the two coders said of every span that either has."""
    positions: dict[Span, tuple[set[str], set[str]]] = {}
    for segment in text.segments:
        if segment.coder in coders and segment.code in codes:
            labels = positions.setdefault(segment.span, (set(), set()))
            labels[coders.index(segment.coder)].add(segment.code)
    return positions


def _unitizing(texts: Sequence[CodedText], coders: tuple[str, str], codes: set[str]) -> Value:
    """Alpha of 1995 over all documents, laid end to end."""
    if not texts:
        return Value(None, messages.NEEDS_TWO_CODERS)
    continua = []
    for text in texts:
        segments = {coder: _apart(text, coder, codes) for coder in coders}
        continua.append(Continuum(len(text.text), segments, text.source))
    return alpha_u_1995(unitizing_sums_1995(joined(continua)))


def _apart(text: CodedText, coder: str, codes: set[str]) -> list[Labelled]:
    """A coder's segments, without those that overlap an earlier one of the same code."""
    kept: list[Labelled] = []
    ends: dict[str, int] = {}
    for segment in sorted(text.segments, key=lambda s: (s.start, s.end, s.code)):
        if segment.coder == coder and segment.code in codes and segment.start >= ends.get(segment.code, 0):
            kept.append(Labelled(segment.start, segment.end, segment.code))
            ends[segment.code] = segment.end
    return kept
