"""Projects of other programs in, and the project out, through the window."""

import json
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import small_study
from carried_files import qdpx
from open_window import answering, settle, shown
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from blotter.project import sources
from blotter.ui.exchange.export_form import ExportForm, Part, PartForm
from blotter.ui.exchange.format_dialog import FormatDialog
from blotter.ui.exchange.formats_offered import FOR_WHOM, NOT_HELD, offered
from blotter.ui.exchange.import_dialog import ProjectImportDialog
from blotter.ui.exchange.report_dialog import ProjectReportDialog
from blotter.ui.exchange.sent_dialog import SentDialog
from blotter.ui.main_window import MainWindow


def importing(qtbot: QtBot, target: Path | None = None) -> AbstractContextManager[None]:
    """Answer the dialog when it has read the file: into the open project, or into a new one."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ProjectImportDialog)
        qtbot.waitUntil(lambda: not dialog.is_looking(), timeout=20_000)
        if target is not None:
            dialog.into_new.click()
            dialog.place.show_value(str(target))
            qtbot.waitUntil(lambda: not dialog.is_looking(), timeout=20_000)
        dialog.act.click()

    return answering(act)


def report(window: MainWindow, qtbot: QtBot) -> ProjectReportDialog:
    """The report that is shown in the end."""
    qtbot.waitUntil(lambda: bool(window.findChildren(ProjectReportDialog)), timeout=20_000)
    return window.findChildren(ProjectReportDialog)[0]


def test_a_project_comes_into_the_open_one_as_one_step(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    project = window.work.desk.project
    file = qdpx(project, tmp_path)
    before, steps = len(project.sources), len(project.history())
    gone = next(iter(project.sources.values()))
    project.apply(sources.remove(project, gone))
    settle()
    assert len(project.sources) == before - 1
    with importing(qtbot):
        window.work.exchange.import_paths([file])
    dialog = report(window, qtbot)
    settle()
    assert gone.name in {each.name for each in project.sources.values()}
    assert len(project.history()) == steps + 2
    assert "Ctrl+Z undoes" in window.status.told()
    dialog.close()
    settle()
    window.work.exchange.show_import_report()
    report(window, qtbot).close()
    window.work.desk.undo()
    assert len(project.sources) == before - 1


def test_a_project_begins_with_a_file_and_its_report_is_saved(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dressed: object
) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))
    with small_study.make(tmp_path / "study.blotter") as study:
        file, names = qdpx(study, tmp_path), {each.name for each in study.sources.values()}
    told = tmp_path / "told.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(told), "JSON (*.json)"))
    with shown(qtbot) as window:
        with importing(qtbot, tmp_path / "begun.blotter"):
            window.bringing.offer([file])
        dialog = report(window, qtbot)
        assert window.is_open
        assert {each.name for each in window.work.desk.project.sources.values()} == names
        dialog.save.click()
        assert json.loads(told.read_text(encoding="utf-8"))["taken"]["sources"] == len(names)
        dialog.close()
        settle()


def test_several_files_are_asked_about_one_after_the_other(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = qdpx(window.work.desk.project, tmp_path)
    twin = tmp_path / "twin.qdpx"
    twin.write_bytes(file.read_bytes())
    met: list[str] = []
    looking = QTimer(interval=20)

    def refuse() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ProjectImportDialog) and not dialog.is_looking():
            met.append(dialog.read().file.path.name)
            dialog.reject()

    looking.timeout.connect(refuse)
    looking.start()
    window.bringing.offer([file, twin])
    looking.stop()
    assert met == ["carried.qdpx", "twin.qdpx"]


def test_the_project_goes_out_in_the_format_that_is_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.qdpx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), "REFI-QDA (*.qdpx)"))

    row = next(each for each in offered() if each.id == "refi-qda")
    dialog = FormatDialog(window)
    dialog.choose("refi-qda")
    assert dialog.chosen() is row
    dialog.deleteLater()
    with answering(lambda form: form.accept()):
        window.work.sending.export_as(row)
    qtbot.waitUntil(lambda: bool(window.findChildren(SentDialog)), timeout=20_000)
    assert target.exists()
    (told,) = window.findChildren(SentDialog)
    assert told.remarks.view.model().rowCount() > 0
    told.copy.click()
    assert "REFI-QDA" in QGuiApplication.clipboard().text()
    saved = tmp_path / "losses.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(saved), "CSV (*.csv)"))
    told.save.click()
    assert "REFI-QDA" in saved.read_text(encoding="utf-8")
    told.close()


def test_a_site_goes_into_a_new_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    row = next(each for each in offered() if each.id == "html-site")
    with answering(lambda form: form.accept()):
        window.work.sending.export_as(row)
    qtbot.waitUntil(lambda: (target / "index.html").exists(), timeout=20_000)
    qtbot.waitUntil(lambda: not window.work.desk.under_way)
    settle()


def test_a_part_of_the_project_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    project = window.work.desk.project
    name = next(iter(project.sources.values())).name
    form = ExportForm(project, offered()[0], window)
    qtbot.addWidget(form)
    assert form.selection().sources == ()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PartForm)
        dialog.enter(documents=[name])
        dialog.accept()

    with answering(choose):
        form.narrow.click()
    assert form.selection().sources == (name,)
    form.take(Part())
    assert form.selection().sources == ()


def test_every_format_of_projects_says_for_whom_it_is_and_what_stays_out() -> None:
    assert [row.id for row in offered()] == list(FOR_WHOM) == list(NOT_HELD)


def test_files_that_are_dropped_on_an_empty_window_begin_projects(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dressed: object
) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))
    with small_study.make(tmp_path / "study.blotter") as study:
        file, names = qdpx(study, tmp_path), {each.name for each in study.sources.values()}
    with shown(qtbot) as window:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file))])
        drop = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        with importing(qtbot, tmp_path / "dropped.blotter"):
            window.dropEvent(drop)
        report(window, qtbot).close()
        assert {each.name for each in window.work.desk.project.sources.values()} == names
        settle()


def test_a_project_of_another_program_may_be_dropped_on_the_text(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file, note = qdpx(window.work.desk.project, tmp_path), tmp_path / "note.txt"
    note.write_text("A note.", encoding="utf-8")
    taken = {}
    for path in (file, note):
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path))])
        enters = QDragEnterEvent(
            QPoint(300, 300), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        enters.ignore()
        window.dragEnterEvent(enters)
        taken[path.suffix] = enters.isAccepted()
    assert taken == {".qdpx": True, ".txt": False}


def test_documents_come_in_before_it_is_asked_about_projects(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file, note = qdpx(window.work.desk.project, tmp_path), tmp_path / "note.txt"
    note.write_text("A note.", encoding="utf-8")
    names: list[set[str]] = []
    looking = QTimer(interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ProjectImportDialog) and not dialog.is_looking():
            names.append({each.name for each in window.work.desk.project.sources.values()})
            dialog.reject()

    looking.timeout.connect(look)
    looking.start()
    with answering(lambda dialog: dialog.accept()):
        window.work.exchange.import_paths([note, file])
    qtbot.waitUntil(lambda: bool(names), timeout=20_000)
    looking.stop()
    assert "note.txt" in names[0]


def test_without_the_extension_the_form_says_what_is_not_in_the_file(
    window: MainWindow, qtbot: QtBot
) -> None:
    row = next(each for each in offered() if each.id == "refi-qda")
    form = ExportForm(window.work.desk.project, row, window)
    qtbot.addWidget(form)
    assert any("keeps them for Blotter" in label.text() for label in form.findChildren(QLabel))
    form.enter(sidecar=False)
    form.show_preview()
    assert any("are not in it" in label.text() for label in form.findChildren(QLabel))
