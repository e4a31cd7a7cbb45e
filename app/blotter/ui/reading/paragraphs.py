"""The paragraphs of a text: runs between line feeds that hold something visible."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from blotter.domain.segment import Span, paragraph_at
from blotter.ui.text_positions import TextPositions

_VISIBLE = re.compile("[^\\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class BlockKinds:
    """What each block of the display copy is, by its number."""

    numbers: tuple[int, ...]
    """The paragraph that a block begins, from 1; 0 where it begins none."""
    blank: frozenset[int]
    continuing: frozenset[int]
    """The blocks that go on in the next one."""


def block_kinds(positions: TextPositions) -> BlockKinds:
    """The kinds of all blocks of a text."""
    numbers: list[int] = []
    blank: set[int] = set()
    continuing = positions.continuing_blocks
    count = 0
    for block, line in enumerate(positions.display.split("\n")):
        if not _VISIBLE.search(line):
            blank.add(block)
            numbers.append(0)
        elif block - 1 in continuing:
            numbers.append(0)
        else:
            count += 1
            numbers.append(count)
    return BlockKinds(tuple(numbers), frozenset(blank - continuing), continuing)


def paragraphs_from(text: str, position: int) -> Iterator[Span]:
    """The paragraphs after the one at a position, in order."""
    at = paragraph_at(text, position).end + 1
    while at < len(text):
        paragraph = paragraph_at(text, at)
        if _VISIBLE.search(text, *paragraph):
            yield paragraph
        at = paragraph.end + 1


def paragraphs_before(text: str, position: int) -> Iterator[Span]:
    """The paragraphs before the one at a position, the nearest first."""
    end = paragraph_at(text, position).start - 1
    while end >= 0:
        paragraph = paragraph_at(text, end)
        if _VISIBLE.search(text, *paragraph):
            yield paragraph
        end = paragraph.start - 1
