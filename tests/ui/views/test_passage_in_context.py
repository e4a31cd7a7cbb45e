"""A passage among the paragraphs around it: which they are, and how the words are marked."""

from hypothesis import given
from hypothesis import strategies as st
from small_study import document

from blotter.domain.segment import Span, paragraph_at
from blotter.project.project import Project
from blotter.ui.views.passage_in_context import LONGEST, PassageInContext, around

TEXT = "one\n\ntwo has it\n \nthree\nfour"


def cut(text: str, words: str) -> str:
    start = text.index(words)
    within = around(text, Span(start, start + len(words)))
    return text[within.start : within.end]


def test_a_paragraph_before_and_one_after_come_along() -> None:
    assert cut(TEXT, "has") == "one\n\ntwo has it\n \nthree"
    assert cut(TEXT, "one") == "one\n\ntwo has it"
    assert cut(TEXT, "four") == "three\nfour"
    assert cut(TEXT, "it\n \nthr") == "one\n\ntwo has it\n \nthree\nfour"


def test_a_very_long_paragraph_is_cut_round_the_words() -> None:
    text = "a" * 50_000 + "WORDS" + "b" * 50_000
    shown = cut(text, "WORDS")
    assert len(shown) <= LONGEST
    assert "WORDS" in shown


@given(st.text("ab \n", min_size=1, max_size=60), st.data())
def test_the_words_and_their_paragraphs_are_always_among_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    within = around(text, span)
    assert within.contains(Span(paragraph_at(text, span.start).start, span.end))
    assert 0 <= within.start <= within.end <= len(text)


def test_the_words_are_marked_in_the_code_s_colour(study: Project, dressed: object, qtbot) -> None:
    made = PassageInContext(study)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    (segment,) = [each for each in study.retrieve() if each.quote == "put on the night boat"]
    made.show_segment(segment)
    (shown,) = list(made.page.layer)
    assert made.page.positions.text(shown.span) == segment.quote
    assert shown.colour == study.codebook.colour(segment.code)
    assert document(study, "Interview").name in made._title.text()
    assert segment.quote in made.page.accessibleDescription()
    assert made.rectangle().height() > 0
    made.show_segment(None)
    assert made.page.toPlainText() == ""
    assert not made._open.isEnabled()
