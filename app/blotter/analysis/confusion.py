"""Confusion: which codes stand where another coder has a given one, by characters and by segments."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from blotter.analysis.agreement import Comparison
from blotter.analysis.sweep import union
from blotter.analysis.tallies import CodedDocument
from blotter.domain.segment import Span
from blotter.domain.table import Column, ColumnKind, Table
from blotter.progress import Progress, counted, silent

NOTHING = ""
"""Stands for the code where the other coder has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """What another coder has where a coder gave a code; `other_code` is the same one, another, or NOTHING.

    `characters` of the coder's `of_characters` lie under the other code. `segments` of the coder's
    `of_segments` have one of the other code at their place, where at least half of the shorter lies in both.
    Both may add up to more than all, since codes overlap.
    """

    code: str
    coder: str
    other_code: str
    other: str
    characters: int
    of_characters: int
    segments: int
    of_segments: int

    @property
    def share(self) -> float:
        """The share of the coder's characters of the code."""
        return self.characters / self.of_characters

    def record(self) -> dict[str, object]:
        """The row as JSON has it; where the other coder has nothing, `with` is null."""
        return {
            "code": self.code,
            "coder": self.coder,
            "with": self.other_code or None,
            "other": self.other,
            "characters": self.characters,
            "share": self.share,
            "segments": self.segments,
            "of_characters": self.of_characters,
            "of_segments": self.of_segments,
        }


_Key = tuple[str, str, str, str]
"""Code, coder, the other's code, the other coder."""


def confusions(comparison: Comparison, codes: Sequence[str], progress: Progress = silent) -> list[Confusion]:
    """For each of the codes, coder and other coder: what stands there, the most characters first."""
    characters: Counter[_Key] = Counter()
    segments: Counter[_Key] = Counter()
    wanted = frozenset(codes)
    length: Counter[tuple[str, str, str]] = Counter()
    number: Counter[tuple[str, str, str]] = Counter()
    for document in counted(comparison.sample.documents, progress, every=1):
        coders = document.frame.coders
        coded = [_Coded.of(document, place, wanted) for place in range(len(coders))]
        for i, j in combinations(range(len(coders)), 2):
            for here, there in ((i, j), (j, i)):
                pair = coders[here], coders[there]
                for code, other, shared in coded[here].shared(coded[there]):
                    characters[code, pair[0], other, pair[1]] += shared
                for code, other in coded[here].answered(coded[there]):
                    segments[code, pair[0], other, pair[1]] += 1
                for code, own in coded[here].wanted.items():
                    length[code, *pair] += sum(span.length for span in union(own))
                    number[code, *pair] += len(own)
    order = {code: place for place, code in enumerate(codes)}
    found = [
        Confusion(
            code=code,
            coder=coder,
            other_code=other_code,
            other=other,
            characters=characters[code, coder, other_code, other],
            of_characters=length[code, coder, other],
            segments=segments[code, coder, other_code, other],
            of_segments=number[code, coder, other],
        )
        for code, coder, other_code, other in characters.keys() | segments.keys()
    ]
    return sorted(found, key=lambda c: (order[c.code], c.coder, c.other, -c.characters, c.other_code))


def summed(found: Iterable[Confusion]) -> dict[tuple[str, str], tuple[int, int]]:
    """Characters and segments by code and other code, over all coders: the cells of a matrix."""
    cells: dict[tuple[str, str], tuple[int, int]] = {}
    for each in found:
        characters, segments = cells.get((each.code, each.other_code), (0, 0))
        cells[each.code, each.other_code] = (characters + each.characters, segments + each.segments)
    return cells


def confusion_table(found: Sequence[Confusion]) -> Table:
    """The confusions as a table; the other code is empty where the other coder has none."""
    columns = (
        Column("code", "Code", ColumnKind.CODE),
        Column("coder", "Coder"),
        Column("with", "Other code", ColumnKind.CODE),
        Column("other", "Other coder"),
        Column("characters", "Characters", ColumnKind.INTEGER),
        Column("share", "Share", ColumnKind.NUMBER),
        Column("segments", "Segments", ColumnKind.INTEGER),
        Column("of_characters", "of characters", ColumnKind.INTEGER),
        Column("of_segments", "of segments", ColumnKind.INTEGER),
    )
    rows = [
        (
            *(c.code, c.coder, c.other_code, c.other, c.characters, c.share, c.segments),
            *(c.of_characters, c.of_segments),
        )
        for c in found
    ]
    return Table("Codes in each other’s place", columns, rows)


@dataclass(frozen=True, slots=True)
class _Coded:
    """What a coder has in a document: the spans of each wanted code, of every code, and all as one."""

    wanted: Mapping[str, Sequence[Span]]
    every: Sequence[tuple[Span, str]]
    pieces: Sequence[tuple[Span, str]]
    together: Sequence[Span]

    @classmethod
    def of(cls, document: CodedDocument, place: int, wanted: frozenset[str]) -> "_Coded":
        own = {code: spans[place] for code, spans in document.spans.items() if spans[place]}
        every = [(span, code) for code, spans in own.items() for span in spans]
        pieces = [(span, code) for code, spans in own.items() for span in union(spans)]
        return cls(
            {code: spans for code, spans in own.items() if code in wanted},
            sorted(every),
            sorted(pieces),
            union(span for span, _ in every),
        )

    def shared(self, other: "_Coded") -> Iterator[tuple[str, str, int]]:
        """Code, other code, and how many characters lie under both; what is left lies under NOTHING."""
        mine = [(span, code) for span, code in self.pieces if code in self.wanted]
        for span, code, there, other_code in _meeting(mine, other.pieces):
            yield code, other_code, span.shared(there)
        left = Counter({code: sum(s.length for s in union(own)) for code, own in self.wanted.items()})
        for span, code, there, _ in _meeting(mine, [(each, NOTHING) for each in other.together]):
            left[code] -= span.shared(there)
        yield from ((code, NOTHING, length) for code, length in left.items() if length)

    def answered(self, other: "_Coded") -> Iterator[tuple[str, str]]:
        """Code and other code of each segment that has one at its place, once for each other code."""
        mine = [(span, code) for code, own in self.wanted.items() for span in own]
        found: dict[tuple[Span, str], set[str]] = {each: set() for each in mine}
        for span, code, there, other_code in _meeting(sorted(mine), other.every):
            if 2 * span.shared(there) >= min(span.length, there.length):
                found[span, code].add(other_code)
        for (_, code), others in found.items():
            yield from ((code, each) for each in others or {NOTHING})


def _meeting(
    here: Sequence[tuple[Span, str]], there: Sequence[tuple[Span, str]]
) -> Iterator[tuple[Span, str, Span, str]]:
    """The pairs that share a character; both in order of their starts."""
    longest = max((span.length for span, _ in there), default=0)
    starts = [span.start for span, _ in there]
    for span, code in here:
        for place in range(bisect_left(starts, span.start - longest), bisect_left(starts, span.end)):
            other, other_code = there[place]
            if other.end > span.start:
                yield span, code, other, other_code
