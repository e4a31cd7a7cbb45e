"""Aligning two readings of one file: what has to be replaced in one text to get the other.

Words that stand alike in both are found by runs that each has once, in order; what lies between is replaced.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from blotter.domain.rising import longest_rising
from blotter.domain.shifting import Replacement

_WORD = re.compile(r"\w+|[^\w\s]")
_RUN = 3
_LEAST_ALIKE = 0.5
"""Texts of which less is alike are not two readings of one file."""


class _Word(NamedTuple):
    start: int
    words: str

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def aligned(before: str, after: str) -> tuple[Replacement, ...] | None:
    """What makes one text of the other, but for the words that both have; None if they are too unlike."""
    if before == after:
        return ()
    old, new = _words(before), _words(after)
    pairs = list(_pairs(old, new))
    if len(pairs) < _LEAST_ALIKE * max(len(old), len(new), 1):
        return None
    return tuple(_replacements(before, after, ((old[i], new[j]) for i, j in pairs)))


def _words(text: str) -> list[_Word]:
    return [_Word(each.start(), each.group()) for each in _WORD.finditer(text)]


def _pairs(old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """The words that are alike, by their numbers in both, in order."""
    i = j = 0
    for next_i, next_j in [*_anchors(old, new), (len(old), len(new))]:
        while i < next_i and j < next_j and old[i].words == new[j].words:
            yield i, j
            i, j = i + 1, j + 1
        back = 0
        while (
            next_i - back > i
            and next_j - back > j
            and old[next_i - back - 1].words == new[next_j - back - 1].words
        ):
            back += 1
        for step in range(back, 0, -1):
            yield next_i - step, next_j - step
        i, j = max(i, next_i), max(j, next_j)


def _anchors(old: Sequence[_Word], new: Sequence[_Word]) -> list[tuple[int, int]]:
    """Where runs of words begin that each text has once: the longest series that is in order in both."""
    places = _single(new)
    found = [(i, places[run]) for run, i in _single(old).items() if run in places]
    return longest_rising(sorted(found))


def _single(words: Sequence[_Word]) -> dict[tuple[str, ...], int]:
    runs = [tuple(each.words for each in words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
    counts = Counter(runs)
    return {run: i for i, run in enumerate(runs) if counts[run] == 1}


def _replacements(before: str, after: str, pairs: Iterable[tuple[_Word, _Word]]) -> Iterator[Replacement]:
    old_end = new_end = 0
    for old, new in pairs:
        if before[old_end : old.start] != after[new_end : new.start]:
            yield Replacement(old_end, old.start, after[new_end : new.start])
        old_end, new_end = old.end, new.end
    if before[old_end:] != after[new_end:]:
        yield Replacement(old_end, len(before), after[new_end:])
