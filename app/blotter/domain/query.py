"""SegmentQuery: which segments to retrieve, by what they carry."""

from dataclasses import dataclass
from enum import StrEnum


class SegmentOrder(StrEnum):
    """How retrieved segments are sorted."""

    PLACE = "place"
    CODE = "code"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class SegmentQuery:
    """All conditions hold together; None means any. `words` is looked for in quote and memo, case aside."""

    codes: frozenset[str] | None = None
    coders: frozenset[str] | None = None
    sources: frozenset[str] | None = None
    words: str = ""
    order: SegmentOrder = SegmentOrder.PLACE
    limit: int | None = None
