"""Where one was: bookmarks of each coder, the way back and forward, going by name and number."""

from pathlib import Path

import open_window
import pytest
import small_study
from open_window import press, press_in, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from blotter.domain.bookmark import Bookmark
from blotter.domain.segment import Span
from blotter.domain.source import Source
from blotter.project import sources, transfer
from blotter.project.project import Project
from blotter.settings import Settings, load_settings
from blotter.ui.main_window import MainWindow
from blotter.ui.status import Tone

KEY = Qt.Key
ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip
LINES = [f"Paragraph {number} tells of the river and of those who patrol it." for number in range(1, 301)]
TEXT = "\n".join(LINES)


def start_of(number: int) -> int:
    """Where a paragraph begins."""
    return TEXT.index(LINES[number - 1])


@pytest.fixture
def long(window: MainWindow) -> Source:
    """A document that has to be scrolled; another one is open."""
    return small_study.add_document(window.work.desk.project, "Report.txt", TEXT)


def read(window: MainWindow, name: str) -> None:
    """Open a document as a click in the list does."""
    window.work.open_source(small_study.document(window.work.desk.project, name).id)
    settle()


def first_seen(window: MainWindow) -> int:
    """The number of the first paragraph on screen."""
    return window.work.page.view.visible_paragraphs()[0]


def scroll(window: MainWindow, lines: int) -> None:
    window.work.page.view.page.verticalScrollBar().setValue(lines)
    settle()


def opened(window: MainWindow) -> str:
    source = window.work.desk.source
    return source.name if source else ""


# Bookmarks


def test_a_document_opens_where_it_was_left(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    page = window.work.page
    page.view.page.put_caret(start_of(150) + 5)
    page.view.set_text_size(18)
    scroll(window, 140)
    left = page.place()
    read(window, "Loan")
    assert page.view.text_size() == 15
    assert page.place().top == 0
    read(window, "Report")
    assert page.place() == left
    assert page.view.text_size() == 18


def test_it_stands_there_before_anything_is_painted(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    scroll(window, 140)
    left = window.work.page.place()
    read(window, "Loan")
    window.work.open_source(long.id)
    assert window.work.page.place() == left, "no event has been handled yet"


def test_every_coder_has_a_place_of_their_own(window: MainWindow, long: Source) -> None:
    desk = window.work.desk
    read(window, "Report")
    scroll(window, 140)
    hers = window.work.page.place()
    desk.act_as(desk.project.coder("Jonas Falk"))
    assert window.work.page.place() == hers, "he has none yet, so nothing moves"
    scroll(window, 20)
    his = window.work.page.place()
    desk.act_as(desk.project.coder("Mira Okonjo"))
    settle()
    assert window.work.page.place() == hers
    desk.act_as(desk.project.coder("Jonas Falk"))
    settle()
    assert window.work.page.place() == his


def keep_for_tests(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BLOTTER_SETTINGS", str(path / "settings.json"))


def test_places_and_pages_come_back_with_the_project(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_for_tests(tmp_path, monkeypatch)
    monkeypatch.setattr("blotter.ui.arrangement.QSettings.setValue", lambda *_: None)
    path = open_window.made(tmp_path)
    with Project(path) as project:
        project.act_as("Mira Okonjo")
        small_study.add_document(project, "Report.txt", TEXT)
    places = []
    with open_window.shown(qtbot, keep_state=True) as window:
        window.open_project(path)
        read(window, "Report")
        scroll(window, 200)
        window.work.places.open_beside(small_study.document(window.work.desk.project, "Report").id)
        window.work.area.close_page(window.work.area.pages[1])
        window.work.places.open_beside(small_study.document(window.work.desk.project, "Loan").id)
        settle()
        places = [page.place() for page in window.work.area.pages]
    assert [each.beside != "" for each in load_settings().recent] == [True]
    with open_window.shown(qtbot, keep_state=True, settings=load_settings()) as window:
        window.open_project(path)
        settle()
        assert [page.place() for page in window.work.area.pages] == places
        assert opened(window) == "Report.txt"
        window.work.area.close_page(window.work.area.pages[1])
    with open_window.shown(qtbot, keep_state=True, settings=load_settings()) as window:
        window.open_project(path)
        settle()
        assert [page.place() for page in window.work.area.pages] == places[:1]


def test_a_read_only_project_has_its_places_until_it_is_closed(
    tmp_path: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    path = open_window.made(tmp_path)
    with Project(path) as project:
        project.act_as("Mira Okonjo")
        report = small_study.add_document(project, "Report.txt", TEXT)
    before = path.read_bytes()
    with open_window.shown(qtbot) as window:
        window.open_project(path, writable=False)
        read(window, "Report")
        scroll(window, 100)
        left = window.work.page.place()
        read(window, "Loan")
        read(window, "Report")
        assert window.work.page.place() == left
        assert window.status.tone() is not Tone.WRONG
    assert path.read_bytes() == before
    with Project(path, writable=False) as project:
        assert project.bookmark(report, project.coder("Mira Okonjo")) is None


def test_that_a_place_could_not_be_kept_is_told_once_and_without_a_dialog(
    window: MainWindow, long: Source, qtbot: QtBot
) -> None:
    work = window.work
    path = work.desk.project.path
    read(window, "Report")
    away = path.with_name("away")
    path.rename(away)
    scroll(window, 50)
    read(window, "Loan")
    work.bookmarks.write()
    assert window.status.told().startswith("Where you stop reading is not remembered: ")
    assert QApplication.activeModalWidget() is None
    window.status.say("")
    read(window, "Report")
    scroll(window, 60)
    read(window, "Loan")
    work.bookmarks.write()
    assert window.status.told() == ""
    away.rename(path)


def test_while_long_work_is_under_way_bookmarks_wait(window: MainWindow, long: Source) -> None:
    work = window.work
    read(window, "Report")
    scroll(window, 50)
    read(window, "Loan")
    work.desk.rest("Importing")
    work.bookmarks.write()
    mira = work.desk.project.coder("Mira Okonjo")
    assert work.desk.project.bookmark(long, mira) is None
    work.desk.rest("")
    work.bookmarks.write()
    kept = work.desk.project.bookmark(long, mira)
    assert kept is not None
    assert kept.text_size == 0, "the usual size is not the document's own"


def test_a_document_that_became_shorter_opens_at_its_end(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_bytes("\n".join(f"Zeile {n}: schöne Grüße aus dem Süden" for n in range(300)).encode())
    project = window.work.desk.project
    transfer.import_files(project, [transfer.Incoming(path)])
    source = project.source("short.txt")
    end = len(project.text(source))
    project.keep_bookmark(source, project.actor, Bookmark(end + 1000, end + 5000, 0))
    read(window, "short")
    assert window.work.page.view.caret() == end
    scroll(window, 200)
    seen = window.work.page.place().top
    window.work.documents.read_as(source.id, "cp1252")
    settle()
    assert len(project.text(project.sources[source.id])) > end, "each of its letters became two"
    assert window.work.page.place().top == pytest.approx(seen, abs=120)
    window.work.page.view.page.put_caret(len(project.text(project.sources[source.id])))
    scroll(window, 10_000)
    window.work.documents.read_as(source.id, "utf-8")
    settle()
    assert window.work.page.view.caret() == end
    assert window.work.page.view.visible_paragraphs()[1] == 300


def test_going_to_a_passage_comes_before_the_bookmark(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    scroll(window, 250)
    read(window, "Loan")
    window.work.open_passage(long.id, Span(start_of(30), start_of(30) + 9))
    settle()
    first, last = window.work.page.view.visible_paragraphs()
    assert first <= 30 <= last
    assert window.work.page.view.selected_span() == Span(start_of(30), start_of(30) + 9)


# Back and forward


def test_keys_lead_back_through_documents_and_passages(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    scroll(window, 40)
    window.work.open_passage(long.id, Span(start_of(250), start_of(250) + 5))
    settle()
    at_passage = window.work.page.place()
    press(window, KEY.Key_Left, ALT)
    assert first_seen(window) == 41
    press(window, KEY.Key_Left, ALT)
    assert opened(window) == "Interview 07.md"
    press(window, KEY.Key_Right, ALT)
    press(window, KEY.Key_Right, ALT)
    settle()
    assert window.work.page.place().top == at_passage.top
    assert not window.actions_by_id["forward"].isEnabled()


def test_scrolling_and_arrow_keys_are_no_jumps(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    for _ in range(3):
        press(window, KEY.Key_PageDown)
        press(window, KEY.Key_Down)
    press(window, KEY.Key_Left, ALT)
    assert opened(window) == "Interview 07.md"


def test_side_buttons_of_the_mouse_lead_back_and_forward(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    viewport: QWidget = window.work.page.view.page.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.BackButton, pos=QPoint(40, 40))
    assert opened(window) == "Interview 07.md"
    QTest.mouseClick(window.work.page.view.margin, Qt.MouseButton.ForwardButton, pos=QPoint(40, 40))
    assert opened(window) == "Report.txt"


def test_a_click_on_the_density_strip_is_one_jump_however_it_is_dragged(
    window: MainWindow, long: Source
) -> None:
    read(window, "Report")
    strip: QWidget = window.work.page.view.density
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(strip, left, pos=QPoint(5, strip.height() // 2))
    for y in (10, 20, 30):
        QTest.mouseMove(strip, QPoint(5, strip.height() // 2 + y))
    QTest.mouseRelease(strip, left, pos=QPoint(5, strip.height() // 2 + 30))
    settle()
    assert first_seen(window) > 100
    press(window, KEY.Key_Left, ALT)
    assert first_seen(window) == 1
    assert opened(window) == "Report.txt"


def test_places_of_a_removed_document_are_passed_over(window: MainWindow, long: Source) -> None:
    desk = window.work.desk
    read(window, "Report")
    read(window, "Loan")
    desk.apply(lambda: sources.remove(desk.project, long), "Removed")
    press(window, KEY.Key_Left, ALT)
    assert opened(window) == "Interview 07.md"
    desk.undo()
    press(window, KEY.Key_Right, ALT)
    assert opened(window) == "Report.txt"


def test_each_page_has_its_own_way_back(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    window.work.places.open_beside(small_study.document(window.work.desk.project, "Loan").id)
    settle()
    left, right = window.work.area.pages
    press(window, KEY.Key_Left, ALT)
    assert (left.place().source, right.place().source) == (long.id, right.place().source)
    assert opened(window) == "Loan agreement.txt"
    window.work.area.use(left)
    press(window, KEY.Key_Left, ALT)
    assert opened(window) == "Interview 07.md"
    assert right.source is not None


# Going by name and number


def test_a_document_is_gone_to_by_a_few_letters(window: MainWindow, qtbot: QtBot) -> None:
    press(window, KEY.Key_J, CONTROL)
    palette = window.work.going.palette
    assert palette.isVisible()
    assert palette.query.hasFocus()
    assert palette.rows()[0].startswith("Notes"), "the one read before this one"
    qtbot.keyClicks(palette.query, "agr")
    assert palette.rows() == ["Loan agreement.txt"]
    qtbot.keyClick(palette.query, KEY.Key_Return)
    settle()
    assert opened(window) == "Loan agreement.txt"
    assert not palette.isVisible()
    assert window.work.page.view.page.hasFocus()
    press(window, KEY.Key_J, CONTROL)
    qtbot.keyClick(palette.query, KEY.Key_Return)
    assert opened(window) == "Interview 07.md", "back and forth between two"


def test_a_document_is_opened_beside_from_there_and_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    press(window, KEY.Key_J, CONTROL)
    palette = window.work.going.palette
    qtbot.keyClicks(palette.query, "notes")
    qtbot.keyClick(palette.query, KEY.Key_Return, CONTROL)
    settle()
    assert window.work.area.is_split()
    assert opened(window).startswith("Notes")
    documents = window.work.panes.documents
    documents.select(small_study.document(window.work.desk.project, "Loan").id)
    window.work.area.use(window.work.area.pages[0])
    documents.select(small_study.document(window.work.desk.project, "Loan").id)
    press_in(documents.list, KEY.Key_Return, CONTROL)
    settle()
    assert [page.source.name[:4] for page in window.work.area.pages if page.source] == ["Inte", "Loan"]
    menu = documents.context_menu(small_study.document(window.work.desk.project, "Notes").id)
    assert "Open beside" in [action.text().partition("\t")[0] for action in menu.actions()]


def test_esc_and_a_click_elsewhere_leave_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    palette = window.work.going.palette
    press(window, KEY.Key_J, CONTROL)
    qtbot.keyClicks(palette.query, "zzz")
    assert palette.rows() == []
    qtbot.keyClick(palette.query, KEY.Key_Return)
    assert palette.isVisible()
    qtbot.keyClick(palette.query, KEY.Key_Escape)
    assert not palette.isVisible()
    assert window.work.page.view.page.hasFocus()
    press(window, KEY.Key_J, CONTROL)
    window.work.panes.documents.list.setFocus()
    settle()
    assert not palette.isVisible()
    assert opened(window) == "Interview 07.md"


def test_a_paragraph_is_gone_to_by_its_number_and_back(
    window: MainWindow, long: Source, qtbot: QtBot
) -> None:
    read(window, "Report")
    press(window, KEY.Key_G, CONTROL)
    palette = window.work.going.palette
    assert palette.rows() == [f"¶ 1 · {LINES[0]}"]
    qtbot.keyClicks(palette.query, "301")
    assert palette.rows() == []
    qtbot.keyClick(palette.query, KEY.Key_Backspace)
    qtbot.keyClicks(palette.query, "0")
    assert palette.rows()[0].startswith("¶ 300")
    palette.query.setText("٢٠٠")
    assert palette.rows()[0].startswith("¶ 200"), "digits of any script"
    qtbot.keyClick(palette.query, KEY.Key_Return)
    settle()
    assert window.work.page.view.caret() == start_of(200)
    first, last = window.work.page.view.visible_paragraphs()
    assert first <= 200 <= last
    press(window, KEY.Key_Left, ALT)
    assert first_seen(window) == 1


def test_a_zoom_of_ones_own_does_not_spread(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    window.actions_by_id["larger"].trigger()
    read(window, "Loan")
    window.preferences.take(Settings(text_size=20))
    assert window.work.page.view.text_size() == 20
    read(window, "Report")
    assert window.work.page.view.text_size() == 16, "its own"


def test_the_comparison_is_a_place_as_well(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    window.work.show_comparison()
    settle()
    window.work.open_passage(long.id, Span(start_of(250), start_of(250) + 5))
    press(window, KEY.Key_Left, ALT)
    assert not window.work.is_text_in_view()
    press_in(window.work.comparison, KEY.Key_Left, ALT)
    assert window.work.is_text_in_view()
    assert (opened(window), first_seen(window)) == ("Report.txt", 1)
    press(window, KEY.Key_Right, ALT)
    assert not window.work.is_text_in_view()
    press_in(window.work.comparison, KEY.Key_Right, ALT)
    settle()
    first, last = window.work.page.view.visible_paragraphs()
    assert first <= 250 <= last


def test_leaving_the_end_of_a_long_document_for_a_short_one(window: MainWindow) -> None:
    text = "\n".join(
        f"Paragraph {number}. " + "Patrol boats lay at the quay. " * 30 for number in range(5000)
    )
    source = small_study.add_document(window.work.desk.project, "Wide.txt", text)
    read(window, "Wide")
    for _ in range(2):
        window.work.page.view.page.scroll_to(len(text) * 9 // 10, 0)
        settle()
        top = window.work.page.place().top
        read(window, "Loan")
        window.work.open_source(source.id)
        assert window.work.page.place().top == top


def test_a_window_made_anew_in_another_language_lies_open_as_before(window: MainWindow, long: Source) -> None:
    read(window, "Report")
    scroll(window, 140)
    window.work.places.open_beside(small_study.document(window.work.desk.project, "Loan").id)
    settle()
    before = [page.place() for page in window.work.area.pages]
    window.rebuild()
    settle()
    assert [page.place() for page in window.work.area.pages] == before
