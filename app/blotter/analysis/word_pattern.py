"""Word patterns: words as a regular expression that finds them in a text, whatever is overlooked."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import NamedTuple
from unicodedata import normalize

from blotter.analysis.folding import Folding, accents, clusters

_LIGATURES = (3, 2)
"""How many letters a single character may stand for, such as ß or ﬃ or a syllable of Hangul."""

_LONGEST_PIECE = 12
"""Through so many letters ligatures may follow one on another; the ways to write them double with each."""

_MOST_ACCENTS = 3
_ENDINGS = "\u1160-\u11ff\ud7b0-\ud7ff"
"""The vowels and last consonants of Hangul that is written letter by letter."""

_DOTTED = {"i": ("İ", "I\u0307"), "I": ("ı", "İ", "I\u0307"), "ı": ("I",), "I\u0307": ("i",)}
"""How a Turkish i may be written in the other case; which one it is cannot be seen from a capital I."""


class _Letter(NamedTuple):
    """A letter with its accents, folded; and in which other ways it may be written."""

    folded: str
    others: tuple[str, ...] = ()


Spelling = tuple[str, ...]
"""A way to write something: at each place any one of some characters."""


def word_pattern(words: str, folding: Folding) -> re.Pattern[str]:
    """Finds the words; white space in them is any white space, and no hit ends between letter and accent."""
    if not all(map(folding.fold, words.split())):
        folding = Folding(folding.ignore_case, ignore_accents=False)
    writing = _Writing(folding)
    first, *others = words.split()
    parts = [writing.beginning(first), *map(writing.going_on, others)]
    return re.compile(r"\s+".join(parts) + f"(?![{re.escape(accents())}{_ENDINGS}])")


class _Writing:
    """Turns words into patterns; a class of characters comes first, which is sought at great speed."""

    def __init__(self, folding: Folding) -> None:
        self._folding = folding
        self._gap = f"[{re.escape(accents())}]*+" if folding.ignore_accents else ""

    def beginning(self, word: str) -> str:
        first, *others = self._pieces(word)
        spellings = list(dict.fromkeys(self._spellings(first)))
        heads = "".join(dict.fromkeys("".join(spelling[0] for spelling in spellings)))
        if len(spellings) == 1:
            head = self._written(spellings[0])
        else:
            ways = (f"(?<={_one_of(s[0])}){self._gap}{self._written(s[1:])}" for s in spellings)
            head = f"{_one_of(heads)}(?:{'|'.join(ways)})"
        return head + "".join(map(self._alternatives, others))

    def going_on(self, word: str) -> str:
        return "".join(map(self._alternatives, self._pieces(word)))

    def _alternatives(self, piece: Sequence[_Letter]) -> str:
        ways = [self._written(spelling) for spelling in dict.fromkeys(self._spellings(piece))]
        return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"

    def _written(self, spelling: Spelling) -> str:
        return "".join(_one_of(characters) + self._gap for characters in spelling)

    def _letters(self, word: str) -> Iterator[_Letter]:
        is_turkish = self._folding.ignore_case and not self._folding.ignore_accents
        for cluster in clusters(normalize("NFD", word)):
            folded = clusters(self._folding.fold(cluster))
            if is_turkish and cluster in _DOTTED:
                yield _Letter(folded[0], _DOTTED[cluster])
            else:
                yield from map(_Letter, folded)

    def _pieces(self, word: str) -> list[list[_Letter]]:
        """The letters, parted where no single character can stand for some on both sides."""
        letters = list(self._letters(word))
        pieces: list[list[_Letter]] = []
        reach = 0
        for at, letter in enumerate(letters):
            if at >= reach or len(pieces[-1]) >= _LONGEST_PIECE:
                pieces.append([])
            pieces[-1].append(letter)
            longest = (n for n in _LIGATURES if self._ligature(letters[at:], n))
            reach = max(reach, at + next(longest, 1))
        return pieces

    def _ligature(self, letters: Sequence[_Letter], length: int) -> str:
        """The characters that stand for some letters at once; the accents of the last one follow them."""
        if len(letters) < length:
            return ""
        before = "".join(letter.folded for letter in letters[: length - 1])
        return self._folding.spellings(before + letters[length - 1].folded[0])

    def _spellings(self, letters: Sequence[_Letter]) -> Iterator[Spelling]:
        """Every way to write the letters."""
        if not letters:
            yield ()
            return
        for spelling in self._spelled(letters[0]):
            for rest in self._spellings(letters[1:]):
                yield (*spelling, *rest)
        for length in _LIGATURES:
            if characters := self._ligature(letters, length):
                for accents_after in self._tiled(letters[length - 1].folded[1:]):
                    for rest in self._spellings(letters[length:]):
                        yield (characters, *accents_after, *rest)

    def _spelled(self, letter: _Letter) -> Iterator[Spelling]:
        """Every way to write a letter: its accents in any order that means the same, or in one with it."""
        base, marks = letter.folded[0], letter.folded[1:]
        orders = permutations(marks) if len(marks) <= _MOST_ACCENTS else [tuple(marks)]
        for order in orders:
            word = base + "".join(order)
            if normalize("NFD", word) == letter.folded:
                yield from self._tiled(word)
        yield from (tuple(other) for other in letter.others)

    def _tiled(self, word: str) -> Iterator[Spelling]:
        if not word:
            yield ()
        for length in range(1, len(word) + 1):
            if characters := self._folding.spellings(word[:length]):
                for rest in self._tiled(word[length:]):
                    yield (characters, *rest)


def _one_of(characters: str) -> str:
    escaped = re.escape(characters)
    return escaped if len(characters) == 1 else f"[{escaped}]"
