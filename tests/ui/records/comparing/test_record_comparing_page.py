"""Records compared and settled in the window: figures, keys, evidence, undo, coverage, what is missing."""

from collections.abc import Iterator
from pathlib import Path

import open_window
import pytest
from open_window import press_in, settle
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import two_coders
from blotter.domain.record import Involved, Record
from blotter.domain.segment import Span
from blotter.project import assignments
from blotter.project.project import Project
from blotter.project.records import making
from blotter.project.settling import consensus_coder
from blotter.settings import Settings
from blotter.ui.comparison.rows import CellRole
from blotter.ui.comparison.scale import Dot
from blotter.ui.main_window import MainWindow
from blotter.ui.records.comparing import figure_table
from blotter.ui.records.comparing.page import RecordComparingPage
from blotter.ui.records.comparing.words import Tab
from blotter.ui.views.row_delegate import Role

KEY, PATIENT = Qt.Key, 15_000


@pytest.fixture
def window(
    tmp_path: Path, qtbot: QtBot, dressed: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window on the study of two coders; Ada acts."""
    monkeypatch.setenv("BLOTTER_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("BLOTTER_DATA", str(tmp_path / "data"))
    with two_coders.make(tmp_path / "two.blotter") as project:
        two_coders.usual(project)
    with open_window.shown(qtbot, settings=Settings(coder="Ada")) as window:
        assert window.open_project(tmp_path / "two.blotter")
        settle()
        yield window


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> RecordComparingPage:
    """The page, computed, with the activities in view."""
    page = window.work.records.comparing
    with qtbot.waitSignal(page.computed, timeout=PATIENT):
        window.actions_by_id["compare-records"].trigger()
    page.show_tab(Tab.SETTLING)
    page.list.setFocus()
    settle()
    return page


def project_of(window: MainWindow) -> Project:
    return window.work.desk.project


def standing(window: MainWindow) -> list[Record]:
    project = project_of(window)
    coder = consensus_coder(project)
    return [each for each in project.records.values() if coder is not None and each.coder == coder.id]


def shown(widget: QWidget, row: int, columns: int) -> list[str]:
    model = widget.model()  # type: ignore[attr-defined]
    return [str(model.index(row, column).data() or "") for column in range(columns)]


def keys(widget: QWidget, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(widget, key)
    settle()


def titles(widget: QWidget) -> list[str]:
    model = widget.model()  # type: ignore[attr-defined]
    return [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in range(model.columnCount())]


@pytest.mark.parametrize("tab", list(Tab))
def test_until_the_first_figures_are_there_every_tab_says_so(
    window: MainWindow, qtbot: QtBot, tab: Tab
) -> None:
    page = window.work.records.comparing
    with qtbot.waitSignal(page.computed, timeout=PATIENT):
        window.work.records.show_comparing()
        page.show_tab(tab)
        assert page.nothing.isVisible()
        assert page.nothing.note.text() == "Computing…"
    assert not page.nothing.isVisible()


def test_figures_stand_with_their_interval_and_what_they_mean(page: RecordComparingPage) -> None:
    page.show_tab(Tab.FIGURES)
    table = page.figures.table
    assert shown(table, 0, 4) == ["Found at all", "Precision", "1.00", "—"]
    assert shown(table, 1, 4) == ["", "Recall", ".67", "—"]
    rows = page.figures.model.rows
    row = next(n for n, each in enumerate(rows) if (each.field, each.measure) == ("date", "within_precision"))
    table.setCurrentIndex(page.figures.model.index(row, 0))
    told = page.figures.told.text()
    assert "one date lies within the other" in told
    assert "1 pair in which both coded it." in told
    assert "No interval: needs at least 5 records." in told
    dot = page.figures.model.index(row, figure_table.SCALE).data(CellRole.SCALE)
    assert isinstance(dot, Dot)
    assert dot.value == 1.0
    assert "2 pairs over 2 documents" in page.figures.notes.text()


def test_pairs_are_listed_before_what_only_one_has(page: RecordComparingPage) -> None:
    assert titles(page.list)[1:3] == ["Ada", "Ben"]
    assert shown(page.list, 0, 5) == ["", "FJ.001", "FJ.002", "training", "1"]
    assert shown(page.list, 2, 5) == ["", "LA.001", "—", "diplomacy", ""]
    signs = [page.list.work.index(row, 0).data(Role.STATUS) for row in range(3)]
    assert signs == ["equal-not:label", "equal-not:label", "circle-off:missed"]


def test_what_differs_is_marked_and_each_side_has_its_quotes(page: RecordComparingPage) -> None:
    page.list.setCurrentIndex(page.list.work.index(1, 0))
    assert titles(page.bench.fields) == ["Field", "Ada", "Ben", "Stands"]
    rows = [shown(page.bench.fields, row, 4) for row in range(4)]
    assert rows == [
        ["Kind", "assistance", "assistance", "assistance"],
        ["Level", "event", "event", "event"],
        ["Topics", "border", "cyber", ""],
        ["Countries", "WS", "WS; TO", ""],
    ]
    marks = [page.bench.fields.fields.index(row, 0).data(Role.STATUS) for row in range(4)]
    assert marks == [None, None, "equal-not:label", "equal-not:label"]
    ada, ben = page.bench.quotes.told()
    assert ada.startswith("A boat was given to Samoa.")
    assert ben.startswith("boat was given to Samoa.")


def test_a_side_is_taken_with_a_digit_and_settled_with_enter(
    window: MainWindow, page: RecordComparingPage
) -> None:
    assert not page.bench.settle.isEnabled()
    keys(page.list, KEY.Key_Return)
    assert standing(window) == []
    keys(page.list, KEY.Key_2, KEY.Key_Return)
    (made,) = standing(window)
    assert made.date == "2016-05-02"
    assert page.list.currentIndex().row() == 1
    assert page.list.work.index(0, 0).data(Role.STATUS) == "check:decided"
    assert page.head.progress.text() == "1 of 3 settled"


def test_fields_are_taken_one_by_one(window: MainWindow, page: RecordComparingPage) -> None:
    page.list.setCurrentIndex(page.list.work.index(1, 0))
    fields = page.bench.fields
    fields.setFocus()
    keys(fields, KEY.Key_1)
    assert shown(fields, 2, 4)[3] == "border"
    assert fields.currentIndex().row() == 3
    assert not page.bench.settle.isEnabled()
    keys(fields, KEY.Key_2)
    assert shown(fields, 3, 4)[3] == "WS; TO"
    assert "in 1 field the other’s" in page.bench.told.text()
    keys(fields, KEY.Key_Return)
    (made,) = standing(window)
    assert (made.topics, [each.code for each in made.countries]) == (("border",), ["WS", "TO"])


def test_what_only_one_has_is_taken_or_discarded(window: MainWindow, page: RecordComparingPage) -> None:
    page.list.setCurrentIndex(page.list.work.index(2, 0))
    assert not page.bench.second.isEnabled()
    keys(page.list, KEY.Key_2)
    assert page.bench.stand is not None
    assert page.bench.stand.can_take(page.bench.stand.base)  # type: ignore[arg-type]
    keys(page.list, KEY.Key_X)
    assert page.bench.told.text() == "None is to stand."
    keys(page.list, KEY.Key_Return)
    assert standing(window) == []
    page.list.setCurrentIndex(page.list.work.index(2, 0))
    assert page.bench.told.text() == "Settled: none stands."
    page.bench.open_again.click()
    settle()
    assert page.head.progress.text() == "0 of 3 settled"


def test_undo_opens_it_again(window: MainWindow, page: RecordComparingPage) -> None:
    keys(page.list, KEY.Key_1, KEY.Key_Return)
    assert len(standing(window)) == 1
    window.actions_by_id["undo"].trigger()
    settle()
    assert standing(window) == []
    assert page.list.work.index(0, 0).data(Role.STATUS) == "equal-not:label"


def test_all_can_be_settled_and_it_says_so(window: MainWindow, page: RecordComparingPage) -> None:
    said: list[str] = []
    page.noted.connect(said.append)
    keys(page.list, KEY.Key_1, KEY.Key_Return, KEY.Key_1, KEY.Key_Return, KEY.Key_Return)
    assert len(standing(window)) == 3
    assert said[-1] == "Everything that is listed is settled."
    assert project_of(window).check() == []


def test_what_is_alike_is_accepted_in_one_step(
    window: MainWindow, page: RecordComparingPage, qtbot: QtBot
) -> None:
    project = project_of(window)
    with qtbot.waitSignal(page.computed, timeout=PATIENT):
        project.apply(making.change(project, project.record("FJ.002"), date="2016-05"))
    page.head.accept.click()
    settle()
    assert [each.number for each in standing(window)] == ["FJ.003"]


def test_a_quote_leads_to_its_document(window: MainWindow, page: RecordComparingPage) -> None:
    page.list.setCurrentIndex(page.list.work.index(1, 0))
    page.bench.quotes.sides[0].anchorClicked.emit(QUrl("0"))
    settle()
    source = window.work.desk.source
    assert source is not None
    assert source.name == "news.txt"
    assert window.work.is_text_in_view()


def test_coverage_is_shaded_and_a_jump_is_told(
    window: MainWindow, page: RecordComparingPage, qtbot: QtBot
) -> None:
    project = project_of(window)
    for _ in range(5):
        with qtbot.waitSignal(page.computed, timeout=PATIENT):
            two_coders.record(
                project, "Ada", "patrol", [Span(0, 8)], countries=(Involved("FJ"),), date="2017-03"
            )
    window.actions_by_id["coverage"].trigger()
    grid = page.coverage.grid
    assert titles(grid) == ["2015", "2016", "2017", "No date"]
    assert shown(grid, 0, 4) == ["1", "2", "5 ▲", "2"]
    assert shown(grid, 2, 4) == ["1", "2", "5", "2"]
    levels = [grid.grid.cell(grid.grid.index(0, column)).level for column in range(4)]
    assert levels == [1, 2, 5, 2]
    assert "2017: 5 records, 2 the year before" in page.coverage.jumps.text()
    with qtbot.waitSignal(page.computed, timeout=PATIENT):
        page.coverage.year.setCurrentIndex(1)
    assert titles(grid) == ["No date"]


def test_documents_that_not_both_have_done_can_be_taken_in(
    window: MainWindow, page: RecordComparingPage, qtbot: QtBot
) -> None:
    project = project_of(window)
    ben = project.coder("Ben")
    with qtbot.waitSignal(page.computed, timeout=PATIENT):
        project.apply(assignments.mark_done(project, ben, list(project.sources.values()), False))
    assert not page.nothing.isHidden()
    assert page.list.work.size() == 0
    with qtbot.waitSignal(page.computed, timeout=PATIENT):
        page.head.everywhere.setChecked(True)
    assert page.list.work.size() == 3


def test_one_coder_alone_is_told_so(window: MainWindow, page: RecordComparingPage, qtbot: QtBot) -> None:
    project = project_of(window)
    ben = project.coder("Ben")
    own = [each for each in project.records.values() if each.coder == ben.id]
    with qtbot.waitSignal(page.computed, timeout=PATIENT):
        project.apply(making.delete(project, own))
    assert page.compared is None
    assert not page.nothing.isHidden()


def test_every_part_has_a_name(page: RecordComparingPage) -> None:
    parts = (
        page.list,
        page.bench.fields,
        *page.bench.quotes.sides,
        page.head.first,
        page.head.second,
        page.head.everywhere,
        page.head.bar,
        page.figures.table,
        page.coverage.grid,
        page.coverage.of,
        page.coverage.year,
        page.coverage.coder,
    )
    assert all(part.accessibleName() for part in parts)


def test_only_reading_nothing_can_be_settled(window: MainWindow, page: RecordComparingPage) -> None:
    window.work.desk.rest("Importing")
    assert not page.bench.first.isEnabled()
    assert not page.head.accept.isEnabled()
    window.work.desk.rest("")
    assert page.bench.first.isEnabled()


def test_settling_goes_on_where_a_digit_has_another_place(page: RecordComparingPage) -> None:
    press_in(page.list, KEY.Key_1)
    settle()
    assert page.bench.settle.isEnabled()
