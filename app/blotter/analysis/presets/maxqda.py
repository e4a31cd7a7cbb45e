"""As MAXQDA compares coders: agreements and disagreements of two coders, counted by code."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from blotter.analysis import messages
from blotter.analysis.coded_text import CodedText, grouped
from blotter.analysis.matching import overlapping
from blotter.analysis.presets.options import Level, PresetOptions, done_by_all, pair
from blotter.domain.segment import Span
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.message import Sentence

TOTAL = "<Total>"


@dataclass(slots=True)
class _Counted:
    agreements: int = 0
    total: int = 0

    def add(self, agreements: int, total: int) -> None:
        self.agreements += agreements
        self.total += total

    @property
    def share(self) -> float | None:
        return self.agreements / self.total if self.total else None


def maxqda(texts: Sequence[CodedText], codes: Sequence[str], options: PresetOptions) -> Table:
    """Agreements, disagreements and their percentage by code, with a total.

    On the level of segments each segment of either coder is looked at in turn; codes without any are left
    out, and the total has a chance-corrected value in which chance is one in the number of codes.
    """
    coders = pair(texts, options, "MAXQDA")
    compared = done_by_all(texts, coders)
    counts = _counts(compared, codes, coders, options)
    total = _Counted(
        sum(each.agreements for each in counts.values()), sum(each.total for each in counts.values())
    )
    corrected, reason = _corrected(total, len(counts), options)
    rows = [_row(code, each) for code, each in counts.items()]
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        Column("agreements", "Agreements", ColumnKind.INTEGER),
        Column("disagreements", "Disagreements", ColumnKind.INTEGER),
        Column("total", "Total", ColumnKind.INTEGER),
        Column("percent", "Percent", ColumnKind.NUMBER),
        Column("brennan_prediger", "Brennan-Prediger on segments", ColumnKind.NUMBER),
        Column("reason", "Reason"),
    )
    compared_note = Sentence(
        messages.PRESET_COMPARED, first=coders[0], second=coders[1], documents=len(compared)
    )
    what = {
        Level.EXISTENCE: messages.MAXQDA_EXISTENCE,
        Level.FREQUENCY: messages.MAXQDA_FREQUENCY,
        Level.SEGMENTS: Sentence(messages.MAXQDA_SEGMENTS, percent=f"{options.overlap * 100:g}"),
    }[options.level]
    notes = [compared_note, what]
    if options.level is Level.SEGMENTS:
        notes.append(Sentence(messages.MAXQDA_CHANCE, codes=len(counts)))
    return Table("As MAXQDA", columns, (*rows, (*_row(TOTAL, total)[:5], corrected, reason)), tuple(notes))


def _counts(
    texts: Sequence[CodedText], codes: Sequence[str], coders: tuple[str, str], options: PresetOptions
) -> dict[str, _Counted]:
    counts = {code: _Counted() for code in codes}
    for text in texts:
        groups = grouped(text, coders, trim=False, rollup=False)
        for code, counted in counts.items():
            first, second = (groups.get(code, {}).get(coder, {}).keys() for coder in coders)
            if options.level is Level.SEGMENTS:
                counted.add(_answered(first, second, options.overlap), len(first) + len(second))
            elif options.level is Level.FREQUENCY:
                counted.add(len(first) == len(second), 1)
            else:
                counted.add(bool(first) == bool(second), 1)
    return {code: each for code, each in counts.items() if each.total}


def _answered(first: Collection[Span], second: Collection[Span], overlap: float) -> int:
    """How many segments of either coder have one of the other that overlaps enough."""
    answered: Counter[int] = Counter()
    fitting = [(a, b) for a, b in overlapping(first, second) if a.likeness(b) >= overlap]
    answered[0] = len({a for a, _ in fitting})
    answered[1] = len({b for _, b in fitting})
    return answered.total()


def _corrected(total: _Counted, codes: int, options: PresetOptions) -> tuple[float | None, str]:
    """(P_o - 1 / codes) / (1 - 1 / codes), which MAXQDA offers for segments only."""
    if options.level is not Level.SEGMENTS:
        return None, messages.MAXQDA_NO_KAPPA
    if total.share is None:
        return None, messages.NOT_USED
    if codes < 2:
        return None, messages.MAXQDA_ONE_CODE
    chance = 1 / codes
    return (total.share - chance) / (1 - chance), ""


def _row(code: str, counted: _Counted) -> tuple[Cell, ...]:
    percent = None if counted.share is None else 100 * counted.share
    return (
        code, counted.agreements, counted.total - counted.agreements, counted.total, percent, None, "",
    )  # fmt: skip
