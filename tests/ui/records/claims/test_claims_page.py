"""Conflicting claims: grouped by quantity, drawn on one scale, each a key away from passage and record."""

import pytest
import record_samples
from open_window import press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from blotter.domain.record import Record
from blotter.project.project import Project
from blotter.project.records import duplicates, making
from blotter.ui.main_window import MainWindow
from blotter.ui.records.claims.page import ClaimsPage
from blotter.ui.records.claims.table import AS_OF, CLAIMANT, DOCUMENT, RANGE, RECORD, VALUE, WORDS

Key, Shown = Qt.Key, Qt.ItemDataRole.DisplayRole


@pytest.fixture
def project(window: MainWindow) -> Project:
    return window.work.desk.project


@pytest.fixture
def pair(project: Project) -> tuple[Record, Record]:
    return record_samples.conflicting(project)


@pytest.fixture
def page(window: MainWindow, pair: tuple[Record, Record]) -> ClaimsPage:
    settle()
    window.actions_by_id["claims"].trigger()
    settle()
    return window.work.records.claims


def cells(page: ClaimsPage, row: int) -> list[str]:
    return [str(page.table.claims.index(row, column).data(Shown)) for column in range(WORDS + 1)]


def headings(page: ClaimsPage) -> list[str]:
    return [each.heading for each in page.table.claims.lines if each.heading]


def test_values_of_one_quantity_stand_under_a_heading(page: ClaimsPage, pair: tuple[Record, Record]) -> None:
    assert headings(page) == [
        "boats delivered · assistance, Laos, Thailand · 2 values that contradict each other",
        f"{pair[1].number}: the parts come to 8 persons, the total is 10 persons",
    ]
    first, second = cells(page, 1), cells(page, 2)
    assert (first[VALUE], first[AS_OF], first[DOCUMENT]) == ("19 boats", "2015/2016", record_samples.NOTES)
    assert (first[RECORD], first[WORDS]) == (pair[0].number, "nineteen patrol boats")
    assert (second[VALUE], second[CLAIMANT], second[DOCUMENT]) == (
        "≥ 25 boats", "ministry", record_samples.INTERVIEW,
    )  # fmt: skip
    assert [cells(page, row)[VALUE] for row in (4, 5, 6)] == ["10 persons (total)", "4 persons", "4 persons"]
    assert page.told.text() == "1 quantity with several values, 1 sum that does not add up"


def test_enter_opens_the_words_of_the_source(window: MainWindow, page: ClaimsPage) -> None:
    assert page.table.currentIndex().row() == 1
    press_in(page.table, Key.Key_Return)
    settle()
    view = window.work.page.view
    assert window.work.is_text_in_view()
    assert window.work.desk.source is not None
    assert window.work.desk.source.name == record_samples.NOTES
    span = view.selected_span()
    text = window.work.desk.project.text(window.work.desk.source)
    assert span is not None
    assert text[span.start : span.end] == "nineteen patrol boats"


def test_a_click_on_the_number_and_r_open_the_record(
    window: MainWindow, page: ClaimsPage, pair: tuple[Record, Record]
) -> None:
    place = page.table.visualRect(page.table.claims.index(2, RECORD)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert window.work.records.is_form_shown()
    window.actions_by_id["claims"].trigger()
    settle()
    page.table.setCurrentIndex(page.table.claims.index(1, VALUE))
    press_in(page.table, Key.Key_R)
    settle()
    assert window.work.is_text_in_view()


def test_what_changes_is_followed(page: ClaimsPage, project: Project, pair: tuple[Record, Record]) -> None:
    (boats,) = pair[0].quantities
    project.apply(making.change(project, pair[0], quantities=(boats._replace(best=30),)))
    settle()
    assert "contradict" not in headings(page)[0]
    project.apply(duplicates.different(project, *pair))
    settle()
    assert len(headings(page)) == 1


def test_kind_and_contradiction_narrow(
    page: ClaimsPage, project: Project, pair: tuple[Record, Record]
) -> None:
    (boats,) = pair[0].quantities
    project.apply(making.change(project, pair[0], quantities=(boats._replace(best=30),)))
    settle()
    page.contradicting.setChecked(True)
    assert len(headings(page)) == 1
    assert page.kind.chosen() == ""
    assert page.kind.findData("assistance") > 0
    assert page.kind.findData("training") < 0
    project.apply(making.delete(project, [project.records[pair[1].id]]))
    settle()
    assert page.nothing.note.sentence() == "Nothing that contradicts itself. *Show all*"
    page.nothing.note.action_requested.emit()
    assert not page.contradicting.isChecked()
    assert "every sum adds up" in page.nothing.note.sentence()


def test_a_drawn_value_is_told_in_words_and_drawn_on_the_scale_of_its_group(page: ClaimsPage) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert page.table.claims.index(2, RANGE).data(spoken) == "≥ 25 boats"
    one, other = page.table.claims.lines[1:3]
    assert one.scale == other.scale
    assert one.scale[0] < 19 < 25 < one.scale[1]
    drawn = page.table.viewport().grab(page.table.visualRect(page.table.claims.index(1, RANGE))).toImage()
    empty = page.table.viewport().grab(page.table.visualRect(page.table.claims.index(1, CLAIMANT))).toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert len(colours) > len({empty.pixelColor(x, 2).name() for x in range(empty.width())})
    assert page.table.accessibleName() == "Conflicting claims"
