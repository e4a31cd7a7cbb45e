"""The grid of records on a real window: cells and keys, blocks, filters, groups, passages."""

import csv
from pathlib import Path

import open_window
import pytest
from open_window import CONTROL, answering, press_in, settle
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from sheet_study import make_records

from blotter.domain.edit import Edit, Put
from blotter.domain.entity import new_id
from blotter.domain.record import Record
from blotter.domain.record_filter import EVERYTHING, RecordFilter
from blotter.domain.record_schema import FieldType, RecordField
from blotter.message import Message
from blotter.project import segments
from blotter.project.records import making, schema
from blotter.project.records.rows import RecordNames
from blotter.project.sorting import SortBy
from blotter.ui.cells.choosing import NumbersDialog, TickDialog
from blotter.ui.cells.editor import CellEditor
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.records.grid.entries_dialog import EntriesDialog
from blotter.ui.records.grid.filters import filter_rows
from blotter.ui.records.grid.model import WRONG
from blotter.ui.records.grid.page import RecordsPage


@pytest.fixture
def page(window: MainWindow) -> RecordsPage:
    """The page, laid open over four records."""
    make_records(window.work.desk.project)
    settle()
    window.actions_by_id["records"].trigger()
    settle()
    assert window.work.records.grid.isVisible()
    return window.work.records.grid


def numbers(page: RecordsPage) -> list[str]:
    """The records from above; a heading has its words."""
    return [each.number if isinstance(each, Record) else f"— {each.words}" for each in page.grid.rows]


def put_cursor(page: RecordsPage, number: str, key: str) -> None:
    page.table.setFocus()
    page.table.go_to(numbers(page).index(number), page.grid.column_of(key))
    settle()


def text(page: RecordsPage, number: str, key: str) -> str:
    return page.grid.text(numbers(page).index(number), page.grid.column_of(key))


def record(page: RecordsPage, number: str) -> Record:
    return page.sheet.names.records[{r.number: r.id for r in page.sheet.names.records.values()}[number]]


def select(page: RecordsPage, first: tuple[str, str], last: tuple[str, str]) -> None:
    places = [page.grid.index(numbers(page).index(n), page.grid.column_of(key)) for n, key in (first, last)]
    page.table.setFocus()
    page.table.setCurrentIndex(places[0])
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    page.table.selectionModel().select(QItemSelection(*places), flag)


def press(page: RecordsPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = open_window.NONE) -> None:
    target = QApplication.activePopupWidget() or QApplication.focusWidget() or page.table
    QTest.keyClick(target, key, modifiers)
    settle()


def editor(page: RecordsPage) -> CellEditor:
    found = page.table.viewport().findChildren(CellEditor)
    assert found, "no cell is being typed in"
    return found[-1]


def type_in(page: RecordsPage, words: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type into the cell under the cursor, as one types."""
    QTest.keyClicks(page.table, words[0])
    settle()
    QTest.keyClicks(editor(page), words[1:])
    settle()
    if editor(page).is_offering():
        press(page, Qt.Key.Key_Escape)
    QTest.keyClick(editor(page), end)
    settle()


def undo(window: MainWindow) -> None:
    window.actions_by_id["undo"].trigger()
    settle()


def steps(window: MainWindow) -> int:
    return len([each for each in window.work.desk.project.history() if not each.undone])


# What is shown


def test_it_opens_on_all_records_by_number(page: RecordsPage, window: MainWindow) -> None:
    assert numbers(page) == ["LA.001", "MM.001", "MM.002", "XX.001"]
    assert page.table.hasFocus()
    assert page.head.told.text() == "4 records"
    assert text(page, "LA.001", "countries") == "LA"
    assert text(page, "LA.001", "region") == "Asia"
    assert text(page, "MM.001", "evidence") == "2"
    assert text(page, "MM.001", "quantities") == "participants: 20 persons"
    window.actions_by_id["back"].trigger()
    settle()
    assert window.work.is_text_in_view()
    window.actions_by_id["forward"].trigger()
    settle()
    assert page.isVisible()


def test_without_records_it_says_how_to_make_one(window: MainWindow) -> None:
    window.actions_by_id["records"].trigger()
    settle()
    page = window.work.records.grid
    assert "Ctrl+E" in page.nothing.note.sentence()
    page.nothing.note.action_requested.emit()
    settle()
    assert window.work.is_text_in_view()


def test_a_screen_reader_is_told_record_and_column(page: RecordsPage) -> None:
    index = page.grid.index(numbers(page).index("MM.001"), page.grid.column_of("date"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Date of MM.001: 2016"
    tip = page.grid.index(numbers(page).index("LA.001"), page.grid.column_of("countries"))
    assert tip.data(Qt.ItemDataRole.ToolTipRole) == "Laos"


# Typing


def test_typing_changes_a_cell_and_enter_goes_down(page: RecordsPage, window: MainWindow) -> None:
    before = steps(window)
    put_cursor(page, "LA.001", "date")
    type_in(page, "2013")
    assert record(page, "LA.001").date == "2013"
    assert numbers(page)[page.table.currentIndex().row()] == "MM.001"
    assert page.table.currentIndex().column() == page.grid.column_of("date")
    assert steps(window) == before + 1
    assert "Changed 1 cell" in window.status.told()
    undo(window)
    assert text(page, "LA.001", "date") == "2011-12"


def test_f2_goes_on_in_what_is_there_and_tab_goes_right(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "date")
    press(page, Qt.Key.Key_F2)
    field = editor(page)
    assert field.text() == "2011-12"
    field.setCursorPosition(len(field.text()))
    QTest.keyClicks(field, "-05")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    settle()
    assert record(page, "LA.001").earliest == "2011-12-05"
    here = page.table.currentIndex()
    assert (here.row(), here.column()) == (0, page.grid.column_of("date") + 1)


def test_escape_leaves_a_cell_as_it_was(page: RecordsPage, window: MainWindow) -> None:
    put_cursor(page, "LA.001", "date")
    QTest.keyClicks(page.table, "9")
    settle()
    press(page, Qt.Key.Key_Escape)
    assert record(page, "LA.001").date == "2011-12"
    assert page.isVisible(), "Escape does not lead back to the text while a cell is typed in"


def test_what_does_not_fit_stays_with_its_reason(page: RecordsPage, window: MainWindow) -> None:
    before = steps(window)
    put_cursor(page, "LA.001", "date")
    type_in(page, "the spring")
    assert record(page, "LA.001").date == "2011-12"
    assert text(page, "LA.001", "date") == "the spring"
    index = page.grid.index(0, page.grid.column_of("date"))
    assert index.data(WRONG) is True
    assert "the spring" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert "not taken over" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.notice.words() == "1 cell was not taken over."
    assert steps(window) == before
    put_cursor(page, "MM.002", "kind")
    page.notice.asked.emit()
    assert page.table.currentIndex() == index
    assert "the spring" in window.status.told()
    press(page, Qt.Key.Key_Delete)
    assert text(page, "LA.001", "date") == "2011-12"
    assert page.notice.words() == ""


def test_what_did_not_fit_is_not_lost_without_a_word(page: RecordsPage, window: MainWindow) -> None:
    assert window.work.unsaved() == ""
    put_cursor(page, "LA.001", "date")
    type_in(page, "the spring")
    assert "sheet of records" in window.work.unsaved()
    page.typist.clear()
    put_cursor(page, "LA.001", "date")
    page.typist.clear()
    assert window.work.unsaved() == ""


def test_what_did_not_fit_is_still_there_in_a_window_of_another_size(
    page: RecordsPage, window: MainWindow
) -> None:
    put_cursor(page, "LA.001", "date")
    type_in(page, "the spring")
    window.preferences.take(window.settings.model_copy(update={"scale": 150}))
    settle()
    anew = window.work.records.grid
    assert anew is not page
    assert anew.isVisible()
    assert text(anew, "LA.001", "date") == "the spring"
    assert anew.notice.words() == "1 cell was not taken over."
    assert "sheet of records" in window.work.unsaved()
    window.preferences.take(window.settings.model_copy(update={"scale": 100}))
    settle()


def test_what_did_not_fit_is_mended_by_typing_on(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "date")
    type_in(page, "201x")
    assert page.grid.wrong
    put_cursor(page, "LA.001", "date")
    press(page, Qt.Key.Key_F2)
    assert editor(page).text() == "201x"
    assert "201x" in editor(page).complaint
    editor(page).setText("2012")
    press(page, Qt.Key.Key_Return)
    assert not page.grid.wrong
    assert record(page, "LA.001").date == "2012"


def test_countries_are_offered_by_name_and_taken_in_one_key(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "countries")
    press(page, Qt.Key.Key_F2)
    field = editor(page)
    field.setCursorPosition(len(field.text()))
    field.end(False)
    QTest.keyClicks(field, "; viet")
    settle()
    assert field.offered() == ["Vietnam"]
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert field.text() == "LA; Vietnam"
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    assert [each.code for each in record(page, "LA.001").countries] == ["LA", "VN"]


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Return, (1, 0)), (Qt.Key.Key_Tab, (0, 1))])
def test_what_is_begun_and_has_but_one_end_is_taken_with_the_key_that_goes_on(
    page: RecordsPage, key: Qt.Key, step: tuple[int, int]
) -> None:
    put_cursor(page, "LA.001", "countries")
    before = page.table.currentIndex()
    QTest.keyClicks(page.table, "v")
    settle()
    QTest.keyClicks(editor(page), "iet")
    settle()
    found = QApplication.activePopupWidget()
    assert found is not None
    QTest.keyClick(found, key)
    settle()
    assert [each.code for each in record(page, "LA.001").countries] == ["VN"]
    here = page.table.currentIndex()
    assert (here.row() - before.row(), here.column() - before.column()) == step


def test_what_fits_is_taken_as_it_was_typed_though_more_is_offered(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "countries")
    QTest.keyClicks(page.table, "i")
    settle()
    QTest.keyClicks(editor(page), "t")
    settle()
    found = QApplication.activePopupWidget()
    assert found is not None
    QTest.keyClick(found, Qt.Key.Key_Return)
    settle()
    assert [each.code for each in record(page, "LA.001").countries] == ["IT"]


def test_f2_puts_the_caret_behind_what_is_there(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "date")
    press(page, Qt.Key.Key_F2)
    QTest.keyClicks(editor(page), "-05")
    assert editor(page).text() == "2011-12-05"


def test_nothing_can_be_filtered_by_twice(page: RecordsPage, window: MainWindow) -> None:
    project = window.work.desk.project
    field = RecordField(id=new_id(), name="engagement", label="Engagement", type=FieldType.CHOICE)
    project.apply(Edit(label=Message("Another field"), steps=[Put(field)]))
    rows = filter_rows(RecordNames(project))
    assert "engagement" in project.record_schema.fields
    assert len({(row.field, row.name) for row in rows}) == len(rows)


def test_words_to_choose_from_are_shown_with_down(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "engagement")
    press(page, Qt.Key.Key_F2)
    press(page, Qt.Key.Key_Down)
    assert editor(page).offered() == ["unilateral", "bilateral", "multilateral"]
    press(page, Qt.Key.Key_Escape)
    press(page, Qt.Key.Key_Escape)
    assert record(page, "LA.001").engagement == ""


def test_quantities_are_edited_in_lines(page: RecordsPage) -> None:
    put_cursor(page, "MM.001", "quantities")

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, EntriesDialog)
        assert dialog.lines.toPlainText() == "participants: 20 persons"
        dialog.lines.setPlainText("participants")
        assert dialog.complaint.text()
        assert not dialog.keep.isEnabled()
        dialog.lines.setPlainText("participants: 20 persons\nvalue: ≥ 2,700 USD")
        assert not dialog.complaint.text()
        dialog.accept()

    with answering(enter):
        press(page, Qt.Key.Key_F2)
    settle()
    assert [(each.measure, each.low) for each in record(page, "MM.001").quantities] == [
        ("participants", None), ("value", 2700),
    ]  # fmt: skip


def test_columns_that_follow_from_others_cannot_be_typed_in(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "region")
    QTest.keyClicks(page.table, "E")
    settle()
    assert not page.table.viewport().findChildren(CellEditor)


# Blocks


def test_a_block_is_pasted_as_one_step(page: RecordsPage, window: MainWindow) -> None:
    before, held = steps(window), dict(page.sheet.names.records)
    put_cursor(page, "MM.001", "date")
    QGuiApplication.clipboard().setText("2017\tArmy (provider)\n2018\t–\n2019~\tArmy\n")
    press(page, Qt.Key.Key_V, CONTROL)
    assert [text(page, n, "date") for n in numbers(page)] == ["2011-12", "2017", "2018", "2019~"]
    assert [text(page, n, "actors") for n in numbers(page)][1:] == ["Army (provider)", "–", "Army"]
    assert steps(window) == before + 1
    undo(window)
    assert dict(page.sheet.names.records) == held
    assert not window.work.desk.project.actor_named("Army")


def test_of_a_block_what_does_not_fit_stays_to_be_mended(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "countries")
    QGuiApplication.clipboard().setText("Atlantis\nKazakhstan")
    press(page, Qt.Key.Key_V, CONTROL)
    assert text(page, "LA.001", "countries") == "Atlantis"
    assert [each.code for each in record(page, "LA.001").countries] == ["LA"]
    assert text(page, "MM.001", "countries") == "KZ"
    assert page.notice.words() == "1 cell was not taken over."


def test_one_value_fills_all_selected_cells(page: RecordsPage) -> None:
    select(page, ("LA.001", "engagement"), ("XX.001", "engagement"))
    QGuiApplication.clipboard().setText("bilateral")
    press(page, Qt.Key.Key_V, CONTROL)
    assert {text(page, n, "engagement") for n in numbers(page)} == {"bilateral"}


def test_what_is_copied_can_be_pasted(page: RecordsPage, window: MainWindow) -> None:
    page.layout_of_sheet.show_columns(("kind", "date", "note"))
    settle()
    select(page, ("MM.002", "kind"), ("XX.001", "note"))
    press(page, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == (
        'training\t2016-05/2016-06\t\nrepression\t\t"Nobody asked\nfor papers."'
    )
    put_cursor(page, "LA.001", "kind")
    press(page, Qt.Key.Key_V, CONTROL)
    assert (text(page, "LA.001", "kind"), text(page, "LA.001", "date")) == ("training", "2016-05/2016-06")
    assert record(page, "MM.001").note == "Nobody asked\nfor papers."


def test_fill_down(page: RecordsPage, window: MainWindow) -> None:
    select(page, ("MM.001", "date"), ("XX.001", "date"))
    press(page, Qt.Key.Key_D, CONTROL)
    assert [text(page, n, "date") for n in numbers(page)] == ["2011-12", "2016", "2016", "2016"]
    undo(window)
    assert text(page, "XX.001", "date") == ""


def test_delete_clears_the_selected_cells(page: RecordsPage, window: MainWindow) -> None:
    select(page, ("LA.001", "date"), ("MM.001", "actors"))
    press(page, Qt.Key.Key_Delete)
    assert record(page, "LA.001").date == record(page, "MM.001").date == ""
    assert record(page, "LA.001").actors == ()
    assert record(page, "MM.002").date == "2016-05/2016-06"
    undo(window)
    assert record(page, "LA.001").date == "2011-12"


def test_what_every_record_needs_cannot_be_cleared(page: RecordsPage) -> None:
    put_cursor(page, "LA.001", "level")
    press(page, Qt.Key.Key_Delete)
    assert record(page, "LA.001").level == "event"
    assert page.notice.words() == "1 cell was not taken over."


# Narrowing, sorting, grouping


def test_words_narrow_as_one_types(page: RecordsPage) -> None:
    press_in(page.table, Qt.Key.Key_F, CONTROL)
    assert page.head.words.hasFocus()
    QTest.keyClicks(page.head.words, "myanmar")
    page.look_for_words()
    assert numbers(page) == ["MM.001", "MM.002"]
    assert page.head.told.text() == "2 of 4 records"
    assert page.chips.words() == ["“myanmar”"]
    press(page, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    page.chips.press(0)
    settle()
    assert len(numbers(page)) == 4
    assert page.head.words.text() == ""


def choose_filter(page: RecordsPage, words: str) -> None:
    page.head.narrow.menu().aboutToShow.emit()
    actions = {each.text(): each for each in page.head.narrow.menu().actions()}
    actions[words].trigger()


def test_filters_are_chips_that_can_be_taken_away(page: RecordsPage) -> None:
    def tick(dialog: QDialog) -> None:
        assert isinstance(dialog, TickDialog)
        kinds = {each.name: each.id for each in page.sheet.names.schema.kinds.values()}
        dialog.tick(kinds["training"], kinds["patrol"])
        dialog.accept()

    with answering(tick):
        choose_filter(page, "Kind…")
    assert numbers(page) == ["LA.001", "MM.001", "MM.002"]

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, NumbersDialog)
        assert dialog.numbers() == (2011, 2016)
        dialog.fields[0].setValue(2015)
        dialog.accept()

    with answering(enter):
        choose_filter(page, "Years…")
    assert numbers(page) == ["MM.001", "MM.002"]
    assert page.chips.words() == ["Kind is training or patrol", "Years 2015–2016"]
    page.chips.press(0)
    settle()
    assert page.chips.words() == ["Years 2015–2016"]
    assert page.sheet.asked == RecordFilter(years=(2015, 2016))


def test_yes_or_no_is_turned_in_the_menu(page: RecordsPage) -> None:
    page.head.narrow.menu().aboutToShow.emit()
    (counts,) = [each for each in page.head.narrow.menu().actions() if each.text() == "Counts"]
    counts.menu().actions()[1].trigger()
    settle()
    assert numbers(page) == ["MM.002"]
    assert page.chips.words() == ["Count in analysis is no"]


def test_where_nothing_fits_there_is_a_way_out(page: RecordsPage) -> None:
    page.ask(RecordFilter(countries=("FR",)))
    settle()
    assert not numbers(page)
    assert page.nothing.isVisible()
    page.nothing.note.action_requested.emit()
    settle()
    assert len(numbers(page)) == 4


def test_titles_sort_and_shift_adds(page: RecordsPage) -> None:
    kind, date = page.grid.column_of("kind"), page.grid.column_of("date")
    page.sort_by(kind)
    assert [text(page, n, "kind") for n in numbers(page)] == ["patrol", "repression", "training", "training"]
    page.sort_by(date, further=True)
    page.sort_by(date, further=True)
    assert page.sheet.sorting == (SortBy("kind"), SortBy("date", falls=True))
    assert numbers(page) == ["LA.001", "XX.001", "MM.002", "MM.001"]
    header = page.grid.headerData
    assert header(date, Qt.Orientation.Horizontal) == "Date ↓2"
    spoken = header(date, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Date, sorted, falling"
    page.sort_by(kind)
    assert page.sheet.sorting == (SortBy("kind", falls=True),)
    page.sort_by(kind)
    assert page.sheet.sorting == ()
    assert numbers(page) == ["LA.001", "MM.001", "MM.002", "XX.001"]


def test_a_click_on_a_title_sorts(page: RecordsPage) -> None:
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(page.grid.column_of("level")) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert page.sheet.sorting == (SortBy("level"),)
    assert numbers(page)[0] == "MM.002"
    chosen = page.table.chosen()
    assert chosen is not None
    assert chosen.top == chosen.bottom, "the column is not selected"


def test_groups_fold_and_say_how_many(page: RecordsPage) -> None:
    page.group_by("kind")
    settle()
    assert numbers(page) == [
        "— patrol", "LA.001", "— repression", "XX.001", "— training", "MM.001", "MM.002",
    ]  # fmt: skip
    assert page.grid.text(4, 0) == "training · 2 records"
    page.table.setFocus()
    page.table.go_to(4, 0)
    press(page, Qt.Key.Key_Left)
    assert numbers(page)[4:] == ["— training"]
    assert page.table.currentIndex().row() == 4
    assert page.head.told.text() == "4 records"
    press(page, Qt.Key.Key_Space)
    assert numbers(page)[4:] == ["— training", "MM.001", "MM.002"]
    page.fold_all(True)
    assert numbers(page) == ["— patrol", "— repression", "— training"]
    page.group_by("year")
    assert [each for each in numbers(page) if each[0] == "—"] == ["— 2011", "— 2016", "— "]


def test_blocks_pass_over_headings(page: RecordsPage) -> None:
    page.group_by("kind")
    settle()
    put_cursor(page, "LA.001", "date")
    QGuiApplication.clipboard().setText("2001\n2002\n2003")
    press(page, Qt.Key.Key_V, CONTROL)
    assert [record(page, n).date for n in ("LA.001", "XX.001", "MM.001")] == ["2001", "2002", "2003"]


def test_some_records_alone(page: RecordsPage, window: MainWindow) -> None:
    window.work.records.show_records([record(page, "MM.001").id], "Bar “training 2016”")
    settle()
    assert numbers(page) == ["MM.001"]
    assert page.chips.words() == ["Bar “training 2016”"]
    page.choose(record(page, "XX.001").id)
    assert page.table.current_record() == record(page, "XX.001")
    assert page.sheet.asked == EVERYTHING


# Following


def test_rows_stay_while_they_are_typed_in(page: RecordsPage) -> None:
    page.sort_by(page.grid.column_of("date"))
    before = numbers(page)
    assert before == ["LA.001", "MM.001", "MM.002", "XX.001"]
    put_cursor(page, "LA.001", "date")
    type_in(page, "2020")
    assert numbers(page) == before
    page.sort([SortBy("date")])
    assert numbers(page) == ["MM.001", "MM.002", "LA.001", "XX.001"]


def test_what_others_change_is_followed(page: RecordsPage, window: MainWindow) -> None:
    project = window.work.desk.project
    project.apply(making.change(project, record(page, "MM.001"), date="2019"))
    settle()
    assert text(page, "MM.001", "date") == "2019"
    made, edit = making.make(project, schema.kind(project, "patrol"), list(project.retrieve())[:1])
    project.apply(edit)
    settle()
    assert page.table.current_record() == project.records[made.id]
    project.apply(making.delete(project, [project.records[made.id]]))
    settle()
    assert numbers(page) == ["LA.001", "MM.001", "MM.002", "XX.001"]


def test_uncoded_evidence_is_flagged(page: RecordsPage, window: MainWindow) -> None:
    project = window.work.desk.project
    assert text(page, "MM.001", "recheck") == ""
    piece = project.evidence_of(record(page, "MM.001"))[0]
    project.apply(segments.unmark(project, [project.segment(piece.segment)]))
    settle()
    assert text(page, "MM.001", "recheck") == "to re-check"
    page.ask(RecordFilter(to_recheck=True))
    assert "MM.001" in numbers(page)


def test_out_of_sight_it_follows_once_it_is_shown(page: RecordsPage, window: MainWindow) -> None:
    window.work.show_text()
    settle()
    project = window.work.desk.project
    project.apply(making.delete(project, [record(page, "LA.001")]))
    window.work.records.show_grid()
    settle()
    assert numbers(page) == ["MM.001", "MM.002", "XX.001"]


def test_enter_opens_the_record_in_the_form(page: RecordsPage, window: MainWindow) -> None:
    put_cursor(page, "MM.001", "kind")
    press(page, Qt.Key.Key_Return)
    assert window.work.is_text_in_view()
    assert window.work.records.is_form_shown()
    window.actions_by_id["back"].trigger()
    settle()
    assert page.isVisible()


# Evidence


def test_the_count_opens_the_passages_and_they_lead_to_the_text(
    page: RecordsPage, window: MainWindow
) -> None:
    put_cursor(page, "MM.001", "evidence")
    assert not page.passages.isVisible()
    press(page, Qt.Key.Key_Return)
    assert page.passages.isVisible()
    assert page.passages.title.text() == "MM.001: 2 passages"
    quotes = [page.passages.model.index(row, 0).data() for row in range(2)]
    put_cursor(page, "XX.001", "evidence")
    assert page.passages.title.text() == "XX.001: 2 passages"
    put_cursor(page, "MM.001", "kind")
    rect = page.passages.table.visualRect(page.passages.model.index(1, 0))
    QTest.mouseClick(page.passages.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    settle()
    assert window.work.is_text_in_view()
    chosen, source = window.work.page.view.selected_span(), window.work.desk.source
    assert source is not None
    assert chosen is not None
    assert window.work.desk.project.text(source)[chosen.start : chosen.end] == quotes[1]


def test_a_passage_that_is_gone_is_still_told(page: RecordsPage, window: MainWindow) -> None:
    project = window.work.desk.project
    page.open_passages(record(page, "MM.001").id)
    piece = project.evidence_of(record(page, "MM.001"))[0]
    project.apply(segments.unmark(project, [project.segment(piece.segment)]))
    settle()
    assert page.passages.model.index(0, 0).data() == f"{piece.quote} (not coded any more)"


# Records


def test_records_are_made_and_deleted_from_here(page: RecordsPage, window: MainWindow) -> None:
    put_cursor(page, "MM.001", "kind")
    page.menus.ask_for_another()
    settle()
    assert page.table.current_record() == record(page, "MM.003")
    assert record(page, "MM.003").kind == record(page, "MM.001").kind
    select(page, ("MM.001", "kind"), ("MM.002", "date"))
    menu = page.menus.menu(page.table.currentIndex())
    (delete,) = [each for each in menu.actions() if each.text().startswith("Delete")]
    assert delete.text() == "Delete 2 records"
    delete.trigger()
    settle()
    assert numbers(page) == ["LA.001", "XX.001", "MM.003"]
    undo(window)
    assert set(numbers(page)) == {"LA.001", "MM.001", "MM.002", "MM.003", "XX.001"}


def test_a_duplicate_is_merged_into_the_record_that_stays(page: RecordsPage, window: MainWindow) -> None:
    put_cursor(page, "MM.002", "kind")

    def enter(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.enter(number="MM.002")
        dialog.accept()
        assert dialog.complaints(), "no record is a duplicate of itself"
        dialog.enter(number="mm.001")
        dialog.accept()

    with answering(enter):
        page.menus.ask_to_merge()
    settle()
    assert numbers(page) == ["LA.001", "MM.001", "XX.001"]
    assert page.table.current_record() == record(page, "MM.001")
    assert text(page, "MM.001", "evidence") == "3"
    undo(window)
    assert "MM.002" in numbers(page)


def test_problems_are_told_filtered_and_sorted_by(page: RecordsPage) -> None:
    page.layout_of_sheet.show_columns(("kind", "problems", "completeness"))
    found = {n for n in numbers(page) if text(page, n, "problems")}
    assert found
    page.ask(RecordFilter(problems=True))
    assert set(numbers(page)) == found
    page.ask(RecordFilter(problems=False))
    assert not set(numbers(page)) & found
    page.ask(EVERYTHING)
    page.sort([SortBy("problems", falls=True)])
    assert set(numbers(page)[: len(found)]) == found
    assert text(page, "LA.001", "completeness").endswith("%")


def test_what_is_shown_is_exported(
    page: RecordsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page.layout_of_sheet.show_columns(("date", "kind", "evidence"))
    page.ask(RecordFilter(countries=("MM",)))
    target = tmp_path / "some.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "CSV, UTF-8 (*.csv)"))
    page.head.export.click()
    qtbot.waitUntil(target.exists)
    settle()
    rows = list(csv.reader(target.read_text(encoding="utf-8").splitlines()))
    assert rows == [
        ["id", "date", "kind", "evidence"],
        ["MM.001", "2016", "training", "2"],
        ["MM.002", "2016-05/2016-06", "training", "2"],
    ]


# Columns


def test_columns_are_chosen_and_put_in_order(page: RecordsPage) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, TickDialog)
        assert dialog.ticked()[0] == "kind"
        dialog.tick("kind", "date", "note")
        dialog.list.setCurrentRow(0)
        QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        dialog.accept()

    with answering(choose):
        page.head.columns.click()
    settle()
    assert set(page.sheet.keys) == {"kind", "date", "note"}
    assert page.sheet.keys[0] == "kind"
    page.table.horizontalHeader().moveSection(2, 0)
    settle()
    assert page.sheet.keys[0] == page.grid.columns[0].key
    assert page.table.visual_columns() == [0, 1, 2]
    assert text(page, "MM.001", "date") == "2016"


def test_the_arrangement_is_kept_for_each_project(page: RecordsPage) -> None:
    page.layout_of_sheet.show_columns(("note", "kind"))
    page.table.horizontalHeader().resizeSection(0, 311)
    page.sort([SortBy("kind", falls=True)])
    page.group_by("kind")
    told = page.layout_of_sheet.arrangement()
    page.layout_of_sheet.show_columns(("kind",))
    page.sort([])
    page.group_by("")
    page.arrange(told)
    page.refresh()
    assert [each.key for each in page.grid.columns] == ["note", "kind"]
    assert page.table.columnWidth(0) == 311
    assert numbers(page) == ["— patrol", "LA.001", "— repression", "XX.001", "— training", "MM.001", "MM.002"]


def test_keys_that_the_grid_takes_are_not_the_windows(page: RecordsPage, window: MainWindow) -> None:
    put_cursor(page, "LA.001", "date")
    press(page, Qt.Key.Key_A, CONTROL)
    chosen = page.table.chosen()
    assert chosen is not None
    assert (chosen.top, chosen.bottom) == (0, 3)
    press(page, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().count("\n") == 3


def test_a_project_for_reading_only_can_be_looked_at(page: RecordsPage, window: MainWindow) -> None:
    window.work.desk.rest("Importing")
    settle()
    put_cursor(page, "LA.001", "date")
    QTest.keyClicks(page.table, "2")
    settle()
    assert not page.table.viewport().findChildren(CellEditor)
    press(page, Qt.Key.Key_Delete)
    assert record(page, "LA.001").date == "2011-12"
    window.work.desk.rest("")
