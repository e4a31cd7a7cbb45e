"""Raw and chance-corrected agreement on fixed units, with weights where wanted. Exact until the last step."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from blotter.analysis import messages
from blotter.analysis.coefficients.ratings import Ratings, Value
from blotter.analysis.coefficients.two_coders import PairTable, cohen_parts
from blotter.analysis.coefficients.weights import Matrix, weighted

_ZERO = Fraction(0)


def percent_agreement(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """Share of agreeing pairs of ratings, each unit weighing the same (Gwet 2014)."""
    observed = observed_agreement(ratings, weights)
    return Value(None, messages.NEEDS_TWO_CODERS) if observed is None else Value(float(observed))


def percent_agreement_alpha_weighted(ratings: Ratings) -> Value:
    """1 - observed disagreement of alpha: each unit weighs as its ratings (Krippendorff 2004, p. 230)."""
    agreeing, total = _ZERO, 0
    for units, rated, counts in ratings.counted(2):
        agreeing += units * Fraction(sum(c * (c - 1) for c in counts), rated - 1)
        total += units * rated
    return Value(float(agreeing / total)) if total else Value(None, messages.NEEDS_TWO_CODERS)


def brennan_prediger(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """Chance is one in the number of declared categories (Bennett et al. 1954; Brennan & Prediger 1981).

    With weights it is their mean (Gwet 2014).
    """
    return corrected(observed_agreement(ratings, weights), even_chance(ratings, weights))


def fleiss_kappa(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """Chance from the coders' mean shares of the categories (Fleiss 1971; missing ratings: Gwet 2014)."""
    return corrected(observed_agreement(ratings, weights), pooled_chance(ratings, weights))


def gwet_ac1(ratings: Ratings) -> Value:
    """Chance from how even the categories are (Gwet 2008)."""
    return gwet_ac2(ratings)


def gwet_ac2(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """AC1 with weights: T_w / (q (q - 1)) times the sum of share (1 - share) (Gwet 2014)."""
    return corrected(observed_agreement(ratings, weights), evenness_chance(ratings, weights))


def conger_kappa(ratings: Ratings, weights: Matrix | None = None) -> Value:
    """Cohen's kappa for any number of coders: chance from each coder's own shares (Conger 1980; Gwet 2014).

    p_e = SUM w_kl (P_k P_l - S_kl / g) with P the mean and S the covariance, divisor g - 1, of the margins of
    the g coders who rated anything.
    """
    own = [ratings.margins(coder) for coder in range(ratings.coders)]
    margins = [margin for margin in own if margin is not None]
    coders = len(margins)
    if coders < 2:
        return Value(None, messages.NEEDS_TWO_CODERS)
    means = [sum(column, _ZERO) / coders for column in zip(*margins, strict=True)]
    apart = [[share - mean for share, mean in zip(row, means, strict=True)] for row in margins]
    spread = sum((_form(row, row, weights) for row in apart), _ZERO) / (coders - 1)
    return corrected(observed_agreement(ratings, weights), _form(means, means, weights) - spread / coders)


def hubert_kappa(ratings: Ratings) -> Value:
    """The pairs' mean agreement against their mean chance after Cohen, on complete units (Hubert 1977)."""
    parts = [cohen_parts(table) for table in _tables(ratings)]
    if not parts:
        return Value(None, messages.NEEDS_TWO_CODERS)
    observed = sum((part[0] for part in parts), _ZERO) / len(parts)
    return corrected(observed, sum((part[1] for part in parts), _ZERO) / len(parts))


def light_kappa(ratings: Ratings) -> Value:
    """The mean of the pairs' Cohen's kappas, on complete units; none if a pair has none (Light 1971)."""
    parts = [cohen_parts(table) for table in _tables(ratings)]
    if not parts:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if any(expected == 1 for _, expected in parts):
        return Value(None, messages.NO_VARIATION)
    kappas = [(observed - expected) / (1 - expected) for observed, expected in parts]
    return Value(float(sum(kappas, _ZERO) / len(kappas)))


def observed_agreement(ratings: Ratings, weights: Matrix | None = None) -> Fraction | None:
    """The mean over units of the share of agreeing pairs of ratings; None without a unit rated twice."""
    agreeing, total = _ZERO, 0
    for units, rated, counts in ratings.counted(2):
        agreeing += units * agreement_of(counts, rated, weights)
        total += units
    return agreeing / total if total else None


def agreement_of(counts: Sequence[int], rated: int, weights: Matrix | None) -> Fraction:
    """The share of agreeing pairs among the ratings of one unit."""
    pairs = sum(count * (near - 1) for count, near in zip(counts, weighted(counts, weights), strict=True))
    return Fraction(pairs) / (rated * (rated - 1))


def shares(ratings: Ratings) -> list[Fraction]:
    """The mean over rated units of each category's share of the ratings."""
    found, total = [_ZERO] * len(ratings.categories), 0
    for units, rated, counts in ratings.counted(1):
        found = [share + units * Fraction(c, rated) for share, c in zip(found, counts, strict=True)]
        total += units
    return [share / total for share in found] if total else found


def even_chance(ratings: Ratings, weights: Matrix | None = None) -> Fraction:
    """What agrees by chance when every declared category is as likely: SUM w_kl / q²."""
    categories = max(1, len(ratings.categories))
    return weight_total(categories, weights) / categories**2


def pooled_chance(ratings: Ratings, weights: Matrix | None = None) -> Fraction:
    """What agrees by chance when all coders share one habit: SUM w_kl pi_k pi_l."""
    found = shares(ratings)
    return _form(found, found, weights)


def evenness_chance(ratings: Ratings, weights: Matrix | None = None) -> Fraction:
    """Gwet's chance, largest when all categories are as common; 1 where there is but one category."""
    categories = len(ratings.categories)
    if categories < 2:
        return Fraction(1)
    mixed = sum((share * (1 - share) for share in shares(ratings)), _ZERO)
    return weight_total(categories, weights) / (categories * (categories - 1)) * mixed


def weight_total(categories: int, weights: Matrix | None) -> Fraction:
    """T_w, the sum of all weights."""
    return Fraction(categories) if weights is None else sum((cell for row in weights for cell in row), _ZERO)


def corrected(observed: Fraction | None, expected: Fraction) -> Value:
    """(p_a - p_e) / (1 - p_e), undefined where nothing is left to correct for."""
    if observed is None:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if expected == 1:
        return Value(None, messages.NO_VARIATION)
    return Value(float((observed - expected) / (1 - expected)))


def _form(first: Sequence[Fraction], second: Sequence[Fraction], weights: Matrix | None) -> Fraction:
    """SUM w_kl first_k second_l."""
    near = weighted(second, weights)
    return sum((here * there for here, there in zip(first, near, strict=True)), _ZERO)


def _tables(ratings: Ratings) -> list[PairTable]:
    whole = ratings.complete()
    tables = (PairTable.of(whole, i, j) for i, j in combinations(range(whole.coders), 2))
    return [table for table in tables if table.total]
