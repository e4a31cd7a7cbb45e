"""Grid: a matrix as it is shown, with what its heads and cells say and how dark they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The name of a row or column; `colour` is a code's, `sign` the name of an icon, with `:token`."""

    words: str
    told: str = ""
    colour: str | None = None
    sign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell, in one line or two.

    `level` is how dark its ground is, from 1 to 5; 0 for nothing, None for sums, which have no ground.
    """

    words: str
    told: str = ""
    level: int | None = 0
    leads: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells by row and column; what is not among them is empty and leads nowhere."""

    rows: Sequence[Head] = ()
    columns: Sequence[Head] = ()
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    lines: int = 1


def level_of(value: float, largest: float) -> int:
    """How dark a value is beside the largest: from 1 to 5, 0 for nothing."""
    if value <= 0 or largest <= 0:
        return 0
    return min(5, max(1, -int(-5 * value // largest)))
