"""The list of keys: by where they work, with one's own ones, on screen and on paper."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from blotter.settings import Settings
from blotter.ui.action_row import Needs
from blotter.ui.actions import ACTIONS
from blotter.ui.key_list import KeyGroup, KeyLine, as_page, as_text, key_groups
from blotter.ui.keys import live_keys, native
from blotter.ui.views.key_sheet import KeySheet, shared_out


def told(settings: Settings, *left_out: Needs) -> dict[str, tuple[str, ...]]:
    """The keys of each line, by its words."""
    lines: dict[str, tuple[str, ...]] = {}
    for group in key_groups(settings, left_out):
        for line in group.lines:
            lines[line.words] = (*lines.get(line.words, ()), *line.keys)
    return lines


def test_every_key_of_every_action_is_listed() -> None:
    settings = Settings(keys={"recent-1": ["Q"], "check": ["F7"], "palette": []})
    listed = {key for keys in told(settings).values() for key in keys}
    wanted = {native(key) for row in ACTIONS for key in live_keys(row, settings)}
    assert wanted <= listed
    assert "Ctrl+K" not in listed
    assert told(settings)["Check the project"] == ("F7",)


def test_nine_recent_codes_are_one_line_while_they_are_as_usual() -> None:
    assert told(Settings())["Recent code"] == ("1 … 9",)
    own = told(Settings(keys={"recent-2": ["F7"]}))
    assert own["Recent code 2"] == ("F7",)
    assert own["Recent code 3"] == ("3",)
    assert not any(words.startswith("Recent code") for words in told(Settings(single_letters=False)))


def test_beside_the_text_its_keys_are_left_out() -> None:
    away = told(Settings(), Needs.DESK, Needs.TEXT, Needs.CODING)
    assert "Next segment" not in away
    assert "Move the end by a word" not in away
    assert "Keys of this view" in away


def test_as_text_and_as_page() -> None:
    groups = [KeyGroup("Edit", (KeyLine("Undo <all>", ("Ctrl+Z", "F7")),))]
    assert as_text(groups).splitlines() == ["Edit", "Ctrl+Z, F7                  Undo <all>"]
    page = as_page(groups, "Keys & more")
    assert "<h1>Keys &amp; more</h1>" in page
    assert "<kbd>Ctrl+Z</kbd> <kbd>F7</kbd></td><td>Undo &lt;all&gt;" in page


def test_groups_keep_their_order_in_columns_of_about_one_height() -> None:
    groups = key_groups(Settings())
    for columns in (1, 2, 3, 4):
        shared = shared_out(groups, columns)
        assert [group for column in shared for group in column] == groups
        assert all(shared)
        heights = [sum(len(group.lines) + 2 for group in column) for column in shared]
        assert max(heights) <= sum(heights) / columns + max(len(group.lines) + 2 for group in groups)


def test_the_sheet_is_narrowed_and_copied_as_it_is_shown(qtbot: QtBot, dressed: QApplication) -> None:
    sheet = KeySheet(key_groups(Settings()))
    qtbot.addWidget(sheet)
    sheet.show()
    field = sheet.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "next seg")
    lines = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible() and label.wordWrap()]
    assert lines == ["Next segment"]
    next(each for each in sheet.findChildren(QPushButton) if each.text() == "Copy").click()
    assert QGuiApplication.clipboard().text().split() == ["In", "the", "text", "N", "Next", "segment"]


def test_pages_in_place_of_the_text_tell_their_own_keys() -> None:
    groups = {group.title: group for group in key_groups(Settings(), page="splitting")}
    assert [line.keys for line in groups["Splitting a code"].lines] == [
        ("1 … 9",),
        ("0", "Space"),
        ("Backspace",),
    ]
    assert "Re-checking" not in groups
    assert "Splitting a code" not in {group.title for group in key_groups(Settings(), page="")}
