"""The real window on a project of the material, drawn offscreen, and what it is measured against."""

import gc
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from benchmarks.figure import milliseconds
from benchmarks.material import prose
from blotter.domain.source import Source
from blotter.project.project import Project
from blotter.settings import Settings
from blotter.ui import theme
from blotter.ui.application import application
from blotter.ui.main_window import MainWindow

_PAUSE = 1500


@contextmanager
def opened(path: Path) -> Iterator[MainWindow]:
    """A window with the project, in which nothing is left to do."""
    application()
    window = MainWindow(Settings(), keep_state=False)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    window.open_project(path, "Ada")
    rest()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        del window
        QCoreApplication.processEvents()
        gc.collect()


@contextmanager
def on_large(path: Path) -> Iterator[MainWindow]:
    """A window that shows the large document, the keys going to its text."""
    with opened(path) as window:
        window.work.open_source(large(window.work.desk.project).id)
        window.work.page.view.page.setFocus()
        rest()
        yield window


def large(project: Project) -> Source:
    """The document that is measured."""
    return project.source("large.txt")


def rest() -> None:
    """Give what the program does behind the reader's back the time to end."""
    QTest.qWait(_PAUSE)


def settle() -> None:
    """Let everything that waits be done and every part that asked for it be painted."""
    QCoreApplication.processEvents()


def wheel(page: QPlainTextEdit) -> None:
    """One step of the wheel, down."""
    place = QPointF(200, 200)
    turn = QWheelEvent(
        place, QPointF(page.viewport().mapToGlobal(place.toPoint())), QPoint(0, 0), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(page.viewport(), turn)


def places(count: int, among: int, seed: int = 3) -> list[int]:
    """Places all over a document."""
    chance = random.Random(seed)
    return [chance.randrange(among) for _ in range(count)]


# Floors


def fetched(path: Path) -> str:
    """The large text, after the segments have been fetched too."""
    with closing(sqlite3.connect(path)) as connection:
        source, digest = connection.execute("SELECT id, text FROM source WHERE name = 'large.txt'").fetchone()
        connection.execute("SELECT * FROM segment WHERE source = ?", (source,)).fetchall()
        text: str = connection.execute("SELECT content FROM text WHERE digest = ?", (digest,)).fetchone()[0]
    return text


def bare_page(text: str, like: QPlainTextEdit) -> QPlainTextEdit:
    """Qt's own view of a text, of the same size, with nothing on it, painted."""
    bare = QPlainTextEdit()
    bare.setReadOnly(True)
    bare.setFont(theme.text_font(like.font().pixelSize(), ""))
    bare.resize(like.size())
    bare.show()
    bare.setPlainText(text)
    QCoreApplication.processEvents()
    return bare


def page_paint(window: MainWindow) -> float:
    """Painting the text as it is on screen once more."""
    viewport = window.work.page.view.page.viewport()
    return milliseconds(viewport.repaint, 21)


def bare_commit() -> float:
    """One row, one commit, in a database of its own with the same care for the disk."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "floor.db", isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE floor (id INTEGER PRIMARY KEY, quote TEXT)")
        row = (prose(200),)
        return milliseconds(lambda: connection.execute("INSERT INTO floor (quote) VALUES (?)", row), 21)
