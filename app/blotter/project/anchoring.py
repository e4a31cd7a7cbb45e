"""Anchoring: where a segment that comes from outside stands, checked against its quote."""

from dataclasses import dataclass

from blotter.domain.segment import Span
from blotter.message import Sentence
from blotter.project import messages


@dataclass(frozen=True, slots=True)
class Anchored:
    """The place of a passage (None: it has none, and `why`); `moved` if it was found by its quote."""

    span: Span | None
    moved: bool = False
    why: str = ""


def anchored(text: str, span: Span, quote: str | None) -> Anchored:
    """The given place if the quote stands there, else the nearest place where the quote does.

    A quote that stands equally far before and after the given place is refused, not guessed.
    """
    inside = 0 <= span.start < span.end <= len(text)
    if quote is None or quote == "":
        if inside:
            return Anchored(span)
        return Anchored(
            None, why=Sentence(messages.NO_PLACE, place=f"{span.start}:{span.end}", count=len(text))
        )
    if inside and text[span.start : span.end] == quote:
        return Anchored(span)
    place = _nearest(text, max(0, min(span.start, len(text))), quote)
    if place is None:
        return Anchored(None, why=messages.QUOTE_NOT_THERE)
    if place < 0:
        return Anchored(None, why=messages.QUOTE_TWICE)
    return Anchored(Span(place, place + len(quote)), moved=True)


def _nearest(text: str, start: int, quote: str) -> int | None:
    """The start of the occurrence nearest to `start`, -1 if two are equally near, None if there is none."""
    after = text.find(quote, start)
    before = text.rfind(quote, 0, start + len(quote) - 1)
    if before == after:
        return None if after < 0 else after
    if after < 0 or before < 0:
        return max(after, before)
    if after - start == start - before:
        return -1
    return after if after - start < start - before else before
