"""A reading view on the screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.ui.reading.reading_view import ReadingView


@pytest.fixture
def view(qtbot: QtBot, dressed: QApplication) -> Iterator[ReadingView]:
    """An empty view, 1000 by 700, with the focus."""
    shown = ReadingView()
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    shown.page.setFocus()
    yield shown
    shown.gestures.card.hide()
