"""The page of assignments on a real window: cells and keys, others' words, the plan, filters."""

import csv
from pathlib import Path

import pytest
from open_window import answering, button, choosing, press_in, settle
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot
from small_study import document, mark

from blotter.domain.assignment import Status
from blotter.project import assignments, coders, sources
from blotter.project.project import Project
from blotter.ui.assigning.board import BoardRole
from blotter.ui.assigning.matrix import following
from blotter.ui.assigning.page import AssigningPage
from blotter.ui.assigning.plan_dialog import PlanChoice, plan_dialog
from blotter.ui.assigning.words import Wanted
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow

MIRA, JONAS = 0, 1
"""The columns of both coders."""


@pytest.fixture
def page(window: MainWindow) -> AssigningPage:
    """The page, laid open; Mira Okonjo codes."""
    settle()
    window.actions_by_id["assignments"].trigger()
    settle()
    assert window.work.assigning.isVisible()
    return window.work.assigning


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def rows(page: AssigningPage) -> list[str]:
    return [source.name[:4] for source in page.board.rows]


def put_cursor(page: AssigningPage, name: str, column: int) -> None:
    page.matrix.setCurrentIndex(page.board.index(rows(page).index(name), column))


def held(page: AssigningPage, name: str, column: int) -> Status | None:
    return page.board.status(rows(page).index(name), column)


def press(page: AssigningPage, key: Qt.Key) -> None:
    press_in(page.matrix, key)
    settle()


def choose_cells(page: AssigningPage, *cells: tuple[str, int]) -> None:
    page.matrix.selectionModel().clear()
    for name, column in cells:
        index = page.board.index(rows(page).index(name), column)
        page.matrix.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def say(page: AssigningPage, title: str) -> None:
    """Choose an entry of the menu of the chosen cells."""
    menu = page.matrix.menu(page.matrix.currentIndex())
    next(action for action in menu.actions() if action.text() == title).trigger()
    settle()


def test_it_opens_on_the_document_that_is_read(page: AssigningPage, window: MainWindow) -> None:
    assert rows(page) == ["Inte", "Loan", "Note"]
    assert page.matrix.hasFocus()
    assert page.board.rows[page.matrix.currentIndex().row()].name == "Interview 07.md"
    assert [held(page, name, MIRA) for name in rows(page)] == [Status.IN_PROGRESS, None, Status.IN_PROGRESS]
    assert [held(page, name, JONAS) for name in rows(page)] == [None, None, None]
    window.actions_by_id["back"].trigger()
    settle()
    assert window.work.is_text_in_view()


def test_space_gives_a_document_to_another_and_takes_it_back(page: AssigningPage, window: MainWindow) -> None:
    put_cursor(page, "Loan", JONAS)
    press(page, Qt.Key.Key_Space)
    assert held(page, "Loan", JONAS) is Status.ASSIGNED
    assert "Assigned 1 document" in window.status.told()
    press(page, Qt.Key.Key_Return)
    assert held(page, "Loan", JONAS) is None
    assert page.matrix.currentIndex().column() == JONAS, "the cursor stays"
    press(page, Qt.Key.Key_Down)
    assert rows(page)[page.matrix.currentIndex().row()] == "Note"


def test_ones_own_goes_on_to_done(page: AssigningPage) -> None:
    put_cursor(page, "Loan", MIRA)
    for status in (Status.ASSIGNED, Status.DONE, None):
        press(page, Qt.Key.Key_Space)
        assert held(page, "Loan", MIRA) is status
    put_cursor(page, "Note", MIRA)
    for status in (Status.DONE, Status.IN_PROGRESS):
        press(page, Qt.Key.Key_Space)
        assert held(page, "Note", MIRA) is status


@pytest.mark.parametrize("is_own", [False, True])
def test_every_status_leads_to_another(is_own: bool) -> None:
    for status in (None, *Status):
        for has_segments in (False, True):
            assert following(status, is_own, has_segments) is not status


def test_several_cells_are_set_at_once_in_one_step(page: AssigningPage, window: MainWindow) -> None:
    choose_cells(page, ("Inte", JONAS), ("Loan", JONAS), ("Loan", MIRA))
    say(page, "Assigned")
    assert [held(page, name, JONAS) for name in ("Inte", "Loan")] == [Status.ASSIGNED] * 2
    assert held(page, "Loan", MIRA) is Status.ASSIGNED
    window.actions_by_id["undo"].trigger()
    settle()
    assert [held(page, name, JONAS) for name in ("Inte", "Loan")] == [None, None]
    assert held(page, "Loan", MIRA) is None


def test_a_whole_row_and_a_whole_column_can_be_chosen(page: AssigningPage) -> None:
    page.matrix.selectRow(1)
    assert [(source.name[:4], coder.name[:4]) for source, coder in page.matrix.chosen()] == [
        ("Loan", "Mira"), ("Loan", "Jona")
    ]  # fmt: skip
    page.matrix.selectColumn(JONAS)
    assert len(page.matrix.chosen()) == 3


def test_the_menu_ticks_what_all_chosen_cells_have(page: AssigningPage) -> None:
    choose_cells(page, ("Inte", MIRA), ("Note", MIRA))
    ticked = [
        each.text() for each in page.matrix.menu(page.matrix.currentIndex()).actions() if each.isChecked()
    ]
    assert ticked == ["In progress"]
    choose_cells(page, ("Inte", MIRA), ("Loan", MIRA))
    assert not any(each.isChecked() for each in page.matrix.menu(page.matrix.currentIndex()).actions())


def test_segments_speak_against_taking_back(page: AssigningPage, window: MainWindow) -> None:
    choose_cells(page, ("Inte", MIRA), ("Inte", JONAS))
    say(page, "Not assigned")
    assert held(page, "Inte", MIRA) is Status.IN_PROGRESS
    assert window.status.told() == "1 stays as it is: the coder has segments there."
    choose_cells(page, ("Loan", JONAS))
    say(page, "Assigned")
    choose_cells(page, ("Inte", MIRA), ("Loan", JONAS))
    say(page, "Not assigned")
    assert held(page, "Loan", JONAS) is None
    assert window.status.told().startswith(
        "Took back 1 assignment. 1 stays as it is: the coder has segments there"
    )


def test_anothers_done_asks_first(page: AssigningPage, window: MainWindow) -> None:
    choose_cells(page, ("Loan", JONAS), ("Loan", MIRA))
    with choosing("Cancel"):
        say(page, "Done")
    assert held(page, "Loan", MIRA) is None
    told: list[str] = []

    def read_and_agree(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        button(box, "Change it all the same").click()

    with answering(read_and_agree):
        say(page, "Done")
    assert "This changes 1 such word, of Jonas Falk." in told[0]
    assert [held(page, "Loan", column) for column in (MIRA, JONAS)] == [Status.DONE] * 2
    put_cursor(page, "Loan", JONAS)
    with choosing("Change it all the same"):
        press(page, Qt.Key.Key_Space)
    assert held(page, "Loan", JONAS) is None
    put_cursor(page, "Loan", MIRA)
    press(page, Qt.Key.Key_Space)
    assert held(page, "Loan", MIRA) is None, "of one's own nobody is asked"


def test_bars_and_totals_follow(page: AssigningPage, window: MainWindow) -> None:
    header = page.matrix.horizontalHeader().model()
    totals = page.sheet.totals.model()
    assert header.headerData(MIRA, Qt.Orientation.Horizontal, BoardRole.BAR) == (0, 2)
    assert header.headerData(JONAS, Qt.Orientation.Horizontal, BoardRole.BAR) == (0, 0)
    choose_cells(page, ("Note", MIRA))
    say(page, "Done")
    choose_cells(page, ("Note", JONAS))
    say(page, "Assigned")
    assert header.headerData(MIRA, Qt.Orientation.Horizontal, BoardRole.BAR) == (1, 2)
    note, length = rows(page).index("Note"), document(project_of(window), "Notes").characters
    assert page.board.index(note, 2).data(BoardRole.BAR) == (1, 2)
    told = page.board.index(note, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert told.endswith("done by 1 of 2 coders")
    assert totals.index(0, JONAS).data() == f"1 · {length}"
    assert totals.index(0, 2).data() == "0 of 2"
    tip = header.headerData(JONAS, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == f"Jonas Falk\n1 document assigned, 0 in progress, 0 done; 0 of {length} characters done"


def test_cells_are_told_in_words(page: AssigningPage) -> None:
    put_cursor(page, "Loan", JONAS)
    index = page.matrix.currentIndex()
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Loan agreement.txt, Jonas Falk: not assigned"
    press(page, Qt.Key.Key_Space)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Loan agreement.txt, Jonas Falk: assigned"


def test_it_follows_the_project(page: AssigningPage, window: MainWindow) -> None:
    project = project_of(window)
    put_cursor(page, "Note", JONAS)
    mark(project, "Loan", "motive", "tranche")
    assert held(page, "Loan", MIRA) is Status.IN_PROGRESS
    project.apply(sources.rename(project, document(project, "Loan"), "A loan.txt"))
    assert rows(page) == ["A lo", "Inte", "Note"]
    assert rows(page)[page.matrix.currentIndex().row()] == "Note", "the cursor stays on its document"
    project.apply(sources.remove(project, document(project, "Interview")))
    assert rows(page) == ["A lo", "Note"]
    project.apply(coders.add(project, "Ines Roth")[1])
    assert page.board.columnCount() == 4
    project.undo()
    assert page.board.columnCount() == 3


def test_what_changes_out_of_sight_is_shown_later(page: AssigningPage, window: MainWindow) -> None:
    project = project_of(window)
    window.actions_by_id["back-to-text"].trigger()
    settle()
    project.apply(assignments.assign(project, [(document(project, "Loan"), project.coder("Jonas Falk"))]))
    window.actions_by_id["assignments"].trigger()
    settle()
    assert held(page, "Loan", JONAS) is Status.ASSIGNED


def test_filters(page: AssigningPage, window: MainWindow) -> None:
    page.filter.setText("NOTES joint")
    assert rows(page) == ["Note"]
    assert page.told.text() == "1 of 3 documents"
    page.filter.setText("zzz")
    assert page.nothing.note.sentence() == "No document is like this. *Show all documents*"
    page.nothing.note.action_requested.emit()
    assert len(rows(page)) == 3
    wanted = {
        Wanted.NOBODYS: ["Loan"],
        Wanted.SINGLE: ["Inte", "Note"],
        Wanted.DOUBLE: [],
        Wanted.UNDER_WAY: ["Inte", "Note"],
        Wanted.WAITING: [],
        Wanted.DONE: [],
        Wanted.ALL: ["Inte", "Loan", "Note"],
    }
    for each, names in wanted.items():
        page.wanted.setCurrentIndex(page.wanted.findData(each))
        assert rows(page) == names, each
    choose_cells(page, ("Inte", MIRA), ("Loan", MIRA))
    say(page, "Done")
    choose_cells(page, ("Inte", JONAS))
    say(page, "Assigned")
    for each, names in ((Wanted.DONE, ["Loan"]), (Wanted.WAITING, ["Inte"]), (Wanted.DOUBLE, ["Inte"])):
        page.wanted.setCurrentIndex(page.wanted.findData(each))
        assert rows(page) == names, each


def test_a_plan_is_previewed_and_then_one_step(page: AssigningPage, window: MainWindow) -> None:
    def fill_in(box: QDialog) -> None:
        assert isinstance(box, FormDialog)
        box.enter(double=100, seed=11)
        words = [label.text() for label in box.findChildren(QLabel)]
        told.extend(each for each in words if each.startswith("3 documents"))
        button(box, "Assign").click()

    told: list[str] = []
    with answering(fill_in):
        page.plan.click()
    settle()
    assert told == [
        "3 documents: 0 single, 3 double. Mira Okonjo 3, Jonas Falk 3. Each pair shares 3 documents. "
        "4 assignments are new."
    ]
    assert [held(page, name, JONAS) for name in rows(page)] == [Status.ASSIGNED] * 3
    assert str(project_of(window).history()[-1].label) == ("Assign documents by plan, seed 11, 4 assignments")
    assert project_of(window).next_undo() is not None


def test_a_plan_may_be_for_the_listed_documents_only(
    page: AssigningPage, window: MainWindow, qtbot: QtBot
) -> None:
    project = project_of(window)
    dialog = plan_dialog(project, [document(project, "Loan")])
    qtbot.addWidget(dialog)
    assert dialog.value().some
    dialog.enter(double=0)
    assert any(label.text().startswith("1 document: 1 single") for label in dialog.findChildren(QLabel))
    dialog.enter(some=False)
    assert any(label.text().startswith("3 documents") for label in dialog.findChildren(QLabel))
    dialog.enter(coders=[])
    dialog.accept()
    assert "at least one coder" in dialog.complaints()[""]
    dialog.enter(coders=["Jonas Falk"], double=100)
    assert any("1 document was to have two" in label.text() for label in dialog.findChildren(QLabel))
    whole = plan_dialog(project, None)
    qtbot.addWidget(whole)
    assert whole.value() == PlanChoice(
        coders=["Mira Okonjo", "Jonas Falk"], double=20, seed=whole.value().seed, some=False
    )


def test_it_goes_out_into_a_file(
    page: AssigningPage, window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "who.csv"
    chosen = (str(target), "CSV, UTF-8 (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: chosen))
    page.export.click()
    qtbot.waitUntil(target.exists)
    settle()
    with target.open(encoding="utf-8", newline="") as file:
        told = [(row["source"], row["coder"], row["status"]) for row in csv.DictReader(file)]
    assert told == [
        ("Interview 07.md", "Mira Okonjo", "in progress"),
        ("Loan agreement.txt", "", ""),
        ("Notes on the joint patrols, spring and summer.txt", "Mira Okonjo", "in progress"),
    ]


def test_a_double_click_on_a_name_opens_the_document(page: AssigningPage, window: MainWindow) -> None:
    header, row = page.matrix.verticalHeader(), rows(page).index("Loan")
    place = QPoint(30, header.sectionViewportPosition(row) + 5)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert window.work.is_text_in_view()
    assert window.work.desk.source is not None
    assert window.work.desk.source.name == "Loan agreement.txt"


def test_a_documents_menu_leads_here(window: MainWindow) -> None:
    settle()
    loan = document(project_of(window), "Loan")
    menu = window.work.panes.documents.context_menu(loan.id)
    next(each for each in menu.actions() if each.text() == "Assign…").trigger()
    settle()
    page = window.work.assigning
    assert page.isVisible()
    assert page.board.rows[page.matrix.currentIndex().row()] == loan


def test_an_empty_project_says_the_one_way_to_begin(
    page: AssigningPage, window: MainWindow, qtbot: QtBot
) -> None:
    project = project_of(window)
    for source in list(project.sources.values()):
        project.apply(sources.remove(project, source))
    assert page.nothing.note.sentence() == "No documents yet. *Import…*"
    assert not page.plan.isEnabled()
    with qtbot.waitSignal(page.import_asked):
        page.import_asked.disconnect(window.work.exchange.import_files)
        page.nothing.note.action_requested.emit()


def test_the_totals_stand_under_their_columns(page: AssigningPage, window: MainWindow) -> None:
    project = project_of(window)
    for number in range(14):
        project.apply(coders.add(project, f"Coder {number}")[1])
    settle()
    matrix, totals = page.matrix, page.sheet.totals
    for place in (0, 300, 100_000):
        totals.horizontalScrollBar().setValue(place)
        settle()
        for column in range(page.board.columnCount()):
            assert totals.columnViewportPosition(column) == matrix.columnViewportPosition(column)
            assert totals.columnWidth(column) == matrix.columnWidth(column)
        assert totals.viewport().width() == matrix.viewport().width()


def test_the_cursor_stays_near_when_its_row_goes(page: AssigningPage) -> None:
    page.wanted.setCurrentIndex(page.wanted.findData(Wanted.SINGLE))
    put_cursor(page, "Note", JONAS)
    press(page, Qt.Key.Key_Space)
    assert rows(page) == ["Inte"], "it has two coders now"
    index = page.matrix.currentIndex()
    assert (index.row(), index.column()) == (0, JONAS)
    assert page.matrix.hasFocus()
