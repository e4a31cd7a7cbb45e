import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.domain.layout import Layout, Piece, Rect, packed
from blotter.domain.segment import Span


def line(start: int, words: str, left: float, top: float, width: float = 10) -> Piece:
    """A line of characters that are all as wide."""
    edges = tuple((left + n * width, left + (n + 1) * width) for n in range(len(words)))
    return Piece(start, (top, top + 12), edges)


TWO_PAGES = Layout.unpacked(
    packed([[line(6, "world", 100, 120), line(0, "hello", 100, 100)], [line(12, "again", 50, 70)], []])
)


def close(rect: Rect) -> tuple[float, ...]:
    return tuple(round(each, 1) for each in rect)


def test_a_passage_has_a_box_a_line() -> None:
    boxes = TWO_PAGES.rectangles(0, Span(2, 8))
    assert [close(each) for each in boxes] == [(120, 100, 150, 112), (100, 120, 120, 132)]
    assert [close(each) for each in TWO_PAGES.rectangles(1, Span(2, 14))] == [(50, 70, 70, 82)]
    assert TWO_PAGES.rectangles(2, Span(0, 99)) == TWO_PAGES.rectangles(3, Span(0, 99)) == []


def test_pages_know_their_runs_of_the_text() -> None:
    assert TWO_PAGES.page_count == 3
    assert [TWO_PAGES.spans(page) for page in range(3)] == [(Span(0, 11),), (Span(12, 17),), ()]


@pytest.mark.parametrize(
    ("x", "y", "position"),
    [(100, 105, 0), (104, 105, 0), (106, 105, 1), (500, 105, 5), (0, 125, 6), (126, 300, 9), (151, 119, 11)],
)
def test_a_point_is_the_nearest_gap(x: float, y: float, position: int) -> None:
    assert TWO_PAGES.position_at(0, x, y) == position


def test_an_empty_page_has_no_positions() -> None:
    assert TWO_PAGES.position_at(2, 1, 1) is None


def test_right_to_left_runs_back() -> None:
    hebrew = Layout.unpacked(packed([[Piece(0, (0, 10), ((30, 40), (20, 30), (10, 20)))]]))
    assert hebrew.position_at(0, 39, 5) == 0
    assert hebrew.position_at(0, 31, 5) == 1
    assert hebrew.position_at(0, 11, 5) == 3
    assert [close(each) for each in hebrew.rectangles(0, Span(0, 2))] == [(20, 0, 40, 10)]


def test_a_line_that_runs_down_the_page() -> None:
    down = Layout.unpacked(packed([[Piece(0, (200, 212), ((10, 20), (20, 30)), is_upright=False)]]))
    assert [close(each) for each in down.rectangles(0, Span(1, 2))] == [(200, 20, 212, 30)]
    assert down.position_at(0, 206, 19) == 1


def test_mixed_directions_have_a_box_a_stretch() -> None:
    mixed = Piece(0, (0, 10), ((0, 10), (80, 90), (70, 80), (60, 70)))
    boxes = Layout.unpacked(packed([[mixed]])).rectangles(0, Span(0, 2))
    assert [close(each) for each in boxes] == [(0, 0, 10, 10), (80, 0, 90, 10)]


def test_what_is_no_layout_is_not_taken_for_one() -> None:
    with pytest.raises(ValueError, match="not a layout"):
        Layout(b"something else altogether")


edge = st.floats(0, 5_000, width=32)
pieces = st.lists(
    st.lists(st.tuples(edge, edge).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=20),
    max_size=8,
)


@given(pieces)
def test_what_is_packed_is_unpacked(rows: list[list[tuple[float, float]]]) -> None:
    made, start = [], 0
    for number, row in enumerate(rows):
        made.append(Piece(start, (number * 12.0, number * 12.0 + 10), tuple(row)))
        start += len(row) + 1
    found = Layout.unpacked(packed([made])).pieces(0)
    assert [(each.start, each.end) for each in found] == [(each.start, each.end) for each in made]
    for before, after in zip(made, found, strict=True):
        for one, other in zip(before.edges, after.edges, strict=True):
            assert other == pytest.approx(one, abs=0.1)


@given(pieces.filter(bool), edge, edge)
def test_every_point_is_a_position_of_the_text(
    rows: list[list[tuple[float, float]]], x: float, y: float
) -> None:
    layout = Layout.unpacked(packed([[Piece(0, (5.0, 15.0), tuple(rows[0]))]]))
    assert layout.position_at(0, x, y) in range(len(rows[0]) + 1)
