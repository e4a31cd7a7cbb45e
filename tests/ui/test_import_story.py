"""One folder with every format comes in through the window: looked at, reported and undone."""

from pathlib import Path

import pytest
from open_window import answering, button, settle
from PySide6.QtWidgets import QCheckBox, QDialog
from pytestqt.qtbot import QtBot

from blotter.ui.dialogs.import_dialog import ImportDialog
from blotter.ui.dialogs.import_table import FILE, FORMAT, GROUP, WORDS
from blotter.ui.main_window import MainWindow
from blotter.ui.metadata_import.report_dialog import ImportReportDialog
from every_format import every_format
from states import state


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return every_format(tmp_path_factory.mktemp("every") / "in")


def test_a_folder_with_every_format_through_the_window(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    desk = window.work.desk
    before = state(desk.project.path)
    seen: dict[str, tuple[str, str]] = {}

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled(), timeout=60_000)
        table = dialog.table
        for row in range(table.rowCount()):
            name, group, words = (table.item(row, column) for column in (FILE, GROUP, WORDS))
            assert name is not None
            assert group is not None
            seen[name.text()] = (group.text(), words.text() if words else "")
        assert table.cellWidget(0, FORMAT) is not None
        tick = next(
            each for each in dialog.findChildren(QCheckBox) if each.text().startswith("Make the unknown")
        )
        tick.click()
        button(dialog, "Import").click()

    with answering(accept):
        window.work.exchange.import_paths([folder])
    qtbot.waitUntil(lambda: not desk.under_way, timeout=120_000)
    settle()
    assert seen["ford.txt"][0] == "english"
    assert seen["treaty.pdf"][1].startswith("This is page 1 of the report.")
    assert seen["documents.csv"][1].startswith("several documents, the first: ")
    assert seen["library.ris"][1] == "rows (1) with Type of publication, Author, Title"
    project = desk.project
    names = {each.name for each in project.sources.values()}
    assert {"ford.txt", "treaty.pdf", "report.docx", "book.epub", "post 4"} <= names
    assert project.groups.path(project.source("ipek.md").group) == "french/notes"
    assert project.source("ipek.md").language == "tr"
    (report,) = window.findChildren(ImportReportDialog)
    model = report.view.model()
    rows = [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]
    assert ["refused", "broken.pdf"] in [[row[0], row[2]] for row in rows]
    assert ["left out", "picture.png"] in [[row[0], row[2]] for row in rows]
    assert ["imported", "ford.txt"] in [[row[0], row[2]] for row in rows]
    report.close()
    desk.undo()
    settle()
    assert state(project.path) == before
