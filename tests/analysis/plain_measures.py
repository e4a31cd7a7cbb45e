"""The measures once more, as slowly and plainly as they can be written: one entry a character or unit."""

from itertools import combinations, permutations


def coded(length, spans):
    """For each character whether a span covers it."""
    return [any(start <= position < end for start, end in spans) for position in range(length)]


def touched(units, spans):
    """For each unit whether a span shares a character with it."""
    return [any(start < unit[1] and unit[0] < end for start, end in spans) for unit in units]


def percent_agreement(units):
    shares = []
    for unit in rated(units, 2):
        pairs = list(permutations(unit, 2))
        shares.append(sum(a == b for a, b in pairs) / len(pairs))
    return sum(shares) / len(shares) if shares else None


def percent_agreement_alpha_weighted(units):
    units = rated(units, 2)
    total = sum(len(unit) for unit in units)
    agreeing = sum(sum(a == b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    return agreeing / total if total else None


def krippendorff_alpha_nominal(units):
    units = rated(units, 2)
    values = [value for unit in units for value in unit]
    observed = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units)
    counts = [values.count(value) for value in set(values)]
    expected = sum(a * b for a, b in permutations(counts, 2))
    return 1 - (len(values) - 1) * observed / expected if expected else None


def fleiss_kappa(units):
    return corrected(percent_agreement(units), sum(share**2 for share in shares(units)))


def gwet_ac1(units):
    return corrected(percent_agreement(units), sum(share * (1 - share) for share in shares(units)))


def brennan_prediger(units):
    return corrected(percent_agreement(units), 0.5)


def cohen_kappa(units):
    both = [unit for unit in units if None not in unit]
    if not both:
        return None
    first, second = (sum(unit[i] for unit in both) / len(both) for i in (0, 1))
    return corrected(percent_agreement(both), first * second + (1 - first) * (1 - second))


def scott_pi(units):
    both = [unit for unit in units if None not in unit]
    if not both:
        return None
    share = sum(sum(unit) for unit in both) / (2 * len(both))
    return corrected(percent_agreement(both), share**2 + (1 - share) ** 2)


def f1(units):
    values = []
    for i, j in combinations(range(len(units[0]) if units else 0), 2):
        pairs = [(unit[i], unit[j]) for unit in units if unit[i] is not None and unit[j] is not None]
        both = sum(a and b for a, b in pairs)
        one = sum(a != b for a, b in pairs)
        if both or one:
            values.append(2 * both / (2 * both + one))
    return sum(values) / len(values) if values else None


def most_pairs(first, second, fits):
    """The size of the largest one-to-one matching, by trying everything."""
    if not first:
        return 0
    head, rest = first[0], first[1:]
    taking = [
        1 + most_pairs(rest, second[:i] + second[i + 1 :], fits)
        for i, s in enumerate(second)
        if fits(head, s)
    ]
    return max([most_pairs(rest, second, fits), *taking])


def rated(units, at_least):
    there = ([value for value in unit if value is not None] for unit in units)
    return [unit for unit in there if len(unit) >= at_least]


def shares(units):
    units = rated(units, 1)
    coded_share = sum(sum(unit) / len(unit) for unit in units) / len(units) if units else 0
    return coded_share, 1 - coded_share


def corrected(observed, expected):
    if observed is None or expected > 1 - 1e-15:
        return None
    return (observed - expected) / (1 - expected)


def conger_kappa(units):
    coders = [coder for coder in range(len(units[0]) if units else 0) if share_of(units, coder) is not None]
    if len(coders) < 2:
        return None
    return corrected(percent_agreement(units), mean_chance(units, coders))


def hubert_kappa(units):
    units, coders = complete(units)
    if not units:
        return None
    return corrected(percent_agreement(units), mean_chance(units, coders))


def light_kappa(units):
    units, coders = complete(units)
    if not units:
        return None
    kappas = [cohen_kappa([(unit[i], unit[j]) for unit in units]) for i, j in combinations(coders, 2)]
    return None if None in kappas else sum(kappas) / len(kappas)


def cohen_kappa_max(units):
    both = [unit for unit in units if None not in unit]
    if not both:
        return None
    first, second = (sum(unit[i] for unit in both) / len(both) for i in (0, 1))
    most = min(first, second) + min(1 - first, 1 - second)
    return corrected(most, first * second + (1 - first) * (1 - second))


def complete(units):
    coders = range(len(units[0]) if units else 0)
    return ([unit for unit in units if None not in unit] if len(coders) > 1 else []), coders


def share_of(units, coder):
    given = [unit[coder] for unit in units if unit[coder] is not None]
    return sum(given) / len(given) if given else None


def mean_chance(units, coders):
    """What each pair of coders would agree on by chance, after Cohen, on average."""
    habits = [share_of(units, coder) for coder in coders]
    chances = [a * b + (1 - a) * (1 - b) for a, b in combinations(habits, 2)]
    return sum(chances) / len(chances)
