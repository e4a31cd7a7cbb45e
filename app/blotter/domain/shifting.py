"""Shifting: where places of a text go when words of it are replaced, and back to the text as it was read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from blotter.domain.segment import Span
from blotter.domain.source import Heading
from blotter.domain.structure import Page, Part, Shift, Structure


class Replacement(NamedTuple):
    """New words in the place of those from `start` to `end` (code points of the text before)."""

    start: int
    end: int
    words: str


class Hunk(NamedTuple):
    """A stretch of one text that lies on a stretch of another; between hunks both run alike."""

    start: int
    end: int
    new_start: int
    new_end: int


class Motion:
    """How places move by rule.

    What lies before is where it was, what lies behind is shifted, and what contains replaced words contains
    the new ones. A border within replaced words goes to their outer side, so that the place has all the new
    words; words that are put in at the very border of a place are not part of it. What lies wholly within
    words that are deleted is lost: its place is empty.
    """

    def __init__(self, hunks: Iterable[Hunk]) -> None:
        self._hunks = tuple(hunks)
        self._starts = [hunk.start for hunk in self._hunks]
        self._ends = [hunk.end for hunk in self._hunks]
        self._shifts = [0, *(hunk.new_end - hunk.end for hunk in self._hunks)]

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """The stretches that are not alike, by place."""
        return self._hunks

    def moved(self, span: Span) -> Span:
        """The new place; empty if it was lost. An empty place stays a place between two characters."""
        if span.length <= 0:
            point = self._end(span.start)
            return Span(point, point)
        return Span(self._start(span.start), self._end(span.end))

    def touches(self, start: int, end: int) -> bool:
        """Whether a place does more than shift: words within it are replaced."""
        if start == end:
            first = bisect_left(self._ends, start)
            return first < len(self._hunks) and self._starts[first] <= start
        first = bisect_right(self._ends, start)
        return first < len(self._hunks) and self._starts[first] < end

    def shift(self, start: int) -> int:
        """How far a place that begins here and is not touched moves."""
        return self._shifts[bisect_right(self._ends, start)]

    def border(self, position: int) -> int:
        """Where the border between two pages goes: new words are on the page on which the old ones began."""
        if position == 0:
            return 0
        first = bisect_right(self._ends, position)
        if first < len(self._hunks) and self._starts[first] < position:
            return self._hunks[first].new_end
        return position + self._shifts[first]

    def back(self) -> "Motion":
        """The way back."""
        return Motion(Hunk(h.new_start, h.new_end, h.start, h.end) for h in self._hunks)

    def _start(self, position: int) -> int:
        first = bisect_right(self._ends, position)
        if first < len(self._hunks) and self._starts[first] < position:
            return self._hunks[first].new_start
        return position + self._shifts[first]

    def _end(self, position: int) -> int:
        before = bisect_left(self._starts, position)
        if before and self._ends[before - 1] > position:
            return self._hunks[before - 1].new_end
        return position + self._shifts[before]


def ordered(replacements: Iterable[Replacement], length: int) -> tuple[Replacement, ...]:
    """Replacements by place, those that touch made one; ValueError if two overlap or one is not in the text.

    Those that would do nothing are left out.
    """
    made: list[Replacement] = []
    for each in sorted(replacements):
        if not 0 <= each.start <= each.end <= length:
            raise ValueError(each)
        if each.start == each.end and not each.words:
            continue
        if made and each.start < made[-1].end:
            raise ValueError(each)
        if made and each.start == made[-1].end:
            before = made.pop()
            each = Replacement(before.start, each.end, before.words + each.words)
        made.append(each)
    return tuple(made)


def lengths(replacements: Iterable[Sequence[object]]) -> Iterator[Hunk]:
    """What replacements (start, end, words) in their order do to positions."""
    shift = 0
    for start, end, words in replacements:
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert isinstance(words, str)
        yield Hunk(start, end, start + shift, start + shift + len(words))
        shift += len(words) - (end - start)


def motion(replacements: Iterable[Sequence[object]]) -> Motion:
    """How places move by replacements that are in order."""
    return Motion(lengths(replacements))


def replaced(text: str, replacements: Iterable[Replacement]) -> str:
    """The text with the new words; the replacements are in order."""
    pieces: list[str] = []
    position = 0
    for start, end, words in replacements:
        pieces += (text[position:start], words)
        position = end
    return "".join((*pieces, text[position:]))


def inverse(text: str, replacements: Sequence[Replacement]) -> tuple[Replacement, ...]:
    """What brings the text back once the replacements have been made in it."""
    hunks = lengths(replacements)
    return tuple(Replacement(h.new_start, h.new_end, text[h.start : h.end]) for h in hunks)


def moved_headings(headings: Iterable[Heading], moving: Motion) -> tuple[Heading, ...]:
    """The headings in the text after; those whose words are gone are left out."""
    placed = ((each, moving.moved(Span(each.start, each.end))) for each in headings)
    return tuple(each._replace(start=span.start, end=span.end) for each, span in placed if span.length > 0)


def moved_structure(structure: Structure, moving: Motion) -> Structure:
    """Pages and parts in the text after, and the way back to the text as it was read.

    No page ever goes; parts whose words are gone do.
    """
    return replace(
        structure,
        pages=tuple(_moved_page(page, moving) for page in structure.pages),
        parts=tuple(_moved_parts(structure.parts, moving)),
        shifts=composed(structure.shifts, moving),
    )


def _moved_page(page: Page, moving: Motion) -> Page:
    start = moving.border(page.start)
    return page._replace(start=start, end=max(start, moving.border(page.end)))


def _moved_parts(parts: Iterable[Part], moving: Motion) -> Iterator[Part]:
    for part in parts:
        span = moving.moved(part.span)
        if span.length > 0 or part.span.length == 0:
            yield part._replace(start=span.start, end=span.end)


def to_now(structure: Structure) -> Motion:
    """The way of places from the text as it was read to the text of today; `back()` is the other.

    The layout belongs to the text as it was read. Corrected words lie on all of those that they replaced; of
    words that were put in nothing was there.
    """
    return Motion(_hunks(structure.shifts))


def _hunks(shifts: Sequence[Shift]) -> Iterator[Hunk]:
    for first, last in zip(shifts[::2], shifts[1::2], strict=True):
        yield Hunk(first.read, last.read, first.now, last.now)


def composed(shifts: Sequence[Shift], moving: Motion) -> tuple[Shift, ...]:
    """Shifts to the text before, and what then was replaced in it, as shifts to the text after.

    They come in pairs: from the first to the second of a pair the words are others. Words that are as long
    as those that they replaced lie on them character by character, and need no shift.
    """
    earlier, later = list(_hunks(shifts)), list(moving.hunks)
    # The text in the middle, between reading and now, is where both are known.
    cuts = sorted([(h.new_start, h.new_end) for h in earlier] + [(h.start, h.end) for h in later])
    made: list[Shift] = []
    back, forth = Motion(earlier).back(), moving
    for start, end in _joined(cuts):
        read = _outer(back, start, end)
        now = _outer(forth, start, end)
        if read.length != now.length:
            made += (Shift(read.start, now.start), Shift(read.end, now.end))
    return tuple(made)


def _joined(cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches that touch or overlap as one."""
    current: tuple[int, int] | None = None
    for start, end in cuts:
        if current is not None and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _outer(moving: Motion, start: int, end: int) -> Span:
    """Where a stretch goes, with whatever is put in at its borders."""
    hunks = moving.hunks
    first = bisect_left(hunks, start, key=lambda hunk: hunk.end)
    inside = hunks[first : bisect_right(hunks, end, key=lambda hunk: hunk.start)]
    if not inside:
        shift = moving.shift(start)
        return Span(start + shift, end + shift)
    lead, tail = inside[0].start - start, end - inside[-1].end
    return Span(inside[0].new_start - lead, inside[-1].new_end + tail)
