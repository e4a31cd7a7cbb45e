"""The settings window: every setting is somewhere, found by its words, taken back by section."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from blotter.settings import RecentProject, Settings
from blotter.ui.settings.sections import SECTIONS
from blotter.ui.settings.settings_window import SettingsWindow

KEPT_BY_THE_PROGRAM = {"recent", "warned", "commands"}


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication) -> SettingsWindow:
    """The window, whose changes are taken over as the program does."""
    window = SettingsWindow(Settings(coder="Mira Okonjo"))
    window.changed.connect(window.show_settings)
    qtbot.addWidget(window)
    window.show()
    return window


def field(window: SettingsWindow, name: str) -> QWidget:
    """The widget of a setting."""
    return next(row.widget for page in window.pages.values() for row in page.rows if row.name == name)


def told(window: SettingsWindow) -> list[Settings]:
    """What the window tells of from now on."""
    settings: list[Settings] = []
    window.changed.connect(settings.append)
    return settings


def button(window: SettingsWindow, words: str) -> QPushButton:
    page = window.pages[window.section()]
    return next(each for each in page.findChildren(QPushButton) if each.text() == words)


def visible_rows(window: SettingsWindow, section: str) -> set[str]:
    return {row.name for row in window.pages[section].rows if row.widget.isVisibleTo(window.pages[section])}


def test_every_setting_has_a_place() -> None:
    placed = [name for section in SECTIONS for name in section.fields]
    assert sorted(placed) == sorted(set(Settings.model_fields) - KEPT_BY_THE_PROGRAM)


def test_every_field_shows_what_is_set_and_has_a_name(shown: SettingsWindow) -> None:
    for page in shown.pages.values():
        assert {row.name for row in page.rows} == set(page.section.fields) - {"keys"}
        for row in page.rows:
            assert row.field.read_value() == getattr(Settings(coder="Mira Okonjo"), row.name), row.name
            assert row.widget.accessibleName(), row.name


def test_a_change_is_told_at_once(shown: SettingsWindow) -> None:
    settings = told(shown)
    theme = field(shown, "theme")
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findText("Dark"))
    letters = field(shown, "letters")
    assert isinstance(letters, QCheckBox)
    letters.click()
    assert [(each.theme, each.letters) for each in settings] == [("dark", False), ("dark", True)]
    assert settings[-1].coder == "Mira Okonjo", "the rest stays as it was"


def test_what_is_shown_anew_is_not_told(shown: SettingsWindow) -> None:
    settings = told(shown)
    shown.show_settings(Settings(text_size=20, line_spacing=2.2, margin_side="left", coder="Jun Sato"))
    assert settings == []
    rows = {row.name: row.field.read_value() for page in shown.pages.values() for row in page.rows}
    assert (rows["text_size"], rows["line_spacing"]) == (20, 2.2)
    assert (rows["margin_side"], rows["coder"]) == ("left", "Jun Sato")


def test_a_section_goes_back_to_what_is_usual_and_forth_again(shown: SettingsWindow) -> None:
    shown.show_settings(Settings(text_size=22, underlines=False, theme="dark"))
    shown.go_to("text")
    settings = told(shown)
    button(shown, "Reset").click()
    assert settings[-1] == Settings(theme="dark"), "other sections stay as they are"
    assert not button(shown, "Reset").isEnabled()
    button(shown, "Undo the reset").click()
    assert settings[-1] == Settings(text_size=22, underlines=False, theme="dark")
    assert not button(shown, "Undo the reset").isVisible()


def test_settings_are_found_by_any_of_their_words(shown: SettingsWindow) -> None:
    QTest.keyClicks(shown.search, "underl pass")
    assert shown.section() == "text"
    assert visible_rows(shown, "text") == {"underlines"}
    assert [row for row in range(len(SECTIONS)) if not shown.sections.isRowHidden(row)] == [1]
    shown.search.setText("margin")
    assert shown.section() == "margin"
    assert visible_rows(shown, "margin") == {"margin_side", "margin_names", "margin_width"}
    shown.search.setText("xylophone")
    assert shown.section() == ""
    QTest.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.section() in {section.id for section in SECTIONS}
    assert not any(shown.sections.isRowHidden(row) for row in range(len(SECTIONS)))
    assert shown.isVisible(), "the first Esc empties the field only"


def test_an_action_is_found_from_the_search_field(shown: SettingsWindow) -> None:
    shown.search.setText("in vivo")
    assert shown.section() == "keys"


def test_recent_projects_can_be_forgotten(shown: SettingsWindow) -> None:
    shown.show_settings(Settings(recent=[RecentProject(path="/a.blotter")], warned=["/"], commands=["keys"]))
    shown.go_to("privacy")
    settings = told(shown)
    button(shown, "Forget recent projects").click()
    assert settings[-1] == Settings()
    assert not button(shown, "Forget recent projects").isEnabled()
