"""Rated units: what coders said of units that were given to them, as a table of labels from anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class RatedUnit(NamedTuple):
    """A unit, the group that it belongs to, such as a document, and a label of each coder or None."""

    name: str
    group: str
    labels: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class RatedTable:
    """Units × coders; each unit has a label for every coder, in their order."""

    coders: tuple[str, ...]
    units: Sequence[RatedUnit]
