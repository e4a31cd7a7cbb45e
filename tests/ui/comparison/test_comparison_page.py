"""The page: choosing, clicking through to the passage, keys, and keeping up with the project."""

from collections.abc import Callable
from pathlib import Path

import coded_study
import pytest
from coded_study import ADA, BEN, CLEO, NOTES
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QWidget

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.disagreements import Kind
from blotter.analysis.measures import MEASURES
from blotter.analysis.units import Unit
from blotter.domain.segment import Span
from blotter.project import assignments, codes, comparison, segments
from blotter.project.comparison_result import ALPHA, SEGMENT_F1
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge
from blotter.ui.comparison import page as page_module
from blotter.ui.comparison.disagreements_panel import ALL_KINDS
from blotter.ui.comparison.page import ComparisonPage
from blotter.ui.comparison.rows import CellRole
from blotter.ui.comparison.words import coefficient
from blotter.ui.tasks import TaskRunner

MakePage = Callable[[Project], ComparisonPage]


def choose_unit(page: ComparisonPage, unit: Unit, qtbot) -> None:
    with qtbot.waitSignal(page.computed):
        page.choices.unit.setCurrentIndex(page.choices.unit.findData(unit))


def choose_measure(page: ComparisonPage, measure: str, qtbot) -> None:
    with qtbot.waitSignal(page.computed):
        page.choices.measure.setCurrentIndex(page.choices.measure.findData(measure))


def shown_codes(page: ComparisonPage) -> list[str]:
    order = page.table.order
    return [order.figures(order.index(row, 0)).code for row in range(order.rowCount())]


def cell(page: ComparisonPage, code: str, key: str) -> QModelIndex:
    order = page.table.order
    return order.index(order.row_of(code).row(), page.table.figures.column(key))


def kinds(page: ComparisonPage) -> dict[str, int]:
    model = page.panel.kinds.model()
    items = [model.item(row) for row in range(model.rowCount())]
    return {item.text(): int(item.accessibleText().rpartition(": ")[2]) for item in items}


def listed(page: ComparisonPage) -> list[Kind]:
    return [place.kind for place in page.panel.list.places.places]


# Figures


@pytest.mark.parametrize("unit", [Unit.CHARACTER, Unit.SENTENCE, Unit.DOCUMENT])
def test_the_table_prints_what_the_comparison_found(
    page: ComparisonPage, coded: Project, qtbot, unit: Unit
) -> None:
    if unit is not Unit.CHARACTER:
        choose_unit(page, unit, qtbot)
    rows = comparison.agreement(coded, AgreementOptions(unit=unit, measures=(SEGMENT_F1, ALPHA)))
    for row in rows:
        if any(row.segments.values()):
            assert cell(page, row.code, row.measure).data() == coefficient(row.value)
            assert cell(page, row.code, "agreed").data() == str(row.agreed)
            for coder in (ADA, BEN):
                assert cell(page, row.code, f"segments:{coder}").data() == str(row.segments[coder])
                assert cell(page, row.code, f"only:{coder}").data() == str(row.only[coder])


def test_the_sample_is_stated_with_the_documents_left_out(page: ComparisonPage, qtbot) -> None:
    choose_unit(page, Unit.SENTENCE, qtbot)
    assert page.sample.facts() == [
        "Ada and Benedikt Aster (BA)",
        "2 documents done by both, 8 sentences",
        "95 % intervals: 4 paragraphs, 2,000 replicates, seed 1",
        "codebook revision 1",
        "1 document left out: not done by Benedikt Aster ▾",
    ]
    assert page.sample.left_out.toolTip() == "letter.txt: not done by Benedikt Aster"
    assert [action.text() for action in page.sample.left_out.menu().actions()] == [
        "letter.txt: not done by Benedikt Aster"
    ]


def test_codes_that_nobody_used_are_shown_on_demand_with_the_reason(page: ComparisonPage) -> None:
    assert "patrol/exercise" not in shown_codes(page)
    page.choices.only_used.click()
    assert "patrol/exercise" in shown_codes(page)
    assert cell(page, "patrol/exercise", ALPHA).data() == "—"
    assert cell(page, "patrol/exercise", "scale").data(CellRole.WHY) == "code not used by any coder"


def test_rolling_up_counts_children_for_their_parents(page: ComparisonPage, qtbot) -> None:
    assert "patrol" not in shown_codes(page)
    with qtbot.waitSignal(page.computed):
        page.choices.rollup.click()
    assert cell(page, "patrol", f"segments:{BEN}").data() == "2"


def test_measures_that_mislead_on_a_unit_are_greyed_with_the_reason(page: ComparisonPage, qtbot) -> None:
    model = page.choices.measure.model()
    by_id = {page.choices.measure.itemData(row): model.item(row) for row in range(model.rowCount())}
    assert list(by_id) == [each.id for each in MEASURES]
    assert not by_id["gwet_ac1"].isEnabled()
    assert "misleading by character" in by_id["gwet_ac1"].toolTip()
    assert by_id["segment_match_f1"].isEnabled()
    choose_unit(page, Unit.SENTENCE, qtbot)
    assert by_id["gwet_ac1"].isEnabled()
    assert "Gwet 2008" in by_id["gwet_ac1"].toolTip()


def test_a_chosen_measure_gets_a_column(page: ComparisonPage, coded: Project, qtbot) -> None:
    choose_unit(page, Unit.PARAGRAPH, qtbot)
    choose_measure(page, "percent_agreement", qtbot)
    options = AgreementOptions(unit=Unit.PARAGRAPH, measures=("percent_agreement",), codes=("repression",))
    row = comparison.agreement(coded, options)[0]
    assert cell(page, "repression", "percent_agreement").data() == coefficient(row.value)


def test_what_is_shown_can_be_exported(page: ComparisonPage, qtbot) -> None:
    choose_unit(page, Unit.SENTENCE, qtbot)
    choose_measure(page, "gwet_ac1", qtbot)
    with qtbot.waitSignal(page.export_requested) as asked:
        page.choices.export.click()
    assert asked.args == [AgreementOptions(unit=Unit.SENTENCE, measures=(SEGMENT_F1, ALPHA, "gwet_ac1"))]


def test_sorting_stays_when_figures_are_computed_anew(page: ComparisonPage, qtbot) -> None:
    number = page.table.figures.column(SEGMENT_F1)
    page.table.sortByColumn(number, Qt.SortOrder.DescendingOrder)
    choose_measure(page, "percent_agreement", qtbot)
    header = page.table.header()
    assert page.table.figures.columns[header.sortIndicatorSection()].key == SEGMENT_F1
    values = [cell(page, code, SEGMENT_F1).data(CellRole.SORT) for code in shown_codes(page)]
    assert values == sorted(values, reverse=True)


# Coders


def test_two_of_three_coders_can_be_picked(coded: Project, make_page: MakePage, qtbot) -> None:
    coded_study.add_third(coded)
    page = make_page(coded)
    assert page.result.sample.coders == (ADA, BEN, CLEO)
    ticks = {action.text(): action for action in page.choices.coders.menu().actions() if action.isCheckable()}
    with qtbot.waitSignal(page.computed):
        ticks[BEN].trigger()
    assert page.result.sample.coders == (ADA, CLEO)
    assert page.choices.coders.text() == "Coders: Ada and Cleo"
    assert not ticks[ADA].isEnabled()
    assert ticks[BEN].isEnabled()
    with qtbot.waitSignal(page.computed):
        page.choices.coders.menu().actions()[0].trigger()
    assert page.result.sample.coders == (ADA, BEN, CLEO)


def test_the_menu_of_coders_stays_open_while_ticking(coded: Project, make_page: MakePage, qtbot) -> None:
    coded_study.add_third(coded)
    page = make_page(coded)
    menu = page.choices.coders.menu()
    menu.popup(page.mapToGlobal(QPoint(10, 10)))
    action = next(each for each in menu.actions() if each.text() == CLEO)
    menu.setActiveAction(action)
    with qtbot.waitSignal(page.computed):
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert page.choices.coders.picked() == (ADA, BEN)
    menu.close()


def test_kappa_is_for_two_coders(coded: Project, make_page: MakePage, qtbot) -> None:
    coded_study.add_third(coded)
    page = make_page(coded)
    row = page.choices.measure.findData("cohen_kappa")
    item = page.choices.measure.model().item(row)
    assert not item.isEnabled()
    assert "two coders" in item.toolTip()


# From a code to the passage


def test_a_code_lists_its_disagreements_by_kind(page: ComparisonPage) -> None:
    page.table.choose("assistance")
    assert {title: count for title, count in kinds(page).items() if count} == {
        "All kinds": 3,
        "Boundary": 1,
        "Other code": 1,
        "Extra code": 1,
    }
    assert listed(page) == [Kind.BOUNDARY, Kind.OTHER_CODE, Kind.EXTRA_CODE]
    page.table.choose("repression")
    assert kinds(page)["Missed by Benedikt Aster"] == 1
    assert kinds(page)["Missed by Ada"] == 0


def test_a_kind_narrows_the_list_and_stays_for_the_next_code(page: ComparisonPage) -> None:
    page.table.choose("assistance")
    kind_list = page.panel.kinds
    row = list(kinds(page)).index("Other code")
    kind_list.setCurrentIndex(kind_list.model().index(row, 0))
    assert listed(page) == [Kind.OTHER_CODE]
    page.table.choose("repression")
    assert listed(page) == [Kind.OTHER_CODE]
    page.table.choose("patrol/river patrol")
    assert listed(page) == []
    assert page.panel.nothing.note.sentence() == "No disagreement of this kind. *All kinds*"
    page.panel.nothing.note.action_requested.emit()
    assert kind_list.chosen() == ALL_KINDS
    assert listed(page) == [Kind.SPLIT_OR_MERGED]


def test_arrow_keys_in_the_list_move_the_passage_along(page: ComparisonPage, qtbot) -> None:
    page.table.choose("assistance")
    sides = page.panel.passage.sides
    assert sides.scene.text[slice(*sides.scene.place)] == "The boats were a gift 🚤 of the ministry."
    qtbot.keyClick(page.panel.list, Qt.Key.Key_Down)
    assert sides.scene.text[slice(*sides.scene.place)] == "Nobody asked for papers."
    assert sides.accessibleDescription().splitlines() == [
        "Ada: repression, 24 characters",
        "Benedikt Aster: assistance, 24 characters",
    ]


def test_the_passage_tells_both_from_one(page: ComparisonPage) -> None:
    page.table.choose("assistance")
    scene = page.panel.passage.sides.scene
    told = [(scene.text[slice(*each.span)], each.kind) for each in scene.stretches]
    assert told == [
        ("The boats were ", Kind.BOUNDARY),
        ("a gift 🚤", None),
        (" of the ministry.", Kind.BOUNDARY),
    ]


def test_the_definitions_of_the_codes_concerned_stand_below(page: ComparisonPage, coded: Project) -> None:
    page.table.choose("assistance")
    page.panel.list.choose(1)
    told = page.panel.passage.definitions.browser.toPlainText()
    assert "What tells of assistance." in told
    assert "What tells of repression." in told
    assert "training" not in told


def test_a_disagreement_leads_to_its_settling(page: ComparisonPage, coded: Project, qtbot) -> None:
    page.table.choose("repression")
    with qtbot.waitSignal(page.settling_requested) as asked:
        page.panel.passage.settle.click()
    source, span, of = asked.args
    assert of == ""
    assert source == coded.source("notes.txt").id
    assert NOTES[slice(*span)] == "Two men were put on the night boat."


def test_a_narrow_page_still_says_what_each_coder_marked(page: ComparisonPage) -> None:
    assert page.minimumSizeHint().width() < 620
    page.resize(640, 480)
    page.table.choose("assistance")
    places = page.panel.list
    shown = [n for n in range(places.places.columnCount()) if not places.header().isSectionHidden(n)]
    assert shown == [0, 3, 4, 5]
    assert sum(places.header().sectionSize(n) for n in shown) <= places.viewport().width()
    spoken = places.places.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "notes.txt, ¶ 1"


def test_a_code_without_disagreements_says_so(page: ComparisonPage) -> None:
    page.choices.only_used.click()
    page.table.choose("patrol/exercise")
    assert page.panel.nothing.note.sentence() == "No coder gave this code in the documents compared."
    assert not page.panel.passage.isVisible()


def test_a_code_on_which_coders_agree_says_so(page: ComparisonPage, qtbot) -> None:
    with qtbot.waitSignal(page.computed):
        page.choices.rollup.click()
    page.table.choose("training")
    assert page.panel.nothing.note.sentence() == "Ada and Benedikt Aster agree on every segment of this code."


@pytest.mark.parametrize("gesture", ["enter", "double click", "button"])
def test_the_document_can_be_opened_at_the_passage(
    page: ComparisonPage, coded: Project, qtbot, gesture: str
) -> None:
    page.table.choose("repression")
    places = page.panel.list
    with qtbot.waitSignal(page.passage_requested) as asked:
        if gesture == "enter":
            qtbot.keyClick(places, Qt.Key.Key_Return)
        elif gesture == "button":
            page.panel.passage.open.click()
        else:
            place = places.visualRect(places.currentIndex()).center()
            qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=place)
            qtbot.mouseDClick(places.viewport(), Qt.MouseButton.LeftButton, pos=place)
    source, span = asked.args
    assert source == coded.source("notes.txt").id
    assert isinstance(span, Span)
    assert NOTES[slice(*span)] == "Two men were put on the night boat."


def test_keys_alone_lead_from_a_code_to_its_document(page: ComparisonPage, qtbot) -> None:
    page.setFocus()
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_End)
    assert page.table.chosen().code == "repression"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel.list.hasFocus()
    qtbot.keyClick(page.panel.list, Qt.Key.Key_End)
    with qtbot.waitSignal(page.passage_requested) as asked:
        qtbot.keyClick(page.panel.list, Qt.Key.Key_Enter)
    assert NOTES[slice(*asked.args[1])] == "Nobody asked for papers."


def test_the_table_takes_the_focus_when_it_appears(
    coded: Project, tasks: TaskRunner, dressed: object, qtbot
) -> None:
    bridge = ProjectBridge(coded)
    page = ComparisonPage(bridge, tasks)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.computed):
        page.show()
        page.activateWindow()
        page.setFocus()
    assert page.table.hasFocus()
    bridge.close()


def test_the_table_can_be_sorted_without_a_mouse(page: ComparisonPage) -> None:
    menu = page.table.sort_menu()
    by_title = {action.text(): action for action in menu.actions()}
    by_title["Sort by α"].trigger()
    values = [cell(page, code, ALPHA).data(CellRole.SORT) for code in shown_codes(page)]
    assert values == sorted(values)
    by_title["Sort by α"].trigger()
    assert [cell(page, code, ALPHA).data(CellRole.SORT) for code in shown_codes(page)] == values[::-1]


def test_everything_that_takes_the_focus_has_a_name(page: ComparisonPage) -> None:
    page.choices.only_used.click()
    named = [
        each
        for each in page.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QComboBox | QAbstractItemView)
        and each.isVisibleTo(page)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(named) >= 9
    nameless = [
        each
        for each in named
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and each.text())
    ]
    assert nameless == []


# Keeping up


def test_figures_follow_a_change_of_the_project(page: ComparisonPage, coded: Project, qtbot) -> None:
    page.table.choose("repression")
    before = cell(page, "repression", f"segments:{BEN}").data()
    coded.act_as(BEN)
    source = coded.source("notes.txt")
    at = NOTES.index("Two men")
    marking = segments.mark(coded, source, coded.codebook.find("repression"), [Span(at, at + 35)])
    with qtbot.waitSignal(page.computed):
        coded.apply(marking.edit)
    assert (before, cell(page, "repression", f"segments:{BEN}").data()) == ("0", "1")
    assert page.table.chosen().code == "repression"
    assert listed(page) == [Kind.OTHER_CODE]


def test_the_place_that_is_read_stays_when_figures_are_computed_anew(
    page: ComparisonPage, coded: Project, qtbot
) -> None:
    page.table.choose("assistance")
    qtbot.keyClick(page.panel.list, Qt.Key.Key_Down)
    read = page.panel.list.current()
    with qtbot.waitSignal(page.computed):
        coded.apply(codes.recolour(coded, coded.codebook.find("training"), "plum"))
    assert page.panel.list.current() == read


def test_many_segments_wait_until_one_asks(
    page: ComparisonPage, coded: Project, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "CHEAP", 0)
    undone = coded.acting_coder()
    coded.apply(assignments.mark_done(coded, undone, [coded.source("log.txt")], False))
    assert page.notice.words() == "Out of date:"
    assert page.table.is_faded
    assert page.result.sample.documents == 2
    with qtbot.waitSignal(page.computed):
        page.notice.findChild(QAbstractButton).click()
    assert page.result.sample.documents == 1
    assert page.notice.words() == ""
    assert not page.table.is_faded


def test_out_of_sight_nothing_is_computed_until_the_page_is_shown(
    page: ComparisonPage, coded: Project, qtbot
) -> None:
    page.hide()
    coded.apply(assignments.mark_done(coded, coded.acting_coder(), [coded.source("log.txt")], False))
    assert not page.is_computing()
    with qtbot.waitSignal(page.computed):
        page.show()
    assert page.result.sample.documents == 1


def test_the_newest_choice_counts(page: ComparisonPage, qtbot) -> None:
    told = []
    page.computed.connect(lambda: told.append(page.result.options.unit))
    with qtbot.waitSignal(page.computed):
        for unit in (Unit.TOKEN, Unit.SENTENCE, Unit.PARAGRAPH):
            page.choices.unit.setCurrentIndex(page.choices.unit.findData(unit))
    qtbot.waitUntil(lambda: not page.is_computing())
    assert told == [Unit.PARAGRAPH]


def test_what_goes_wrong_is_told_with_a_way_on(page: ComparisonPage, coded: Project, qtbot) -> None:
    coder = next(each for each in coded.coders.values() if each.name == BEN)
    page.choices.coders.show_coders([ADA, BEN, "Nobody"])
    with qtbot.waitSignal(page.choices.changed):
        page.choices.coders.pick([ADA, "Nobody"])
    qtbot.waitUntil(lambda: not page.is_computing())
    assert "Nobody" in page.notice.words()
    assert page.table.is_faded
    page.choices.coders.show_coders([ADA, coder.name])
    with qtbot.waitSignal(page.computed):
        page.notice.findChild(QAbstractButton).click()
    assert page.notice.words() == ""


# Nothing to show


def test_an_empty_project_says_what_to_do(tmp_path: Path, make_page: MakePage, qtbot) -> None:
    with Project.create(tmp_path / "empty.blotter") as project:
        page = make_page(project)
        assert page.nothing.note.sentence() == (
            "No document has been done by two coders yet. *Mark documents done* in the Documents pane."
        )
        assert not page.choices.export.isEnabled()
        with qtbot.waitSignal(page.documents_requested):
            page.nothing.note.action_requested.emit()


def test_coders_who_share_nothing_can_be_left_for_everybody(
    coded: Project, make_page: MakePage, qtbot
) -> None:
    coded_study.add_third(coded)
    notes, cleo = coded.source("notes.txt"), coded.coder(CLEO)
    coded.apply(assignments.mark_done(coded, cleo, [notes], False))
    page = make_page(coded)
    with qtbot.waitSignal(page.computed):
        page.choices.coders.pick([BEN, CLEO])
    assert page.nothing.note.sentence().startswith(
        "No document has been done by two of Benedikt Aster and Cleo"
    )
    with qtbot.waitSignal(page.computed):
        page.nothing.note.action_requested.emit()
    assert page.result.sample.coders == (ADA, BEN)
    assert shown_codes(page)


def test_where_nobody_gave_a_code_all_can_be_shown(coded: Project, make_page: MakePage) -> None:
    for name in ("notes.txt", "log.txt"):
        coded.act_as(ADA)
        coded.apply(segments.unmark(coded, coded.segments_of(coded.source(name))))
    page = make_page(coded)
    assert (
        page.nothing.note.sentence() == "The coders gave no code in the documents compared. *Show all codes*"
    )
    page.nothing.note.action_requested.emit()
    assert "patrol/exercise" in shown_codes(page)
    assert page.table.isVisible()


def test_a_page_that_goes_while_it_computes_leaves_nothing_behind(
    coded: Project, tasks: TaskRunner, dressed: object, qtbot
) -> None:
    bridge = ProjectBridge(coded)
    page = ComparisonPage(bridge, tasks)
    page.show()
    assert page.is_computing()
    tasks.close()
    page.deleteLater()
    qtbot.wait(50)
    bridge.close()
