"""Raw and chance-corrected agreement on fixed units. Exact until the last step."""

from collections import Counter
from collections.abc import Callable, Hashable
from fractions import Fraction

from blotter.analysis import messages
from blotter.analysis.coefficients.ratings import Ratings, Value


def percent_agreement(ratings: Ratings) -> Value:
    """Share of agreeing pairs of ratings, each unit weighing the same (Gwet 2014)."""
    observed = _observed(ratings)
    return Value(None, messages.NEEDS_TWO_CODERS) if observed is None else Value(float(observed))


def percent_agreement_alpha_weighted(ratings: Ratings) -> Value:
    """1 - observed disagreement of alpha: each unit weighs as its ratings (Krippendorff 2004, p. 230)."""
    agreeing, total = Fraction(0), 0
    for units, rated, counts in ratings.counted(2):
        agreeing += units * Fraction(sum(c * (c - 1) for c in counts), rated - 1)
        total += units * rated
    return Value(float(agreeing / total)) if total else Value(None, messages.NEEDS_TWO_CODERS)


def brennan_prediger(ratings: Ratings) -> Value:
    """Chance is one in the number of declared categories (Bennett et al. 1954; Brennan & Prediger 1981)."""
    return _corrected(_observed(ratings), Fraction(1, max(1, len(ratings.categories))))


def fleiss_kappa(ratings: Ratings) -> Value:
    """Chance from the coders' mean shares of the categories (Fleiss 1971; missing ratings: Gwet 2014)."""
    return _corrected(_observed(ratings), sum((share * share for share in _shares(ratings)), Fraction(0)))


def gwet_ac1(ratings: Ratings) -> Value:
    """Chance from how even the categories are (Gwet 2008)."""
    categories = len(ratings.categories)
    if categories < 2:
        return _corrected(_observed(ratings), Fraction(1))
    mixed = sum((share * (1 - share) for share in _shares(ratings)), Fraction(0))
    return _corrected(_observed(ratings), mixed / (categories - 1))


def cohen_kappa(ratings: Ratings) -> Value:
    """Chance from each coder's own shares of the categories; two coders (Cohen 1960)."""
    return _of_two(ratings, lambda first, second: first * second)


def scott_pi(ratings: Ratings) -> Value:
    """Chance from both coders' pooled shares of the categories; two coders (Scott 1955)."""
    return _of_two(ratings, lambda first, second: ((first + second) / 2) ** 2)


def _observed(ratings: Ratings) -> Fraction | None:
    agreeing, total = Fraction(0), 0
    for units, rated, counts in ratings.counted(2):
        agreeing += units * Fraction(sum(c * (c - 1) for c in counts), rated * (rated - 1))
        total += units
    return agreeing / total if total else None


def _shares(ratings: Ratings) -> list[Fraction]:
    shares, total = [Fraction(0)] * len(ratings.categories), 0
    for units, rated, counts in ratings.counted(1):
        shares = [share + units * Fraction(c, rated) for share, c in zip(shares, counts, strict=True)]
        total += units
    return [share / total for share in shares] if total else shares


def _corrected(observed: Fraction | None, expected: Fraction) -> Value:
    if observed is None:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if expected == 1:
        return Value(None, messages.NO_VARIATION)
    return Value(float((observed - expected) / (1 - expected)))


def _of_two(ratings: Ratings, chance: Callable[[Fraction, Fraction], Fraction]) -> Value:
    if ratings.coders > 2:
        return Value(None, messages.TWO_CODERS_ONLY)
    table = ratings.pairs(0, 1) if ratings.coders == 2 else Counter()
    total = table.total()
    if not total:
        return Value(None, messages.NEEDS_TWO_CODERS)
    first: Counter[Hashable] = Counter()
    second: Counter[Hashable] = Counter()
    for (here, there), units in table.items():
        first[here] += units
        second[there] += units
    observed = Fraction(sum(units for (here, there), units in table.items() if here == there), total)
    shares = ((Fraction(first[c], total), Fraction(second[c], total)) for c in first.keys() | second.keys())
    return _corrected(observed, sum((chance(*pair) for pair in shares), Fraction(0)))
