"""Paper: which words stand where, in a text that was corrected as well."""

import pytest
from PySide6.QtCore import QPointF

import printed
from blotter.domain import shifting
from blotter.domain.layout import Layout
from blotter.domain.segment import Span
from blotter.domain.shifting import Replacement
from blotter.ui.pages.paper import Paper


@pytest.fixture(scope="module")
def of() -> printed.Printed:
    return printed.printed([printed.words(number, 640) for number in range(3)], columns=2, scans=(1,))


@pytest.fixture(scope="module")
def paper(of: printed.Printed) -> Paper:
    return Paper(of.structure, Layout.unpacked(of.layout))


def test_a_point_on_a_letter_leads_to_it_and_back(of: printed.Printed, paper: Paper) -> None:
    for position in range(0, 900, 37):
        if of.text[position].isspace():
            continue
        (box,) = paper.boxes(0, Span(position, position + 1))
        assert paper.position_at(0, QPointF(box.left() + 0.1, box.center().y())) == position
        assert paper.position_at(0, QPointF(box.right() - 0.1, box.center().y())) == position + 1


def test_the_caret_after_the_last_letter_of_a_line_stands_behind_it(
    of: printed.Printed, paper: Paper
) -> None:
    (first, second) = paper.boxes(0, Span(0, 60))[:2]
    end = next(at for at in range(60) if paper.boxes(0, Span(at, at + 1)) == [])
    caret = paper.caret_box(0, end)
    assert caret is not None
    assert caret.left() == pytest.approx(first.right(), abs=0.2)
    assert second.top() > first.top()


def test_a_page_in_columns_is_told_from_one_that_is_not(paper: Paper) -> None:
    assert paper.is_in_columns(0, paper.lines(0))
    plain = printed.printed([printed.words(0, 400)])
    other = Paper(plain.structure, Layout.unpacked(plain.layout))
    assert not other.is_in_columns(0, other.lines(0))


def test_a_scan_has_no_place_for_a_caret(paper: Paper) -> None:
    assert paper.is_scan(1)
    assert not paper.has_text(1)
    assert paper.position_at(1, QPointF(200, 400)) is None


@pytest.mark.parametrize("words", ["x", "a much longer stretch of words than before", ""])
def test_positions_of_a_corrected_text_lie_on_the_words_that_were_printed(
    of: printed.Printed, words: str
) -> None:
    start = of.text.index("ministry")
    replacement = Replacement(start, start + len("ministry"), words)
    corrected = shifting.replaced(of.text, [replacement])
    structure = shifting.moved_structure(of.structure, shifting.motion([replacement]))
    today, before = (Paper(each, Layout.unpacked(of.layout)) for each in (structure, of.structure))
    for sought in ("letter", "border", "academy"):
        now, read = (text.index(sought, start + len(words)) for text in (corrected, of.text))
        boxes = today.boxes(0, Span(now, now + len(sought)))
        assert boxes == before.boxes(0, Span(read, read + len(sought)))
        place = QPointF(boxes[0].left() + 0.1, boxes[0].center().y())
        assert today.position_at(0, place) == now
    if words:
        replaced = today.boxes(0, Span(start, start + len(words)))
        assert replaced == before.boxes(0, Span(start, start + len("ministry")))
    assert [today.span(page).length for page in (1, 2)] == [before.span(page).length for page in (1, 2)]
