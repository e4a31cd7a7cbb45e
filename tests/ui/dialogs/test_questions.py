"""The short dialogs: the act is named, Cancel is safe, an error holds nothing up."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from blotter.errors import Refused
from blotter.ui.dialogs.questions import confirm, confirmation, tell_error


def answer(key: Qt.Key | None, button: str = "") -> None:
    """Press a key or a button in the box that will open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        if key is None:
            next(each for each in box.findChildren(QPushButton) if each.text() == button).click()
        else:
            QApplication.postEvent(box.focusWidget() or box, _pressed(key))

    QTimer.singleShot(50, press)


def _pressed(key: Qt.Key) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def test_the_act_is_done_only_when_chosen(qtbot: QtBot, dressed: QApplication) -> None:
    answer(None, "Delete code")
    assert confirm(None, "Delete “exercise”", "4 segments lose this code.", "Delete code")
    answer(None, "Cancel")
    assert not confirm(None, "Delete “exercise”", "4 segments lose this code.", "Delete code")


def test_escape_is_safe(qtbot: QtBot, dressed: QApplication) -> None:
    answer(Qt.Key.Key_Escape)
    assert not confirm(None, "Delete “exercise”", "4 segments lose this code.", "Delete code")


def test_the_safe_button_is_the_default(qtbot: QtBot, dressed: QApplication) -> None:
    box = confirmation(None, "Delete “exercise”", "4 segments lose this code.", "Delete code")
    qtbot.addWidget(box)
    assert box.defaultButton().text() == "Cancel"
    assert {button.text() for button in box.buttons()} == {"Cancel", "Delete code"}


def test_an_error_is_told_and_nothing_waits(qtbot: QtBot, dressed: QApplication) -> None:
    box = tell_error(None, Refused("“{name}” exists already. Choose another.", name="patrol"))
    qtbot.addWidget(box)
    assert box.isVisible()
    assert box.text() == "“patrol” exists already. Choose another."
    box.buttons()[0].click()
    assert not box.isVisible()
