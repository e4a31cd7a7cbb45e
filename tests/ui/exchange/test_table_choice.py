"""Tables of a project, chosen and exported."""

from pathlib import Path

import pytest
from open_window import answering, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from blotter.ui.exchange.table_choice import TABLES_OFFERED, TableChoice
from blotter.ui.main_window import MainWindow


@pytest.mark.parametrize("what", TABLES_OFFERED)
def test_every_table_is_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, TableChoice)
        dialog.choose(what)
        dialog.accept()

    for suffix, kind in (("csv", "CSV"), ("xlsx", "Excel"), ("jsonl", "JSON")):
        target = tmp_path / f"table.{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, t=target, k=kind: (str(t), k))
        with answering(choose):
            window.actions_by_id["export-table"].trigger()
        qtbot.waitUntil(lambda: not window.work.desk.under_way)
        settle()
        assert target.exists()
        assert window.status.told().startswith("Exported ")


def test_letters_move_and_enter_goes_on(qtbot: QtBot) -> None:
    dialog = TableChoice()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.what() == "segments"
    qtbot.keyClicks(dialog.list, "mem")
    assert dialog.what() == "memos"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
