"""Tables of coded segments of other programs in the window: columns chosen, rows tried, taken in."""

from pathlib import Path

import pytest
from open_window import DOCUMENT, answering, button, settle
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from blotter.project.transfer import Incoming, known_documents
from blotter.ui.dialogs.import_dialog import ImportDialog
from blotter.ui.dialogs.import_table import FORMAT
from blotter.ui.main_window import MainWindow
from blotter.ui.quotes_import.mapping_dialog import QuoteMappingDialog

_PASSAGE, _BEFORE = 5, 4


def choose(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def passage(window: MainWindow) -> str:
    """Some words of the interview that stand in it once."""
    project = window.work.desk.project
    text = project.text(project.source(DOCUMENT))
    words = next(line for line in text.split("\n") if len(line) > 40 and text.count(line[:40]) == 1)
    return words[:40].strip()


def table(tmp_path: Path, passage: str, header: str = "Document name,Code,Segment,Weight score\n") -> Path:
    path = tmp_path / "segments.csv"
    path.write_text(f'{header}{DOCUMENT},Help > Old,"{passage}",50\n{DOCUMENT},Help,Never said.,0\n', "utf-8")
    return path


def test_the_first_rows_show_where_they_land(
    window: MainWindow, tmp_path: Path, passage: str, qtbot: QtBot
) -> None:
    project = window.work.desk.project
    file = Incoming(table(tmp_path, passage), "coded-segments")
    dialog = QuoteMappingDialog(project, file, known_documents(project), window)
    qtbot.addWidget(dialog)
    assert dialog.target_of("Segment").currentText() == "Words of the passage"
    assert dialog.target_of("Weight score").currentText() == "Leave out"
    found = dialog.landings.item(0, _PASSAGE)
    absent = dialog.landings.item(1, _BEFORE)
    assert found is not None
    assert found.text() == passage
    assert absent is not None
    assert absent.text().startswith("These words are not in")
    assert "Rows tried: 2. Would come in: 1." in dialog.told.text()
    choose(dialog.target_of("Segment"), "-")
    assert "no column is known as the text" in dialog.told.text()
    assert not button(dialog, "Read so").isEnabled()
    choose(dialog.target_of("Segment"), "text")
    choose(dialog.target_of("Weight score"), "memo")
    dialog.coder.setText("Bo")
    dialog.coder.editingFinished.emit()
    options = dialog.mapped().options
    assert getattr(options, "columns", {})["Weight score"] == "memo"
    assert getattr(options, "coder", "") == "Bo"


def test_a_table_with_other_columns_comes_in_as_it_was_mapped(
    window: MainWindow, tmp_path: Path, passage: str, qtbot: QtBot
) -> None:
    path = table(tmp_path, passage, "where,topic,said,sure\n")

    def map_columns(dialog: QDialog) -> None:
        assert isinstance(dialog, QuoteMappingDialog)
        for column, target in (("where", "document"), ("topic", "code"), ("said", "text"), ("sure", "memo")):
            choose(dialog.target_of(column), target)
        button(dialog, "Read so").click()

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
        box = dialog.table.cellWidget(0, FORMAT)
        assert isinstance(box, QComboBox)
        with answering(map_columns):
            choose(box, "coded-segments")
        assert dialog._create.isVisible()
        dialog._create.setChecked(True)
        qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
        button(dialog, "Import").click()

    with answering(accept):
        window.work.exchange.import_paths([path])
    qtbot.waitUntil(lambda: not window.work.desk.under_way)
    settle()
    project = window.work.desk.project
    code = project.codebook.find("Help/Old")
    (segment,) = [each for each in project.retrieve() if each.code == code.id]
    assert (segment.quote, segment.memo) == (passage, "50")
