"""Settings in the window: live at once; the window made anew round the same place."""

from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
from open_window import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDockWidget, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.settings import Settings
from blotter.ui import language, theme
from blotter.ui.actions import MENUS
from blotter.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def as_before(dressed: QApplication) -> Iterator[None]:
    yield
    language.use("en")
    theme.wear(dressed, Settings(theme="light"))


def change(window: MainWindow, **changed: object) -> None:
    """Take settings over as the settings window tells of them."""
    window.preferences.take(window.settings.model_copy(update=changed))
    settle()


def dock(window: MainWindow, name: str) -> QDockWidget:
    found = window.findChild(QDockWidget, name)
    assert found is not None
    return found


def test_the_text_looks_as_preferred_at_once(window: MainWindow) -> None:
    before = window.work.page.view.page.measures
    change(window, line_width=40, line_spacing=2.2, underlines=False, text_face="DejaVu Sans")
    measures = window.work.page.view.page.measures
    assert (measures.line_width, measures.line_spacing, measures.has_underlines) == (40, 2.2, False)
    assert measures.column > before.column
    assert window.work.page.view.page.font().families()[0] == "DejaVu Sans"


def test_nothing_flashes_where_motion_is_reduced(window: MainWindow) -> None:
    view = window.work.page.view
    change(window, reduced_motion=True)
    view.reveal(Span(0, 4))
    assert view._emphasis.flash is None
    change(window, reduced_motion=False)
    view.reveal(Span(0, 4))
    assert view._emphasis.flash == Span(0, 4)


def test_the_settings_window_is_one_and_follows_what_is_changed_elsewhere(window: MainWindow) -> None:
    window.actions_by_id["settings"].trigger()
    shown = window.preferences.settings_window
    assert shown is not None
    assert shown.isVisible()
    window.actions_by_id["settings"].trigger()
    assert window.preferences.settings_window is shown
    tint = next(row for row in shown.pages["text"].rows if row.name == "washes")
    assert tint.field.read_value() is True
    window.work.page.washes.toggle()
    assert tint.field.read_value() is False
    assert not window.settings.washes


@pytest.mark.parametrize("changed", [{"scale": 150}, {"roomy": True}, {"language": "tr"}])
def test_the_window_is_made_anew_round_the_same_place(window: MainWindow, changed: dict[str, object]) -> None:
    work = window.work
    project, source = work.desk.project, work.desk.source
    work.desk.mark(Span(0, 6), [next(iter(project.codebook)).id])
    work.page.view.page.put_caret(25)
    geometry, docks = window.geometry(), len(window.findChildren(QDockWidget))
    change(window, **changed)
    assert window.work is not work
    assert window.work.desk.project is project, "the project was not closed meanwhile"
    assert window.work.desk.source == source
    assert window.work.page.view.caret() == 25
    assert window.geometry() == geometry
    assert len(window.findChildren(QDockWidget)) == docks
    window.work.desk.undo()
    settle()
    assert window.work.page.view.segments_at(3) == []


def test_the_settings_stay_where_they_are_when_the_window_is_made_anew(window: MainWindow) -> None:
    window.preferences.change("appearance", "scale")
    shown = window.preferences.settings_window
    assert shown is not None
    field = next(row.widget for row in shown.pages["appearance"].rows if row.name == "scale")
    assert isinstance(field, QComboBox)
    field.setCurrentIndex(field.findText("200 %"))
    settle()
    renewed = window.preferences.settings_window
    assert renewed is not None
    assert renewed is not shown
    assert renewed.isVisible()
    assert renewed.section() == "appearance"
    assert renewed.font().pixelSize() == 26
    assert window.settings.scale == 200


def test_at_twice_the_size_panes_become_tabs_and_the_text_keeps_its_room(window: MainWindow) -> None:
    window.resize(1280, 800)
    change(window, scale=200)
    documents, codebook = dock(window, "documents"), dock(window, "codebook")
    assert codebook in window.tabifiedDockWidgets(documents)
    assert not window.work.panes.is_shown("segments"), "there is no room for them"
    assert window.width() == 1280
    assert window.work.page.view.page.width() >= 320
    change(window, scale=100)
    assert dock(window, "codebook") not in window.tabifiedDockWidgets(dock(window, "documents"))
    assert window.work.panes.is_shown("segments")


def test_a_wider_window_takes_tabs_apart_again(window: MainWindow) -> None:
    window.resize(1280, 1000)
    change(window, scale=150)
    assert dock(window, "codebook") in window.tabifiedDockWidgets(dock(window, "documents"))
    window.resize(1600, 1000)
    settle()
    assert window.tabifiedDockWidgets(dock(window, "documents")) == []
    assert not any(dock(window, name).isHidden() for name in ("documents", "codebook", "definition"))


def test_another_page_stays_in_view(window: MainWindow) -> None:
    window.work.show_comparison()
    settle()
    change(window, roomy=True)
    assert not window.work.is_text_in_view()
    window.work.show_text()
    settle()
    assert window.work.panes.is_shown("codebook")


def test_the_palette_of_actions_grows_with_the_window(window: MainWindow) -> None:
    window.commands.ask()
    before = window.commands.palette.width()
    change(window, scale=200)
    window.commands.ask()
    assert window.commands.palette.width() >= 1.5 * before


def test_the_window_is_made_anew_while_bounds_are_moved_and_a_memo_is_open(window: MainWindow) -> None:
    desk, view = window.work.desk, window.work.page.view
    code = next(iter(desk.project.codebook)).id
    desk.mark(Span(0, 6), [code])
    view.page.put_caret(3)
    window.actions_by_id["bounds"].trigger()
    QTest.keyClick(view.page, Qt.Key.Key_Right)
    for number in range(20):
        change(window, language=("tr", "en")[number % 2], scale=(150, 100)[number % 2])
    desk = window.work.desk
    assert desk.source is not None
    assert Span(0, 6) in {each.span for each in desk.project.segments_of(desk.source)}
    window.work.open_memo("project")
    window.work.panes.memo.edit.setPlainText("Words that must not be lost.")
    change(window, language="tr")
    assert [memo.text for memo in desk.project.memos()] == ["Words that must not be lost."]
    window.work.desk.undo()
    window.work.desk.undo()
    assert desk.project.memos() == []
    assert Span(0, 6) not in {each.span for each in desk.project.segments_of(desk.source)}


def test_without_a_project_the_welcome_page_is_made_anew(qtbot: QtBot) -> None:
    with open_window.shown(qtbot) as window:
        change(window, scale=150)
        assert window.pages.currentWidget() is window.opening.welcome
        assert not window.tools.isVisible()
        assert len(window.menuBar().actions()) == len(MENUS)


def test_keys_are_written_to_a_file(window: MainWindow, tmp_path: Path) -> None:
    change(window, keys={"check": ["Shift+F7"]})
    groups = window.preferences._key_groups(whole=True)
    window.preferences.write_keys(tmp_path / "keys.html", groups)
    window.preferences.write_keys(tmp_path / "keys.txt", groups, is_text=True)
    assert "<kbd>Shift+F7</kbd></td><td>Check the project" in (tmp_path / "keys.html").read_text("utf-8")
    assert "Shift+F7                    Check the project" in (tmp_path / "keys.txt").read_text("utf-8")
    window.preferences.write_keys(tmp_path / "nowhere" / "keys.txt", groups)
    (box,) = window.findChildren(QMessageBox)
    assert "could not be written" in box.text()


def test_tool_tips_name_one_s_own_keys(window: MainWindow) -> None:
    def tip(name: str) -> str:
        return next(
            each.toolTip() for each in window.findChildren(QToolButton) if each.property("action") == name
        )

    assert (tip("washes"), tip("new-code")) == ("Tint coded passages (W)", "New code (Ctrl+Shift+N)")
    change(window, keys={"washes": ["T"], "new-code": []})
    assert (tip("washes"), tip("new-code")) == ("Tint coded passages (T)", "New code")
    change(window, roomy=True)
    assert tip("washes") == "Tint coded passages (T)"


def test_one_click_on_a_code_applies_it_to_those_who_prefer_that(window: MainWindow) -> None:
    tree, desk = window.work.panes.codebook.tree, window.work.desk
    code = next(iter(desk.project.codebook))
    window.work.page.view.select(Span(0, 6))

    def click() -> set[str]:
        place = tree.visualRect(tree.codes.index_of(code.id)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle()
        assert desk.source is not None
        return {each.code for each in desk.project.segments_of(desk.source) if each.span == Span(0, 6)}

    assert click() == set()
    change(window, one_click=True)
    assert click() == {code.id}


def test_a_reset_that_makes_the_window_anew_can_be_undone_too(window: MainWindow) -> None:
    change(window, scale=150, letters=True)
    window.preferences.change("appearance")

    def click(words: str) -> None:
        shown = window.preferences.settings_window
        assert shown is not None
        page = shown.pages["appearance"]
        next(each for each in page.findChildren(QPushButton) if each.text() == words).click()
        settle()

    click("Reset")
    assert (window.settings.scale, window.settings.letters) == (100, False)
    click("Undo the reset")
    assert (window.settings.scale, window.settings.letters) == (150, True)
