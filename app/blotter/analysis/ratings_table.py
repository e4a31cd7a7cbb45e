"""Agreement from a table of ratings: any measure of ratings, with intervals, category by category as well."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from blotter.analysis import messages
from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.drawn import Pattern
from blotter.analysis.measures import UnitMeasure
from blotter.analysis.ratings_bootstrap import Drawing, DrawnInterval, interval
from blotter.analysis.ratings_labels import RatingLabels
from blotter.analysis.ratings_measures import (
    ORDERED,
    TableMeasure,
    Weights,
    rated_measure,
    takes_weights,
    weighed,
)
from blotter.domain.rated_table import RatedTable
from blotter.domain.table import Column, ColumnKind, Table
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

_NO_INTERVAL = DrawnInterval(None, None, 0)
MANY_GROUPS = 10
"""A column of documents that nobody named is drawn from only if it names this many."""


class RatingsOptions(BaseModel):
    """What to compute from a table of ratings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measures: tuple[str, ...] = Field((), title="Measures", description="None chosen: the usual ones.")
    categories: tuple[str, ...] = Field(
        (),
        title="Categories",
        description="All that could be given, used or not, in their order if they have one.",
    )
    weights: Weights | None = Field(
        None,
        title="Weights",
        description="For ordered labels: how far two of them agree, in the measures that take weights.",
    )
    by_category: bool = Field(
        False, title="Category by category", description="Each category against the rest as well."
    )
    replicates: int = Field(2000, ge=0, le=100_000, title="Draws", description="0: no intervals.")
    seed: int = Field(1, ge=0, title="Seed", description="The same seed makes the same draws.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingsAgreement:
    """One measure of one code of the table, over all categories or of one against the rest.

    `n` is how many units, or groups of them, an interval was drawn from; `units` how many units two or more
    coders rated; `share` how many of the ratings are this category.
    """

    code: str
    category: str
    coders: int
    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    units: int
    share: float | None
    reason: str = ""


def rated_agreement(
    tables: Mapping[str, RatedTable],
    options: RatingsOptions,
    by_group: bool = False,
    progress: Progress = silent,
) -> list[RatingsAgreement]:
    """The rows of every code, in order; for the intervals units are drawn, or whole groups of them."""
    chosen = [rated_measure(name) for name in options.measures]
    rows: list[RatingsAgreement] = []
    for code, table in counted(tables.items(), progress, len(tables), every=1):
        rows += _Comparison(code, table, options, by_group, progress).rows(chosen)
    return rows


def drawn_by_group(tables: Iterable[RatedTable], group: bool | None) -> bool:
    """Whether whole groups of units are to be drawn: as told, or else if there are enough of them."""
    names = {unit.group for table in tables for unit in table.units}
    return group if group is not None else len(names) >= MANY_GROUPS


class _Comparison:
    """One code's table, measure by measure."""

    def __init__(
        self, code: str, table: RatedTable, options: RatingsOptions, by_group: bool, progress: Progress
    ) -> None:
        self.code, self.table, self.options = code, table, options
        self.by_group, self.progress = by_group, progress
        self.labels = RatingLabels(table, options.categories)
        self.groups = self.labels.groups(table, by_group)
        self.coders = len(table.coders)
        self.units = sum(
            count
            for group in self.groups
            for pattern, count in group.items()
            if sum(label is not None for label in pattern) > 1
        )

    def rows(self, chosen: Sequence[UnitMeasure]) -> Iterator[RatingsAgreement]:
        """All categories together, then each against the rest if that was asked for."""
        for each in chosen or self._usual("krippendorff_alpha_nominal", "percent_agreement"):
            yield self._row(each, "", *self._whole(each))
        if not self.options.by_category:
            return
        plain = [each for each in chosen if not isinstance(each, TableMeasure)]
        for category, shown in zip(self.labels.categories, self.labels.shown, strict=True):
            against = [_against(group, category) for group in self.groups]
            for each in plain or self._usual("f1", "krippendorff_alpha_nominal"):
                yield self._row(each, shown, *self._computed(each, each.function, against, (False, True)))

    def _usual(self, *ids: str) -> list[UnitMeasure]:
        return [rated_measure(name) for name in (*ids, "cohen_kappa" if self.coders == 2 else "fleiss_kappa")]

    def _whole(self, each: UnitMeasure) -> tuple[Value, DrawnInterval]:
        """A measure over all categories."""
        if each.id == "f1":
            binary = self.labels.binary(self.groups)
            if binary is None:
                return Value(None, messages.F1_OF_ONE_CATEGORY), _NO_INTERVAL
            return self._computed(each, each.function, binary, (False, True))
        if isinstance(each, TableMeasure) and each.of_sets:
            groups = self.labels.sets(self.table, self.by_group)
            found = dict.fromkeys(
                label for group in groups for pattern in group for label in pattern if label is not None
            )
            return self._computed(each, each.function, groups, tuple(found))
        weights = self.options.weights if takes_weights(each) else None
        if (weights or each.id in ORDERED) and not self.labels.have_order:
            return Value(None, messages.NEEDS_ORDER), _NO_INTERVAL
        return self._computed(each, weighed(each, weights), self.groups, self.labels.categories)

    def _computed(
        self,
        each: UnitMeasure,
        function: Callable[[Ratings], Value],
        groups: Sequence[Mapping[Pattern, int]],
        categories: tuple[Hashable, ...],
    ) -> tuple[Value, DrawnInterval]:
        """The value with its interval."""
        if each.two_coders and self.coders > 2:
            return Value(None, messages.TWO_CODERS_ONLY), _NO_INTERVAL
        patterns: Counter[Pattern] = Counter()
        for group in groups:
            patterns.update(group)
        value = function(Ratings(patterns, categories))
        drawing = Drawing(self.options.replicates, self.options.seed)
        if value.value is None or not drawing.replicates:
            return value, _NO_INTERVAL
        return value, interval(function, groups, categories, drawing, self.progress)

    def _row(self, each: UnitMeasure, category: str, value: Value, drawn: DrawnInterval) -> RatingsAgreement:
        return RatingsAgreement(
            code=self.code,
            category=category,
            coders=self.coders,
            measure=each.id,
            value=value.value,
            low=drawn.low,
            high=drawn.high,
            n=drawn.n,
            units=self.units,
            share=self.labels.share(category) if category else None,
            reason=value.reason or drawn.reason,
        )


def _against(patterns: Mapping[Pattern, int], category: Hashable) -> Counter[Pattern]:
    """The patterns with one category against the rest."""
    found: Counter[Pattern] = Counter()
    for pattern, units in patterns.items():
        found[tuple(None if label is None else label == category for label in pattern)] += units
    return found


def ratings_table(
    rows: Sequence[RatingsAgreement],
    options: RatingsOptions,
    notes: Sequence[str] = (),
    by_group: bool = False,
) -> Table:
    """The rows as a table; `notes` on how the file was read come first."""
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        Column("category", "Category"),
        Column("coders", "Coders", ColumnKind.INTEGER),
        Column("measure", "Measure"),
        Column("value", "Value", ColumnKind.NUMBER),
        Column("low", "Low", ColumnKind.NUMBER),
        Column("high", "High", ColumnKind.NUMBER),
        Column("n", "Drawn from", ColumnKind.INTEGER),
        Column("units", "Units", ColumnKind.INTEGER),
        Column("share", "Share", ColumnKind.NUMBER),
        Column("reason", "Reason"),
    )
    cells = tuple(
        (
            row.code, row.category, row.coders, row.measure, row.value, row.low, row.high, row.n, row.units,
            row.share, row.reason,
        )
        for row in rows
    )  # fmt: skip
    told = [*notes]
    if options.replicates:
        told.append(
            Sentence(
                messages.DRAWN_GROUPS if by_group else messages.DRAWN_UNITS,
                count=options.replicates, seed=options.seed,
            )
        )  # fmt: skip
    if options.by_category:
        told.append(messages.BY_CATEGORY)
    return Table("Agreement from a table", columns, cells, tuple(told))
