"""Caret and selection by sentence and paragraph; growing and shrinking goes back exactly the way."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.segment import Span
from blotter.domain.source import Heading
from blotter.ui.reading.reading_view import ReadingView

TEXT = "Head\nOne night 😀. Two boats came.\n\nLast one. And more."


def word_at(position: int) -> Span:
    for found in re.finditer(r"\w+", TEXT):
        if found.start() <= position < found.end():
            return Span(*found.span())
    return Span(position, min(position + 1, len(TEXT)))


def sentence_at(position: int) -> Span:
    found = [Span(*each.span()) for each in re.finditer(r"[^.\n\s][^.\n]*\.?", TEXT)]
    return next((each for each in found if each.end > position), found[-1])


@pytest.fixture
def text(view: ReadingView) -> ReadingView:
    view.show_document(TEXT, [Heading(0, 4, 1)])
    view.set_units(word_at, sentence_at)
    return view


def selected(view: ReadingView) -> str:
    return TEXT[slice(*(view.selected_span() or Span(0, 0)))]


def test_growing_from_the_caret_and_back(text: ReadingView) -> None:
    at = TEXT.index("boats") + 2
    text.page.put_caret(at)
    seen = []
    while text.moves.grow():
        seen.append(selected(text))
    assert seen == ["boats", "Two boats came.", "One night 😀. Two boats came.", TEXT]
    for words in reversed(seen[:-1]):
        assert text.moves.shrink()
        assert selected(text) == words
    assert text.moves.shrink()
    assert (text.selected_span(), text.caret()) == (None, at)
    assert not text.moves.shrink()


def test_another_selection_forgets_the_way(text: ReadingView) -> None:
    text.page.put_caret(TEXT.index("boats"))
    text.moves.grow()
    text.moves.grow()
    text.select(Span(5, 20))
    text.moves.shrink()
    assert selected(text) == "One night 😀."


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(1, 5))
def test_shrinking_undoes_growing(text: ReadingView, anchor: int, position: int, times: int) -> None:
    cursor = text.page.textCursor()
    shown = text.page.positions
    cursor.setPosition(shown.to_display(anchor))
    cursor.setPosition(shown.to_display(position), cursor.MoveMode.KeepAnchor)
    text.page.setTextCursor(cursor)
    before = (text.page.textCursor().anchor(), text.page.textCursor().position())
    grew = sum(text.moves.grow() for _ in range(times))
    for _ in range(grew):
        assert text.moves.shrink()
    assert (text.page.textCursor().anchor(), text.page.textCursor().position()) == before


def test_going_by_sentences(text: ReadingView) -> None:
    text.page.put_caret(0)
    seen = []
    for _ in range(6):
        text.moves.by_sentence(1)
        seen.append(TEXT[text.caret() :][:4])
    assert seen == ["One ", "Two ", "Last", "And ", "", ""]
    seen = []
    for _ in range(6):
        text.moves.by_sentence(-1)
        seen.append(TEXT[text.caret() :][:4])
    assert seen == ["And ", "Last", "Two ", "One ", "Head", "Head"]


def test_selecting_by_sentences(text: ReadingView) -> None:
    text.page.put_caret(TEXT.index("One"))
    text.moves.by_sentence(1, selects=True)
    assert selected(text) == "One night 😀."
    text.moves.by_sentence(1, selects=True)
    assert selected(text) == "One night 😀. Two boats came."
    text.moves.by_sentence(-1, selects=True)
    assert selected(text) == "One night 😀. "


def test_going_and_selecting_by_paragraphs(text: ReadingView) -> None:
    text.page.put_caret(TEXT.index("night"))
    text.moves.by_paragraph(1, selects=True)
    assert selected(text) == "night 😀. Two boats came."
    text.moves.by_paragraph(1, selects=True)
    assert selected(text).endswith("And more.")
    text.page.put_caret(len(TEXT))
    seen = []
    for _ in range(4):
        text.moves.by_paragraph(-1)
        seen.append(text.caret())
    assert seen == [TEXT.index("Last"), TEXT.index("One"), 0, 0]
    text.moves.by_paragraph(1)
    assert text.caret() == TEXT.index("One")


def test_whole_sentences_and_paragraphs(text: ReadingView) -> None:
    text.page.put_caret(TEXT.index("boats"))
    text.moves.select_sentence()
    assert selected(text) == "Two boats came."
    text.select(Span(TEXT.index("night"), TEXT.index("boats")))
    text.moves.select_sentence()
    assert selected(text) == "One night 😀. Two boats came."
    text.page.put_caret(TEXT.index("boats"))
    text.moves.select_paragraph()
    assert selected(text) == "One night 😀. Two boats came."
