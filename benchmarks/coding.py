"""Giving a code, taking it off, giving another: from the key to the page repainted and the disk."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.desk_window import bare_commit, on_large, page_paint, places, settle
from benchmarks.figure import Figure, growth, milliseconds
from benchmarks.material import KEY, MEGABYTE, size_of, study
from blotter.domain.segment import Span
from blotter.ui.main_window import MainWindow

SIZES: tuple[float, ...] = (1, 2.5, 5)
_TARGET = 20
_TURNS = 21
_NAME = "{gesture}: key to repaint and on disk"


def figures() -> list[Figure]:
    """Marking at three sizes, the other gestures at the largest."""
    found, points = [], []
    for size in SIZES:
        names = ("mark", "unmark", "recode") if size == SIZES[-1] else ("mark",)
        measured = gesture_figures(study(size), size_of(size), names)
        points.append((size, measured[0].value))
        found += measured
    return [*found, growth(_NAME.format(gesture="mark"), points, "1 to 5 MB")]


def gesture_figures(path: Path, size: str, names: Sequence[str]) -> list[Figure]:
    """A figure for each gesture, made on a copy of the project."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, folder)
        with on_large(Path(copy)) as window:
            floor = page_paint(window) + bare_commit()
            return [
                Figure(_NAME.format(gesture=name), size, _GESTURES[name](window), "ms", _TARGET, floor)
                for name in names
            ]


def mark(window: MainWindow) -> float:
    """A code's key, with a passage selected."""
    view = window.work.page.view
    starts = iter(places(_TURNS, len(view.page.positions.stored) - MEGABYTE // 100))

    def select() -> None:
        start = next(starts)
        view.reveal(Span(start, start + 150), flash=False)
        view.select(Span(start, start + 150))
        settle()

    def press() -> None:
        QTest.keyClicks(view.page, KEY)
        settle()

    return milliseconds(press, _TURNS, select)


def unmark(window: MainWindow) -> float:
    """Delete, with a segment chosen."""
    return milliseconds(
        lambda: _press(window.work.page.view.page, Qt.Key.Key_Delete), _TURNS, lambda: _choose(window)
    )


def recode(window: MainWindow) -> float:
    """Enter in the palette that R has opened."""

    def open_palette() -> None:
        _choose(window)
        QTest.keyClick(window.work.page.view.page, Qt.Key.Key_R)
        QTest.keyClicks(_focus(), "code 1")
        settle()

    return milliseconds(lambda: _press(_focus(), Qt.Key.Key_Return), _TURNS, open_palette)


def _choose(window: MainWindow) -> None:
    """Go on to a segment of one's own: about another coder's the window would ask first."""
    view, project = window.work.page.view, window.work.desk.project
    view.page.setFocus()
    is_own = False
    while not is_own:
        QTest.keyClick(view.page, Qt.Key.Key_N)
        is_own = project.segment(view.chosen() or "").coder == project.acting_coder().id
    settle()


def _press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    settle()


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


_GESTURES: dict[str, Callable[[MainWindow], float]] = {"mark": mark, "unmark": unmark, "recode": recode}
