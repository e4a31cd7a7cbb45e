"""The dialog of a package: whose, where, and in numbers what goes along and what stays."""

from pathlib import Path
from typing import cast

import open_window
import pytest
import small_study
from open_window import answering, button
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from blotter.project import memos
from blotter.project.project import Project
from blotter.ui.dialogs.file_field import FileField
from blotter.ui.dialogs.package_dialog import PackageDialog, proposed
from blotter.ui.main_window import MainWindow


@pytest.fixture
def dialog(study: Project, qtbot: QtBot) -> PackageDialog:
    """The dialog on the small study; Mira Okonjo has written one memo, Jonas Falk two."""
    for name, subject in (
        ("Jonas Falk", "project"),
        ("Jonas Falk", "code:motive"),
        ("Mira Okonjo", "code:patrol"),
    ):
        study.act_as(name)
        study.apply(memos.write(study, memos.subject(study, subject), "A thought."))
    study.act_as("Mira Okonjo")
    made = PackageDialog(study)
    qtbot.addWidget(made)
    made.show()
    return made


def line(dialog: PackageDialog) -> FileField:
    return cast(FileField, dialog.field("file"))


def told(dialog: PackageDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_it_begins_with_somebody_else_and_tells_numbers(dialog: PackageDialog, study: Project) -> None:
    assert dialog.coder().name == "Jonas Falk"
    assert dialog.path() == study.path.with_name("study-Jonas Falk.blotter")
    assert "Goes along: 3 documents, 11 codes, 0 segments, 2 memos." in told(dialog)
    assert "Stays here: 6 segments of others, 1 memo of others, the history" in told(dialog)


def test_the_name_follows_the_coder_until_it_is_changed(dialog: PackageDialog) -> None:
    box = cast(QComboBox, dialog.field("coder"))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert dialog.path().name == "study-Mira Okonjo.blotter"
    assert "6 segments, 1 memo." in told(dialog)
    line(dialog).line.selectAll()
    QTest.keyClicks(line(dialog).line, "/elsewhere/mine")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert dialog.path() == Path("/elsewhere/mine.blotter")


def test_nothing_is_replaced_and_the_folder_has_to_be_there(dialog: PackageDialog, tmp_path: Path) -> None:
    there = tmp_path / "there.blotter"
    there.write_text("Mine.", encoding="utf-8")
    for path, words in ((there, "exists already"), (tmp_path / "no" / "x.blotter", "There is no folder")):
        line(dialog).line.setText(str(path))
        QTest.mouseClick(button(dialog, "Make package"), Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert words in dialog.complaints()[""]
    line(dialog).line.clear()
    QTest.mouseClick(button(dialog, "Make package"), Qt.MouseButton.LeftButton)
    assert dialog.complaints()["file"] == "This cannot be empty."
    assert there.read_text(encoding="utf-8") == "Mine."


def test_a_place_is_chosen_in_the_system_s_dialog(
    dialog: PackageDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "chosen.blotter"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(chosen), ""))
    QTest.mouseClick(line(dialog).choose, Qt.MouseButton.LeftButton)
    assert dialog.path() == chosen
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    QTest.mouseClick(line(dialog).choose, Qt.MouseButton.LeftButton)
    assert dialog.path() == chosen


@pytest.mark.parametrize(
    ("coder", "name"),
    [
        ("Ada", "study-Ada.blotter"),
        ("A/B: \\c", "study-A-B- -c.blotter"),
        ("...", "study-coder.blotter"),
        ("王", "study-王.blotter"),
    ],
)
def test_what_no_file_can_be_called_is_left_out(tmp_path: Path, coder: str, name: str) -> None:
    assert proposed(tmp_path / "study.blotter", coder) == tmp_path / name


def test_a_name_that_is_there_already_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "study-Ada.blotter").touch()
    assert proposed(tmp_path / "study.blotter", "Ada").name == "study-Ada (2).blotter"


def test_a_package_is_a_step_of_the_history_and_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    made = tmp_path / "study-Jonas Falk.blotter"

    def accept(dialog: QDialog) -> None:
        button(dialog, "Make package").click()

    with answering(accept):
        window.actions_by_id["package"].trigger()
        for task in list(window.work.tasks._running):
            task.cancel()
    qtbot.waitUntil(lambda: "Cancelled" in window.status.told())
    assert not made.exists()
    assert list(tmp_path.glob("*.part")) == []
    with answering(accept):
        window.actions_by_id["package"].trigger()
    qtbot.waitUntil(lambda: window.status.told().startswith("Made "))
    with Project(made, writable=False) as package:
        assert [coder.name for coder in package.coders.values()] == ["Jonas Falk"]
        assert package.count() == 0
    assert "Package for Jonas Falk" in str(window.work.desk.project.history()[-1].label)


def test_without_coders_one_is_told_what_to_do_first(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    Project.create(tmp_path / "empty.blotter").close()
    with open_window.shown(qtbot) as window:
        assert window.open_project(tmp_path / "empty.blotter")
        open_window.settle()
        window.actions_by_id["package"].trigger()
        assert window.status.told() == "Add a coder first: Document ▸ Coders…"


def test_what_was_being_typed_goes_along(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.work.open_memo("code:motive")
    open_window.settle()
    window.work.panes.memo.setFocus()
    open_window.settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "Typed a moment ago.")
    mine = tmp_path / "mine.blotter"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PackageDialog)
        box = cast(QComboBox, dialog.field("coder"))
        box.setCurrentText("Mira Okonjo")
        line(dialog).line.setText(str(mine))
        button(dialog, "Make package").click()

    with answering(fill):
        window.actions_by_id["package"].trigger()
    qtbot.waitUntil(lambda: window.status.told().startswith("Made "))
    with Project(mine, writable=False) as package:
        assert [memo.text for memo in package.memos()] == ["Typed a moment ago."]
        assert package.count() == len(small_study.PASSAGES)
