"""CodedText: a document as its coders left it, the value that every comparison works on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from blotter.analysis.units import Unit
from blotter.domain.codebook import joined_path, split_path
from blotter.domain.segment import Span, trimmed


class CodedSegment(NamedTuple):
    """A segment by names: `coder` a name, `code` a path, the place in code points."""

    id: str
    coder: str
    code: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedText:
    """A source with the coders who are done with it and the segments on it.

    A coder who is done and coded nothing decided that nothing is there; one who is not done is missing, and
    any segments of theirs are left aside. `units` holds the boundaries of the unit to compare on, in order
    and apart from each other (none are needed for characters, documents and matches; segments marked
    beforehand may be missing).
    """

    source: str
    text: str
    done: tuple[str, ...]
    segments: Sequence[CodedSegment] = ()
    units: Mapping[Unit, Sequence[Span]] = field(default_factory=dict)

    def boundaries(self, unit: Unit) -> Sequence[Span]:
        """The text's spans of a unit other than character and match."""
        if unit is Unit.DOCUMENT:
            return (Span(0, len(self.text)),)
        return self.units.get(unit, ()) if unit is Unit.SEGMENT else self.units[unit]


Groups = Mapping[str, Mapping[str, Mapping[Span, CodedSegment]]]
"""Code, then coder, then span: the segments that count, exact duplicates once."""


def grouped(text: CodedText, coders: Collection[str], *, trim: bool, rollup: bool) -> Groups:
    """The segments of these coders by code and coder.

    With `trim` a span stands without the white space at its ends, and one of white space alone is left out;
    with `rollup` a segment counts for the codes above its own too.
    """
    groups: dict[str, dict[str, dict[Span, CodedSegment]]] = {}
    for segment in sorted(text.segments, key=lambda s: (s.start, s.end, s.id)):
        span = trimmed(text.text, segment.span) if trim else segment.span
        if segment.coder not in coders or span.length <= 0:
            continue
        for code in ancestry(segment.code) if rollup else (segment.code,):
            groups.setdefault(code, {}).setdefault(segment.coder, {}).setdefault(span, segment)
    return groups


@cache
def ancestry(path: str) -> tuple[str, ...]:
    """The path itself and the paths above it, nearest first."""
    names = split_path(path)
    return tuple(joined_path(names[:depth]) for depth in range(len(names), 0, -1))
