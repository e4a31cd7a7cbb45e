"""From an empty project to a bar chart of training by region: by keys in the window, and by commands."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from blotter.cli import main
from blotter.domain.segment import Span
from blotter.interchange import tables
from blotter.project import transfer
from blotter.project.project import Project
from blotter.project.records import figures as record_figures
from blotter.project.reports import report
from blotter.settings import Settings
from blotter.ui.control.opening import NewProject
from blotter.ui.main_window import MainWindow

TEXT = """Courses abroad

Twelve officers of Laos were taught for six weeks in May 2016 how to read tracks.

A second course was held in 2018 for border guards of Kenya and of an island state.

In the capital a hall of screens was opened.
"""
COURSES = (
    ("Twelve officers of Laos were taught for six weeks in May 2016", ("Laos",), "2016-05"),
    ("A second course was held in 2018 for border guards of Kenya", ("Kenya", "Fiji"), "2018"),
)
"""What reports a course, the countries whose officers were taught, and when."""
CODE = "training/investigation and forensics"
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
Key = Qt.Key


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "courses.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings(), keep_state=False)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def command(*arguments: object) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    assert ended.value.code == 0


def by_commands(path: Path, document: Path, chart: Path) -> None:
    command("new", path, "--codebook", "police-cooperation", "--coder", "Ada")
    command("import", path, document)
    for words, countries, date in COURSES:
        passage = ("--source", document.name, "--find", words, "--code", CODE)
        values = ("--set", f"countries={'; '.join(countries)}", "--set", f"date={date}")
        command("record", "add", path, *passage, *values, "--coder", "Ada")
    command("figure", "training-by-region", path, chart)


class Typist:
    """A person at the window who never touches the mouse."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """One key, for whatever has the focus."""
        QTest.keyClick(self._focus(), key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Words and Enter, for whatever has the focus."""
        QTest.keyClicks(self._focus(), words)
        QApplication.processEvents()
        self.press(Key.Key_Return)

    def type_in_palette(self, words: str) -> None:
        """Words and Enter, once a palette has opened over the window."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.type(words)

    def do(self, action: str) -> None:
        """Find an action by its name and do it."""
        self.press(Key.Key_P, CONTROL | SHIFT)
        self.type_in_palette(action)

    def tab_to(self, is_there: str) -> None:
        """Tab on until a field of this name has the focus."""
        for _ in range(60):
            if self._focus().accessibleName().startswith(is_there):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"no Tab leads to {is_there}")

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window


def by_window(window: MainWindow, path: Path, document: Path, chart: Path, qtbot: QtBot) -> None:
    window.opening.make(path, NewProject(coder="Ada", codebook="police-cooperation"))
    project, typist = window.work.desk.project, Typist(window, qtbot)
    transfer.import_files(project, [transfer.Incoming(document)])
    window.work.open_source(project.source(document.name).id)
    for words, countries, date in COURSES:
        window.work.show_text()
        window.work.page.view.page.setFocus()
        QApplication.processEvents()
        window.work.page.view.select(Span(TEXT.index(words), TEXT.index(words) + len(words)))
        typist.press(Key.Key_K, CONTROL)
        typist.type_in_palette(CODE)
        typist.press(Key.Key_E, CONTROL)
        qtbot.waitUntil(window.work.records.is_form_shown)
        typist.tab_to("Countries")
        for country in countries:
            typist.type(country)
        typist.tab_to("Date")
        typist.type(date)
    typist.do("Figures")
    figures = window.work.records.figures
    qtbot.waitUntil(lambda: figures.shown is not None and not figures.is_drawing())
    typist.tab_to("Figures")
    typist.press(Key.Key_Home)
    while "Training by region" not in str(figures.list.tree.currentIndex().data()):
        before = figures.list.tree.currentIndex()
        typist.press(Key.Key_Down)
        assert figures.list.tree.currentIndex() != before
    qtbot.waitUntil(lambda: figures.shown is not None and not figures.is_drawing())
    assert figures.shown is not None
    tables.write_csv(record_figures.table(figures.shown.figure), chart)


def test_both_ways_lead_to_the_same_records_and_the_same_chart(
    window: MainWindow, tmp_path: Path, document: Path, qtbot: QtBot
) -> None:
    first, second = tmp_path / "commands.blotter", tmp_path / "window.blotter"
    by_commands(first, document, tmp_path / "commands.csv")
    by_window(window, second, document, tmp_path / "window.csv", qtbot)
    window.close_project()
    assert told(first) == told(second)
    charts = [(tmp_path / f"{way}.csv").read_text(encoding="utf-8-sig") for way in ("commands", "window")]
    assert charts[0] == charts[1]
    counts = {row[0]: row[2] for row in csv.reader(charts[0].splitlines())}
    assert counts["Asia"] == counts["Africa"] == counts["Oceania"] == "1"


def told(path: Path) -> list[dict[str, object]]:
    """The records that the story leaves behind."""
    with Project(path, writable=False) as project:
        assert project.check() == []
        return list(report(project, "records").records())
