"""Sentences for the caret: asked for one by one or all at once, they are the same."""

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis import units
from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.project.sentences import Sentences, grown
from factories import import_of, text_source

TEXT = "One night. Two boats? None.\n\n他来了。她走了。\nNo end here\n"


def sentences_of(project: Project, text: str) -> Sentences:
    source = text_source(text, "told.txt")
    project.apply(import_of(source))
    return Sentences(project, source.source)


def test_sentences_come_by_paragraph_until_they_are_fixed(project: Project) -> None:
    found = sentences_of(project, TEXT)
    near = [found.at(place) for place in range(len(TEXT))]
    assert not found.are_fixed
    found.fix()
    assert found.are_fixed
    assert [found.at(place) for place in range(len(TEXT))] == near
    again = Sentences(project, project.source("told.txt"))
    assert again.are_fixed
    assert again.at(12) == Span(11, 21)


def test_every_place_has_a_sentence(project: Project) -> None:
    found = sentences_of(project, TEXT)
    words = [TEXT[slice(*found.at(place))] for place in (0, 10, 11, 26, 27, 28, 29, 33, len(TEXT) - 1)]
    assert words[:5] == ["One night.", "Two boats?", "Two boats?", "None.", "None."]
    assert words[5:] == ["", "他来了。", "她走了。", "No end here"]


@given(st.text(alphabet="ab é. \n北き👩\u200d-", max_size=60), st.data())
def test_growing_to_whole_words_holds_what_it_was_given(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    grew = grown(span, lambda place: units.token_at(text, place))
    assert grew.contains(span)
    assert grew.start >= 0
    assert grew.end <= len(text)
    assert grown(grew, lambda place: units.token_at(text, place)) == grew
    for edge in (grew.start, grew.end):
        assert span.length == 0 or not any(token.start < edge < token.end for token in units.tokens(text))
