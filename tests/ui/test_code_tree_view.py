"""Dragging in the code tree: what is under the pointer decides, Ctrl merges."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from blotter.domain.segment import Span
from blotter.project.project import Project
from blotter.ui.models.code_tree_model import CodeTreeModel
from blotter.ui.reading.transfer import codes_data, dragged_codes, span_data
from blotter.ui.views.code_tree_view import CodeTreeView

LEFT, NONE, CTRL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def tree(study: Project, dressed: object, qtbot) -> CodeTreeView:
    model = CodeTreeModel()
    made = CodeTreeView(model)
    qtbot.addWidget(made)
    model.setParent(made)
    model.show_codebook(study.codebook)
    made.resize(280, 400)
    made.show()
    return made


def place(tree: CodeTreeView, path: str, offset: float = 0.5) -> QPoint:
    row = tree.visualRect(tree.codes.index_of(tree.codes.codebook.find(path).id))
    return QPoint(row.left() + 40, row.top() + round(row.height() * offset))


def drop(tree: CodeTreeView, data: QMimeData, at: QPoint, modifiers=NONE) -> bool:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    viewport = tree.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, actions, data, LEFT, modifiers))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, actions, data, LEFT, modifiers))
    viewport.repaint()
    dropped = QDropEvent(QPointF(at), actions, data, LEFT, modifiers)
    QApplication.sendEvent(viewport, dropped)
    return dropped.isAccepted()


def test_on_a_row_a_code_is_nested_and_with_ctrl_merged(tree: CodeTreeView, qtbot) -> None:
    book = tree.codes.codebook
    motive, patrol = book.find("motive").id, book.find("patrol").id
    with qtbot.waitSignal(tree.codes.move_requested) as told:
        assert drop(tree, codes_data([motive]), place(tree, "patrol"))
    assert told.args == [motive, patrol, ""]
    with qtbot.waitSignal(tree.codes.merge_requested) as told:
        assert drop(tree, codes_data([motive]), place(tree, "patrol"), CTRL)
    assert told.args == [motive, patrol]


def test_between_rows_a_code_is_placed(tree: CodeTreeView, qtbot) -> None:
    book = tree.codes.codebook
    motive, patrol = book.find("motive").id, book.find("patrol").id
    with qtbot.waitSignal(tree.codes.move_requested) as told:
        assert drop(tree, codes_data([motive]), place(tree, "patrol", 0.04))
    assert told.args == [motive, "", patrol]


@pytest.mark.parametrize("offset", [0.04, 0.5, 0.92])
def test_words_land_on_a_row_wherever_they_hit_it(tree: CodeTreeView, qtbot, offset: float) -> None:
    with qtbot.waitSignal(tree.codes.span_dropped) as told:
        assert drop(tree, span_data("words", Span(3, 8)), place(tree, "patrol", offset))
    assert told.args == [tree.codes.codebook.find("patrol").id]


def test_words_on_the_empty_area_ask_for_a_new_code(tree: CodeTreeView, qtbot) -> None:
    with qtbot.waitSignal(tree.codes.span_dropped) as told:
        assert drop(tree, span_data("words", Span(3, 8)), QPoint(100, 350))
    assert told.args == [""]


def test_several_codes_are_chosen_to_be_dragged(tree: CodeTreeView, study: Project) -> None:
    for path, held in (("training", NONE), ("motive", CTRL)):
        QTest.mouseClick(tree.viewport(), LEFT, held, place(tree, path))
    data = tree.codes.mimeData(tree.selectedIndexes())
    assert set(dragged_codes(data)) == {study.codebook.find(path).id for path in ("training", "motive")}
    assert not drop(tree, data, place(tree, "patrol")), "a tree takes one at a time"


def test_a_code_is_not_dropped_on_itself(tree: CodeTreeView, qtbot) -> None:
    motive = tree.codes.codebook.find("motive").id
    with qtbot.assertNotEmitted(tree.codes.move_requested):
        assert not drop(tree, codes_data([motive]), place(tree, "motive"))
