"""Folding: which characters are the same letter where case or accents make no difference, in every script."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, decomposition, normalize

_BLOCKS = ((0x41, 0x3400), (0xA000, 0xAC00), (0xF900, 0x20000), (0x2F800, 0x2FA20))
"""Where characters have a case, carry accents or have a twin; syllables of Hangul are composed instead."""

_STROKES = str.maketrans("ØøĐđŁłĦħŦŧı", "OoDdLlHhTti")
"""Letters that readers take for accented ones, though Unicode does not take them apart."""

_TATWEEL = "\u0640"
_OVERLAY, _POINTS, _BESIDE = 1, range(10, 37), 200


def is_accent(character: str) -> bool:
    """Whether it is an accent, an Arabic, Hebrew or Syriac point, or the stroke that lengthens Arabic words.

    The vowel signs of Indic scripts and the tones of Thai are marks as well, but words are not read without
    them.
    """
    place = combining(character)
    return place == _OVERLAY or place in _POINTS or place >= _BESIDE or character == _TATWEEL


@lru_cache
def accents() -> str:
    """Every accent."""
    return "".join(c for first, last in _BLOCKS for c in map(chr, range(first, last)) if is_accent(c))


def clusters(text: str) -> list[str]:
    """The text's characters, each with the accents that follow it."""
    found: list[str] = []
    for character in text:
        if found and is_accent(character):
            found[-1] += character
        else:
            found.append(character)
    return found


@dataclass(frozen=True, slots=True)
class Folding:
    """What is overlooked where texts are compared; one character, or two that look the same, never differ."""

    ignore_case: bool = True
    ignore_accents: bool = True

    def fold(self, text: str) -> str:
        """What is left of a text: two texts that have the same left are the same."""
        folded = self._bare(normalize("NFD", text))
        if self.ignore_case:
            folded = self._bare(normalize("NFD", folded.casefold()))
        return folded

    def _bare(self, text: str) -> str:
        if not self.ignore_accents or text.isascii():
            return text
        return "".join(c for c in text.translate(_STROKES) if not is_accent(c))

    def spellings(self, folded: str) -> str:
        """Every single character that folds to this, one after another; some have several letters in one."""
        found = _spellings(self).get(folded, "")
        composed = normalize("NFC", folded)
        if len(folded) == 1 or (len(composed) == 1 and unicodedata.name(composed, "").startswith("HANGUL")):
            found += composed if self.fold(composed) == folded else ""
        return found


@lru_cache
def _spellings(folding: Folding) -> dict[str, str]:
    found: dict[str, str] = {}
    for character in _changing():
        folded = folding.fold(character)
        if folded != character:
            found[folded] = found.get(folded, "") + character
    return found


@lru_cache
def _changing() -> str:
    """Every character that folds to something else, whatever is overlooked."""
    every = (chr(number) for first, last in _BLOCKS for number in range(first, last))
    return "".join(
        c for c in every if decomposition(c) or c.casefold() != c or is_accent(c) or ord(c) in _STROKES
    )
