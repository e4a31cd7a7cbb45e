"""The strip beside the text says where coders disagree and where a search has found something."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.ui import theme
from blotter.ui.reading.reading_view import ReadingView

TEXT = "A line of some length.\n" * 200


def shown(qtbot: QtBot) -> ReadingView:
    view = ReadingView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_document(TEXT)
    view.show()
    return view


def coloured_rows(view: ReadingView, column: int, colour: QColor) -> set[int]:
    picture = view.density.grab().toImage()
    return {row for row in range(picture.height()) if picture.pixelColor(column, row) == colour}


def test_ticks_stand_where_they_belong(qtbot: QtBot) -> None:
    view = shown(qtbot)
    half = len(TEXT) // 2
    view.set_hits([Span(half, half + 4)])
    view.density.show_disagreements([Span(0, 9), Span(half, half + 4)])
    palette = theme.current()
    last = view.density.width() - 2
    assert coloured_rows(view, last, palette.hit_edge) == {300, 301}
    assert {0, 1, 300, 301} <= coloured_rows(view, 0, palette.label)


def test_another_document_has_none(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.set_hits([Span(9, 12)])
    view.density.show_disagreements([Span(0, 9)])
    view.show_document(TEXT)
    palette = theme.current()
    assert not coloured_rows(view, 0, palette.label)
    assert not coloured_rows(view, view.density.width() - 2, palette.hit_edge)


def test_ticks_follow_the_height(qtbot: QtBot) -> None:
    view = shown(qtbot)
    half = len(TEXT) // 2
    view.set_hits([Span(half, half + 4)])
    view.density.grab()
    view.resize(900, 300)
    assert coloured_rows(view, view.density.width() - 2, theme.current().hit_edge) == {150, 151}
