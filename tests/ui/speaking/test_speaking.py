"""Coding by speaker in the window: names in bold, the dialog, finding speakers, going to a time."""

from pathlib import Path

import pytest
from open_window import answering, button, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QDialog
from pytestqt.qtbot import QtBot

from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.interchange.options import TranscriptOptions
from blotter.project import transfer
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.speaking.dialog import SpeakersDialog
from blotter.ui.views.choice_box import ChoiceBox

LINES = [
    f"[00:{n:02}:30] {name}: {words} {n}."
    for n, (name, words) in enumerate([("Interviewer", "Who paid"), ("R1", "Nobody asked")] * 20)
]
TALK = "\n".join(LINES) + "\n"


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def taken(window: MainWindow, path: Path, text: str, speakers: bool = True) -> Source:
    """A document that is imported and opened."""
    path.write_text(text, encoding="utf-8")
    found, _ = transfer.incoming([path], options=TranscriptOptions(speakers=speakers))
    transfer.import_files(project_of(window), found)
    source = project_of(window).source(path.name)
    window.work.open_source(source.id)
    settle()
    return source


@pytest.fixture
def talk(window: MainWindow, tmp_path: Path) -> Source:
    """A transcript, open."""
    return taken(window, tmp_path / "talk.txt", TALK)


def weight_at(window: MainWindow, position: int) -> int:
    page = window.work.page.view.page
    cursor = QTextCursor(page.document())
    cursor.setPosition(page.positions.to_display_range(Span(position, position + 1))[1])
    return cursor.charFormat().fontWeight()


def test_names_stand_in_bold_and_what_is_said_does_not(window: MainWindow, talk: Source) -> None:
    name, words = TALK.index("Interviewer"), TALK.index("Who paid")
    assert weight_at(window, name) > 600
    assert weight_at(window, words) < 600


def test_the_header_tells_the_time_where_one_reads(window: MainWindow, talk: Source) -> None:
    window.work.page._tell()
    assert window.work.page.header.told().startswith("0:00:30")


def fill(dialog: QDialog, code: str, case: str) -> None:
    """Give the interviewer a code, the respondent a case."""
    assert isinstance(dialog, SpeakersDialog)
    table = dialog.table
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == ["Interviewer", "R1"]
    assert not dialog.act.isEnabled()
    box = table.cellWidget(0, 3)
    assert isinstance(box, ChoiceBox)
    box.choose(code)
    box.activated.emit(box.currentIndex())
    case_box = table.cellWidget(1, 4)
    assert isinstance(case_box, QComboBox)
    case_box.setEditText(case)
    assert dialog.turns() == 40
    button(dialog, "Give to turns").click()


def test_turns_get_codes_and_cases_in_one_step(window: MainWindow, talk: Source) -> None:
    project = project_of(window)
    code = next(iter(project.codebook))
    before = len(project.history())
    with answering(lambda dialog: fill(dialog, code.id, "Respondent 1")):
        window.work.speaking.code()
    settle()
    assert len(project.history()) == before + 1
    quotes = [each.quote for each in project.segments_of(talk) if each.code == code.id]
    assert len(quotes) == 20
    assert quotes[0] == "Who paid 0."
    assert [case.name for case in project.cases.values()] == ["Respondent 1"]
    assert len(project.case_parts) == 20
    project.undo()
    assert (project.segments_of(talk), dict(project.case_parts)) == ([], {})


def test_speakers_of_an_open_document_are_found_later(window: MainWindow, tmp_path: Path) -> None:
    taken(window, tmp_path / "late.txt", TALK, speakers=False)
    name = TALK.index("Interviewer")
    assert weight_at(window, name) < 600
    window.work.speaking.find()
    settle()
    assert weight_at(window, name) > 600
    window.work.speaking.find()
    assert "known already" in window.status.told()


def test_where_nobody_speaks_it_is_told(window: MainWindow) -> None:
    window.work.speaking.code()
    assert "Nobody is known to speak" in window.status.told()
    window.work.speaking.ask_time()
    assert "tells no times" in window.status.told()


def test_a_time_is_gone_to_from_the_palette(window: MainWindow, talk: Source, qtbot: QtBot) -> None:
    window.work.speaking.ask_time()
    palette = window.work.going.palette
    qtbot.keyClicks(palette.query, "12:45")
    assert palette.rows()[0].startswith("0:12:30")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    settle()
    assert window.work.page.view.caret() == TALK.index("[00:12:30]")


def test_many_documents_are_looked_through_on_a_thread(
    window: MainWindow, talk: Source, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(25):
        taken(window, tmp_path / f"{number}.txt", TALK.replace("R1", f"X{number}"))
    work = window.work
    dialog = SpeakersDialog(project_of(window), project_of(window).source("0.txt"), work.tasks, window)
    assert dialog.table.rowCount() == 2
    dialog.scope.setCurrentIndex(1)
    dialog.scope.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 27)
    assert not dialog.act.isEnabled()
    dialog.reject()
    dialog.deleteLater()
