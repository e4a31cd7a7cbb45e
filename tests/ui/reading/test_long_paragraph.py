"""A paragraph of Chinese without a space, which is shown in pieces: nothing of that is to be noticed."""

import pytest
from PySide6.QtCore import QPointF
from reading_segments import middle_of, segment

from blotter.domain.segment import Span
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.text_positions import PIECE

TEXT = "研究者𠀀认为这句话很重要" * 1000
"""Twelve characters over and over, one of them outside the basic plane, with nowhere to break."""


@pytest.fixture
def seam(view: ReadingView) -> int:
    """Where a piece ends and the next begins, brought into view."""
    view.show_document(TEXT)
    first = view.page.document().firstBlock()
    at = view.page.span_of(first).end
    assert PIECE // 2 <= at <= PIECE
    view.reveal(Span(at, at + 1), flash=False)
    return at


def test_selection_and_copy_go_over_the_seam(view: ReadingView, seam: int) -> None:
    span = Span(seam - 5, seam + 5)
    view.select(span)
    assert view.selected_span() == span
    assert view.page.createMimeDataFromSelection().text() == TEXT[span.start : span.end]


def test_each_character_beside_the_seam_is_found_under_the_pointer(view: ReadingView, seam: int) -> None:
    for position in (*range(seam - 4, seam - 1), *range(seam, seam + 4)):
        assert view.page.character_at(QPointF(middle_of(view, position))) == position


def test_a_segment_over_the_seam_is_drawn_as_one(view: ReadingView, seam: int) -> None:
    view.set_segments([segment("over", seam - 5, seam + 5), segment("until", seam - 9, seam)])
    upper, lower = [each for each in view.page.visible_blocks() if view.page.marks(each).stripes]
    begun = {stripe.segment.id: stripe for stripe in view.page.marks(upper).stripes}
    assert (begun["over"].begins, begun["over"].ends) == (True, False)
    assert begun["over"].bottom == upper.height
    assert (begun["until"].begins, begun["until"].ends) == (True, True)
    (rest,) = view.page.marks(lower).stripes
    assert (rest.segment.id, rest.begins, rest.ends, rest.top) == ("over", False, True, 0)
    assert [len(each.runs) for each in view.page.marks(lower).placed] == [1]


def test_the_caret_goes_through_without_standing_still(view: ReadingView, seam: int) -> None:
    view.page.put_caret(seam - 1)
    places = [seam - 1]
    cursor = view.page.textCursor()
    for _ in range(3):
        cursor.movePosition(cursor.MoveOperation.NextCharacter)
        places.append(view.page.positions.to_stored(cursor.position()))
    assert places[0] == seam - 1
    assert places[-1] in (seam + 1, seam + 2)


def test_the_last_line_is_reached_and_no_further(view: ReadingView, seam: int) -> None:
    """The length of the scroll bar does not depend on when the text was laid out."""
    before = view.page.verticalScrollBar().maximum()
    view.resize(view.width(), view.height() - 60)
    view.resize(view.width(), view.height() + 60)
    assert view.page.verticalScrollBar().maximum() == before
    view.page.verticalScrollBar().setValue(before)
    assert view.page.visible_span().end == len(TEXT)
