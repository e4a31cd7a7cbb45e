"""Releases are made, shown with what changed, and written from their dialog."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blotter.domain.record import Involved
from blotter.project.records import making, schema
from blotter.ui.main_window import MainWindow
from blotter.ui.records.releases.dialog import ReleasesDialog


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ReleasesDialog:
    project = window.work.desk.project
    kind = schema.kind(project, "training")
    segments = list(project.retrieve())[:1]
    project.apply(making.make(project, kind, segments, countries=(Involved("MM"),))[1])
    window.work.records.releases.show()
    found = window.work.records.releases.dialog
    assert found is not None
    return found


def named(qtbot: QtBot, dialog: ReleasesDialog, name: str) -> None:
    count = dialog.list.topLevelItemCount()
    dialog.name.setText(name)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == count + 1)


def test_a_release_is_made_shown_and_undone(window: MainWindow, qtbot: QtBot, dialog: ReleasesDialog) -> None:
    assert not dialog.make_button.isEnabled()
    assert not dialog.export_button.isEnabled()
    named(qtbot, dialog, "one")
    assert dialog.told.toPlainText() == "First release: 1 records.\n"
    project = window.work.desk.project
    project.apply(making.change(project, project.record("MM.001"), date="2016"))
    named(qtbot, dialog, "two")
    assert dialog.current() == "two"
    assert "MM.001 (date)" in dialog.told.toPlainText()
    qtbot.waitUntil(lambda: dialog.name.text() == "")
    project.undo()
    assert dialog.current() == "one"
    dialog.reject()
    assert window.work.records.releases.dialog is None


def test_a_release_is_written_as_it_was_made(
    qtbot: QtBot, dialog: ReleasesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(qtbot, dialog, "one")
    target = tmp_path / "one.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "Zip archive (*.zip)"))
    dialog.export_button.click()
    qtbot.waitUntil(target.exists)
    with zipfile.ZipFile(target) as archive:
        assert "records.csv" in archive.namelist()


def test_records_are_exported_from_the_menu(
    window: MainWindow, qtbot: QtBot, dialog: ReleasesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "data.zip"
    kind = "Linked tables, zip archive (*.zip)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), kind))
    window.work.exchange.export_data_set()
    qtbot.waitUntil(target.exists)
    with zipfile.ZipFile(target) as archive:
        assert b"MM.001" in archive.read("records.csv")
