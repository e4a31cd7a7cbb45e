"""The page of figures in the real window: presets, filters, the records behind a mark, files."""

import csv
from pathlib import Path

import open_window
import pytest
import record_study
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from blotter.domain.record_figure import Chart, Count, FigureAsked, Scale
from blotter.domain.record_filter import RecordFilter
from blotter.project.records import making
from blotter.project.records.figures import saving
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.naming import spoken_name
from blotter.ui.records.figures.page import FiguresPage


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FiguresPage:
    """The page of figures, in view, with the map of all records."""
    record_study.add_records(window.work.desk.project)
    window.resize(1400, 840)
    window.work.records.show_figures()
    open_window.settle()
    found = window.work.records.figures
    qtbot.waitUntil(lambda: found.shown is not None and not found.is_drawing())
    return found


def preset(page: FiguresPage, name: str) -> None:
    """Choose a preset in the list with the keyboard."""
    tree = page.list.tree
    tree.setFocus()
    titles = page.list.titles()
    model = tree.model()
    folder = model.index(0, 0)
    tree.setCurrentIndex(model.index(titles.index(name), 0, folder))
    wait(page)


def wait(page: FiguresPage) -> None:
    """Until the figure that is asked for is shown."""
    for _ in range(400):
        QTest.qWait(5)
        if not page.is_drawing():
            break
    assert not page.is_drawing()
    open_window.settle()


def click(page: FiguresPage, key: object) -> None:
    mark = page.view.chart.mark(key)
    assert mark is not None
    QTest.mouseClick(page.view.chart, Qt.MouseButton.LeftButton, pos=mark.area.center().toPoint())


def listed(page: FiguresPage) -> list[str]:
    """The numbers of the records below the figure."""
    return [each.number for each in page.clicked.model.records]


def test_the_action_shows_the_map_of_all_records(window: MainWindow, page: FiguresPage) -> None:
    assert window.pages.currentWidget() is page
    assert page.asked.chart is Chart.MAP
    kyrgyzstan = page.view.chart.mark("KG")
    assert kyrgyzstan is not None
    assert kyrgyzstan.name == "Kyrgyzstan: 2 records"
    assert window.actions_by_id["figures"].isEnabled()


def test_a_click_lists_the_records_behind_it(page: FiguresPage) -> None:
    click(page, "KG")
    assert page.clicked.words() == "Kyrgyzstan, 2 records"
    assert listed(page) == ["KG.001", "KG.002"]
    model = page.clicked.model
    row = [model.data(model.index(1, column)) for column in range(model.columnCount())]
    assert row == ["KG.002", "2018-05", "stability maintenance", "confirmed", "1"]


def test_arrow_keys_walk_the_map_and_the_list_follows(page: FiguresPage) -> None:
    chart = page.view.chart
    chart.setFocus()
    page.view.chart.turn_to("TJ")
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert chart.accessibleDescription() == "Kyrgyzstan: 2 records"
    assert listed(page) == ["KG.001", "KG.002"]
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert page.clicked.table.hasFocus()


def test_hovering_tells_region_and_tables(page: FiguresPage) -> None:
    mark = page.view.chart.mark("KG")
    assert mark is not None
    assert mark.more == "Asia\nFreedom status: not free"
    venezuela = page.view.chart.mark("VE")
    assert venezuela is not None
    assert venezuela.more == "Latin America and the Caribbean"


def test_a_row_of_the_table_lists_its_records(page: FiguresPage) -> None:
    groups = {group.name: group.words for group in page.groups.groups.groups}
    assert groups == {"Asia": "5", "Europe": "1"}
    page.groups.setFocus()
    page.groups.setCurrentIndex(page.groups.groups.index(1, 0))
    page.groups.setCurrentIndex(page.groups.groups.index(0, 0))
    assert page.clicked.words() == "Asia, 5 records"
    assert set(listed(page)) == {"KG.001", "KG.002", "LA.001", "LA.002", "HK.001"}


def test_what_is_under_the_figure(page: FiguresPage) -> None:
    told = page.view.told.text()
    assert "n = 6 records" in told
    assert "1 without a country" in told
    assert "1 not counted as totals" in told
    assert "Filter: none." in told
    assert "codebook revision" in told


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Training by region", "Asia: 4 records"),
        ("Training by year", "2018: 2 records"),
        ("Records by year and kind", "2019, patrol: 1 record"),
        ("Kind by region", "training, Asia: 4 records"),
        ("Records by kind", "training: 4 records"),
    ],
)
def test_every_chart_leads_to_its_records(page: FiguresPage, name: str, spoken: str) -> None:
    preset(page, name)
    names = [mark.name for mark in page.view.chart.marks]
    assert spoken in names
    mark = page.view.chart.marks[names.index(spoken)]
    QTest.mouseClick(page.view.chart, Qt.MouseButton.LeftButton, pos=mark.area.center().toPoint())
    assert len(listed(page)) == int(spoken.rpartition(": ")[2].split()[0])


def test_the_timeline_has_a_line_for_each_dated_record(page: FiguresPage) -> None:
    preset(page, "Timeline of records")
    told = {mark.name.partition(",")[0] for mark in page.view.chart.marks}
    assert told == {"KG.001", "KG.002", "LA.001", "HK.001", "LA.002", "RS.001", "XX.001"}
    assert any("2011-12/.." in mark.name for mark in page.view.chart.marks)


def test_quantities_stand_by_unit(page: FiguresPage) -> None:
    preset(page, "Quantities by year and actor")
    assert sorted(mark.name for mark in page.view.chart.marks) == [
        "boats, boats, 2012, Linhai Academy: 19",
        "contribution, EUR, 2013, Linhai Academy: ≥ 2,700",
    ]


def test_the_head_filters(page: FiguresPage) -> None:
    page.head.kinds.pick(("training",))
    page.head.kinds.changed.emit()
    page.head.years.setText("2018/2019")
    QTest.keyClick(page.head.years, Qt.Key.Key_Return)
    wait(page)
    assert page.asked.filter == RecordFilter(kinds=("training",), years=(2018, 2019))
    assert "n = 3 records" in page.view.told.text()
    page.head.count.setCurrentIndex(1)
    wait(page)
    assert page.asked.include_aggregates
    assert "n = 4 records" in page.view.told.text()


def test_years_that_are_none_are_marked(page: FiguresPage) -> None:
    page.head.years.setText("20 18")
    QTest.keyClick(page.head.years, Qt.Key.Key_Return)
    assert page.head.years.property("wrong") is True
    assert page.asked.filter.years is None
    QTest.keyClicks(page.head.years, "1")
    assert page.head.years.property("wrong") is False


def test_further_filters(page: FiguresPage) -> None:
    page.head.more.click()
    assert page.filters.isVisible()
    assert page.filters.tables.isVisible()
    page.filters.tables.list.fill(page.filters.tables._offered, ())
    page.filters.tables.pick((f"{record_study.TABLE}\tnot free",))
    page.filters.tables.changed.emit()
    wait(page)
    assert page.asked.filter.table == ((record_study.TABLE, "not free"),)
    assert "n = 4 records" in page.view.told.text()


def test_a_country_table_crosses_with_everything(page: FiguresPage) -> None:
    page.options.chart.setCurrentIndex(page.options.chart.findData(Chart.MATRIX))
    page.options.columns.setCurrentIndex(page.options.columns.findData(f"table:{record_study.TABLE}"))
    page.options.rows.setCurrentIndex(page.options.rows.findData("kind"))
    wait(page)
    names = {mark.name for mark in page.view.chart.marks}
    assert "training, not free: 3 records" in names
    assert "patrol, partly free: 1 record" in names


def test_options_show_what_applies(page: FiguresPage) -> None:
    options = page.options
    assert options.scale.isVisible()
    assert not options.rows.isVisible()
    options.scale.setCurrentIndex(options.scale.findData(Scale.BY_HAND))
    assert options.steps.isVisible()
    options.steps.setText("1 2")
    QTest.keyClick(options.steps, Qt.Key.Key_Return)
    wait(page)
    assert page.asked.steps == (1, 2)
    assert page.view.legend.classes == ("1", "2")
    options.chart.setCurrentIndex(options.chart.findData(Chart.BARS))
    wait(page)
    assert options.rows.isVisible()
    assert not options.scale.isVisible()


def test_any_way_of_drawing_can_count_by_anything(page: FiguresPage) -> None:
    options = page.options
    for place, chart in enumerate(Chart):
        options.chart.setCurrentIndex(options.chart.findData(chart))
        wait(page)
        assert page.notice.words() == "", chart
        # Every third, each time others: all together are each drawn in more than one way.
        for by in range(place % 3, options.rows.count(), 3):
            if options.rows.isVisible():
                options.rows.setCurrentIndex(by)
                wait(page)
                assert page.notice.words() == "", (chart, options.rows.currentText())


def test_quantities_are_told_apart_by_who_claims_them(page: FiguresPage) -> None:
    options = page.options
    assert options.rows.findData("claimant") == -1
    options.chart.setCurrentIndex(options.chart.findData(Chart.QUANTITIES))
    options.rows.setCurrentIndex(options.rows.findData("measure"))
    wait(page)
    assert {mark.name.partition(",")[0] for mark in page.view.chart.marks} == {"boats", "contribution"}


def test_numbers_can_be_kept_out_of_the_tiles(page: FiguresPage) -> None:
    before = page.view.grab().toImage()
    page.options.numbers.setCurrentIndex(1)
    wait(page)
    assert not page.asked.numbers
    assert page.view.grab().toImage() != before


def test_several_countries_can_count_once_each(page: FiguresPage) -> None:
    page.head.several.setCurrentIndex(page.head.several.findData(Count.PAIRS))
    wait(page)
    assert page.asked.count is Count.PAIRS
    mark = page.view.chart.mark("KG")
    assert mark is not None
    assert mark.name == "Kyrgyzstan: 2 record–country pairs"


def test_without_a_fit_there_is_a_way_out(page: FiguresPage) -> None:
    page.ask(FigureAsked(chart=Chart.MAP, rows="country", filter=RecordFilter(kinds=("agreement",))))
    wait(page)
    note = page.nothing.note
    assert note.isVisible()
    assert "agreement" in note.sentence()
    assert not page.head.save.isEnabled()
    note.action_requested.emit()
    wait(page)
    assert page.view.isVisible()
    assert page.asked.filter == RecordFilter()


def test_what_has_no_tile_is_listed_and_leads_to_its_records(page: FiguresPage, window: MainWindow) -> None:
    record = next(each for each in window.work.desk.project.records.values() if each.number == "RS.001")
    changed = record.countries[0]._replace(code="GL")
    window.work.desk.apply(lambda: making.change(window.work.desk.project, record, countries=(changed,)), "")
    wait(page)
    assert "Greenland 1" in page.view.others.text()
    page.view.others.linkActivated.emit("GL")
    assert listed(page) == ["RS.001"]


def test_the_figure_follows_the_records(page: FiguresPage, window: MainWindow) -> None:
    desk = window.work.desk
    click(page, "KG")
    record = next(each for each in desk.project.records.values() if each.number == "KG.002")
    desk.apply(lambda: making.delete(desk.project, [record]), "")
    wait(page)
    mark = page.view.current()
    assert mark is not None
    assert mark.name == "Kyrgyzstan: 1 record"
    assert listed(page) == ["KG.001"]
    desk.undo()
    wait(page)
    assert listed(page) == ["KG.001", "KG.002"]


# The records below


def test_a_click_opens_the_record_and_a_second_its_passage(page: FiguresPage, window: MainWindow) -> None:
    click(page, "KG")
    row = page.clicked.table.visualRect(page.clicked.model.index(1, 0)).center()
    QTest.mouseClick(page.clicked.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert window.work.records.is_form_shown()
    window.work.places.back()
    open_window.settle()
    assert window.pages.currentWidget() is page
    QTest.mouseClick(page.clicked.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert window.work.is_text_in_view()
    assert window.work.page.view.selected_span() is not None


def test_keys_open_the_record_and_its_passage(page: FiguresPage, window: MainWindow, qtbot: QtBot) -> None:
    click(page, "LA")
    table = page.clicked.table
    table.setFocus()
    with qtbot.waitSignal(page.passage_requested):
        QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    window.work.records.show_figures()
    with qtbot.waitSignal(page.record_requested):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_all_of_them_are_shown_as_a_table(page: FiguresPage, window: MainWindow) -> None:
    click(page, "KG")
    page.clicked.all.click()
    assert window.pages.currentWidget() is window.work.records.grid


# Own figures


def name_it(name: str) -> open_window.AbstractContextManager[None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.enter(name=name)
        dialog.accept()

    return open_window.answering(act)


def test_a_figure_is_kept_renamed_and_deleted_and_all_is_undone(
    page: FiguresPage, window: MainWindow
) -> None:
    desk = window.work.desk
    page.head.kinds.pick(("training",))
    page.head.kinds.changed.emit()
    wait(page)
    with name_it("Training so far"):
        page.list.add.click()
    assert "Training so far" in page.list.titles()
    kept = saving.find(desk.project, "Training so far")
    kinds = desk.project.record_schema.kinds
    assert [kinds[each].name for each in saving.asked(kept).filter.kinds] == ["training"]
    with name_it("Courses"):
        QTest.keyClick(page.list.tree, Qt.Key.Key_F2)
    assert "Courses" in page.list.titles()
    QTest.keyClick(page.list.tree, Qt.Key.Key_Delete)
    assert "Courses" not in page.list.titles()
    desk.undo()
    assert "Courses" in page.list.titles()
    desk.undo()
    assert "Training so far" in page.list.titles()


def test_a_preset_cannot_be_deleted(page: FiguresPage) -> None:
    before = page.list.titles()
    page.list.tree.setFocus()
    QTest.keyClick(page.list.tree, Qt.Key.Key_Delete)
    assert page.list.titles() == before


def test_an_own_figure_is_shown_again(page: FiguresPage, window: MainWindow) -> None:
    asked = FigureAsked(rows="topic", filter=RecordFilter(kinds=("training",)))
    project = window.work.desk.project
    window.work.desk.apply(lambda: saving.save(project, "Topics", asked), "")
    entry = next(each for each in page.list._entries.values() if each.title == "Topics")
    page.list.chosen.emit(entry)
    wait(page)
    assert page.asked == saving.asked(saving.find(project, "Topics"))
    assert page.asked.rows == "topic"
    assert page.head.kinds.picked() == ("training",)


def test_the_list_is_narrowed_by_typing(page: FiguresPage) -> None:
    page.list.filter.setText("timel")
    assert page.list.titles() == ["Timeline of records"]
    page.list.filter.clear()
    assert len(page.list.titles()) > 20


# Files


def test_a_figure_and_its_data_are_saved(
    page: FiguresPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    preset(page, "Training by region")
    for name, button in (("figure.svg", page.head.save), ("figure.csv", page.head.data)):
        path = tmp_path / name
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), f"(*{path.suffix})")
        )
        button.click()
        qtbot.waitUntil(path.exists, timeout=20000)
    assert "Asia" in (tmp_path / "figure.svg").read_text(encoding="utf-8")
    with (tmp_path / "figure.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert any("Asia" in row and "4" in row for row in rows)


# Rooms large and small


def test_in_a_narrow_window_the_list_is_a_box(page: FiguresPage, window: MainWindow) -> None:
    window.resize(900, 560)
    open_window.settle()
    assert not page.list.isVisible()
    assert page.head.figures.isVisible()
    assert not page.options.isVisible()
    page.head.side.click()
    assert page.options.isVisible()
    page.head.side.click()
    box = page.head.figures
    box.setCurrentIndex(box.findText("Training by region"))
    box.activated.emit(box.currentIndex())
    wait(page)
    assert page.asked.chart is Chart.BARS
    assert page.view.chart.isVisible()


def test_in_a_low_window_notes_are_folded_and_records_come_when_asked_for(
    page: FiguresPage, window: MainWindow
) -> None:
    window.resize(900, 560)
    open_window.settle()
    assert not page.view.told.isVisible()
    assert not page.clicked.isVisible()
    page.view.fold.click()
    assert page.view.told.isVisible()
    page.view.fold.click()
    open_window.settle()
    page.view.chart.turn_to("KG")
    assert page.clicked.isVisible()
    window.resize(1400, 840)
    open_window.settle()
    assert page.view.told.isVisible()
    assert not page.view.fold.isVisible()


def test_everything_that_can_be_used_has_a_name(page: FiguresPage) -> None:
    page.head.more.click()
    usable = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()
    ]
    assert len(usable) > 15
    inner = {line.parentWidget() for line in page.findChildren(QLineEdit)}
    unnamed = [each for each in usable if not spoken_name(each) and each not in inner]
    assert [type(each).__name__ for each in unnamed] == []


def test_tab_leads_through_the_page(page: FiguresPage) -> None:
    page.list.tree.setFocus()
    met = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert page.view.chart in met
    assert page.clicked.table in met
    assert page.groups in met
    assert page.head.save in met
