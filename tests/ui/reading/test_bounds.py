"""Bounds move by grips and by keys, and nothing is changed before they are accepted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reading_segments import over, place

from blotter.domain.segment import Span
from blotter.ui.reading.reading_view import ReadingView

TEXT = (
    "The course ended with a joint exercise. Boats 😀 of both countries moved downstream in convoy. "
    "They stopped.\n"
    "A second paragraph follows here, after the first."
)
LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chosen(view: ReadingView) -> ReadingView:
    """The text with one segment, which is chosen."""
    view.show_document(TEXT)
    view.set_segments([over(TEXT, "a", "both countries moved")])
    view.choose("a")
    view.grab()
    return view


def sentence_at(position: int) -> Span:
    edges = [0, TEXT.index("Boats"), TEXT.index("They"), TEXT.index("A second"), len(TEXT)]
    start = max(edge for edge in edges if edge <= position)
    end = min((edge for edge in edges if edge > position), default=len(TEXT))
    quote = TEXT[start:end]
    return Span(start, start + len(quote.rstrip()))


def grip(view: ReadingView, is_end: bool) -> QPoint:
    return view.page.grips[is_end].center().toPoint()


def spot(view: ReadingView, position: int) -> QPoint:
    return view.page.caret_box(position).center().toPoint()


def pull(view: ReadingView, start: QPoint, end: QPoint) -> None:
    viewport = view.page.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def test_dragging_the_end(chosen: ReadingView, qtbot: QtBot) -> None:
    wanted = place(TEXT, "both countries moved downstream")
    with qtbot.waitSignal(chosen.bounds_moved) as told:
        pull(chosen, grip(chosen, True), spot(chosen, wanted.end))
    assert told.args == ["a", wanted]
    assert chosen.segments_at(wanted.end - 2) == []
    assert chosen.selected_span() is None
    assert chosen.chosen() == "a"


def test_dragging_the_beginning_over_an_emoji(chosen: ReadingView, qtbot: QtBot) -> None:
    wanted = place(TEXT, "😀 of both countries moved")
    with qtbot.waitSignal(chosen.bounds_moved) as told:
        pull(chosen, grip(chosen, False), spot(chosen, wanted.start))
    assert told.args == ["a", wanted]


def test_one_edge_never_passes_the_other(chosen: ReadingView, qtbot: QtBot) -> None:
    span = place(TEXT, "both countries moved")
    with qtbot.waitSignal(chosen.bounds_moved) as told:
        pull(chosen, grip(chosen, True), spot(chosen, 3))
    assert told.args == ["a", Span(span.start, span.start + 1)]


def test_escape_ends_a_drag(chosen: ReadingView, qtbot: QtBot) -> None:
    viewport = chosen.page.viewport()
    QTest.mousePress(viewport, LEFT, pos=grip(chosen, True))
    QTest.mouseMove(viewport, spot(chosen, 80))
    assert chosen.page.chosen_span != place(TEXT, "both countries moved")
    with qtbot.assertNotEmitted(chosen.bounds_moved):
        qtbot.keyClick(chosen.page, Qt.Key.Key_Escape)
        QTest.mouseRelease(viewport, LEFT, pos=spot(chosen, 80))
    assert chosen.page.chosen_span == place(TEXT, "both countries moved")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ([(Qt.Key.Key_Right, None)], "both countries moved downstream"),
        ([(Qt.Key.Key_Left, None)], "both countries"),
        ([(Qt.Key.Key_Left, None)] * 2, "both"),
        ([(Qt.Key.Key_Left, SHIFT)], "both countries move"),
        ([(Qt.Key.Key_Right, CTRL)], "both countries moved downstream in convoy."),
        ([(Qt.Key.Key_Right, CTRL)] * 2, "both countries moved downstream in convoy. They stopped."),
        ([(Qt.Key.Key_Left, CTRL)], "b"),
        ([(Qt.Key.Key_Tab, None), (Qt.Key.Key_Left, None)], "of both countries moved"),
        ([(Qt.Key.Key_Tab, None), (Qt.Key.Key_Right, None)], "countries moved"),
        ([(Qt.Key.Key_Tab, None)] + [(Qt.Key.Key_Left, SHIFT)] * 5, "😀 of both countries moved"),
        ([(Qt.Key.Key_Tab, None), (Qt.Key.Key_Left, CTRL)], "Boats 😀 of both countries moved"),
    ],
)
def test_moving_by_keys(
    chosen: ReadingView, qtbot: QtBot, keys: list[tuple[Qt.Key, Qt.KeyboardModifier | None]], words: str
) -> None:
    """By words, letters and sentences; Tab takes the other end; Enter accepts."""
    chosen.set_units(lambda position: Span(position, position), sentence_at)
    assert chosen.start_bounds()
    for key, modifier in keys:
        qtbot.keyClick(chosen.page, key, modifier or Qt.KeyboardModifier.NoModifier)
    chosen.grab()
    with qtbot.waitSignal(chosen.bounds_moved) as told:
        qtbot.keyClick(chosen.page, Qt.Key.Key_Return)
    assert told.args == ["a", place(TEXT, words)]
    assert chosen.page.hasFocus()


def test_escape_and_no_change_tell_nothing(chosen: ReadingView, qtbot: QtBot) -> None:
    modes: list[bool] = []
    chosen.bounds_mode_changed.connect(modes.append)
    with qtbot.assertNotEmitted(chosen.bounds_moved):
        chosen.start_bounds()
        qtbot.keyClick(chosen.page, Qt.Key.Key_Right)
        qtbot.keyClick(chosen.page, Qt.Key.Key_Escape)
        chosen.start_bounds()
        qtbot.keyClick(chosen.page, Qt.Key.Key_Return)
    assert modes == [True, False, True, False]
    assert chosen.page.chosen_span == place(TEXT, "both countries moved")


def test_without_a_chosen_segment_no_bounds_are_moved(chosen: ReadingView, qtbot: QtBot) -> None:
    chosen.choose(None)
    assert not chosen.start_bounds()
    with qtbot.waitSignal(chosen.page.cursorPositionChanged):
        qtbot.keyClick(chosen.page, Qt.Key.Key_Right)


def test_a_drag_below_the_page_scrolls_it(view: ReadingView, qtbot: QtBot) -> None:
    text = "\n".join(f"Paragraph {number} of some words." for number in range(200))
    view.show_document(text)
    view.set_segments([over(text, "a", "Paragraph 3 of")])
    view.choose("a")
    view.grab()
    viewport = view.page.viewport()
    QTest.mousePress(viewport, LEFT, pos=grip(view, True))
    QTest.mouseMove(viewport, QPoint(50, viewport.height() + 20))
    qtbot.waitUntil(lambda: view.page.verticalScrollBar().value() > 5)
    with qtbot.waitSignal(view.bounds_moved) as told:
        QTest.mouseRelease(viewport, LEFT, pos=QPoint(50, viewport.height() + 20))
    assert told.args[1].end > text.index("Paragraph 18 of")
