"""Where words stand in a text: exactly so, else with white space and the form of marks left aside."""

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from blotter.domain.segment import Span

MOST_PLACES = 1000
"""So many places of one passage are looked at; whoever coded more of them alike can be told no further."""

_LETTERS_AT_HAND = 10_000
_PIECE = 128
"""Places in a text are looked up by pieces of so many characters."""

_WITHOUT_GAPS = "\u0e00"
"""From Thai on lie most of the scripts that write words without gaps between them."""

_ALIKE: Mapping[str, str] = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
"""Marks that programs put in each other's place."""


class _Squeezed(NamedTuple):
    """A text without white space, in its simplest form, and where in it each piece of the text begins."""

    words: str
    starts: "array[int]"


class SearchedText:
    """A text in which passages are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __len__(self) -> int:
        return len(self._text)

    def exact(self, words: str) -> list[Span]:
        """The places of exactly these words, from the first to the last."""
        return [Span(start, start + len(words)) for start in _places(self._text, words)]

    def loose(self, words: str) -> list[Span]:
        """The places of these words, white space and the form of marks aside."""
        wanted = _simple(words)
        if not wanted:
            return []
        found = _places(self._squeezed.words, wanted)
        return [Span(self._place(start), self._place(start + len(wanted) - 1) + 1) for start in found]

    @cached_property
    def _squeezed(self) -> _Squeezed:
        text = self._text
        pieces = [_simple(text[start : start + _PIECE]) for start in range(0, len(text), _PIECE)]
        return _Squeezed("".join(pieces), array("Q", [0, *accumulate(map(len, pieces))]))

    def _place(self, letter: int) -> int:
        """Where in the text a letter of the squeezed one stands."""
        starts = self._squeezed.starts
        piece = bisect_right(starts, letter) - 1
        place, left = piece * _PIECE, letter - starts[piece]
        while left >= (length := len(_letter(self._text[place]))):
            left -= length
            place += 1
        return place

    def at_word_ends(self, spans: Iterable[Span]) -> list[Span]:
        """Those that begin and end between words, not within one."""
        text = self._text
        return [each for each in spans if not (_is_within(text, each.start) or _is_within(text, each.end))]

    def paragraphs(self, start: int) -> tuple[int, int]:
        """Which paragraph a position is in, from 1: counted with empty ones, and without."""
        ends, filled = self._lines
        line = bisect_right(ends, start)
        return line + 1, filled[line]

    @cached_property
    def _lines(self) -> tuple[list[int], list[int]]:
        """Where each line begins but the first, and how many lines up to each are not empty."""
        begins: list[int] = []
        filled: list[int] = []
        position = count = 0
        for line in self._text.split("\n"):
            count += bool(line.strip())
            filled.append(max(count, 1))
            position += len(line) + 1
            begins.append(position)
        return begins[:-1], filled


def _is_within(text: str, place: int) -> bool:
    """Whether a place lies within a word, of a script that puts something between words."""
    return 0 < place < len(text) and _is_of_word(text[place - 1]) and _is_of_word(text[place])


def _is_of_word(character: str) -> bool:
    return character.isalnum() and character < _WITHOUT_GAPS


def _places(text: str, words: str) -> Iterator[int]:
    start, count = text.find(words), 0
    while start >= 0 and count < MOST_PLACES:
        yield start
        count += 1
        start = text.find(words, start + len(words))


def _simple(text: str) -> str:
    """A text in its simplest form, letter by letter, so that pieces of it can be put together."""
    return "".join(text.split() if text.isascii() else map(_letter, text))


@lru_cache(_LETTERS_AT_HAND)
def _letter(character: str) -> str:
    """A letter as its parts; nothing for white space and for marks that are not seen."""
    if character.isspace():
        return ""
    parts = unicodedata.normalize("NFD", _ALIKE.get(character, character))
    return "".join(part for part in parts if unicodedata.category(part) != "Cf")
