"""Two people code the same interview from its start to its end: one has no mouse, the other no keyboard."""

from collections.abc import Iterator
from contextlib import contextmanager

import small_study
from open_window import CONTROL, DOCUMENT, NONE, SHIFT, coded, settle
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from reading.reading_segments import middle_of

from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.ui.main_window import MainWindow
from blotter.ui.reading.transfer import codes_data

ME = "Mira Okonjo"
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
Key = Qt.Key
FIRST, SECOND = (
    "He was put on the night boat with two men he had never seen.",
    "Nobody asked for papers.",
)
KIDNAPPING, RETURN = "repression/rendition or kidnapping", "repression/coerced return"


def text(project: Project) -> str:
    return project.text(small_study.document(project, DOCUMENT))


def is_done(window: MainWindow) -> bool:
    done = window.work.desk.project.done_coders()
    source = small_study.document(window.work.desk.project, DOCUMENT)
    return bool(done.get(source.id))


# Without a mouse: keys go where the focus is, and nowhere else


def keys(*pressed: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key | str) -> None:
    for each in pressed:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(each, str):
            QTest.keyClicks(widget, each)
        else:
            key, held = each if isinstance(each, tuple) else (each, NONE)
            QTest.keyClick(widget, key, held)
        settle()


def test_with_the_keyboard_alone(window: MainWindow) -> None:
    project, view = window.work.desk.project, window.work.page.view
    keys((Key.Key_T, CONTROL | SHIFT))
    assert view.page.hasFocus()
    # The first sentence gets two codes at once.
    keys((Key.Key_Home, CONTROL), Key.Key_S, Key.Key_Return, "coer", Key.Key_Tab)
    keys((Key.Key_A, CONTROL), "motiv", Key.Key_Tab, Key.Key_Return)
    assert {(RETURN, FIRST, ME), ("motive", FIRST, ME)} <= coded(project)
    keys((Key.Key_Z, CONTROL))
    assert ("motive", FIRST, ME) not in coded(project)
    keys((Key.Key_Z, CONTROL | SHIFT))
    # The next paragraph without codes, from its first word on.
    keys(Key.Key_U, Key.Key_E, Key.Key_E, (Key.Key_L, CONTROL))
    assert ("motive", SECOND, ME) in coded(project)
    # A note on three words, and back to the text.
    keys((Key.Key_Home, CONTROL), *[(Key.Key_Right, CONTROL | SHIFT)] * 2, Key.Key_M, "Who?", Key.Key_Escape)
    (note,) = project.notes_of(small_study.document(project, DOCUMENT))
    assert (note.quote, note.text) == ("He was", "Who?")
    assert view.page.hasFocus()
    # Both of the older segments become one code, then one of them reaches further.
    keys((Key.Key_Home, CONTROL), Key.Key_N, Key.Key_N, Key.Key_N)
    keys(Key.Key_Q, Key.Key_N, Key.Key_Q, Key.Key_R, "live", Key.Key_Return, Key.Key_Escape)
    assert ("patrol/exercise/live fire", "put on the night boat", ME) in coded(project)
    assert ("patrol/exercise/live fire", "the night boat", ME) in coded(project)
    keys((Key.Key_Home, CONTROL), *[Key.Key_N] * 3, Key.Key_B, Key.Key_Right, Key.Key_Return, Key.Key_Delete)
    assert ("patrol/exercise/live fire", "put on the night boat", ME) not in coded(project)
    keys((Key.Key_Z, CONTROL))
    assert ("patrol/exercise/live fire", "put on the night boat with", ME) in coded(project)
    keys((Key.Key_Return, CONTROL | SHIFT))
    assert is_done(window)
    assert project.check() == []


# Without a keyboard


def spot(window: MainWindow, words: str, letter: int = 0) -> QPoint:
    """The middle of a letter of some words."""
    view = window.work.page.view
    return middle_of(view, text(window.work.desk.project).index(words) + letter)


def drag_over(window: MainWindow, words: str) -> None:
    """Select words by dragging over them."""
    viewport = window.work.page.view.page.viewport()
    start, end = spot(window, words) - QPoint(4, 0), spot(window, words, len(words) - 1) + QPoint(4, 0)
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)
    settle()


def click(
    widget: QWidget, at: QPoint, button: Qt.MouseButton = LEFT, held: Qt.KeyboardModifier = NONE
) -> None:
    QTest.mouseClick(widget, button, held, at)
    settle()
    QTest.qWait(QApplication.doubleClickInterval() + 20)


def row_of(window: MainWindow, path: str) -> QPoint:
    """The row of a code in the tree, brought into view."""
    tree = window.work.panes.codebook.tree
    tree.choose(window.work.desk.project.codebook.find(path).id)
    row = tree.visualRect(tree.currentIndex())
    return QPoint(row.left() + 30, row.center().y())


def drop_codes(window: MainWindow, *paths: str) -> None:
    """Drop codes from the tree on the selection."""
    book = window.work.desk.project.codebook
    data = codes_data([book.find(path).id for path in paths])
    viewport = window.work.page.view.page.viewport()
    at, actions = QPoint(200, 200), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    QApplication.sendEvent(viewport, QDragEnterEvent(at, actions, data, LEFT, NONE))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, actions, data, LEFT, NONE))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), actions, data, LEFT, NONE))
    settle()


@contextmanager
def choosing_in_menu(words: str) -> Iterator[None]:
    """Press an entry of the menu that the block opens."""
    met: list[QMenu] = []
    looking = QTimer(interval=20)

    def meet() -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            looking.stop()
            met.append(menu)
            action = next(each for each in menu.actions() if each.text().partition("\t")[0] == words)
            QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())

    looking.timeout.connect(meet)
    looking.start()
    yield
    while not met:
        QTest.qWait(20)
    settle()


def test_with_the_mouse_alone(window: MainWindow, qtbot: QtBot) -> None:
    project, view = window.work.desk.project, window.work.page.view
    viewport = view.page.viewport()
    view.grab()
    # A passage is dragged over and a code double-clicked.
    drag_over(window, "two men he had never seen")
    tree = window.work.panes.codebook.tree
    row = row_of(window, "motive")
    QTest.mouseClick(tree.viewport(), LEFT, pos=row)
    QTest.mouseDClick(tree.viewport(), LEFT, pos=row)
    settle()
    assert ("motive", "two men he had never seen", ME) in coded(project)
    # A triple click selects the paragraph; two codes are dropped on it in one step.
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    at = spot(window, "asked")
    QTest.mouseDClick(viewport, LEFT, pos=at)
    QTest.mouseClick(viewport, LEFT, pos=at)
    settle()
    assert view.selected_span() == Span(text(project).index(SECOND), len(text(project)))
    drop_codes(window, "training", "patrol")
    assert {("training", SECOND, ME), ("patrol", SECOND, ME)} <= coded(project)
    # A click chooses the innermost segment, again the next; its end is pulled by the grip.
    click(viewport, spot(window, "boat"))
    first = view.chosen()
    click(viewport, spot(window, "boat"))
    assert view.chosen() not in (None, first)
    view.grab()
    start, end = view.page.grips[True].center().toPoint(), spot(window, "with", 3) + QPoint(4, 0)
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)
    settle()
    assert (KIDNAPPING, "put on the night boat with", ME) in coded(project)
    # Two stripes are marked with Ctrl, and the menu of one of them uncodes both.
    view.grab()
    stripes = {each.segment.path: each for each in view.margin.stripes}
    for path, held in (("training", NONE), ("motive", CONTROL)):
        click(view.margin, view.margin._box(stripes[path]).center().toPoint(), held=held)
    one = stripes["motive"]
    at = view.margin.mapToGlobal(view.margin._box(one).center().toPoint())
    with choosing_in_menu("Uncode 2 segments"):
        view.margin.menu_requested.emit(at, one.segment.id)
    assert {path for path, _, _ in coded(project)} == {"patrol", KIDNAPPING}
    # A double click on a stripe opens the memo of its segment.
    view.grab()
    stripe = next(each for each in view.margin.stripes if each.segment.path == KIDNAPPING)
    QTest.mouseDClick(view.margin, LEFT, pos=view.margin._box(stripe).center().toPoint())
    settle()
    assert window.work.panes.memo.subject() == f"segment:{stripe.segment.id}"
    # What was uncoded comes back by the tool, and the sign before the name says done.
    undo = window.tools.widgetForAction(window.actions_by_id["undo"])
    assert isinstance(undo, QToolButton)
    click(undo, undo.rect().center())
    assert ("training", SECOND, ME) in coded(project)
    documents = window.work.panes.documents.list
    click(documents.viewport(), documents.sign_rect(documents.currentIndex()).center())
    assert is_done(window)
    assert project.check() == []
