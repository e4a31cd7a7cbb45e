"""Paragraphs are what lies between line feeds and holds something visible."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.segment import paragraph_at
from blotter.ui.reading.paragraphs import block_kinds, paragraphs_before, paragraphs_from
from blotter.ui.text_positions import LONGEST, TextPositions

TEXT = "One\n\n  \nTwo two\n\u200b\nThree\n"


def test_blank_runs_are_not_counted() -> None:
    kinds = block_kinds(TextPositions(TEXT))
    assert kinds.numbers == (1, 0, 0, 2, 0, 3, 0)
    assert kinds.blank == {1, 2, 4, 6}


def test_a_paragraph_broken_for_display_is_one() -> None:
    kinds = block_kinds(TextPositions("Short\n" + "word " * LONGEST + "\nEnd"))
    assert max(kinds.numbers) == 3
    assert [number for number in kinds.numbers if number] == [1, 2, 3]


def test_walking_over_paragraphs() -> None:
    assert [TEXT[slice(*each)] for each in paragraphs_from(TEXT, 1)] == ["Two two", "Three"]
    assert [TEXT[slice(*each)] for each in paragraphs_before(TEXT, len(TEXT))] == ["Three", "Two two", "One"]


@given(st.text("ab \n", max_size=60), st.data())
def test_the_paragraph_at_a_position(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    start, end = paragraph_at(text, at)
    assert start <= at <= end
    assert "\n" not in text[start:end]
    assert text[:start].endswith("\n") or start == 0
    assert text[end:].startswith("\n") or end == len(text)
