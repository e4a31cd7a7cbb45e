"""A text as blocks for a page: paragraphs and headings, none so long that a browser chokes on it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from blotter.domain.source import Heading

LONGEST = 20_000
"""Of characters in a block; a paragraph that has more goes on in another one."""

_SPACE = re.compile(r"\s")


class Block(NamedTuple):
    """A paragraph, or a part of a long one: its place (code points), and up to where it answers for the text.

    `reach` is where the next block begins: line ends and blank lines belong to the block before them, those
    at the top to the first. `level` is a heading's, 0 for a paragraph; `number` is the paragraph's, 0 where
    one goes on.
    """

    start: int
    end: int
    first: int
    reach: int
    level: int
    number: int


def blocks_of(text: str, headings: Iterable[Heading] = ()) -> list[Block]:
    """The blocks of a text, at least one; every position of the text is in one of their reaches."""
    levels = {heading.start: heading.level for heading in headings}
    lines = list(_lines(text))
    if not lines:
        return [Block(0, len(text), 0, len(text), 0, 0)]
    places: list[tuple[int, int, int, int]] = []
    for number, (start, end) in enumerate(lines, 1):
        for part, (first, last) in enumerate(_parts(text, start, end)):
            places.append((first, last, levels.get(start, 0), 0 if part else number))
    firsts = [0, *(start for start, *_ in places[1:])]
    reaches = [*firsts[1:], len(text)]
    return [
        Block(start, end, first, reach, level, number)
        for (start, end, level, number), first, reach in zip(places, firsts, reaches, strict=True)
    ]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that have something on them."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A long line in parts that end behind a space if there is one."""
    while end - start > LONGEST:
        cut = start + LONGEST
        spaces = [found.end() for found in _SPACE.finditer(text, cut - LONGEST // 4, cut)]
        cut = spaces[-1] if spaces else cut
        yield start, cut
        start = cut
    yield start, end
