"""Finding in the document, searching all documents, and coding what was found, with the real window."""

import csv
from pathlib import Path

import open_window
import pytest
from open_window import CONTROL, SHIFT, answering, choosing, coded, press, press_in
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from blotter.analysis import expression
from blotter.domain.segment import BY_SEARCH, Span
from blotter.ui.main_window import MainWindow
from blotter.ui.models import text_search
from blotter.ui.models.hits_model import HitColumn
from blotter.ui.views import find_bar
from blotter.ui.views.find_bar import FindBar
from blotter.ui.views.search_pane import SearchPane

Key = Qt.Key
NOTES = "Notes on the joint patrols, spring and summer.txt"


@pytest.fixture
def notes(window: MainWindow) -> MainWindow:
    """The window with the notes open, the text focused."""
    window.work.open_source(window.work.desk.project.source(NOTES).id)
    window.work.show_text()
    open_window.settle()
    return window


def bar(window: MainWindow) -> FindBar:
    return window.work.finding.bar()


def pane(window: MainWindow) -> SearchPane:
    return window.work.panes.search


def find(qtbot, window: MainWindow, words: str, told: str) -> FindBar:
    """Type words into the find bar and wait for its answer."""
    press(window, Key.Key_F, CONTROL)
    bar(window).fields.line.insert(words)
    qtbot.waitUntil(lambda: bar(window).told.text() == told)
    return bar(window)


def search(qtbot, window: MainWindow, words: str, count: int) -> SearchPane:
    """Search all documents for words."""
    press(window, Key.Key_F, CONTROL | SHIFT)
    shown = pane(window)
    shown.fields.line.clear()
    shown.fields.line.insert(words)
    QTest.keyClick(shown.fields.line, Key.Key_Return)
    qtbot.waitUntil(lambda: len(shown.model.hits) == count and shown._search._task is None)
    return shown


def marked(window: MainWindow) -> list[str]:
    """What is marked in the text as hits."""
    view = window.work.page.view
    text = view.page.positions.stored
    found = view._emphasis.hits_within(Span(0, len(text)))
    return [text[start:end] for start, end in found]


# In the document


def test_what_is_typed_is_marked_and_keys_go_from_hit_to_hit(notes: MainWindow, qtbot) -> None:
    shown = find(qtbot, notes, "BOATS", "1 of 2")
    assert marked(notes) == ["boats", "boats"]
    now = notes.work.page.view._emphasis
    first = now.hit_now
    QTest.keyClick(shown.fields.line, Key.Key_Return)
    assert (shown.told.text(), now.hit_now == first) == ("2 of 2", False)
    press_in(shown.fields.line, Key.Key_F3)
    assert (shown.told.text(), now.hit_now) == ("1 of 2", first)
    QTest.keyClick(shown.fields.line, Key.Key_Return, SHIFT)
    assert shown.told.text() == "2 of 2"
    press_in(shown.fields.line, Key.Key_F3, SHIFT)
    assert shown.told.text() == "1 of 2"


def test_esc_goes_back_to_the_text_with_the_hit_selected(notes: MainWindow, qtbot) -> None:
    shown = find(qtbot, notes, "academy", "1 of 1")
    QTest.keyClick(shown.fields.line, Key.Key_Escape)
    view = notes.work.page.view
    assert shown.isHidden()
    assert marked(notes) == []
    assert view.page.hasFocus()
    span = view.selected_span()
    assert view.page.positions.stored[span.start : span.end] == "academy"


def test_f3_goes_on_when_the_bar_is_closed(notes: MainWindow, qtbot) -> None:
    shown = find(qtbot, notes, "boats", "1 of 2")
    QTest.keyClick(shown.fields.line, Key.Key_Escape)
    first = notes.work.page.view.selected_span()
    press(notes, Key.Key_F3)
    second = notes.work.page.view.selected_span()
    assert second.start > first.start
    press(notes, Key.Key_F3)
    assert notes.work.page.view.selected_span() == first
    assert shown.isHidden()


def test_options_narrow_and_wrong_patterns_are_told(notes: MainWindow, qtbot) -> None:
    shown = find(qtbot, notes, "boat", "1 of 2")
    shown.fields.whole_words.click()
    qtbot.waitUntil(lambda: shown.told.text() == "No hits")
    shown.fields.whole_words.click()
    shown.fields.case.click()
    shown.fields.line.setText("Boat")
    qtbot.waitUntil(lambda: shown.told.text() == "No hits")
    shown.fields.mode.setCurrentIndex(2)
    assert not shown.fields.accents.isEnabled()
    shown.fields.line.setText("(b")
    qtbot.waitUntil(lambda: "at character 3" in shown.problem.text())
    shown.fields.line.setText("bo.ts")
    qtbot.waitUntil(lambda: shown.told.text() == "1 of 2")


def test_chinese_words_of_two_characters_are_found(notes: MainWindow, qtbot) -> None:
    find(qtbot, notes, "警官", "1 of 1")
    assert marked(notes) == ["警官"]


def test_the_selection_is_proposed(notes: MainWindow, qtbot) -> None:
    text = notes.work.page.view.page.positions.stored
    start = text.index("boats")
    notes.work.page.view.select(Span(start, start + 5))
    press(notes, Key.Key_F, CONTROL)
    assert bar(notes).fields.line.text() == "boats"
    assert bar(notes).told.text() == "1 of 2"


def test_another_document_has_other_hits(notes: MainWindow, qtbot) -> None:
    shown = find(qtbot, notes, "boat", "1 of 2")
    interview = notes.work.desk.project.source(open_window.DOCUMENT)
    notes.work.open_source(interview.id)
    assert shown.told.text() == "1 of 1"
    assert marked(notes) == ["boat"]


def test_a_long_document_is_searched_on_a_thread(
    notes: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_bar, "QUICK", 0)
    monkeypatch.setattr(expression, "PATIENCE", 0.1)
    shown = find(qtbot, notes, "boats", "1 of 2")
    shown.fields.mode.setCurrentIndex(2)
    shown.fields.line.setText("(")
    qtbot.waitUntil(lambda: "not a regular expression" in shown.problem.text())


# In all documents


def test_hits_come_in_one_column_and_a_click_goes_there(window: MainWindow, qtbot) -> None:
    shown = search(qtbot, window, "boat", 3)
    assert shown._count.text() == "3 hits in 2 documents"
    cells = [shown.model.index(0, column).data() for column in HitColumn]
    assert cells[0] == open_window.DOCUMENT
    assert cells[2] == "boat"
    row = next(n for n in range(3) if shown.model.index(n, HitColumn.SOURCE).data() == NOTES)
    place = shown.table.visualRect(shown.model.index(row, HitColumn.HIT)).center()
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view = window.work.page.view
    assert window.work.desk.source.name == NOTES
    span = view.selected_span()
    assert view.page.positions.stored[span.start : span.end] == "boat"


def test_keys_lead_through_the_hits(window: MainWindow, qtbot) -> None:
    shown = search(qtbot, window, "boat", 3)
    QTest.keyClick(shown.fields.line, Key.Key_Return)
    assert shown.table.hasFocus()
    QTest.keyClick(shown.table, Key.Key_Down)
    QTest.keyClick(shown.table, Key.Key_Return)
    assert window.work.desk.source.name == NOTES
    shown.table.selectAll()
    QTest.keyClick(shown.table, Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 3
    assert open_window.DOCUMENT in copied[0]


def test_what_stands_around_sorts_the_hits(window: MainWindow, qtbot) -> None:
    shown = search(qtbot, window, "boat", 3)
    shown.table.sortByColumn(HitColumn.AFTER, Qt.SortOrder.AscendingOrder)
    after = [hit.right.casefold().split() for hit in shown.model.hits]
    assert after == sorted(after)
    shown.table.sortByColumn(HitColumn.SOURCE, Qt.SortOrder.AscendingOrder)
    names = [hit.source.name for hit in shown.model.hits]
    assert names == sorted(names)


def test_only_activated_documents(window: MainWindow, qtbot) -> None:
    shown = search(qtbot, window, "boat", 3)
    loan = window.work.desk.project.source("Loan agreement.txt").id
    window.work.panes.documents.activate(frozenset([loan]))
    qtbot.waitUntil(lambda: shown.note.sentence() == "No hits in the activated documents. *Reset activation*")
    shown.reset_requested.emit()
    qtbot.waitUntil(lambda: len(shown.model.hits) == 3)


def test_a_new_search_replaces_the_old_and_wrong_patterns_are_told(window: MainWindow, qtbot) -> None:
    shown = search(qtbot, window, "boat", 3)
    search(qtbot, window, "tranche", 1)
    shown.fields.mode.setCurrentIndex(2)
    shown.fields.line.setText("[a")
    qtbot.waitUntil(lambda: "not a regular expression" in shown.note.sentence())
    assert shown.model.hits == []


def test_more_than_can_be_shown_is_told(window: MainWindow, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_search, "MOST", 2)
    shown = search(qtbot, window, "boat", 2)
    assert shown._count.text() == "the first 2 hits in 2 documents"


def test_the_selection_is_searched_for_from_the_menu(notes: MainWindow, qtbot) -> None:
    text = notes.work.page.view.page.positions.stored
    start = text.index("boats")
    notes.work.page.view.select(Span(start, start + 5))
    notes.actions_by_id["search-selection"].trigger()
    qtbot.waitUntil(lambda: len(pane(notes).model.hits) == 2)


def test_hits_written_from_right_to_left_are_mirrored(window: MainWindow, qtbot) -> None:
    from small_study import add_document

    add_document(window.work.desk.project, "arabic.txt", "زار المُدَرِّب الأكاديمية")
    shown = search(qtbot, window, "المدرب", 1)
    cells = [shown.model.index(0, column).data().strip() for column in HitColumn]
    assert cells == ["arabic.txt", "الأكاديمية", "المُدَرِّب", "زار"]


def test_documents_that_come_are_searched_too(window: MainWindow, qtbot) -> None:
    from small_study import add_document

    shown = search(qtbot, window, "boat", 3)
    add_document(window.work.desk.project, "more.txt", "one more boat")
    qtbot.waitUntil(lambda: len(shown.model.hits) == 4)


# Coding what was found


def test_results_are_coded_in_one_step(window: MainWindow, qtbot) -> None:
    project = window.work.desk.project
    search(qtbot, window, "boat", 3)
    steps = len(project.history())

    def fill(dialog) -> None:
        dialog.enter(code=project.codebook.find("motive").id, grow="hit")
        shown = [dialog._list.item(row) for row in range(dialog._list.count())]
        assert "He was put on the night [boat] with two men" in shown[0].text()
        assert shown[0].toolTip() == open_window.DOCUMENT
        dialog.enter(code=project.codebook.find("motive").id, grow="sentence")
        assert dialog._told.text() == "3 sentences in 2 documents"
        open_window.button(dialog, "Code passages").click()

    with answering(fill):
        window.actions_by_id["code-results"].trigger()
    assert len(project.history()) == steps + 1
    made = {quote for code, quote, _ in coded(project) if code == "motive"}
    assert made == {"He was put on the night boat with two men he had never seen."}
    source = project.source(open_window.DOCUMENT)
    assert BY_SEARCH in {each.origin for each in project.segments_of(source)}
    assert window.work.desk.recents[0] == project.codebook.find("motive").id
    open_window.settle()
    window.actions_by_id["undo"].trigger()
    assert "motive" not in {code for code, _, _ in coded(project)}


def test_only_the_selected_hits_and_nothing_twice(window: MainWindow, qtbot) -> None:
    project = window.work.desk.project
    shown = search(qtbot, window, "boat", 3)
    shown.table.selectRow(0)
    motive = project.codebook.find("motive").id

    def code(told: str):
        def fill(dialog) -> None:
            dialog.enter(which="selected", code=motive)
            assert dialog._told.text() == told
            assert dialog._list.count() == (0 if "already" in told else 1)
            button = open_window.button(dialog, "Code passages")
            button.click() if button.isEnabled() else dialog.reject()

        return answering(fill)

    with code("1 passage in 1 document"):
        shown.code_requested.emit()
    with code("0 passages in 0 documents; 1 is coded already"):
        shown.code_requested.emit()
    assert [code for code, quote, _ in coded(project) if quote == "boat"] == ["motive"]


def test_without_a_code_nothing_is_coded(window: MainWindow, qtbot) -> None:
    search(qtbot, window, "boat", 3)
    before = len(window.work.desk.project.history())
    with choosing("Cancel"):
        window.actions_by_id["code-results"].trigger()
    assert len(window.work.desk.project.history()) == before


def test_hits_are_exported(
    window: MainWindow, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = search(qtbot, window, "boat", 3)
    target = tmp_path / "hits.csv"
    kind = "CSV, UTF-8 (*.csv)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), kind))
    shown.export_requested.emit()
    qtbot.waitUntil(target.exists)
    with target.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["text"] for row in found] == ["boat"] * 3
    assert [int(row["end"]) - int(row["start"]) for row in found] == [4, 4, 4]
