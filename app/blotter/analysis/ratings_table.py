"""Agreement from a table of ratings: any measure of ratings, with intervals, category by category as well."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pydantic import BaseModel, ConfigDict, Field

from blotter.analysis import messages
from blotter.analysis.coefficients import Ratings, Value
from blotter.analysis.measures import MEASURES, UnitMeasure, measure
from blotter.analysis.ratings_bootstrap import FEWEST, Draws, Interval, Pattern, interval
from blotter.domain.names import name_key
from blotter.domain.rated_table import RatedTable
from blotter.domain.table import Column, ColumnKind, Table
from blotter.errors import Refused
from blotter.message import Sentence
from blotter.progress import Progress, counted, silent

MOST_CATEGORIES = 500
MANY_GROUPS = 10
"""A column of documents that nobody named is drawn from only if it names this many."""

_POSITIVE = ({"1", "0"}, {"yes", "no"}, {"true", "false"}, {"y", "n"}, {"x", "-"})
_POSITIVES = frozenset({"1", "yes", "true", "y", "x"})

RATED_MEASURES: tuple[UnitMeasure, ...] = tuple(each for each in MEASURES if isinstance(each, UnitMeasure))
"""The measures that a table of ratings can have."""


class RatingsOptions(BaseModel):
    """What to compute from a table of ratings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measures: tuple[str, ...] = Field((), title="Measures", description="None chosen: the usual ones.")
    categories: tuple[str, ...] = Field(
        (),
        title="Categories",
        description="All that could be given, used or not, in their order if they have one.",
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
    chosen = [_measure(name) for name in options.measures]
    rows: list[RatingsAgreement] = []
    for code, table in counted(tables.items(), progress, len(tables), every=1):
        rows += _rows(code, table, chosen, options, by_group, progress)
    return rows


def drawn_by_group(tables: Iterable[RatedTable], group: bool | None) -> bool:
    """Whether whole groups of units are to be drawn: as told, or else if there are enough of them."""
    names = {unit.group for table in tables for unit in table.units}
    return group if group is not None else len(names) >= MANY_GROUPS


def _measure(name: str) -> UnitMeasure:
    found = measure(name)
    if found not in RATED_MEASURES:
        known = ", ".join(each.id for each in RATED_MEASURES)
        raise Refused(messages.NOT_OF_RATINGS, measure=name, measures=known)
    assert isinstance(found, UnitMeasure)
    return found


def _rows(
    code: str,
    table: RatedTable,
    chosen: Sequence[UnitMeasure],
    options: RatingsOptions,
    by_group: bool,
    progress: Progress,
) -> list[RatingsAgreement]:
    labels = _Labels(table, options.categories)
    groups = labels.groups(table, by_group)
    total = sum(count for each in groups for pattern, count in each.items() if _ratings_of(pattern) > 1)
    coders = len(table.coders)
    draws = Draws(options.replicates, options.seed)

    def row(each: UnitMeasure, category: str, value: Value, drawn: Interval) -> RatingsAgreement:
        return RatingsAgreement(
            code=code, category=category, coders=coders, measure=each.id, value=value.value,
            low=drawn.low, high=drawn.high, n=drawn.n, units=total,
            share=labels.share(category) if category else None,
            reason=value.reason or _why_no_interval(drawn, options),
        )  # fmt: skip

    rows = []
    for each in chosen or _usual(coders, ("krippendorff_alpha_nominal", "percent_agreement")):
        if each.id == "f1":
            told = labels.binary(groups)
            rows.append(
                row(each, "", Value(None, messages.F1_OF_ONE_CATEGORY), Interval(None, None, 0))
                if told is None
                else row(each, "", *_computed(each, told, (False, True), coders, draws, progress))
            )
            continue
        rows.append(row(each, "", *_computed(each, groups, labels.categories, coders, draws, progress)))
    if options.by_category:
        usual = chosen or _usual(coders, ("f1", "krippendorff_alpha_nominal"))
        for category, shown in zip(labels.categories, labels.shown, strict=True):
            against = [_against(each, category) for each in groups]
            for each in usual:
                rows.append(
                    row(each, shown, *_computed(each, against, (False, True), coders, draws, progress))
                )
    return rows


def _usual(coders: int, ids: Sequence[str]) -> list[UnitMeasure]:
    found = [_measure(name) for name in ids]
    return [*found, _measure("cohen_kappa")] if coders == 2 else [*found, _measure("fleiss_kappa")]


def _computed(
    each: UnitMeasure,
    groups: Sequence[Mapping[Pattern, int]],
    categories: tuple[Hashable, ...],
    coders: int,
    draws: Draws,
    progress: Progress,
) -> tuple[Value, Interval]:
    """The value with its interval."""
    if each.two_coders and coders > 2:
        return Value(None, messages.TWO_CODERS_ONLY), Interval(None, None, 0)
    patterns: Counter[Pattern] = Counter()
    for group in groups:
        patterns.update(group)
    value = each.function(Ratings(patterns, categories))
    if value.value is None or not draws.replicates:
        return value, Interval(None, None, 0)
    return value, interval(each.id, each.function, groups, categories, draws, progress)


def _why_no_interval(drawn: Interval, options: RatingsOptions) -> str:
    if drawn.low is not None or not options.replicates:
        return ""
    if drawn.undefined:
        return Sentence(messages.DRAWS_UNDEFINED, percent=round(drawn.undefined * 100))
    return Sentence(messages.TOO_FEW_DRAWN, count=drawn.n, fewest=FEWEST)


def _ratings_of(pattern: Pattern) -> int:
    return sum(label is not None for label in pattern)


def _against(patterns: Mapping[Pattern, int], category: Hashable) -> Counter[Pattern]:
    """The patterns with one category against the rest."""
    found: Counter[Pattern] = Counter()
    for pattern, units in patterns.items():
        found[tuple(None if label is None else label == category for label in pattern)] += units
    return found


class _Labels:
    """The labels of a table as categories: numbers where all of them are, else words; in their order."""

    def __init__(self, table: RatedTable, declared: Sequence[str]) -> None:
        counts = Counter(label for unit in table.units for label in unit.labels if label is not None)
        words = [*dict.fromkeys([*declared, *counts])]
        numbers = [_number(label) for label in words]
        self._of: dict[str, Hashable] = dict(zip(words, words if None in numbers else numbers, strict=True))
        found = dict.fromkeys(self._of.values())
        if not declared:
            found = dict.fromkeys(sorted(found, key=_in_order))
        if len(found) > MOST_CATEGORIES:
            raise Refused(messages.MANY_CATEGORIES, count=len(found), limit=MOST_CATEGORIES)
        self.categories: tuple[Hashable, ...] = tuple(found)
        first: dict[Hashable, str] = {}
        for word, category in self._of.items():
            first.setdefault(category, word)
        self.shown = [first[category] for category in self.categories]
        self._ratings: Counter[Hashable] = Counter()
        for label, count in counts.items():
            self._ratings[self._of[label]] += count

    def groups(self, table: RatedTable, whole: bool) -> list[Counter[Pattern]]:
        """The patterns of each unit, or of each group of units."""
        found: dict[object, Counter[Pattern]] = {}
        for place, unit in enumerate(table.units):
            pattern = tuple(None if label is None else self._of[label] for label in unit.labels)
            found.setdefault(unit.group if whole else place, Counter())[pattern] += 1
        return list(found.values())

    def share(self, shown: str) -> float | None:
        """How many of the ratings are this category."""
        total = self._ratings.total()
        return self._ratings[self._of[shown]] / total if total else None

    def binary(self, groups: Sequence[Mapping[Pattern, int]]) -> list[Counter[Pattern]] | None:
        """The groups as yes and no, if the labels are some known words for that."""
        words = {word.casefold() for word in self._of}
        if not any(words <= pair for pair in _POSITIVE):
            return None
        positive = {category for word, category in self._of.items() if word.casefold() in _POSITIVES}
        return [
            Counter(
                {
                    tuple(None if label is None else label in positive for label in pattern): units
                    for pattern, units in group.items()
                }
            )
            for group in groups
        ]


def _in_order(label: Hashable) -> tuple[int | Fraction, str, str]:
    """Numbers by size, words by name."""
    if isinstance(label, int | Fraction):
        return label, "", ""
    return 0, name_key(str(label)), str(label)


def _number(label: str) -> int | Fraction | None:
    """The exact number that a label is; a comma may stand before the fraction."""
    words = label.replace("\u2212", "-")
    if words.count(",") == 1 and "." not in words:
        words = words.replace(",", ".")
    if not words.isascii() or "_" in words or "/" in words or len(words) > 40:
        return None
    try:
        number = Fraction(words)
    except ValueError:
        return None
    if abs(number.numerator) > 10**40 or number.denominator > 10**40:
        return None
    return int(number) if number.denominator == 1 else number


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
