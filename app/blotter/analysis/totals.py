"""Totals: all codes together, as pooled counts and as the plain mean of the codes, each under its name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from blotter.analysis import messages
from blotter.analysis.agreement import CodeAgreement, Comparison
from blotter.analysis.bootstrap import Interval
from blotter.analysis.coefficients import Value
from blotter.analysis.measures import AnyMeasure, ContinuumMeasure, MatchMeasure
from blotter.analysis.sample import Replicates
from blotter.analysis.units import Unit
from blotter.domain.table import Column, ColumnKind, Table
from blotter.message import Sentence


class Kind(StrEnum):
    """How codes are taken together: their counts pooled (micro), or the mean of their values (macro)."""

    POOLED = "pooled"
    MEAN = "mean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """One measure over the codes that somebody used; `codes` is how many of them have a part in it."""

    kind: Kind
    measure: str
    unit: Unit
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int
    codes: int
    reason: str = ""

    def record(self) -> dict[str, object]:
        """The total as JSON has it."""
        return {
            "total": str(self.kind),
            "measure": self.measure,
            "unit": str(self.unit),
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "n": self.n,
            "codes": self.codes,
            "reason": self.reason,
        }


def totals(comparison: Comparison, codes: Sequence[str]) -> list[Total]:
    """Both totals of every measure; a mean of coefficients has no interval."""
    rows = [row for code in codes for row in comparison.rows(code)]
    used = [code for code in codes if any(row.code == code and any(row.segments.values()) for row in rows)]
    replicates = Replicates(comparison.sample, used, comparison.coders)
    found = []
    for each in comparison.measures:
        own = [row for row in rows if row.measure == each.id and row.code in used]
        if own:
            found += [_pooled(comparison, each, own[0], replicates), _mean(own)]
    return found


def totals_table(found: Sequence[Total]) -> Table:
    """The totals as a table."""
    columns = (
        Column("total", "Total"),
        Column("measure", "Measure"),
        Column("unit", "Unit"),
        *(Column(key, key.capitalize(), ColumnKind.NUMBER) for key in ("value", "low", "high")),
        Column("n", "n", ColumnKind.INTEGER),
        Column("codes", "Codes", ColumnKind.INTEGER),
        Column("reason", "Reason"),
    )
    rows = [
        (str(t.kind), t.measure, str(t.unit), t.value, t.low, t.high, t.n, t.codes, t.reason) for t in found
    ]
    return Table("All codes", columns, rows, total_notes(found))


def total_notes(found: Sequence[Total]) -> tuple[str, ...]:
    """The totals in words, for under a table of codes."""
    told = {Kind.POOLED: messages.POOLED, Kind.MEAN: messages.MEAN}
    notes = []
    for kind, template in told.items():
        own = [each for each in found if each.kind is kind and each.value is not None]
        if own:
            figures = "; ".join(_told(each) for each in own)
            notes.append(Sentence(template, codes=max(each.codes for each in own), figures=figures))
    return tuple(notes)


def _told(total: Total) -> str:
    interval = "" if total.low is None else f" [{total.low:.3f}, {total.high:.3f}]"
    return f"{total.measure} {total.value:.3f}{interval}"


def _pooled(comparison: Comparison, measure: AnyMeasure, row: CodeAgreement, replicates: Replicates) -> Total:
    sample, codes = comparison.sample, len(replicates.codes)
    value, interval = Value(None, messages.NOT_POOLED), Interval()
    if not isinstance(measure, ContinuumMeasure):
        is_match = isinstance(measure, MatchMeasure)
        objection = "" if is_match else measure.objection(comparison.options.unit)
        sizes = Counter({done: size * codes for done, size in sample.sizes.items()})
        counts = sample.counts(replicates.codes)
        value = Value(None, objection)
        if not objection:
            value = counts.value(measure, replicates.coders, sizes)
        if value.value is not None:
            interval = sample.interval(measure, replicates)
    return Total(
        kind=Kind.POOLED,
        measure=measure.id,
        unit=row.unit,
        value=value.value,
        low=interval.low,
        high=interval.high,
        n=sample.n,
        codes=codes,
        reason=value.reason or interval.reason,
    )


def _mean(rows: Sequence[CodeAgreement]) -> Total:
    values = [row.value for row in rows if row.value is not None]
    first = rows[0]
    return Total(
        kind=Kind.MEAN,
        measure=first.measure,
        unit=first.unit,
        value=fmean(values) if values else None,
        n=first.n,
        codes=len(values),
        reason="" if values else messages.NO_VALUES,
    )
