"""Tables: the rows of a table with their cells, put together from visual lines."""

from collections.abc import Sequence

from blotter.interchange.pdf.grids import Grid
from blotter.interchange.pdf.lines import Column, Line
from blotter.interchange.pdf.regions import Block, Place, Row

Cells = list[list[Line]]
"""A row: the lines of each of its cells."""

_SAME_CELL = 1.45


def cells_of(block: Block) -> list[Cells]:
    """The rows of a table: between drawn lines where there are some, else by what the first column begins."""
    if block.grid is not None:
        return _cells_of_grid(block, block.grid)
    rows: list[Cells] = []
    last: Row | None = None
    is_ruled = _is_ruled(block)
    for row in block.rows:
        parts = _in_columns(row, block.columns)
        if last is None or _begins_row(block, last, row, parts, is_ruled):
            rows.append([[] for _ in block.columns])
        for number, part in enumerate(parts):
            if part:
                rows[-1][number].append(Line(part[0].page, part, Column(*block.columns[number])))
        last = row
    return rows


def _cells_of_grid(block: Block, grid: Grid) -> list[Cells]:
    """What stands between the lines of a grid; rows without anything are left out."""
    width = len(grid.columns) - 1
    cells: dict[int, list[list[Line]]] = {}
    for row in block.rows:
        parts: dict[tuple[int, int], Row] = {}
        for each in row:
            parts.setdefault(grid.cell(each.low, each.high, each.base), []).append(each)
        for (down, across), part in parts.items():
            column = Column(grid.columns[across], grid.columns[across + 1])
            filled = cells.setdefault(down, [[] for _ in range(width)])
            filled[across].append(Line(part[0].page, part, column))
    return [cells[down] for down in sorted(cells)]


def _in_columns(row: Row, columns: Sequence[Place]) -> list[Row]:
    parts: list[Row] = [[] for _ in columns]
    for each in row:
        middle = (each.low + each.high) / 2
        nearest = min(range(len(columns)), key=lambda n: _distance(columns[n], middle))
        parts[nearest].append(each)
    return parts


def _distance(place: Place, at: float) -> float:
    return max(place[0] - at, at - place[1], 0.0)


def _is_ruled(block: Block) -> bool:
    """Whether lines are drawn between more than two of the rows."""
    bases = [row[0].base for row in block.rows]
    between = {round(rule.bottom) for rule in block.rules if bases[0] < rule.bottom < bases[-1]}
    return len(between) > 1


def _begins_row(block: Block, last: Row, row: Row, parts: list[Row], is_ruled: bool) -> bool:
    above, below = last[0].base, row[0].base
    if is_ruled:
        return any(above < rule.bottom < below for rule in block.rules)
    return bool(parts[0]) or below - above > _SAME_CELL * row[0].size
