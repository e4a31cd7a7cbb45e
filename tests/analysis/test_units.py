import itertools
import re
import unicodedata

import pytest
import sentencex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blotter.analysis.units import RULE, Unit, paragraphs, sentences, spans, tokens
from blotter.domain.segment import Span

LETTERS = st.sampled_from("aBzé北京き한אבकि٣5")
STOPS = st.sampled_from(".?!。！？…;:’”)»]¹")
SPACES = st.sampled_from(" \n\t\u00a0\u2009\u2028\u3000\u0085\u200b\u200d")
TEXTS = st.text(
    st.one_of(
        LETTERS, STOPS, SPACES, st.sampled_from("😀👩🏽_-*<>"), st.characters(exclude_categories=["Cs"])
    )
)
LANGUAGES = st.sampled_from(["", "en", "tr", "zh-Hans", "fr", "hi", "ar", "de-AT", "xx"])


def cut(text, language=""):
    return [text[start:end] for start, end in sentences(text, language)]


def is_visible(character):
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf")


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
@example("A\u00a0. b", "en")
@example("Ж\u3000.\u2028?", "ru")
def test_every_visible_character_lies_in_exactly_one_sentence(text, language):
    found = sentences(text, language)
    assert found == sorted(found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
    inside = {position for start, end in found for position in range(start, end)}
    assert all(position in inside for position, c in enumerate(text) if is_visible(c))


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_a_sentence_is_trimmed_and_stays_within_its_paragraph(text, language):
    for start, end in sentences(text, language):
        quote = text[start:end]
        assert quote
        assert quote == quote.strip()
        assert "\n" not in quote
        assert sum(paragraph.contains(Span(start, end)) for paragraph in paragraphs(text)) == 1


@given(TEXTS)
def test_paragraphs_are_the_lines_with_something_to_see(text):
    expected, start = [], 0
    for line in text.split("\n"):
        if any(is_visible(c) for c in line):
            expected.append((start, start + len(line)))
        start += len(line) + 1
    assert paragraphs(text) == expected


@given(TEXTS)
def test_tokens_hold_every_letter_and_digit_once_and_begin_with_one(text):
    found = tokens(text)
    positions = [position for start, end in found for position in range(start, end)]
    assert len(positions) == len(set(positions))
    assert {i for i, c in enumerate(text) if c.isalnum()} <= set(positions)
    for start, end in found:
        assert text[start].isalnum() or "\U00020000" <= text[start] <= "\U0003ffff"  # Han yet to come
        assert not any(c.isspace() or unicodedata.category(c)[0] in "PS" for c in text[start:end])


def test_positions_are_code_points_with_emoji_and_han():
    assert cut("Hello 😀 world. 中文句子。另一句！ 👩🏽‍🚀 flew. Yes.\nNext line.") == [
        "Hello 😀 world.",
        "中文句子。",
        "另一句！",
        "👩🏽‍🚀 flew.",
        "Yes.",
        "Next line.",
    ]


def test_sentencex_itself_counts_code_points():
    text = "😀😀 one. 中文。 Two."
    found = sentencex.get_sentence_boundaries("en", text)
    assert [text[b["start_index"] : b["end_index"]] for b in found] == [b["text"] for b in found]
    assert found[-1]["end_index"] == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "See para. 3 of Reg. 12, Art. 5 and vol. II, no. 7.",
        "Dr. Smith met Col. Li in approx. ten places.",
        "Er kam, vgl. Abs. 2 und Bd. 4.",
        "1. The first point.",
        "(2) The second point.",
    ],
)
def test_abbreviations_and_numbers_do_not_end_a_sentence(text):
    assert cut(text) == [text]


def test_an_abbreviation_may_end_a_sentence_where_no_number_follows():
    assert cut("He wrote a short par. Then he left.") == ["He wrote a short par.", "Then he left."]


def test_a_note_mark_belongs_to_the_sentence_before_it():
    assert cut("It grew.² It fell.<sup>14</sup> It stayed. [3] It went.") == [
        "It grew.²",
        "It fell.<sup>14</sup>",
        "It stayed. [3]",
        "It went.",
    ]


def test_tokens_are_runs_and_single_han_characters():
    text = "don't 北京2008 cafe\u0301_au हिन्दी می\u200cخواهم きもの x²"
    words = [text[start:end] for start, end in tokens(text)]
    assert words == [
        "don",
        "t",
        "北",
        "京",
        "2008",
        "cafe\u0301",
        "au",
        "हिन्दी",
        "می\u200cخواهم",
        "きもの",
        "x²",
    ]


def test_lines_without_anything_to_see_are_no_paragraphs():
    assert paragraphs("a\n\n \t\n\u200b\nb c") == [(0, 1), (8, 11)]


def test_spans_of_a_unit():
    text = "One. Two."
    assert spans(Unit.SENTENCE, text) == sentences(text)
    assert spans(Unit.PARAGRAPH, text) == paragraphs(text)
    assert spans(Unit.TOKEN, text) == tokens(text)
    assert spans(Unit.DOCUMENT, text) == [Span(0, 9)]
    with pytest.raises(ValueError, match="match"):
        spans(Unit.MATCH, text)


def test_the_rule_names_both_versions():
    assert re.fullmatch(r"sentencex \d+(\.\d+)+, blotter \d+", RULE)
