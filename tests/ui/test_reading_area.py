"""Two documents beside each other, or one in two places."""

import open_window
import pytest
import small_study
from open_window import press, press_in, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project import sources
from blotter.ui.main_window import MainWindow
from blotter.ui.views.document_page import DocumentPage

KEY = Qt.Key
LINES = "\n".join(f"Paragraph {number} of a long report." for number in range(1, 301))


def named(window: MainWindow, name: str) -> Source:
    return small_study.document(window.work.desk.project, name)


@pytest.fixture
def long(window: MainWindow) -> Source:
    """A document that has to be scrolled, open."""
    source = small_study.add_document(window.work.desk.project, "Report.txt", LINES)
    window.work.open_source(source.id)
    settle()
    return source


def shown_on(page: DocumentPage) -> str:
    return page.source.name if page.source else ""


def segments_at(page: DocumentPage, position: int) -> set[str]:
    return set(page.view.segments_at(position))


def test_one_document_lies_open_in_two_places(window: MainWindow, long: Source) -> None:
    first = window.work.page
    first.view.page.verticalScrollBar().setValue(120)
    press(window, KEY.Key_F9)
    settle()
    area = window.work.area
    assert [shown_on(page) for page in area.pages] == ["Report.txt", "Report.txt"]
    second = window.work.page
    assert second is not first
    assert second.place() == first.place(), "the second begins where the reader is"
    assert second.view.page.hasFocus()
    second.view.page.verticalScrollBar().setValue(10)
    second.view.set_text_size(20)
    settle()
    assert first.place() != second.place()
    assert first.view.text_size() == 15
    press(window, KEY.Key_F9)
    settle()
    assert area.pages == [second], "the page with the focus stays"


def test_what_is_coded_and_undone_in_one_page_is_seen_in_both(window: MainWindow) -> None:
    press(window, KEY.Key_F9)
    settle()
    code = window.work.desk.project.codebook.find("motive").id
    window.work.desk.mark(Span(0, 6), [code])
    first, second = window.work.area.pages
    assert len(segments_at(first, 2)) == 1
    assert segments_at(first, 2) == segments_at(second, 2)
    window.work.desk.undo()
    assert segments_at(first, 2) == segments_at(second, 2) == set()
    (boat,) = segments_at(first, first.view.page.positions.stored.index("put on"))
    first.view.choose(boat)
    second.view.choose(boat)
    press_in(second.view.page, KEY.Key_Delete)
    assert not segments_at(first, 12)
    assert not segments_at(second, 12)


def test_actions_act_on_the_page_with_the_focus(window: MainWindow) -> None:
    work = window.work
    work.places.open_beside(named(window, "Loan").id)
    settle()
    left, right = work.area.pages
    assert (shown_on(left), shown_on(right)) == ("Interview 07.md", "Loan agreement.txt")
    assert work.page is right
    code = work.desk.project.codebook.find("motive").id
    work.page.view.select(Span(0, 11))
    work.desk.mark(Span(0, 11), [code])
    assert ("motive", "The tranche", "Mira Okonjo") in open_window.coded(work.desk.project, "Loan")
    left.view.page.setFocus()
    settle()
    assert work.page is left
    assert work.desk.source == named(window, "Interview")
    assert work.panes.documents.current() == named(window, "Interview").id
    work.desk.mark(Span(0, 6), [code])
    assert ("motive", "He was", "Mira Okonjo") in open_window.coded(work.desk.project)


def test_a_click_beside_the_text_turns_to_that_page_and_a_code_dropped_there_is_its_own(
    window: MainWindow,
) -> None:
    work = window.work
    work.places.open_beside(named(window, "Loan").id)
    settle()
    left, right = work.area.pages
    QTest.mouseClick(left.header, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    settle()
    assert work.page is left
    right.view.codes_dropped.emit([work.desk.project.codebook.find("motive").id], Span(0, 11))
    assert work.page is right
    assert ("motive", "The tranche", "Mira Okonjo") in open_window.coded(work.desk.project, "Loan")


def test_the_active_page_is_marked_by_weight_and_name_not_by_colour_alone(window: MainWindow) -> None:
    work = window.work
    work.places.open_beside(named(window, "Loan").id)
    settle()
    left, right = work.area.pages
    titles = [page.header.findChild(QLabel) for page in (left, right)]
    weights = [title.font().weight() for title in titles if title is not None]
    assert weights[0] < weights[1]
    assert left.accessibleName() == "Interview 07.md, the other page"
    assert right.accessibleName() == "Loan agreement.txt"
    work.area.close_page(left)
    settle()
    assert right.accessibleName() == "Loan agreement.txt"


def button(page: DocumentPage, begins: str) -> QToolButton:
    found = (each for each in page.header.findChildren(QToolButton))
    return next(each for each in found if each.accessibleName().startswith(begins))


def test_the_header_opens_and_closes_the_second_page(window: MainWindow) -> None:
    area = window.work.area
    button(window.work.page, "Another page").click()
    settle()
    first, second = area.pages
    assert not button(second, "Another page").isVisible()
    button(second, "Close this page").click()
    settle()
    assert area.pages == [first]
    assert window.work.page is first
    assert first.view.page.hasFocus()
    assert not button(first, "Close this page").isVisible()


def test_a_second_document_takes_the_place_of_the_one_beside(window: MainWindow) -> None:
    work = window.work
    work.places.open_beside(named(window, "Loan").id)
    work.area.use(work.area.pages[0])
    work.places.open_beside(named(window, "Notes").id)
    settle()
    assert [shown_on(page)[:5] for page in work.area.pages] == ["Inter", "Notes"]


def test_a_removed_document_takes_its_page_along(window: MainWindow) -> None:
    work = window.work
    loan = named(window, "Loan")
    work.places.open_beside(loan.id)
    settle()
    left, _ = work.area.pages
    work.area.use(left)
    work.desk.apply(lambda: sources.remove(work.desk.project, loan), "Removed")
    settle()
    assert work.area.pages == [left]
    assert work.desk.source == named(window, "Interview")
    work.desk.undo()
    work.places.open_beside(loan.id)
    settle()
    work.desk.apply(lambda: sources.remove(work.desk.project, loan), "Removed")
    settle()
    assert work.area.pages == [left], "the active page goes as well"
    assert work.page is left
    assert work.desk.source == named(window, "Interview")


def test_a_document_that_is_removed_from_both_pages_leaves_one_that_says_so(window: MainWindow) -> None:
    work = window.work
    work.area.split()
    source = work.desk.source
    assert source is not None
    work.desk.apply(lambda: sources.remove(work.desk.project, source), "Removed")
    settle()
    (page,) = work.area.pages
    assert page.note.sentence() == "Choose a document on the left to read it."
    assert work.desk.source is None
    assert not window.actions_by_id["split"].isEnabled()


def test_pages_lie_one_above_the_other_on_request_and_keep_their_shares(window: MainWindow) -> None:
    area = window.work.area
    area.split()
    settle()
    press(window, KEY.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    settle()
    upper, lower = area.pages
    assert upper.mapTo(area, QPoint()).y() < lower.mapTo(area, QPoint()).y()
    assert upper.width() == lower.width()
    area.arrange("stacked 30")
    area.close_page(lower)
    area.split()
    settle()
    heights = [page.height() for page in area.pages]
    assert heights[0] < heights[1]


def test_tints_are_the_same_on_both_pages(window: MainWindow) -> None:
    window.work.area.split()
    press(window, KEY.Key_W)
    assert [page.washes.isChecked() for page in window.work.area.pages] == [False, False]


def test_f6_goes_round_both_pages(window: MainWindow) -> None:
    window.work.area.split()
    settle()
    seen = []
    for _ in range(6):
        window.actions_by_id["next-pane"].trigger()
        focus = QApplication.focusWidget()
        seen += [page for page in window.work.area.pages if focus is page.view.page]
    assert set(seen) == set(window.work.area.pages)


def test_letters_of_codes_and_recent_digits_work_in_the_second_page(window: MainWindow) -> None:
    work = window.work
    work.desk.mark(Span(0, 6), [work.desk.project.codebook.find("motive").id])
    work.places.open_beside(named(window, "Loan").id)
    settle()
    work.page.view.select(Span(4, 11))
    press(window, KEY.Key_1)
    assert ("motive", "tranche", "Mira Okonjo") in open_window.coded(work.desk.project, "Loan")


def test_what_stands_at_the_top_stays_there_when_the_pages_share_the_room(window: MainWindow) -> None:
    text = "\n".join(f"Paragraph {number}. " + "Patrol boats lay at the quay. " * 30 for number in range(80))
    source = small_study.add_document(window.work.desk.project, "Wide.txt", text)
    window.work.open_source(source.id)
    page, area = window.work.page, window.work.area
    page.view.page.verticalScrollBar().setValue(30)
    settle()
    page.view.page.verticalScrollBar().setValue(page.view.page.verticalScrollBar().value() + 5)
    settle()
    top = page.place().top
    assert text[top - 1] != "\n", "within a paragraph, where lines break elsewhere in another width"
    area.split()
    settle()
    other = area.pages[1]
    for share in (30, 55, 20):
        area.arrange(f"beside {share}")
        area.toggle_stacked()
        area.toggle_stacked()
        settle()
        assert page.place().top <= top
    area.close_page(other)
    settle()
    assert page.place().top == top
