"""Grids: tables whose cells have lines drawn round them, read cell by cell from these lines."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from blotter.interchange.pdf.glyphs import Rule

_TOUCH = 2.5
_MOST_RULES = 600
_LEAST = 3


class Grid(NamedTuple):
    """The edges of the columns and of the rows of a table, from the left and from the top."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def holds(self, low: float, high: float, base: float) -> bool:
        """Whether words from `low` to `high` on a line stand within."""
        middle = (low + high) / 2
        return self.columns[0] < middle < self.columns[-1] and self.rows[0] < base < self.rows[-1] + _TOUCH

    def parts(self, low: float, high: float, base: float) -> bool:
        """Whether the edge of a column lies between two words on a line."""
        is_in = self.rows[0] < base < self.rows[-1] + _TOUCH
        return is_in and any(low - 1 <= edge <= high + 1 for edge in self.columns)

    def cell(self, low: float, high: float, base: float) -> tuple[int, int]:
        """The row and the column in which words stand."""
        return _interval(self.rows, base - 1), _interval(self.columns, (low + high) / 2)


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids on a page: lines that touch each other, of which at least three run each way."""
    if len(rules) > _MOST_RULES:
        return []
    found = []
    for some in _touching(rules):
        lying = [rule for rule in some if rule.right - rule.left > rule.top - rule.bottom]
        standing = [rule for rule in some if rule.right - rule.left <= rule.top - rule.bottom]
        columns = _distinct((rule.left + rule.right) / 2 for rule in standing)
        rows = _distinct((rule.bottom + rule.top) / 2 for rule in lying)
        if len(columns) >= _LEAST and len(rows) >= _LEAST:
            found.append(Grid(columns, rows))
    return found


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        joined = [rule]
        apart = []
        for group in groups:
            if any(_touch(rule, other) for other in group):
                joined += group
            else:
                apart.append(group)
        groups = [*apart, joined]
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    return (
        one.left - _TOUCH <= other.right
        and other.left - _TOUCH <= one.right
        and one.bottom - _TOUCH <= other.top
        and other.bottom - _TOUCH <= one.top
    )


def _distinct(values: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return tuple(found)


def _interval(edges: Sequence[float], value: float) -> int:
    below = sum(edge <= value for edge in edges) - 1
    return min(max(below, 0), len(edges) - 2)
