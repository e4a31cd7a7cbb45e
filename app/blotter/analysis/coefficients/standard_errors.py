"""Standard errors of kappas for independent units: documents, or passages that were drawn; never characters.

Gwet (2008, 2014). Units that one coder rated alone count for chance, so they count here too.
"""

from collections.abc import Callable
from fractions import Fraction
from math import atan, cos, pi, sin, sqrt

from blotter.analysis import messages
from blotter.analysis.coefficients.nominal import (
    agreement_of,
    even_chance,
    evenness_chance,
    observed_agreement,
    pooled_chance,
    shares,
    weight_total,
)
from blotter.analysis.coefficients.ratings import Ratings, Value
from blotter.analysis.coefficients.weights import Matrix, weighted

_ZERO = Fraction(0)

_Chance = Callable[[list[Fraction]], Fraction]
"""What one unit's shares of the categories bring to chance agreement."""


def brennan_prediger_se(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """The standard error of the Brennan-Prediger kappa: chance does not vary with the sample."""
    return _standard_error(ratings, weights, even_chance(ratings, weights), None)


def fleiss_kappa_se(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """The standard error of Fleiss' kappa; pe_i = SUM_k r_ik / r_i SUM_l (w_kl + w_lk) pi_l / 2."""
    found = shares(ratings)
    rows = weighted(found, weights)
    columns = weighted(found, None if weights is None else list(zip(*weights, strict=True)))
    means = [Fraction(row + column) / 2 for row, column in zip(rows, columns, strict=True)]

    def chance(unit: list[Fraction]) -> Fraction:
        return sum((share * mean for share, mean in zip(unit, means, strict=True)), _ZERO)

    return _standard_error(ratings, weights, pooled_chance(ratings, weights), chance)


def gwet_ac_se(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """The standard error of AC1 or AC2; pe_i = T_w / (q (q - 1)) SUM_k (1 - pi_k) r_ik / r_i."""
    found, categories = shares(ratings), len(ratings.categories)
    factor = weight_total(categories, weights) / max(1, categories * (categories - 1))

    def chance(unit: list[Fraction]) -> Fraction:
        return factor * sum((share * (1 - mean) for share, mean in zip(unit, found, strict=True)), _ZERO)

    return _standard_error(ratings, weights, evenness_chance(ratings, weights), chance)


def t_interval(value: float, error: float, units: int) -> tuple[float, float]:
    """The 95 % interval by Student's t with n - 1 degrees of freedom, its upper end not above 1."""
    reach = t_quantile(units - 1) * error
    return value - reach, min(1.0, value + reach)


def t_quantile(freedom: int) -> float:
    """Student's t that 97.5 % stay below, by halving; freedom is at least 1."""
    low, high = 0.0, 16.0
    while high - low > 1e-12:
        middle = (low + high) / 2
        low, high = (middle, high) if _t_within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def _standard_error(
    ratings: Ratings, weights: Matrix | None, expected: Fraction, chance: _Chance | None
) -> Value:
    """SE² = SUM (x_i - kappa)² / (n (n - 1)), x_i = kappa_i - 2 (1 - kappa) (pe_i - p_e) / (1 - p_e)."""
    observed = observed_agreement(ratings, weights)
    total, paired = ratings.units(1), ratings.units(2)
    if observed is None:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if expected == 1:
        return Value(None, messages.NO_VARIATION)
    if total < 2:
        return Value(None, messages.NEEDS_TWO_UNITS)
    kappa = (observed - expected) / (1 - expected)
    spread = _ZERO
    for units, rated, counts in ratings.counted(1):
        own = _ZERO
        if rated > 1:
            own = Fraction(total, paired) * (agreement_of(counts, rated, weights) - expected) / (1 - expected)
        if chance is not None:
            unit = [Fraction(count, rated) for count in counts]
            own -= 2 * (1 - kappa) * (chance(unit) - expected) / (1 - expected)
        spread += units * (own - kappa) ** 2
    return Value(sqrt(spread / (total * (total - 1))))


def _t_within(t: float, freedom: int) -> float:
    """The probability that Student's t lies between -t and t: a finite series for whole freedom."""
    angle = atan(t / sqrt(freedom))
    if freedom == 1:
        return 2 * angle / pi
    odd = freedom % 2
    term = cos(angle) if odd else 1.0
    total = term
    for step in range(2 + odd, freedom - 1, 2):
        term *= cos(angle) ** 2 * (step - 1) / step
        total += term
    return 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
