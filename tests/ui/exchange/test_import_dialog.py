"""A project of another program, looked at before it comes in."""

from pathlib import Path

import pytest
from carried_files import qdpx
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from blotter.domain.carried import Answer, Ask
from blotter.project.project import Project
from blotter.project.transfer import Incoming
from blotter.ui import scale
from blotter.ui.exchange.asked import AskedForm
from blotter.ui.exchange.import_dialog import ProjectImportDialog
from blotter.ui.exchange.picture import CountsView


@pytest.fixture
def file(study: Project, tmp_path: Path) -> Path:
    return qdpx(study, tmp_path)


def shown(qtbot: QtBot, project: Project | None, file: Path, proposed: Path) -> ProjectImportDialog:
    dialog = ProjectImportDialog(project, Incoming(file), proposed)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.is_looking(), timeout=20_000)
    return dialog


def counts(view: CountsView) -> dict[str, list[int]]:
    """The numbers by what they count."""
    model = view.model()
    rows = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
    return {name: [int(each) for each in numbers] for name, *numbers in rows if "—" not in numbers}


def test_what_is_there_already_is_told_apart_from_what_is_new(
    qtbot: QtBot, study: Project, file: Path, tmp_path: Path
) -> None:
    documents = len(study.sources)
    dialog = shown(qtbot, study, file, tmp_path / "new.blotter")
    assert counts(dialog.counts)["documents"] == [documents, 0, documents, 0]
    assert dialog.act.isEnabled()
    assert dialog.target() is None
    dialog.into_new.click()
    qtbot.waitUntil(lambda: not dialog.is_looking(), timeout=20_000)
    assert counts(dialog.counts)["documents"] == [documents, documents, 0, 0]
    assert dialog.target() == tmp_path / "new.blotter"


def test_passages_are_shown_within_their_words(
    qtbot: QtBot, study: Project, file: Path, tmp_path: Path
) -> None:
    dialog = shown(qtbot, study, file, tmp_path / "new.blotter")
    assert "an emoji is one" in dialog.samples.convention.text()
    assert dialog.samples.passages.toPlainText().count(" · ") == 3


def test_without_a_project_only_a_new_one_is_offered(qtbot: QtBot, file: Path, tmp_path: Path) -> None:
    dialog = shown(qtbot, None, file, tmp_path / "new.blotter")
    assert not dialog.into_open.isVisible()
    assert dialog.into_new.isChecked()
    assert dialog.place.isEnabled()


def test_a_project_is_never_replaced(qtbot: QtBot, study: Project, file: Path, tmp_path: Path) -> None:
    dialog = shown(qtbot, None, file, study.path)
    dialog.act.click()
    assert dialog.isVisible()
    assert "exists already" in dialog.complaint.text()
    dialog.place.show_value("")
    dialog.act.click()
    assert "Say where" in dialog.complaint.text()
    dialog.place.show_value(str(tmp_path / "other"))
    dialog.act.click()
    assert not dialog.isVisible()
    assert dialog.target() == tmp_path / "other.blotter"


def test_a_file_that_holds_no_project_says_why(qtbot: QtBot, study: Project, tmp_path: Path) -> None:
    bad = tmp_path / "bad.qdpx"
    bad.write_bytes(b"no archive at all")
    dialog = shown(qtbot, study, bad, tmp_path / "new.blotter")
    assert "bad.qdpx" in dialog.title.text()
    assert not dialog.act.isEnabled()
    assert not dialog.counts.isVisible()


def test_another_answer_reads_the_file_again(
    qtbot: QtBot, study: Project, file: Path, tmp_path: Path
) -> None:
    dialog = shown(qtbot, study, file, tmp_path / "new.blotter")
    box = dialog.asked.boxes["positions"]
    other = next(place for place in range(box.count()) if place != box.currentIndex())
    box.setCurrentIndex(other)
    box.activated.emit(other)
    assert dialog.is_looking()
    qtbot.waitUntil(lambda: not dialog.is_looking(), timeout=20_000)
    assert dialog.asked.boxes["positions"].currentIndex() == other
    assert dialog.read().file.choices["positions"] == dialog.asked.boxes["positions"].itemData(other)


def test_a_dialog_that_is_closed_stops_reading(
    qtbot: QtBot, study: Project, file: Path, tmp_path: Path
) -> None:
    dialog = ProjectImportDialog(study, Incoming(file), tmp_path / "new.blotter")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert not dialog.is_looking()


def test_questions_that_stay_keep_their_boxes(qtbot: QtBot) -> None:
    form = AskedForm()
    qtbot.addWidget(form)
    answers = (Answer("a", "First"), Answer("b", "Second"))
    form.show_asks((Ask("one", "Which?", answers, "a"),))
    box = form.boxes["one"]
    told = QSignalSpy(form.answered)
    form.show_asks((Ask("one", "Which?", answers, "b"),))
    assert form.boxes["one"] is box
    assert box.currentText() == "Second"
    assert told.count() == 0
    box.activated.emit(0)
    assert told.at(0) == ["one", "b"]
    form.show_asks(())
    assert not form.isVisible()


def test_the_question_that_is_answered_keeps_the_keyboard(
    qtbot: QtBot, study: Project, file: Path, tmp_path: Path
) -> None:
    dialog = shown(qtbot, study, file, tmp_path / "new.blotter")
    dialog.activateWindow()
    box = dialog.asked.boxes["positions"]
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert dialog.is_looking()
    qtbot.waitUntil(lambda: not dialog.is_looking(), timeout=20_000)
    assert dialog.asked.boxes["positions"].hasFocus()
    assert dialog.counts.isEnabled()


def test_further_files_are_told_of(qtbot: QtBot, study: Project, file: Path, tmp_path: Path) -> None:
    dialog = ProjectImportDialog(study, Incoming(file), tmp_path / "new.blotter", waiting=2)
    qtbot.addWidget(dialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "2 more files are asked about after this one. Each is a step of its own." in told


def test_with_large_letters_everything_can_be_reached(
    qtbot: QtBot, study: Project, file: Path, tmp_path: Path
) -> None:
    scale.use(200)
    dialog = shown(qtbot, study, file, tmp_path / "new.blotter")
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    act = dialog.act.mapTo(dialog, dialog.act.rect().bottomRight())
    assert dialog.rect().contains(act)
    dialog.activateWindow()
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    dialog.remarks.words.setFocus()
    qtbot.waitUntil(dialog.remarks.words.hasFocus)
    seen = dialog.remarks.words.mapTo(area.viewport(), dialog.remarks.words.rect().center())
    assert area.viewport().rect().contains(seen)
