"""SegmentQuery and Facts: which segments to retrieve, by what they carry; Hits: which ones were found."""

from dataclasses import dataclass
from enum import StrEnum

_ID_BYTES = 16

OPEN_CODING = ""
"""Stands for a round's id where segments of no round are meant."""


class SegmentOrder(StrEnum):
    """How retrieved segments are sorted; those that are alike stand in the order of their places."""

    PLACE = "place"
    CODE = "code"
    CODER = "coder"
    QUOTE = "quote"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class SegmentQuery:
    """All conditions hold together; None means any. `words` is looked for in quote and memo, case aside.

    `cases` are cases by id: segments in their documents, or overlapping their passages.
    `reverse` turns the order round; within a document, segments stay in reading order. `round` is a round's
    id, or OPEN_CODING.
    """

    codes: frozenset[str] | None = None
    coders: frozenset[str] | None = None
    sources: frozenset[str] | None = None
    words: str = ""
    order: SegmentOrder = SegmentOrder.PLACE
    limit: int | None = None
    reverse: bool = False
    round: str | None = None
    cases: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What else segments must carry; what is left as it is asks for nothing. Days are ISO 8601, in UTC."""

    memo: bool = False
    memo_words: str = ""
    changed_since: str = ""
    coded_since: str = ""
    coded_until: str = ""
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """The ids of the segments that met a query, in its order, and in how many sources they lie.

    A million ids take 16 MB: they are kept as 16 bytes each, and given out as text where a row is shown.
    """

    packed: bytes = b""
    sources: int = 0

    def __len__(self) -> int:
        return len(self.packed) // _ID_BYTES

    def ids(self, first: int = 0, last: int | None = None) -> list[str]:
        """The ids of the rows from `first` up to, but not including, `last`."""
        last = len(self) if last is None else min(last, len(self))
        return [
            self.packed[at : at + _ID_BYTES].hex()
            for at in range(first * _ID_BYTES, last * _ID_BYTES, _ID_BYTES)
        ]

    def row(self, identity: str) -> int | None:
        """The row where an id stands, or None."""
        wanted = bytes.fromhex(identity)
        at = self.packed.find(wanted)
        while at >= 0 and at % _ID_BYTES:
            at = self.packed.find(wanted, at + 1)
        return at // _ID_BYTES if at >= 0 else None
