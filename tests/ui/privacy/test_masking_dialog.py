"""Names typed into a table, what of them is found, and the copies and exports that come of it."""

from pathlib import Path

import pytest
from open_window import answering, button, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

import factories
from blotter.domain.pseudonym import Pseudonym
from blotter.project.privacy import keys
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.privacy.masking_dialog import MaskingDialog, Purpose


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MaskingDialog:
    work = window.work
    dialog = MaskingDialog(work.desk.project, Purpose.PSEUDONYMS, work.tasks, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def act_of(dialog: MaskingDialog) -> QPushButton:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return next(b for b in box.buttons() if box.buttonRole(b) is QDialogButtonBox.ButtonRole.AcceptRole)  # type: ignore[return-value]


def test_a_pasted_table_is_looked_for(opened: MaskingDialog, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("boats\tships\nnobody there\tP1")
    opened.names.setCurrentCell(0, 0)
    QTest.keyClick(opened.names, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert opened.names.pseudonyms() == (Pseudonym("boats", "ships"), Pseudonym("nobody there", "P1"))
    qtbot.waitUntil(lambda: opened.told.text().startswith("Found "))
    places = [opened.names.item(row, 2).text() for row in range(2)]  # type: ignore[union-attr]
    assert int(places[0]) > 0
    assert places[1] == "0"
    assert "boats" in opened.names.item(0, 3).text().casefold()  # type: ignore[union-attr]
    assert opened.names.rowCount() == 3


@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_a_copy_leaves_out_is_told(window: MainWindow, qtbot: QtBot, purpose: Purpose) -> None:
    work = window.work
    project = work.desk.project
    first = next(iter(project.sources.values()))
    project.apply(factories.foreign(project, first.name))
    dialog = MaskingDialog(project, purpose, work.tasks, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.names.show_pseudonyms([Pseudonym("boats", "ships")])
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Found "))
    told = "2 parts of foreign files are left out, since nobody can tell which names they hold."
    assert (told in dialog.told.text()) is (purpose is not Purpose.EXPORT)


def test_one_can_type_at_once_and_is_told_how(opened: MaskingDialog, qtbot: QtBot) -> None:
    assert "Type a name" in opened.told.text()
    assert (opened.names.currentRow(), opened.names.currentColumn()) == (0, 0)
    qtbot.waitUntil(opened.names.hasFocus)
    opened.names.show_pseudonyms([Pseudonym("boats", "ships"), Pseudonym("boats", "rafts")])
    qtbot.waitUntil(lambda: opened.complaint.isVisible())
    opened.names.show_pseudonyms([])
    qtbot.waitUntil(lambda: not opened.complaint.isVisible())
    assert "Type a name" in opened.told.text()


def test_what_cannot_be_done_is_said(opened: MaskingDialog, tmp_path: Path) -> None:
    act_of(opened).click()
    assert "Nothing was named" in opened.complaint.text()
    opened.names.show_pseudonyms([Pseudonym("boats", "ships")])
    opened.with_key.setChecked(True)
    opened.passphrase.setText("one two three")
    act_of(opened).click()
    assert "differ" in opened.complaint.text()
    opened.file.show_value(str(tmp_path / "there.blotter"))
    (tmp_path / "there.blotter").write_bytes(b"")
    act_of(opened).click()
    assert "exists already" in opened.complaint.text()
    assert opened.isVisible()


def test_a_copy_and_its_key_are_written(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    target, key = tmp_path / "copy.blotter", tmp_path / "names.key"

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MaskingDialog)
        dialog.names.show_pseudonyms([Pseudonym("boats", "ships")])
        dialog.file.show_value(str(target))
        dialog.with_key.setChecked(True)
        dialog.key.show_value(str(key))
        for line in (dialog.passphrase, dialog.again):
            line.setText("one two three four")
        act_of(dialog).click()

    with answering(fill):
        window.work.privacy.pseudonymise()
    qtbot.waitUntil(target.exists)
    settle()
    assert keys.read_key(key, "one two three four") == (Pseudonym("boats", "ships"),)
    with Project(target, writable=False) as copy:
        texts = " ".join(copy.text(source) for source in copy.sources.values()).casefold()
    assert "ships" in texts
    assert "boats" not in texts


def test_segments_are_exported_masked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), "CSV, UTF-8 (*.csv)"))

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, MaskingDialog)
        code = next(iter(window.work.desk.project.retrieve())).code
        dialog.codes.show_value([code])
        act_of(dialog).click()

    with answering(fill):
        window.work.privacy.export_masked()
    qtbot.waitUntil(out.exists)
    assert "[redacted]" in out.read_text(encoding="utf-8")


def test_a_document_is_erased_after_asking(window: MainWindow, qtbot: QtBot) -> None:
    project = window.work.desk.project
    source = next(iter(project.sources.values()))

    def refuse(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        assert source.name in box.text()
        button(box, "Cancel").click()

    with answering(refuse):
        window.work.privacy.erase(source.id)
    assert source.id in project.sources

    def accept(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        if box.checkBox() is not None:
            assert isinstance(box.checkBox(), QCheckBox)
            assert box.checkBox().isChecked()
        button(box, "Erase for good").click()

    with answering(accept):
        window.work.privacy.erase(source.id)
    qtbot.waitUntil(lambda: source.id not in project.sources)
    settle()
    assert project.check() == []
