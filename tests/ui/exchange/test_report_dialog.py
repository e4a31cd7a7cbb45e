"""The reports of an import and of an export, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from blotter.domain.table import Column, Table
from blotter.project.import_report import ImportReport
from blotter.ui.exchange.report_dialog import ProjectReportDialog
from blotter.ui.exchange.sent_dialog import SentDialog

COLUMNS = [Column(key, key) for key in ("kind", "where", "what", "why")]
SENT = Table("What went out", COLUMNS, [("noted", *"abc")])


def test_enter_closes_the_report_at_first(qtbot: QtBot) -> None:
    for dialog in (ProjectReportDialog(ImportReport()), SentDialog(SENT)):
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        closed = QSignalSpy(dialog.finished)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert closed.count() == 1


def test_enter_on_a_button_presses_that_button(qtbot: QtBot) -> None:
    dialog = ProjectReportDialog(ImportReport())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dialog.save.setFocus()
    qtbot.waitUntil(dialog.save.hasFocus)
    with qtbot.waitSignal(dialog.save_requested):
        qtbot.keyClick(dialog.save, Qt.Key.Key_Return)
    assert dialog.isVisible()
