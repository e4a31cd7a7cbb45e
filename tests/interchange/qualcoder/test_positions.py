"""Positions of QualCoder: its numbers count one way or the other, and the words tell which."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from qualcoder_files import units

from blotter.domain.segment import Span
from blotter.domain.source import normalised
from blotter.interchange.qualcoder.positions import (
    CountedText,
    Counting,
    How,
    Tally,
    placed,
    placed_by_numbers,
    words_of,
)

EMOJI = "Hello \U0001f600\U0001f600\U0001f600 world.\nSecond line here."
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

_TEXTS = st.lists(
    st.sampled_from([*"ab \n\r\u8b66\u2028\U0001f600\U00020000", "\r\n", FAMILY, "a\u0301", "boat "]),
    min_size=1,
    max_size=30,
).map("".join)
_RAW = st.tuples(st.sampled_from(["", "\ufeff"]), _TEXTS).map("".join)


def found(text: str, start: int, end: int, words: str, sure: tuple[Counting, ...] = ()) -> tuple[How, str]:
    """By what the place of a coding is told, and the words there."""
    counted, tally = CountedText(text), Tally()
    tally.sure.update(sure)
    how, span, _ = placed(counted, start, end, words_of(words), tally)
    return how, counted.text[span.start : span.end] if span else ""


def test_a_selection_by_hand_counts_utf16_units() -> None:
    assert found(EMOJI, 13, 19, "world.") == (How.UNITS, "world.")


def test_an_import_counts_code_points() -> None:
    assert found(EMOJI, 10, 16, "world.") == (How.POINTS, "world.")


def test_before_any_emoji_both_are_alike() -> None:
    assert found(EMOJI, 0, 5, "Hello") == (How.ALIKE, "Hello")


def test_a_line_break_in_the_words_is_a_paragraph_mark() -> None:
    assert found(EMOJI, 13, 26, "world.\u2029Second") == (How.UNITS, "world.\nSecond")
    assert found("one\r\ntwo", 0, 8, "one\u2028two") == (How.POINTS, "one\ntwo")


def test_line_ends_of_two_characters_may_count_as_one() -> None:
    text = "one\r\ntwo\r\nthree"
    assert found(text, 10, 15, "three") == (How.POINTS, "three")
    assert found(text, 8, 13, "three") == (How.ENDS, "three")
    assert found("\ufeffone\r\n\U0001f600two", 6, 9, "two") == (How.ENDS, "two")


def test_a_mark_at_the_beginning_counts_or_does_not() -> None:
    assert found("\ufeffone two", 5, 8, "two") == (How.POINTS, "two")
    assert found("\ufeffone two", 4, 7, "two") == (How.ENDS, "two")


def test_drifted_codings_of_a_program_are_found_by_their_words() -> None:
    text = f"{FAMILY} boat {FAMILY} boat {FAMILY} boat"
    counted = CountedText(text)
    second = text.index("boat", text.index("boat") + 1)
    assert found(text, second + 3, second + 7, "boat") == (How.WORDS, "boat")
    assert placed(counted, second + 3, second + 7, "boat", Tally()).span == Span(second, second + 4)


def test_white_space_may_differ() -> None:
    assert found("a  boat\n\nsank", 3, 9, "boat sank") == (How.WORDS, "boat\n\nsank")


def test_words_that_are_nowhere_have_no_place() -> None:
    assert found(EMOJI, 3, 9, "a ship") == (How.LOST, "")
    assert found(EMOJI, 300, 309, " ") == (How.LOST, "")
    assert found("", 0, 3, "abc") == (How.LOST, "")


@pytest.mark.parametrize(("sure", "how"), [(Counting.CODE_POINTS, How.POINTS), (Counting.UTF16, How.UNITS)])
def test_words_that_fit_twice_go_by_the_other_codings(sure: Counting, how: How) -> None:
    text = "\U0001f600aaaa"
    assert found(text, 3, 4, "a", (sure,))[0] is how
    assert found(text, 3, 4, "a")[0] is How.POINTS


def test_without_words_the_numbers_are_all() -> None:
    text = CountedText(EMOJI)
    assert placed_by_numbers(text, 13, 19, Counting.UTF16)[:2] == (How.NUMBERS, Span(10, 16))
    assert placed_by_numbers(text, 13, 19, Counting.CODE_POINTS)[:2] == (How.NUMBERS, Span(13, 19))
    assert placed_by_numbers(text, 0, 5, Counting.UTF16)[:2] == (How.ALIKE, Span(0, 5))
    assert placed_by_numbers(text, 0, 500, Counting.UTF16)[:2] == (How.LOST, None)
    assert placed_by_numbers(text, -1, 5, Counting.UTF16)[:2] == (How.LOST, None)
    assert placed_by_numbers(text, 30, 36, Counting.CODE_POINTS)[:2] == (How.NUMBERS, Span(27, 33))


@given(_RAW, st.data())
def test_what_fits_by_its_own_counting_has_its_own_words(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    words = words_of(raw[start:end])
    assume(words and not (raw[end - 1 : end + 1] == "\r\n" or raw[start - 1 : start + 1] == "\r\n"))
    counted = CountedText(raw)
    assert counted.text == normalised(raw)[0]
    for at in ((start, end), (units(raw, start), units(raw, end))):
        how, span, _ = placed(counted, *at, words, Tally())
        assert span is not None
        assert counted.text[span.start : span.end].replace("\u2028", "\n") == words
        assert how is not How.WORDS


@given(_RAW, st.integers(-5, 80), st.integers(-5, 80), st.text(max_size=5))
def test_no_numbers_are_too_wild(raw: str, start: int, end: int, words: str) -> None:
    counted = CountedText(raw)
    for span in (
        placed(counted, start, end, words_of(words), Tally()).span,
        placed_by_numbers(counted, start, end, Counting.UTF16).span,
    ):
        assert span is None or 0 <= span.start <= span.end <= len(counted.text)
