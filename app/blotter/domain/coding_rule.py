"""CodingRule: what has to hold where a code is given."""

from dataclasses import dataclass
from enum import StrEnum

from blotter.domain.entity import Entity


class RuleKind(StrEnum):
    """What a rule asks of a passage that has its code."""

    NEEDS = "needs"
    """Another code of the same coder, one of the `others` or any."""
    EXCLUDES = "excludes"
    """None of the `others` of the same coder."""
    MEMO = "memo"
    """A memo on the segment."""


class Reach(StrEnum):
    """Which other segments lie on the same passage."""

    OVERLAP = "overlap"
    SAME = "same bounds"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRule(Entity):
    """A rule for a code and what is under it; `others` are codes, likewise with what is under them."""

    kind: RuleKind
    code: str
    others: tuple[str, ...] = ()
    reach: Reach = Reach.OVERLAP
    note: str = ""
