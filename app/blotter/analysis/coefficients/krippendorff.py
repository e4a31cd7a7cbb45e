"""Krippendorff's alpha on fixed units: 1 - (N - 1) SUM o_ck d_ck / SUM n_c n_k d_ck.

Units with fewer than two ratings are left out, also of n (Krippendorff 2004, ch. 11; 2011; 2019).
"""

from fractions import Fraction
from itertools import accumulate, combinations

from blotter.analysis import messages
from blotter.analysis.coefficients.distances import Distance, interval, jaccard, masi, ratio
from blotter.analysis.coefficients.ratings import Ratings, Value
from blotter.analysis.coefficients.weights import as_number, ranked

_ZERO = Fraction(0)


def krippendorff_alpha_nominal(ratings: Ratings) -> Value:
    """Alpha for categories: every two are as different (Krippendorff 2004, ch. 11)."""
    disagreeing, totals = _ZERO, [0] * len(ratings.categories)
    for units, rated, counts in ratings.counted(2):
        disagreeing += units * Fraction(rated * rated - sum(c * c for c in counts), rated - 1)
        totals = [total + units * c for total, c in zip(totals, counts, strict=True)]
    pairable = sum(totals)
    expected = pairable * pairable - sum(total * total for total in totals)
    return _alpha(pairable, disagreeing, Fraction(expected))


def krippendorff_alpha(ratings: Ratings, distance: Distance) -> Value:
    """Alpha with any distance between labels (Krippendorff 2004, ch. 11)."""
    categories = ratings.categories
    apart = {
        (i, j): distance(categories[i], categories[j]) for i, j in combinations(range(len(categories)), 2)
    }
    disagreeing, totals = _ZERO, [0] * len(categories)
    for units, rated, counts in ratings.counted(2):
        used = [place for place, count in enumerate(counts) if count]
        pairs = sum((counts[i] * counts[j] * apart[i, j] for i, j in combinations(used, 2)), _ZERO)
        disagreeing += 2 * units * pairs / (rated - 1)
        for place in used:
            totals[place] += units * counts[place]
    expected = 2 * sum((totals[i] * totals[j] * d for (i, j), d in apart.items()), _ZERO)
    return _alpha(sum(totals), disagreeing, expected)


def krippendorff_alpha_ordinal(ratings: Ratings) -> Value:
    """Alpha for ranks: d = (SUM_{g=c..k} n_g - (n_c + n_k) / 2)², which is the squared distance of mid-ranks.

    Categories that are numbers are ranked by size, others in the order declared.
    """
    ranks = ranked(ratings.categories)
    totals: dict[Fraction, int] = dict.fromkeys(sorted(ranks), 0)
    for units, _, counts in ratings.counted(2):
        for rank, count in zip(ranks, counts, strict=True):
            totals[rank] += units * count
    ends = accumulate(totals.values())
    middle = {rank: end - Fraction(totals[rank], 2) for rank, end in zip(totals, ends, strict=True)}
    places = dict(zip(ratings.categories, ranks, strict=True))
    return krippendorff_alpha(ratings, lambda c, k: (middle[places[c]] - middle[places[k]]) ** 2)


def krippendorff_alpha_interval(ratings: Ratings) -> Value:
    """Alpha for numbers whose differences mean something: d = (c - k)²."""
    if any(as_number(category) is None for category in ratings.categories):
        return Value(None, messages.NEEDS_NUMBERS)
    return krippendorff_alpha(ratings, interval)


def krippendorff_alpha_ratio(ratings: Ratings) -> Value:
    """Alpha for numbers whose proportions mean something: d = ((c - k) / (c + k))²."""
    numbers = [as_number(category) for category in ratings.categories]
    if any(number is None or number < 0 for number in numbers):
        return Value(None, messages.NEEDS_POSITIVE_NUMBERS)
    return krippendorff_alpha(ratings, ratio)


def krippendorff_alpha_jaccard(ratings: Ratings) -> Value:
    """Alpha for sets of codes with Jaccard's distance; the categories are the sets."""
    return krippendorff_alpha(ratings, jaccard)


def krippendorff_alpha_masi(ratings: Ratings) -> Value:
    """Alpha for sets of codes with the MASI distance; the categories are the sets (Passonneau 2006)."""
    return krippendorff_alpha(ratings, masi)


def mean_distance(ratings: Ratings, distance: Distance) -> Value:
    """The mean over units of the mean distance between the labels of two coders."""
    apart, total = _ZERO, 0
    for pattern, units in ratings.patterns.items():
        labels = [label for label in pattern if label is not None]
        pairs = [distance(here, there) for here, there in combinations(labels, 2)]
        if pairs and units:
            apart += units * sum(pairs, _ZERO) / len(pairs)
            total += units
    return Value(float(apart / total)) if total else Value(None, messages.NEEDS_TWO_CODERS)


def _alpha(pairable: int, disagreeing: Fraction, expected: Fraction) -> Value:
    if not pairable:
        return Value(None, messages.NEEDS_TWO_CODERS)
    if not expected:
        return Value(None, messages.NO_VARIATION)
    return Value(float(1 - (pairable - 1) * disagreeing / expected))
