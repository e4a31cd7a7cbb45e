"""The page of the open document: its header, what it says without a document, files dropped there."""

from pathlib import Path

import small_study
from open_window import settle
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from blotter.domain.segment import Span
from blotter.project import transfer
from blotter.ui.main_window import MainWindow
from blotter.ui.views.document_page import DocumentPage
from blotter.ui.views.empty_note import EmptyNote

INTERVIEW, NOTES = "Interview 07.md", "Notes on the joint patrols, spring and summer.txt"


def header(page: DocumentPage) -> str:
    """What the header tells beside the title, a moment after the text was painted."""
    QTest.qWait(100)
    return next(label.text() for label in page.findChildren(QLabel) if "segment" in label.text())


def test_the_header_counts_segments_and_says_where_one_is(window: MainWindow) -> None:
    page, desk = window.work.page, window.work.desk
    assert header(page) == "2 segments · ¶ 1–2 of 2"
    desk.mark(Span(0, 6), [desk.project.codebook.find("motive").id])
    assert header(page) == "3 segments · ¶ 1–2 of 2"
    desk.show_coders(frozenset([desk.project.coder("Mira Okonjo").id]))
    assert header(page) == "0 segments · ¶ 1–2 of 2"


def test_the_header_follows_scrolling(window: MainWindow, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n".join(f"Paragraph {n}." for n in range(1, 201)), encoding="utf-8")
    project = window.work.desk.project
    transfer.import_files(project, [transfer.Incoming(long)])
    window.work.open_source(project.source("long.txt").id)
    assert header(window.work.page).startswith("0 segments · ¶ 1–")
    window.work.page.view.page.verticalScrollBar().setValue(60)
    told = header(window.work.page)
    assert told.endswith(" of 200")
    assert "¶ 1–" not in told


def test_an_unusual_encoding_is_told(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "alt.txt"
    path.write_bytes("Führung über die Brücke, schön und früh. Größe zählt.".encode("cp1252"))
    project = window.work.desk.project
    file = transfer.Incoming(path)
    transfer.import_files(project, [file])
    source = project.source("alt.txt")
    window.work.documents.read_as(source.id, "cp1252")
    window.work.open_source(source.id)
    assert header(window.work.page).endswith(" · read as cp1252")


def test_the_zoom_is_told_and_a_click_resets_it(window: MainWindow) -> None:
    zoom = next(each for each in window.work.page.findChildren(QToolButton) if each.text().endswith("%"))
    assert zoom.text() == "100 %"
    window.work.page.view.set_text_size(18)
    assert zoom.text() == "120 %"
    zoom.click()
    assert zoom.text() == "100 %"


def note(page: DocumentPage) -> str:
    settle()
    found = page.findChild(EmptyNote)
    assert isinstance(found, EmptyNote)
    return found.sentence() if found.isVisible() else ""


def test_without_a_document_the_page_says_what_to_do(window: MainWindow) -> None:
    desk, page = window.work.desk, window.work.page
    assert note(page) == ""
    desk.show_source(None)
    assert note(page) == "Choose a document on the left to read it."
    while desk.project.sources:
        desk.undo()
    assert note(page) == "No documents yet. Drop files here or *Import…*"


def drag(kind: type[QDragEnterEvent] | type[QDropEvent], paths: list[Path]) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    # The event does not keep its data alive.
    data.setParent(None)
    _KEPT.append(data)
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    place = QPoint(50, 50) if kind is QDragEnterEvent else QPointF(50, 50)
    return kind(place, action, data, button, Qt.KeyboardModifier.NoModifier)  # type: ignore[arg-type]


_KEPT: list[QMimeData] = []


def test_files_are_dropped_where_the_text_would_be(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A")
    page = window.work.page
    dropped: list[list[Path]] = []
    page.files_dropped.disconnect()
    page.files_dropped.connect(dropped.append)
    refused = drag(QDragEnterEvent, [path])
    QApplication.sendEvent(page, refused)
    assert not refused.isAccepted(), "a text is not to be dropped upon"
    window.work.desk.show_source(None)
    entering = drag(QDragEnterEvent, [path])
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, drag(QDropEvent, [path]))
    assert dropped == [[path]]


def test_a_change_of_another_document_is_not_shown_here(window: MainWindow) -> None:
    project = window.work.desk.project
    before = header(window.work.page)
    small_study.mark(project, "Notes", "motive", "nineteen")
    assert header(window.work.page) == before
