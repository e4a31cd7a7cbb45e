"""Spans and their relations; initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.segment import Span, initials, trimmed

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: Span(pair[0], sum(pair)))


@given(SPANS, SPANS)
def test_relations_are_those_of_sets_of_characters(one: Span, other: Span) -> None:
    first, second = set(range(*one)), set(range(*other))
    assert one.length == len(first)
    assert one.shared(other) == len(first & second)
    assert one.overlaps(other) == bool(first & second)
    assert one.contains(other) == (second <= first)
    assert one.likeness(other) == pytest.approx(len(first & second) / len(first | second))


@given(st.text(st.sampled_from("ab \n\t\u00a0\u2003警")), st.data())
def test_trimming_keeps_all_that_is_visible(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    whole = Span(start, data.draw(st.integers(start, len(text))))
    inner = trimmed(text, whole)
    assert whole.start <= inner.start <= inner.end <= whole.end
    assert text[inner.start : inner.end] == text[whole.start : whole.end].strip()


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada", "A"), ("ada b. okoro", "AO"), ("李 雷", "李雷"), ("Ada (2nd)", "A"), ("?!", "?"), ("", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
