"""Sheets and Zoom: where pages lie, at any size and turned; pictures are kept within bounds."""

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given
from PySide6.QtCore import QPointF, QRectF

from blotter.ui.pages.sheets import Room, Sheets
from blotter.ui.pages.zoom import LARGEST, PAGE, SMALLEST, STEPS, WIDTH, Zoom, stepped, zoom_of

sizes = st.lists(st.tuples(st.floats(50, 2000), st.floats(50, 2000)), min_size=1, max_size=12)
zooms = st.sampled_from([Zoom(WIDTH), Zoom(PAGE), Zoom("", 0.5), Zoom("", 2.0)])


def laid_out(of: list[tuple[float, float]], zoom: Zoom, turned: int = 0) -> Sheets:
    sheets = Sheets(of)
    sheets.lay_out(Room(640, 480, 8, 8), zoom, turned)
    return sheets


@given(sizes, zooms, st.integers(0, 3))
def test_pages_lie_below_each_other_and_none_is_lost(
    of: list[tuple[float, float]], zoom: Zoom, turned: int
) -> None:
    sheets = laid_out(of, zoom, turned)
    boxes = [sheets.box(page) for page in range(sheets.count)]
    assert all(upper.bottom() < lower.top() for upper, lower in pairwise(boxes))
    assert list(sheets.between(0, sheets.height)) == list(range(sheets.count))
    for page, box in enumerate(boxes):
        assert sheets.page_at(box.center().y()) == page
        assert page in sheets.between(box.top(), box.top() + 1)


@given(sizes, zooms, st.integers(0, 3), st.floats(0, 1), st.floats(0, 1))
def test_a_point_on_a_page_comes_back_from_where_it_lies(
    of: list[tuple[float, float]], zoom: Zoom, turned: int, x: float, y: float
) -> None:
    sheets = laid_out(of, zoom, turned)
    page = len(of) - 1
    point = QPointF(of[page][0] * x, of[page][1] * y)
    place = sheets.transform(page).map(point)
    assert sheets.box(page).adjusted(-1, -1, 1, 1).contains(place)
    back = sheets.point(page, place)
    assert (back.x(), back.y()) == (pytest.approx(point.x(), abs=0.01), pytest.approx(point.y(), abs=0.01))


@given(sizes, st.integers(0, 3))
def test_whole_pages_fit_in_and_wide_ones_are_no_wider_than_the_room(
    of: list[tuple[float, float]], turned: int
) -> None:
    whole, wide = laid_out(of, Zoom(PAGE), turned), laid_out(of, Zoom(WIDTH), turned)
    for page in range(len(of)):
        assert QRectF(0, 0, 640, 480).contains(
            QRectF(whole.box(page).adjusted(1, 1, -1, -1)).translated(0, -whole.box(page).top())
        )
        assert wide.box(page).width() <= 640 - 16 + 1


def test_one_wide_page_makes_the_others_no_smaller() -> None:
    sheets = laid_out([(600, 800), (600, 800), (1200, 800)], Zoom(WIDTH))
    assert sheets.box(0).width() == 624
    assert sheets.box(2).width() == 624


@given(st.floats(SMALLEST, LARGEST), st.sampled_from([1, -1]))
def test_a_step_is_one_of_the_usual_ones_and_goes_that_way(factor: float, step: int) -> None:
    found = stepped(factor, step).factor
    assert found in STEPS
    assert (found - factor) * step >= -0.05


@given(st.sampled_from([Zoom(WIDTH), Zoom(PAGE), *(Zoom("", each) for each in STEPS)]))
def test_a_zoom_is_kept_in_words(zoom: Zoom) -> None:
    assert zoom_of(zoom.words) == zoom


def test_what_is_no_zoom_is_the_usual_one() -> None:
    assert zoom_of("nonsense") == Zoom()
    assert zoom_of("90").factor == LARGEST
