"""A blind round told through the window: what one codes, another meets nowhere until all are done."""

from collections.abc import Callable

import pytest
import round_study
import small_study
from open_window import answering, button, choosing, press, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from round_study import INTERVIEW, NOTES

from blotter.domain.round import Round
from blotter.domain.segment import Coder, Span
from blotter.project import code_notes, memos, queries
from blotter.project.asking import Question
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow

SECRET = "Zander"
"""A word that only Mira writes, so that it betrays her wherever it stands."""


@pytest.fixture
def project(window: MainWindow) -> Project:
    return window.work.desk.project


@pytest.fixture
def mira(project: Project) -> Coder:
    return project.coder("Mira Okonjo")


@pytest.fixture
def jonas(project: Project) -> Coder:
    return project.coder("Jonas Falk")


@pytest.fixture
def pilot(window: MainWindow, project: Project) -> Round:
    made = round_study.start(project, "Pilot", NOTES, INTERVIEW)
    settle()
    return made


def act_as(window: MainWindow, coder: Coder) -> None:
    """Choose who codes, as in the box above."""
    box = window.who_codes.box
    box.setCurrentIndex(box.findData(coder.id))
    box.activated.emit(box.currentIndex())
    settle()


def open_every_page(window: MainWindow, qtbot: QtBot) -> None:
    """Turn to each page, so that all of them have read what they can, and back to the text."""
    work = window.work
    for show in (
        work.show_asking,
        work.show_assignments,
        work.show_comparison,
        work.rules.show,
        work.definitions.show,
        work.revising.show_revisions,
        work.revising.show_rechecking,
        work.show_rounds,
    ):
        show()
        settle()
    qtbot.waitUntil(lambda: not work.comparison.is_computing())
    work.show_text()
    settle()


def write_secrets(window: MainWindow, project: Project) -> None:
    """What Mira writes besides her codes: on a segment, a document, a code, as a question."""
    source = small_study.document(project, INTERVIEW)
    (segment,) = (each for each in project.segments_of(source) if each.quote == "Nobody asked")
    for subject in (f"segment:{segment.id}", f"source:{source.name}", "code:motive"):
        project.apply(memos.write(project, memos.subject(project, subject), f"{SECRET} in a memo"))
    project.apply(code_notes.add(project, project.codebook.find("motive"), f"{SECRET} in a note")[1])
    project.apply(queries.save(project, f"{SECRET} asked", Question()))
    window.work.open_memo(f"segment:{segment.id}")
    settle()


def test_nothing_of_another_is_anywhere_until_all_are_done(
    window: MainWindow, project: Project, mira: Coder, jonas: Coder, pilot: Round, qtbot: QtBot
) -> None:
    """Mira codes in a blind round; Jonas codes the same; the last "done" opens it for both."""
    window.work.rounds.work_in(pilot)
    settle()
    small_study.mark(project, INTERVIEW, "motive", "Nobody asked")
    write_secrets(window, project)
    window.work.panes.show_segments(project.codebook.find("motive").id)
    open_every_page(window, qtbot)
    assert SECRET in round_study.told_in(window)
    assert window.work.page.view.visible_count() == 1
    act_as(window, jonas)
    assert project.working_in == pilot
    open_every_page(window, qtbot)
    window.work.exchange.show_report("history")
    settle()
    told = round_study.told_in(window)
    assert SECRET not in told
    assert "Nobody asked" not in told
    assert window.work.page.view.visible_count() == 0
    assert window.work.panes.segments.model.rowCount() == 0
    assert window.work.panes.hits == 0
    assert not window.work.panes.memo.subject()
    assert not window.actions_by_id["undo"].isEnabled()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    settle()
    small_study.mark(project, INTERVIEW, "motive", "Nobody asked for papers")
    round_study.finish(project, pilot, jonas)
    settle()
    assert not project.rounds[pilot.id].opened
    act_as(window, mira)
    assert "Nobody asked for papers" not in round_study.told_in(window)
    window.work.open_source(small_study.document(project, NOTES).id)
    window.work.rounds.line.done.click()
    settle()
    assert not project.rounds[pilot.id].opened
    window.work.rounds.line.document.click()
    settle()
    assert window.work.desk.source == small_study.document(project, INTERVIEW)
    window.work.rounds.line.done.click()
    settle()
    assert project.rounds[pilot.id].opened
    assert "is open" in window.status.told()
    assert window.work.page.view.visible_count() == 2
    act_as(window, jonas)
    open_every_page(window, qtbot)
    assert SECRET in round_study.told_in(window)


def test_open_coding_goes_on_beside_a_blind_round(
    window: MainWindow, project: Project, jonas: Coder, pilot: Round
) -> None:
    """What was coded openly before is to be seen as it was, and nothing of the round is there."""
    before = window.work.page.view.visible_count()
    assert before == 2
    window.work.rounds.work_in(pilot)
    settle()
    assert window.work.page.view.visible_count() == 0
    small_study.mark(project, INTERVIEW, "motive", "papers")
    settle()
    assert window.work.page.view.visible_count() == 1
    act_as(window, jonas)
    window.work.rounds.leave()
    settle()
    assert project.working_in is None
    assert window.work.page.view.visible_count() == before


def test_the_round_is_told_above_the_text_and_in_the_status_bar(
    window: MainWindow, project: Project, pilot: Round
) -> None:
    """A quiet line says that one is blind, how far one is, and gives the way on."""
    assert window.status.facts()[1] == "Open coding"
    assert window.work.rounds.line.isHidden()
    window.work.rounds.work_in(pilot)
    settle()
    line = window.work.rounds.line
    assert line.words() == "Blind round “Pilot”: only your own coding is shown"
    assert line.left() == "0 of 2 done"
    assert window.status.facts()[1] == "Pilot"
    assert window.status.told() == "You code in the round “Pilot” now."
    press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert line.left() == "1 of 2 done"
    assert not line.document.isHidden()
    assert line.done.isHidden()


def test_only_the_documents_of_the_round_are_listed(
    window: MainWindow, project: Project, pilot: Round
) -> None:
    """And each with its status there: what is done in open coding is not done in the round."""
    window.work.desk.set_done(small_study.document(project, INTERVIEW).id, True)
    window.work.rounds.work_in(pilot)
    settle()
    model = window.work.panes.documents.model
    names = [project.sources[each].name for each in model.shown()]
    assert [name.split()[0] for name in names] == ["Interview", "Notes"]
    assert {str(model.status(each)) for each in model.shown()} == {"assigned"}
    window.work.documents.step(1)
    window.work.documents.step(1)
    assert window.work.desk.source == small_study.document(project, INTERVIEW)


def test_passages_are_gone_through_by_keys_and_the_rest_is_dimmed(
    window: MainWindow, project: Project
) -> None:
    """G leads to the next passage, Shift+G back; a document without passages is to be coded whole."""
    passages = (
        round_study.passage(project, NOTES, "Crews flew in groups of twenty"),
        round_study.passage(project, NOTES, "From 4 to 11 June"),
    )
    chosen = round_study.start(project, "Marked", NOTES, passages=passages)
    window.work.rounds.work_in(chosen)
    settle()
    view = window.work.page.view
    assert window.work.desk.source == small_study.document(project, NOTES)
    assert window.work.rounds.line.left() == "0 of 1 done"
    assert window.work.rounds.line.passage.toolTip() == "2 passages in this document"
    spans = [each.span for each in passages]
    assert list(view.page.emphasis.limits) == spans
    for key, place in ((0, spans[0]), (0, spans[1]), (0, spans[1])):
        press(window, Qt.Key.Key_G, Qt.KeyboardModifier(key))
        assert view.caret() == place.start
    assert "no further passage" in window.status.told()
    press(window, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert view.caret() == spans[0].start
    window.work.rounds.leave()
    settle()
    assert not window.work.page.view.page.emphasis.limits


def test_what_lies_outside_the_passages_is_paler(window: MainWindow, project: Project) -> None:
    """The same words are drawn with less contrast once they lie outside."""

    def darkest() -> int:
        settle()
        page = window.work.page.view.page
        picture = page.viewport().grab().toImage()
        box = page.caret_box(1)
        rows = range(int(box.top()), int(box.bottom()))
        columns = range(int(box.left()) - 8, int(box.left()) + 60)
        return min(picture.pixelColor(x, y).lightness() for y in rows for x in columns)

    window.work.open_source(small_study.document(project, NOTES).id)
    window.work.page.washes.setChecked(False)
    settle()
    before = darkest()
    window.work.page.view.limit_to([Span(70, 90)])
    assert darkest() > before + 60
    window.work.page.view.limit_to([Span(0, 90)])
    assert darkest() == before


def test_given_bounds_are_selected_to_be_labelled(window: MainWindow, project: Project, mira: Coder) -> None:
    """In a round of units only, the passage is selected, so that a code can be given at once."""
    chosen = round_study.start(project, "Labels", NOTES, boundaries=mira)
    window.work.rounds.work_in(chosen)
    settle()
    press(window, Qt.Key.Key_G)
    selected = window.work.page.view.selected_span()
    assert selected is not None
    text = project.text(small_study.document(project, NOTES))
    assert text[selected.start : selected.end] == "nineteen patrol boats"


def test_the_chooser_offers_what_there_is_to_do(
    window: MainWindow, project: Project, mira: Coder, pilot: Round
) -> None:
    """In the status bar and under Ctrl+R: open coding, and rounds with something left; Enter goes there."""
    press(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    palette = window.work.rounds.palette
    assert palette.rows() == ["Open coding", "Pilot"]
    palette.query.setText("pil")
    assert palette.rows() == ["Pilot"]
    press_enter(palette)
    settle()
    assert project.working_in == pilot
    menu = window.work.rounds.menu(window)
    told = [(each.text(), each.isChecked()) for each in menu.actions() if not each.isSeparator()]
    assert told == [("Open coding", False), ("Pilot · now", True), ("All rounds", False)]
    menu.actions()[0].trigger()
    settle()
    assert project.working_in is None
    round_study.finish(project, pilot, mira)
    settle()
    window.work.rounds.choose()
    assert window.work.rounds.palette.rows() == ["Open coding"]


def press_enter(palette: object) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(palette.query, Qt.Key.Key_Return)  # type: ignore[attr-defined]


def test_whoever_is_not_in_the_round_codes_openly(
    window: MainWindow, project: Project, mira: Coder, pilot: Round
) -> None:
    """Nobody is left coding in a round that is not theirs."""
    window.work.desk.add_coder("Third Person")
    window.work.rounds.work_in(pilot)
    settle()
    act_as(window, project.coder("Third Person"))
    assert project.working_in is None
    assert window.work.rounds.line.isHidden()
    act_as(window, mira)
    assert project.working_in is None


def test_what_is_being_typed_is_written_before_others_look(
    window: MainWindow, project: Project, mira: Coder, jonas: Coder, pilot: Round
) -> None:
    """A memo that is open is Mira's, and is written as hers before Jonas codes."""
    window.work.rounds.work_in(pilot)
    settle()
    segment = small_study.mark(project, INTERVIEW, "motive", "papers")
    window.work.open_memo(f"segment:{segment.id}")
    window.work.panes.memo.edit.setPlainText(SECRET)
    act_as(window, jonas)
    assert SECRET not in round_study.told_in(window)
    with project.whole():
        assert project.segment(segment.id).memo == SECRET


def test_starting_and_undoing_a_round_leaves_everything_as_it_was(
    window: MainWindow, project: Project, pilot: Round
) -> None:
    """Undo takes the round away while one codes in it; one codes openly then."""
    window.work.rounds.work_in(pilot)
    settle()
    project.undo()
    settle()
    assert project.working_in is None
    assert window.work.page.view.visible_count() == 2
    assert window.work.rounds.line.isHidden()


def test_a_project_without_rounds_shows_none_of_it(window: MainWindow, jonas: Coder) -> None:
    """No chooser, no line; another coder does not make anything anew."""
    work = window.work
    assert window.status.round.isHidden()
    assert work.rounds.line.isHidden()
    act_as(window, jonas)
    assert window.work is work


def test_while_a_dialog_is_open_reading_anew_waits(
    window: MainWindow, project: Project, jonas: Coder, pilot: Round
) -> None:
    """What a dialog works on is not taken from under it; once it is closed, everything is read anew."""
    work = window.work
    met: list[bool] = []

    def look(box: QDialog) -> None:
        work.desk.act_as(jonas)
        settle()
        met.append(window.work is work)
        box.reject()

    with answering(look):
        work.documents.edit_coders()
    settle()
    assert met == [True]
    assert window.work is not work


def test_opening_early_asks_and_says_so(
    window: MainWindow, project: Project, pilot: Round, jonas: Coder
) -> None:
    """It cannot be undone: the question names who is not done."""
    round_study.code(project, pilot, jonas, (INTERVIEW, "motive", "papers"))
    window.work.show_rounds()
    settle()
    page = window.work.rounds_page
    with answering(lambda box: (met.append(box.text()), button(box, "Cancel").click())):
        met: list[str] = []
        page.open.click()
    assert "Mira Okonjo" in met[0]
    assert "cannot be undone" in met[0]
    assert not project.rounds[pilot.id].opened
    with choosing("Open the round"):
        page.open.click()
    settle()
    assert project.rounds[pilot.id].opened
    assert window.status.told() == "“Pilot” is open: everybody’s coding is shown."
    assert not window.work.rounds_page.open.isEnabled()


def test_looking_before_it_opens_needs_a_reason(
    window: MainWindow, project: Project, pilot: Round, jonas: Coder
) -> None:
    """Only who looked sees everything then, and the reason stands in the history."""
    round_study.code(project, pilot, jonas, (INTERVIEW, "motive", "papers"))
    window.work.rounds.work_in(pilot)
    settle()
    assert window.work.page.view.visible_count() == 0
    window.work.show_rounds()
    settle()

    def give(reason: str) -> Callable[[QDialog], None]:
        def act(dialog: QDialog) -> None:
            dialog.enter(reason=reason)  # type: ignore[attr-defined]
            button(dialog, "Look into the round").click()
            if not reason:
                assert dialog.complaints() == {"reason": "This cannot be empty."}  # type: ignore[attr-defined]
                button(dialog, "Cancel").click()

        return act

    with answering(give("")):
        window.work.rounds_page.look.click()
    assert not project.overrides()
    with answering(give("Jonas has left")):
        window.work.rounds_page.look.click()
    settle()
    assert [each.reason for each in project.overrides()] == ["Jonas has left"]
    assert any("Jonas has left" in str(each.label.values) for each in project.history())
    assert "Jonas has left" in window.work.rounds_page.facts.text()
    window.work.show_text()
    settle()
    assert window.work.page.view.visible_count() == 1
    assert window.work.rounds.line.words().startswith("Blind round “Pilot”: you may look before it opens")


def test_one_goes_on_in_the_round_after_closing(
    window: MainWindow, project: Project, pilot: Round, mira: Coder
) -> None:
    """As long as something is left to do in it; after that one codes openly."""
    window.work.rounds.work_in(pilot)
    settle()
    path = project.path
    window.close_project()
    assert window.open_project(path)
    settle()
    assert window.work.desk.project.working_in == pilot
    assert window.work.rounds.line.words().startswith("Blind round “Pilot”")
    round_study.finish(window.work.desk.project, pilot, mira)
    window.close_project()
    assert window.open_project(path)
    assert window.work.desk.project.working_in is None
