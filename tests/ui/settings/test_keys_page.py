"""The table of keys: pressed, refused with the reason, taken from another, given back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from blotter.settings import Settings
from blotter.ui.actions import ACTIONS
from blotter.ui.settings.keys_page import KeysPage
from blotter.ui.settings.settings_window import SettingsWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


class Taken:
    """The window at its keys, and what it has told."""

    def __init__(self, window: SettingsWindow) -> None:
        self.window = window
        page = window.pages["keys"]
        assert isinstance(page, KeysPage)
        self.page = page
        self.settings = Settings()
        window.changed.connect(self._take)
        window.go_to("keys")

    def _take(self, settings: Settings) -> None:
        self.settings = settings
        self.window.show_settings(settings)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Ask for a key and press one."""
        self.page.editor.record()
        QTest.keyClick(self.page.editor.recorder, key, held)

    def click(self, words: str) -> None:
        next(each for each in self.page.findChildren(QPushButton) if each.text() == words).click()


@pytest.fixture
def keys(qtbot: QtBot, dressed: QApplication) -> Taken:
    window = SettingsWindow(Settings())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Taken(window)


def test_every_action_is_in_the_table(keys: Taken) -> None:
    assert keys.page.model.rowCount() == len(ACTIONS)


def test_actions_are_found_by_name_menu_and_key(keys: Taken) -> None:
    def found(words: str) -> set[str]:
        keys.page.filter.setText(words)
        return {row.id for row in keys.page.model.rows}

    assert "in-vivo" in found("vivo")
    assert found("ctrl+shift+x") == {"export"}
    assert {"undo", "redo"} <= found("edit")
    assert found("xylophone") == set()
    assert len(found("")) == len(ACTIONS)


def test_a_key_that_is_pressed_is_given(keys: Taken) -> None:
    keys.page.choose("check")
    keys.press(Qt.Key.Key_F11, SHIFT)
    assert keys.settings.keys == {"check": ["Shift+F11"]}
    keys.press(Qt.Key.Key_K, CONTROL | ALT)
    assert "AltGr" in keys.page.editor.told()
    assert keys.settings.keys == {"check": ["Shift+F11"]}


def test_tab_is_seen_and_refused(keys: Taken) -> None:
    keys.page.choose("next-segment")
    keys.press(Qt.Key.Key_Tab)
    assert "next field" in keys.page.editor.told()


def test_escape_leaves_everything_as_it_was(keys: Taken) -> None:
    keys.page.choose("check")
    keys.press(Qt.Key.Key_Escape)
    assert keys.settings.keys == {}
    assert not keys.page.editor.recorder.isVisible()
    assert keys.window.isVisible()


def test_a_key_of_another_is_given_only_if_one_says_so(keys: Taken) -> None:
    keys.page.choose("check")
    keys.press(Qt.Key.Key_K, CONTROL)
    assert keys.page.editor.told() == "Ctrl+K is the key of “Code”."
    assert keys.settings.keys == {}
    keys.click("Leave it")
    assert keys.page.editor.told() == ""
    keys.press(Qt.Key.Key_K, CONTROL)
    keys.click("Give it to “Check the project”")
    assert keys.settings.keys == {"check": ["Ctrl+K"], "palette": []}
    assert keys.page.editor.told() == ""


def test_usual_keys_come_back_one_by_one_or_all(keys: Taken) -> None:
    keys.page.choose("check")
    keys.press(Qt.Key.Key_K, CONTROL)
    keys.click("Give it to “Check the project”")
    keys.page.choose("palette")
    keys.click("Usual keys")
    assert keys.settings.keys == {}
    keys.page.choose("next-segment")
    cap = next(each for each in keys.page.findChildren(QToolButton) if each.text() == "N")
    cap.click()
    assert keys.settings.keys == {"next-segment": []}
    keys.click("Reset")
    assert keys.settings.keys == {}
    keys.click("Undo the reset")
    assert keys.settings.keys == {"next-segment": []}


def test_signs_need_no_shift_where_they_are_written(keys: Taken) -> None:
    keys.page.choose("next-segment")
    keys.page.editor.record()
    QTest.keyClicks(keys.page.editor.recorder, "%")
    assert keys.settings.keys == {"next-segment": ["N", "%"]}
