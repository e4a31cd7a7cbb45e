"""Showing and hiding: a code, a coder."""

from PySide6.QtTest import QTest

from benchmarks.desk_window import on_large, page_paint, settle
from benchmarks.figure import Figure, milliseconds
from benchmarks.material import size_of, study
from blotter.ui.main_window import MainWindow

SIZE = 5
_TURNS = 11


def figures() -> list[Figure]:
    """In the middle of a document of which some pages have been seen."""
    with on_large(study(SIZE)) as window:
        view = window.work.page.view
        view.page.put_caret(len(view.page.positions.stored) // 2)
        view.page.ensureCursorVisible()
        settle()
        floor = page_paint(window)
        rows = {"code": _hide_codes(window), "coder": _hide_coders(window)}
    return [
        Figure(f"hide or show a {what}: to repaint", size_of(SIZE), value, "ms", 16, floor)
        for what, value in rows.items()
    ]


def _hide_codes(window: MainWindow) -> float:
    view = window.work.page.view
    turns = 0

    def toggle() -> None:
        nonlocal turns
        turns += 1
        view.set_visible_segments((lambda segment: segment.path != "code 3") if turns % 2 else None)
        settle()

    return milliseconds(toggle, _TURNS, lambda: QTest.qWait(300))


def _hide_coders(window: MainWindow) -> float:
    desk = window.work.desk
    ben = frozenset([desk.project.coder("Ben").id])
    turns = 0

    def toggle() -> None:
        nonlocal turns
        turns += 1
        desk.show_coders(ben if turns % 2 else frozenset())
        settle()

    return milliseconds(toggle, _TURNS, lambda: QTest.qWait(300))
