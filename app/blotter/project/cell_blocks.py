"""A block of texts laid over cells, as spreadsheets do it: once, or as often as it fits whole."""

from collections.abc import Sequence


def laid(
    rows: Sequence[str], columns: Sequence[str], block: Sequence[Sequence[str]]
) -> dict[str, dict[str, str]]:
    """What a block, laid over rows (by id) and columns from their beginning, puts into which cells.

    "" in `columns` is one that cannot be typed in; a block that is smaller than the cells is repeated as
    often as it fits whole.
    """
    if not block or not block[0] or not rows or not columns:
        return {}
    width = max(map(len, block))
    typed: dict[str, dict[str, str]] = {}
    for row, identity in enumerate(rows[: _stretched(len(block), len(rows))]):
        line = block[row % len(block)]
        for column, name in enumerate(columns[: _stretched(width, len(columns))]):
            place = column % width
            if name and place < len(line):
                typed.setdefault(identity, {})[name] = line[place]
    return typed


def _stretched(block: int, cells_there: int) -> int:
    """How many lines of cells a block fills: itself, or a whole multiple that fits."""
    return max(block, cells_there // block * block)
