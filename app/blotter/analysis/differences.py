"""Differences of two texts in words: the least that has to be replaced in one to make it the other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from blotter.domain.rising import longest_rising
from blotter.domain.shifting import Replacement
from blotter.progress import Progress, silent

_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3005\u3007\u3021-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that are written without spaces, where each character with its marks is a piece."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_JOINERS = "\u200c\u200d"
_SMALL = 40_000
"""How many pairs of pieces are held against each other without looking for a foothold first."""

_FOOTHOLDS = (12, 5, 2, 1)
"""How many pieces that stand nowhere else are a foothold, from the safest to the last resort."""


class Stretch(NamedTuple):
    """Pieces of the old text in whose place others stand in the new one (by number, end exclusive)."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def differences(old: str, new: str, progress: Progress = silent) -> tuple[Replacement, ...]:
    """What to replace in the old text, in whole words, by place; none touches another."""
    lead = _common(old, new)
    tail = min(_common(old[::-1], new[::-1]), len(old) - lead, len(new) - lead)
    # Back to the beginning of a line, and on to the end of one: pieces are never parted.
    lead = old.rfind("\n", 0, lead) + 1
    rest = old.find("\n", len(old) - tail)
    tail = len(old) - rest if rest >= 0 and tail else 0
    before, after = old[lead : len(old) - tail], new[lead : len(new) - tail]
    made: list[Replacement] = []
    # Lines first, since there are few of them, then the words in those that are not alike.
    for lines in _replaced(before, after, _LINE.findall, progress):
        start, end = lead + lines.start, lead + lines.end
        cut = _cutter(old[start:end] + lines.words)
        for each in _replaced(old[start:end], lines.words, cut, progress):
            first, words = start + each.start, each.words
            if made and made[-1].end == first:
                joined = made.pop()
                first, words = joined.start, joined.words + words
            made.append(Replacement(first, start + each.end, words))
    return tuple(made)


def _replaced(
    old: str, new: str, cut: Callable[[str], list[str]], progress: Progress
) -> Iterator[Replacement]:
    """Which whole pieces are replaced."""
    olds, news = cut(old), cut(new)
    old_at, new_at = _places(olds), _places(news)
    for each in _stretches(olds, news, progress):
        words = new[new_at[each.new_start] : new_at[each.new_end]]
        yield Replacement(old_at[each.old_start], old_at[each.old_end], words)


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _cutter(characters: str) -> Callable[[str], list[str]]:
    """What cuts a text into pieces: words, single characters where there are no spaces, and white space."""
    marks = "".join(
        c for c in set(characters) if c in _JOINERS or (not c.isascii() and unicodedata.category(c)[0] == "M")
    )
    carried = f"[{re.escape(marks)}]" if marks else "(?!)"
    return re.compile(
        rf"[{_UNSPACED}]{carried}*|[^\W_{_UNSPACED}]+(?:{carried}+[^\W_{_UNSPACED}]*)*|\s"
        rf"|[^\w\s](?:\u200d[^\w\s]|{carried})*|.",
        re.DOTALL,
    ).findall


def _places(pieces: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, pieces))]


def _stretches(olds: Sequence[str], news: Sequence[str], progress: Progress) -> Iterator[Stretch]:
    """Where the pieces differ, from the first to the last."""
    waiting = [Stretch(0, len(olds), 0, len(news))]
    while waiting:
        whole = waiting.pop()
        progress(whole.old_start, len(olds))
        part = _narrowed(olds, news, whole)
        old, new = part.old_end - part.old_start, part.new_end - part.new_start
        if not old and not new:
            continue
        if not old or not new:
            yield part
        elif old * new <= _SMALL:
            yield from _compared(olds, news, part)
        elif footholds := _footholds(olds, news, part):
            waiting += reversed(list(_between(part, footholds)))
        else:
            yield part


def _narrowed(olds: Sequence[str], news: Sequence[str], part: Stretch) -> Stretch:
    """Without what both begin and end with."""
    i, k, j, m = part
    while i < k and j < m and olds[i] == news[j]:
        i, j = i + 1, j + 1
    while i < k and j < m and olds[k - 1] == news[m - 1]:
        k, m = k - 1, m - 1
    return Stretch(i, k, j, m)


def _compared(olds: Sequence[str], news: Sequence[str], part: Stretch) -> Iterator[Stretch]:
    i, k, j, m = part
    matcher = SequenceMatcher(None, olds[i:k], news[j:m], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield Stretch(i + a, i + b, j + c, j + d)


def _footholds(olds: Sequence[str], news: Sequence[str], part: Stretch) -> list[tuple[int, int, int]]:
    """Runs of pieces that stand once in both, as many as come in the same order: places and length."""
    i, k, j, m = part
    for length in _FOOTHOLDS:
        here, there = _once(olds, i, k, length), _once(news, j, m, length)
        pairs = [(place, there[run]) for run, place in here.items() if run in there]
        if found := longest_rising(pairs):
            return [(old, new, length) for old, new in found]
    return []


def _once(pieces: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    """The runs of pieces that stand in a stretch once, and where."""
    runs = [tuple(pieces[place : place + length]) for place in range(start, end - length + 1)]
    counts = Counter(runs)
    return {run: start + place for place, run in enumerate(runs) if counts[run] == 1}


def _between(part: Stretch, footholds: list[tuple[int, int, int]]) -> Iterator[Stretch]:
    """What lies before, between and behind footholds; those that overlap in one way only are skipped."""
    old, new = part.old_start, part.new_start
    for old_at, new_at, length in footholds:
        # Overlapping runs of one and the same alike stretch go on where the last one ended.
        skipped = max(old - old_at, new - new_at, 0)
        if skipped >= length:
            continue
        if old_at + skipped < old or new_at + skipped < new:
            continue
        yield Stretch(old, old_at + skipped, new, new_at + skipped)
        old, new = old_at + length, new_at + length
    yield Stretch(old, part.old_end, new, part.new_end)
