"""Where words stand in a text: exactly so, else with white space and the form of marks left aside."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from blotter.domain.segment import Span

MOST_PLACES = 1000
"""So many places of one passage are looked at; whoever coded more of them alike can be told no further."""

_WITHOUT_GAPS = "\u0e00"
"""From Thai on lie most of the scripts that write words without gaps between them."""

_ALIKE: Mapping[str, str] = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
"""Marks that programs put in each other's place."""


class SearchedText:
    """A text in which passages are looked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def exact(self, words: str) -> list[Span]:
        """The places of exactly these words, from the first to the last."""
        return [Span(start, start + len(words)) for start in _places(self._text, words)]

    def loose(self, words: str) -> list[Span]:
        """The places of these words, white space and the form of marks aside."""
        wanted, _ = _squeezed(words)
        held, places = self._held
        return (
            [Span(places[start], places[start + len(wanted) - 1] + 1) for start in _places(held, wanted)]
            if wanted
            else []
        )

    @cached_property
    def _held(self) -> tuple[str, list[int]]:
        return _squeezed(self._text)

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


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space and invisible marks, in its simplest form; and where each letter was."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            continue
        if character.isascii():
            kept.append(character)
            places.append(place)
            continue
        for part in unicodedata.normalize("NFD", _ALIKE.get(character, character)):
            if unicodedata.category(part) != "Cf":
                kept.append(part)
                places.append(place)
    return "".join(kept), places
