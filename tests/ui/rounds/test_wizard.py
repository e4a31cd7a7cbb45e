"""The wizard: every page has an answer, Enter leads through, and what was answered is what is started."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import round_study
import small_study
from open_window import answering, button, settle, shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from blotter.analysis.drawing import Of
from blotter.analysis.units import Unit, UnitRule
from blotter.project import assignments, rounds
from blotter.project.project import Project
from blotter.project.round_plans import RoundPlan
from blotter.ui.main_window import MainWindow
from blotter.ui.rounds import draw_page
from blotter.ui.rounds.wizard import RoundWizard
from blotter.ui.tasks import TaskRunner

QUESTION, CODERS, UNIT, MATERIAL, BLIND, CODES, MEASURES, SETTLE, START = range(9)
ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def wizard(study: Project, tasks: TaskRunner, dressed: QApplication, qtbot: QtBot) -> RoundWizard:
    made = RoundWizard(study, tasks)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    settle()
    return made


def press(
    wizard: RoundWizard, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or wizard, key, modifiers)
    settle()


def go_to(wizard: RoundWizard, number: int) -> None:
    wizard.steps.setCurrentRow(number)
    settle()
    assert wizard.number() == number, wizard.complaint.text()


def test_enter_leads_through_to_a_round_by_defaults(wizard: RoundWizard, study: Project) -> None:
    """Nothing has to be typed: all documents, all coders, all codes, by sentence, blind."""
    for number in range(START):
        assert wizard.number() == number
        press(wizard, ENTER, CONTROL)
    assert wizard.number() == START
    assert wizard.start.hasFocus()
    plan = wizard.plan()
    assert plan.name == "Round 1"
    assert [coder.name for coder in plan.coders] == ["Mira Okonjo", "Jonas Falk"]
    assert (plan.unit, plan.unit_rule, plan.threshold) == (Unit.SENTENCE, UnitRule.TOUCHED, 0.5)
    assert plan.measures == ("segment_match_f1", "f1", "krippendorff_alpha_nominal")
    assert (plan.codes, plan.blind, plan.freeze, plan.seed) == ((), True, True, None)
    assert "decide with reasons" in plan.plan
    press(wizard, ENTER)
    assert wizard.result() == QDialog.DialogCode.Accepted
    study.apply(rounds.start(study, plan))
    assert study.round("Round 1").is_blind


def test_plain_enter_goes_on_from_a_line(wizard: RoundWizard) -> None:
    wizard.pages[QUESTION].focus_first()
    press(wizard, ENTER)
    assert wizard.number() == CODERS
    press(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.number() == QUESTION


def test_a_name_that_is_taken_is_refused_where_it_was_typed(wizard: RoundWizard, study: Project) -> None:
    round_study.start(study, "Pilot")
    wizard.pages[QUESTION].name.setText("pilot")
    wizard.next.click()
    assert wizard.number() == QUESTION
    assert wizard.complaint.text() == "There is a round “Pilot” already. Choose another name."
    wizard.pages[QUESTION].name.setText("Another")
    wizard.next.click()
    assert wizard.number() == CODERS
    assert wizard.complaint.text() == ""


def test_one_coder_is_enough_only_for_the_same_once_more(
    study: Project, tasks: TaskRunner, dressed: QApplication, qtbot: QtBot
) -> None:
    pilot = round_study.start(study, "Pilot", blind=False)
    wizard = RoundWizard(study, tasks)
    qtbot.addWidget(wizard)
    page = wizard.pages[CODERS]
    page.coders.show_value([next(iter(study.coders))])
    wizard.steps.setCurrentRow(UNIT)
    assert wizard.number() == CODERS
    assert "Mira Okonjo" in wizard.complaint.text()
    page.again.show_value(pilot.id)
    go_to(wizard, START)
    assert wizard.plan().again == pilot
    assert any("The same as in “Pilot”" in line for line in wizard.pages[START].words())


def test_the_draw_is_shown_and_the_same_seed_draws_the_same(
    wizard: RoundWizard, study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = wizard.pages[MATERIAL]
    go_to(wizard, MATERIAL)
    assert page.told.text() == f"3 documents, {sum(s.characters for s in study.sources.values())} characters."
    assert not page.is_asked(page.seed)
    page.of.show_value(str(Of.SENTENCE))
    page.how.show_value("random")
    page.share.show_value(50)
    assert page.is_asked(page.seed)
    page.seed.show_value(7)
    settle()
    drawn = [page.list.item(row).text() for row in range(page.list.count())]
    assert drawn
    assert page.told.text().startswith(f"{len(drawn)} sentence")
    page.seed.show_value(8)
    page.seed.show_value(7)
    settle()
    assert [page.list.item(row).text() for row in range(page.list.count())] == drawn
    monkeypatch.setattr(draw_page, "randrange", lambda _: 4711)
    page.again.click()
    assert page.seed.value() == 4711
    page.seed.show_value(7)
    go_to(wizard, START)
    assert any("seed 7" in line for line in wizard.pages[START].words())
    plan = wizard.plan()
    found = rounds.sample(study, plan)
    assert len(found.passages) == len(drawn)


def test_documents_can_be_chosen_and_none_is_refused(wizard: RoundWizard, study: Project) -> None:
    page = wizard.pages[MATERIAL]
    go_to(wizard, MATERIAL)
    assert not page.is_asked(page.some)
    page.which.show_value("some")
    settle()
    assert page.is_asked(page.some)
    assert page.told.text().startswith("No document is ticked.")
    wizard.next.click()
    assert wizard.number() == MATERIAL
    assert "No document is ticked" in wizard.complaint.text()
    chosen = [small_study.document(study, name) for name in ("Loan", "Notes")]
    page.some.show_value([each.id for each in chosen])
    settle()
    assert page.told.text().startswith("2 documents, ")
    go_to(wizard, START)
    assert {each.id for each in wizard.plan().sources} == {each.id for each in chosen}
    assert set(rounds.sample(study, wizard.plan()).sources) == set(chosen)


def test_passages_of_one_coder_take_the_place_of_unit_and_draw(wizard: RoundWizard, study: Project) -> None:
    unit, material = wizard.pages[UNIT], wizard.pages[MATERIAL]
    go_to(wizard, UNIT)
    unit.bounds.show_value(study.coder("Jonas Falk").id)
    assert not unit.is_asked(unit.unit)
    wizard.steps.setCurrentRow(BLIND)
    assert wizard.number() == MATERIAL
    assert wizard.complaint.text()
    assert not material.is_asked(material.how)
    study.act_as("Jonas Falk")
    small_study.mark(study, "Loan", "motive", "fifteen years")
    go_to(wizard, BLIND)
    plan = wizard.plan()
    assert plan.boundaries == study.coder("Jonas Falk")
    assert plan.unit is Unit.SEGMENT


def test_some_codes_can_be_chosen_and_none_is_refused(wizard: RoundWizard, study: Project) -> None:
    page = wizard.pages[CODES]
    go_to(wizard, CODES)
    assert not page.is_asked(page.some)
    page.which.show_value("some")
    assert page.is_asked(page.some)
    wizard.next.click()
    assert wizard.number() == CODES
    assert "No code is ticked" in wizard.complaint.text()
    patrol = study.codebook.find("patrol")
    page.some.show_value([patrol.id])
    wizard.next.click()
    assert wizard.number() == MEASURES
    assert wizard.plan().codes == (patrol,)


def test_the_planner_tells_what_each_code_needs(wizard: RoundWizard, study: Project) -> None:
    """Shares come from what is done: half of the interview's sentences have “patrol”."""
    page = wizard.pages[MEASURES]
    go_to(wizard, MEASURES)
    assert "is known once some of it is coded" in page.told.text()
    study.act_as("Mira Okonjo")
    source = small_study.document(study, "Interview")
    study.apply(assignments.mark_done(study, study.acting_coder(), [source]))
    go_to(wizard, CODES)
    go_to(wizard, MEASURES)
    rows = {page.table.item(row, 0).text(): row for row in range(page.table.rowCount())}
    row = rows["patrol"]
    needed, positives, expected = (int(page.table.item(row, n).text().split(",")[0]) for n in (1, 2, 3))
    assert needed > positives > expected >= 1
    assert page.table.item(row, 3).text().endswith("too few")
    assert "too few with the code" in page.told.text()
    assert page.table.item(rows["motive"], 1).text() == "—"
    assert page.table.item(rows["motive"], 1).toolTip()
    before = needed
    page.enough.show_value(0.667)
    settle()
    assert int(page.table.item(row, 1).text()) < before


def test_words_on_settling_are_filled_in_and_kept_once_they_are_own(wizard: RoundWizard) -> None:
    page = wizard.pages[SETTLE]
    go_to(wizard, MEASURES)
    wizard.pages[MEASURES].enough.show_value(0.7)
    go_to(wizard, SETTLE)
    assert ".70" in page.words.toPlainText()
    page.way.show_value("most")
    assert page.words.toPlainText().startswith("What most coders have given stands")
    page.words.setPlainText("We toss a coin.")
    page.way.show_value("third")
    assert page.words.toPlainText() == "We toss a coin."
    assert wizard.plan().plan == "We toss a coin."


def test_the_last_page_tells_what_will_be_made(wizard: RoundWizard) -> None:
    wizard.pages[QUESTION].question.setPlainText("Is it clear?")
    wizard.pages[BLIND].blind.setChecked(False)
    go_to(wizard, START)
    told = wizard.pages[START].words()
    assert "Round: Round 1" in told
    assert "Question: Is it clear?" in told
    assert "Coders: Mira Okonjo and Jonas Falk" in told
    assert "Independence: Not blind: everybody sees everything; the codebook stays as it is." in told
    assert any(line.startswith("Codes: All 11 codes of revision") for line in told)


def test_the_window_starts_what_the_wizard_asks(window: MainWindow) -> None:
    """From the menu to the list of rounds; one undo takes it back."""
    window.show()
    with answering(lambda box: (box.steps.setCurrentRow(START), button(box, "Start the round").click())):  # type: ignore[attr-defined]
        window.actions_by_id["start-round"].trigger()
    settle()
    project = window.work.desk.project
    assert [each.name for each in project.rounds.values()] == ["Round 1"]
    page = window.work.rounds_page
    assert page.isVisible()
    assert page.chosen() == project.round("Round 1")
    assert "Started the round “Round 1”" in window.status.told()
    window.work.desk.undo()
    settle()
    assert not project.rounds
    assert window.work.rounds_page.model.rowCount() == 0


def test_what_a_round_needs_is_told_before_anything_is_asked(
    tmp_path: Path, qtbot: QtBot, dressed: object
) -> None:
    Project.create(tmp_path / "empty.blotter").close()
    with shown(qtbot) as window:
        assert window.open_project(tmp_path / "empty.blotter")
        settle()
        window.actions_by_id["start-round"].trigger()
        settle()
        assert window.status.told() == "A round needs documents. Import some first."


def test_a_plan_that_no_longer_holds_is_told(window: MainWindow) -> None:
    """A round of this name was started meanwhile: that is said, and nothing is made."""
    project = window.work.desk.project
    plan = RoundPlan(name="Pilot", coders=tuple(project.coders.values()))
    round_study.start(project, "Pilot")
    window.work.rounds.start_by(plan)
    settle()
    assert len(project.rounds) == 1
    assert "There is a round “Pilot” already" in window.status.told()
