"""The desk: opening a document of 1 MB with 10,000 segments, and marking one segment."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit

from benchmarks.figure import Figure, milliseconds
from benchmarks.material import prose, study
from blotter.domain.segment import Span
from blotter.settings import Settings
from blotter.ui.application import application
from blotter.ui.main_window import MainWindow

CHARACTERS, SEGMENTS = 1_000_000, 10_000
_SIZE = "1 MB, 10,000 segments"


def figures() -> list[Figure]:
    """Open and mark, with the real store and the real window."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.blotter"
        study(path, CHARACTERS, SEGMENTS)
        return [_open(path), _mark(path)]


@contextmanager
def _window(path: Path) -> Iterator[MainWindow]:
    window = MainWindow(Settings(), keep_state=False)
    window.resize(1280, 800)
    window.show()
    window.open_project(path, "Ada")
    QCoreApplication.processEvents()
    try:
        yield window
    finally:
        window.close()


def _open(path: Path) -> Figure:
    with _window(path) as window:
        (source,) = window.work.desk.project.sources

        def click_to_painted() -> None:
            window.work.desk.show_source(None)
            window.work.open_source(source)
            window.work.page.view.repaint()
            window.work.page.view.page.viewport().repaint()

        value = milliseconds(click_to_painted)
        floor = milliseconds(lambda: _bare_open(path))
    return Figure("open: project open, click to painted", _SIZE, value, "ms", 300, floor)


def _bare_open(path: Path) -> None:
    """Fetch the text and the segments and show the text in a bare QPlainTextEdit."""
    with closing(sqlite3.connect(path)) as connection:
        text = connection.execute("SELECT content FROM text").fetchone()[0]
        connection.execute("SELECT * FROM segment").fetchall()
    bare = QPlainTextEdit()
    bare.resize(900, 600)
    bare.show()
    bare.setPlainText(text)
    bare.viewport().repaint()
    bare.close()


def _mark(path: Path) -> Figure:
    with _window(path) as window:
        (source,) = window.work.desk.project.sources
        window.work.open_source(source)
        code = next(iter(window.work.desk.project.codebook)).id
        view = window.work.page.view
        start = 40

        def gesture_to_disk_and_paint() -> None:
            nonlocal start
            start += 7
            view.select(Span(start, start + 150))
            window.work.coding.apply_code(code)
            view.page.viewport().repaint()
            QCoreApplication.processEvents()

        value = milliseconds(gesture_to_disk_and_paint, 21)
        floor = milliseconds(lambda: view.page.viewport().repaint(), 21) + _bare_commit(path.parent)
    return Figure("mark: gesture to repaint and on disk", _SIZE, value, "ms", 50, floor)


def _bare_commit(folder: Path) -> float:
    """One row, one commit, in a database of its own with the same care for the disk."""
    with closing(sqlite3.connect(folder / "floor.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE floor (id INTEGER PRIMARY KEY, quote TEXT)")
        return milliseconds(
            lambda: connection.execute("INSERT INTO floor (quote) VALUES (?)", (prose(200),)), 21
        )
