"""What the mouse does over text and margin: clicks, rests, drags codes in."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from reading_segments import middle_of, over, place

from blotter.domain.segment import Span
from blotter.ui.reading.reading_view import ReadingView
from blotter.ui.reading.transfer import codes_data

TEXT = (
    "By the spring of 2018 the ministry had delivered nineteen boats. Officials called them a gift.\nThe end."
)
MEMO = "First\nsecond\nthird"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def coded(view: ReadingView, qtbot: QtBot) -> ReadingView:
    """The text with three segments, one in the other two."""
    view.show_document(TEXT)
    view.set_segments(
        [
            over(TEXT, "outer", "By the spring of 2018 the ministry had delivered", "green", "a/outer code"),
            over(
                TEXT,
                "inner",
                "ministry",
                "blue",
                "b/inner code",
                memo="First\nsecond\nthird",
                details="Was given.",
            ),
            over(TEXT, "other", "Officials called", "red", "c/other code"),
        ]
    )
    view.grab()
    return view


def click(view: ReadingView, words: str) -> None:
    spot = middle_of(view, TEXT.index(words))
    QTest.mouseClick(view.page.viewport(), LEFT, pos=spot)
    QApplication.processEvents()


def test_a_click_chooses_the_innermost_and_again_the_next(coded: ReadingView) -> None:
    told: list[str] = []
    coded.segment_chosen.connect(told.append)
    click(coded, "inistry")
    assert coded.chosen() == "inner"
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    click(coded, "inistry")
    click(coded, "boats")
    assert told == ["inner", "outer", ""]
    assert coded.chosen() is None


def test_dragging_over_letters_chooses_nothing(coded: ReadingView) -> None:
    start = middle_of(coded, TEXT.index("inistry"))
    viewport = coded.page.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, start + QPoint(9, 0))
    QTest.mouseRelease(viewport, LEFT, pos=start + QPoint(9, 0))
    QApplication.processEvents()
    assert coded.selected_span() is not None
    assert coded.chosen() is None


def test_stripes_and_names_are_clicked_and_opened(coded: ReadingView, qtbot: QtBot) -> None:
    stripe = coded.margin.stripes[1]
    assert stripe.segment.id == "inner"
    spot = QPoint(stripe.lane * 11 + 5, round((stripe.top + stripe.bottom) / 2))
    with qtbot.waitSignal(coded.segment_chosen) as told:
        QTest.mouseClick(coded.margin, LEFT, pos=spot)
    assert told.args == ["inner"]
    with qtbot.waitSignal(coded.segment_opened) as opened:
        QTest.mouseDClick(coded.margin, LEFT, pos=spot)
    assert opened.args == ["inner"]
    name = next(each for each in coded.margin.names if each.segment.id == "other")
    QTest.mouseClick(coded.margin, LEFT, pos=name.box.center().toPoint())
    assert coded.chosen() == "other"
    assert coded.page.hasFocus()


def test_names_never_cover_each_other(coded: ReadingView) -> None:
    boxes = [each.box for each in coded.margin.names]
    assert len(boxes) == 3
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_resting_emphasises_and_lingering_tells(coded: ReadingView, qtbot: QtBot) -> None:
    spot = middle_of(coded, TEXT.index("inistry"))
    QTest.mouseMove(coded.page.viewport(), spot - QPoint(1, 0))
    QTest.mouseMove(coded.page.viewport(), spot)
    card = coded.gestures.card
    qtbot.waitUntil(card.isVisible)
    assert coded.page.emphasis.hovered == "inner"
    told = [each.text() for each in card.findChildren(QLabel) if each.text()]
    assert told == ["b › inner code", "Was given.", "First", "second", "a › outer code"]
    assert card.width() == 320
    QTest.mouseMove(coded.page.viewport(), spot + QPoint(2, 0))
    assert not card.isVisible()
    QApplication.sendEvent(coded.page.viewport(), QEvent(QEvent.Type.Leave))
    assert coded.page.emphasis.hovered is None


def test_a_menu_is_asked_for_with_what_lies_there(coded: ReadingView, qtbot: QtBot) -> None:
    def ask(widget: QWidget, spot: QPoint) -> list[object]:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, widget.mapToGlobal(spot))
        with qtbot.waitSignal(coded.context_requested) as told:
            QApplication.sendEvent(widget, event)
        return list(told.args[1:])

    viewport = coded.page.viewport()
    assert ask(viewport, middle_of(coded, TEXT.index("inistry"))) == [["inner", "outer"], None]
    span = place(TEXT, "ministry had")
    coded.select(span)
    assert ask(viewport, middle_of(coded, TEXT.index("inistry"))) == [["inner", "outer"], span]
    assert ask(viewport, middle_of(coded, TEXT.index("fficials"))) == [["other"], None]
    name = next(each for each in coded.margin.names if each.segment.id == "other")
    assert ask(coded.margin, name.box.center().toPoint()) == [["other"], None]


def drag(kind: type, data: QMimeData, spot: QPoint, *more: object) -> QDropEvent:
    where = QPointF(spot) if kind is QDropEvent else spot
    event: QDropEvent = kind(
        where, Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier, *more
    )
    event.ignore()
    return event


def test_codes_are_dropped_on_the_selection(coded: ReadingView, qtbot: QtBot) -> None:
    viewport, spot = coded.page.viewport(), middle_of(coded, TEXT.index("fficials"))
    data = codes_data(["one", "two"])
    assert viewport.acceptDrops()
    refused = drag(QDragEnterEvent, data, spot)
    QApplication.sendEvent(viewport, refused)
    assert not refused.isAccepted()
    span = place(TEXT, "had delivered")
    coded.select(span)
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = drag(kind, data, spot)
        QApplication.sendEvent(viewport, event)
        assert event.isAccepted()
        assert coded.page.emphasis.target == span
    coded.grab()
    with qtbot.waitSignal(coded.codes_dropped) as told:
        QApplication.sendEvent(viewport, drag(QDropEvent, data, spot))
    assert told.args == [["one", "two"], span]
    assert coded.page.emphasis.target is None
    assert coded.selected_span() == span


def test_without_a_selection_the_chosen_segment_gets_the_code(coded: ReadingView, qtbot: QtBot) -> None:
    coded.choose("other")
    data, spot = codes_data(["one"]), QPoint(5, 5)
    QApplication.sendEvent(coded.page.viewport(), drag(QDragEnterEvent, data, spot))
    QApplication.sendEvent(coded.page.viewport(), QDragLeaveEvent())
    assert coded.page.emphasis.target is None
    QApplication.sendEvent(coded.page.viewport(), drag(QDragEnterEvent, data, spot))
    with qtbot.waitSignal(coded.codes_dropped) as told:
        QApplication.sendEvent(coded.page.viewport(), drag(QDropEvent, data, spot))
    assert told.args == [["one"], place(TEXT, "Officials called")]


def test_nothing_else_is_dropped(coded: ReadingView) -> None:
    coded.select(Span(0, 6))
    words = QMimeData()
    words.setText("words")
    event = drag(QDragEnterEvent, words, QPoint(5, 5))
    QApplication.sendEvent(coded.page.viewport(), event)
    assert not event.isAccepted()
    QApplication.sendEvent(coded.page.viewport(), drag(QDropEvent, words, QPoint(5, 5)))
    assert coded.page.toPlainText().startswith("By the spring")


def test_the_wheel_with_ctrl_changes_the_size_of_the_text(coded: ReadingView) -> None:
    for delta, modifiers, size in (
        (120, Qt.KeyboardModifier.ControlModifier, 16),
        (-120, Qt.KeyboardModifier.ControlModifier, 15),
        (120, Qt.KeyboardModifier.NoModifier, 15),
    ):
        event = QWheelEvent(
            QPointF(5, 5),
            coded.mapToGlobal(QPointF(5, 5)),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(coded.page.viewport(), event)
        assert coded.text_size() == size


def test_ctrl_and_a_click_add_and_take_away(coded: ReadingView) -> None:
    viewport, ctrl = coded.page.viewport(), Qt.KeyboardModifier.ControlModifier
    click(coded, "inistry")
    spot = middle_of(coded, TEXT.index("fficials"))
    QTest.mouseClick(viewport, LEFT, ctrl, pos=spot)
    QApplication.processEvents()
    assert coded.choice.meant() == ["inner", "other"]
    stripe = next(each for each in coded.margin.stripes if each.segment.id == "outer")
    QTest.mouseClick(
        coded.margin, LEFT, ctrl, pos=QPoint(stripe.lane * 11 + 5, round((stripe.top + stripe.bottom) / 2))
    )
    QApplication.processEvents()
    assert coded.choice.meant() == ["outer", "inner", "other"]
    QTest.mouseClick(viewport, LEFT, ctrl, pos=spot)
    QApplication.processEvents()
    assert (coded.choice.meant(), coded.choice.one()) == (["outer", "inner"], "outer")
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    click(coded, "fficials")
    assert (coded.choice.meant(), coded.choice.marked()) == (["other"], frozenset())


def test_marks_go_with_their_segments(coded: ReadingView) -> None:
    coded.choice.mark(["inner", "other"])
    coded.remove_segment("inner")
    assert coded.choice.meant() == ["other"]
    coded.set_segments([])
    assert coded.choice.meant() == []


def test_alt_shows_the_card_at_once(coded: ReadingView) -> None:
    spot = middle_of(coded, TEXT.index("inistry"))
    QTest.mouseMove(coded.page.viewport(), spot - QPoint(1, 0))
    QTest.mouseMove(coded.page.viewport(), spot)
    QApplication.processEvents()
    assert not coded.gestures.card.isVisible()
    QTest.keyPress(coded.page, Qt.Key.Key_Alt)
    assert coded.gestures.card.isVisible()
    QTest.keyRelease(coded.page, Qt.Key.Key_Alt)
