"""Furniture: running heads and feet and page numbers, told by coming back at one place of several pages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from blotter.interchange.pdf.stretches import PageText, Stretch, rows_of

_ROWS_LOOKED_AT = 2
_SAME_PLACE = 4.0
_APART = 1.6
_NEIGHBOURS = (1, 2, 3, 4)
_ALIKE = 0.8
_LONGEST = 160
_OFTEN = 3
_FEW_PAGES = 6
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxlc]+\b", re.IGNORECASE)
_ONLY_NUMBER = re.compile(
    r"^\W*(?:page|p\.|seite|s\.|página|第)?\W*(\d{1,5}|[ivxlc]{1,8})\W*(?:(?:of|/|von|sur|de|页)?\W*\d{0,5})?\W*$",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(r"^\d{1,5}(?=\s)|(?<=\s)\d{1,5}$|^[ivxlc]{1,8}(?=\s{2})")
_LETTER = re.compile(r"[^\W\d_]")


class Furnishing(NamedTuple):
    """A line that is furniture of its page, and where in its words the page number stands, if anywhere."""

    row: tuple[Stretch, ...]
    number: tuple[int, int] | None
    is_number_alone: bool


class _Candidate(NamedTuple):
    page: int
    edge: str
    place: float
    words: str
    plain: str
    row: list[Stretch]


def furnishings(pages: Sequence[PageText], step: Callable[[int], None]) -> list[list[Furnishing]]:
    """The furniture of every page, from the top; what stands on its very line on other pages is some too."""
    found: list[list[_Candidate]] = [list(_candidates(page)) for page in pages]
    often = Counter(_key(each) for page in found for each in page)
    sure = []
    for number, page in enumerate(found):
        step(number)
        sure.append([_is_furniture(each, number, found, often) for each in page])
    places = Counter(
        _line_of(each)
        for page, some in zip(found, sure, strict=True)
        for each, is_sure in zip(page, some, strict=True)
        if is_sure
    )
    return [
        [
            _furnishing(each)
            for each, is_sure in zip(page, some, strict=True)
            if is_sure or places[_line_of(each)] > 1
        ]
        for page, some in zip(found, sure, strict=True)
    ]


def _line_of(each: _Candidate) -> tuple[str, int, int]:
    """The line at the edge of pages that it stands on, and its size of type."""
    return each.edge, round(each.place), round(2 * each.row[0].size)


def _key(each: _Candidate) -> tuple[str, int, str]:
    return each.edge, round(each.place / _SAME_PLACE), each.plain


def _candidates(page: PageText) -> Iterator[_Candidate]:
    rows = rows_of(page.stretches)
    top = _set_apart(rows)
    ends = {"top": top, "bottom": _set_apart(rows[len(top) :][::-1])}
    for edge, some in ends.items():
        for row in some:
            row.sort(key=lambda each: each.low)
            words = _words(row)
            if len(words) <= _LONGEST:
                place = row[0].base if edge == "top" else page.frame.depth - row[0].base
                yield _Candidate(page.number, edge, place, words, _plain(words), row)


def _set_apart(rows: list[list[Stretch]]) -> list[list[Stretch]]:
    """The first rows up to a gap wider than between lines of text."""
    for count in range(1, min(_ROWS_LOOKED_AT, len(rows)) + 1):
        if count == len(rows):
            return rows
        gap = abs(rows[count][0].base - rows[count - 1][0].base)
        if gap > _APART * max(rows[count][0].size, rows[count - 1][0].size):
            return rows[:count]
    return []


def _words(row: Sequence[Stretch]) -> str:
    return "  ".join(each.words for each in row)


def _plain(words: str) -> str:
    return _ROMAN.sub("#", _NUMBER.sub("#", words.casefold())).strip()


def _is_furniture(
    each: _Candidate, number: int, found: list[list[_Candidate]], often: Counter[tuple[str, int, str]]
) -> bool:
    others = [
        other
        for step in _NEIGHBOURS
        for near in (number - step, number + step)
        if 0 <= near < len(found)
        for other in found[near]
        if other.edge == each.edge and abs(other.place - each.place) <= _SAME_PLACE
    ]
    if _ONLY_NUMBER.match(each.words):
        return any(_counts_on(each, other) for other in others) or _is_lone_number(each, len(found))
    if not _LETTER.search(each.plain):
        return False
    needed = 1 if len(found) <= _FEW_PAGES else 2
    alike = sum(_are_alike(each, other) for other in others)
    same = often[_key(each)]
    return alike >= needed or same >= max(_OFTEN, needed + 1)


def _counts_on(each: _Candidate, other: _Candidate) -> bool:
    """Whether two numbers of pages lie as far apart as the pages."""
    one, two = _value(each.words), _value(other.words)
    return one is not None and two is not None and one - two == each.page - other.page


def _value(words: str) -> int | None:
    found = _ONLY_NUMBER.match(words)
    return _number(found.group(1)) if found else None


def _number(told: str) -> int:
    if told.isdigit():
        return int(told)
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in told.casefold()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _is_lone_number(each: _Candidate, pages: int) -> bool:
    """Whether the only page, or the first or last of few, has its number at the foot."""
    return each.edge == "bottom" and pages <= _OFTEN and _value(each.words) == each.page + 1


def _are_alike(each: _Candidate, other: _Candidate) -> bool:
    if each.plain == other.plain:
        return True
    if abs(len(each.plain) - len(other.plain)) > (1 - _ALIKE) * 2 * max(len(each.plain), len(other.plain)):
        return False
    matcher = SequenceMatcher(None, each.plain, other.plain, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _furnishing(each: _Candidate) -> Furnishing:
    alone = _ONLY_NUMBER.match(each.words)
    if alone:
        return Furnishing(tuple(each.row), alone.span(1), True)
    at_the_edge = _EDGE_NUMBER.search(each.words)
    return Furnishing(tuple(each.row), at_the_edge.span() if at_the_edge else None, False)
