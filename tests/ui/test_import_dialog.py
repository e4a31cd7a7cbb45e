"""Bringing files in: what the dialog shows of them, what is decided there, what becomes of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from open_window import answering, button, coded, settle
from openpyxl import Workbook
from pdf_files import numbered
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTableWidget,
)
from pytestqt.qtbot import QtBot
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from blotter.interchange.options import HtmlOptions
from blotter.project import transfer
from blotter.ui.dialogs.import_dialog import ImportDialog, few
from blotter.ui.dialogs.table_dialog import TableDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.metadata_import.language_box import LanguageBox, language_words
from blotter.ui.metadata_import.report_dialog import ImportReportDialog

FILE, FORMAT, OPTIONS, ENCODING, LANGUAGE, GROUP, WORDS = range(7)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of files, good and bad."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plain.txt").write_text("Boats left at noon.\n\nNobody came back.", encoding="utf-8")
    (folder / "latin.txt").write_bytes("Ein Café am Fluß, geführt von Frau Schröder.".encode("cp1252"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    rows = [
        {"source": "plain.txt", "start": 0, "end": 5, "code": "boats", "coder": "Zoe", "text": "Boats"},
        {"source": "plain.txt", "start": 9, "end": 4, "code": "motive", "coder": "Zoe", "text": "x"},
    ]
    (folder / "segments.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


@pytest.fixture
def dialog_of(window: MainWindow, files: Path, qtbot: QtBot) -> Callable[..., ImportDialog]:
    def make(*names: str) -> ImportDialog:
        found, left_out = transfer.incoming([files / name for name in names])
        dialog = ImportDialog(window.work.desk.project, found, left_out, window.work.tasks, window)
        qtbot.addWidget(dialog)
        dialog.show()
        table = dialog.findChild(QTableWidget)
        assert isinstance(table, QTableWidget)
        qtbot.waitUntil(lambda: table.rowCount() == len(names))
        return dialog

    return make


def table(dialog: QDialog) -> QTableWidget:
    found = dialog.findChild(QTableWidget)
    assert isinstance(found, QTableWidget)
    return found


def box(dialog: QDialog, row: int, column: int) -> QComboBox:
    found = table(dialog).cellWidget(row, column)
    assert isinstance(found, QComboBox)
    return found


def cell(dialog: QDialog, row: int, column: int) -> str:
    item = table(dialog).item(row, column)
    return item.text() if item is not None else ""


def told(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_each_file_is_shown_as_it_would_be_read(dialog_of: Callable[..., ImportDialog]) -> None:
    dialog = dialog_of("plain.txt", "segments.jsonl")
    assert cell(dialog, 0, FILE) == "plain.txt"
    assert box(dialog, 0, FORMAT).currentText() == "Plain text"
    assert box(dialog, 0, ENCODING).currentText() == "utf-8"
    assert cell(dialog, 0, WORDS).startswith("Boats left at noon.")
    assert not box(dialog, 1, ENCODING).isEnabled()


def test_an_encoding_that_was_guessed_can_be_changed(dialog_of: Callable[..., ImportDialog]) -> None:
    dialog = dialog_of("latin.txt")
    encodings = box(dialog, 0, ENCODING)
    assert encodings.currentText().endswith("(a guess)")
    encodings.setCurrentIndex(encodings.findData("cp1252"))
    encodings.activated.emit(encodings.currentIndex())
    assert cell(dialog, 0, WORDS).startswith("Ein Café am Fluß")
    (chosen,) = dialog.chosen()
    assert getattr(chosen.options, "encoding", "") == "cp1252"


def test_what_cannot_be_read_is_told_and_left_out(dialog_of: Callable[..., ImportDialog]) -> None:
    dialog = dialog_of("plain.txt", "empty.txt", "binary.txt")
    assert "2 of 3 files cannot be read" in told(dialog)
    problems = {cell(dialog, row, FILE): cell(dialog, row, ENCODING) for row in range(3)}
    assert "holds no text" in problems["empty.txt"]
    assert "is not text" in problems["binary.txt"]
    assert button(dialog, "Import").isEnabled()


def test_of_two_formats_that_fit_the_person_chooses(
    dialog_of: Callable[..., ImportDialog], files: Path
) -> None:
    header = "source,start,end,code,coder,short,use_when"
    (files / "both.csv").write_text(f"{header}\nplain.txt,0,5,boats,Zoe,Goods afloat,\n", encoding="utf-8")
    dialog = dialog_of("both.csv")
    formats = box(dialog, 0, FORMAT)
    assert (formats.currentIndex(), formats.placeholderText()) == (-1, "Choose…")
    assert "could be several things" in cell(dialog, 0, ENCODING)
    assert not button(dialog, "Import").isEnabled()
    choose(formats, "codebook-csv")
    assert cell(dialog, 0, WORDS) == "1 codes: both"
    assert button(dialog, "Import").isEnabled()
    choose(box(dialog, 0, FORMAT), "segments-csv")
    assert cell(dialog, 0, WORDS) == "1 segments"
    assert [file.format_id for file in dialog.chosen()] == ["segments-csv"]


def test_a_wrong_choice_of_format_can_be_taken_back(
    dialog_of: Callable[..., ImportDialog], files: Path
) -> None:
    (files / "notes.md").write_text("Only notes.\n", encoding="utf-8")
    dialog = dialog_of("notes.md")
    choose(box(dialog, 0, FORMAT), "codebook-markdown")
    assert "no title" in cell(dialog, 0, ENCODING)
    assert box(dialog, 0, FORMAT).currentData() == "codebook-markdown"
    choose(box(dialog, 0, FORMAT), "markdown")
    assert cell(dialog, 0, WORDS) == "Only notes."


def choose(formats: QComboBox, format_id: str) -> None:
    formats.setCurrentIndex(formats.findData(format_id))
    formats.activated.emit(formats.currentIndex())


def test_nothing_can_be_imported_where_nothing_can_be_read(dialog_of: Callable[..., ImportDialog]) -> None:
    assert not button(dialog_of("empty.txt", "binary.txt"), "Import").isEnabled()


def test_unknown_names_are_made_only_if_wanted(dialog_of: Callable[..., ImportDialog]) -> None:
    dialog = dialog_of("plain.txt", "segments.jsonl")
    assert "“boats”" in told(dialog)
    assert "“Zoe”" in told(dialog)
    tick = dialog.findChild(QCheckBox)
    assert isinstance(tick, QCheckBox)
    assert not dialog.creates()
    tick.click()
    assert dialog.creates()


def bring_in(window: MainWindow, qtbot: QtBot, paths: list[Path], create: bool) -> None:
    """Import through the dialog, and wait until it is done."""

    def accept(dialog: QDialog) -> None:
        qtbot.waitUntil(lambda: button(dialog, "Import").isEnabled())
        if create:
            tick = dialog.findChild(QCheckBox)
            assert isinstance(tick, QCheckBox)
            tick.click()
        button(dialog, "Import").click()

    with answering(accept):
        window.work.exchange.import_paths(paths)
    qtbot.waitUntil(lambda: not window.work.desk.under_way)
    settle()


def report(window: MainWindow) -> list[list[str]]:
    """The rows of the report that is shown, which is closed then."""
    (dialog,) = window.findChildren(TableDialog)
    view = dialog.findChild(QTableView)
    assert isinstance(view, QTableView)
    model = view.model()
    rows = [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    dialog.close()
    return rows


def test_an_import_is_one_step_and_what_was_refused_is_listed(
    window: MainWindow, files: Path, qtbot: QtBot
) -> None:
    project = window.work.desk.project
    before = len(project.sources)
    bring_in(window, qtbot, [files / "plain.txt", files / "segments.jsonl"], create=True)
    assert window.status.told() == "Imported 1 document, 1 segment, refused 1 · Ctrl+Z undoes"
    assert coded(project, "plain.txt") == {("boats", "Boats", "Zoe")}
    line, *others = report(window)
    assert line[0] == "refused"
    assert "has to come after the start" in line[-1]
    assert [(each[0], each[2]) for each in others] == [("imported", "plain.txt")]
    window.work.desk.undo()
    assert len(project.sources) == before
    assert project.codebook.get("boats") is None


def test_a_folder_brings_its_documents(window: MainWindow, files: Path, qtbot: QtBot) -> None:
    bring_in(window, qtbot, [files], create=False)
    names = {source.name for source in window.work.desk.project.sources.values()}
    assert {"plain.txt", "latin.txt"} <= names
    assert any("empty.txt" in " ".join(line) for line in report(window))


FRENCH = "Les policiers des deux services se sont rencontrés à la frontière et ont parlé des bateaux."


def test_a_language_is_guessed_shown_and_changed(dialog_of: Callable[..., ImportDialog], files: Path) -> None:
    (files / "fr.txt").write_text(FRENCH, encoding="utf-8")
    dialog = dialog_of("fr.txt", "segments.jsonl")
    language = table(dialog).cellWidget(0, LANGUAGE)
    assert isinstance(language, LanguageBox)
    assert language.currentText() == "français (fr) (a guess)"
    assert cell(dialog, 1, LANGUAGE) == "—"
    assert dialog.chosen()[0].language == ""
    language.choose("tr")
    assert language.currentText() == "Türkçe (tr)"
    assert dialog.chosen()[0].language == "tr"
    assert language.accessibleName() == "Language of fr.txt"


def test_folders_become_groups_unless_they_should_not(window: MainWindow, files: Path, qtbot: QtBot) -> None:
    (files / "deep" / "er").mkdir(parents=True)
    (files / "deep" / "er" / "a.txt").write_text("A text.", encoding="utf-8")
    found, left_out = transfer.incoming([files / "deep"])
    dialog = ImportDialog(window.work.desk.project, found, left_out, window.work.tasks, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: table(dialog).rowCount() == 1)
    assert cell(dialog, 0, GROUP) == "er"
    assert dialog.groups.isVisible()
    assert [each.group for each in dialog.chosen()] == [("er",)]
    dialog.groups.click()
    assert [each.group for each in dialog.chosen()] == [()]
    assert table(dialog).isColumnHidden(GROUP)


def test_a_format_asks_for_its_own_choices(dialog_of: Callable[..., ImportDialog], files: Path) -> None:
    page = "<nav>Menu</nav><main><h1>Title</h1><p>" + "Words of the page. " * 40 + "</p></main>"
    (files / "page.html").write_text(page, encoding="utf-8")
    dialog = dialog_of("page.html", "plain.txt")
    choices = table(dialog).cellWidget(0, OPTIONS)
    assert isinstance(choices, QPushButton)
    assert choices.accessibleName() == "Choices… of page.html"

    def without_main_text(asked: QDialog) -> None:
        tick = next(each for each in asked.findChildren(QCheckBox) if each.isVisible())
        tick.click()
        button(asked, "Read so").click()

    with answering(without_main_text):
        choices.click()
    assert dialog.chosen()[0].options == HtmlOptions(main_text=False)


def test_a_locked_pdf_asks_for_its_password(dialog_of: Callable[..., ImportDialog], files: Path) -> None:
    page = canvas.Canvas(str(files / "locked.pdf"), encrypt=StandardEncryption("river"))
    page.drawString(72, 700, "Boats left at noon, and nobody came back to the town.")
    page.save()
    dialog = dialog_of("locked.pdf")
    assert "password" in cell(dialog, 0, ENCODING)
    choices = table(dialog).cellWidget(0, OPTIONS)
    assert isinstance(choices, QPushButton)

    def type_it(asked: QDialog) -> None:
        line = next(each for each in asked.findChildren(QLineEdit) if each.isVisible())
        line.setText("river")
        button(asked, "Read so").click()

    with answering(type_it):
        choices.click()
    assert cell(dialog, 0, WORDS).startswith("Boats left at noon, and nobody")
    assert button(dialog, "Import").isEnabled()


def test_the_report_is_looked_through_saved_and_opened_again(
    window: MainWindow, files: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (files / "fr.txt").write_text(FRENCH, encoding="utf-8")
    bring_in(window, qtbot, [files], create=False)
    (dialog,) = window.findChildren(ImportReportDialog)
    kinds = [dialog.shown.itemText(place).split(" (")[0] for place in range(dialog.shown.count())]
    assert kinds == ["Everything", "What came in", "What was guessed", "What was left out"]

    def shown_kinds() -> set[str]:
        model = dialog.view.model()
        rows = [row for row in range(model.rowCount()) if not dialog.view.isRowHidden(row)]
        return {str(model.index(row, 0).data()) for row in rows}

    assert {"imported", "a guess", "refused", "encoding"} <= shown_kinds()
    dialog.shown.setCurrentIndex(1)
    assert shown_kinds() == {"imported"}
    dialog.shown.setCurrentIndex(3)
    assert shown_kinds() == {"refused"}
    target = tmp_path / "report.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "CSV, UTF-8 (*.csv)"))
    button(dialog, "Save report…").click()
    qtbot.waitUntil(lambda: not window.work.desk.under_way)
    assert target.read_text(encoding="utf-8").startswith("kind,where,what,why\n")
    assert "fr.txt" in target.read_text(encoding="utf-8")
    dialog.close()
    settle()
    window.actions_by_id["import-report"].trigger()
    (again,) = (each for each in window.findChildren(ImportReportDialog) if each.isVisible())
    again.close()


def test_without_an_import_there_is_no_report(window: MainWindow) -> None:
    window.actions_by_id["import-report"].trigger()
    assert window.status.told() == "Nothing was imported since the project was opened."


def test_cancel_changes_nothing(window: MainWindow, files: Path) -> None:
    project = window.work.desk.project
    before = project.history()
    with answering(QDialog.reject):
        window.work.exchange.import_paths([files / "plain.txt"])
    assert project.history() == before


def test_of_many_names_a_few_are_told() -> None:
    assert few(["a", "b"]) == "“a”, “b”"
    assert few([*"abcdefg"]) == "“a”, “b”, “c”, “d”, “e” and 2 more"


def test_only_texts_have_an_encoding_to_choose(dialog_of: Callable[..., ImportDialog], files: Path) -> None:
    (files / "paper.pdf").write_bytes(numbered(2))
    table = dialog_of("plain.txt", "paper.pdf").table
    boxes = [table.cellWidget(row, ENCODING) for row in range(2)]
    assert all(isinstance(box, QComboBox) for box in boxes)
    told = {
        table.item(row, FILE).text(): (box.isEnabled(), box.currentText()) for row, box in enumerate(boxes)
    }
    assert told == {"plain.txt": (True, "utf-8"), "paper.pdf": (False, "—")}


def test_the_dialog_is_as_high_as_its_files_within_the_window(
    window: MainWindow, dialog_of: Callable[..., ImportDialog], files: Path
) -> None:
    window.resize(1100, 700)
    few_files = dialog_of("plain.txt")
    for number in range(40):
        (files / f"more {number}.txt").write_text(f"Number {number}.", encoding="utf-8")
    many = dialog_of(*(f"more {number}.txt" for number in range(40)))
    assert few_files.height() < many.height() < window.height()
    assert many.width() < window.width()


def test_a_language_without_a_country_is_called_by_its_own_name() -> None:
    assert language_words("en") == "English (en)"
    assert language_words("en-GB") == "British English (en-GB)"


def test_the_report_counts_in_words_and_leaves_out_the_common_folder(
    window: MainWindow, qtbot: QtBot, files: Path
) -> None:
    (files / "inside").mkdir()
    (files / "inside" / "note.txt").write_text("A note.", encoding="utf-8")
    found, left_out = transfer.incoming([files])
    report = transfer.import_files(window.work.desk.project, found, left_out=left_out)
    dialog = ImportReportDialog(report, window)
    qtbot.addWidget(dialog)
    cells = [dialog.model.index(row, 1).data() for row in range(dialog.model.rowCount())]
    assert "plain.txt" in cells
    assert not any(str(files) in cell for cell in cells)
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Came in: 3 documents" in told
    assert "Made: 1 group." in told


def test_tables_have_no_language_and_workbooks_no_encoding(
    dialog_of: Callable[..., ImportDialog], files: Path
) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for line in (("Code", "Memo"), ("boats", "All of them."), ("boats > ferries", "")):
        sheet.append(line)
    workbook.save(files / "codes.xlsx")
    alone = dialog_of("codes.xlsx")
    assert table(alone).isColumnHidden(LANGUAGE)
    assert not box(alone, 0, ENCODING).isEnabled()
    assert button(alone, "Import").hasFocus()
    assert not table(dialog_of("codes.xlsx", "plain.txt")).isColumnHidden(LANGUAGE)
