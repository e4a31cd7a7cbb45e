"""The original page beside the text: shown, in step, selected and coded on."""

import math
from pathlib import Path

import open_window
import pytest
from pdf_files import numbered
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QFontMetricsF, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import printed
from blotter.domain.segment import Span
from blotter.domain.structure import Page
from blotter.project import transfer as transfer_in
from blotter.ui import theme
from blotter.ui.main_window import MainWindow
from blotter.ui.pages.hands import Hands
from blotter.ui.pages.marked_paper import MarkedPaper
from blotter.ui.pages.pane import PagesPane
from blotter.ui.pages.shown import Shown
from blotter.ui.reading import transfer

_LEFT = Qt.MouseButton.LeftButton


def shown(window: MainWindow, qtbot: QtBot, action: str = "original") -> PagesPane:
    """The pages, once those in view are drawn."""
    window.actions_by_id[action].trigger()
    pane = window.work.page.beside.pane
    assert pane is not None
    qtbot.waitUntil(pane.paper.is_drawn, timeout=10_000)
    return pane


def point_of(paper: MarkedPaper, position: int) -> QPoint:
    """Where in the view the left half of a character is."""
    box = paper.boxes(Span(position, position + 1))[0].translated(-paper.offset())
    return QPoint(math.ceil(box.left()), round(box.center().y()))


def move_to(paper: MarkedPaper, place: QPoint) -> None:
    """Move the mouse, its left button held."""
    there, on_screen = QPointF(place), QPointF(paper.viewport().mapToGlobal(place))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, there, on_screen, none, _LEFT, plain)
    QApplication.sendEvent(paper.viewport(), moved)


def drag(paper: MarkedPaper, start: int, end: int) -> None:
    """Drag from before one character to before another."""
    view = paper.viewport()
    QTest.mousePress(view, _LEFT, pos=point_of(paper, start))
    for place in (point_of(paper, start + 3), point_of(paper, end)):
        move_to(paper, place)
    QTest.mouseRelease(view, _LEFT, pos=point_of(paper, end))
    QApplication.processEvents()


def test_only_a_document_with_pages_offers_them(read: MainWindow) -> None:
    page = read.work.page
    assert read.actions_by_id["original"].isEnabled()
    assert page.header.pages.isVisible()
    other = read.work.desk.project.source(open_window.DOCUMENT)
    read.work.open_source(other.id)
    QApplication.processEvents()
    assert not read.actions_by_id["original"].isEnabled()
    assert not read.actions_by_id["go-page"].isEnabled()
    assert not page.header.pages.isVisible()


def test_pages_come_and_go_with_their_document(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot)
    report = read.work.desk.source
    assert report is not None
    read.work.open_source(read.work.desk.project.source(open_window.DOCUMENT).id)
    assert not pane.isVisible()
    assert read.work.page.view.isVisible()
    read.work.open_source(report.id)
    assert pane.isVisible()
    qtbot.waitUntil(pane.paper.is_drawn, timeout=10_000)
    read.actions_by_id["original"].trigger()
    assert not pane.isVisible()


def test_a_page_is_drawn_as_it_is_printed(read: MainWindow, qtbot: QtBot, report: printed.Printed) -> None:
    paper = shown(read, qtbot).paper
    picture = paper.viewport().grab().toImage()
    box = paper.boxes(Span(0, 40))[0].translated(-paper.offset())
    ink = min(
        picture.pixelColor(x, y).lightness()
        for x in range(int(box.left()), int(box.right()))
        for y in range(int(box.top()), int(box.bottom()))
    )
    assert ink < 120, "letters stand where the layout says"
    margin = paper.sheets.box(0).translated(-paper.offset())
    assert picture.pixelColor(int(margin.left()) + 6, int(margin.top()) + 6).lightness() > 250


def test_what_is_dragged_over_on_the_page_is_selected_in_the_text(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot)
    drag(pane.paper, 110, 230)
    assert read.work.page.view.selected_span() == Span(110, 230)
    assert pane.paper.is_over(Span(110, 230), QPointF(point_of(pane.paper, 200)))


def test_a_selection_in_the_text_is_drawn_on_the_page(read: MainWindow, qtbot: QtBot) -> None:
    paper = shown(read, qtbot).paper
    box = (paper.boxes(Span(300, 340))[0].translated(-paper.offset())).toRect()
    plain = paper.viewport().grab(box).toImage()
    read.work.page.view.page.setFocus()
    read.work.page.view.select(Span(290, 420))
    selected = paper.viewport().grab(box).toImage()
    assert selected.pixelColor(1, 1).blue() > selected.pixelColor(1, 1).red() + 20
    assert plain.pixelColor(1, 1) != selected.pixelColor(1, 1)


def test_two_and_three_clicks_take_the_word_and_the_paragraph(read: MainWindow, qtbot: QtBot) -> None:
    paper, view, text = shown(read, qtbot).paper, read.work.page.view, read.work.page.view.page
    place = point_of(paper, text.positions.stored.index("ministry") + 3)
    QTest.mouseDClick(paper.viewport(), _LEFT, pos=place)
    assert text.positions.text(view.selected_span() or Span(0, 0)) == "ministry"
    QTest.mousePress(paper.viewport(), _LEFT, pos=place)
    assert view.selected_span() == Span(0, text.positions.stored.index("\n"))


def test_keys_on_the_page_are_those_of_the_text(read: MainWindow, qtbot: QtBot) -> None:
    paper, view = shown(read, qtbot).paper, read.work.page.view
    QTest.mouseClick(paper.viewport(), _LEFT, pos=point_of(paper, 60))
    assert paper.hasFocus()
    assert view.caret() == 60
    for _ in range(4):
        QTest.keyClick(paper, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_span() == Span(60, 64)
    QTest.keyClick(paper, Qt.Key.Key_Return)
    assert read.work.coding.palette.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert paper.hasFocus()


def test_a_code_dropped_on_the_page_codes_what_is_selected(read: MainWindow, qtbot: QtBot) -> None:
    paper, work = shown(read, qtbot).paper, read.work
    work.page.view.select(Span(100, 159))
    code = work.desk.project.codebook.find("training").id
    data = transfer.codes_data([code])
    held, copy, place = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction, point_of(paper, 120)
    QApplication.sendEvent(paper.viewport(), QDragEnterEvent(place, copy, data, _LEFT, held))
    assert work.page.view.page.emphasis.target == Span(100, 159)
    QApplication.sendEvent(paper.viewport(), QDropEvent(QPointF(place), copy, data, _LEFT, held))
    (segment,) = work.desk.project.segments_of(work.desk.source)
    assert segment.span == Span(100, 159)
    assert paper.ids_at(QPointF(point_of(paper, 130))) == [segment.id]


def coded(window: MainWindow, *spans: Span) -> list[str]:
    """Code passages, each with a code of its own."""
    paths = ("training", "patrol", "repression", "motive")
    for path, span in zip(paths, spans, strict=False):
        window.work.desk.mark(span, [window.work.desk.project.codebook.find(path).id])
    view = window.work.page.view
    return [segment.id for span in spans for segment in view.page.layer.within(*span)]


def test_overlapping_segments_have_stripes_beside_each_other_in_the_margin_of_their_column(
    read: MainWindow, qtbot: QtBot, report: printed.Printed
) -> None:
    paper = shown(read, qtbot).paper
    coded(read, Span(100, 500), Span(300, 700), Span(2750, 2900))
    stripes = paper.marks(0).stripes
    left = [each for each in stripes if each.is_left]
    assert [each.slot for each in left] == [0, 1]
    assert all(each.box.right() < paper.boxes(Span(100, 110))[0].left() for each in left)
    (right,) = [each for each in stripes if not each.is_left]
    assert right.box.left() > max(box.right() for box in paper.boxes(Span(2750, 2900)))
    assert right.box.top() == round(paper.boxes(Span(2750, 2900))[0].top())


def test_a_click_on_the_page_chooses_the_segment_there(read: MainWindow, qtbot: QtBot) -> None:
    paper = shown(read, qtbot).paper
    (segment,) = coded(read, Span(100, 500))
    QTest.mouseClick(paper.viewport(), _LEFT, pos=point_of(paper, 300))
    QApplication.processEvents()
    assert read.work.page.view.chosen() == segment


def test_the_menu_on_the_page_is_that_of_the_text(read: MainWindow, qtbot: QtBot) -> None:
    paper = shown(read, qtbot).paper
    coded(read, Span(100, 500))
    place = point_of(paper, 300)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        paper.viewport(), QContextMenuEvent(reason, place, paper.viewport().mapToGlobal(place))
    )
    menu = next(each for each in read.findChildren(QMenu) if each.isVisible())
    assert "Go to code" in [action.text() for action in menu.actions()]
    menu.close()


def test_pages_follow_the_text_and_text_the_pages(
    read: MainWindow, qtbot: QtBot, report: printed.Printed
) -> None:
    paper, view = shown(read, qtbot).paper, read.work.page.view
    start = report.structure.pages[4].start
    view.reveal(Span(start + 20, start + 40))
    QApplication.processEvents()
    assert paper.page() == 4
    assert paper.view_box().contains(paper.boxes(Span(start + 20, start + 22))[0])
    paper.go_to(1)
    QTest.qWait(20)
    seen = view.page.visible_span()
    first = report.structure.pages[1]
    assert seen.overlaps(Span(first.start, first.end))


def test_pages_begin_where_the_text_does(read: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "short pages.pdf"
    file.write_bytes(numbered(30))
    project = read.work.desk.project
    transfer_in.import_files(project, transfer_in.incoming([file])[0])
    read.work.open_source(project.source("short pages.pdf").id)
    pane = shown(read, qtbot)
    assert pane.paper.page() == 0
    bar = read.work.page.view.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: pane.paper.page() > 10)


@pytest.mark.parametrize("page", [0, 2])
def test_what_stands_at_the_top_stays_there_when_the_pages_get_more_room(
    read: MainWindow, qtbot: QtBot, page: int
) -> None:
    paper = shown(read, qtbot).paper
    paper.go_to(page)
    before = paper.sheets.point(page, paper.offset()).y()
    for width in (paper.width() - 150, paper.width()):
        paper.resize(width, paper.height())
        QApplication.processEvents()
        now = paper.sheets.point(page, paper.offset()).y()
        assert abs(now - before) * paper.sheets.scale(page) < 12


def test_neither_moves_while_the_other_is_scrolled_within_its_view(read: MainWindow, qtbot: QtBot) -> None:
    pane, view = shown(read, qtbot), read.work.page.view
    pane.bar.zoom_asked.emit(next(a.data() for a in pane.bar.fits.actions() if a.text() == "Whole pages"))
    before = pane.paper.verticalScrollBar().value()
    bar = view.page.verticalScrollBar()
    for value in range(1, 20):
        bar.setValue(value)
        QApplication.processEvents()
        assert pane.paper.verticalScrollBar().value() == before
        assert bar.value() == value


def test_the_field_goes_to_a_label_and_then_to_a_number(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot)
    for typed, page in (("ii", 1), ("1", 2), ("4", 5), ("6", 5)):
        pane.bar.field.setFocus()
        pane.bar.field.setText(typed)
        QTest.keyClick(pane.bar.field, Qt.Key.Key_Return)
        assert pane.paper.page() == page, typed
        assert pane.paper.hasFocus()
    pane.bar.field.setFocus()
    pane.bar.field.setText("xii")
    QTest.keyClick(pane.bar.field, Qt.Key.Key_Return)
    assert pane.bar.field.property("wrong") is True
    assert pane.paper.page() == 5


def test_the_page_in_view_is_told(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot)
    assert (pane.bar.field.text(), pane.bar.count.text()) == ("i", "1 of 6")
    QTest.keyClick(pane.paper, Qt.Key.Key_End)
    QTest.qWait(20)
    assert (pane.bar.field.text(), pane.bar.count.text()) == ("4", "6 of 6")
    assert pane.paper.accessibleDescription() == "Page 4 of the original"
    pane.bar.thumbnails.setChecked(True)
    assert pane.thumbnails.currentIndex().row() == 5
    QTest.keyClick(pane.thumbnails, Qt.Key.Key_Home)
    assert pane.paper.page() == 0


def test_a_scanned_page_has_nothing_to_select(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot)
    before = read.work.page.view.caret()
    read.work.page.go_to_page(3)
    qtbot.waitUntil(pane.paper.is_drawn, timeout=10_000)
    assert pane.paper.page() == 3
    middle = pane.paper.viewport().rect().center()
    assert pane.paper.position_at(QPointF(middle)) is None
    QTest.mouseClick(pane.paper.viewport(), _LEFT, pos=middle)
    assert read.work.page.view.selected_span() is None
    assert before is not None


def test_zoom_keeps_what_is_in_the_middle(read: MainWindow, qtbot: QtBot) -> None:
    paper = shown(read, qtbot).paper
    paper.go_to(2)
    middle = QPointF(paper.viewport().rect().center())
    held = paper.position_at(middle)
    paper.step_zoom(1)
    paper.step_zoom(1)
    after = paper.position_at(QPointF(paper.viewport().rect().center()))
    assert held is not None
    assert after is not None
    assert abs(after - held) < 60
    assert paper.zoom.fit == ""


def test_a_turned_page_is_selected_on_as_well(read: MainWindow, qtbot: QtBot) -> None:
    paper = shown(read, qtbot).paper
    for _ in range(3):
        paper.turn()
        QApplication.processEvents()
        position = 400
        box = paper.boxes(Span(position, position + 1))[0]
        paper.bring(box)
        assert paper.position_at(box.center() - paper.offset()) in (position, position + 1)
    paper.turn()
    assert paper.sheets.turned % 4 == 0


def test_pages_alone_leave_the_text_its_place(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot, "original-alone")
    beside = read.work.page.beside
    assert beside.shown() is Shown.PAGES
    assert beside.sizes()[0] == 0
    drag(pane.paper, 100, 180)
    assert read.work.page.view.selected_span() == Span(100, 180)
    read.actions_by_id["original"].trigger()
    assert beside.sizes()[0] > 200
    assert read.work.page.view.selected_span() == Span(100, 180)


def test_what_was_shown_is_shown_again(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot)
    pane.paper.step_zoom(1)
    pane.bar.thumbnails.setChecked(True)
    kept = read.work.area.pages_arrangement()
    factor = pane.paper.zoom.factor
    read.rebuild()
    again = read.work.page.beside.pane
    assert again is not None
    assert again is not pane
    assert again.isVisible()
    assert again.paper.zoom.factor == factor
    assert again.thumbnails.isVisible()
    assert read.work.area.pages_arrangement() == kept


def test_a_program_that_cannot_read_the_file_says_so(
    read: MainWindow, qtbot: QtBot, report: printed.Printed
) -> None:
    broken = report._replace(content=b"%PDF-1.4 nothing")
    source = printed.add(read.work.desk.project, "Broken.pdf", broken)
    read.work.open_source(source.id)
    read.actions_by_id["original"].trigger()
    pane = read.work.page.beside.pane
    assert pane is not None
    qtbot.waitUntil(lambda: pane.failure.isVisible(), timeout=10_000)
    assert "Broken.pdf" in pane.failure.text()
    assert read.work.page.view.isVisible()


def test_the_gutter_and_the_header_tell_the_page(read: MainWindow, qtbot: QtBot) -> None:
    view = read.work.page.view
    assert next(view.gutter.page_marks())[0] == "p. i"
    read.work.page.go_to_page(2)
    assert view.page_now() == 2
    qtbot.waitUntil(lambda: "p. 1 (3 of 6)" in read.work.page.header.told())


def test_a_number_of_a_page_is_never_cut(read: MainWindow) -> None:
    gutter = read.work.page.view.gutter
    label = next(gutter.page_marks())[0]
    assert label == "p. i"
    metrics = QFontMetricsF(theme.tabular(theme.mark_font(10)))
    gutter.resize(int(metrics.horizontalAdvance(label)), gutter.height())
    assert next(gutter.page_marks())[0] == "i"


def test_go_to_page_finds_labels_and_numbers(read: MainWindow, report: printed.Printed) -> None:
    read.actions_by_id["go-page"].trigger()
    palette = read.work.going.palette
    palette.query.setText("1")
    assert palette.rows()[0].startswith("p. 1 · ")
    palette.query.setText("6")
    assert palette.rows()[0].startswith("p. 4 · ")
    palette.query.setText("ii")
    QTest.keyClick(palette.query, Qt.Key.Key_Return)
    assert read.work.page.view.caret() == report.structure.pages[1].start
    assert not palette.isVisible()


def test_hands_take_words_out_by_dragging(read: MainWindow, qtbot: QtBot) -> None:
    pane = shown(read, qtbot)
    assert isinstance(pane.hands, Hands)
    drag(pane.paper, 100, 200)
    place = point_of(pane.paper, 150)
    QTest.mousePress(pane.paper.viewport(), _LEFT, pos=place)
    assert read.work.page.view.selected_span() == Span(100, 200), "it may be dragged out"
    QTest.mouseRelease(pane.paper.viewport(), _LEFT, pos=place)
    assert read.work.page.view.selected_span() is None
    assert read.work.page.view.caret() == 150


def test_the_page_of_the_first_line_counts_where_the_caret_is_out_of_sight(
    read: MainWindow, report: printed.Printed
) -> None:
    page = read.work.page.view.page
    read.work.page.view.page.put_caret(0)
    start = report.structure.pages[1].start
    page.scroll_to(page.positions.to_display(start + 900), 0)
    assert read.work.page.view.page_now() == 1
    page.scroll_to(page.positions.to_display(report.structure.pages[4].start + 900), 0)
    assert read.work.page.view.page_now() == 4


def test_what_is_selected_looks_so_whatever_is_coded_there(read: MainWindow, qtbot: QtBot) -> None:
    paper, view = shown(read, qtbot).paper, read.work.page.view
    view.page.setFocus()
    view.select(Span(300, 420))
    box = (paper.boxes(Span(320, 330))[0].translated(-paper.offset())).toRect()
    plain = paper.viewport().grab(box).toImage()
    for path in ("training", "patrol"):
        read.work.desk.mark(Span(250, 460), [read.work.desk.project.codebook.find(path).id])
    view.choose(None)
    coded_too = paper.viewport().grab(box).toImage()
    assert coded_too.pixelColor(1, 4) == plain.pixelColor(1, 4)


def test_keys_of_size_are_for_what_has_the_focus(read: MainWindow, qtbot: QtBot) -> None:
    paper, view = shown(read, qtbot).paper, read.work.page.view
    size, factor = view.text_size(), paper.sheets.factor(0)
    paper.setFocus()
    read.actions_by_id["larger"].trigger()
    assert paper.sheets.factor(0) > factor
    assert view.text_size() == size
    read.actions_by_id["usual-size"].trigger()
    assert paper.zoom.fit == "width"
    view.page.setFocus()
    read.actions_by_id["larger"].trigger()
    assert view.text_size() == size + 1


def test_an_end_of_the_chosen_segment_is_dragged_on_the_page(read: MainWindow, qtbot: QtBot) -> None:
    paper, view = shown(read, qtbot, "original-alone").paper, read.work.page.view
    (segment,) = coded(read, Span(100, 500))
    view.choose(segment)
    grip = paper.grips()[True].center() - paper.offset()
    QTest.mousePress(paper.viewport(), _LEFT, pos=grip.toPoint())
    move_to(paper, point_of(paper, 620))
    assert view.gestures.bounds.shown == Span(100, 620)
    QTest.mouseRelease(paper.viewport(), _LEFT, pos=point_of(paper, 620))
    (moved,) = read.work.desk.project.segments_by_id([segment])
    assert moved.span == Span(100, 620)
    read.work.desk.undo()
    assert next(iter(read.work.desk.project.segments_by_id([segment]))).span == Span(100, 500)


def test_a_page_that_begins_within_a_paragraph_has_a_mark_there(read: MainWindow) -> None:
    view, position = read.work.page.view, 40
    view.show_pages([Page(0, position, "1"), Page(position, 900, "2")])
    box = view.page.caret_box(position)
    marked = view.page.viewport().grab(box.toAlignedRect().adjusted(0, 0, 1, 0)).toImage()
    view.show_pages([])
    plain = view.page.viewport().grab(box.toAlignedRect().adjusted(0, 0, 1, 0)).toImage()
    assert marked != plain
    assert [label for label, _ in view.gutter.page_marks()] == []
