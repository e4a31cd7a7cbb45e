"""NamesInText: where names stand in a text as whole words, in whatever form they are written."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from blotter.analysis.folding import Folding, is_accent
from blotter.analysis.word_pattern import word_pattern

_FOLDING = Folding(ignore_case=True, ignore_accents=True)
_WIDEST = 40
_ALIKE = str.maketrans("’‘‛ʼʻ′＇´`‐‑‒–−﹣－", "'''''''''-------")
"""Apostrophes and hyphens: which one stands in a name depends on who, or what, has typed it."""

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""Where a line may, or may not, be broken: it is no part of a word, and nobody sees it."""


class NameHit(NamedTuple):
    """A name in a text: from where to where (code points), and which of the names it is."""

    start: int
    end: int
    which: int


class NamesInText:
    """Finds names whatever their case, accents and white space; of names in one another the longest."""

    def __init__(self, names: Sequence[str]) -> None:
        self._patterns = [(which, word_pattern(_plain(name), _FOLDING)) for which, name in enumerate(names)]

    def found(self, text: str) -> list[NameHit]:
        """Every name that stands there as a whole word, by place, none over another."""
        read = _plain(text)
        whole = (hit for hit in self._all(read) if _is_whole(read, hit))
        taken: list[NameHit] = []
        for hit in sorted(whole, key=lambda each: (each.start - each.end, each.start)):
            if all(hit.end <= other.start or other.end <= hit.start for other in taken):
                taken.append(hit)
        return _as_written(text, sorted(taken))

    def within_words(self, text: str) -> Iterator[tuple[int, str]]:
        """Longer words in which a name is hidden, with the name's number: they are for people to look at."""
        read = _plain(text)
        for hit in self._all(read):
            if not _is_whole(read, hit):
                yield hit.which, _word_around(read, hit)

    def _all(self, text: str) -> Iterator[NameHit]:
        for which, pattern in self._patterns:
            for match in pattern.finditer(text):
                yield NameHit(match.start(), match.end(), which)


def _plain(text: str) -> str:
    """The text as it is read: of what looks alike one form, and without what is not seen."""
    return _UNSEEN.sub("", text).translate(_ALIKE)


def _as_written(text: str, hits: list[NameHit]) -> list[NameHit]:
    """Hits of the plain text, by their places in the text itself."""
    if not hits or not _UNSEEN.search(text):
        return hits
    seen = [at for at, character in enumerate(text) if not _UNSEEN.match(character)]
    return [NameHit(seen[hit.start], seen[hit.end - 1] + 1, hit.which) for hit in hits]


def _is_whole(text: str, hit: NameHit) -> bool:
    before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    return not (_joins(before, text[hit.start]) or _joins(after, text[hit.end - 1]))


def _joins(outside: str, inside: str) -> bool:
    """Whether a character beside a name makes it part of a longer word; Han is written without spaces."""
    if not outside or is_accent(outside):
        return bool(outside)
    return outside.isalnum() and not (_is_spaceless(outside) or _is_spaceless(inside))


def _is_spaceless(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO"))


_WORD = re.compile(r"\w*")


def _word_around(text: str, hit: NameHit) -> str:
    start = hit.start
    while start > max(0, hit.start - _WIDEST) and text[start - 1].isalnum():
        start -= 1
    after = _WORD.match(text, hit.end, hit.end + _WIDEST)
    return text[start : after.end() if after else hit.end]
