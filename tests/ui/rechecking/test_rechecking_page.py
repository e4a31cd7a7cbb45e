"""Re-checking: the list, the passage, the definition then and now, and three things to do, by keyboard."""

import pytest
from open_window import answering, button, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small_study import mark

from blotter.project import codes, rechecking
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.rechecking import page as page_module
from blotter.ui.rechecking.item_list import CODE, CODER, DOCUMENT, PLACE, QUOTE, STATE
from blotter.ui.rechecking.page import RecheckingPage
from blotter.ui.rechecking.worklist import Outcome
from blotter.ui.views.row_delegate import Role

RIVER, KIDNAPPING = "patrol/river patrol", "repression/rendition or kidnapping"


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def define(window: MainWindow, path: str, words: str) -> None:
    project = project_of(window)
    project.apply(codes.define(project, project.codebook.find(path), "said at the meeting", short=words))


@pytest.fixture
def page(window: MainWindow) -> RecheckingPage:
    """The page, after two codes were defined otherwise; one segment is Jonas Falk’s."""
    project = project_of(window)
    project.act_as("Jonas Falk")
    mark(project, "Loan", RIVER, "repayable")
    project.act_as("Mira Okonjo")
    define(window, RIVER, "Boats of two countries.")
    define(window, KIDNAPPING, "A person is taken.")
    settle()
    window.actions_by_id["recheck"].trigger()
    settle()
    assert window.work.rechecking.isVisible()
    return window.work.rechecking


def quotes(page: RecheckingPage) -> list[str]:
    model = page.list.work
    return [str(model.index(row, QUOTE).data()) for row in range(model.rowCount())]


def outcomes(page: RecheckingPage) -> list[Outcome]:
    return [item.outcome for item in page.list.work.list.items]


def current(page: RecheckingPage) -> str:
    item = page.list.current()
    return item.segment.quote if item else ""


def press(page: RecheckingPage, key: Qt.Key) -> None:
    press_in(page.list, key)
    settle()


OWN = [
    "put on the night boat",
    "nineteen patrol boats",
    "boats of both countries moved downstream",
    "handed over six passengers",
]


def test_own_segments_are_listed_with_their_places(page: RecheckingPage) -> None:
    assert quotes(page) == OWN
    row = [
        str(page.list.work.index(1, column).data() or "") for column in (CODE, QUOTE, DOCUMENT, PLACE, CODER)
    ]
    assert row == [
        "river patrol",
        "nineteen patrol boats",
        "Notes on the joint patrols, spring and summer.txt",
        "¶ 1",
        "MO",
    ]
    assert page.list.work.index(0, STATE).data(Role.STATUS) == "flag:warn"
    assert page.head.progress.text() == "0 of 4"
    assert QApplication.focusWidget() is page.list


def test_the_passage_and_both_definitions_stand_beside(page: RecheckingPage) -> None:
    assert "He was put on the night boat" in page.passage.page.toPlainText()
    told = page.definitions.browser.toPlainText()
    assert "What reports rendition or kidnapping." in told
    assert "A person is taken." in told
    assert "said at the meeting" in told
    assert "line-through" in page.definitions.browser.toHtml()
    assert "added: A person is taken" in page.definitions.browser.accessibleDescription()


def test_still_right_takes_it_off_and_the_next_comes(page: RecheckingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_S)
    assert outcomes(page)[0] is Outcome.RIGHT
    assert current(page) == OWN[1]
    assert page.head.progress.text() == "1 of 4"
    assert sum(rechecking.outdated_counts(project_of(window)).values()) == 4
    assert "still right" in window.status.told()


def test_recoding_opens_the_palette_at_the_passage(page: RecheckingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_R)
    palette = window.work.coding.palette
    assert palette.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "coerced")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert outcomes(page)[0] is Outcome.RECODED
    assert page.isVisible()
    assert current(page) == OWN[1]
    codes_given = {
        project_of(window).codebook.path(each.code)
        for each in project_of(window).retrieve()
        if each.quote == OWN[0]
    }
    assert codes_given == {"repression/coerced return"}


def test_uncoding_takes_it_away(page: RecheckingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_Delete)
    assert outcomes(page)[0] is Outcome.UNCODED
    assert all(each.quote != OWN[0] for each in project_of(window).retrieve())


def test_undo_brings_the_item_back(page: RecheckingPage, window: MainWindow) -> None:
    for key in (Qt.Key.Key_S, Qt.Key.Key_Delete):
        press(page, key)
    window.actions_by_id["undo"].trigger()
    settle()
    assert outcomes(page)[:2] == [Outcome.RIGHT, Outcome.OPEN]
    assert current(page) == OWN[1]
    window.actions_by_id["undo"].trigger()
    settle()
    assert current(page) == OWN[0]
    assert page.head.progress.text() == "0 of 4"
    window.actions_by_id["redo"].trigger()
    settle()
    assert page.head.progress.text() == "1 of 4"


def test_when_all_are_worked_off_it_says_so(page: RecheckingPage) -> None:
    for _ in OWN:
        press(page, Qt.Key.Key_S)
    assert page.head.progress.text() == "4 of 4"
    assert "All of them are worked off" in page.definitions.note.sentence()
    assert not any(each.isEnabled() for each in page.acts.buttons)
    press(page, Qt.Key.Key_S)
    assert page.head.progress.text() == "4 of 4"


def test_others_segments_are_shown_on_request_and_asked_about(
    page: RecheckingPage, window: MainWindow
) -> None:
    page.head.everybody.click()
    settle()
    assert len(quotes(page)) == 5
    page.list.choose(quotes(page).index("repayable"))
    asked = []
    with answering(lambda box: (asked.append(box.text()), button(box, "Cancel").click())):
        page.acts.buttons[0].click()
    assert "Jonas Falk" in asked[0]
    assert Outcome.RIGHT not in outcomes(page)
    with answering(lambda box: button(box, "Change it all the same").click()):
        page.acts.buttons[0].click()
    settle()
    assert outcomes(page)[quotes(page).index("repayable")] is Outcome.RIGHT


def test_one_code_is_listed(page: RecheckingPage, window: MainWindow) -> None:
    river = project_of(window).codebook.find(RIVER)
    offered = [page.head.code.itemText(row) for row in range(page.head.code.count())]
    assert offered == [
        "All codes",
        "patrol",
        "patrol › river patrol",
        "repression",
        "repression › rendition or kidnapping",
    ]
    window.work.revising.show_rechecking_of(river.id)
    settle()
    assert quotes(page) == OWN[1:3]
    assert page.head.code.chosen() == river.id


def test_codes_that_differ_are_listed_together(page: RecheckingPage, window: MainWindow) -> None:
    book = project_of(window).codebook
    window.work.revising.show_rechecking(frozenset([book.find(RIVER).id, book.find("motive").id]))
    settle()
    assert quotes(page) == OWN[1:3]
    assert page.head.code.currentText() == "The codes that differ"


def test_nothing_to_recheck_says_so_and_shows_others(page: RecheckingPage, window: MainWindow) -> None:
    project = project_of(window)
    own = rechecking.to_recheck(project, coders=[project.actor.id])
    project.apply(rechecking.still_right(project, own))
    window.work.revising.show_rechecking()
    settle()
    assert "Nothing of your own" in page.nothing.note.sentence()
    page.nothing.note.action_requested.emit()
    settle()
    assert quotes(page) == ["repayable"]


def test_another_change_of_the_definition_shows(page: RecheckingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_S)
    define(window, KIDNAPPING, "A person is taken away.")
    settle()
    assert outcomes(page)[0] is Outcome.OPEN
    define(window, RIVER, "What reports river patrol.")
    settle()
    assert set(quotes(page)) == {OWN[0], OWN[3]}, "river patrol means again what it meant"


def test_enter_opens_the_document(page: RecheckingPage, window: MainWindow) -> None:
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert window.work.is_text_in_view()
    assert window.work.desk.source.name.startswith("Notes")


def test_many_are_listed_from_a_thread(
    page: RecheckingPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot
) -> None:
    monkeypatch.setattr(page_module, "QUICK", 0)
    with qtbot.waitSignal(page.shown):
        window.work.revising.show_rechecking()
    assert quotes(page) == OWN


def test_a_read_only_project_is_only_looked_at(page: RecheckingPage, window: MainWindow) -> None:
    path = project_of(window).path
    assert window.close_project()
    assert window.open_project(path, writable=False)
    window.work.revising.show_rechecking()
    settle()
    other = window.work.rechecking
    assert len(quotes(other)) == 4
    assert not any(each.isEnabled() for each in other.acts.buttons)


def test_the_codebook_pane_and_the_definition_lead_here(window: MainWindow) -> None:
    define(window, RIVER, "Boats of two countries.")
    settle()
    pane, river = window.work.panes.codebook, project_of(window).codebook.find(RIVER)
    index = pane.model.index_of(river.id)
    assert index.data(Role.FLAG)
    assert "2 segments to re-check" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "2 segments to re-check" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert pane.model.index_of(river.parent).data(Role.FLAG), "it is closed"
    pane.tree.expandAll()
    assert not pane.model.index_of(river.parent).data(Role.FLAG)
    menu = pane.context_menu(river)
    next(each for each in menu.actions() if each.text() == "Segments to re-check…").trigger()
    settle()
    assert quotes(window.work.rechecking) == OWN[1:3]
    window.work.show_text()
    pane.select(river.id)
    browser = window.work.panes.definition.browser
    assert "2 segments to re-check" in browser.toPlainText()
    browser.link_activated.emit("recheck:")
    settle()
    assert window.work.rechecking.isVisible()
