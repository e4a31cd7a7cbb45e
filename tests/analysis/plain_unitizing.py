"""The unitizing alphas once more, character by character.

A document is its length and, for each coder, a list of (start, end, label); one coder's do not overlap.
"""

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations

GAP = None


def alpha_u_nominal(documents):
    joint, own, _ = sums(documents)
    expected, observed = table(lengths(joint), own), disagreement(joint)
    chance = sum(value for (c, k), value in expected.items() if c != k)
    return 1 - observed / chance if chance else None


def alpha_u_binary(documents):
    joint, own, _ = sums(documents)
    expected = table(lengths(joint), own)
    missed = sum(value for (c, k), value in joint.items() if c is GAP and k is not GAP)
    chance = sum(value for (c, k), value in expected.items() if c is GAP and k is not GAP)
    return 1 - missed / chance if chance else None


def alpha_cu_nominal(documents):
    joint, _, met = sums(documents)
    joint = coded_only(joint)
    expected = table(lengths(joint), met)
    chance = sum(value for (c, k), value in expected.items() if c != k)
    return 1 - disagreement(joint) / chance if chance else None


def alpha_ku_nominal(documents, label):
    joint, _, met = sums(documents)
    joint = coded_only(joint)
    length = lengths(joint)
    expected = table(length, met)
    row = sum(value for (c, _), value in expected.items() if c == label)
    others = row - expected.get((label, label), 0)
    if not length[label] or not others:
        return None
    return 1 - row / length[label] * (length[label] - joint[label, label]) / others


def sums(documents):
    """l_ck, Q_c and Q*_c."""
    joint, own, met = Counter(), Counter(), Counter()
    for size, coders in documents:
        if len(coders) < 2:
            continue
        labels = [at_each_character(size, segments) for segments in coders]
        for here in zip(*labels, strict=True):
            for c, k in permutations(here, 2):
                joint[c, k] += Fraction(1, len(coders) - 1)
        for coder, segments in enumerate(coders):
            own[GAP] += labels[coder].count(GAP)
            for start, end, label in segments:
                others = [labels[other] for other in range(len(coders)) if other != coder]
                meeting = sum(found[place] is not GAP for found in others for place in range(start, end))
                own[label] += (end - start) ** 2
                met[label] += Fraction(meeting, len(others)) ** 2
    return joint, own, met


def at_each_character(size, segments):
    found = [GAP] * size
    for start, end, label in segments:
        found[start:end] = [label] * (end - start)
    return found


def lengths(joint):
    found = Counter()
    for (c, _), value in joint.items():
        found[c] += value
    return found


def coded_only(joint):
    return Counter({(c, k): v for (c, k), v in joint.items() if c is not GAP and k is not GAP})


def disagreement(joint):
    return sum(value for (c, k), value in joint.items() if c != k)


def table(length, own):
    """e_ck."""
    total = sum(length.values())
    if not total:
        return {}
    rest = total - sum(own.values()) / total
    return {
        (c, k): (length[c] * length[k] - (own[c] if c == k else 0)) / rest for c in length for k in length
    }


def alpha_u_1995(size, coders, labels):
    """With every pair of a segment or gap of one coder and one of another, as it was printed."""
    observed = expected = Fraction(0)
    for label in labels:
        divided = [cut(size, [(s, e) for s, e, name in own if name == label]) for own in coders]
        differences = sum(
            difference(here, there)
            for first, second in combinations(divided, 2)
            for here in first
            for there in second
        )
        observed += Fraction(2 * differences, len(coders) * (len(coders) - 1) * size**2)
        expected += expected_1995(size, divided)
    return 1 - observed / expected if expected else None


def cut(size, spans):
    """The whole text as segments and gaps: (start, end, whether it is a segment)."""
    found, last = [], 0
    for start, end in sorted(spans):
        found += [(last, start, False)] * (start > last) + [(start, end, True)]
        last = end
    return found + [(last, size, False)] * (size > last)


def difference(here, there):
    (b1, e1, unit1), (b2, e2, unit2) = here, there
    if unit1 and unit2 and max(b1, b2) < min(e1, e2):
        return (b1 - b2) ** 2 + (e1 - e2) ** 2
    if unit1 and not unit2 and b2 <= b1 and e1 <= e2:
        return (e1 - b1) ** 2
    if unit2 and not unit1 and b1 <= b2 and e2 <= e1:
        return (e2 - b2) ** 2
    return 0


def expected_1995(size, divided):
    units = [e - b for coder in divided for b, e, is_unit in coder if is_unit]
    gaps = [e - b for coder in divided for b, e, is_unit in coder if not is_unit]
    total = Fraction(0)
    for u in units:
        total += Fraction(len(units) - 1, 3) * (2 * u**3 - 3 * u**2 + u)
        total += u**2 * sum(gap - u + 1 for gap in gaps if gap >= u)
    places = len(divided) * size
    ways = places * (places - 1) - sum(u * (u - 1) for u in units)
    return Fraction(2, size) * total / ways
