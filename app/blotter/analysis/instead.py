"""Instead: which code another coder gave where a disagreement is one of codes."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from blotter.analysis.coded_text import CodedSegment, CodedText
from blotter.analysis.disagreements import Disagreement, Kind
from blotter.domain.segment import Span

_OF_CODES = (Kind.OTHER_CODE, Kind.PARENT_OR_CHILD)

Instead = Counter[tuple[str, str]]
"""How many segments of the first code stand where another coder gave the second one instead."""


def given_instead(texts: Iterable[CodedText], found: Iterable[Disagreement]) -> Instead:
    """The codes that the other coder gave at the place of such a segment, and its own coder did not.

    Codes that both gave there are none of them: they lie on one passage because they may.
    """
    by_source: dict[str, list[Disagreement]] = defaultdict(list)
    for each in found:
        if each.kind in _OF_CODES:
            by_source[each.source].append(each)
    counted: Instead = Counter()
    for text in texts:
        wanted = by_source.get(text.source)
        if not wanted:
            continue
        placed: dict[str, list[CodedSegment]] = defaultdict(list)
        for segment in text.segments:
            at = text.place(segment.span)
            placed[segment.coder].append(segment._replace(start=at.start, end=at.end))
        for each in wanted:
            counted.update((each.code, other) for other in _other_codes(each, placed))
    return counted


def _other_codes(each: Disagreement, placed: dict[str, list[CodedSegment]]) -> set[str]:
    span = Span(each.start, each.end)
    there = [other for other in placed[each.against] if _same_place(span, other.span)]
    own = [segment for segment in placed[each.coder] if segment.span.overlaps(span)]
    return {
        other.code
        for other in there
        if other.code != each.code
        and not any(mine.code == other.code and mine.span.overlaps(other.span) for mine in own)
    }


def _same_place(span: Span, other: Span) -> bool:
    return 2 * span.shared(other) >= min(span.length, other.length) > 0
