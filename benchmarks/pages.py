"""The original pages beside the text: the first page of many, scrolling, and what never waits."""

import functools
import io
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benchmarks.desk_window import opened, rest, settle
from benchmarks.figure import Figure, percentile, timed
from benchmarks.material import prose
from blotter.domain.segment import Span
from blotter.project import coders, codes, segments
from blotter.project.project import Project
from blotter.project.transfer import import_files, incoming
from blotter.ui.main_window import MainWindow
from blotter.ui.pages.marked_paper import MarkedPaper
from blotter.ui.pages.pane import PagesPane

PAGES, A_PAGE = 300, 10
_SIZE = f"{PAGES} pages, {PAGES * A_PAGE:,} segments"
_CODES, _STEPS, _PATIENCE = 20, 200, 20.0
_LINES, _LETTERS = 52, 46


def figures() -> list[Figure]:
    """In a window of usual size, the pages as wide as there is room."""
    with opened(_study()) as window:
        project = window.work.desk.project
        window.work.open_source(project.source("report.pdf").id)
        rest()
        first, floor = _first(window), _bare_page(project)
        pane = _pane(window)
        rest()
        # What is seen for the first time is blank paper until it is drawn: no step waits for that.
        steps = _times(lambda: _wheel(pane.paper), _STEPS)
        views = _times(lambda: QTest.keyClick(pane.paper, Qt.Key.Key_PageDown), _STEPS // 2)
        jumps = _times(_jumps(pane), _STEPS // 4)
        caught_up = _times(_jumps_until_drawn(pane), _STEPS // 20)
        rest()
        repaint = statistics.median(_times(pane.paper.viewport().repaint, 21))
        text = _times(lambda: _wheel_text(window), _STEPS)
    median = statistics.median
    return [
        Figure("pages: click to the first page drawn", _SIZE, first, "ms", 1000, floor),
        Figure("pages: wheel, step to repaint, median", _SIZE, median(steps), "ms", 12, repaint),
        Figure("pages: wheel, step to repaint, 99 of 100", _SIZE, percentile(steps, 0.99), "ms", 40, repaint),
        Figure("pages: page down, key to repaint, median", _SIZE, median(views), "ms", 16, repaint),
        Figure("pages: go to any page, to repaint, median", _SIZE, median(jumps), "ms", 25, repaint),
        Figure("pages: go to any page, to drawn, median", _SIZE, median(caught_up), "ms", 300, floor),
        Figure("pages beside: wheel in the text, median", _SIZE, median(text), "ms", 16, repaint),
    ]


@functools.cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory()


def _study() -> Path:
    """A project of one report in two columns, coded on every page."""
    folder = Path(_folder().name)
    report, path = folder / "report.pdf", folder / "pages.blotter"
    report.write_bytes(_report())
    with Project.create(path) as project:
        project.apply(coders.add(project, "Ada")[1])
        project.act_as("Ada")
        for number in range(_CODES):
            project.apply(codes.add(project, f"code {number}")[1])
        files, _ = incoming([report])
        import_files(project, files)
        source = project.source("report.pdf")
        book = list(project.codebook)
        spans = [
            Span(page.start + at * 300, page.start + at * 300 + 420)
            for page in project.structure(source).pages
            for at in range(A_PAGE)
        ]
        for number, code in enumerate(book):
            project.apply(segments.mark(project, source, code, spans[number::_CODES]).edit)
    return path


def _report() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(595, 842), invariant=1)
    words = prose(PAGES * _LINES * 2 * _LETTERS).replace("\n", " ")
    lines = iter([words[at : at + _LETTERS] for at in range(0, len(words), _LETTERS)])
    for _ in range(PAGES):
        for left in (60, 310):
            column = canvas.beginText(left, 770)
            column.setFont("Times-Roman", 10, 13)
            for _ in range(_LINES):
                column.textLine(next(lines, "").strip())
            canvas.drawText(column)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def _first(window: MainWindow) -> float:
    """From the click until the first page is on screen as it is printed."""

    def click() -> None:
        window.work.page.header.pages.click()
        _wait(_pane(window).paper.is_drawn)
        settle()

    return timed(click)


def _pane(window: MainWindow) -> PagesPane:
    pane = window.work.page.beside.pane
    assert pane is not None
    return pane


def _bare_page(project: Project) -> float:
    """A program of its own that opens the file and draws a page, with nothing round it."""
    from blotter.project.page_images import PageImages

    def draw() -> None:
        with PageImages(project, project.source("report.pdf")) as images:
            images.render(0, 1.0)

    return timed(draw)


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.001)
    assert is_so(), "the pages were not drawn"


def _jumps(pane: PagesPane) -> Callable[[], object]:
    wanted = iter((number * 37) % PAGES for number in range(1, PAGES))
    return lambda: pane.paper.go_to(next(wanted))


def _jumps_until_drawn(pane: PagesPane) -> Callable[[], object]:
    wanted = iter((number * 53 + 20) % PAGES for number in range(1, PAGES))

    def jump() -> None:
        pane.paper.go_to(next(wanted))
        _wait(pane.paper.is_drawn)

    return jump


def _times(move: Callable[[], object], count: int) -> list[float]:
    def moved() -> None:
        move()
        settle()

    return [timed(moved) for _ in range(count)]


def _wheel(paper: MarkedPaper) -> None:
    _turn(paper.viewport())


def _wheel_text(window: MainWindow) -> None:
    _turn(window.work.page.view.page.viewport())


def _turn(viewport: QWidget) -> None:
    """One step of the wheel, down."""
    place, nothing = QPointF(100, 100), Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        place, place, QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton, nothing,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(viewport, turn)
