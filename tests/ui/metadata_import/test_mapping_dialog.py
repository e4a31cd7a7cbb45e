"""Columns of tables about documents and cases in the window: guessed, tried, changed, taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from open_window import answering, settle
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from blotter.domain.attribute import AttributeType, Bearer
from blotter.project import transfer
from blotter.project.metadata.mapping import Use
from blotter.project.transfer import Incoming, known_documents
from blotter.ui.dialogs.import_dialog import ImportDialog
from blotter.ui.dialogs.import_table import FORMAT, OPTIONS
from blotter.ui.main_window import MainWindow
from blotter.ui.metadata_import.mapping_dialog import MappingDialog
from blotter.ui.metadata_import.matching_dialog import MatchingDialog

Make = Callable[[str, Use], MappingDialog]


@pytest.fixture
def dialog_of(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Make:
    def make(content: str, use: Use) -> MappingDialog:
        path = tmp_path / "table.csv"
        path.write_text(content, encoding="utf-8")
        project = window.work.desk.project
        file = Incoming(path, f"{use}-csv")
        dialog = MappingDialog(project, file, use, known_documents(project), window)
        qtbot.addWidget(dialog)
        return dialog

    return make


def choose(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def act(dialog: QDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def test_types_are_guessed_shown_and_changed(dialog_of: Make) -> None:
    dialog = dialog_of("name,text,Year,Pages\na,Words.,2019,12\nb,More.,soon,n/a\n", Use.DOCUMENTS)
    assert dialog.target_of("text").currentText() == "Text of the document"
    assert dialog.target_of("Year").currentText() == "Attribute"
    assert dialog.type_of("Year").currentText() == "Text (a guess)"
    assert dialog.told.text() == "2 rows."
    choose(dialog.type_of("Year"), "date")
    choose(dialog.type_of("Pages"), "number")
    assert "1 value of “Year” does not fit and will be left out: “soon”." in dialog.told.text()
    assert "“n/a”" in dialog.told.text()
    options = dialog.mapped().options
    assert getattr(options, "columns", {})["Year"] == "attribute:Year:date"
    assert not dialog.name_of("text").isEnabled()


def test_what_is_missing_is_told_and_nothing_can_be_read(dialog_of: Make) -> None:
    dialog = dialog_of("a,b\n1,2\n", Use.CASES)
    assert not act(dialog, "Read so").isEnabled()
    assert "is known as the case" in dialog.told.text()
    choose(dialog.target_of("a"), "case")
    assert act(dialog, "Read so").isEnabled()
    choose(dialog.target_of("b"), "case")
    assert not act(dialog, "Read so").isEnabled()


def test_rows_about_no_document_are_counted(dialog_of: Make, window: MainWindow) -> None:
    name = next(iter(window.work.desk.project.sources.values())).name
    dialog = dialog_of(f"which,Note\n{name},x\nnothing.txt,y\n", Use.METADATA)
    assert dialog.target_of("which").currentText() == "Document that it is about"
    assert "1 row names no document that is known: “nothing.txt”." in dialog.told.text()


def test_a_table_of_cases_comes_in_as_it_was_mapped(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    name = next(iter(window.work.desk.project.sources.values())).name
    path = tmp_path / "people.csv"
    path.write_text(f"who,born,seen in\nAnn,1980,{name}\nBo,1990,\n", encoding="utf-8")

    def map_columns(dialog: QDialog) -> None:
        assert isinstance(dialog, MappingDialog)
        choose(dialog.target_of("who"), "case")
        choose(dialog.target_of("seen in"), "document")
        dialog.name_of("born").setText("Year of birth")
        dialog.name_of("born").editingFinished.emit()
        act(dialog, "Read so").click()

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
        box = dialog.table.cellWidget(0, FORMAT)
        assert isinstance(box, QComboBox)
        with answering(map_columns):
            choose(box, "cases-csv")
        qtbot.waitUntil(lambda: act(dialog, "Import").isEnabled())
        act(dialog, "Import").click()

    with answering(accept):
        window.work.exchange.import_paths([path])
    qtbot.waitUntil(lambda: not window.work.desk.under_way)
    settle()
    project = window.work.desk.project
    assert {each.name for each in project.cases.values()} >= {"Ann", "Bo"}
    attribute = project.attribute("Year of birth", Bearer.CASES)
    assert attribute.type is AttributeType.DATE
    assert project.values_of(attribute)[project.case("Ann").id] == "1980"
    assert [project.sources[each.source].name for each in project.case_parts.values()
            if each.case == project.case("Ann").id] == [name]  # fmt: skip


def test_entries_get_their_documents(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    project = window.work.desk.project
    name = next(iter(project.sources.values())).name
    path = tmp_path / "lib.ris"
    path.write_text(
        f"TY  - JOUR\nTI  - Known\nL1  - files/{name}\nER  - \nTY  - BOOK\nTI  - Unknown\nER  - \n",
        encoding="utf-8",
    )
    found, left_out = transfer.incoming([path])
    dialog = ImportDialog(project, found, left_out, window.work.tasks, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    entries = dialog.table.cellWidget(0, OPTIONS)
    assert isinstance(entries, QPushButton)

    def match(asked: QDialog) -> None:
        assert isinstance(asked, MatchingDialog)
        assert asked.told.text() == "1 entry has no document and will be left out."
        assert asked.box_of("Known").currentText() == name
        assert asked.box_of("Unknown").currentText() == "Leave out"
        choose(asked.box_of("Known"), "-")
        choose(asked.box_of("Unknown"), name)
        act(asked, "Read so").click()

    with answering(match):
        entries.click()
    report = transfer.import_files(project, dialog.chosen())
    assert report.taken["rows"] == 1
    title = project.attribute("Title")
    assert project.values_of(title) == {project.source(name).id: "Unknown"}
