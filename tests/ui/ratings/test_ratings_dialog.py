"""Agreement from a table in the window: chosen, understood, corrected, exported; files that are none."""

from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
from open_window import settle
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from blotter.ui.ratings.dialog import RatingsDialog

WIDE = "unit,Ada,Ben,Cem\n" + "".join(f"{n},{'ab'[n % 2]},{'ab'[n % 3 % 2]},b\n" for n in range(12))
LONG = "doc,unit,coder,value\n" + "".join(
    f"d{n},{n},{coder},{(n + (coder == 'Ben' and n == 3)) % 3}\n"
    for n in range(12)
    for coder in ("Ada", "Ben")
)


@pytest.fixture
def dialog(qtbot: QtBot, dressed: QApplication) -> Iterator[RatingsDialog]:
    """The dialog, shown, without a file."""
    dialog = RatingsDialog()
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    yield dialog
    dialog.reject()


def read(qtbot: QtBot, dialog: RatingsDialog, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    dialog.open_file(path)
    answered(qtbot, dialog)


def answered(qtbot: QtBot, dialog: RatingsDialog) -> None:
    """Wait for what is being computed."""
    qtbot.waitUntil(lambda: dialog.told.text() != "Computing…")


def shown(dialog: RatingsDialog) -> list[dict[str, str]]:
    """The rows of the table by title."""
    model = dialog.view.model()
    titles = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
    return [
        {title: str(model.index(row, n).data()) for n, title in enumerate(titles)}
        for row in range(model.rowCount())
    ]


def choose(dialog: RatingsDialog, role: str, title: str) -> None:
    """Choose a column, as a person does."""
    box = dialog.columns.roles[role]
    box.setCurrentIndex(box.findData(title))
    box.activated.emit(box.currentIndex())


def test_a_table_is_understood_and_shown(qtbot: QtBot, dialog: RatingsDialog, tmp_path: Path) -> None:
    assert "Choose a table" in dialog.note.sentence()
    assert not dialog.export_button.isEnabled()
    read(qtbot, dialog, tmp_path / "wide.csv", WIDE)
    assert dialog.name.text() == "wide.csv"
    assert [row["Measure"] for row in shown(dialog)] == [
        "Krippendorff’s α", "Percent agreement", "Fleiss’ κ",
    ]  # fmt: skip
    assert "Ada, Ben, Cem" in dialog.notes.text()
    assert [*shown(dialog)[0]] == ["Measure", "Value", "Low", "High", "Drawn from", "Units", "Reason"]
    assert dialog.columns.coders.chosen() == ("Ada", "Ben", "Cem")
    assert dialog.columns.roles["unit"].currentText() == "unit"
    assert not dialog.columns.roles["coder"].isVisible()
    assert dialog.measures.measures.chosen() == (
        "krippendorff_alpha_nominal", "fleiss_kappa", "percent_agreement",
    )  # fmt: skip


def test_coders_and_measures_are_chosen(qtbot: QtBot, dialog: RatingsDialog, tmp_path: Path) -> None:
    read(qtbot, dialog, tmp_path / "wide.csv", WIDE)
    dialog.columns.coders.turn("Cem", False)
    answered(qtbot, dialog)
    assert shown(dialog)[-1]["Measure"] == "Cohen’s κ"
    dialog.measures.measures.turn("krippendorff_alpha_nominal", False)
    answered(qtbot, dialog)
    dialog.measures.by_category.setChecked(True)
    answered(qtbot, dialog)
    rows = shown(dialog)
    assert {row["Category"] for row in rows} == {"", "a", "b"}
    assert "Krippendorff’s α" not in {row["Measure"] for row in rows}
    assert rows[-1]["Share"] != "—"


def test_a_row_a_rating(qtbot: QtBot, dialog: RatingsDialog, tmp_path: Path) -> None:
    read(qtbot, dialog, tmp_path / "long.csv", LONG)
    assert dialog.columns.form.currentData() == "long"
    assert dialog.columns.roles["group"].currentText() == "doc"
    assert dialog.columns.roles["coder"].isVisible()
    assert "whole documents" in dialog.notes.text()
    dialog.measures.measures.turn("krippendorff_alpha_interval", True)
    answered(qtbot, dialog)
    assert "Krippendorff’s α, interval" in {row["Measure"] for row in shown(dialog)}
    choose(dialog, "value", "coder")
    answered(qtbot, dialog)
    assert "cannot say two things" in dialog.told.text()
    choose(dialog, "value", "value")
    answered(qtbot, dialog)
    assert len(shown(dialog)) == 4


def test_what_is_no_table_is_told_and_mended(qtbot: QtBot, dialog: RatingsDialog, tmp_path: Path) -> None:
    read(qtbot, dialog, tmp_path / "one.csv", "unit,Ada\n1,a\n2,b\n")
    assert "one coder only" in dialog.told.text()
    assert "--" not in dialog.told.text()
    assert dialog.table is None
    assert not dialog.view.isVisible()
    assert not dialog.export_button.isEnabled()
    read(qtbot, dialog, tmp_path / "wide.csv", WIDE)
    assert dialog.told.text() == ""
    assert dialog.view.isVisible()
    dialog.open_file(tmp_path / "gone.csv")
    answered(qtbot, dialog)
    assert "no file" in dialog.told.text()


def test_the_result_is_exported(
    qtbot: QtBot, dialog: RatingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(qtbot, dialog, tmp_path / "wide.csv", WIDE)
    asked = (str(tmp_path / "result"), "CSV, UTF-8 (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked)
    dialog.export()
    qtbot.waitUntil(lambda: "Exported 3 rows" in dialog.told.text())
    lines = (tmp_path / "result.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("code,category,coders,measure,value")
    assert lines[1].split(",")[3] == "krippendorff_alpha_nominal"


def test_a_table_is_dropped(qtbot: QtBot, dialog: RatingsDialog, tmp_path: Path) -> None:
    (tmp_path / "wide.csv").write_text(WIDE, encoding="utf-8")
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "wide.csv"))])
    none = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton, none)
    dialog.dropEvent(event)
    answered(qtbot, dialog)
    assert len(shown(dialog)) == 3


def test_it_opens_from_the_menu_without_a_project(qtbot: QtBot, dressed: QApplication) -> None:
    with open_window.shown(qtbot) as window:
        settle()
        assert window.actions_by_id["ratings"].isEnabled()
        window.actions_by_id["ratings"].trigger()
        found = QApplication.activeModalWidget()
        assert isinstance(found, RatingsDialog)
        found.reject()
