"""CodedText: a document as its coders left it, the value that every comparison works on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    beforehand may be missing). Where it is made of passages of a document (`narrowed`), these are its
    paragraphs, and `passages` says where each of them lies there.
    """

    source: str
    text: str
    done: tuple[str, ...]
    segments: Sequence[CodedSegment] = ()
    units: Mapping[Unit, Sequence[Span]] = field(default_factory=dict)
    passages: Sequence[Span] = ()

    def place(self, span: Span) -> Span:
        """Where a span of this text lies in the document."""
        before = 0
        for passage in self.passages:
            if span.start < before + passage.length:
                shift = passage.start - before
                return Span(span.start + shift, span.end + shift)
            before += passage.length
        return span

    def boundaries(self, unit: Unit) -> Sequence[Span]:
        """The text's spans of a unit other than character and match."""
        if unit is Unit.DOCUMENT:
            return (Span(0, len(self.text)),)
        return self.units.get(unit, ()) if unit is Unit.SEGMENT else self.units[unit]


def narrowed(text: CodedText, passages: Sequence[Span], unit: Unit) -> CodedText:
    """Of a document nothing but its passages, which lie in order and apart: one after the other, as a text.

    Units and segments are cut where a passage begins and ends; outside there is nothing that could count.
    """
    units: list[Span] = []
    segments: list[CodedSegment] = []
    blocks: list[Span] = []
    before = 0
    for passage in passages:
        shift = before - passage.start
        blocks.append(Span(before, before + passage.length))
        units += (_moved(each, passage, shift) for each in text.units.get(unit, ()) if each.overlaps(passage))
        for each in text.segments:
            if each.span.overlaps(passage):
                start, end = _moved(each.span, passage, shift)
                segments.append(each._replace(start=start, end=end))
        before += passage.length
    given = {unit: tuple(units)} if unit in text.units else {}
    return replace(
        text,
        text="".join(text.text[passage.start : passage.end] for passage in passages),
        segments=segments,
        units={Unit.PARAGRAPH: tuple(blocks), Unit.SEGMENT: tuple(blocks), **given},
        passages=tuple(passages),
    )


def _moved(span: Span, passage: Span, shift: int) -> Span:
    return Span(max(span.start, passage.start) + shift, min(span.end, passage.end) + shift)


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
