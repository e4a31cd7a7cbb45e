"""Pages of an original that is locked: its password is asked for, once."""

import io
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from blotter.interchange.options import PdfOptions
from blotter.project import transfer
from blotter.ui.main_window import MainWindow
from blotter.ui.pages.shown import Shown


def locked(path: Path) -> Path:
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=StandardEncryption("open sesame", canPrint=1))
    canvas.drawString(72, 700, "Boats left at noon.")
    canvas.save()
    path.write_bytes(content.getvalue())
    return path


def test_the_password_of_pages_is_asked_for(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, project = locked(tmp_path / "locked.pdf"), window.work.desk.project
    transfer.import_files(project, [transfer.Incoming(path, options=PdfOptions(password="open sesame"))])
    answers = [("wrong", True), ("open sesame", True)]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: answers.pop(0))
    window.work.open_source(project.source("locked.pdf").id)
    beside = window.work.page.beside
    beside.toggle(Shown.BOTH)
    assert beside.pane is not None
    qtbot.waitUntil(lambda: answers == [], timeout=30_000)
    qtbot.waitUntil(
        lambda: beside._rendering is not None and beside._rendering.kept_bytes > 0, timeout=30_000
    )
    assert beside.pane.failure.isHidden()
    beside.toggle(Shown.TEXT)
    beside.toggle(Shown.BOTH)
    qtbot.waitUntil(
        lambda: beside._rendering is not None and beside._rendering.kept_bytes > 0, timeout=30_000
    )
