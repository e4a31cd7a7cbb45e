"""A report on agreement from the window: asked for by the menu or a page, written beside its data."""

from pathlib import Path

import pytest
from open_window import choosing, settle
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.units import Unit
from blotter.project import assignments
from blotter.ui.main_window import MainWindow


@pytest.fixture
def compared(window: MainWindow) -> MainWindow:
    """Both coders of the small study are done with all of it."""
    project = window.work.desk.project
    for coder in list(project.coders.values()):
        project.apply(assignments.mark_done(project, coder, list(project.sources.values())))
    return window


def choose(
    monkeypatch: pytest.MonkeyPatch, path: Path | str, kind: str = "Word report (*.docx)"
) -> list[str]:
    """Answer the file dialog; which kinds it offers."""
    offered: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        offered.extend(str(arguments[-1]).split(";;"))
        return str(path), "Word report (*.docx)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return offered


def finish(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.work.desk.under_way, timeout=20_000)
    settle()


def test_every_kind_is_offered_and_written(
    compared: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered = choose(monkeypatch, tmp_path / "r")
    compared.actions_by_id["agreement-report"].trigger()
    finish(compared, qtbot)
    assert offered == [
        "Word report (*.docx)",
        "Web page report (*.html *.htm)",
        "Markdown report (*.md *.markdown)",
    ]
    assert (tmp_path / "r.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "r-data.csv").read_text(encoding="utf-8").startswith("unit,document,")
    assert compared.status.told() == "Wrote r.docx, and beside it r-data.csv"
    choose(monkeypatch, tmp_path / "s.md")
    compared.actions_by_id["agreement-report"].trigger()
    finish(compared, qtbot)
    assert {"s.md", "s-data.csv", "s-figure.svg"} <= {each.name for each in tmp_path.iterdir()}
    assert compared.status.told() == "Wrote s.md, and beside it s-figure.svg, s-data.csv"


def test_a_page_may_ask_for_what_it_shows(
    compared: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "r.html")
    compared.work.reporting.write(AgreementOptions(unit=Unit.PARAGRAPH, measures=("cohen_kappa",)))
    finish(compared, qtbot)
    words = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "separately, by paragraph" in words
    assert "Cohen’s κ" in words
    choose(monkeypatch, tmp_path / "m.html")
    compared.work.reporting.write(AgreementOptions(unit=Unit.MATCH))
    finish(compared, qtbot)
    assert not (tmp_path / "m-data.csv").exists()
    assert compared.status.told() == "Wrote m.html"


def test_a_file_beside_is_not_replaced_without_asking(
    compared: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "r-data.csv"
    kept.write_text("mine", encoding="utf-8")
    choose(monkeypatch, tmp_path / "r.docx")
    with choosing("Cancel"):
        compared.actions_by_id["agreement-report"].trigger()
    finish(compared, qtbot)
    assert kept.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "r.docx").exists()
    with choosing("Replace file"):
        compared.actions_by_id["agreement-report"].trigger()
    finish(compared, qtbot)
    assert kept.read_text(encoding="utf-8") != "mine"
    assert (tmp_path / "r.docx").exists()


def test_what_cannot_be_reported_is_told(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = window.work.desk.project
    for coder in list(project.coders.values()):
        project.apply(assignments.mark_done(project, coder, list(project.sources.values()), done=False))
    choose(monkeypatch, tmp_path / "r.docx")
    with choosing("Close"):
        window.actions_by_id["agreement-report"].trigger()
        finish(window, qtbot)
    assert not (tmp_path / "r.docx").exists()


def test_thinking_better_of_it_writes_nothing(
    compared: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, "")
    compared.actions_by_id["agreement-report"].trigger()
    finish(compared, qtbot)
    assert not list(tmp_path.glob("*.docx"))
