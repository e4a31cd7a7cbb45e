"""The filter of documents: its dialog and button, and what it narrows: activation, segments, questions."""

from pathlib import Path

import pytest
from open_window import answering, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from sheet_study import make_records

from blotter.domain.attribute import AttributeType
from blotter.domain.document_filter import EVERY_DOCUMENT, Condition, DocumentFilter, Operator, condition
from blotter.domain.record_filter import EVERYTHING
from blotter.domain.segment import Span
from blotter.project import asking
from blotter.project.metadata import attributes, cases, grouping, groups, values
from blotter.project.metadata.cases import Place
from blotter.project.project import Project
from blotter.project.records.by_document import records_within
from blotter.ui.asking.answers import cell_question
from blotter.ui.asking.words import Tab
from blotter.ui.main_window import MainWindow
from blotter.ui.metadata.filter_dialog import FilterDialog
from blotter.ui.metadata.meant import meant_by, names_meant
from blotter.ui.metadata.words import filter_words

INTERVIEW, LOAN = "Interview 07.md", "Loan agreement.txt"
CHECKED = Qt.CheckState.Checked


@pytest.fixture
def project(window: MainWindow) -> Project:
    """The interview is in Field and of 2016; a passage of it is of the captain."""
    held = window.work.desk.project
    source = held.source(INTERVIEW)
    held.apply(grouping.move_to_path(held, [source.id], ["Field"]))
    held.apply(cases.add_with_parts(held, "Captain", [Place(source, Span(0, 12))]))
    year, edit = attributes.add(held, "Year", AttributeType.NUMBER)
    held.apply(edit)
    held.apply(values.set_values(held, year, {source.id: "2016", held.source(LOAN).id: "2009"}))
    settle()
    return held


def test_the_dialog_says_what_is_meant_and_how_many(window: MainWindow, project: Project) -> None:
    dialog = FilterDialog(project, EVERY_DOCUMENT, window)
    assert dialog.told.text() == "all: 3 documents"
    dialog.groups.item(0).setCheckState(CHECKED)
    assert dialog.told.text() == "group Field: 1 document"
    row = dialog.add_row()
    row.fact.setCurrentText("Year")
    row.operator.setCurrentIndex(row.operator.findData(Operator.AT_LEAST))
    row.value.setText("2010")
    assert dialog.filter() == DocumentFilter(
        groups=("Field",), where=(Condition("Year", Operator.AT_LEAST, "2010"),)
    )
    row.value.setText("late")
    dialog.accept()
    assert dialog.result() == 0
    assert "late" in dialog.told.text()
    row.removed.emit()
    dialog.accept()
    assert dialog.result() == 1
    dialog.deleteLater()


def test_a_filter_is_shown_as_it_was(window: MainWindow, project: Project) -> None:
    asked = DocumentFilter(groups=("Field",), cases=("Captain",), where=(condition("Year is not empty"),))
    dialog = FilterDialog(project, asked, window)
    assert dialog.filter() == asked
    assert filter_words(asked) == "group Field · case Captain · Year is not empty"
    dialog.deleteLater()


def test_documents_are_activated_by_a_filter(window: MainWindow, project: Project) -> None:
    def tick(box: object) -> None:
        assert isinstance(box, FilterDialog)
        box.cases.item(0).setCheckState(CHECKED)
        box.accept()

    with answering(tick):
        window.actions_by_id["activate-by-filter"].trigger()
    assert window.work.panes.documents.activated == {project.source(INTERVIEW).id}


def test_segments_are_those_of_the_documents_and_passages_meant(window: MainWindow, project: Project) -> None:
    pane = window.work.panes.segments
    total = len(pane.model.hits)
    pane.fields.documents.take(DocumentFilter(groups=("Field",)))
    settle()
    assert 0 < len(pane.model.hits) < total
    pane.fields.documents.take(DocumentFilter(cases=("Captain",)))
    settle()
    assert [each.quote for each in map(pane.model.segment, range(len(pane.model.hits))) if each] == [
        "put on the night boat"
    ]
    assert pane.chips.words() == ["case Captain  ×"]
    window.actions_by_id["undo"].trigger()
    settle()
    project.apply(cases.remove_all(project, list(project.cases.values())))
    settle()
    assert len(pane.model.hits) == 0, "a case that is gone means no document"
    press_in(pane.fields.documents, Qt.Key.Key_Delete)
    settle()
    assert len(pane.model.hits) == total


def test_questions_and_matrices_are_narrowed(window: MainWindow, project: Project) -> None:
    bar = window.work.asking.bar
    asked = DocumentFilter(groups=("Field",), where=(condition("Year > 2010"),))
    bar.documents.take(asked)
    assert bar.question().documents == asked
    assert bar.matrix_options().documents == asked
    question = bar.question()
    bar.documents.take(EVERY_DOCUMENT)
    bar.show_question(question)
    assert bar.documents.filter == asked


def test_comparisons_are_of_the_documents_meant(window: MainWindow, project: Project) -> None:
    choices = window.work.comparison.choices
    choices.documents.take(DocumentFilter(groups=("Field",)))
    assert choices.options().sources == (INTERVIEW,)
    assert names_meant(project, (LOAN,), DocumentFilter(groups=("Field",))) == ("group Field",)
    assert names_meant(project, (), EVERY_DOCUMENT) == ()
    assert meant_by(project, DocumentFilter(groups=("Gone",))).sources == frozenset()


def test_the_button_says_what_it_asks_for(window: MainWindow, project: Project) -> None:
    button = window.work.panes.segments.fields.documents
    button.show_filter(DocumentFilter(groups=("Field",)))
    assert button.accessibleName() == "Filter: group Field"
    with answering(lambda box: box.reject()):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.filter == DocumentFilter(groups=("Field",))


def test_codes_are_counted_by_group_case_and_attribute(
    window: MainWindow, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.work.asking
    window.actions_by_id["ask"].trigger()
    page.tabs.buttons[Tab.BY_SOURCE].click()
    settle()

    def columns(by: str) -> list[str]:
        page.bar.by.setCurrentIndex(page.bar.by.findData(by))
        for _ in range(200):
            QTest.qWait(10)
            shown = page.by_source.matrix.shown
            if not page.is_asking() and shown is not None and shown.options.by == by:
                break
        return [each.name for each in page.by_source.matrix.columns]

    assert columns("group") == ["Field", "none of these"]
    assert columns("case") == ["Captain", "none of these"]
    assert columns("Year") == ["2016", "none of these"]
    matrix = page.by_source.matrix
    shown = matrix.shown
    assert shown is not None
    row = next(each for each in matrix.rows if each.name == "rendition or kidnapping")
    question = cell_question(shown, project, row, matrix.columns[0])
    assert question is not None
    assert question.sources == (INTERVIEW,)
    assert len(list(asking.passages(project, question))) == shown.value(row, matrix.columns[0])
    target = tmp_path / "years.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "CSV (*.csv)"))
    page.export.click()
    for _ in range(200):
        if target.exists():
            break
        QTest.qWait(10)
    assert target.read_text(encoding="utf-8-sig").splitlines()[0] == "code,sum,value:2016,value:"


def test_records_are_those_with_evidence_in_the_documents_meant(window: MainWindow, project: Project) -> None:
    make_records(project)
    settle()
    window.actions_by_id["records"].trigger()
    settle()
    page = window.work.records.grid
    every = len(page.grid.rows)
    page.head.documents.take(DocumentFilter(groups=("Field",)))
    settle()
    within = records_within(project, DocumentFilter(groups=("Field",)))
    assert {each.id for each in page.grid.records()} == within & set(project.records)
    assert len(within) < every
    assert page.chips.words() == ["Evidence in: group Field"]
    project.apply(groups.rename(project, project.groups.by_id[next(iter(project.groups.by_id))], "Forest"))
    settle()
    assert page.grid.rows == [], "a group of that name is gone"
    page.chips.press(0)
    settle()
    assert len(page.grid.rows) == every
    bar = window.work.records.figures.filters
    bar.documents.take(DocumentFilter(groups=("Forest",)))
    assert bar.read(EVERYTHING).groups == ("Forest",)
    assert bar.is_used()


def test_enter_shows_the_documents(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    dialog = FilterDialog(project, EVERY_DOCUMENT, window)
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    buttons = {each.text(): each.isDefault() for each in dialog.findChildren(QPushButton)}
    assert [words for words, is_default in buttons.items() if is_default] == ["Show these documents"]
    first = dialog.focusWidget()
    assert first is not None
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == FilterDialog.DialogCode.Accepted
