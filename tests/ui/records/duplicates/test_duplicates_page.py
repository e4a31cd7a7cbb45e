"""Records that may be one: listed with reasons, side by side, merged, found different, separated, by keys."""

import pytest
import record_samples
from open_window import press_in, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from blotter.domain.record import Alternative, Record
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.records.duplicates.page import DuplicatesPage
from blotter.ui.records.duplicates.side_by_side import FIELD, KEPT, OTHER

Key, Shown = Qt.Key, Qt.ItemDataRole.DisplayRole


@pytest.fixture
def project(window: MainWindow) -> Project:
    return window.work.desk.project


@pytest.fixture
def pair(project: Project) -> tuple[Record, Record]:
    return record_samples.two_of_one_patrol(project)


@pytest.fixture
def page(window: MainWindow, pair: tuple[Record, Record]) -> DuplicatesPage:
    settle()
    window.actions_by_id["duplicates"].trigger()
    settle()
    return window.work.records.duplicates


def row_of(page: DuplicatesPage, field: str) -> int:
    return [each.name for each in page.both.fields.rows].index(field)


def cell(page: DuplicatesPage, field: str, column: int) -> str:
    return str(page.both.fields.index(row_of(page, field), column).data(Shown))


def test_a_pair_is_listed_with_its_reasons_and_shown_side_by_side(
    window: MainWindow, page: DuplicatesPage, pair: tuple[Record, Record]
) -> None:
    assert window.pages.currentWidget() is page
    words = [str(page.list.work.index(0, column).data(Shown)) for column in range(5)]
    assert words[1:3] == [pair[0].number, pair[1].number]
    assert words[4] == "both name LA, dates that overlap, the same subtype"
    assert page.head.told.text() == "1 pair"
    assert (cell(page, "date", KEPT), cell(page, "date", OTHER)) == ("2016-06-04/2016-06-11", "2016-06")
    rows = {each.name: each.differs for each in page.both.fields.rows}
    assert {name for name, differs in rows.items() if differs} == {"date", "note", "topics"}
    quotes = [each.model.passages[0].evidence.quote for each in page.passages]
    assert quotes == ["boats of both countries moved downstream", "the night boat"]


def test_m_merges_and_undo_brings_both_back(
    window: MainWindow, page: DuplicatesPage, project: Project, pair: tuple[Record, Record]
) -> None:
    press_in(page.list, Key.Key_M)
    settle()
    (one,) = project.records.values()
    assert one.number == pair[0].number
    assert Alternative("date", "2016-06", pair[1].number) in one.alternatives
    assert window.status.told().startswith(f"Merged {pair[1].number} into {pair[0].number}")
    assert page.nothing.note.isVisible()
    window.actions_by_id["undo"].trigger()
    settle()
    assert set(project.records) == {each.id for each in pair}
    assert page.list.work.rowCount() == 1


def test_the_other_value_stays_where_it_is_chosen_with_space_or_a_click(
    page: DuplicatesPage, project: Project, pair: tuple[Record, Record]
) -> None:
    table = page.both
    assert table.fields.stays(row_of(page, "date"), KEPT)
    table.setCurrentIndex(table.fields.index(row_of(page, "date"), OTHER))
    press_in(table, Key.Key_Space)
    assert table.fields.stays(row_of(page, "date"), OTHER)
    note = table.visualRect(table.fields.index(row_of(page, "note"), OTHER)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=note)
    table.setCurrentIndex(table.fields.index(row_of(page, "topics"), OTHER))
    press_in(table, Key.Key_Space)
    assert table.fields.of_other == {"date", "note"}
    kept = table.visualRect(table.fields.index(row_of(page, "note"), KEPT)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=kept)
    assert table.fields.of_other == {"date"}
    press_in(table, Key.Key_M)
    settle()
    (one,) = project.records.values()
    assert (one.date, one.note, one.topics) == ("2016-06", "A convoy", ("border",))


def test_w_swaps_which_number_stays(
    page: DuplicatesPage, project: Project, pair: tuple[Record, Record]
) -> None:
    header = page.both.fields.headerData
    assert header(KEPT, Qt.Orientation.Horizontal) == f"{pair[0].number} stays"
    press_in(page.list, Key.Key_W)
    assert header(KEPT, Qt.Orientation.Horizontal) == f"{pair[1].number} stays"
    press_in(page.list, Key.Key_M)
    settle()
    assert [each.number for each in project.records.values()] == [pair[1].number]


def test_n_is_remembered_and_undone(window: MainWindow, page: DuplicatesPage, project: Project) -> None:
    press_in(page.list, Key.Key_N)
    settle()
    assert len(project.found_different()) == 1
    assert page.list.work.rowCount() == 0
    window.actions_by_id["undo"].trigger()
    settle()
    assert page.list.work.rowCount() == 1


def test_s_puts_a_pair_off(page: DuplicatesPage, project: Project, pair: tuple[Record, Record]) -> None:
    record_samples.two_of_one_patrol(project)
    settle()
    rows = page.list.work.rowCount()
    assert rows == 6
    page.list.choose(0)
    press_in(page.list, Key.Key_S)
    assert page.list.currentIndex().row() == 1
    assert page.list.work.is_skipped(0)
    for _ in range(rows - 1):
        press_in(page.list, Key.Key_S)
    assert all(page.list.work.is_skipped(row) for row in range(rows))
    assert len(project.records) == 4


def test_days_and_actors_narrow_the_list(page: DuplicatesPage) -> None:
    assert page.head.days.value() == 31
    page.head.actor.setChecked(True)
    settle()
    assert page.list.work.rowCount() == 0
    assert "may be one" in page.nothing.note.sentence()
    page.head.actor.setChecked(False)
    settle()
    assert page.list.work.rowCount() == 1


def test_a_merged_record_is_separated_from_the_menu(
    page: DuplicatesPage, project: Project, pair: tuple[Record, Record]
) -> None:
    assert not page.head.merged.isEnabled()
    press_in(page.list, Key.Key_M)
    settle()
    (action,) = page.head.merged.menu().actions()
    assert action.text() == f"Take {pair[1].number} out of {pair[0].number}"
    action.trigger()
    settle()
    assert {each.number for each in project.records.values()} == {each.number for each in pair}


def test_a_passage_and_the_record_are_a_key_away(
    window: MainWindow, page: DuplicatesPage, pair: tuple[Record, Record]
) -> None:
    press_in(page.passages[1].table, Key.Key_Return)
    settle()
    assert window.work.is_text_in_view()
    assert window.work.desk.source is not None
    assert window.work.desk.source.name == record_samples.INTERVIEW
    window.actions_by_id["duplicates"].trigger()
    settle()
    page.list.activated.emit(page.list.currentIndex())
    settle()
    assert window.work.records.is_form_shown()


def test_what_happens_elsewhere_is_followed(
    page: DuplicatesPage, project: Project, window: MainWindow
) -> None:
    window.work.show_text()
    record_samples.two_of_one_patrol(project)
    settle()
    window.actions_by_id["duplicates"].trigger()
    settle()
    assert page.list.work.rowCount() == 6


def test_marks_are_told_to_those_who_do_not_see_them(page: DuplicatesPage) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    fields = page.both.fields
    assert fields.index(row_of(page, "date"), FIELD).data(spoken) == "Date: they differ"
    assert fields.index(row_of(page, "note"), KEPT).data(spoken) == "A convoy, stays"
    for widget in (page.list, page.both, page.head.days, page.head.merged, page.passages[0].table):
        assert widget.accessibleName()
    assert page.both.indexAt(QPoint(5, 5)).isValid()
