"""How the sheet of records was arranged is there again when its project is opened anew."""

from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
import small_study
from open_window import settle
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sheet_study import make_records

from blotter.project.sorting import SortBy


@pytest.fixture
def path(tmp_path: Path, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A study with records, closed; settings of its own."""
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))
    before = QSettings.defaultFormat()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))
    study = tmp_path / "study.blotter"
    with small_study.make(study) as project:
        make_records(project)
    yield study
    QSettings.setDefaultFormat(before)


def test_columns_widths_and_order_are_remembered(path: Path, qtbot: QtBot) -> None:
    with open_window.shown(qtbot, keep_state=True) as window:
        assert window.open_project(path)
        window.work.records.show_grid()
        settle()
        page = window.work.records.grid
        page.layout_of_sheet.show_columns(("note", "kind"))
        page.table.horizontalHeader().resizeSection(0, 307)
        page.sort([SortBy("kind", falls=True)])
        page.group_by("kind")
    with open_window.shown(qtbot, keep_state=True) as window:
        assert window.open_project(path)
        window.work.records.show_grid()
        settle()
        page = window.work.records.grid
        assert [each.key for each in page.grid.columns] == ["note", "kind"]
        assert page.table.columnWidth(0) == 307
        assert page.sheet.sorting == (SortBy("kind", falls=True),)
        assert page.head.group.currentData() == "kind"
