"""Regions: in which order the parts of a page are read, and which of them are tables.

A page is gone through from the top. Lines that leave the same strip of white free stand in columns, which are
read one after the other; a line that crosses the strip ends them. What stands side by side but is too short
or too narrow for running text is read line by line, and is a table where most lines have several cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from blotter.interchange.pdf.glyphs import Rule
from blotter.interchange.pdf.grids import Grid
from blotter.interchange.pdf.stretches import Stretch, is_word, rows_of

_GUTTER = 0.8
_PROSE_WIDTH = 9.0
_PROSE_LINES = 3
_PROSE_FILL = 0.55
_LIKE_THE_OTHERS = 0.8
_FEW_WORDS = 3
_INTERLEAVED = 0.8
_DEEPEST = 8
_LABEL = 4
_LONGEST_TAIL = 2
_TAIL_GAP = 2.0

Row = list[Stretch]
Place = tuple[float, float]


@dataclass(slots=True)
class Block:
    """Lines that are read one below the other between two edges; of a table each is a row of cells.

    `columns` are the places of a table's columns, `rules` the lines that are drawn in it.
    """

    rows: list[Row]
    left: float
    right: float
    is_table: bool = False
    columns: list[Place] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    grid: Grid | None = None


class _Held(Stretch):
    """What stands in a grid, taken for one line as wide as the grid; `held` are its stretches."""

    def __init__(self, grid: Grid, held: list[Stretch]) -> None:
        super().__init__(held[0].page, held[0].fragments)
        self.grid, self.held = grid, held
        self.low, self.high = grid.columns[0], grid.columns[-1]


def blocks_of(stretches: Sequence[Stretch], rules: Sequence[Rule], grids: Sequence[Grid] = ()) -> list[Block]:
    """The blocks of a page in reading order."""
    stretches = _with_grids(stretches, grids)
    if not stretches:
        return []
    reading = _Reading(rules)
    place = min(each.low for each in stretches), max(each.high for each in stretches)
    reading.read(rows_of(stretches), place, 0)
    return reading.blocks


def _with_grids(stretches: Sequence[Stretch], grids: Sequence[Grid]) -> list[Stretch]:
    """The stretches, those in grids put together; one with words in a single row or column is a drawing."""
    rest = list(stretches)
    for grid in grids:
        held = [each for each in rest if grid.holds(each.low, each.high, each.base)]
        cells = {grid.cell(each.low, each.high, each.base) for each in held}
        if len({row for row, _ in cells}) > 1 and len({column for _, column in cells}) > 1:
            gone = set(map(id, held))
            rest = [each for each in rest if id(each) not in gone]
            rest.append(_Held(grid, held))
    return rest


class _Reading:
    """Collects the blocks of a page."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.blocks: list[Block] = []
        self._rules = [rule for rule in rules if rule.right - rule.left > rule.top - rule.bottom]

    def read(self, rows: list[Row], place: Place, depth: int) -> None:
        """Read the lines between two edges."""
        rows = [_without_filling(row, place) for row in rows]
        plain: list[Row] = []
        index = 0
        while index < len(rows):
            end, gutters = _grown(rows, index)
            run = rows[index:end]
            columns = self._columns(run, gutters) if depth < _DEEPEST else []
            if columns:
                end = _without_tail(rows, index, end, columns)
                self._close(plain, place)
                plain = []
                for each in columns:
                    part = [kept for row in rows[index:end] if (kept := _within(row, each))]
                    self.read(part, _reach(part), depth + 1)
            else:
                plain = self._read_by_lines(run, gutters, plain, place)
            index = end
        self._close(plain, place)

    def _close(self, rows: list[Row], place: Place) -> None:
        """The lines are a block; what a grid holds among them is one of its own."""
        start = 0
        for at, row in enumerate(rows):
            held = [each for each in row if isinstance(each, _Held)]
            if held:
                rest = [each for each in row if each not in held]
                self._close([*rows[start:at], *([rest] if rest else [])], place)
                self.blocks += [_held_block(each) for each in held]
                start = at + 1
        if rows[start:]:
            self.blocks.append(Block(rows[start:], *place))

    def _columns(self, run: list[Row], gutters: list[Place]) -> list[Place]:
        """The places of the columns of running text that stand between gutters; none if it is none."""
        if not gutters or len(run) < _PROSE_LINES or self._is_ruled(run, gutters):
            return []
        places = _between(run, gutters)
        widest = 0.0
        index = 0
        while index < len(places):
            if _is_prose(run, places[index], widest):
                widest = max(widest, places[index][1] - places[index][0])
                index += 1
            elif index + 1 < len(places):
                places[index : index + 2] = [(places[index][0], places[index + 1][1])]
            elif index:
                places[index - 1 : index + 1] = [(places[index - 1][0], places[index][1])]
                break
            else:
                break
        return places if len(places) > 1 else []

    def _is_ruled(self, run: list[Row], gutters: list[Place]) -> bool:
        """Whether lines are drawn across the gutters between the lines of text, as in tables."""
        return any(len({round(rule.bottom) for rule in self._across(run, each)}) > 1 for each in gutters)

    def _across(self, run: list[Row], gutter: Place) -> list[Rule]:
        """The lines that are drawn across a gutter below the first line of text and above the last."""
        first, last, middle = run[0][0].base, run[-1][0].base, sum(gutter) / 2
        return [
            rule for rule in self._rules if rule.left < middle < rule.right and first < rule.bottom < last
        ]

    def _read_by_lines(
        self, run: list[Row], gutters: list[Place], plain: list[Row], place: Place
    ) -> list[Row]:
        """Take lines for a table, or for plain ones: those that are still to be closed."""
        several = [number for number, row in enumerate(run) if len(row) > 1]
        if len(several) < 2 or not gutters or _is_list(run, several):
            return [*plain, *run]
        in_cells = sum(len(row) > 1 or row[0].low >= gutters[0][1] - 1 for row in run)
        if 2 * in_cells < len(run):
            return [*plain, *run]
        first, last = several[0], self._last_of_table(run, several[-1], gutters)
        self._close([*plain, *run[:first]], place)
        rows = run[first : last + 1]
        top, bottom = rows[0][0].base - 2 * rows[0][0].size, rows[-1][0].base + 2 * rows[-1][0].size
        rules = [rule for rule in self._rules if top < rule.bottom < bottom]
        left, right = _reach(rows)
        self.blocks.append(Block(rows, left, right, True, _between(rows, _gaps(rows)), rules))
        return run[last + 1 :]

    def _last_of_table(self, run: list[Row], last: int, gutters: list[Place]) -> int:
        """The row that ends a table: what stands below in later columns alone, or above a rule, is in it."""
        lowest = max((rule.bottom for gutter in gutters for rule in self._across(run, gutter)), default=0.0)
        while last + 1 < len(run) and (
            run[last + 1][0].low > run[last][0].low + _GUTTER * run[last][0].size
            or run[last + 1][0].base < lowest
        ):
            last += 1
        return last


def _held_block(held: _Held) -> Block:
    return Block(rows_of(held.held), held.low, held.high, True, grid=held.grid)


def _grown(rows: list[Row], index: int) -> tuple[int, list[Place]]:
    """Up to which row the rows from one on leave the same strips free, and these strips."""
    union: list[Place] = []
    gutters: list[Place] = []
    for at in range(index, len(rows)):
        joined = _united(union, rows[at])
        free = _wide(joined, rows[at][0].size)
        if len(free) < len(gutters) and (not free or _is_like_a_table(rows[index:at], gutters)):
            return at, gutters
        if at > index and not free:
            if len(rows[at]) > 1:
                return at, []
            if at - 1 > index and _is_interleaved(rows[at - 1], rows[at]):
                return at - 1, []
        union, gutters = joined, free
    return len(rows), gutters


def _is_like_a_table(run: list[Row], gutters: list[Place]) -> bool:
    several = sum(len(row) > 1 for row in run)
    is_running = all(_is_prose(run, place, 0) for place in _between(run, gutters))
    return several >= _PROSE_LINES and 2 * several >= len(run) and not is_running


def _is_interleaved(above: Row, below: Row) -> bool:
    """Whether a line stands beside another, lower by less than a line."""
    size = min(above[0].size, below[0].size)
    gap = max(below[0].low - above[-1].high, above[0].low - below[-1].high)
    return below[0].base - above[0].base < _INTERLEAVED * size and gap > _GUTTER * size


def _united(union: list[Place], row: Row) -> list[Place]:
    joined: list[Place] = []
    for low, high in sorted([*union, *((each.low, each.high) for each in row)]):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _wide(union: list[Place], size: float) -> list[Place]:
    """The gaps that are wide enough to part columns."""
    return [(left[1], right[0]) for left, right in pairwise(union) if right[0] - left[1] >= _GUTTER * size]


def _gaps(rows: list[Row]) -> list[Place]:
    union: list[Place] = []
    for row in rows:
        union = _united(union, row)
    return _wide(union, rows[0][0].size)


def _between(run: list[Row], gutters: list[Place]) -> list[Place]:
    """The places between the gutters."""
    left, right = _reach(run)
    starts = [left, *(gutter[1] for gutter in gutters)]
    ends = [*(gutter[0] for gutter in gutters), right]
    return list(zip(starts, ends, strict=True))


def _reach(rows: list[Row]) -> Place:
    return min(each.low for row in rows for each in row), max(each.high for row in rows for each in row)


def _within(row: Row, place: Place) -> Row:
    return [each for each in row if place[0] - 1 <= each.low and each.high <= place[1] + 1]


def _is_prose(run: list[Row], place: Place, widest: float) -> bool:
    """Whether what stands in a place is running text, or the few last lines of it beside a column as wide."""
    lines = [kept for row in run if (kept := _within(row, place))]
    if not lines:
        return False
    widths = [sum(each.width for each in line) for line in lines]
    size = median(line[0].size for line in lines)
    if len(lines) < _PROSE_LINES:
        words = max(line[0].words.count(" ") for line in lines) + 1
        return widest > 0 and (words >= _FEW_WORDS or max(widths) >= _LIKE_THE_OTHERS * widest)
    fill = median(widths)
    return fill >= _PROSE_WIDTH * size and fill >= _PROSE_FILL * (place[1] - place[0])


def _without_filling(row: Row, place: Place) -> Row:
    """The words of a line that was filled from edge to edge as one stretch."""
    is_filled = row[0].low <= place[0] + 1 and row[-1].high >= place[1] - 1
    if len(row) < 2 or not is_filled or not all(is_word(each.words) for each in row):
        return row
    return [Stretch(row[0].page, [fragment for each in row for fragment in each.fragments])]


def _is_list(run: list[Row], several: list[int]) -> bool:
    """Whether lines merely begin with a bullet, a number or a letter of their own."""
    return all(len(run[at]) == 2 and len(run[at][0].words) <= _LABEL for at in several)


def _without_tail(rows: list[Row], index: int, end: int, columns: list[Place]) -> int:
    """The end of columns but for a heading below them that belongs to what goes over the whole width."""
    if end == len(rows):
        return end
    for at in range(max(index + 1, end - _LONGEST_TAIL), end):
        is_parted = rows[at][0].base - rows[at - 1][0].base > _TAIL_GAP * rows[at][0].size
        if is_parted and all(row == _within(row, columns[0]) for row in rows[at:end]):
            return at
    return end
