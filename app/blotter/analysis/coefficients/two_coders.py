"""Chance-corrected agreement of exactly two coders, over the units that both rated."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from blotter.analysis import messages
from blotter.analysis.coefficients.ratings import Ratings, Value
from blotter.analysis.coefficients.weights import Matrix


@dataclass(frozen=True, slots=True)
class PairTable:
    """A contingency table with its margins."""

    categories: Sequence[Hashable]
    cells: Counter[tuple[Hashable, Hashable]]
    first: Counter[Hashable]
    second: Counter[Hashable]
    total: int

    @classmethod
    def of(cls, ratings: Ratings, first: int, second: int) -> "PairTable":
        """The table of two of the coders."""
        cells = ratings.pairs(first, second)
        margins: tuple[Counter[Hashable], Counter[Hashable]] = (Counter(), Counter())
        for pair, units in cells.items():
            for margin, label in zip(margins, pair, strict=True):
                margin[label] += units
        return cls(ratings.categories, cells, *margins, cells.total())


def scott_pi(ratings: Ratings) -> Value:
    """Chance from both coders' pooled shares of the categories; two coders (Scott 1955)."""
    table = _table(ratings)
    if isinstance(table, Value):
        return table
    pooled = sum((table.first[k] + table.second[k]) ** 2 for k in table.categories)
    return _kappa(cohen_parts(table)[0], Fraction(pooled, 4 * table.total**2))


def cohen_kappa(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """Chance from each coder's own shares of the categories; two coders (Cohen 1960; with weights 1968)."""
    table = _table(ratings)
    return table if isinstance(table, Value) else _kappa(*cohen_parts(table, weights))


def cohen_kappa_max(ratings: Ratings) -> Value:
    """The highest kappa that the two coders' margins allow: (SUM min(p_k., p_.k) - p_e) / (1 - p_e).

    Cohen (1960).
    """
    table = _table(ratings)
    if isinstance(table, Value):
        return table
    common = sum(min(table.first[k], table.second[k]) for k in table.categories)
    return _kappa(Fraction(common, table.total), cohen_parts(table)[1])


def cohen_kappa_se(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """The large-sample standard error of kappa for independent units (Fleiss, Cohen & Everitt 1969).

    var = [SUM p_kl (w_kl - (wr_k + wc_l) (1 - kappa))² - (kappa - p_e (1 - kappa))²] / (n (1 - p_e)²), with
    wr_k = SUM_l w_kl p_.l and wc_l = SUM_k w_kl p_k.
    """
    table = _table(ratings)
    if isinstance(table, Value):
        return table
    observed, expected = cohen_parts(table, weights)
    if expected == 1:
        return Value(None, messages.NO_VARIATION)
    weight, categories, units = _weight(table, weights), table.categories, table.total
    rows = {k: Fraction(sum(weight(k, j) * table.second[j] for j in categories)) / units for k in categories}
    columns = {
        k: Fraction(sum(weight(j, k) * table.first[j] for j in categories)) / units for k in categories
    }
    kappa = (observed - expected) / (1 - expected)
    spread = sum(
        (
            Fraction(count, units) * (weight(k, j) - (rows[k] + columns[j]) * (1 - kappa)) ** 2
            for (k, j), count in table.cells.items()
        ),
        Fraction(0),
    )
    variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / (units * (1 - expected) ** 2)
    return Value(float(variance) ** 0.5)


def cohen_parts(table: PairTable, weights: Matrix | None = None) -> tuple[Fraction, Fraction]:
    """Observed agreement, and what chance brings with the coders' own margins."""
    total = table.total
    if weights is None:
        agreeing = sum(units for (here, there), units in table.cells.items() if here == there)
        chance = sum(table.first[k] * table.second[k] for k in table.categories)
        return Fraction(agreeing, total), Fraction(chance, total**2)
    weight = _weight(table, weights)
    near = sum((weight(*pair) * units for pair, units in table.cells.items()), Fraction(0))
    expected = sum(
        (
            weight(here, there) * table.first[here] * table.second[there]
            for here in table.categories
            for there in table.categories
        ),
        Fraction(0),
    )
    return near / total, expected / total**2


def _weight(table: PairTable, weights: Matrix | None) -> Callable[[Hashable, Hashable], Fraction]:
    """How far two labels agree."""
    if weights is None:
        return lambda here, there: Fraction(here == there)
    places = {category: place for place, category in enumerate(table.categories)}
    return lambda here, there: weights[places[here]][places[there]]


def _table(ratings: Ratings) -> PairTable | Value:
    if ratings.coders > 2:
        return Value(None, messages.TWO_CODERS_ONLY)
    table = PairTable.of(ratings, 0, 1) if ratings.coders == 2 else None
    return table if table is not None and table.total else Value(None, messages.NEEDS_TWO_CODERS)


def _kappa(observed: Fraction, expected: Fraction) -> Value:
    if expected == 1:
        return Value(None, messages.NO_VARIATION)
    return Value(float((observed - expected) / (1 - expected)))
