"""The reading view: places and pictures of them, put and taken segments, moving about."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from reading_segments import grounds, middle_of, over, place, segment

from blotter.domain.segment import Span
from blotter.domain.source import Heading
from blotter.ui import code_look, theme
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.reading.transfer import dragged_span
from blotter.ui.text_positions import LONGEST

TEXT = (
    "Heading\n"
    "She wrote back 😀 and then 👩‍👩‍👧‍👦 before the second interview, 𠀀 and so on.\n"
    "\n"
    "Two words\xa0kept\u2028and a line of its own\x0bor\x0ctwo.\n"
    "המרואיינת סיפרה על הילדות in 1987, قال المشارك.\n"
    "受访者说：“我们在村里住了三十年，从来没有人问过我们的意见。”"
)
BOOK = "".join(
    f"Paragraph {number} " + "of some words that fill a line or two. " * 4 + "\n" for number in range(400)
)


@pytest.mark.parametrize(
    "words",
    [
        "😀",
        "👩‍👩‍👧‍👦",
        "back 😀 and",
        "𠀀",
        "words\xa0kept\u2028and",
        "סיפרה על",
        "我们在村里",
        "own\x0bor\x0ctwo",
    ],
)
def test_a_selection_comes_back_as_the_span_it_was(view: ReadingView, words: str) -> None:
    view.show_document(TEXT)
    span = place(TEXT, words)
    view.select(span)
    assert view.selected_span() == span
    assert view.caret() == span.end


def test_selecting_by_keys_steps_over_whole_characters(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(TEXT)
    view.select(place(TEXT, "back "))
    for _ in range(1):
        qtbot.keyClick(view.page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == place(TEXT, "back 😀")
    with qtbot.waitSignal(view.span_selected) as told:
        qtbot.keyClick(view.page, Qt.Key.Key_Left)
    assert told.args == [None]
    assert view.selected_span() is None


def test_selecting_with_the_mouse(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(TEXT)
    span = place(TEXT, "second interview")
    viewport = view.page.viewport()
    start = view.page.caret_box(span.start).center().toPoint()
    end = view.page.caret_box(span.end).center().toPoint()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    assert view.selected_span() == span
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=middle_of(view, TEXT.index("before")))
    assert view.selected_span() == place(TEXT, "before")


def test_a_third_click_selects_the_paragraph_even_if_it_is_broken(view: ReadingView) -> None:
    text = "First.\n" + "Some words here. " * LONGEST + "\nLast."
    view.show_document(text)
    spot = middle_of(view, 60)
    viewport = view.page.viewport()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot, delay=10)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=spot, delay=10)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot)
    assert view.selected_span() == Span(7, text.rindex("\n"))


def test_what_is_copied_is_what_is_stored(view: ReadingView) -> None:
    """NBSP and U+2028 stay, a space that gave way to a break comes back, and the place goes along."""
    text = TEXT + "\n" + "Some words here. " * LONGEST
    view.show_document(text)
    for span in (place(TEXT, "words\xa0kept\u2028and"), Span(len(TEXT) + 1, len(text) - 5)):
        view.select(span)
        data = view.page.createMimeDataFromSelection()
        assert data.text() == text[span.start : span.end]
        assert dragged_span(data) == span


def test_a_point_finds_its_character_and_its_segments(view: ReadingView) -> None:
    view.show_document(TEXT)
    view.set_segments([over(TEXT, "outer", "She wrote back 😀 and"), over(TEXT, "inner", "😀 and", "blue")])
    for position in (*range(8, 22), TEXT.index("我们")):
        assert view.page.character_at(QPointF(middle_of(view, position))) == position
    assert view.segments_at(TEXT.index("😀")) == ["inner", "outer"]
    assert view.segments_at(TEXT.index("She")) == ["outer"]
    beside = QPointF(400, view.page.caret_box(0).center().y())
    assert view.page.character_at(beside) is None


def test_hebrew_letters_are_found_under_the_pointer(view: ReadingView) -> None:
    view.show_document(TEXT)
    span = place(TEXT, "סיפרה")
    left, right = view.page.caret_box(span.end).center(), view.page.caret_box(span.start).center()
    assert left.x() < right.x()
    found = {
        view.page.character_at(QPointF(x, left.y())) for x in range(int(left.x()) + 2, int(right.x()) - 1)
    }
    assert found == set(range(*span))


def test_segments_show_and_go_without_touching_other_paragraphs(view: ReadingView) -> None:
    view.show_document(TEXT)
    first, other = over(TEXT, "a", "wrote back", "green"), over(TEXT, "b", "line of its", "blue")
    base, light = theme.LIGHT.base.name(), {n: code_look.look(n, False) for n in ("green", "blue", "red")}
    view.put_segment(first)
    view.put_segment(other)
    assert light["green"].wash.name() in grounds(view, first.start + 2)
    assert light["blue"].wash.name() in grounds(view, other.start + 2)
    kept = {visible.number: view.page.marks(visible) for visible in view.page.visible_blocks()}
    view.put_segment(first._replace(colour="red"))
    assert light["red"].wash.name() in grounds(view, first.start + 2)
    now = {visible.number: view.page.marks(visible) for visible in view.page.visible_blocks()}
    assert [number for number in kept if kept[number] is not now[number]] == [1]
    view.remove_segment("a")
    assert grounds(view, first.start + 2) == {base}
    assert view.segments_at(first.start) == []
    assert light["blue"].wash.name() in grounds(view, other.start + 2)


def test_two_washes_blend_and_the_hidden_one_leaves_no_trace(view: ReadingView) -> None:
    view.show_document(TEXT)
    lower = over(TEXT, "lower", "and then 👩‍👩‍👧‍👦 before the second interview", "amber", coder="Leyla")
    upper = over(TEXT, "upper", "before the second", "petrol", coder="Orhan")
    view.set_segments([lower, upper])
    amber, petrol = code_look.look("amber", False), code_look.look("petrol", False)
    both = code_look.blended(amber.wash, petrol.wash, theme.LIGHT).name()
    assert both in grounds(view, upper.start + 2)
    assert both not in grounds(view, TEXT.index("interview"))
    view.set_visible_segments(lambda each: each.coder == "Leyla")
    assert both not in grounds(view, upper.start + 2)
    assert view.segments_at(upper.start) == ["lower"]
    view.set_visible_segments(None)
    assert both in grounds(view, upper.start + 2)


def test_washes_can_be_switched_off_and_the_stripes_stay(view: ReadingView) -> None:
    view.show_document(TEXT)
    view.set_segments([over(TEXT, "a", "wrote back", "green")])
    view.set_washes(False)
    assert grounds(view, TEXT.index("wrote") + 2) == {theme.LIGHT.base.name()}
    stripe = code_look.look("green", False).stripe.name()
    picture = view.margin.grab().toImage()
    assert stripe in {QColor(picture.pixel(4, y)).name() for y in range(picture.height())}
    assert [each.segment.id for each in view.margin.stripes] == ["a"]


def test_the_selection_covers_washes_and_stays_without_the_focus(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(TEXT)
    segment = over(TEXT, "a", "wrote back", "green")
    view.set_segments([segment])
    view.select(segment.span)
    assert grounds(view, segment.start + 2) == {theme.LIGHT.selection.name()}
    other = QLineEdit(view)
    other.show()
    other.setFocus()
    qtbot.waitUntil(lambda: not view.page.hasFocus())
    assert grounds(view, segment.start + 2) == {theme.LIGHT.selection_off.name()}
    assert view.selected_span() == segment.span


def test_the_theme_changes_while_it_is_open(view: ReadingView, qapp: QApplication) -> None:
    view.show_document(TEXT)
    segment = over(TEXT, "a", "wrote back", "green")
    view.set_segments([segment])
    theme.apply(qapp, "dark")
    try:
        assert code_look.look("green", True).wash.name() in grounds(view, segment.start + 2)
        assert grounds(view, TEXT.index("second")) == {theme.DARK.base.name()}
        assert QColor(view.grab().toImage().pixel(20, 600)) == theme.DARK.base
    finally:
        theme.apply(qapp, "light")
    assert grounds(view, TEXT.index("second")) == {theme.LIGHT.base.name()}


def test_the_chosen_segment_stands_alone(view: ReadingView) -> None:
    view.show_document(TEXT)
    lower = over(TEXT, "lower", "and then 👩‍👩‍👧‍👦 before the second interview", "amber")
    deep = [over(TEXT, str(n), "before the second", "petrol") for n in range(6)]
    view.set_segments([lower, *deep])
    view.choose("4")
    assert code_look.look("petrol", False).wash.name() in grounds(view, deep[0].start + 2)
    assert set(view.page.grips) == {True, False}
    view.choose(None)
    grounds(view, deep[0].start)
    assert view.page.grips == {}


def test_a_place_far_down_is_revealed_and_lights_up(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(BOOK)
    span = place(BOOK, "Paragraph 333 of")
    view.reveal(span)
    box = view.page.caret_box(span.start)
    assert 100 < box.top() < 400
    assert theme.LIGHT.hit_now.name() in grounds(view, span.start + 2)
    qtbot.waitUntil(lambda: theme.LIGHT.hit_now.name() not in grounds(view, span.start + 2), timeout=3000)
    top = view.page.verticalScrollBar().value()
    view.reveal(Span(span.start + 20, span.start + 30), flash=False)
    assert view.page.verticalScrollBar().value() == top


def test_turning_pages_takes_the_caret_along_and_skips_no_line(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(BOOK)
    seen = [view.page.visible_span()]
    while view.caret() < len(BOOK) - 300:
        before = view.caret()
        qtbot.keyClick(view.page, Qt.Key.Key_PageDown)
        assert view.caret() > before
        seen.append(view.page.visible_span())
        assert seen[-1].start <= seen[-2].end
    qtbot.keyClick(view.page, Qt.Key.Key_PageUp)
    assert view.caret() < len(BOOK) - 300
    qtbot.keyClick(view.page, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == 0


def test_the_text_grows_and_shrinks_within_its_limits(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(BOOK)
    view.reveal(place(BOOK, "Paragraph 200 of"), flash=False)
    first = view.page.visible_span().start
    with qtbot.waitSignal(view.text_size_changed) as told:
        view.set_text_size(99)
    assert told.args == [28]
    assert view.page.visible_span().start == first
    assert view.page.width() > 850
    view.set_text_size(1)
    assert view.text_size() == 11
    heights = [visible.height for visible in view.page.visible_blocks()]
    view.set_underlines(False)
    assert sum(heights[:5]) > sum([visible.height for visible in view.page.visible_blocks()][:5])


def test_headings_and_numbers(view: ReadingView) -> None:
    view.show_document(TEXT, [Heading(0, 7, 1)])
    assert view.paragraph_count() == 5
    assert view.visible_paragraphs() == (1, 5)
    assert view.page.headings == {0}
    cursor = view.page.textCursor()
    cursor.setPosition(3)
    assert cursor.charFormat().fontWeight() == 650
    cursor.setPosition(12)
    assert cursor.charFormat().fontWeight() != 650


def test_tab_leaves_the_text(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(TEXT)
    other = QLineEdit(view)
    other.show()
    assert view.page.hasFocus()
    qtbot.keyClick(view.page, Qt.Key.Key_Tab)
    assert not view.page.hasFocus()
    assert view.selected_span() is None


def test_the_caret_tells_what_is_coded_there(screen_reader: None, view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(TEXT)
    view.set_segments(
        [
            over(TEXT, "a", "She wrote back", path="people/participant"),
            over(TEXT, "b", "wrote", path="acts/writing", memo="by hand"),
        ]
    )
    view.select(Span(TEXT.index("wrote"), TEXT.index("wrote")))
    told = view.page.accessibleDescription()
    assert told.index("2") < told.index("acts › writing") < told.index("people › participant")
    assert "by hand" in told
    qtbot.keyClick(view.page, Qt.Key.Key_End)
    assert view.page.accessibleDescription() == ""


def test_going_from_segment_to_segment_and_to_what_is_not_coded(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(TEXT)
    view.set_segments([over(TEXT, "a", "wrote back"), over(TEXT, "b", "wrote"), over(TEXT, "c", "Two words")])
    told: list[str] = []
    view.segment_chosen.connect(told.append)
    assert view.choice.neighbour(1)
    assert view.choice.neighbour(1)
    assert view.choice.neighbour(1)
    assert not view.choice.neighbour(1)
    assert view.caret() == TEXT.index("Two words")
    assert view.choice.neighbour(-1)
    assert told == ["a", "b", "c", "b"]
    view.choice.here(view.caret())
    view.choice.here(view.caret())
    assert told[-2:] == ["a", "b"]
    assert view.go_to_uncoded(1)
    assert view.caret() == TEXT.index("המרואיינת")
    assert view.go_to_uncoded(-1)
    assert view.caret() == 0


def test_hits_of_a_search_are_marked(view: ReadingView) -> None:
    view.show_document(TEXT)
    first, second = place(TEXT, "wrote"), place(TEXT, "second")
    view.set_hits([first, second], second)
    assert grounds(view, first.start + 2) == {theme.LIGHT.hit.name()}
    assert grounds(view, second.start + 2) == {theme.LIGHT.hit_now.name()}
    view.set_hits(())
    assert grounds(view, first.start + 2) == {theme.LIGHT.base.name()}


def test_the_density_strip_goes_where_it_is_pressed(view: ReadingView, qtbot: QtBot) -> None:
    view.show_document(BOOK)
    spans = [place(BOOK, f"Paragraph {number} of some words") for number in range(0, 400, 7)]
    view.set_segments([segment(str(number), *span, "rose") for number, span in enumerate(spans)])
    frame = view.density.frame()
    QTest.mouseClick(view.density, Qt.MouseButton.LeftButton, pos=QPointF(7, 500).toPoint())
    assert view.density.frame().top() > frame.top()
    middle = sum(view.page.visible_span()) / 2 / len(BOOK)
    assert middle == pytest.approx(500 / view.density.height(), abs=0.05)


def test_another_document_starts_from_nothing(view: ReadingView) -> None:
    view.show_document(TEXT)
    view.set_segments([over(TEXT, "a", "wrote back")])
    view.choose("a")
    view.select(Span(0, 5))
    view.show_document(BOOK)
    assert view.chosen() is None
    assert view.selected_span() is None
    assert view.segments_at(20) == []
    assert view.caret() == 0
    view.clear()
    assert view.page.positions.stored == ""
    assert view.visible_paragraphs() == (0, 0)
    view.grab()


@pytest.mark.parametrize("filler", ["word after word ", "研究者认为这句话很重要，"])
def test_a_megabyte_without_a_line_feed(view: ReadingView, filler: str) -> None:
    text = filler * (1_000_000 // len(filler.encode()))
    view.show_document(text)
    span = Span(len(text) - 30, len(text) - 10)
    view.set_segments([segment("late", *span), segment("whole", 0, len(text), "blue")])
    view.reveal(span, flash=False)
    view.select(span)
    assert view.selected_span() == span
    view.grab()
    assert {each.segment.id for each in view.margin.stripes} == {"late", "whole"}
