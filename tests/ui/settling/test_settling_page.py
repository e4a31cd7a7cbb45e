"""Settling in the window: keys and undo, hidden names, new bounds, rules, and what came of it."""

import sys

import pytest
from coded_study import ADA, BEN, NOTES
from open_window import CONTROL, NONE, SHIFT, answering, press_in, settle
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)

from blotter.analysis.settling import Rule
from blotter.domain.decision import Choice, Decision, Reason
from blotter.domain.segment import Segment
from blotter.project import code_notes, settling
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.settling.item_list import CODE, DOCUMENT, STATE
from blotter.ui.settling.page import SettlingPage
from blotter.ui.settling.proposals_dialog import ProposalsDialog
from blotter.ui.views.row_delegate import Role

KEY = Qt.Key
GIFT, BOAT, PAPERS = (
    "The boats were a gift 🚤 of the ministry.",
    "Two men were put on the night boat.",
    "Nobody asked for papers.",
)


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def keys(page: SettlingPage, *pressed: Qt.Key) -> None:
    """Press keys in the list."""
    for key in pressed:
        press_in(page.list, key)
    settle()


def go_to(page: SettlingPage, quote: str) -> None:
    page.list.choose(next(item.id for item in page.list.work.items if item.quote == quote))
    assert current(page) == quote


def current(page: SettlingPage) -> str:
    item = page.list.current()
    return item.quote if item is not None else ""


def decisions(window: MainWindow) -> list[Decision]:
    return project_of(window).decisions(None)


def consensus(window: MainWindow) -> set[tuple[str, str]]:
    """What the consensus coder has: code and words."""
    project = project_of(window)
    coder = settling.consensus_coder(project)
    return {
        (project.codebook.path(each.code), each.quote)
        for each in project.retrieve()
        if coder is not None and each.coder == coder.id
    }


def originals(window: MainWindow) -> set[Segment]:
    project = project_of(window)
    people = {coder.id for coder in project.coders.values() if coder.name in (ADA, BEN)}
    return {each for each in project.retrieve() if each.coder in people}


def shown_words(page: SettlingPage) -> str:
    """Everything that the page says anywhere: words, tool tips, and what is read out."""
    told: list[str] = []
    for widget in [page, *page.findChildren(QWidget)]:
        told += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        for name in ("text", "toPlainText", "placeholderText"):
            if hasattr(widget, name):
                told.append(str(getattr(widget, name)()))
    model = page.list.work
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                told.append(str(model.index(row, column).data(role)))
    for column in page.bench.sides.stripes:
        told += [
            column.words_at(QPoint(x, y).toPointF())
            for x in range(0, column.width(), 3)
            for y in range(0, column.height(), 6)
        ]
    return "\n".join(told)


def test_places_are_listed_with_the_first_that_is_open(page: SettlingPage) -> None:
    model = page.list.work
    assert [item.quote for item in model.items][:2] == ["Left port at six.", GIFT]
    assert model.index(1, CODE).data() == "assistance"
    assert model.index(1, DOCUMENT).data() == "notes.txt"
    assert model.index(1, STATE).data(Role.STATUS) == "arrows-horizontal:boundary"
    assert page.head.progress.text() == f"0 of {model.rowCount()} settled"
    assert QApplication.focusWidget() is page.list


def test_three_places_are_settled_by_keys(page: SettlingPage, coded_window: MainWindow) -> None:
    before = originals(coded_window)
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4, KEY.Key_Return)
    assert current(page) == BOAT
    keys(page, KEY.Key_A, KEY.Key_1, KEY.Key_Enter)
    assert current(page) == PAPERS
    keys(page, KEY.Key_O, KEY.Key_3)
    press_in(page.list, KEY.Key_Return, CONTROL)
    told = [(each.quote, each.choice, each.reason, each.took_part) for each in decisions(coded_window)]
    assert told == [
        (GIFT, Choice.ONE, Reason.UNITISING, True),
        (BOAT, Choice.ONE, Reason.SLIP, True),
        (PAPERS, Choice.ALL, Reason.INTERPRETATION, True),
    ]
    sided = [project_of(coded_window).coders[each.sided[0]].name for each in decisions(coded_window)[:2]]
    assert sided == [BEN, ADA]
    assert consensus(coded_window) == {
        ("assistance", "a gift 🚤"),
        ("repression", BOAT),
        ("repression", PAPERS),
        ("assistance", PAPERS),
    }
    assert page.head.progress.text().startswith("3 of ")
    assert originals(coded_window) == before


def test_undo_opens_the_last_place_again_and_redo_settles_it(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4, KEY.Key_Return, KEY.Key_X, KEY.Key_1, KEY.Key_Return)
    assert len(decisions(coded_window)) == 2
    coded_window.actions_by_id["undo"].trigger()
    settle()
    assert [each.quote for each in decisions(coded_window)] == [GIFT]
    assert current(page) == BOAT
    assert page.bench.decision.reason() is None
    assert page.head.progress.text().startswith("1 of ")
    coded_window.actions_by_id["redo"].trigger()
    settle()
    assert len(decisions(coded_window)) == 2


def test_nothing_is_settled_without_a_choice_and_a_reason(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    go_to(page, GIFT)
    assert not page.bench.decision.decide.isEnabled()
    keys(page, KEY.Key_A, KEY.Key_Return)
    assert decisions(coded_window) == []
    assert "Choose what stands and a reason first." in coded_window.status.told()
    assert not page.bench.decision.decide.isEnabled()
    keys(page, KEY.Key_2)
    assert page.bench.decision.decide.isEnabled()
    page.bench.decision.decide.click()
    settle()
    assert len(decisions(coded_window)) == 1


def test_what_a_choice_makes_is_shown_before(page: SettlingPage) -> None:
    go_to(page, PAPERS)
    told = page.bench.consensus.page
    assert "what the coders coded stays as it is" in told.accessibleDescription()
    for key, words in (
        (KEY.Key_A, "repression, 24 characters"),
        (KEY.Key_B, "assistance, 24 characters"),
        (KEY.Key_X, "nothing stands here"),
    ):
        keys(page, key)
        assert told.accessibleDescription() == words
    keys(page, KEY.Key_O)
    assert set(told.accessibleDescription().split(", ")) == {"repression", "assistance", "24 characters"}


def test_new_bounds_by_keys(page: SettlingPage, coded_window: MainWindow) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_A, KEY.Key_E)
    text = page.bench.consensus.page
    assert text.hasFocus()
    for key, modifiers in (
        (KEY.Key_Left, NONE),
        (KEY.Key_Left, NONE),
        (KEY.Key_Left, NONE),
        (KEY.Key_Tab, NONE),
        (KEY.Key_Right, NONE),
        (KEY.Key_Right, SHIFT),
        (KEY.Key_Left, SHIFT),
        (KEY.Key_Return, NONE),
        (KEY.Key_2, NONE),
        (KEY.Key_Return, NONE),
    ):
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    settle()
    (decision,) = decisions(coded_window)
    assert decision.choice is Choice.NEW
    assert decision.reason is Reason.DEFINITION
    ((code, words),) = consensus(coded_window)
    assert code == "assistance"
    assert words in GIFT
    assert words.startswith("boats")
    assert words not in (GIFT, "a gift 🚤")


def test_the_ends_can_be_dragged(page: SettlingPage, coded_window: MainWindow) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_A, KEY.Key_E, KEY.Key_4)
    text = page.bench.consensus.page
    page.bench.consensus.bounds.cancel()
    text.grab()
    scene = page.bench.sides.scene
    start = text.grips[False].center().toPoint()
    to = text.caret_box(scene.text.index("a gift")).center().toPoint()
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(text.viewport(), to)
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=to)
    page.bench.decision.decide.click()
    settle()
    assert consensus(coded_window) == {("assistance", "a gift 🚤 of the ministry.")}


def test_words_can_be_selected_and_coded_and_segments_let_go(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    go_to(page, BOAT)
    keys(page, KEY.Key_A, KEY.Key_E)
    pane = page.bench.consensus
    book = project_of(coded_window).codebook
    at = page.bench.sides.scene.text.index("the night boat")
    pane.bounds.cancel()
    pane.page.select(type(page.bench.sides.scene.place)(at, at + len("the night boat")))
    pane.code.choose(book.find("patrol").id)
    pane.code.activated.emit(pane.code.currentIndex())
    assert {(book.path(each.code), NOTES[slice(*each.span)]) for each in pane.stands()} == {
        ("repression", BOAT),
        ("patrol", "the night boat"),
    }
    press_in(pane.page, KEY.Key_S)
    assert pane.page.emphasis.chosen == "stand-0"
    pane.bounds.cancel()
    pane.remove.click()
    pane.code.choose(book.find("patrol/exercise").id)
    pane.code.activated.emit(pane.code.currentIndex())
    keys(page, KEY.Key_1, KEY.Key_Return)
    assert consensus(coded_window) == {("patrol/exercise", "the night boat")}


def test_new_bounds_without_any_segment_cannot_be_decided(page: SettlingPage) -> None:
    go_to(page, BOAT)
    keys(page, KEY.Key_A, KEY.Key_E, KEY.Key_1)
    page.bench.consensus.bounds.cancel()
    page.bench.consensus.remove.click()
    assert not page.bench.decision.decide.isEnabled()


@pytest.mark.parametrize("shuffles", [False, True])
def test_with_names_hidden_nothing_gives_a_name_away(
    page: SettlingPage, coded_window: MainWindow, shuffles: bool
) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4, KEY.Key_Return)
    assert BEN in shown_words(page)
    page.head.hides.click()
    if shuffles:
        page.head.shuffles.click()
    settle()
    for item in list(page.list.work.items):
        page.list.choose(item.id)
        told = shown_words(page)
        assert BEN not in told
        assert ADA not in told
    page.head.outcome.click()
    settle()
    told = [label.text() for label in page.outcome.findChildren(QLabel) if label.isVisible()]
    assert not any(ADA in words or BEN in words for words in told)
    assert not page.outcome.chart.isVisible()
    assert ADA not in coded_window.status.told()
    assert BEN not in coded_window.status.told()


def test_a_hidden_name_is_kept_with_the_decision_and_not_told(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    page.head.hides.click()
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4, KEY.Key_Return)
    assert coded_window.status.told().startswith("Settled: B")
    (decision,) = decisions(coded_window)
    assert decision.hidden
    assert [project_of(coded_window).coders[each].name for each in decision.sided] == [BEN]


def test_shuffled_order_stays_at_a_place_and_a_letter_means_who_stands_there(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    page.head.shuffles.click()
    orders = {}
    for item in list(page.list.work.items):
        page.list.choose(item.id)
        orders[item.id] = page.bench.sides.heads()
    assert any(heads[0].startswith(BEN) for heads in orders.values()) or len(orders) < 4
    for item in list(page.list.work.items):
        page.list.choose(item.id)
        assert page.bench.sides.heads() == orders[item.id]
    go_to(page, BOAT)
    first = page.bench.sides.scene.sides[0].name
    keys(page, KEY.Key_A, KEY.Key_1, KEY.Key_Return)
    (decision,) = decisions(coded_window)
    assert [project_of(coded_window).coders[each].name for each in decision.sided] == [first]


def test_hiding_names_leaves_what_is_chosen_and_written(page: SettlingPage) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4)
    page.bench.decision.note.setPlainText("as said at the meeting")
    page.head.hides.click()
    assert page.bench.decision.reason() is Reason.UNITISING
    assert page.bench.decision.note.toPlainText() == "as said at the meeting"
    assert page.bench.decision.decide.isEnabled()
    assert page.bench.consensus.page.accessibleDescription() == "assistance, 8 characters"


def test_letters_and_enter_in_the_note_are_words(page: SettlingPage, coded_window: MainWindow) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4)
    note = page.bench.decision.note
    note.setFocus()
    QTest.keyClicks(note, "ox 1")
    QTest.keyClick(note, KEY.Key_Return)
    assert note.toPlainText() == "ox 1\n"
    assert decisions(coded_window) == []
    QTest.keyClick(note, KEY.Key_Return, CONTROL)
    settle()
    (decision,) = decisions(coded_window)
    assert (decision.note, decision.choice) == ("ox 1", Choice.ONE)


def test_a_decision_can_propose_other_words_for_a_definition(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    go_to(page, PAPERS)
    keys(page, KEY.Key_A, KEY.Key_2)
    pane = page.bench.decision
    pane.note.setPlainText("papers are no help")
    pane.proposes.click()
    assert pane.words.isVisible()
    book = project_of(coded_window).codebook
    pane.code.choose(book.find("assistance").id)
    pane.code.activated.emit(pane.code.currentIndex())
    assert pane.words.toPlainText() == "What tells of assistance."
    pane.words.setPlainText("Help in goods or money.")
    pane.decide.click()
    settle()
    (note,) = code_notes.of_code(project_of(coded_window), book.find("assistance").id)
    assert (note.part, note.words, note.text) == ("short", "Help in goods or money.", "papers are no help")
    assert len(decisions(coded_window)) == 1
    assert not page.bench.decision.proposes.isChecked()
    coded_window.actions_by_id["undo"].trigger()
    settle()
    assert code_notes.of_code(project_of(coded_window), book.find("assistance").id) == []
    assert decisions(coded_window) == []


def test_a_settled_place_says_by_whom_and_can_be_opened_again(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4, KEY.Key_Return)
    go_to(page, GIFT)
    model = page.list.work
    assert model.index(1, STATE).data(Role.STATUS) == "check:decided"
    told = page.bench.decision.told.text()
    assert told == f"Settled by {ADA}, who is one of the coders: {BEN}, unitising"
    page.bench.decision.back.click()
    settle()
    assert decisions(coded_window) == []
    assert consensus(coded_window) == set()
    assert model.index(1, STATE).data(Role.STATUS) == "arrows-horizontal:boundary"


def test_filters_narrow_the_list_and_say_so_where_nothing_is_left(page: SettlingPage) -> None:
    page.fold.click()
    assert page.filters.isVisible()
    page.filters.kind.choose("missed")
    page.filters.changed.emit()
    assert [item.quote for item in page.list.work.items] == [BOAT]
    page.filters.only_open.click()
    keys(page, KEY.Key_X, KEY.Key_1, KEY.Key_Return)
    assert page.list.work.rowCount() == 0
    assert page.none_here.note.sentence() == "No place of this kind. *List all places*"
    page.none_here.note.action_requested.emit()
    assert page.list.work.rowCount() == len(page.work.items)


def test_a_rule_is_previewed_and_applied_in_one_step(
    page: SettlingPage, coded_window: MainWindow, qtbot
) -> None:
    seen: list[str] = []

    def choose(box: ProposalsDialog) -> None:
        try:
            qtbot.waitUntil(lambda: box.found is not None)
            assert box.rows.rowCount() == len(box.found.agreed)
            box.rule.choose(str(Rule.OVERLAP))
            box.rule.activated.emit(box.rule.currentIndex())
            box.threshold.setValue(0.1)
            qtbot.waitUntil(lambda: box.found.rule is Rule.OVERLAP and box.found.threshold == 0.1)
            assert decisions(coded_window) == []
            seen.extend((box.act.text(), box.summary.text()))
            box.act.click()
        finally:
            if box.isVisible():
                box.reject()

    with answering(choose):
        page.head.proposals.click()
    settle()
    count = len(decisions(coded_window))
    assert count == 1
    assert seen[0] == "Settle 1 place"
    assert "Settles 1 place." in seen[1]
    assert "What the coders coded stays as it is" in seen[1]
    assert page.head.progress.text().startswith(f"{count} of ")
    go_to(page, GIFT)
    assert page.bench.decision.told.text().startswith("Settled by rule: ")
    assert page.bench.decision.note.toPlainText() == ""
    coded_window.actions_by_id["undo"].trigger()
    settle()
    assert decisions(coded_window) == []
    assert consensus(coded_window) == set()


def test_cancelled_rules_make_nothing(page: SettlingPage, coded_window: MainWindow) -> None:
    with answering(lambda box: box.reject()):
        page.head.proposals.click()
    assert decisions(coded_window) == []


def test_the_outcome_tells_agreement_before_and_after_and_who_prevailed(
    page: SettlingPage, coded_window: MainWindow, qtbot
) -> None:
    go_to(page, GIFT)
    keys(page, KEY.Key_B, KEY.Key_4, KEY.Key_Return, KEY.Key_A, KEY.Key_1, KEY.Key_Return)
    page.head.outcome.click()
    outcome = page.outcome
    qtbot.waitUntil(lambda: outcome.rows.rowCount() > 0)
    rows = {
        outcome.rows.index(row, 0).data(): (
            outcome.rows.index(row, 1).data(),
            outcome.rows.index(row, 2).data(),
        )
        for row in range(outcome.rows.rowCount())
    }
    expected = {
        row.code: (row.before, row.after)
        for row in settling.negotiated(project_of(coded_window), None)
        if row.measure == outcome.measure.chosen()
    }
    assert expected["assistance"][0] < expected["assistance"][1]
    assert rows["assistance"][0] != rows["assistance"][1]
    told = outcome.chart.accessibleDescription().splitlines()
    assert told == [
        f"{ADA}: 1 stood · 0 with others · 1 did not stand",
        f"{BEN}: 1 stood · 0 with others · 1 did not stand",
    ]
    assert outcome.deciders.text() == f"{ADA}: 2 places, as one of the coders"
    page.head.outcome.click()
    assert page.list.isVisible()


def test_before_anything_is_settled_the_outcome_says_so(page: SettlingPage, qtbot) -> None:
    page.head.outcome.click()
    qtbot.waitUntil(lambda: page.outcome.nothing.note.sentence() != "")
    assert page.outcome.nothing.note.sentence().startswith("Nothing is settled yet.")


def test_the_comparison_leads_to_the_place(coded_window: MainWindow, qtbot) -> None:
    coded_window.work.show_comparison()
    comparison = coded_window.work.comparison
    qtbot.waitUntil(lambda: comparison.result is not None and not comparison.is_computing())
    comparison.table.choose("repression")
    comparison.panel.list.choose(0)
    comparison.panel.passage.settle.click()
    settle()
    page = coded_window.work.settling_page
    assert page.isVisible()
    assert current(page) == BOAT


def test_what_is_coded_meanwhile_is_listed(page: SettlingPage, coded_window: MainWindow) -> None:
    project = project_of(coded_window)
    before = page.list.work.rowCount()
    found = next(each for each in project.retrieve() if each.quote == BOAT)
    coded_window.work.desk.unmark([found.id])
    settle()
    assert page.list.work.rowCount() == before - 1
    assert BOAT not in [item.quote for item in page.list.work.items]


def test_the_keys_are_rows_of_the_actions_and_work_only_here(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    actions = coded_window.actions_by_id
    assert actions["settle-a"].isEnabled()
    coded_window.work.show_text()
    settle()
    assert not actions["settle-a"].isEnabled()
    assert actions["settle"].isEnabled()


def test_a_project_that_is_only_read_can_be_looked_at(page: SettlingPage, coded_window: MainWindow) -> None:
    coded_window.work.desk.rest("Importing")
    settle()
    keys(page, KEY.Key_A, KEY.Key_1)
    assert not page.bench.decision.decide.isEnabled()
    assert page.bench.decision.reason() is None
    coded_window.work.desk.rest("")


def test_reasons_go_by_their_place_on_the_number_row(page: SettlingPage) -> None:
    go_to(page, GIFT)
    scan = 2 + (1 if sys.platform == "win32" else 9)
    event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Eacute, NONE, scan, 19, 0, "é")
    QApplication.sendEvent(page.list, event)
    assert page.bench.decision.reason() is Reason.DEFINITION


def test_everything_that_takes_the_focus_has_a_name(page: SettlingPage) -> None:
    page.fold.click()
    page.bench.decision.proposes.click()
    go_to(page, GIFT)
    keys(page, KEY.Key_A, KEY.Key_E)
    named = [
        each
        for each in page.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QComboBox | QAbstractItemView | QPlainTextEdit | QTextBrowser)
        and each.isVisibleTo(page)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(named) >= 15
    nameless = [
        each
        for each in named
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and each.text())
    ]
    assert nameless == []


def test_a_narrow_window_still_shows_what_there_is_to_do(
    page: SettlingPage, coded_window: MainWindow
) -> None:
    coded_window.resize(900, 560)
    settle()
    go_to(page, GIFT)
    assert page.width() <= 900
    pane = page.bench.decision
    for button in (pane.skip, pane.decide):
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
    assert not page.bench.sides.is_twice
    assert page.bench.sides.heads() == ["A", "B"]
