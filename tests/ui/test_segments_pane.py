"""The segments pane: finds, sorts, keeps its place through changes, and copies with the source."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from small_study import document, mark

from blotter.domain.coding_rule import RuleKind
from blotter.domain.query import Hits, SegmentOrder, SegmentQuery
from blotter.domain.segment import Segment
from blotter.project import codes, coding_rules, segments
from blotter.project.project import Project
from blotter.ui.bridge import ProjectBridge
from blotter.ui.models import broken_marks, segment_search
from blotter.ui.models.broken_marks import QUICK
from blotter.ui.models.segment_filter import SegmentFilter
from blotter.ui.models.segments_model import SegmentColumn, SegmentsModel
from blotter.ui.tasks import TaskRunner
from blotter.ui.views.row_delegate import Role
from blotter.ui.views.segments_pane import SegmentsPane


@pytest.fixture
def pane(study: Project, dressed: object, qtbot) -> Iterator[SegmentsPane]:
    bridge, tasks = ProjectBridge(study), TaskRunner()
    made = SegmentsPane(bridge, tasks)
    qtbot.addWidget(made)
    made.resize(776, 300)
    made.show()
    yield made
    made.leave()
    tasks.close()
    bridge.close()


def quotes(pane: SegmentsPane) -> list[str]:
    return [pane.model.index(row, SegmentColumn.QUOTE).data() for row in range(pane.model.rowCount())]


def choose(pane: SegmentsPane, words: str) -> Segment:
    row = next(row for row, quote in enumerate(quotes(pane)) if words in quote)
    pane.table.selectRow(row)
    found = pane.model.segment(row)
    assert found is not None
    return found


def click(qtbot, pane: SegmentsPane, row: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    place = pane.table.visualRect(pane.model.index(row, SegmentColumn.QUOTE)).center()
    qtbot.mouseClick(pane.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def row_menu(menu: QMenu, words: str):
    return next(action for action in menu.actions() if action.text().partition("\t")[0] == words)


def test_it_keeps_qts_rules(pane: SegmentsPane, study: Project, qtmodeltester) -> None:
    qtmodeltester.check(pane.model)
    mark(study, "Loan", "motive", "tranche")
    pane.show_code(study.codebook.find("patrol").id)
    qtmodeltester.check(pane.model)


def test_everything_by_document_and_place_to_begin_with(pane: SegmentsPane, study: Project) -> None:
    names = [pane.model.index(row, SegmentColumn.SOURCE).data() for row in range(6)]
    assert names == sorted(names)
    assert quotes(pane)[:2] == ["put on the night boat", "the night boat"]
    assert pane._count.text() == "6 in 2 documents"
    first = pane.model.index(0, SegmentColumn.CODE)
    assert (first.data(), first.data(Role.SWATCH).name) == ("rendition or kidnapping", "amber")
    assert pane.model.index(0, SegmentColumn.CODER).data() == "MO"


def test_paragraphs_are_counted_when_there_is_time(pane: SegmentsPane, study: Project, qtbot) -> None:
    row = next(n for n, quote in enumerate(quotes(pane)) if quote.startswith("Crews"))
    place = pane.model.index(row, SegmentColumn.PLACE)
    start = study.text(document(study, "Notes")).index("Crews")
    assert place.data() in (str(start), "¶ 2")
    qtbot.waitUntil(lambda: place.data() == "¶ 2")


def test_a_code_is_listed_with_its_sub_codes(pane: SegmentsPane, study: Project, qtbot) -> None:
    patrol = study.codebook.find("patrol")
    with qtbot.waitSignal(pane.hits_changed) as told:
        pane.show_code(patrol.id)
    assert told.args == [3, 2]
    assert pane.chips.words() == ["patrol  ×"]
    pane.fields.below.click()
    assert quotes(pane) == ["the night boat"]
    assert pane.chips.words() == ["patrol itself  ×"]


@pytest.mark.parametrize("column", list(SegmentColumn))
def test_headers_sort_both_ways(pane: SegmentsPane, study: Project, column: SegmentColumn) -> None:
    mark(study, "Loan", "motive", "tranche")
    header = pane.table.horizontalHeader()
    header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
    down = [pane.model.index(row, column).data() for row in range(7)]
    header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
    up = [pane.model.index(row, column).data() for row in range(7)]
    if column is SegmentColumn.CODE:
        paths = [study.codebook.path(study.segment(each).code) for each in pane.model.hits.ids()]
        assert paths == sorted(paths)
    elif column is not SegmentColumn.PLACE:
        assert up == sorted(up, key=str.casefold)
        assert down == sorted(up, key=str.casefold, reverse=True)


def test_it_follows_the_project_and_keeps_the_chosen_row(pane: SegmentsPane, study: Project) -> None:
    chosen = choose(pane, "six passengers")
    mark(study, "Interview", "motive", "papers")
    assert pane.table.selected_ids() == [chosen.id]
    assert pane.current() == chosen
    study.apply(codes.rename(study, study.codebook.find("repression/rendition or kidnapping"), "kidnapping"))
    assert pane.model.index(pane.table.currentIndex().row(), SegmentColumn.CODE).data() == "kidnapping"
    study.apply(segments.unmark(study, [chosen]))
    assert len(quotes(pane)) == 6
    assert pane.current() is not None
    study.undo()
    assert len(quotes(pane)) == 7


def test_other_panes_limit_what_is_listed(pane: SegmentsPane, study: Project, qtbot) -> None:
    pane.limit_to_codes(frozenset([study.codebook.find("patrol/river patrol").id]))
    assert len(quotes(pane)) == 2
    pane.limit_to_sources(frozenset([document(study, "Loan").id]))
    assert pane.note.sentence() == "No segments in what is activated. *Reset activation*"
    with qtbot.waitSignal(pane.reset_requested):
        pane.note.linkActivated.emit("act")
    pane.limit_to_codes(frozenset())
    pane.limit_to_sources(frozenset())
    assert len(quotes(pane)) == 6
    pane.hide_coders(frozenset([study.coder("Mira Okonjo").id]))
    assert quotes(pane) == []


def test_fields_narrow_the_list_and_chips_widen_it(pane: SegmentsPane, study: Project, qtbot) -> None:
    pane._show.setChecked(True)
    fields = pane.fields
    fields.source.setCurrentIndex(fields.source.findText("Interview 07.md"))
    fields.source.activated.emit(fields.source.currentIndex())
    assert len(quotes(pane)) == 2
    fields.words.setText("PUT on")
    qtbot.waitUntil(lambda: quotes(pane) == ["put on the night boat"])
    assert pane.chips.words() == ["Interview 07.md  ×", "“PUT on”  ×"]
    pane.chips._chips[0].click()
    assert fields.source.chosen() == ""
    pane.chips._chips[0].click()
    assert len(quotes(pane)) == 6
    assert fields.words.text() == ""


def test_a_query_from_elsewhere_is_listed(pane: SegmentsPane, study: Project) -> None:
    wanted = SegmentQuery(sources=frozenset([document(study, "Interview").id]), words="boat")
    pane.show_query(wanted)
    assert len(quotes(pane)) == 2
    assert pane.chips.words() == ["“boat”  ×", "as asked  ×"]
    assert pane.query() == wanted


def test_nothing_found_offers_to_show_all(pane: SegmentsPane, study: Project) -> None:
    pane.show_code(study.codebook.find("motive").id)
    assert pane.note.sentence() == "No segments of “motive”. *Show all segments*"
    pane.note.linkActivated.emit("act")
    assert len(quotes(pane)) == 6
    study.apply(segments.unmark(study, study.segments_by_id(pane.model.hits.ids())))
    assert pane.note.sentence() == "No segments yet. Select a passage in the text and press Enter."


def test_a_click_reveals_and_one_that_adds_to_the_selection_does_not(pane: SegmentsPane, qtbot) -> None:
    with qtbot.waitSignal(pane.segment_revealed) as told:
        click(qtbot, pane, 2)
    assert told.args == pane.model.hits.ids(2, 3)
    with qtbot.assertNotEmitted(pane.segment_revealed):
        click(qtbot, pane, 4, Qt.KeyboardModifier.ControlModifier)
    assert pane.table.selected_ids() == pane.model.hits.ids(2, 3) + pane.model.hits.ids(4, 5)
    with qtbot.waitSignal(pane.uncode_requested) as told:
        qtbot.keyClick(pane.table, Qt.Key.Key_Delete)
    assert told.args == [pane.table.selected_ids()]
    with qtbot.waitSignal(pane.segment_revealed) as told:
        qtbot.keyClick(pane.table, Qt.Key.Key_Return)
    assert told.args == pane.model.hits.ids(4, 5)


def test_copies_carry_their_source(pane: SegmentsPane, study: Project, qtbot) -> None:
    choose(pane, "six passengers")
    row = quotes(pane).index("put on the night boat")
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    pane.table.selectionModel().select(pane.model.index(row, 0), select)
    with qtbot.waitSignal(pane.said) as told:
        qtbot.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Copied 2 segments with their sources."]
    notes = document(study, "Notes")
    start = study.text(notes).index("handed over six")
    assert QGuiApplication.clipboard().text().split("\n") == [
        "“put on the night boat” (Interview 07.md, ¶ 1, 7–28, Mira Okonjo)",
        f"“handed over six passengers” ({notes.name}, ¶ 3, {start}–{start + 26}, Mira Okonjo)",
    ]


def test_the_menu_is_asked_for_all_that_is_selected(pane: SegmentsPane, study: Project, qtbot) -> None:
    chosen = choose(pane, "six passengers")
    other = quotes(pane).index("put on the night boat")
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    pane.table.selectionModel().select(pane.model.index(other, 0), select)
    row = pane.model.hits.row(chosen.id)
    with qtbot.waitSignal(pane.menu_requested) as told:
        spot = pane.table.visualRect(pane.model.index(row, 1)).center()
        pane.table.customContextMenuRequested.emit(spot)
    assert told.args[1] == [chosen.id, pane.model.segment(other).id]


def test_export_asks_for_what_is_listed(pane: SegmentsPane, study: Project, qtbot) -> None:
    pane.show_code(study.codebook.find("motive").id)
    with qtbot.waitSignal(pane.export_requested) as told:
        pane._export()
    assert told.args == [pane.query()]
    assert told.args[0].codes == {study.codebook.find("motive").id}


def test_of_many_the_first_are_shown_at_once(
    pane: SegmentsPane, study: Project, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_search, "QUICK", 0)
    monkeypatch.setattr(segment_search, "FIRST", 2)
    pane.show_filter(SegmentFilter(words=""))
    assert len(quotes(pane)) == 2
    assert pane._count.text() == "6"
    pane.table.selectRow(1)
    qtbot.waitUntil(lambda: len(quotes(pane)) == 6)
    assert pane._count.text() == "6 in 2 documents"
    assert pane.table.currentIndex().row() == 1


def test_of_many_a_change_is_looked_for_when_it_is_quiet(
    pane: SegmentsPane, study: Project, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_search, "QUICK", 0)
    pane._quiet.setInterval(1)
    gone = choose(pane, "six passengers")
    study.apply(segments.unmark(study, [gone]))
    assert pane.model.segment(pane.table.currentIndex().row()) is None
    qtbot.waitUntil(lambda: len(quotes(pane)) == 5)


def test_of_many_only_rows_that_changed_are_read_anew(
    pane: SegmentsPane, study: Project, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_search, "QUICK", 0)
    pane._quiet.setInterval(100_000)
    changed = choose(pane, "six passengers")
    told: list[int] = []
    pane.model.dataChanged.connect(lambda first, last: told.append(first.row()))
    mark(study, "Loan", "motive", "tranche")
    assert not told
    study.apply(segments.recode(study, changed, study.codebook.find("motive")))
    row = pane.table.currentIndex().row()
    assert told
    assert pane.model.index(row, SegmentColumn.CODE).data() == "motive"
    study.undo()
    assert pane.model.index(row, SegmentColumn.CODE).data() == "rendition or kidnapping"
    study.apply(segments.unmark(study, [changed]))
    assert pane.model.segment(row) is None
    study.undo()
    assert pane.model.segment(row) == changed


def test_only_the_newest_question_is_answered(
    pane: SegmentsPane, study: Project, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment_search, "QUICK", 0)
    header = pane.table.horizontalHeader()
    header.setSortIndicator(SegmentColumn.QUOTE, Qt.SortOrder.AscendingOrder)
    pane.show_code(study.codebook.find("patrol").id)
    header.setSortIndicator(SegmentColumn.CODE, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: len(quotes(pane)) == 3)
    assert pane.query().order is SegmentOrder.CODE
    qtbot.wait(20)
    assert pane.model.index(0, SegmentColumn.CODE).data() == "river patrol"


def test_the_model_reads_pages_and_keeps_some(study: Project, qtmodeltester) -> None:
    loan = document(study, "Loan")
    span_texts = [study.text(loan)[n : n + 3] for n in range(30)]
    from blotter.domain.segment import Span

    for code in list(study.codebook)[:5]:
        study.apply(segments.mark(study, loan, code, [Span(n, n + 3) for n in range(30)]).edit)
    tasks = TaskRunner()
    model = SegmentsModel(study, tasks)
    hits = study.hits(SegmentQuery(sources=frozenset([loan.id])))
    model.show_hits(Hits(hits.packed[: 16 * 10], 1))
    model.extend(hits)
    assert model.rowCount() == 150
    shown = {model.index(row, SegmentColumn.QUOTE).data() for row in range(150)}
    assert shown == {" ".join(text.split()) for text in span_texts}
    qtmodeltester.check(model)
    model.leave()
    tasks.close()


def test_columns_leave_room_for_the_quote_until_a_person_sizes_them(pane: SegmentsPane) -> None:
    widths = pane.table.columnWidth
    assert (widths(SegmentColumn.CODE), widths(SegmentColumn.SOURCE)) == (176, 155)
    pane.resize(500, 300)
    assert widths(SegmentColumn.QUOTE) > widths(SegmentColumn.CODE) > 100
    pane.table.setColumnWidth(SegmentColumn.CODE, 60)
    pane.resize(776, 300)
    assert widths(SegmentColumn.CODE) == 60


def marked(pane: SegmentsPane) -> dict[str, str]:
    """What breaks a rule: the quotes, and what the tool tip of the code says below its path."""
    rows = [pane.model.index(row, SegmentColumn.CODE) for row in range(pane.model.rowCount())]
    return {
        quotes(pane)[at.row()]: at.data(Qt.ItemDataRole.ToolTipRole).partition("\n")[2]
        for at in rows
        if at.data(Role.BROKEN)
    }


def lay(study: Project, kind: RuleKind, path: str) -> None:
    study.apply(coding_rules.add(study, kind, study.codebook.find(path))[1])


@pytest.mark.parametrize("quick", [QUICK, 0])
def test_what_breaks_a_rule_is_marked_with_what_it_breaks(
    pane: SegmentsPane, study: Project, qtbot, monkeypatch: pytest.MonkeyPatch, quick: int
) -> None:
    monkeypatch.setattr(broken_marks, "QUICK", quick)
    assert marked(pane) == {}
    lay(study, RuleKind.MEMO, "patrol")
    words = "patrol needs a memo"
    rivers = {"boats of both countries moved downstream": words, "nineteen patrol boats": words}
    qtbot.waitUntil(lambda: marked(pane) == {"the night boat": words, **rivers})
    lay(study, RuleKind.NEEDS, "patrol/river patrol")
    both = "patrol needs a memo\npatrol › river patrol needs another code on this passage"
    qtbot.waitUntil(lambda: marked(pane) == {"the night boat": words, **dict.fromkeys(rivers, both)})
    first = next(
        pane.model.index(row, SegmentColumn.CODE)
        for row, quote in enumerate(quotes(pane))
        if quote == "nineteen patrol boats"
    )
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "river patrol; patrol needs a memo; patrol › river patrol needs another code on this passage"
    )
    study.apply(segments.write_memo(study, choose(pane, "nineteen patrol boats"), "Why."))
    mark(study, "Notes", "motive", "delivered nineteen patrol boats")
    qtbot.waitUntil(lambda: "nineteen patrol boats" not in marked(pane))
    assert len(marked(pane)) == 2
    study.undo()
    qtbot.waitUntil(lambda: len(marked(pane)) == 3)
    for rule in study.coding_rules:
        study.apply(coding_rules.remove(study, rule))
    assert marked(pane) == {}
