"""The codebook out of the window: to be read again, to be printed, to be looked at first."""

from pathlib import Path

import pytest
from open_window import settle
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from blotter.interchange.formats import FORMATS
from blotter.project import transfer
from blotter.ui.main_window import MainWindow
from blotter.ui.views.print_preview import PrintPreview
from blotter.ui.wording import file_kind

CODEBOOKS = [row for row in FORMATS if row.id.startswith(("codebook-", "refi-codebook"))]


def export(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, path: Path, kind: str
) -> list[str]:
    """Export through the menu; which kinds were offered."""
    asked: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.extend(str(arguments[-1]).split(";;"))
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.actions_by_id["export-codebook"].trigger()
    qtbot.waitUntil(lambda: not window.work.desk.under_way)
    settle()
    return asked


@pytest.mark.parametrize("row", CODEBOOKS, ids=lambda row: row.id)
def test_every_kind_of_codebook_is_offered_and_written(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, row: object
) -> None:
    assert row in CODEBOOKS
    suffix = row.suffixes[0]  # type: ignore[attr-defined]
    kind = file_kind(row.title, row.suffixes)
    offered = export(window, qtbot, monkeypatch, tmp_path / "codes", kind)
    assert offered == [file_kind(each.title, each.suffixes) for each in CODEBOOKS]
    count = len(window.work.desk.project.codebook)
    assert window.status.told() == f"Exported {count} codes to codes{suffix}"
    path = tmp_path / f"codes{suffix}"
    beginning = {".md": b"# study", ".qdc": b"<?xml", ".csv": b"id,code", ".html": b"<!DOCTYPE", ".pdf": b"%PDF-"}
    assert path.read_bytes().startswith(beginning.get(suffix, b"PK"))
    if row.reads:  # type: ignore[attr-defined]
        back = transfer.whole_codebook_in(path)
        assert set(back.by_id) == set(window.work.desk.project.codebook.by_id)


def test_a_suffix_that_was_typed_decides(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kind = file_kind(CODEBOOKS[0].title, CODEBOOKS[0].suffixes)
    export(window, qtbot, monkeypatch, tmp_path / "codes.pdf", kind)
    assert (tmp_path / "codes.pdf").read_bytes().startswith(b"%PDF-")


def test_the_preview_shows_the_codebook_and_what_else_is_wanted(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["print-codebook"].trigger()
    settle()
    (preview,) = window.findChildren(PrintPreview)
    assert preview.windowTitle() == "Print preview of study"
    pages = preview.sheets._pages
    assert pages is not None
    words = pages.document.toPlainText()
    assert words.startswith("study\nCodebook · revision")
    assert "river patrol" in words
    assert "Mira Okonjo" not in words
    assert "2 segments" not in words
    for option in preview.findChildren(QCheckBox):
        option.click()
    words = preview.sheets._pages.document.toPlainText()  # type: ignore[union-attr]
    assert "Coders: Mira Okonjo, Jonas Falk" in words
    assert "patrol › river patrol · 2 segments" in words
    preview.close()
    settle()
    assert window.findChildren(PrintPreview) == []
