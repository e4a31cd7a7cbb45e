"""Place: where coders differ on a code, with what each of them marked there."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.disagreement_counts import Pair, pairs_of
from blotter.analysis.disagreements import Disagreement, Kind
from blotter.analysis.units import paragraphs
from blotter.domain.codebook import split_path
from blotter.domain.segment import Span

_KEPT = 200
_ORDER = list(Kind)


@dataclass(frozen=True, slots=True)
class Mark:
    """A segment as it is told in a list: the quote may be cut."""

    code: str
    span: Span
    quote: str


Marks = Mapping[str, Sequence[Mark]]
"""What each coder marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Segments of one code without a match that touch each other: one disagreement for whoever reads it.

    `unmatched` is how many segments that are, `pairs` the coders who differ, `coders` all who are done with
    the document. `marks` has what each coder gave this code here, `others` what those who did not gave
    instead: the codes that set them apart or, where there are none, those that all share.
    """

    document: str
    code: str
    kind: Kind
    span: Span
    paragraph: int
    unmatched: int
    pairs: tuple[Pair, ...]
    coders: tuple[str, ...]
    marks: Marks
    others: Marks

    @property
    def silent(self) -> tuple[str, ...]:
        """The coders who did not give this code here."""
        return tuple(coder for coder in self.coders if not self.marks.get(coder))


def places(
    texts: Iterable[CodedText], found: Iterable[Disagreement], coders: Sequence[str], rollup: bool = False
) -> dict[str, list[Place]]:
    """The disagreements of each code, document by document; `coders` gives the order of the coders.

    With `rollup` a segment counts for the codes above its own too.
    """
    by_document: dict[str, list[Disagreement]] = {}
    for each in found:
        by_document.setdefault(each.source, []).append(each)
    gathered: dict[str, list[Place]] = {}
    for text in texts:
        if text.source in by_document:
            for place in _of_text(text, by_document[text.source], coders, rollup):
                gathered.setdefault(place.code, []).append(place)
    return gathered


def _of_text(
    text: CodedText, found: Iterable[Disagreement], coders: Sequence[str], rollup: bool
) -> Iterator[Place]:
    done = tuple(coder for coder in coders if coder in text.done)
    starts = [paragraph.start for paragraph in paragraphs(text.text)]
    segments = sorted((s for s in text.segments if s.coder in done), key=lambda s: (s.start, s.end, s.id))
    by_code: dict[str, list[Disagreement]] = {}
    for each in found:
        by_code.setdefault(each.code, []).append(each)
    for code, unmatched in by_code.items():
        counting = [each for each in segments if each.code == code or (rollup and is_under(each.code, code))]
        for group, span, own, there in _gathered(unmatched, counting, segments):
            yield Place(
                document=text.source,
                code=code,
                kind=min((each.kind for each in group), key=_ORDER.index),
                span=span,
                paragraph=bisect_right(starts, span.start),
                unmatched=len({each.segment for each in group}),
                pairs=pairs_of(group),
                coders=done,
                marks=_marks(text.text, own),
                others=_marks(text.text, _instead(span, own, there)),
            )


class _Gathered(NamedTuple):
    """Disagreements that touch, their extent, the segments of the code there, and all segments there."""

    group: list[Disagreement]
    span: Span
    own: list[CodedSegment]
    there: list[CodedSegment]


def _gathered(
    unmatched: Iterable[Disagreement], counting: Sequence[CodedSegment], segments: Sequence[CodedSegment]
) -> Iterator[_Gathered]:
    groups = list(_touching(unmatched))
    spans = [Span(group[0].start, max(each.end for each in group)) for group in groups]
    # A segment that meets one without a match may have further parts of the other coder's beside that one.
    wide = [
        Span(min([span.start, *(each.start for each in met)]), max([span.end, *(each.end for each in met)]))
        for span, met in zip(spans, _meeting(spans, counting), strict=True)
    ]
    return map(_Gathered, groups, spans, _meeting(wide, counting), _meeting(spans, segments))


def _instead(span: Span, own: Iterable[CodedSegment], there: Iterable[CodedSegment]) -> list[CodedSegment]:
    """What the coders without a segment of the code gave in its place."""
    answered = {each.coder for each in own}
    here = [each for each in there if _same_place(each.span, span)]
    others = [each for each in here if each.coder not in answered]
    shared = {each.code for each in here if each.coder in answered}
    return [each for each in others if each.code not in shared] or others


def _touching(found: Iterable[Disagreement]) -> Iterator[list[Disagreement]]:
    """Disagreements in order of place, those together that share characters."""
    group: list[Disagreement] = []
    end = 0
    for each in sorted(found, key=lambda d: (d.start, d.end)):
        if group and each.start >= end:
            yield group
            group = []
        end = max(end, each.end) if group else each.end
        group.append(each)
    if group:
        yield group


def _meeting(spans: Iterable[Span], segments: Sequence[CodedSegment]) -> Iterator[list[CodedSegment]]:
    """The segments that share a character with each span; starts ascend, and ends of spans do too."""
    open_segments: list[CodedSegment] = []
    at = 0
    for span in spans:
        while at < len(segments) and segments[at].start < span.end:
            open_segments.append(segments[at])
            at += 1
        open_segments = [each for each in open_segments if each.end > span.start]
        yield open_segments


def _same_place(span: Span, other: Span) -> bool:
    return 2 * span.shared(other) >= min(span.length, other.length)


def is_under(code: str, above: str) -> bool:
    """Whether a path leads through another one."""
    names, start = split_path(code), split_path(above)
    return len(names) > len(start) and names[: len(start)] == start


def _marks(text: str, segments: Iterable[CodedSegment]) -> dict[str, list[Mark]]:
    marks: dict[str, list[Mark]] = {}
    for each in segments:
        quote = " ".join(text[each.start : min(each.end, each.start + _KEPT)].split())
        marks.setdefault(each.coder, []).append(Mark(each.code, each.span, quote))
    return marks
