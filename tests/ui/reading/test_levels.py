"""What a selection grows to holds it, and it shrinks back the way it came."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.segment import Span
from blotter.ui.reading.levels import Levels, covering

TEXT = "Head\nOne night. Two boats.\n\nLast 北京 one.\nSecond\nEnd."
HEADINGS = (0, TEXT.index("Second"))


def word_at(text: str, position: int) -> Span:
    for found in re.finditer(r"\w+", text):
        if found.start() <= position < found.end():
            return Span(*found.span())
    return Span(position, min(position + 1, len(text)))


def sentence_at(text: str, position: int) -> Span:
    line = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    words = text[line : len(text) if end < 0 else end]
    found = [Span(line + f.start(), line + f.end()) for f in re.finditer(r"[^.\s][^.]*\.?", words)]
    return next((each for each in found if each.end > position), found[-1] if found else Span(line, line))


def levels(text: str, headings: tuple[int, ...] = ()) -> Levels:
    return Levels(
        text,
        headings,
        word_at=lambda position: word_at(text, position),
        sentence_at=lambda position: sentence_at(text, position),
    )


def steps(text: str, span: Span, headings: tuple[int, ...] = ()) -> list[Span]:
    """Everything that a span grows to."""
    made, found = levels(text, headings), [span]
    while (wider := made.grown(found[-1])) is not None:
        found.append(wider)
    return found


def test_a_caret_grows_by_word_sentence_paragraph_section_document() -> None:
    at = TEXT.index("boats") + 2
    grown = steps(TEXT, Span(at, at), HEADINGS)[1:]
    assert [TEXT[slice(*span)] for span in grown] == [
        "boats",
        "Two boats.",
        "One night. Two boats.",
        "Head\nOne night. Two boats.\n\nLast 北京 one.",
        TEXT,
    ]


def test_a_caret_behind_a_word_means_that_word() -> None:
    at = TEXT.index("night") + len("night")
    assert steps(TEXT, Span(at, at))[1] == Span(at - 5, at)


def test_a_selection_over_two_sentences_grows_to_both() -> None:
    start, end = TEXT.index("night"), TEXT.index("Two") + 2
    words = [TEXT[slice(*span)] for span in steps(TEXT, Span(start, end))[1:3]]
    assert words == ["night. Two", "One night. Two boats."]


def test_without_a_way_back_the_first_smaller_passage_is_next() -> None:
    made, found = levels(TEXT, HEADINGS), [Span(0, len(TEXT))]
    while found[-1].length:
        found.append(made.shrunk(found[-1]))
    assert [TEXT[slice(*span)] for span in found[1:]] == [
        "Head\nOne night. Two boats.\n\nLast 北京 one.",
        "Head",
        "",
    ]


TEXTS = st.text(alphabet="ab. \nÉ北", max_size=60)


@given(TEXTS, st.data())
def test_growing_nests_and_ends_with_the_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    headings = tuple(data.draw(st.lists(st.integers(0, len(text)), max_size=3)))
    found = steps(text, span, headings)
    assert found[-1] == Span(0, len(text))
    for inner, outer in pairwise(found):
        assert outer.contains(inner)
        assert outer != inner
    assert len(found) <= 12


@given(TEXTS, st.data())
def test_what_is_whole_stays(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    made = levels(text)
    for whole in (made.word_at, made.sentence_at, made.paragraph_at):
        once = covering(Span(start, start), whole)
        assert covering(once, whole) == once or once.length == 0
