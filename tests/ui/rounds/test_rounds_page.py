"""The page of rounds: how far each is, what can be done with it, and where its buttons lead."""

import pytest
import round_study
import small_study
from open_window import press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget
from pytestqt.qtbot import QtBot
from round_study import INTERVIEW, NOTES

from blotter.domain.segment import Coder
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.rounds.page import RoundsPage
from blotter.ui.rounds.round_model import CODERS, MATERIAL, NAME, OPENED, STATE


@pytest.fixture
def project(window: MainWindow) -> Project:
    return window.work.desk.project


@pytest.fixture
def people(project: Project) -> tuple[Coder, Coder]:
    mira, jonas = project.coders.values()
    return mira, jonas


def page_of(window: MainWindow) -> RoundsPage:
    window.actions_by_id["rounds"].trigger()
    settle()
    return window.work.rounds_page


def cells(page: RoundsPage, row: int = 0) -> list[str]:
    return [str(page.model.index(row, column).data()) for column in (NAME, STATE, CODERS, MATERIAL, OPENED)]


def test_without_rounds_there_is_one_way_on(window: MainWindow) -> None:
    page = page_of(window)
    assert page.nothing.isVisible()
    assert page.nothing.note.sentence() == "No reliability rounds yet. *Start a round…*"


def test_a_round_tells_state_and_who_is_how_far(
    window: MainWindow, project: Project, people: tuple[Coder, Coder]
) -> None:
    mira, jonas = people
    pilot = round_study.start(project, "Pilot", NOTES, INTERVIEW, question="Is it clear?", plan="We talk.")
    page = page_of(window)
    assert cells(page) == ["Pilot", "Blind", "MO 0 of 2, JF 0 of 2", "2 documents", ""]
    for words in (
        "Is it clear?",
        "We talk.",
        "Mira Okonjo 0 of 2, Jonas Falk 0 of 2",
        "Sentence",
        "All codes",
    ):
        assert words in page.facts.text()
    round_study.finish(project, pilot, jonas)
    settle()
    assert cells(page)[2] == "MO 0 of 2, JF 2 of 2"
    round_study.finish(project, pilot, mira)
    settle()
    page = page_of(window)
    assert cells(page)[1] == "Open"
    assert cells(page)[4]


def test_what_can_be_done_depends_on_the_round(
    window: MainWindow, project: Project, people: tuple[Coder, Coder]
) -> None:
    """Blind: code, open, look. Open: compare, report. Who is not in it cannot code in it."""
    mira, jonas = people
    pilot = round_study.start(project, "Pilot", INTERVIEW)
    page = page_of(window)

    def usable() -> list[bool]:
        return [each.isEnabled() for each in (page.work, page.open, page.look, page.compare, page.report)]

    assert usable() == [True, True, True, False, False]
    for coder in (mira, jonas):
        round_study.finish(project, pilot, coder)
    settle()
    page = page_of(window)
    assert usable() == [True, False, False, True, True]
    window.work.desk.add_coder("Third Person")
    window.work.desk.act_as(project.coder("Third Person"))
    settle()
    assert not page.work.isEnabled()


def test_enter_in_the_list_leads_to_coding_in_it_and_out_again(window: MainWindow, project: Project) -> None:
    pilot = round_study.start(project, "Pilot", NOTES)
    page = page_of(window)
    press_in(page.table, Qt.Key.Key_Return)
    settle()
    assert project.working_in == pilot
    assert window.work.is_text_in_view()
    assert window.work.desk.source == small_study.document(project, NOTES)
    page = page_of(window)
    assert cells(page)[0] == "Pilot (you code here)"
    assert page.work.text() == "Code openly again"
    page.work.click()
    settle()
    assert project.working_in is None


def test_compare_shows_the_round_by_its_unit(
    window: MainWindow, project: Project, people: tuple[Coder, Coder], qtbot: QtBot
) -> None:
    """Also from within another round, of which nothing would be compared there."""
    pilot = round_study.start(project, "Pilot", INTERVIEW)
    other = round_study.start(project, "Other", NOTES)
    for coder in people:
        round_study.code(project, pilot, coder, (INTERVIEW, "motive", "Nobody asked"))
        round_study.finish(project, pilot, coder)
    window.work.rounds.work_in(other)
    settle()
    page = page_of(window)
    page.choose("Pilot")
    page.compare.click()
    # What is read anew then leaves nothing of what was there before.
    assert [dock.windowTitle() for dock in window.findChildren(QDockWidget) if not dock.isHidden()] == []
    settle()
    comparison = window.work.comparison
    assert comparison.isVisible()
    qtbot.waitUntil(lambda: comparison.result is not None and not comparison.is_computing())
    assert comparison.result.options.round == "Pilot"
    assert comparison.result.options.unit == "sentence"
    assert [each.code for each in comparison.result.figures if each.is_used] == ["motive"]


def test_the_cursor_stays_with_its_round(window: MainWindow, project: Project) -> None:
    """The newest stands first; another one that comes does not take the cursor along."""
    round_study.start(project, "First", INTERVIEW)
    page = page_of(window)
    assert page.chosen() == project.round("First")
    round_study.start(project, "Second", NOTES)
    settle()
    page = window.work.rounds_page
    assert page.isVisible()
    assert [page.model.round(row).name for row in range(2)] == ["Second", "First"]
    assert page.chosen() == project.round("First")


def test_a_project_for_reading_only_can_be_looked_at(window: MainWindow, project: Project) -> None:
    round_study.start(project, "Pilot", INTERVIEW)
    path = project.path
    window.close_project()
    assert window.open_project(path, writable=False)
    settle()
    page = page_of(window)
    assert cells(page)[0] == "Pilot"
    assert not page.start.isEnabled()
    assert not page.open.isEnabled()
    assert page.told.text() == "The project is open for reading only."


def test_only_who_started_a_round_may_open_it_early(
    window: MainWindow, project: Project, people: tuple[Coder, Coder]
) -> None:
    """The others are told why they cannot."""
    _, jonas = people
    round_study.start(project, "Pilot", INTERVIEW)
    window.work.desk.act_as(jonas)
    settle()
    page = page_of(window)
    assert not page.open.isEnabled()
    assert not page.look.isEnabled()
    assert page.open.toolTip() == "Only Mira Okonjo, who started the round, may do this."


def test_settling_and_report_are_offered_where_somebody_answers(
    window: MainWindow, project: Project, people: tuple[Coder, Coder]
) -> None:
    asked: list[tuple[str, str]] = []
    window.work.rounds.settle = lambda identity: asked.append(("settle", identity))
    window.work.rounds.report = None
    pilot = round_study.start(project, "Pilot", INTERVIEW, blind=False)
    page = page_of(window)
    assert page.report.isHidden()
    page.settle.click()
    assert asked == [("settle", pilot.id)]
