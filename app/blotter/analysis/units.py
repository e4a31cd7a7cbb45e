"""Units: where tokens, sentences and paragraphs begin and end, the same for every coder and for the caret."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from importlib.metadata import version
from itertools import pairwise

from blotter.domain.segment import Span

RULE = f"sentencex {version('sentencex')}, blotter 1"
"""Names the rule that a boundary was made by; units that were stored by an older one stay where they are."""


class Unit(StrEnum):
    """What coders are compared on. SEGMENT: passages marked beforehand; MATCH: their own, in pairs."""

    CHARACTER = "character"
    TOKEN = "token"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"
    SEGMENT = "segment"
    MATCH = "match"


class UnitRule(StrEnum):
    """When a coder has coded a unit: one character of it, half of them, or all."""

    TOUCHED = "touched"
    HALF = "half"
    WHOLE = "whole"


_HAN = "\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ONE_HAN = re.compile(f"[{_HAN}]")
_JOINERS = "\u200c\u200d"
_LINE = re.compile(r"[^\n]+")
_LONGEST_TOKEN = 256
"""How far a token is followed from a place in it."""
_SPACE = re.compile(r"\s")
_REFERENCE = re.compile(r"\s*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|<sup>[^<]*</sup>|\[\d+\])\s*")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.\s*\Z")
_NUMBER = re.compile(r"\s*(?:[\d§]|[IVXLC]{2,}\b)")
_ABBREVIATIONS = frozenset({"approx", "amb", "bzw", "eds", "vgl"})
_BEFORE_NUMBERS = re.compile(
    "abs|add|arts?|bd|ch|chap|cl|doc|figs?|fn|nos?|nr|pp?|par|paras?|pt|regs?|sec|sect|str|tab|vols?"
)


def paragraphs(text: str) -> list[Span]:
    """The runs between line feeds that hold something visible, whole."""
    lines = (Span(*match.span()) for match in _LINE.finditer(text))
    return [line for line in lines if _is_visible(text[line.start : line.end])]


def tokens(text: str) -> list[Span]:
    """The runs of letters and digits with the marks on them; each Han character is one of its own."""
    marks = "".join(c for c in set(text) if c in _JOINERS or unicodedata.category(c).startswith("M"))
    carried = f"[{re.escape(marks)}]" if marks else "(?!)"
    token = re.compile(rf"[{_HAN}]{carried}*|[^\W_{_HAN}]+(?:{carried}+[^\W_{_HAN}]*)*")
    return [Span(*match.span()) for match in token.finditer(text)]


def token_at(text: str, position: int) -> Span:
    """The token that a character belongs to, or that character alone where it is in none."""
    first = max(text.rfind("\n", 0, position) + 1, position - _LONGEST_TOKEN)
    line_end = text.find("\n", position)
    last = min(len(text) if line_end < 0 else line_end, position + _LONGEST_TOKEN)
    for token in tokens(text[first:last]):
        if token.start <= position - first < token.end:
            return Span(first + token.start, first + token.end)
    return Span(position, min(position + 1, len(text)))


def is_inside_token(text: str, position: int) -> bool:
    """Whether a position parts a token, as `tokens` cuts them; between two Han characters it never does."""
    if not 0 < position < len(text):
        return False
    after, before = text[position], position - 1
    while before >= 0 and _is_mark(text[before]):
        before -= 1
    if before < 0 or not text[before].isalnum():
        return False
    return _is_mark(after) or (after.isalnum() and not _is_han(after) and not _is_han(text[before]))


def _is_mark(character: str) -> bool:
    if character.isascii():
        return False
    return character in _JOINERS or unicodedata.category(character).startswith("M")


def _is_han(character: str) -> bool:
    return character > "\u3000" and _ONE_HAN.match(character) is not None


def sentences(text: str, language: str = "") -> list[Span]:
    """The sentences of each paragraph, without white space around them; `language` is a BCP 47 tag or ""."""
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

    tag = language.lower().split("-")[0] or "en"
    found: list[Span] = []
    for paragraph in paragraphs(text):
        # sentencex 1.0 panics on white space outside ASCII near a full stop; plain spaces keep positions.
        line = _SPACE.sub(" ", text[paragraph.start : paragraph.end])
        starts = [boundary["start_index"] for boundary in get_sentence_boundaries(tag, line)]
        cuts = [0, *_mended(line, starts[1:]), len(line)]
        found += [_trimmed(line, start, end, paragraph.start) for start, end in pairwise(cuts)]
    return found


def spans(unit: Unit, text: str, language: str = "") -> list[Span]:
    """The boundaries of a unit that the text alone decides: token, sentence, paragraph or document."""
    if unit is Unit.TOKEN:
        return tokens(text)
    if unit is Unit.SENTENCE:
        return sentences(text, language)
    if unit is Unit.PARAGRAPH:
        return paragraphs(text)
    if unit is Unit.DOCUMENT:
        return [Span(0, len(text))]
    raise ValueError(unit)


def _mended(line: str, cuts: Iterable[int]) -> Iterator[int]:
    """The cuts that part two sentences: not after our abbreviations or a bare number, behind note marks."""
    last_letter = max((i for i, c in enumerate(line) if c.isalpha()), default=-1)
    start = 0
    for cut in cuts:
        mark = _REFERENCE.match(line, cut)
        cut = mark.end() if mark else cut
        sentence, rest = line[start:cut], line[cut : cut + 12]
        if cut <= last_letter and any(c.isalpha() for c in sentence) and not _goes_on(sentence, rest):
            yield cut
            start = cut


def _goes_on(sentence: str, rest: str) -> bool:
    word = _LAST_WORD.search(sentence[-24:])
    if word is None:
        return False
    last = word[1].lower()
    numbered = _BEFORE_NUMBERS.fullmatch(last) and _NUMBER.match(rest)
    return last in _ABBREVIATIONS or numbered is not None


def _trimmed(line: str, start: int, end: int, offset: int) -> Span:
    sentence = line[start:end]
    lead = len(sentence) - len(sentence.lstrip())
    return Span(offset + start + lead, offset + start + len(sentence.rstrip()))


def _is_visible(text: str) -> bool:
    return any(not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf") for c in text)
