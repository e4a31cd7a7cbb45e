"""The margin stands where the reader wants it and tells codes apart in the way the reader wants."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from reading_segments import over

from blotter.ui import code_look, theme
from blotter.ui.reading.looks import Looks
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.reading.stripe_marks import clusters

TEXT = "The first line is here.\nThe second line is there.\n" + "And so on.\n" * 60


@pytest.fixture
def coded(view: ReadingView) -> ReadingView:
    view.show_document(TEXT)
    view.set_segments(
        [
            over(TEXT, "a", "first line is here.\nThe second line", colour="amber", path="acts/patrol"),
            over(TEXT, "b", "second line is there", path="acts/training"),
        ]
    )
    view.margin.grab()
    return view


def left_of(view: ReadingView, segment: str) -> float:
    stripe = next(each for each in view.margin.stripes if each.segment.id == segment)
    at = view.margin._box(stripe).center()
    return view.margin.mapTo(view, at.toPoint()).x()


def test_stripes_stand_right_of_the_text_with_the_first_lane_next_to_it(coded: ReadingView) -> None:
    text = coded.page.geometry()
    assert text.right() < left_of(coded, "a") < left_of(coded, "b")
    name = coded.margin.names[0]
    assert coded.margin.mapTo(coded, name.box.topLeft().toPoint()).x() > left_of(coded, "b")


def test_stripes_stand_left_of_the_text_if_the_reader_says_so(coded: ReadingView) -> None:
    coded.dress(Looks(margin_side="left"))
    coded.margin.grab()
    numbers, text = coded.gutter.geometry(), coded.page.geometry()
    assert left_of(coded, "b") < left_of(coded, "a") < numbers.left() < numbers.right() <= text.left()
    for name in coded.margin.names:
        assert coded.margin.mapTo(coded, name.box.topRight().toPoint()).x() < left_of(coded, "b")
    stripe = next(each for each in coded.margin.stripes if each.segment.id == "b")
    found = coded.margin.segment_at(QPointF(coded.margin._box(stripe).center()))
    assert found is not None
    assert found.id == "b"


def test_names_can_be_left_out(coded: ReadingView) -> None:
    assert [each.segment.id for each in coded.margin.names] == ["a", "b"]
    coded.dress(Looks(margin_names="never"))
    coded.margin.grab()
    assert coded.margin.names == []


def test_names_on_demand_are_those_of_what_is_chosen_and_all_while_the_pointer_is_there(
    coded: ReadingView, qtbot: QtBot
) -> None:
    coded.dress(Looks(margin_names="pointer"))
    coded.margin.grab()
    assert coded.margin.names == []
    coded.choose("b")
    coded.margin.grab()
    assert [each.segment.id for each in coded.margin.names] == ["b"]
    coded.choose(None)
    qtbot.mouseMove(coded.margin, QPoint(30, 300))
    qtbot.waitUntil(coded.margin.underMouse)
    coded.margin.grab()
    assert [each.segment.id for each in coded.margin.names] == ["a", "b"]


def test_names_get_the_room_that_was_asked_for(coded: ReadingView) -> None:
    coded.dress(Looks(margin_width=90))
    coded.margin.grab()
    assert {each.box.width() for each in coded.margin.names} == {90}


def colours(view: ReadingView, segment: str) -> set[str]:
    stripe = next(each for each in view.margin.stripes if each.segment.id == segment)
    picture, box = view.margin.grab().toImage(), view.margin._box(stripe).toRect()
    return {
        picture.pixelColor(x, y).name()
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top() + 3, box.bottom() - 2)
    }


def test_without_patterns_a_stripe_is_of_one_colour(coded: ReadingView) -> None:
    assert len(colours(coded, "a")) > 1
    coded.dress(Looks(patterns=False))
    assert colours(coded, "a") == {code_look.look("amber", theme.current().is_dark).stripe.name()}


def test_letters_are_drawn_on_the_stripes(coded: ReadingView) -> None:
    coded.dress(Looks(patterns=False, letters=True))
    coded.margin.set_letters({"acts/training": "TR"})
    assert len(colours(coded, "a")) == 1
    assert theme.current().base.name() in colours(coded, "b")


def test_what_touches_in_height_is_one_cluster() -> None:
    assert clusters([(5, 9), (0, 4), (4, 5), (20, 30)]) == [(0, 9, 3), (20, 30, 1)]
    assert clusters([]) == []


def spoken(view: ReadingView) -> list[tuple[QAccessible.Role, str]]:
    margin = QAccessible.queryAccessibleInterface(view.margin)
    assert margin is not None
    told = [margin.child(each) for each in range(margin.childCount())]
    lists = [each for each in told if each is not None and each.role() == QAccessible.Role.List]
    items = [stripes.child(each) for stripes in lists for each in range(stripes.childCount())]
    return [(item.role(), item.text(QAccessible.Text.Name)) for item in items]


def test_a_screen_reader_finds_a_list_in_the_order_of_reading(
    screen_reader: None, coded: ReadingView, qtbot: QtBot
) -> None:
    coded.margin.grab()
    item = QAccessible.Role.ListItem
    qtbot.waitUntil(lambda: spoken(coded) == [(item, "acts › patrol"), (item, "acts › training")])
    coded.put_segment(over(TEXT, "c", "is here", path="acts/visit", coder="Ben"))
    coded.margin.grab()
    qtbot.waitUntil(lambda: (item, "acts › visit, Ben") in spoken(coded))
    at = coded.margin._box(coded.margin.stripes[0]).center().toPoint()
    qtbot.mouseClick(coded.margin, Qt.MouseButton.LeftButton, pos=at)
    assert coded.chosen() == "a"
