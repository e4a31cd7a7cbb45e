"""Stretches: the words of a page that stand on one line without a wide gap between them."""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from blotter.interchange.pdf.backwards import RIGHT_TO_LEFT
from blotter.interchange.pdf.frames import Frame, turned
from blotter.interchange.pdf.glyphs import Glyphs, Rule, Run
from blotter.interchange.pdf.grids import Grid, grids_of

HYPHENS = "\x02\ufffe"
"""What PDFium makes of a hyphen at the end of a line."""

_WIDE_GAP = 1.1
_FILLING_GAP = 3.0
_ALIKE = 0.1
_FILLED = 3
_SET_APART = 0.6
_NARROW_GAP = 0.6
_SPACE = 0.15
_OVERLAP = 0.3
_SAME_LINE = 0.3
_SMALLER = 0.82
_RAISED_FROM, _RAISED_TO = 0.15, 0.75
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\ud7ff]")
_GAPS = re.compile("[ \t\u00a0]+")
_LETTERS = re.compile("[a-z\u00df-\u024f\u0370-\u1fff]{2}")
HAN = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""Chinese and Japanese characters, which stand without spaces."""

_MOST_SIZE = 2_000.0

T = TypeVar("T", "Fragment", "Stretch")


@dataclass(slots=True)
class Fragment:
    """Characters of one type on one line: `start` to `end` in the page's, `low` to `high` along the line.

    `base` is the line that they stand on; `is_raised` says that they are small and stand above it.
    """

    start: int
    end: int
    low: float
    high: float
    base: float
    size: float
    is_bold: bool
    is_raised: bool = False


@dataclass(eq=False)
class Stretch:
    """Fragments that follow each other on one line."""

    page: "PageText"
    fragments: list[Fragment]
    low: float = field(init=False)
    high: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)

    def __post_init__(self) -> None:
        main = self.fragments[0]
        self.low, self.high = main.low, main.high
        if len(self.fragments) > 1:
            main = max(self.fragments, key=lambda each: (each.size, each.end - each.start))
            self.low = min(each.low for each in self.fragments)
            self.high = max(each.high for each in self.fragments)
        self.base, self.size = main.base, main.size
        self._words: str | None = None

    @property
    def width(self) -> float:
        """How far it reaches along the line."""
        return self.high - self.low

    @property
    def words(self) -> str:
        """What it says."""
        if self._words is None:
            text = self.page.text
            self._words = "".join(before + text[each.start : each.end] for before, each in self.spaced())
        return self._words

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(each.is_bold for each in self.fragments if not each.is_raised)

    def spaced(self) -> Iterator[tuple[str, Fragment]]:
        """The fragments, each with the space that stands before it."""
        last: Fragment | None = None
        for each in self.fragments:
            yield (" " if last is not None and self._are_apart(last, each) else ""), each
            last = each

    def _are_apart(self, last: Fragment, each: Fragment) -> bool:
        text, gap = self.page.text, each.low - last.high
        between = text[last.end : each.start]
        if last.end <= each.start and not between.strip(" "):
            if not between or (each.is_raised and self.page.is_made_up(last.end, each.start)):
                return False
            # Chinese characters, and others beside them, are set a little apart without a space.
            beside = len(HAN.findall(text[last.end - 1] + text[each.start]))
            is_set_apart = beside == 2 or (beside and 0 < gap < _SET_APART * self.size)
            return not (is_set_apart and self.page.is_made_up(last.end, each.start))
        return max(each.low - last.high, last.low - each.high) >= _SPACE * self.size


class PageText:
    """A page in its frame: its characters, where each begins and ends, and the stretches that they make.

    `asides` are stretches that run another way than most of the page.
    """

    def __init__(self, number: int, glyphs: Glyphs) -> None:
        self.number = number
        self.text = glyphs.text
        self.is_drawn_on, self.is_cut = glyphs.is_drawn_on, glyphs.is_cut
        shown = turned(glyphs)
        self.width, self.height = shown.width, shown.height
        by_turn: dict[int, list[Run]] = {}
        for run in glyphs.runs:
            by_turn.setdefault(shown.turn(run), []).append(run)
        turn = max(by_turn, key=lambda each: _characters(by_turn[each]), default=0)
        self.is_mirrored = _runs_to_the_left(glyphs.text)
        self.frame = self._frame(shown.frame(turn))
        self.grids: list[Grid]
        self.lows, self.highs = self.frame.lows_and_highs(glyphs.edges)
        self.rules = [_ruled(self.frame, each) for each in glyphs.rules]
        self.grids = grids_of(self.rules)
        self.stretches = _stretches(self, _fragments(self, by_turn.pop(turn, [])))
        self.asides = [Aside(self, shown.frame(turn), glyphs, runs) for turn, runs in sorted(by_turn.items())]

    def is_made_up(self, start: int, end: int) -> bool:
        """Whether PDFium put in characters that the file does not have."""
        return all(self.highs[at] <= self.lows[at] for at in range(start, end))

    def is_parted(self, low: float, high: float, base: float) -> bool:
        """Whether the line between two cells of a table lies between two words."""
        return any(grid.parts(low, high, base) for grid in self.grids)

    def _frame(self, frame: Frame) -> Frame:
        return frame.mirrored() if self.is_mirrored else frame


class Aside(PageText):
    """What runs another way than the rest of its page."""

    def __init__(self, page: PageText, frame: Frame, glyphs: Glyphs, runs: list[Run]) -> None:
        self.number, self.text, self.is_mirrored = page.number, page.text, False
        self.width, self.height = page.width, page.height
        self.is_drawn_on, self.is_cut = True, False
        self.rules, self.grids, self.asides = [], [], []
        self.frame = frame
        self.lows, self.highs = frame.lows_and_highs(glyphs.edges)
        self.stretches = _stretches(self, _fragments(self, runs))


def _characters(runs: Iterable[Run]) -> int:
    return sum(run.end - run.start for run in runs)


def _runs_to_the_left(text: str) -> bool:
    backwards = len(RIGHT_TO_LEFT.findall(text))
    return bool(backwards) and backwards > len(_LEFT_TO_RIGHT.findall(text))


def _ruled(frame: Frame, rule: Rule) -> Rule:
    """A drawn line in the frame: its ends along the lines of text and down the page, the lower ones first."""
    ends = ((rule.left, rule.bottom), (rule.right, rule.top))
    along = sorted(frame.along.of(each) for each in ends)
    down = sorted(frame.down.of(each) for each in ends)
    return Rule(along[0], down[0], along[1], down[1])


def _fragments(page: PageText, runs: Iterable[Run]) -> list[Fragment]:
    """The runs cut at wide gaps, and joined where one type goes on."""
    found: list[Fragment] = []
    for run in runs:
        base = page.frame.down.of((run.x, run.y))
        size = min(run.size, _MOST_SIZE) or 1.0
        for start, end in _cut(page.text, run.start, run.end, page.lows, page.highs, size):
            low, high = page.lows[start], page.highs[end - 1]
            if high < low:
                low = min(page.lows[start:end])
                high = max(page.highs[start:end])
            last = found[-1] if found else None
            goes_on = last is not None and _goes_on(page, last, start, low, base, size, run.is_bold)
            if last is not None and goes_on and not page.is_parted(last.high, low, base):
                last.end, last.high = end, max(last.high, high)
                last.low = min(last.low, low)
            else:
                found.append(Fragment(start, end, low, high, base, size, run.is_bold))
    _raise_marks(found)
    return found


def _cut(
    text: str, start: int, end: int, lows: "array[float]", highs: "array[float]", size: float
) -> Iterator[tuple[int, int]]:
    """The stretches of visible characters of a run between gaps that are wide."""
    while start < end and text[start].isspace():
        start += 1
    for gap in _GAPS.finditer(text, start, end):
        first, last = gap.span()
        if last >= end:
            break
        # One space that was made wide fills a line; several, or a very wide one, are a place of their own.
        wide = _FILLING_GAP if last - first == 1 else _WIDE_GAP
        is_made_up = highs[first] <= lows[first]
        beside = text[first - 1] + text[last] if is_made_up else ""
        if lows[last] - highs[first - 1] > wide * size or HAN.search(beside):
            yield start, first
            start = last
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _goes_on(
    page: PageText, last: Fragment, start: int, low: float, base: float, size: float, is_bold: bool
) -> bool:
    """Whether what begins here goes on where a fragment ended."""
    between = page.text[last.end : start]
    if (
        between
        and HAN.search(page.text[last.end - 1] + page.text[start])
        and page.is_made_up(last.end, start)
    ):
        return False
    return (
        abs(last.base - base) < 0.05 * size
        and abs(last.size - size) < 0.05 * size
        and last.is_bold == is_bold
        and -_OVERLAP * size < low - last.high < _WIDE_GAP * size
        and not between.strip(" ")
        and bool(between) is (low - last.high > _SPACE * size)
    )


def _raise_marks(fragments: list[Fragment]) -> None:
    """Put what is small and raised beside larger words on their line."""
    for index, each in enumerate(fragments):
        for other in (*fragments[max(0, index - 1) : index], *fragments[index + 1 : index + 2]):
            lift = other.base - each.base
            if (
                each.size < _SMALLER * other.size
                and _RAISED_FROM * other.size < lift < _RAISED_TO * other.size
                and -other.size
                < max(each.low - other.high, other.low - each.high)
                < _WIDE_GAP * other.size / 2
            ):
                each.base, each.is_raised = other.base, True
                break


def _stretches(page: PageText, fragments: list[Fragment]) -> list[Stretch]:
    """Fragments of one line joined where no wide gap parts them; by lines, from their beginnings."""
    found = []
    for row in rows_of(fragments):
        row.sort(key=lambda each: each.low)
        joined = [row[0]]
        high = row[0].high
        for each in row[1:]:
            if _is_parted(page.text, joined[-1], each, each.low - high) or page.is_parted(
                high, each.low, each.base
            ):
                found.append(_stretch(page, joined))
                joined = []
            joined.append(each)
            high = max(high, each.high)
        found.append(_stretch(page, joined))
    return _without_filling(page, found)


def _without_filling(page: PageText, stretches: list[Stretch]) -> list[Stretch]:
    """Words with gaps alike between them joined: such gaps fill a line up to its edge."""
    found: list[Stretch] = []
    index = 0
    while index < len(stretches):
        end = _end_of_filling(stretches, index)
        if end - index >= _FILLED:
            joined = [fragment for each in stretches[index:end] for fragment in each.fragments]
            found.append(_stretch(page, joined))
            index = end
        else:
            found.append(stretches[index])
            index += 1
    return found


def _end_of_filling(stretches: list[Stretch], index: int) -> int:
    """Up to where stretches of a line follow each other with gaps alike, single words all of them."""
    end = index + 1
    gap = 0.0
    while end < len(stretches) and stretches[end].base == stretches[index].base:
        last, each = stretches[end - 1], stretches[end]
        size, step = each.size, each.low - last.high
        if not 0 < step < _FILLING_GAP * size or (gap and abs(step - gap) > _ALIKE * size):
            break
        if not (is_word(last.words) and is_word(each.words)):
            break
        gap = step
        end += 1
    return end


def is_word(words: str) -> bool:
    """Whether it is one word, of letters."""
    return " " not in words and _LETTERS.search(words) is not None


def _is_parted(text: str, last: Fragment, each: Fragment, gap: float) -> bool:
    """Whether a gap is wide; narrower ones part what does not follow each other, such as two columns."""
    size = max(each.size, last.size)
    follows = last.end <= each.start and not text[last.end : each.start].strip(" ")
    return gap > (_WIDE_GAP if follows else _NARROW_GAP) * size


def _stretch(page: PageText, joined: list[Fragment]) -> Stretch:
    """Fragments joined; where scripts run both ways PDFium knows their order better than their places do."""
    if page.is_mirrored:
        joined.sort(key=lambda each: each.start)
    return Stretch(page, joined)


def rows_of(parts: Sequence[T]) -> list[list[T]]:
    """The parts that stand on one line together, from the top."""
    rows: list[list[T]] = []
    for each in sorted(parts, key=lambda each: each.base):
        if rows and each.base - rows[-1][0].base <= _SAME_LINE * min(each.size, rows[-1][0].size):
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows
