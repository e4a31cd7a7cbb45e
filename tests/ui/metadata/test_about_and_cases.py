"""What is known about a document beside its text, and cases that passages are added to."""

from open_window import CONTROL, SHIFT, press, press_in, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from blotter.domain.attribute import Attribute, AttributeType
from blotter.domain.segment import Span
from blotter.project.metadata import attributes, cases, values
from blotter.project.metadata.cases import Place
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow

KEY = Qt.Key
INTERVIEW, LOAN = "Interview 07.md", "Loan agreement.txt"


def attribute(project: Project, name: str, kind: AttributeType) -> Attribute:
    made, edit = attributes.add(project, name, kind)
    project.apply(edit)
    return made


def test_facts_are_typed_beside_the_text(window: MainWindow) -> None:
    settle()
    project = window.work.desk.project
    age = attribute(project, "Age", AttributeType.NUMBER)
    press(window, KEY.Key_O, CONTROL | SHIFT)
    settle()
    pane = window.work.metadata.about.pane
    assert pane.isVisible()
    field = pane.fields[age.id]
    press_in(field.line, KEY.Key_End)
    QTest.keyClicks(field.line, "old")
    QTest.keyClick(field.line, KEY.Key_Return)
    settle()
    assert "old" in field.complaint()
    assert field.line.text() == "old", "it is kept"
    field.line.selectAll()
    QTest.keyClicks(field.line, "42")
    QTest.keyClick(field.line, KEY.Key_Return)
    settle()
    assert field.complaint() == ""
    assert project.values_of(age) == {project.source(INTERVIEW).id: "42"}
    window.work.open_source(project.source(LOAN).id)
    settle()
    assert (field.line.text(), pane.fields["name"].line.text()) == ("", LOAN)
    window.actions_by_id["undo"].trigger()
    settle()
    assert project.values_of(age) == {}
    other = attribute(project, "Place", AttributeType.TEXT)
    settle()
    assert other.id in pane.fields
    press(window, KEY.Key_O, CONTROL | SHIFT)
    assert not pane.isVisible()


def test_the_cases_of_a_document_are_told_and_lead_to_their_page(window: MainWindow) -> None:
    settle()
    project = window.work.desk.project
    project.apply(cases.add_with_parts(project, "Captain", [Place(project.source(INTERVIEW))]))
    window.work.metadata.show_about()
    settle()
    pane = window.work.metadata.about.pane
    (chip,) = [each for each in pane.cases.children() if hasattr(each, "click")]
    assert chip.text() == "Captain"
    chip.click()
    settle()
    page = window.work.metadata.sheets
    assert window.pages.currentWidget() is page
    assert page.cases.table.current_id() == next(iter(project.cases))


def test_a_passage_is_added_to_a_case_that_is_made_by_typing(window: MainWindow) -> None:
    settle()
    project, view = window.work.desk.project, window.work.page.view
    view.select(Span(7, 28))
    press(window, KEY.Key_U, CONTROL)
    palette = window.work.metadata.cases._palette.palette
    QTest.keyClicks(palette.query, "Captain")
    assert palette.rows() == ["New case “Captain”"]
    QTest.keyClick(palette.query, KEY.Key_Return)
    settle()
    (part,) = project.case_parts.values()
    assert (part.span, part.quote) == (Span(7, 28), "put on the night boat")
    view.select(Span(0, 0))
    view.choose(None)
    press(window, KEY.Key_U, CONTROL)
    QTest.keyClick(palette.query, KEY.Key_Return)
    settle()
    assert {each.span for each in project.case_parts.values()} == {None, Span(7, 28)}
    assert len(project.cases) == 1


def test_the_citation_follows_what_is_known(window: MainWindow) -> None:
    settle()
    project = window.work.desk.project
    window.work.metadata.show_about()
    pane = window.work.metadata.about.pane
    assert pane.citation.text() == INTERVIEW
    for name, role, words in (("Author", "author", "Pina, Ana"), ("Title", "title", "Boats")):
        made, edit = attributes.add(project, name, AttributeType.TEXT, role=role)
        project.apply(edit)
        project.apply(values.set_values(project, made, {project.source(INTERVIEW).id: words}))
    settle()
    assert pane.citation.text().startswith("Pina, Ana")
    pane.copy_citation.click()
    assert QGuiApplication.clipboard().text() == pane.citation.text()


def test_cases_are_shown_beside_the_text_on_wish(window: MainWindow) -> None:
    settle()
    project, gutter = window.work.desk.project, window.work.page.view.gutter
    source = project.source(INTERVIEW)
    project.apply(cases.add_with_parts(project, "Captain", [Place(source, Span(0, 20))]))
    assert list(gutter.cases.boxes(0, 2)) == []
    window.actions_by_id["show-cases"].trigger()
    settle()
    ((box, name),) = gutter.cases.boxes(0, 2)
    assert name == "Captain"
    assert gutter.cases.names_at(box.center().y()) == ["Captain"]
    assert gutter.cases.names_at(box.bottom() + 50) == []
    assert gutter.accessibleDescription() == "Cases: Captain"
    window.work.open_source(project.source(LOAN).id)
    settle()
    assert list(gutter.cases.boxes(0, 2)) == []
    window.work.open_source(source.id)
    project.apply(cases.add_with_parts(project, "Trader", [Place(source)]))
    settle()
    assert len(list(gutter.cases.boxes(0, 2))) == 2
    window.actions_by_id["show-cases"].trigger()
    assert list(gutter.cases.boxes(0, 2)) == []
