"""Searching: where words, a phrase or a regular expression stand in a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from blotter.analysis import messages
from blotter.analysis.expression import expression
from blotter.analysis.folding import Folding
from blotter.analysis.units import is_inside_token
from blotter.analysis.word_pattern import word_pattern
from blotter.domain.segment import Span
from blotter.errors import Refused


class Mode(StrEnum):
    """What is sought: a PHRASE, paragraphs that hold all WORDS, or what a REGEX describes."""

    PHRASE = "phrase"
    WORDS = "words"
    REGEX = "regex"


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought and what is overlooked. Accents always count in a regular expression.

    Whole words begin and end where tokens do, so that between Han characters every place will do.
    """

    words: str
    mode: Mode = Mode.PHRASE
    whole_words: bool = False
    ignore_case: bool = True
    ignore_accents: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words if self.mode is Mode.REGEX else not self.words.strip()


Finder = Callable[[str], Iterable[Span]]

_LONGEST = 2_000
"""Characters that are looked for; a pattern of so many ways to write each takes about a second to make."""


def hits(text: str, search: Search) -> Iterator[Span]:
    """Every hit in code points of the text, in its order, none over another; Refused for a bad pattern."""
    if not search.is_empty:
        yield from finder(search)(text)


@lru_cache(16)
def finder(search: Search) -> Finder:
    """What finds the hits in any text: to be made once for many texts. Refused if that cannot be made."""
    if search.mode is Mode.REGEX:
        find = expression(search.words, search.ignore_case)
        return lambda text: (span for span in find(text) if not search.whole_words or _is_whole(text, span))
    if len(search.words) > _LONGEST:
        raise Refused(messages.LONG_WORDS, count=len(search.words), most=_LONGEST)
    if search.mode is Mode.WORDS:
        return _words_finder(search)
    pattern = _pattern(search.words, search)
    return lambda text: _found(pattern, text, search.whole_words)


def _pattern(words: str, search: Search) -> re.Pattern[str]:
    return word_pattern(words, Folding(search.ignore_case, search.ignore_accents))


def _found(pattern: re.Pattern[str], text: str, whole_words: bool) -> Iterator[Span]:
    if not whole_words:
        for match in pattern.finditer(text):
            yield Span(*match.span())
        return
    found = pattern.search(text)
    while found is not None:
        span = Span(*found.span())
        is_whole = _is_whole(text, span)
        if is_whole:
            yield span
        found = pattern.search(text, span.end if is_whole else span.start + 1)


def _is_whole(text: str, span: Span) -> bool:
    return not is_inside_token(text, span.start) and not is_inside_token(text, span.end)


# Words

_WORD = re.compile(r'"([^"]*\S[^"]*)"|“([^”]*\S[^”]*)”|(\S+)')


def _words_finder(search: Search) -> Finder:
    """Hits of each word, of several in quotation marks as of one, in paragraphs that hold all of them."""
    words = (next(filter(None, match.groups())) for match in _WORD.finditer(search.words))
    patterns = [_pattern(word, search) for word in dict.fromkeys(words)]
    return lambda text: _together(text, patterns, search.whole_words)


def _together(text: str, patterns: list[re.Pattern[str]], whole_words: bool) -> Iterator[Span]:
    found: list[tuple[int, Span]] = []
    common: set[int] = set()
    for pattern in patterns:
        placed = list(_with_paragraphs(text, _found(pattern, text, whole_words)))
        here = {paragraph for paragraph, _ in placed}
        common = common & here if found else here
        if not common:
            return
        found += placed
    yield from _apart(span for paragraph, span in found if paragraph in common)


def _with_paragraphs(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, Span]]:
    """The spans, each with where its paragraph begins."""
    start = end = 0
    for span in spans:
        if span.start >= end:
            start = text.rfind("\n", start, span.start) + 1 or start
            end = text.find("\n", span.start) + 1 or len(text) + 1
        yield start, span


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, without those that begin in the one before."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
