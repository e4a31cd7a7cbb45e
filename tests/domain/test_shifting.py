"""Where places go when words are replaced: as a text of marked characters says, and back again."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.domain.segment import Span
from blotter.domain.shifting import (
    Motion,
    Replacement,
    inverse,
    motion,
    moved_headings,
    moved_structure,
    ordered,
    replaced,
    to_now,
)
from blotter.domain.source import Heading
from blotter.domain.structure import EMPTY, Page, Part, PartKind, Shift

TEXT = "The boats were a gift."
WORDS = st.text(alphabet="ab 警\n", max_size=5)


@st.composite
def corrections(draw: st.DrawFn, length: int) -> tuple[Replacement, ...]:
    """Any replacements in a text of this length."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return ordered((Replacement(start, end, draw(WORDS)) for start, end in pairs), length)


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, tuple[Replacement, ...], Span]:
    """A text, what is replaced in it, and a place that is not empty."""
    text = draw(st.text(alphabet="xyz 警\n", min_size=1, max_size=30))
    start = draw(st.integers(0, len(text) - 1))
    return text, draw(corrections(len(text))), Span(start, draw(st.integers(start + 1, len(text))))


def by_character(text: str, replacements: tuple[Replacement, ...], span: Span) -> list[bool]:
    """For each character of the text after, whether the place has it: told character by character.

    A new character belongs to the place if it stands for one that did, or has such a one on either side.
    """
    after: list[bool] = []
    position = 0
    for start, end, words in (*replacements, Replacement(len(text), len(text), "")):
        after += [span.start <= each < span.end for each in range(position, start)]
        if start < end:
            has = any(span.start <= each < span.end for each in range(start, end))
        else:
            has = span.start < start < span.end
        after += [has] * len(words)
        position = end
    return after


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(cases())
def test_places_are_where_their_characters_are(case: tuple[str, tuple[Replacement, ...], Span]) -> None:
    text, replacements, span = case
    moved = motion(replacements).moved(span)
    marked = by_character(text, replacements, span)
    after = replaced(text, replacements)
    assert len(marked) == len(after)
    assert [moved.start <= each < moved.end for each in range(len(after))] == marked


@settings(deadline=None)
@given(cases())
def test_a_place_that_is_not_touched_keeps_its_words_and_comes_back(
    case: tuple[str, tuple[Replacement, ...], Span],
) -> None:
    text, replacements, span = case
    moving, after = motion(replacements), replaced(text, replacements)
    back = inverse(text, replacements)
    assert replaced(after, back) == text
    if moving.touches(*span):
        return
    moved = moving.moved(span)
    assert moved == Span(span.start + moving.shift(span.start), span.end + moving.shift(span.start))
    assert after[slice(*moved)] == text[slice(*span)]
    assert not motion(back).touches(*moved)
    assert motion(back).moved(moved) == moving.back().moved(moved) == span


@settings(deadline=None)
@given(st.data())
def test_a_place_between_two_characters_comes_back_unless_it_is_touched(data: st.DataObject) -> None:
    replacements = data.draw(corrections(20))
    point = data.draw(st.integers(0, 20))
    moving = motion(replacements)
    moved = moving.moved(Span(point, point))
    assert moved.length == 0
    if not moving.touches(point, point):
        assert moving.back().moved(moved) == Span(point, point)


def test_the_rule_in_words() -> None:
    text = "The boats were a gift."
    boats = Span(4, 9)
    more = motion([Replacement(10, 14, "are")])
    assert more.moved(boats) == boats, "what lies before stays"
    assert more.moved(Span(17, 21)) == Span(16, 20), "what lies behind is shifted"
    assert more.moved(Span(4, 16)) == Span(4, 15), "what contains the words contains the new ones"
    assert more.moved(Span(12, 16)) == Span(10, 15), "a border within goes to the outer side"
    gone = motion([Replacement(4, 15, "")])
    assert gone.moved(boats) == Span(4, 4), "what lies within deleted words is lost"
    beside = motion([Replacement(4, 4, "old "), Replacement(9, 9, " here")])
    assert replaced(text, [Replacement(4, 4, "old "), Replacement(9, 9, " here")])[8:13] == "boats"
    assert beside.moved(boats) == Span(8, 13), "what is put in at the border is not part of it"


def test_replacements_are_put_in_order_and_joined_where_they_touch() -> None:
    given_ = [Replacement(9, 9, "!"), Replacement(4, 9, "ships"), Replacement(1, 1, "")]
    assert ordered(given_, 22) == (Replacement(4, 9, "ships!"),)
    for wrong in ([Replacement(4, 9, ""), Replacement(8, 10, "")], [Replacement(20, 23, "")]):
        with pytest.raises(ValueError):  # noqa: PT011
            ordered(wrong, 22)


@settings(deadline=None)
@given(st.data())
def test_shifts_lead_from_the_text_as_read_to_that_of_today_and_back(data: st.DataObject) -> None:
    """After any number of corrections an unchanged stretch is found from either side."""
    text = data.draw(st.text(alphabet="xyz", min_size=5, max_size=30))
    marks: list[int | None] = list(range(len(text)))
    structure, now = EMPTY, text
    for _ in range(data.draw(st.integers(1, 4))):
        replacements = data.draw(corrections(len(now)))
        structure = moved_structure(structure, motion(replacements))
        # Which character of the text as it was read each character of today still is.
        changed: list[int | None] = []
        position = 0
        for start, end, words in replacements:
            changed += [*marks[position:start], *([None] * len(words))]
            position = end
        marks = [*changed, *marks[position:]]
        now = replaced(now, replacements)
    forth = to_now(structure)
    back = forth.back()
    for place, read in enumerate(marks):
        if read is not None:
            assert forth.moved(Span(read, read + 1)).contains(Span(place, place + 1))
            assert back.moved(Span(place, place + 1)).contains(Span(read, read + 1))
    for first, last in zip(structure.shifts[::2], structure.shifts[1::2], strict=True):
        assert last.read - first.read != last.now - first.now


def test_shifts_are_composed() -> None:
    once = moved_structure(EMPTY, motion([Replacement(4, 9, "ships of war")]))
    assert once.shifts == (Shift(4, 4), Shift(9, 16))
    assert to_now(once).moved(Span(10, 14)) == Span(17, 21)
    assert to_now(once).back().moved(Span(17, 21)) == Span(10, 14)
    assert to_now(once).back().moved(Span(10, 12)) == Span(4, 9), (
        "corrected words lie on all that they replaced"
    )
    twice = moved_structure(once, motion([Replacement(0, 4, "")]))
    assert to_now(twice).moved(Span(10, 14)) == Span(13, 17)
    back = moved_structure(once, motion([Replacement(4, 16, "boats")]))
    assert back.shifts == ()


def test_pages_parts_and_headings_go_along() -> None:
    structure = replace(
        EMPTY,
        pages=(Page(0, 10, "1"), Page(10, 15, "2"), Page(15, 22, "3")),
        parts=(Part(4, 9, PartKind.CAPTION), Part(17, 21, PartKind.SPEAKER, "gift")),
    )
    gone = moved_structure(structure, motion([Replacement(3, 15, "")]))
    assert [(page.start, page.end) for page in gone.pages] == [(0, 3), (3, 3), (3, 10)]
    assert gone.parts == (Part(5, 9, PartKind.SPEAKER, "gift"),)
    over = moved_structure(structure, motion([Replacement(8, 12, "-")]))
    assert [(page.start, page.end) for page in over.pages] == [(0, 9), (9, 12), (12, 19)]
    headings = (Heading(0, 9, 1), Heading(10, 14, 2))
    assert moved_headings(headings, motion([Replacement(9, 15, "s")])) == (
        Heading(0, 9, 1),
        Heading(9, 10, 2),
    )
    assert moved_headings(headings, motion([Replacement(9, 15, "")])) == (Heading(0, 9, 1),)


@settings(deadline=None)
@given(st.data())
def test_pages_stay_side_by_side(data: st.DataObject) -> None:
    cuts = sorted({0, 30, *data.draw(st.lists(st.integers(0, 30), max_size=5))})
    pages = tuple(Page(start, end, "") for start, end in itertools.pairwise(cuts))
    moving = motion(data.draw(corrections(30)))
    moved = moved_structure(replace(EMPTY, pages=pages), moving).pages
    assert moved[0].start == 0
    assert all(one.end == other.start for one, other in itertools.pairwise(moved))


def test_nothing_moves_without_replacements() -> None:
    still = Motion(())
    assert still.moved(Span(3, 7)) == Span(3, 7)
    assert to_now(EMPTY).back().moved(Span(3, 7)) == to_now(EMPTY).moved(Span(3, 7)) == Span(3, 7)
