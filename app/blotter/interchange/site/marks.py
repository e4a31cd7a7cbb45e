"""What is marked in a block: the text with its codes in and under it, and stripes beside it."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from blotter.interchange.site.blocks import Block

LANES = 12
"""So many stripes stand beside each other; what overlaps further is told by a number."""


STEPS = 40
"""Into so many steps the height of a block is divided."""


class Mark(NamedTuple):
    """A coded segment, or a passage with a memo, as a page shows it.

    `code` and `coder` are the numbers that the site gives them (code 0: a memo without a code), `names` what
    is said of it on hovering.
    """

    number: int
    start: int
    end: int
    lane: int
    code: int
    coder: int
    pattern: str
    names: str

    def begins_in(self, block: Block) -> bool:
        """Whether it begins in a block or in the blank lines that belong to it."""
        return block.first <= self.start < block.reach or self.start == block.reach == self.end

    def ends_in(self, block: Block) -> bool:
        """Whether it ends there."""
        return block.first < self.end <= block.reach or self.start == self.end == block.first

    @property
    def classes(self) -> str:
        """Which lane, code and coder it has, for the style sheet."""
        return f"l{self.lane} k{self.code} c{self.coder} {self.pattern}"


class Stripe(NamedTuple):
    """A stripe beside a block; `top` and `bottom` are how many steps from above and below it stays away.

    That is where its words are if every line has as many characters; a page that may run its script measures.
    """

    mark: Mark
    begins: bool
    ends: bool
    top: int
    bottom: int


def stripes(block: Block, marks: Sequence[Mark]) -> list[Stripe]:
    """The stripes beside a block, of those marks that lie in it and have a lane."""
    return [_stripe(block, mark) for mark in marks if mark.lane < LANES]


def _stripe(block: Block, mark: Mark) -> Stripe:
    length = max(1, block.end - block.start)
    top = STEPS * min(length, max(0, mark.start - block.start)) // length
    bottom = STEPS * min(length, max(0, block.end - mark.end)) // length
    # The least that is seen, wherever it is.
    top = min(top, STEPS - 1)
    return Stripe(mark, mark.begins_in(block), mark.ends_in(block), top, min(bottom, STEPS - 1 - top))


def marked_text(text: str, block: Block, marks: Iterable[Mark]) -> str:
    """The words of a block as HTML, with an element for every mark, each within those of lower lanes.

    Where marks cross, the one in the higher lane is cut and goes on; only its first piece shows a beginning
    and only its last an end.
    """
    changes: dict[int, list[Mark]] = {block.start: [], block.end: []}
    for mark in marks:
        start, end = max(mark.start, block.start), min(mark.end, block.end)
        if mark.lane < LANES and start < end:
            changes.setdefault(start, []).append(mark)
            changes.setdefault(end, []).append(mark)
    written: list[str | _Piece] = []
    open_now: list[_Piece] = []
    places = sorted(changes)
    for place, following in zip(places, [*places[1:], block.end], strict=True):
        open_now = _turned(open_now, changes[place], place, block, written)
        written.append(escape(text[place:following], quote=False))
    return "".join(map(str, written))


class _Piece:
    """The tag that opens a piece of a mark; whether the mark ends with it is known later."""

    def __init__(self, mark: Mark, begins: bool) -> None:
        self.mark, self.begins, self.ends = mark, begins, False

    def __str__(self) -> str:
        ends = (" b" if self.begins else "") + (" e" if self.ends else "")
        mark = self.mark
        names = escape(mark.names)
        return f'<span class="s {mark.classes}{ends}" data-s="{mark.number}" title="{names}">'


def _turned(
    open_now: list[_Piece], changed: Sequence[Mark], place: int, block: Block, written: list[str | _Piece]
) -> list[_Piece]:
    """The pieces that are open behind a place; what has to be closed and opened there is written."""
    ending = [each for each in open_now if each.mark in changed]
    beginning = [mark for mark in changed if all(each.mark is not mark for each in ending)]
    for each in ending:
        each.ends = each.mark.end == place
    lowest = min((mark.lane for mark in changed), default=LANES)
    kept = [each for each in open_now if each.mark.lane < lowest]
    cut = [each.mark for each in open_now if each.mark.lane >= lowest and each not in ending]
    written.append("</span>" * (len(open_now) - len(kept)))
    again = {id(mark) for mark in cut}
    if place == block.end:
        return []
    opened = [
        _Piece(mark, id(mark) not in again and mark.start == place)
        for mark in sorted([*cut, *beginning], key=lambda mark: mark.lane)
    ]
    written.extend(opened)
    return [*kept, *opened]
