"""The filter box tells what is typed, empties itself, and leads on to the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from blotter.ui.views.filter_box import FilterBox


def test_it_tells_what_is_typed(qtbot: QtBot, dressed: QApplication) -> None:
    box = FilterBox("Find a code")
    qtbot.addWidget(box)
    told: list[str] = []
    box.filter_changed.connect(told.append)
    qtbot.keyClicks(box, "re ")
    assert told == ["r", "re", "re"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), told[-1]) == ("", "")


def test_it_leads_on_to_the_list(qtbot: QtBot, dressed: QApplication) -> None:
    box = FilterBox("Find a code")
    qtbot.addWidget(box)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        with qtbot.waitSignal(box.left_downward):
            qtbot.keyClick(box, key)


def test_the_cross_is_there_while_something_is_typed(qtbot: QtBot, dressed: QApplication) -> None:
    box = FilterBox("Find a code")
    qtbot.addWidget(box)
    cross = box.actions()[-1]
    assert not cross.isVisible()
    qtbot.keyClicks(box, "x")
    assert cross.isVisible()
    cross.trigger()
    assert box.text() == ""
    assert box.accessibleName() == "Find a code"
