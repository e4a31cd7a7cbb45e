"""UnitValue: one rating of one unit, as it is written out to be computed with elsewhere."""

from typing import NamedTuple


class UnitValue(NamedTuple):
    """Whether (1) or not (0) a coder gave a code to a unit, which counts `weight` times."""

    unit: int
    document: str
    start: int
    end: int
    coder: str
    code: str
    value: int
    weight: int = 1
