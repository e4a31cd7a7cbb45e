"""One story told twice, on the command line and in the window, with the same segments at the end."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from blotter.cli import main
from blotter.domain.segment import Span
from blotter.project import transfer
from blotter.project.project import Project
from blotter.project.reports import report
from blotter.settings import Settings
from blotter.shipped import shipped
from blotter.ui.control.opening import NewProject
from blotter.ui.main_window import MainWindow

DOCUMENT = "interview-extract.txt"
CODED = (
    ("training/academy and scholarship", 0),
    ("claim source/press", 0),
    ("patrol/river patrol", 1),
    ("repression/coerced return", 2),
)
"""Which code is given to which passage: the first words of the n-th of three paragraphs."""
NEW_CODE = "patrol/market walk"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    copied = tmp_path / DOCUMENT
    shutil.copy(shipped("projects", "sample", "documents", DOCUMENT), copied)
    return copied


def passages(text: str) -> list[Span]:
    """The first forty characters of the fourth, sixth and eighth paragraphs, trimmed."""
    found = []
    for paragraph in [p for p in text.split("\n") if p.strip()][3:9:2]:
        start = text.index(paragraph)
        words = paragraph[:40].rstrip()
        found.append(Span(start, start + len(words)))
    return found


def command(*arguments: object) -> None:
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in arguments])
    assert ended.value.code == 0


def told(path: Path) -> list[tuple[object, ...]]:
    """What the story leaves behind: every segment but ids and times."""
    with Project(path, writable=False) as project:
        assert project.check() == []
        rows = report(project, "segments").records()
        keys = ("source", "code", "coder", "start", "end", "text", "memo", "revision")
        return sorted(tuple(row[key] for key in keys) for row in rows)


def by_commands(path: Path, document: Path) -> None:
    command("new", path, "--codebook", "police-cooperation", "--coder", "Ada")
    command("import", path, document)
    spans = passages(document.read_text(encoding="utf-8"))
    for code, place in CODED:
        span = f"{spans[place].start}:{spans[place].end}"
        command("code", path, "--source", DOCUMENT, "--code", code, "--coder", "Ada", "--span", span)
    command("codes", "add", path, NEW_CODE, "--coder", "Ada")
    last = f"{spans[2].start}:{spans[2].end}"
    command("code", path, "--source", DOCUMENT, "--code", NEW_CODE, "--coder", "Ada", "--span", last)
    command("code", path, "--source", DOCUMENT, "--code", "norms", "--coder", "Ada", "--span", last)
    command("undo", path, "--coder", "Ada")
    command("done", path, "--coder", "Ada", "--all")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings(), keep_state=False)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def by_window(window: MainWindow, path: Path, document: Path, qtbot: QtBot) -> None:
    window.opening.make(path, NewProject(coder="Ada", codebook="police-cooperation"))
    project = window.work.desk.project
    transfer.import_files(project, [transfer.Incoming(document)])
    window.work.open_source(project.source(DOCUMENT).id)
    view = window.work.page.view
    spans = passages(project.text(project.source(DOCUMENT)))
    for code, place in CODED:
        view.select(spans[place])
        type_in_palette(window, code, Qt.Key.Key_Return, qtbot)
    view.select(spans[2])
    type_in_palette(window, NEW_CODE, Qt.Key.Key_Return, qtbot)
    view.select(spans[2])
    type_in_palette(window, "norms", Qt.Key.Key_Return, qtbot)
    QApplication.processEvents()
    QTest.keyClick(view.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    QTest.keyClick(
        view.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )


def type_in_palette(window: MainWindow, words: str, key: Qt.Key, qtbot: QtBot) -> None:
    page = window.work.page.view.page
    page.setFocus()
    QApplication.processEvents()
    QTest.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = window.work.coding.palette.findChild(QLineEdit)
    assert field is not None
    qtbot.waitUntil(field.isVisible)
    QTest.keyClicks(field, words)
    QTest.keyClick(field, key)
    QApplication.processEvents()


def test_both_tellings_end_with_the_same_segments(
    window: MainWindow, tmp_path: Path, document: Path, qtbot: QtBot
) -> None:
    by_commands(tmp_path / "commands.blotter", document)
    by_window(window, tmp_path / "window.blotter", document, qtbot)
    window.close_project()
    first, second = told(tmp_path / "commands.blotter"), told(tmp_path / "window.blotter")
    assert len(first) == len(CODED) + 1
    assert first == second
