"""The welcome page says what was asked for, by mouse and by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from blotter.settings import RecentProject
from blotter.ui.views.welcome_page import WelcomePage


@pytest.fixture
def present(tmp_path: Path) -> RecentProject:
    path = tmp_path / "Sarn patrols.blotter"
    path.touch()
    return RecentProject(path=str(path), coder="Leyla M.", opened="2026-11-20T12:00:00.000000Z")


@pytest.fixture
def missing(tmp_path: Path) -> RecentProject:
    return RecentProject(path=str(tmp_path / "gone" / "Old study.blotter"), coder="Orhan N.")


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, present: RecentProject, missing: RecentProject) -> WelcomePage:
    page = WelcomePage([present, missing])
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    return page


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("New project…", lambda page: page.new_requested),
        ("Open…", lambda page: page.open_requested),
        ("Look at the sample", lambda page: page.sample_requested),
        ("Restore from a backup…", lambda page: page.restore_requested),
    ],
)
def test_the_ways_in(
    page: WelcomePage, qtbot: QtBot, words: str, signal: Callable[[WelcomePage], object]
) -> None:
    button = next(each for each in page.findChildren(QPushButton) if each.text() == words)
    with qtbot.waitSignal(signal(page)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_recent_projects_tell_name_folder_coder_and_day(page: WelcomePage, present: RecentProject) -> None:
    item = page.findChild(QListWidget).item(0)
    assert item.text() == "Sarn patrols"
    about = item.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    folder, coder, day = about.split(" · ")
    assert (folder, coder) == (str(Path(present.path).parent), "Leyla M.")
    assert day.endswith(" 2026")


def test_a_click_opens(page: WelcomePage, qtbot: QtBot, present: RecentProject) -> None:
    rows = page.findChild(QListWidget)
    with qtbot.waitSignal(page.project_chosen) as told:
        qtbot.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center()
        )
    assert told.args == [Path(present.path)]


def test_enter_opens_and_a_missing_one_is_to_be_located(
    page: WelcomePage, qtbot: QtBot, missing: RecentProject
) -> None:
    rows = page.findChild(QListWidget)
    rows.setCurrentRow(1)
    with qtbot.assertNotEmitted(page.project_chosen), qtbot.waitSignal(page.locate_requested) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert told.args == [Path(missing.path)]


def test_without_projects_it_says_so(page: WelcomePage) -> None:
    page.show_recent([])
    assert not page.findChild(QListWidget).isVisible()
    assert [label.text() for label in page.findChildren(QLabel) if label.isVisible()][
        -1
    ] == "No projects yet."


def test_enter_presses_the_way_in_that_has_the_keyboard(page: WelcomePage, qtbot: QtBot) -> None:
    way = next(each for each in page.findChildren(QPushButton) if each.text().startswith("Import from"))
    with qtbot.waitSignal(page.foreign_requested):
        qtbot.keyClick(way, Qt.Key.Key_Return)
