"""The page of questions on a real window: choosing, answers, cells that lead to passages, saved queries."""

import pytest
import small_study
from open_window import answering, button, press_in, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from blotter.analysis.asking import Question
from blotter.analysis.cooccurrence import Relation
from blotter.analysis.matrices import Count
from blotter.domain.segment import Span
from blotter.project import asking, codes, matrices, segments
from blotter.ui.asking import page as page_module
from blotter.ui.asking.page import AskingPage
from blotter.ui.asking.passage_list import CODES, PLACE, QUOTE
from blotter.ui.asking.words import Tab
from blotter.ui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> AskingPage:
    """The page, laid open."""
    settle()
    window.actions_by_id["ask"].trigger()
    assert window.work.asking.isVisible()
    return window.work.asking


def answered(page: AskingPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.is_asking())
    settle()


def turn(page: AskingPage, tab: Tab, qtbot: QtBot) -> None:
    page.tabs.buttons[tab].click()
    answered(page, qtbot)


def ask(page: AskingPage, qtbot: QtBot, **asked: object) -> None:
    page.ask_question(Question.model_validate(asked))
    answered(page, qtbot)


def quotes(page: AskingPage) -> list[str]:
    model = page.passages.passages
    return [str(model.index(row, QUOTE).data()) for row in range(model.rowCount())]


def centre(page: AskingPage, tab: Tab, row: int, column: int) -> tuple[QWidget, QPoint]:
    view = {Tab.PASSAGES: page.passages, Tab.BY_SOURCE: page.by_source, Tab.BY_CODE: page.by_code}[tab]
    return view.viewport(), view.visualRect(view.model().index(row, column)).center()


def test_nothing_is_asked_until_something_is_chosen(page: AskingPage, qtbot: QtBot) -> None:
    assert "List every segment" in page.nothing.note.sentence()
    assert not page.export.isEnabled()
    page.nothing.note.action_requested.emit()
    answered(page, qtbot)
    assert len(quotes(page)) == 6
    assert page.told.text() == "6 passages, made of 6 segments, in 2 documents"


def test_codes_are_picked_from_a_list_that_typing_narrows(page: AskingPage, qtbot: QtBot) -> None:
    picker = page.bar.any_of
    picker.open()
    QTest.keyClicks(picker.list.typed, "river")
    assert picker.list.narrowed.rowCount() == 1
    QTest.keyClick(picker.list.typed, Qt.Key.Key_Down)
    QTest.keyClick(picker.list.view, Qt.Key.Key_Return)
    assert picker.picked() == ("patrol/river patrol",)
    assert picker.accessibleName() == "Codes: patrol › river patrol"
    answered(page, qtbot)
    assert quotes(page) == ["nineteen patrol boats", "boats of both countries moved downstream"]
    QTest.keyClick(picker.list.view, Qt.Key.Key_Return)
    assert picker.picked() == ()
    picker.list.hide()


def test_a_click_on_a_row_of_the_list_ticks_it_once(page: AskingPage) -> None:
    picker = page.bar.any_of
    picker.open()
    view = picker.list.view
    place = view.visualRect(picker.list.narrowed.index(0, 0))
    for point in (place.center(), QPoint(place.left() + 10, place.center().y())):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        settle()
        ticked = picker.picked()
        assert ticked == (("training",) if point == place.center() else ())
    picker.list.hide()


def test_fields_make_the_question_and_show_it_again(page: AskingPage) -> None:
    asked = Question.model_validate(
        {
            "any_of": ["patrol"], "all_of": ["training"], "none_of": ["motive"], "relation": "near",
            "others": ["repression"], "within": 3, "unit": "sentence", "across_coders": True,
            "with_children": False, "sources": ["Interview 07.md"], "coders": ["Jonas Falk"], "words": "boat",
            "memo": True, "memo_words": "who", "changed_since": "2026-01-02", "coded_since": "2026-01-03",
            "coded_until": "2026-01-04", "origin": "search",
        }
    )  # fmt: skip
    page.bar.show_question(asked)
    assert page.bar.question() == asked
    page.bar.show_question(Question())
    assert page.bar.question() == Question()


def test_only_fields_that_say_something_are_shown(page: AskingPage, qtbot: QtBot) -> None:
    bar = page.bar
    assert not bar.others.isVisible()
    assert not bar.memo.isVisible()
    bar.relation.setCurrentIndex(bar.relation.findData(Relation.NEAR))
    assert bar.others.isVisible()
    assert bar.unit.isVisible()
    assert bar.question().relation is None, "a relation to nothing is none"
    bar.relation.setCurrentIndex(bar.relation.findData(Relation.INSIDE))
    assert not bar.unit.isVisible()
    bar.more.click()
    assert bar.memo.isVisible()
    turn(page, Tab.LINE, qtbot)
    assert bar.source.isVisible()
    assert not bar.sources.isVisible()
    assert not bar.more.isVisible()


def test_a_click_goes_to_the_text_and_back_leads_here(
    window: MainWindow, page: AskingPage, qtbot: QtBot
) -> None:
    ask(page, qtbot, any_of=["training"])
    QTest.mouseClick(*_click(page, Tab.PASSAGES, 0, QUOTE))
    settle()
    work = window.work
    assert work.is_text_in_view()
    assert work.desk.source is not None
    assert work.desk.source.name.startswith("Notes")
    span = page.passages.passages.row(0).span
    assert work.page.view.selected_span() == span
    settle()
    window.actions_by_id["back"].trigger()
    settle()
    assert window.pages.currentWidget() is page
    assert quotes(page) == ["Crews flew in groups of twenty"]


def _click(page: AskingPage, tab: Tab, row: int, column: int) -> tuple[object, ...]:
    viewport, place = centre(page, tab, row, column)
    return viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place


def test_enter_goes_there_too(window: MainWindow, page: AskingPage, qtbot: QtBot) -> None:
    ask(page, qtbot, any_of=["repression"])
    page.passages.setCurrentIndex(page.passages.passages.index(1, QUOTE))
    span = page.passages.passages.row(1).span
    press_in(page.passages, Qt.Key.Key_Return)
    settle()
    assert window.work.page.view.selected_span() == span


def test_copies_have_their_source(page: AskingPage, qtbot: QtBot) -> None:
    ask(page, qtbot, any_of=["training"])
    press_in(page.passages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    source = small_study.document(page._project, "Notes").name
    start = page.passages.passages.row(0).span.start
    told = f"“Crews flew in groups of twenty” ({source}, ¶ 2, {start}–{start + 30}, Mira Okonjo)"
    assert QGuiApplication.clipboard().text() == told


def test_rows_say_codes_and_place(page: AskingPage, qtbot: QtBot) -> None:
    ask(page, qtbot, any_of=["patrol"], relation="overlapping", others=["repression"])
    model = page.passages.passages
    assert [str(model.index(0, column).data()) for column in (QUOTE, CODES, PLACE)] == [
        "the night boat", "rendition or kidnapping, patrol", "¶ 1"
    ]  # fmt: skip


def test_a_matrix_prints_what_was_counted(page: AskingPage, qtbot: QtBot) -> None:
    turn(page, Tab.BY_SOURCE, qtbot)
    model = page.by_source.matrix
    names = [model.called(code) for code in model.rows]
    assert names == [
        "training › academy and scholarship", "patrol", "patrol › river patrol",
        "repression › rendition or kidnapping",
    ]  # fmt: skip
    row = names.index("patrol › river patrol")
    assert [model.index(row, column).data() for column in range(3)] == ["2", "·", "2"]
    told = model.index(row, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"patrol › river patrol, {model.columns[1].name}: 2 segments"
    page.bar.rollup.setChecked(True)
    answered(page, qtbot)
    row = [model.called(code) for code in model.rows].index("patrol")
    assert [model.index(row, column).data() for column in range(3)] == ["3", "1", "2"]
    page.order.setCurrentIndex(1)
    assert model.called(model.rows[0]) == "patrol"


@pytest.mark.parametrize("tab", [Tab.BY_SOURCE, Tab.BY_CODE])
@pytest.mark.parametrize("rolled_up", [True, False])
def test_a_cell_leads_to_the_passages_that_it_counts(
    page: AskingPage, qtbot: QtBot, tab: Tab, rolled_up: bool
) -> None:
    turn(page, tab, qtbot)
    page.bar.rollup.setChecked(rolled_up)
    page.bar.pairs.setCurrentIndex(page.bar.pairs.findData(Relation.NEAR))
    answered(page, qtbot)
    table = page.by_code if tab is Tab.BY_CODE else page.by_source
    model = table.matrix
    filled = [
        (row, column)
        for row in range(model.rowCount())
        for column in range(1, model.columnCount())
        if model.value(model.index(row, column))
    ]
    assert filled
    for row, column in filled:
        turn(page, tab, qtbot)
        value = model.value(model.index(row, column))
        table.setCurrentIndex(model.index(row, column))
        press_in(table, Qt.Key.Key_Return)
        answered(page, qtbot)
        assert page.tabs.current is Tab.PASSAGES
        assert len(quotes(page)) == value, "in this study no two segments are alike"


def test_a_click_on_a_cell_does_the_same(page: AskingPage, qtbot: QtBot) -> None:
    turn(page, Tab.BY_SOURCE, qtbot)
    QTest.mouseClick(*_click(page, Tab.BY_SOURCE, 0, 2))
    answered(page, qtbot)
    assert quotes(page) == ["Crews flew in groups of twenty"]
    assert page.bar.sources.picked()
    turn(page, Tab.BY_SOURCE, qtbot)
    assert page.by_source.matrix.rowCount() == 4, "the matrix is there again as it was"
    assert not page.bar.sources.picked()


def test_a_code_line_leads_along_its_lane_and_into_the_text(
    window: MainWindow, page: AskingPage, qtbot: QtBot
) -> None:
    turn(page, Tab.LINE, qtbot)
    notes = small_study.document(page._project, "Notes")
    page.bar.source.choose(notes.name)
    page.bar.source.chosen_changed.emit(notes.name)
    answered(page, qtbot)
    lines = page.line.lines
    paths = [str(lines.index(row, 0).data()) for row in range(lines.rowCount())]
    row = paths.index("patrol › river patrol")
    page.line.setCurrentIndex(lines.index(row, 0))
    told = lines.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Place 1 of 2: ¶ 1, 21 characters"
    press_in(page.line, Qt.Key.Key_Right)
    assert "Place 2 of 2: ¶ 3" in lines.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    here = lines.current(row)
    press_in(page.line, Qt.Key.Key_Return)
    settle()
    assert window.work.page.view.selected_span() == Span(here.start, here.end)


def test_a_click_on_a_bar_goes_there(window: MainWindow, page: AskingPage, qtbot: QtBot) -> None:
    turn(page, Tab.LINE, qtbot)
    lines = page.line.lines
    lane = page.line.visualRect(lines.index(0, 1))
    here = lines.stretches(0)[0]
    x = (page.line.x_of(here.start, lane) + page.line.x_of(here.end, lane)) / 2
    QTest.mouseClick(page.line.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(int(x), lane.center().y()))
    settle()
    assert window.work.page.view.selected_span() == Span(here.start, here.end)


def test_queries_are_saved_asked_renamed_deleted_and_all_of_it_undone(
    window: MainWindow, page: AskingPage, qtbot: QtBot
) -> None:
    ask(page, qtbot, any_of=["training"])
    with answering(lambda box: (box.enter(name="Trips"), button(box, "Save query").click())):
        page.saved.actions_by_words()["Save this question…"].trigger()
    assert [each.name for each in page._project.saved_queries()] == ["Trips"]
    ask(page, qtbot, any_of=["patrol"])
    page.saved.actions_by_words()["Trips"].trigger()
    answered(page, qtbot)
    assert quotes(page) == ["Crews flew in groups of twenty"]
    with answering(lambda box: (box.enter(name="Courses"), button(box, "Rename query").click())):
        page.saved.actions_by_words()["Rename “Trips”…"].trigger()
    assert page.saved.text() == "Courses ▾"
    page.saved.actions_by_words()["Delete “Courses”"].trigger()
    assert page._project.saved_queries() == []
    for names in (["Courses"], ["Trips"], []):
        window.work.desk.undo()
        assert [each.name for each in page._project.saved_queries()] == names


def test_a_query_about_a_code_that_is_gone_is_told(page: AskingPage, qtbot: QtBot) -> None:
    ask(page, qtbot, any_of=["motive"])
    with answering(lambda box: (box.enter(name="Why"), button(box, "Save query").click())):
        page.saved.actions_by_words()["Save this question…"].trigger()
    project = page._project
    project.apply(codes.rename(project, project.codebook.find("motive"), "reason"))
    page.saved.actions_by_words()["Why"].trigger()
    answered(page, qtbot)
    assert "“motive” is called “reason” since" in page.notice.words()


def test_answers_follow_the_project(page: AskingPage, qtbot: QtBot) -> None:
    ask(page, qtbot, any_of=["motive"])
    assert "No passage answers" in page.nothing.note.sentence()
    project = page._project
    small_study.mark(project, "Loan", "motive", "fifteen years")
    answered(page, qtbot)
    assert quotes(page) == ["fifteen years"]
    project.apply(segments.unmark(project, list(project.retrieve())))
    answered(page, qtbot)
    assert quotes(page) == []


def test_in_a_large_project_an_old_answer_is_told(
    page: AskingPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(page, qtbot, any_of=["training"])
    monkeypatch.setattr(page_module, "CHEAP", 0)
    small_study.mark(page._project, "Loan", "training", "fifteen years")
    settle()
    assert page.notice.words() == "Out of date:"
    assert page.passages.is_faded
    page.notice.asked.emit()
    answered(page, qtbot)
    assert len(quotes(page)) == 2
    assert not page.passages.is_faded


def test_an_export_is_about_what_is_shown(page: AskingPage, qtbot: QtBot) -> None:
    page.export_requested.disconnect()
    ask(page, qtbot, any_of=["training"])
    with qtbot.waitSignal(page.export_requested) as asked:
        page.export.click()
    what, selection = asked.args
    assert (what, selection.question) == ("passages", page.bar.question())
    turn(page, Tab.BY_CODE, qtbot)
    page.bar.count.setCurrentIndex(page.bar.count.findData(Count.CHARACTERS))
    answered(page, qtbot)
    with qtbot.waitSignal(page.export_requested) as asked:
        page.export.click()
    what, selection = asked.args
    assert (what, selection.matrix.count) == ("code-by-code", Count.CHARACTERS)
    shown = matrices.code_by_code(page._project, selection.matrix)
    assert [code.name for code in shown.rows] == [code.name for code in page.by_code.matrix.rows]


def test_the_list_is_what_the_question_finds(page: AskingPage, qtbot: QtBot) -> None:
    question = Question(none_of=("training",))
    ask(page, qtbot, none_of=["training"])
    assert quotes(page) == [each.quote for each in asking.passages(page._project, question)]


def test_everything_has_a_name(page: AskingPage, qtbot: QtBot) -> None:
    page.bar.more.setChecked(True)
    for tab in Tab:
        turn(page, tab, qtbot)
        for widget in page.findChildren(QWidget):
            is_own = not widget.objectName().startswith("qt_")
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and is_own:
                told = QAccessible.queryAccessibleInterface(widget)
                assert told.text(QAccessible.Text.Name), f"{type(widget).__name__} on {tab}"


def test_a_matrix_that_is_older_than_the_codebook_can_be_looked_at_and_clicked(
    page: AskingPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn(page, Tab.BY_CODE, qtbot)
    monkeypatch.setattr(page_module, "CHEAP", -1)
    desk, model = window.work.desk, page.by_code.matrix
    before = model.rowCount()
    gone = next(row for row in model.rows if row.name == "river patrol")
    desk.change_code(gone.id, lambda code: codes.delete(desk.project, code), "Deleted.")
    settle()
    assert model.rowCount() == before, "a large project keeps the answer until it is asked for anew"
    page.grab()
    page.by_code.cell_chosen.emit(gone, gone)
    answered(page, qtbot)
    assert gone not in page.by_code.matrix.rows
