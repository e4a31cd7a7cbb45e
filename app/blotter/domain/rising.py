"""Pairs of places that are in order in two texts at once, on which two versions of a text are laid out."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs (in the order of the first number) in which the second rises as well."""
    ends: list[int] = []
    chosen: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        at = bisect_left(ends, value)
        before.append(chosen[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            chosen.append(number)
        else:
            ends[at], chosen[at] = value, number
    found: list[tuple[int, int]] = []
    number = chosen[-1] if chosen else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
