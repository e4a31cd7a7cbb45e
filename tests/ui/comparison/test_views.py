"""The ways to look at a comparison: each has the figures of the analysis, and leads to the places."""

import coded_study
import pytest
from coded_study import ADA, BEN, CLEO, NOTES
from PySide6.QtCore import Qt

import factories
from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.confusion import NOTHING, summed
from blotter.analysis.disagreements import Kind
from blotter.analysis.presets import PRESETS
from blotter.analysis.units import Unit
from blotter.domain.code_set import CodeSet
from blotter.domain.entity import new_id
from blotter.project import comparison
from blotter.project.comparison_result import ALPHA
from blotter.project.project import Project
from blotter.ui.comparison.figure_view import VIEW_MEANINGS, VIEW_TITLES, View
from blotter.ui.comparison.grid_table import GridTable
from blotter.ui.comparison.kinds_view import KINDS, By
from blotter.ui.comparison.page import ComparisonPage
from blotter.ui.comparison.words import coefficient, interval, share


def turn(page: ComparisonPage, view: View, qtbot) -> None:
    """Press a tab and wait for what the view computes."""
    page.tabs.buttons[view].click()
    qtbot.waitUntil(lambda: not page.is_computing())


def words(grid: GridTable) -> dict[tuple[str, str], str]:
    """What stands in each cell, by the names of row and column."""
    shown = grid.grid.grid
    return {
        (shown.rows[row].words, shown.columns[column].words): cell.words
        for (row, column), cell in shown.cells.items()
    }


def go(grid: GridTable, row: str, column: str) -> None:
    """Put the cursor on a cell."""
    shown = grid.grid.grid
    rows, columns = [each.words for each in shown.rows], [each.words for each in shown.columns]
    grid.setCurrentIndex(grid.grid.index(rows.index(row), columns.index(column)))


def listed(page: ComparisonPage) -> list[tuple[str, Kind]]:
    return [(place.code, place.kind) for place in page.panel.list.places.places]


def test_every_view_has_a_tab_with_its_meaning(page: ComparisonPage) -> None:
    assert set(VIEW_TITLES) == set(VIEW_MEANINGS) == set(page.views.all) == set(View)
    for view, button in page.tabs.buttons.items():
        assert button.isVisibleTo(page)
        assert button.toolTip() == VIEW_MEANINGS[view]


# Kinds


def test_kinds_are_counted_by_code_with_their_sums(page: ComparisonPage, qtbot) -> None:
    turn(page, View.KINDS, qtbot)
    found = words(page.views.kinds.grid)
    assert found["All codes", "All kinds"] == "8"
    assert found["All codes", "Other code"] == "2"
    assert found["assistance", "All kinds"] == "3"
    assert found["assistance", "Boundary"] == found["assistance", "Extra code"] == "1"
    assert found["assistance", "Missed"] == "·"
    assert found["patrol › river patrol", "Split or merged"] == "1"
    places = page.result.every_place
    for place in places:
        assert found[place.code.replace("/", " › "), "All kinds"] != "·"


def test_a_cell_of_kinds_leads_to_its_places(page: ComparisonPage, qtbot) -> None:
    turn(page, View.KINDS, qtbot)
    grid = page.views.kinds.grid
    go(grid, "assistance", "Boundary")
    assert listed(page) == [("assistance", Kind.BOUNDARY)]
    go(grid, "All codes", "Parent or child")
    assert listed(page) == [("training", Kind.PARENT_OR_CHILD), ("training/academy", Kind.PARENT_OR_CHILD)]
    assert not page.panel.list.header().isSectionHidden(1)
    go(grid, "assistance", "Missed")
    assert listed(page) == []
    assert page.panel.nothing.note.sentence() == "No disagreement of this kind here."


def test_keys_lead_from_a_cell_to_its_passage(page: ComparisonPage, qtbot) -> None:
    turn(page, View.KINDS, qtbot)
    grid = page.views.kinds.grid
    go(grid, "repression", "All kinds")
    grid.setFocus()
    for _ in range(len(KINDS)):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert listed(page) == [("repression", Kind.MISSED)]
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert page.panel.list.hasFocus()
    with qtbot.waitSignal(page.passage_requested) as asked:
        qtbot.keyClick(page.panel.list, Qt.Key.Key_Return)
    assert NOTES[slice(*asked.args[1])] == "Two men were put on the night boat."


@pytest.mark.parametrize(("by", "row", "count"), [(By.DOCUMENT, "log.txt", "1"), (By.PAIR, None, "8")])
def test_kinds_can_be_counted_by_document_and_pair(page: ComparisonPage, qtbot, by: By, row, count) -> None:
    turn(page, View.KINDS, qtbot)
    view = page.views.kinds
    view.by.setCurrentIndex(view.by.findData(by))
    name = row or f"{ADA} and {BEN}"
    assert words(view.grid)[name, "All kinds"] == count
    go(view.grid, name, "All kinds")
    assert str(len(listed(page))) == count


def test_the_cursor_stays_on_its_cell_when_figures_are_computed_anew(page: ComparisonPage, qtbot) -> None:
    turn(page, View.KINDS, qtbot)
    grid = page.views.kinds.grid
    go(grid, "repression", "Other code")
    with qtbot.waitSignal(page.computed):
        page.choices.unit.setCurrentIndex(page.choices.unit.findData(Unit.SENTENCE))
    index = grid.currentIndex()
    assert grid.name_of(index.row(), index.column()) == ("repression", "Other code")
    assert listed(page) == [("repression", Kind.OTHER_CODE)]


def test_where_coders_agree_on_everything_the_kinds_say_so(page: ComparisonPage, qtbot) -> None:
    page.choices.codes.pick(["patrol/exercise"])
    page.choices.only_used.setChecked(False)
    with qtbot.waitSignal(page.computed):
        page.compute()
    turn(page, View.KINDS, qtbot)
    assert page.views.kinds.nothing.note.sentence() == "The coders agree on every segment of every code."


# Pairs and documents


def test_every_two_coders_have_the_figure_that_they_have_alone(coded: Project, make_page, qtbot) -> None:
    coded_study.add_third(coded)
    page = make_page(coded)
    page.table.choose("training")
    turn(page, View.PAIRS, qtbot)
    found = words(page.views.pairs.grid)
    for first, second in ((ADA, BEN), (BEN, CLEO)):
        options = AgreementOptions(coders=(first, second), codes=("training",), measures=(ALPHA,))
        row = next(each for each in comparison.agreement(coded, options) if each.code == "training")
        short = {ADA: "Ada", BEN: "BA", CLEO: "Cleo"}[second]
        assert found[first, short].split("\n")[0] == coefficient(row.value)
        if row.low is not None:
            assert found[first, short].split("\n")[1] == interval(row.low, row.high)


def test_a_pair_leads_to_what_these_two_differ_on(coded: Project, make_page, qtbot) -> None:
    coded_study.add_third(coded)
    page = make_page(coded)
    page.table.choose("assistance")
    turn(page, View.PAIRS, qtbot)
    go(page.views.pairs.grid, BEN, "Cleo")
    assert listed(page)
    pair = tuple(sorted((BEN, CLEO)))
    assert all(pair in place.pairs for place in page.panel.list.places.places)


def test_a_document_has_its_own_figures(page: ComparisonPage, coded: Project, qtbot) -> None:
    page.table.choose("assistance")
    turn(page, View.DOCUMENTS, qtbot)
    view = page.views.documents
    [figures] = [view.table.order.figures(view.table.order.index(row, 0)) for row in range(1)]
    assert view.table.order.rowCount() == 1
    assert figures.document == "notes.txt"
    options = AgreementOptions(sources=("notes.txt",), codes=("assistance",), measures=(ALPHA,))
    assert figures.values[ALPHA].value == comparison.agreement(coded, options)[0].value
    assert view.hint.text() == "1 document without the code is not listed."
    assert len(listed(page)) == 3


def test_the_code_of_one_view_is_that_of_the_others(page: ComparisonPage, qtbot) -> None:
    page.table.choose("repression")
    turn(page, View.DOCUMENTS, qtbot)
    assert page.views.documents.code.chosen() == "repression"
    box = page.views.documents.code
    box.setCurrentIndex(box.findData("training"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not page.is_computing())
    turn(page, View.PAIRS, qtbot)
    assert page.views.pairs.code.chosen() == "training"
    turn(page, View.CODES, qtbot)
    assert page.table.chosen().code == "training"


# Confusion


def test_confusion_tells_what_stands_in_a_codes_place(page: ComparisonPage, coded: Project, qtbot) -> None:
    turn(page, View.CONFUSION, qtbot)
    found = words(page.views.confusion.grid)
    rows = comparison.confused(coded, AgreementOptions())
    cells = summed(rows)
    total = sum({(r.coder, r.other): r.of_characters for r in rows if r.code == "repression"}.values())
    assert found["repression", "assistance"] == share(cells["repression", "assistance"][0] / total)
    assert found["repression", "no code"] == share(cells["repression", NOTHING][0] / total)
    assert found["repression", "river patrol"] == "·"


def test_a_cell_of_confusion_leads_to_the_places(page: ComparisonPage, qtbot) -> None:
    turn(page, View.CONFUSION, qtbot)
    grid = page.views.confusion.grid
    go(grid, "repression", "assistance")
    assert listed(page) == [("repression", Kind.OTHER_CODE)]
    go(grid, "repression", "no code")
    assert listed(page) == [("repression", Kind.MISSED)]


# Domains


def domain(project: Project, *paths: str, exclusive: bool = True) -> CodeSet:
    codes = tuple(project.codebook.find(path).id for path in paths)
    made = CodeSet(id=new_id(), name="deeds", codes=codes, exclusive=exclusive)
    project.apply(factories.edit(made))
    return made


def test_a_domain_is_compared_as_one_decision(coded: Project, make_page, qtbot) -> None:
    domain(coded, "repression", "patrol")
    page = make_page(coded)
    turn(page, View.DOMAINS, qtbot)
    view = page.views.domains
    rows = comparison.of_domain(coded, "deeds", AgreementOptions())
    shown = view.figures.model()
    told = {shown.index(row, 0).data(): shown.index(row, 2).data() for row in range(shown.rowCount())}
    assert told["Krippendorff’s α"] == coefficient(rows[0].value)
    assert page.panel.isHidden()


def test_where_codes_of_a_domain_overlap_each_place_can_be_opened(coded: Project, make_page, qtbot) -> None:
    domain(coded, "training", "assistance")
    page = make_page(coded)
    turn(page, View.DOMAINS, qtbot)
    view = page.views.domains
    assert view.hint.text().startswith("At 1 place a coder gave two codes of this domain.")
    told = [view.clashes.model().index(0, column).data() for column in range(5)]
    assert told[0] == BEN
    assert {told[1], told[2]} == {"training", "assistance"}
    assert told[3:] == ["notes.txt", "船员 came back by train"]
    view.clashes.setFocus()
    with qtbot.waitSignal(page.passage_requested) as asked:
        qtbot.keyClick(view.clashes, Qt.Key.Key_Return)
    assert NOTES[slice(*asked.args[1])] == "船员 came back by train"


def test_without_a_domain_the_way_to_one_is_told(coded: Project, make_page, qtbot) -> None:
    domain(coded, "training", "assistance", exclusive=False)
    page = make_page(coded)
    turn(page, View.DOMAINS, qtbot)
    assert "such a set is a domain" in page.views.domains.nothing.note.sentence()
    with qtbot.waitSignal(page.sets_requested):
        page.views.domains.nothing.note.action_requested.emit()


# Other programs


@pytest.mark.parametrize("program", [each.id for each in PRESETS])
def test_each_program_has_its_table_and_what_it_means(page: ComparisonPage, qtbot, program: str) -> None:
    turn(page, View.PROGRAMS, qtbot)
    view = page.views.programs
    view.program.setCurrentIndex(view.program.findData(program))
    qtbot.waitUntil(lambda: not page.is_computing())
    assert view.view.model().rowCount() > 0
    told = " ".join(view.words.toPlainText().split())
    row = next(each for each in PRESETS if each.id == program)
    assert " ".join(row.meaning.split()) in told
    assert " ".join(row.misleading.split()) in told
    assert view.table_of().title


def test_what_a_program_cannot_compare_is_said(coded: Project, make_page, qtbot) -> None:
    coded_study.add_third(coded)
    page = make_page(coded)
    turn(page, View.PROGRAMS, qtbot)
    assert "MAXQDA compares two coders" in page.views.programs.nothing.note.sentence()
    assert not page.table.is_faded


def test_why_one_program_differs_is_told_without_figures(page: ComparisonPage, qtbot) -> None:
    turn(page, View.PROGRAMS, qtbot)
    view = page.views.programs
    view.program.setCurrentIndex(view.program.count() - 1)
    qtbot.waitUntil(lambda: not page.is_computing())
    assert "Jaccard" in view.words.toPlainText()
    assert view.table_of() is None


# Export


@pytest.mark.parametrize("view", [View.KINDS, View.PAIRS, View.DOCUMENTS, View.CONFUSION, View.PROGRAMS])
def test_the_page_in_view_is_what_is_exported(page: ComparisonPage, qtbot, view: View) -> None:
    turn(page, view, qtbot)
    with qtbot.waitSignal(page.table_export_requested) as asked:
        page.choices.export.click()
    table = asked.args[0]
    assert list(table.rows)
    assert all(len(row) == len(table.columns) for row in table.rows)
