"""Excerpt: the paragraphs around a disagreement, and what both coders and what one of them marked there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blotter.domain.segment import Span, paragraph_at
from blotter.ui.comparison.places import Mark, Place

LONGEST = 6_000
_AROUND = 1_500


@dataclass(frozen=True, slots=True)
class Stripe:
    """A coder's segment beside the text; it may begin before the excerpt and end after it."""

    coder: str
    code: str
    span: Span
    is_compared: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a text with positions counted from its beginning; `place` is what coders differ on.

    `both` is what all coders gave the code, `alone` what only some of them did.
    """

    text: str
    place: Span
    both: tuple[Span, ...]
    alone: tuple[Span, ...]
    stripes: tuple[Stripe, ...]


def excerpt(text: str, place: Place) -> Excerpt:
    """The paragraphs of a place with every segment told of it; very long ones are cut."""
    part = _extent(text, place)
    stripes = [*_stripes(place.marks, part, True), *_stripes(place.others, part, False)]
    spans = {coder: [_within(each.span, part) for each in marks] for coder, marks in place.marks.items()}
    both, alone = shared(spans, len(place.coders))
    return Excerpt(
        text=text[part.start : part.end],
        place=_within(place.span, part),
        both=both,
        alone=alone,
        stripes=tuple(stripes),
    )


def shared(spans: Mapping[str, Iterable[Span]], coders: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What all of so many coders cover, and what fewer do; spans of one coder count once."""
    events = sorted(
        event
        for coder, own in spans.items()
        for span in own
        for event in ((span.start, 1, coder), (span.end, -1, coder))
    )
    open_spans = dict.fromkeys(spans, 0)
    found: tuple[list[Span], list[Span]] = ([], [])
    before = 0
    for position, step, coder in events:
        covering = sum(count > 0 for count in open_spans.values())
        if covering and position > before:
            _extend(found[0 if covering == coders else 1], Span(before, position))
        open_spans[coder] += step
        before = position
    return tuple(found[0]), tuple(found[1])


def _extend(spans: list[Span], span: Span) -> None:
    if spans and spans[-1].end == span.start:
        span = Span(spans.pop().start, span.end)
    spans.append(span)


def _extent(text: str, place: Place) -> Span:
    marks = [mark.span for marks in (place.marks, place.others) for own in marks.values() for mark in own]
    start = paragraph_at(text, min(span.start for span in (place.span, *marks))).start
    end = paragraph_at(text, max(span.end for span in (place.span, *marks)) - 1).end
    if end - start <= LONGEST:
        return Span(start, end)
    return Span(max(start, place.span.start - _AROUND), min(end, place.span.start + LONGEST - _AROUND))


def _within(span: Span, part: Span) -> Span:
    start = max(span.start, part.start)
    return Span(start - part.start, max(start, min(span.end, part.end)) - part.start)


def _stripes(marks: Mapping[str, Sequence[Mark]], part: Span, is_compared: bool) -> Iterable[Stripe]:
    for coder, own in marks.items():
        for mark in own:
            span = Span(mark.span.start - part.start, mark.span.end - part.start)
            yield Stripe(coder, mark.code, span, is_compared)
