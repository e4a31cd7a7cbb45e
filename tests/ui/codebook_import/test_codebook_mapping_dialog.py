"""Columns of a table of codes in the window: shown, changed, with the codes that they make."""

from pathlib import Path

from open_window import answering, button, settle
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from blotter.project.transfer import Incoming
from blotter.ui.codebook_import.mapping_dialog import CodebookMappingDialog
from blotter.ui.dialogs.import_dialog import ImportDialog
from blotter.ui.dialogs.import_table import FORMAT
from blotter.ui.main_window import MainWindow


def choose(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def shown(dialog: CodebookMappingDialog) -> list[str]:
    items = (dialog.codes.item(row, 0) for row in range(dialog.codes.rowCount()))
    return [item.text() for item in items if item is not None]


def test_the_codes_follow_what_the_columns_are(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("Parent code,Code,Code memo,Author\n,Help,Any.,KR\nHelp,Old,,KR\n", encoding="utf-8")
    project = window.work.desk.project
    dialog = CodebookMappingDialog(project.codebook, Incoming(path, "codebook-csv"), window)
    qtbot.addWidget(dialog)
    assert dialog.field_of("Author").currentText() == "Leave out"
    assert dialog.field_of("Code memo").currentText() == "Full definition"
    assert shown(dialog) == ["Help", "Help/Old"]
    assert "Codes: 2, of which new: 2." in dialog.told.text()
    choose(dialog.field_of("Parent code"), "-")
    assert shown(dialog) == ["Help", "Old"]
    choose(dialog.field_of("Code"), "-")
    assert not button(dialog, "Read so").isEnabled()
    assert "no column of its first rows" in dialog.told.text()


def test_a_table_of_other_columns_comes_in_as_it_was_mapped(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "topics.csv"
    path.write_text("topic;what it is\nHelp;Any.\nRumour;Heard only.\n", encoding="utf-8")

    def map_columns(dialog: QDialog) -> None:
        assert isinstance(dialog, CodebookMappingDialog)
        choose(dialog.field_of("topic"), "name")
        choose(dialog.field_of("what it is"), "short")
        button(dialog, "Read so").click()

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
        box = dialog.table.cellWidget(0, FORMAT)
        assert isinstance(box, QComboBox)
        with answering(map_columns):
            choose(box, "codebook-csv")
        qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
        button(dialog, "Import").click()

    with answering(accept):
        window.work.exchange.import_paths([path])
    qtbot.waitUntil(lambda: not window.work.desk.under_way)
    settle()
    book = window.work.desk.project.codebook
    assert book.find("Rumour").short == "Heard only."
