"""Showing and hiding: a code, a coder."""

from PySide6.QtTest import QTest

from benchmarks.desk_window import on_large, page_paint, settle
from benchmarks.figure import Figure, milliseconds
from benchmarks.material import size_of, study
from blotter.ui.main_window import MainWindow

SIZE = 5
_TURNS = 9
_PAUSE = 1000
"""Milliseconds in which what the turn before has set going comes to its end."""


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
    desk = window.work.desk
    hidden = frozenset([next(iter(desk.project.codebook)).id])
    turns = 0

    def toggle() -> None:
        nonlocal turns
        turns += 1
        (desk.hide_codes if turns % 2 else desk.unhide_codes)(hidden)
        settle()

    return milliseconds(toggle, _TURNS, lambda: QTest.qWait(_PAUSE))


def _hide_coders(window: MainWindow) -> float:
    desk = window.work.desk
    ben = frozenset([desk.project.coder("Ben").id])
    turns = 0

    def toggle() -> None:
        nonlocal turns
        turns += 1
        desk.show_coders(ben if turns % 2 else frozenset())
        settle()

    return milliseconds(toggle, _TURNS, lambda: QTest.qWait(_PAUSE))
