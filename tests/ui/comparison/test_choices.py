"""What is compared: rounds, codes and sets, documents, how it is counted, and every measure explained."""

from collections.abc import Callable

import coded_study
import pytest
from coded_study import ADA, BEN, NOTES
from PySide6.QtCore import Qt

import factories
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.measures import MEASURES
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.assignment import Assignment, Status
from blotter.domain.code_set import CodeSet
from blotter.domain.entity import new_id
from blotter.domain.round import Round
from blotter.domain.segment import CONSENSUS, Coder, Segment, Span
from blotter.project.comparison_result import ALPHA, SEGMENT_F1
from blotter.project.project import Project
from blotter.ui.comparison.choices import ChoiceBar
from blotter.ui.comparison.measures_dialog import MeasuresDialog
from blotter.ui.comparison.page import ComparisonPage

MakePage = Callable[[Project], ComparisonPage]


@pytest.fixture
def bar(coded: Project, dressed: object, qtbot) -> ChoiceBar:
    made = ChoiceBar(coded)
    qtbot.addWidget(made)
    made.show()
    return made


def add_round(project: Project, opened: str = "2026-05-04T10:00:00Z") -> Round:
    """A round on the notes, in which both have coded one passage."""
    notes, code = project.source("notes.txt"), project.codebook.find("repression")
    people = [project.coder(name) for name in (ADA, BEN)]
    of = Round(
        id=new_id(),
        name="Round 1",
        coders=tuple(coder.id for coder in people),
        unit="paragraph",
        unit_rule="half",
        threshold=0.7,
        measures=("gwet_ac1",),
        opened=opened,
    )
    status = Status.DONE if opened else Status.IN_PROGRESS
    text = factories.text_source(NOTES)._replace(source=notes)
    entities = [of]
    for coder in people:
        segment = factories.segment(text, code, coder, Span(0, 28))
        values = {name: getattr(segment, name) for name in segment.__dataclass_fields__}
        entities.append(Segment(**{**values, "round": of.id}))
        entities.append(Assignment(id=new_id(), source=notes.id, coder=coder.id, round=of.id, status=status))
    project.apply(factories.edit(*entities))
    return of


def test_without_a_choice_everything_is_compared_as_usual(bar: ChoiceBar) -> None:
    assert bar.options() == AgreementOptions(measures=(ALPHA,))
    assert bar._round_field.isHidden()


def test_codes_can_be_picked_by_themselves_and_by_set(coded: Project, bar: ChoiceBar) -> None:
    codes = tuple(coded.codebook.find(path).id for path in ("training", "repression"))
    coded.apply(factories.edit(CodeSet(id=new_id(), name="deeds", codes=codes)))
    bar.offer(coded)
    names = [choice.words for choice in bar.codes._offered]
    assert names[0] == "Set: deeds"
    bar.codes.pick([bar.codes._offered[0].id, "assistance"])
    assert bar.options().codes == ("training", "repression", "assistance")
    bar.sources.pick(["notes.txt"])
    assert bar.options().sources == ("notes.txt",)


def test_picked_codes_and_documents_are_those_that_are_shown(page: ComparisonPage, qtbot) -> None:
    with qtbot.waitSignal(page.computed):
        page.choices.codes._toggle("patrol", True)
    assert sorted(each.code for each in page.result.figures) == [
        "patrol",
        "patrol/exercise",
        "patrol/river patrol",
    ]
    with qtbot.waitSignal(page.computed):
        page.choices.sources._toggle("log.txt", True)
    assert page.result.sample.documents == 1
    with qtbot.waitSignal(page.computed):
        page.choices.sources._take(["letter.txt"])
    assert page.nothing.note.sentence().startswith("None of the documents chosen")
    with qtbot.waitSignal(page.computed):
        page.nothing.note.action_requested.emit()
    assert page.result.sample.documents == 2


def test_a_rule_is_asked_for_where_units_are_cut(bar: ChoiceBar, qtbot) -> None:
    assert bar._rule_field.isHidden()
    bar.unit.setCurrentIndex(bar.unit.findData(Unit.SENTENCE))
    assert not bar._rule_field.isHidden()
    with qtbot.waitSignal(bar.changed):
        bar.rule.setCurrentIndex(bar.rule.findData(UnitRule.WHOLE))
    assert bar.options().unit_rule is UnitRule.WHOLE


def test_matched_segments_take_the_measure_that_they_have(bar: ChoiceBar, qtbot) -> None:
    with qtbot.waitSignal(bar.changed):
        bar.unit.setCurrentIndex(bar.unit.findData(Unit.MATCH))
    assert bar.options().measures == (SEGMENT_F1,)
    row = bar.measure.findData(ALPHA)
    assert not bar.measure.model().item(row).isEnabled()


def test_how_it_is_counted_stands_in_a_panel(bar: ChoiceBar, qtbot) -> None:
    assert bar.counting.text() == "Counting ▾"
    qtbot.keyClick(bar.counting, Qt.Key.Key_Return)
    panel = bar.counting.panel
    assert panel.isVisible()
    panel.threshold.setValue(0.75)
    panel.seed.setValue(41)
    panel.replicates.setValue(500)
    with qtbot.waitSignal(bar.changed):
        panel.close()
    told = bar.options()
    assert (told.threshold, told.seed, told.replicates) == (0.75, 41, 500)
    assert bar.counting.text() == "Counting: changed ▾"
    qtbot.keyClick(bar.counting, Qt.Key.Key_Down)
    panel.intervals.setChecked(False)
    assert not panel.seed.isEnabled()
    panel.close()
    assert not bar.options().intervals


def test_a_panel_that_changes_nothing_asks_for_nothing(bar: ChoiceBar, qtbot) -> None:
    bar.counting.open()
    with qtbot.assertNotEmitted(bar.changed):
        bar.counting.panel.close()


# Rounds


def test_a_round_is_compared_as_it_says(coded: Project, make_page: MakePage, qtbot) -> None:
    add_round(coded)
    page = make_page(coded)
    assert page.choices.options().round == ""
    with qtbot.waitSignal(page.computed):
        page.choices.round.setCurrentIndex(page.choices.round.findData("Round 1"))
    told = page.choices.options()
    assert (told.round, told.unit, told.unit_rule, told.threshold) == (
        "Round 1", Unit.PARAGRAPH, UnitRule.HALF, 0.7,
    )  # fmt: skip
    assert told.measures == ("gwet_ac1",)
    used = {each.code: dict(each.segments) for each in page.result.figures if each.is_used}
    assert used == {"repression": {ADA: 1, BEN: 1}}
    with qtbot.waitSignal(page.computed):
        page.compare_round(None)
    assert page.result.options.round == ""
    assert page.result.sample.documents == 2


def test_a_blind_round_cannot_be_chosen_and_says_why(coded: Project, make_page: MakePage) -> None:
    add_round(coded, opened="")
    page = make_page(coded)
    row = page.choices.round.findData("Round 1")
    item = page.choices.round.model().item(row)
    assert not item.isEnabled()
    assert item.toolTip().startswith("Blind")


def test_settling_begins_with_the_round_that_is_compared(coded: Project, make_page: MakePage, qtbot) -> None:
    of = add_round(coded)
    page = make_page(coded)
    with qtbot.waitSignal(page.settling_all_requested) as asked:
        page.choices.settle.click()
    assert asked.args == [""]
    with qtbot.waitSignal(page.computed):
        page.compare_round(of)
    with qtbot.waitSignal(page.settling_all_requested) as asked:
        page.choices.settle.click()
    assert asked.args == [of.id]


def test_a_report_is_on_what_is_shown(page: ComparisonPage, qtbot) -> None:
    with qtbot.waitSignal(page.computed):
        page.choices.unit.setCurrentIndex(page.choices.unit.findData(Unit.SENTENCE))
    with qtbot.waitSignal(page.report_requested) as asked:
        page.choices.report.click()
    assert asked.args == [AgreementOptions(unit=Unit.SENTENCE, measures=(SEGMENT_F1, ALPHA))]


def test_the_consensus_is_compared_when_it_is_picked(coded: Project, make_page: MakePage, qtbot) -> None:
    coded.apply(factories.edit(Coder(id=new_id(), name="Consensus", kind=CONSENSUS)))
    page = make_page(coded)
    assert page.choices.coders.picked() == ()
    ticks = {each.text(): each for each in page.choices.coders.menu().actions() if each.isCheckable()}
    assert not ticks["Consensus"].isChecked()
    with qtbot.waitSignal(page.computed):
        ticks["Consensus"].trigger()
    assert page.choices.coders.picked() == (ADA, BEN, "Consensus")


# Measures


def dialog(bar: ChoiceBar, qtbot) -> MeasuresDialog:
    made = MeasuresDialog(bar.objection, ALPHA, (), bar)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_measure_is_explained(bar: ChoiceBar, qtbot) -> None:
    made = dialog(bar, qtbot)
    assert made.list.count() == len(MEASURES)
    for row, each in enumerate(MEASURES):
        made.list.setCurrentRow(row)
        told = " ".join(made.words.toPlainText().split())
        for words in (each.title, each.explanation, each.origin, each.needs, each.id):
            assert " ".join(words.split()) in told, each.id
        assert ("When it misleads" in told) == bool(each.misleading)


def test_what_misleads_here_is_grey_with_the_reason(bar: ChoiceBar, qtbot) -> None:
    made = dialog(bar, qtbot)
    ids = [each.id for each in MEASURES]
    item = made.list.item(ids.index("gwet_ac1"))
    assert not item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert "misleading by character" in item.toolTip()


def test_a_tick_gives_a_measure_a_column(page: ComparisonPage, qtbot) -> None:
    page.choices.about.click()
    made = page.findChild(MeasuresDialog)
    row = [each.id for each in MEASURES].index("cohen_kappa")
    with qtbot.waitSignal(page.computed):
        made.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert page.table.figures.column("cohen_kappa") > 0
    assert page.result.shown == ALPHA
    with qtbot.waitSignal(page.computed):
        made.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert page.table.figures.column("cohen_kappa") == -1
    made.reject()


def test_many_coders_are_told_in_three_columns(coded: Project, make_page: MakePage) -> None:
    coded_study.add_many(coded, 4)
    page = make_page(coded)
    assert page.sample.facts()[0] == "6 coders"
    page.table.choose("repression")
    model = page.panel.list.places
    titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert titles[4:] == ["Words", "Marked by", "Not by"]
    row = next(n for n, place in enumerate(model.places) if len(place.marks) > 1)
    assert model.index(row, 4).data() == "Nobody asked for papers."
    assert model.index(row, 5).data() == "Ada, Coder 1, Coder 2, Coder 3, Coder 4"
    assert model.index(row, 6).data() == BEN
