"""The excerpt: which paragraphs, and what both coders and what one of them marked."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from blotter.analysis.disagreements import Kind
from blotter.domain.segment import Span
from blotter.ui.comparison.excerpt import LONGEST, excerpt, shared
from blotter.ui.comparison.places import Mark, Place

TEXT = "A first line.\nThe second 🚤 line, of two sentences. The end.\n\nA third line."


def place(text: str, marks: dict[str, list[str]], coders: tuple[str, ...] = ("A", "B")) -> Place:
    spans = {
        coder: [Mark("c", Span(text.index(words), text.index(words) + len(words)), words) for words in own]
        for coder, own in marks.items()
    }
    every = [mark.span for own in spans.values() for mark in own]
    whole = Span(min(span.start for span in every), max(span.end for span in every))
    return Place(
        document="d",
        code="c",
        kind=Kind.BOUNDARY,
        span=whole,
        paragraph=1,
        unmatched=1,
        coders=coders,
        marks=spans,
        others={},
    )


def words(part: object, spans: tuple[Span, ...]) -> list[str]:
    return [part.text[slice(*span)] for span in spans]


def test_it_holds_the_paragraph_and_tells_both_from_one() -> None:
    part = excerpt(TEXT, place(TEXT, {"A": ["second 🚤 line"], "B": ["🚤 line, of two"]}))
    assert part.text == "The second 🚤 line, of two sentences. The end."
    assert words(part, part.both) == ["🚤 line"]
    assert words(part, part.alone) == ["second ", ", of two"]
    assert [(each.coder, part.text[slice(*each.span)]) for each in part.stripes] == [
        ("A", "second 🚤 line"),
        ("B", "🚤 line, of two"),
    ]


def test_it_reaches_over_all_paragraphs_that_were_marked() -> None:
    part = excerpt(TEXT, place(TEXT, {"A": ["The end.\n\nA third"], "B": ["third"]}))
    assert part.text == TEXT[TEXT.index("The second") :]
    assert words(part, part.both) == ["third"]


def test_with_three_coders_both_means_all() -> None:
    marks = {"A": ["first line"], "B": ["first line"]}
    assert excerpt(TEXT, place(TEXT, marks)).both
    part = excerpt(TEXT, place(TEXT, marks, ("A", "B", "C")))
    assert not part.both
    assert words(part, part.alone) == ["first line"]


def test_a_megabyte_without_a_line_end_is_cut_around_the_place() -> None:
    text = "x" * 500_000 + "here" + "y" * 500_000
    part = excerpt(text, place(text, {"A": ["here"]}))
    assert len(part.text) == LONGEST
    assert part.text[slice(*part.place)] == "here"
    assert words(part, part.alone) == ["here"]


def test_a_segment_that_goes_on_beyond_the_cut_keeps_its_true_ends() -> None:
    text = "x" * 20_000
    short = Span(9_000, 9_100)
    marks = {"A": [Mark("c", Span(0, 20_000), "")], "B": [Mark("c", short, "")]}
    part = excerpt(text, replace(place(text, {"A": ["x"]}), span=short, marks=marks))
    assert part.stripes[0].span.start < 0
    assert part.stripes[0].span.end > len(part.text)
    assert sum(span.length for span in part.both) == 100
    assert sum(span.length for span in (*part.both, *part.alone)) == len(part.text)


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda t: Span(t[0], t[0] + t[1])), max_size=5
)


@given(st.dictionaries(st.sampled_from("ABC"), spans, max_size=3), st.integers(1, 3))
def test_sharing_is_what_counting_each_character_finds(marks: dict[str, list[Span]], coders: int) -> None:
    both, alone = shared(marks, coders)
    counts = [
        sum(any(span.start <= at < span.end for span in own) for own in marks.values()) for at in range(50)
    ]
    assert {at for span in both for at in range(*span)} == {
        at for at, count in enumerate(counts) if count and count == coders
    }
    assert {at for span in alone for at in range(*span)} == {
        at for at, count in enumerate(counts) if count and count != coders
    }
    assert all(first.end < second.start for first, second in pairwise(both))
