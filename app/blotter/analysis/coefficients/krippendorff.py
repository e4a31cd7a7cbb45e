"""Krippendorff's alpha on fixed units."""

from fractions import Fraction

from blotter.analysis import messages
from blotter.analysis.coefficients.ratings import Ratings, Value


def krippendorff_alpha_nominal(ratings: Ratings) -> Value:
    """Krippendorff's alpha for categories (Krippendorff 2004, ch. 11)."""
    disagreeing, totals = Fraction(0), [0] * len(ratings.categories)
    for units, rated, counts in ratings.counted(2):
        disagreeing += units * Fraction(rated * rated - sum(c * c for c in counts), rated - 1)
        totals = [total + units * c for total, c in zip(totals, counts, strict=True)]
    pairable = sum(totals)
    if not pairable:
        return Value(None, messages.NEEDS_TWO_CODERS)
    expected = pairable * pairable - sum(total * total for total in totals)
    if not expected:
        return Value(None, messages.NO_VARIATION)
    return Value(float(1 - (pairable - 1) * disagreeing / expected))
