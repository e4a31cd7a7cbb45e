"""The page of documents and cases on a real window: cells and keys, blocks, filters, attributes, cases."""

from collections.abc import Iterator

import open_window
import pytest
from open_window import CONTROL, SHIFT, answering, press_in, settle
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from blotter.domain.attribute import Attribute, AttributeType, Bearer
from blotter.domain.document_filter import DocumentFilter, condition
from blotter.domain.segment import Span
from blotter.project.metadata import attributes, cases
from blotter.project.metadata.cases import Place
from blotter.project.project import Project
from blotter.ui.cells.choosing import TickDialog
from blotter.ui.cells.editor import CellEditor
from blotter.ui.dialogs.form_dialog import FormDialog
from blotter.ui.main_window import MainWindow
from blotter.ui.metadata.page import MetadataPage, Tab
from blotter.ui.metadata.sheet.view import SheetView

KEY = Qt.Key
INTERVIEW, LOAN, NOTES = (
    "Interview 07.md", "Loan agreement.txt", "Notes on the joint patrols, spring and summer.txt",
)  # fmt: skip


@pytest.fixture
def page(window: MainWindow) -> Iterator[MetadataPage]:
    """The sheet of documents, laid open; there is a country, an age and a kind of speaker."""
    for name, kind, options in (
        ("Country", AttributeType.COUNTRY, ()),
        ("Age", AttributeType.NUMBER, ()),
        ("Speaker", AttributeType.CHOICE, ("officer", "trader")),
    ):
        project = window.work.desk.project
        project.apply(attributes.add(project, name, kind, Bearer.DOCUMENTS, options)[1])
    settle()
    window.actions_by_id["sheet-documents"].trigger()
    settle()
    yield window.work.metadata.sheets
    for view in window.work.metadata.sheets.views:
        view.model.wrong.clear()


def attribute(project: Project, name: str) -> Attribute:
    return next(each for each in project.attributes.values() if each.name == name)


def column(view: SheetView, name: str) -> int:
    return next(
        place
        for place, each in enumerate(view.model.columns)
        if name in (each.key, each.attribute.name if each.attribute else "")
    )


def row(view: SheetView, name: str) -> int:
    return next(place for place in range(len(view.model.rows)) if view.model.name(place) == name)


def names(view: SheetView) -> list[str]:
    return [view.model.name(place) for place in range(len(view.model.rows))]


def text(view: SheetView, name: str, key: str) -> str:
    return view.model.text(row(view, name), column(view, key))


def put_cursor(view: SheetView, name: str, key: str) -> None:
    view.table.setFocus()
    view.table.go_to(row(view, name), column(view, key))
    settle()


def choose(view: SheetView, first: tuple[str, str], last: tuple[str, str]) -> None:
    """Select a block of cells, with the cursor on the first."""
    put_cursor(view, *first)
    model = view.model
    block = QItemSelection(
        model.index(row(view, first[0]), column(view, first[1])),
        model.index(row(view, last[0]), column(view, last[1])),
    )
    view.table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def editor(view: SheetView) -> CellEditor:
    found = view.table.indexWidget(view.table.currentIndex())
    assert isinstance(found, CellEditor)
    return found


def type_in(view: SheetView, words: str, key: Qt.Key = KEY.Key_Return) -> None:
    """Type into the cell under the cursor."""
    QTest.keyClick(view.table, KEY.Key_F2)
    line = editor(view)
    line.selectAll()
    QTest.keyClicks(line, words)
    line._list.hide()
    QTest.keyClick(line, key)
    settle()


def test_the_sheet_is_reached_by_key_and_left_again(window: MainWindow) -> None:
    press_in(window.work.page.view.page, KEY.Key_T, CONTROL)
    settle()
    page = window.work.metadata.sheets
    assert window.pages.currentWidget() is page
    assert names(page.documents) == [INTERVIEW, LOAN, NOTES]
    assert page.documents.table.hasFocus()
    assert text(page.documents, INTERVIEW, "segments") == "2"
    press_in(page.documents.table, KEY.Key_Return)
    settle()
    assert window.work.is_text_in_view()


def test_a_cell_is_typed_and_undone_as_one_step(page: MetadataPage, window: MainWindow) -> None:
    view = page.documents
    put_cursor(view, INTERVIEW, "Country")
    type_in(view, "myanmar")
    assert text(view, INTERVIEW, "Country") == "Myanmar"
    assert view.model.name(view.table.currentIndex().row()) == LOAN, "the cursor goes on"
    window.actions_by_id["undo"].trigger()
    settle()
    assert text(view, INTERVIEW, "Country") == ""


def test_what_does_not_fit_keeps_the_editor_open_and_says_why(page: MetadataPage) -> None:
    view = page.documents
    put_cursor(view, INTERVIEW, "Age")
    type_in(view, "old")
    assert editor(view).isVisible()
    assert "old" in editor(view).complaint
    QTest.keyClick(editor(view), KEY.Key_Escape)
    settle()
    assert text(view, INTERVIEW, "Age") == ""
    assert view.model.wrong == {}


def test_a_choice_is_completed(page: MetadataPage) -> None:
    view = page.documents
    put_cursor(view, INTERVIEW, "Speaker")
    QTest.keyClicks(view.table, "tr")
    assert editor(view).offered() == ["trader"]
    offered = QApplication.activePopupWidget()
    assert offered is not None
    QTest.keyClick(offered, KEY.Key_Return)
    settle()
    QTest.qWait(20)
    assert text(view, INTERVIEW, "Speaker") == "trader"


def test_one_text_goes_into_all_selected_cells(page: MetadataPage, window: MainWindow) -> None:
    view, steps = page.documents, len(window.work.desk.project.history())
    choose(view, (INTERVIEW, "Age"), (NOTES, "Age"))
    QTest.keyClick(view.table, KEY.Key_4)
    QTest.keyClick(editor(view), KEY.Key_2)
    QTest.keyClick(editor(view), KEY.Key_Return, CONTROL)
    settle()
    assert [text(view, name, "Age") for name in (INTERVIEW, LOAN, NOTES)] == ["42", "42", "42"]
    assert len(window.work.desk.project.history()) == steps + 1


def test_fill_down_and_clear(page: MetadataPage) -> None:
    view = page.documents
    put_cursor(view, INTERVIEW, "Age")
    type_in(view, "30")
    choose(view, (INTERVIEW, "Age"), (NOTES, "Age"))
    QTest.keyClick(view.table, KEY.Key_D, CONTROL)
    settle()
    assert text(view, NOTES, "Age") == "30"
    QTest.keyClick(view.table, KEY.Key_Delete)
    settle()
    assert [text(view, name, "Age") for name in (INTERVIEW, LOAN, NOTES)] == ["", "", ""]


def test_a_block_is_pasted_what_fits_in_one_step_the_rest_marked(
    page: MetadataPage, window: MainWindow
) -> None:
    view, project = page.documents, window.work.desk.project
    steps = len(project.history())
    put_cursor(view, INTERVIEW, "Country")
    QGuiApplication.clipboard().setText("Myanmar\t31\r\nNowhere\t32\r\nKZ\told\r\n")
    QTest.keyClick(view.table, KEY.Key_V, CONTROL)
    settle()
    assert len(project.history()) == steps + 1
    assert [text(view, name, "Country") for name in (INTERVIEW, LOAN, NOTES)] == [
        "Myanmar", "Nowhere", "Kazakhstan",
    ]  # fmt: skip
    assert len(view.model.wrong) == 2
    assert view.notice.words() == "2 cells were not taken over."
    assert window.work.unsaved()
    view.typist.go_to_wrong()
    index = view.table.currentIndex()
    assert "Nowhere" in view.model.explained(index.row(), index.column())
    choose(view, (LOAN, "Country"), (NOTES, "Age"))
    QTest.keyClick(view.table, KEY.Key_Delete)
    settle()
    assert text(view, LOAN, "Country") == ""
    assert view.notice.words() == ""


def test_what_did_not_fit_outlives_a_window_made_anew(page: MetadataPage, window: MainWindow) -> None:
    view, project = page.documents, window.work.desk.project
    source, age = project.source(INTERVIEW).id, attribute(project, "Age").id
    view.typist.put({source: {age: "old"}})
    window.rebuild()
    settle()
    made = window.work.metadata.sheets.documents
    assert made is not view
    assert [each.text for each in made.model.wrong.values()] == ["old"]
    made.model.wrong.clear()


def test_cells_and_rows_are_copied(page: MetadataPage) -> None:
    view = page.documents
    put_cursor(view, INTERVIEW, "Age")
    type_in(view, "30")
    choose(view, (INTERVIEW, "Country"), (LOAN, "Age"))
    QTest.keyClick(view.table, KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "\t30\n\t"
    view.typist.copy_as_table()
    assert QGuiApplication.clipboard().text() == f"Name\tCountry\tAge\n{INTERVIEW}\t\t30\n{LOAN}\t\t"


def test_sorting_puts_numbers_by_size_and_nothing_last(page: MetadataPage) -> None:
    view = page.documents
    for name, age in ((INTERVIEW, "100"), (NOTES, "9")):
        put_cursor(view, name, "Age")
        type_in(view, age)
    view.table.horizontalHeader().sectionClicked.emit(column(view, "Age"))
    assert names(view) == [NOTES, INTERVIEW, LOAN]
    view.table.horizontalHeader().sectionClicked.emit(column(view, "Age"))
    assert names(view) == [INTERVIEW, NOTES, LOAN]
    put_cursor(view, NOTES, "Age")
    type_in(view, "1000")
    assert names(view) == [INTERVIEW, NOTES, LOAN], "rows stay while cells are typed in"


def test_words_columns_and_filters_narrow(page: MetadataPage) -> None:
    view = page.documents
    put_cursor(view, LOAN, "Country")
    type_in(view, "Laos")
    view.head.words.setText("laos loan")
    view.look_for_words()
    assert names(view) == [LOAN]
    view.head.words.clear()
    view.look_for_words()

    def tick(box: object) -> None:
        assert isinstance(box, TickDialog)
        for place in range(box.list.count()):
            item = box.list.item(place)
            item.setCheckState(Qt.CheckState.Checked if item.text() == "Laos" else Qt.CheckState.Unchecked)
        box.accept()

    with answering(tick):
        view.filter_by(view.model.columns[column(view, "Country")])
    assert names(view) == [LOAN]
    assert view.chips.words() == ["Country: Laos"]
    view.chips.press(0)
    assert len(names(view)) == 3
    view.narrow.take(DocumentFilter(where=(condition("Country is empty"),)))
    assert names(view) == [INTERVIEW, NOTES]
    QTest.keyClick(view.narrow, KEY.Key_Delete)
    assert len(names(view)) == 3


def test_attributes_are_added_renamed_retyped_moved_and_removed(
    page: MetadataPage, window: MainWindow
) -> None:
    view, project = page.documents, window.work.desk.project

    def fill(box: object) -> None:
        assert isinstance(box, FormDialog)
        box.enter(name="Consent", type=AttributeType.YES_NO)
        box.accept()

    with answering(fill):
        view.head.attribute.click()
    settle()
    assert view.model.columns[-1].attribute == attribute(project, "Consent")
    assert view.table.currentIndex().column() == column(view, "Consent")
    type_in(view, "ja")
    assert editor(view).complaint
    QTest.keyClick(editor(view), KEY.Key_Escape)
    view.attributes.move(attribute(project, "Consent"), -1)
    order = [each.attribute.name for each in view.model.columns if each.attribute]
    assert order == ["Country", "Age", "Consent", "Speaker"]
    header = view.table.horizontalHeader()
    header.moveSection(column(view, "Speaker"), column(view, "Country"))
    settle()
    assert [each.name for each in project.attributes.values()] == ["Speaker", "Country", "Age", "Consent"]

    def rename(box: object) -> None:
        assert isinstance(box, FormDialog)
        box.enter(name="Years")
        box.accept()

    with answering(rename):
        view.attributes.rename(attribute(project, "Age"))
    view.attributes.retype(attribute(project, "Years"), AttributeType.TEXT)
    assert attribute(project, "Years").type is AttributeType.TEXT
    view.attributes.remove(attribute(project, "Years"))
    assert "Years" not in [each.name for each in project.attributes.values()]


def test_a_document_is_renamed_from_its_row(page: MetadataPage, window: MainWindow) -> None:
    view = page.documents
    put_cursor(view, LOAN, "Country")

    def rename(box: object) -> None:
        assert isinstance(box, FormDialog)
        box.enter(name="Loan.txt")
        box.accept()

    with answering(rename):
        QTest.keyClick(view.table, KEY.Key_F2, SHIFT)
    settle()
    assert names(view) == [INTERVIEW, "Loan.txt", NOTES]


def test_a_group_is_made_by_typing_its_path(page: MetadataPage, window: MainWindow) -> None:
    view = page.documents
    put_cursor(view, LOAN, "group")
    type_in(view, "Papers/Loans")
    assert text(view, LOAN, "group") == "Papers/Loans"
    model = window.work.panes.documents.model
    assert model.tree.documents(window.work.desk.project.groups.find(["Papers"]).id)


def test_cases_show_what_belongs_to_them_and_lead_there(page: MetadataPage, window: MainWindow) -> None:
    project = window.work.desk.project
    source = project.source(INTERVIEW)
    project.apply(cases.add_with_parts(project, "Captain", [Place(source, Span(7, 28))]))
    project.apply(cases.add(project, "Trader")[1])
    page.turn_to(Tab.CASES)
    settle()
    assert names(page.cases) == ["Captain", "Trader"]
    assert page.parts.title.text() == "Captain: 0 documents, 1 passage, 2 segments"
    assert page.parts.model.data(page.parts.model.index(0, 0)) == "put on the night boat"
    page.parts.segments.setChecked(True)
    assert page.parts.model.rowCount() == 2
    page.parts.segments.setChecked(False)
    press_in(page.parts.table, KEY.Key_Return)
    settle()
    assert window.work.is_text_in_view()
    assert window.work.page.view.selected_span() == Span(7, 28)
    window.work.metadata.show_case(next(e.id for e in project.cases.values() if e.name == "Captain"))
    press_in(page.parts.table, KEY.Key_Delete)
    settle()
    assert project.case_parts == {}


def test_the_arrangement_is_told_and_taken(page: MetadataPage) -> None:
    view = page.documents
    view.hide_column("kind")
    view.sort_by(column(view, "Age"))
    kept = page.arrangement()
    view.sheet.hidden, view.sheet.sorting = frozenset(), ()
    page.arrange(kept)
    page.refresh()
    assert "kind" not in [each.key for each in view.model.columns]
    assert [each.key for each in view.sheet.sorting] == [view.model.columns[column(view, "Age")].key]


def test_everything_has_a_name(page: MetadataPage) -> None:
    from blotter.ui.naming import spoken_name

    for widget in (*page.documents.findChildren(CellEditor), page.documents.table, page.documents.narrow):
        assert spoken_name(widget)
    assert (
        page.documents.model.data(
            page.documents.model.index(0, column(page.documents, "Age")), Qt.ItemDataRole.AccessibleTextRole
        )
        == f"Age of {INTERVIEW}: empty"
    )


assert open_window.DOCUMENT == INTERVIEW
