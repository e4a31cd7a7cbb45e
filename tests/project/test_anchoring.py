"""Anchoring: a passage from outside stands at its position, or where its quote is, or nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.segment import Span
from blotter.project.anchoring import anchored

TEXTS = st.text(alphabet="ab 警👮\u200d", min_size=1, max_size=60)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(places())
def test_what_stands_where_it_says_stays_there(place: tuple[str, Span]) -> None:
    text, span = place
    for quote in (text[span.start : span.end], None, ""):
        found = anchored(text, span, quote)
        assert (found.span, found.moved) == (span, False)


@given(places(), st.integers(-80, 80))
def test_a_position_that_is_off_is_mended_by_the_quote_or_refused(place: tuple[str, Span], off: int) -> None:
    text, span = place
    quote = text[span.start : span.end]
    found = anchored(text, Span(span.start + off, span.end + off), quote)
    if found.span is None:
        assert found.why
        return
    assert text[found.span.start : found.span.end] == quote
    nearest = min(abs(start - max(0, min(span.start + off, len(text)))) for start in _starts(text, quote))
    assert abs(found.span.start - max(0, min(span.start + off, len(text)))) == nearest


def _starts(text: str, quote: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(quote, start)]


def test_a_quote_as_near_before_as_after_is_not_guessed() -> None:
    assert anchored("ab--ab", Span(2, 4), "ab").span is None


def test_places_outside_and_quotes_that_are_not_there_are_refused() -> None:
    for span in (Span(-1, 2), Span(2, 2), Span(3, 1), Span(0, 99)):
        assert anchored("short", span, None).span is None
    assert anchored("short", Span(0, 5), "long").span is None
    assert anchored("short", Span(10**12, 10**12 + 5), "short").span == Span(0, 5)
